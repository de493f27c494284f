"""Tasks: records cut into handfuls, so that the same records always make the same tasks, and so the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from zlib import crc32

from stitchtext import __version__
from stitchtext.batch.errands import cut_handfuls
from stitchtext.batch.records import Recipe, Record, Task

_SHARE = 32
"""One record in so many ends a task: which one is told by its place alone, so that a new file moves few of them."""
_MOST = 96
_WEIGHT = 524_288
"""Records and bytes at which a task ends at the latest."""


def cut_tasks(records: Iterable[Record], recipe: Recipe) -> Iterator[Task]:
    """Records of one target as tasks, in their order."""
    handfuls = cut_handfuls(records, weigh, _MOST, _WEIGHT, lambda record: crc32(record.place.encode()) % _SHARE == 0)
    return (make_task(handful, recipe) for handful in handfuls)


def weigh(record: Record) -> int:
    """The bytes of a record."""
    return len(record.data)


def make_task(records: list[Record], recipe: Recipe) -> Task:
    """A task of these records, which all have one target; its key is the digest of all that its articles depend on."""
    target = records[0].source.target
    digest = blake2b(repr((__version__, target.form, recipe[:3])).encode(), digest_size=16)
    digest.update(target.schema)
    for record in records:
        source = record.source
        parts = (source.id, source.group, source.kind, repr(source.options), record.row, record.flaw, len(record.data))
        digest.update(repr(parts).encode("utf-8", "surrogateescape"))
        digest.update(record.data)
    return Task(target, tuple(records), digest.digest())
