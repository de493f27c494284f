"""Stores: texts, sketches and numbers on disk while fragments are grouped, in one SQLite file.

Numbers lie in piles, each a row of packed 64-bit numbers under a key, and a pile is read as a whole: a pile is what
memory has to hold.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from stitchtext.across.nouns import Member, Record, Sketch

_HELD = 1 << 20
"""Numbers held in memory before they are written."""
_TABLES = """
pragma journal_mode = off;
pragma synchronous = off;
create table records (id integer primary key, name blob, file blob, row integer, text blob);
create table fragments (id integer primary key, record integer, start integer, stop integer, size integer,
    hashes blob, offsets blob, queries blob, text blob);
create table piles (kind text, key integer, numbers blob);
create index piles_by_key on piles (kind, key);
create index fragments_by_record on fragments (record);
create table ranks (rank integer primary key, fragment integer, nth integer, many integer);
"""


class Store:
    """The file of one run: made anew, since what is in it can be made again; whoever opens it deletes it."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._database = sqlite3.connect(path)
        self._database.executescript(_TABLES)
        self._held: dict[tuple[str, int], array[int]] = {}
        self._count = 0

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def put(self, record: Record, fragments: Sequence[tuple[int, int, Sketch]]) -> int:
        """Keep a record and its fragments, (start, end, sketch); returns the number of the first fragment."""
        packed = [_pack(text) for text in (record.id, record.file)]
        add = "insert into records (name, file, row, text) values (?, ?, ?, ?)"
        number = self._database.execute(add, (*packed, record.row, _pack(record.text))).lastrowid
        rows = [
            (
                number, start, end, sketch.size, array("q", sketch.hashes).tobytes(),
                array("I", sketch.offsets).tobytes(), array("I", sketch.queries).tobytes(),
                _pack(record.text[start:end]) if len(fragments) > 1 else None,
            )
            for start, end, sketch in fragments
        ]  # fmt: skip
        add = "insert into fragments (record, start, stop, size, hashes, offsets, queries, text)"
        self._database.executemany(f"{add} values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        last: int = self._database.execute("select coalesce(max(id), 0) from fragments").fetchone()[0]
        return last - len(rows) + 1

    def rank(self) -> None:
        """Number the fragments by file, row and offset; and those of each name, for the ids of articles."""
        self._database.execute(
            "insert into ranks select row_number() over place - 1, f.id, row_number() over named,"
            " count(*) over (partition by r.name)"
            " from fragments f join records r on r.id = f.record"
            " window place as (order by r.file, r.row, f.start, r.name, f.id),"
            " named as (partition by r.name order by r.file, r.row, f.start, f.id)"
        )

    def list_ranked(self) -> Iterator[tuple[int, int, int]]:
        """Of each fragment in order: its number in the store, its record, its folded size."""
        ask = "select f.id, f.record, f.size from ranks join fragments f on f.id = ranks.fragment order by rank"
        return iter(self._database.execute(ask))

    def read_sketch(self, rank: int) -> Sketch:
        """The sketch of a fragment."""
        ask = "select size, hashes, offsets, queries from ranks join fragments on id = fragment where rank = ?"
        size, hashes, offsets, queries = self._database.execute(ask, (rank,)).fetchone()
        return Sketch(size, array("q", hashes), array("I", offsets), array("I", queries))

    def read_member(self, rank: int) -> Member:
        """A fragment with its text."""
        name, file, row, start, end, own, text, nth, many = self._database.execute(
            "select name, file, row, start, stop, f.text, case when f.text is null then r.text end, nth, many"
            " from ranks join fragments f on f.id = fragment join records r on r.id = record where rank = ?",
            (rank,),
        ).fetchone()
        called = f"{_unpack(name)}#{nth}" if many > 1 else _unpack(name)
        body = _unpack(own) if own is not None else _unpack(text)[start:end]
        return Member(rank, called, _unpack(file), row, start, end, body)

    def read_whole(self, record: int) -> str:
        """The text of a record."""
        return _unpack(self._database.execute("select text from records where id = ?", (record,)).fetchone()[0])

    def count_fragments(self, record: int) -> int:
        """How many fragments a record has."""
        ask = "select count(*) from ranks join fragments on id = fragment where record = ?"
        count: int = self._database.execute(ask, (record,)).fetchone()[0]
        return count

    def pile(self, kind: str, key: int, numbers: Sequence[int]) -> None:
        """Put numbers on a pile."""
        self._held.setdefault((kind, key), array("q")).extend(numbers)
        self._count += len(numbers)
        if self._count >= _HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held in memory."""
        rows = ((kind, key, numbers.tobytes()) for (kind, key), numbers in sorted(self._held.items()))
        self._database.executemany("insert into piles values (?, ?, ?)", rows)
        self._held, self._count = {}, 0

    def list_piles(self, kind: str) -> Iterator[tuple[int, array[int]]]:
        """The piles of one kind by key, each as a whole; what is piled meanwhile must be of another kind."""
        self.flush()
        cursor = self._database.execute("select key, rowid from piles where kind = ? order by key, rowid", (kind,))
        for key, rows in groupby(cursor.fetchall(), key=itemgetter(0)):
            numbers = array("q")
            for _, row in rows:
                numbers.frombytes(
                    self._database.execute("select numbers from piles where rowid = ?", (row,)).fetchone()[0]
                )
            yield key, numbers


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """A store that is there for as long as the block."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()
        path.unlink(missing_ok=True)


def _pack(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpack(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
