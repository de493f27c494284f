"""The surfaces that are fuzzed: how each makes an input of the fuzzer's bytes, and what must hold for any input.

An input is bytes, so that one that breaks a promise can be kept as a file, and tried again without a fuzzer.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time
from typing import NamedTuple

from accounting import check as check_account
from accounting import rebuild
from fuzz.grammar import Orders, make_lines, make_text, make_whole, pack
from stitchtext.batch.readers import read_records
from stitchtext.batch.records import Done, Recipe, Source, Target
from stitchtext.batch.repairs import Repairer
from stitchtext.checks import check
from stitchtext.edits import apply_edits, pick_edits, revert_edits
from stitchtext.errors import StitchError
from stitchtext.files import decode
from stitchtext.fixes import fix
from stitchtext.model import Options
from stitchtext.pipeline import repair
from stitchtext.report.baselines import parse_baseline, render_baseline
from stitchtext.report.documents import render_document
from stitchtext.report.formats import find_renderer
from stitchtext.report.inspections import Inspection, Noter, View
from stitchtext.report.places import Lines
from stitchtext.rules import RULES
from stitchtext.rules.tables import read_rules
from stitchtext.settings import FORMATS, read_config

_MOST = 200_000
"""Bytes of the largest record that is read here."""
_SECONDS, _PER_BYTE = 4.0, 0.0004
"""What an input may take at least, and for each of its bytes; some hundred times what an ordinary one takes."""
SUFFIXES = (".txt", ".jsonl", ".jsonl.gz", ".txt.gz", ".parquet", ".jsonl.zst")


class Surface(NamedTuple):
    """One place at which input comes in: `make` turns a fuzzer's bytes into an input, `hold` tries it."""

    make: Callable[[bytes], bytes]
    hold: Callable[[bytes], None]


@contextmanager
def bounded(size: int) -> Iterator[None]:
    """Hold what is done to the time that an input of that size may take.

    Raises:
        AssertionError: it took longer.

    """
    began = process_time()
    yield
    took = process_time() - began
    assert took < _SECONDS + _PER_BYTE * size, f"{took:.1f} s for {size} bytes"


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(data: bytes) -> str:
    """Any bytes as a text, half characters included."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def hold_repair(data: bytes) -> None:
    """A repair accounts for every character and comes to an end."""
    raw = _read(data)
    with bounded(len(data)):
        result = repair(raw)
    check_account(raw, result)
    assert rebuild(result) == raw
    if len(raw) % 4 == 0:
        choices: tuple[Options, ...] = (Options(keep="majority"), Options(keep=1), Options(keep=2))
        check_account(raw, repair(raw, choices[len(raw) // 4 % 3]))
    render_document(result, "-", "utf-8")


def hold_check(data: bytes) -> None:
    """Findings lie in the text, their edits revert, what was fixed stays fixed, and every format can tell of them."""
    raw = _read(data)
    with bounded(len(data)):
        checked = check(raw, rules=RULES.all())
    for found in checked.findings:
        assert 0 <= found.start <= found.end <= len(raw), found
        assert all(0 <= edit.start <= edit.end <= len(raw) for edit in found.edits), found
    taken, _ = pick_edits([found for found in checked.findings if found.edits])
    assert revert_edits(apply_edits(raw, (edit for edit, _ in taken))) == raw
    with bounded(len(data) * 4):
        fixed = fix(raw, unsafe=len(raw) % 2 == 0)
        again = fix(fixed.text, unsafe=len(raw) % 2 == 0)
    assert again.text == fixed.text
    remarks = Noter(Lines(raw)).note(raw, checked.findings)
    inspections = [Inspection("a.txt", raw, remarks, 0, ())]
    view = View({rule.code: rule for rule in RULES.all()}, "warning", len(raw) % 3 == 0)
    told = "".join(find_renderer(FORMATS[len(raw) % len(FORMATS)])(iter(inspections), view))
    told.encode(errors="backslashreplace")


def hold_readers(data: bytes) -> None:
    """Whatever a file holds, a batch has articles or a reason for each record, and no mistake of its own to tell."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES) if data else 0]
    content = data[1:]
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / f"in{suffix}"
        path.write_bytes(content)
        kind = "text" if ".txt" in suffix else "parquet" if suffix == ".parquet" else "jsonl"
        target = Target(str(Path(folder) / "out"), "file" if kind == "text" else "jsonl")
        source = Source(str(path), path.name, path.name, "in", kind, target, len(content))  # type: ignore[arg-type]
        with bounded(len(content) * 4 + _MOST):
            records = tuple(read_records(source, _MOST))
            done = Repairer(Recipe())(records, lambda _: None)
        _check_done(done, len(records))
    with_encoding = (None, "utf-16", "cp932", "latin-1")[len(data) % 4]
    try:
        scrape = decode(content, "in", with_encoding)
    except StitchError:
        return
    scrape.encode(scrape.text)


def _check_done(done: tuple[Done, ...], records: int) -> None:
    reports = [report for each in done for report in each.reports]
    assert len(reports) == records
    for report in reports:
        assert "internal error" not in report.error, report.error
        assert "\n" not in report.error
        report.error.encode()
    for each in done:
        each.data.decode()


def hold_settings(data: bytes) -> None:
    """What is no settings, no rules or no baseline is refused in words; what is one can be used."""
    kind, content = (data[0] % 4 if data else 0), data[1:]
    try:
        with bounded(len(content)):
            (_hold_config, _hold_project, _hold_rules, _hold_baseline)[kind](content)
    except StitchError as error:
        str(error).encode(errors="backslashreplace")


def _hold_config(content: bytes, name: str = "stitchtext.toml") -> None:
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        config = read_config(str(path))
    markers = tuple(config.values.get("markers", ())) if config else ()
    if markers:
        raw = "one two\n—END—\none two three\n"
        check_account(raw, repair(raw, Options(markers)))


def _hold_project(content: bytes) -> None:
    _hold_config(content, "pyproject.toml")


def _hold_rules(content: bytes) -> None:
    rules = read_rules(content.decode("utf-8", "replace"), "rules.toml")
    fix("one two three はずです 1.5\n", rules=rules, unsafe=True)


def _hold_baseline(content: bytes) -> None:
    known = parse_baseline(content.decode("utf-8", "replace"), "baseline.json")
    assert parse_baseline(render_baseline(known), "again") == known


def _make_scrape(data: bytes) -> bytes:
    return _encode(make_text(Orders(data)))


def _make_file(data: bytes) -> bytes:
    orders = Orders(data)
    number = orders.take() % len(SUFFIXES)
    suffix = SUFFIXES[number]
    if orders.take() % 4 == 0:
        return bytes([number]) + orders.rest()
    if suffix == ".parquet":
        return bytes([number]) + _make_table(orders)
    content = make_whole(orders).encode() if ".txt" in suffix else make_lines(orders)
    packing = suffix[suffix.rfind(".") :]
    return bytes([number]) + (pack(orders, content, packing) if packing in (".gz", ".zst") else content)


def _make_table(orders: Orders) -> bytes:
    """A small Parquet file with columns of several types, and sometimes one byte wrong."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    broken, at, byte = orders.take() % 2, orders.number(), orders.take()
    ids = ([1, None], ["a/../../b", "\0"], [1.5, float("nan")], [b"\xff", None])[orders.take() % 4]
    texts = [make_whole(Orders(orders.rest()), 2_000), None if broken else "x"]
    file = io.BytesIO()
    pq.write_table(pa.table({"id": pa.array(ids), "text": pa.array(texts, pa.string())}), file)
    packed = bytearray(file.getvalue())
    if broken:
        packed[at % len(packed)] = byte
    return bytes(packed)


def _make_settings(data: bytes) -> bytes:
    orders = Orders(data)
    kind = bytes([orders.take() % 4])
    if orders.take() % 4 == 0:
        return kind + orders.rest()
    parts: list[str] = []
    while not orders.done and len(parts) < 40:
        parts.append(_TOKENS[orders.take() % len(_TOKENS)] * (orders.take() % 200 if orders.take() == 7 else 1))
    return kind + _encode("".join(parts))


_TOKENS = (
    "\n", " = ", "[", "]", "[[rule]]\n", "[tool.stitchtext]\n", "{", "}", '"', "'", ", ", ": ", "1", "-1", "true",
    "'text'", "1e9", "nan", "1979-05-27", "'''", "\\", "\\u0000", "\\ud800", ".", "#", "\0", "\ud800", "é", "code",
    "name", "summary", "pattern", "replacement", "examples", "leaves", "exceptions", "severity", "safety", "languages",
    'code = "U1"\nname = "a"\nsummary = "-"\n', "pattern = 'e(.*)n'\n", 'examples = [["one", "an"]]\n', '"version": 1',
    "replacement = '\\1'\n", "pattern = '(a|a)*$'\n", "replacement = '\\g<x>'\n", "examples = [['on', 'o']]\n",
    '"findings": [', '{"path": "a", "code": "T1", "fingerprint": "b"}', "null", "select = ['T']\n",
    "markers = ['(x+x+)+y']\n", "markers = ['(']\n", "keep = 2\n", "keep = 'majority'\n", "color = 'never'\n",
    "per-file-ignores = {'a' = ['T']}\n", "include = ['[', '!']\n", "(?R)", "(?P<a>", "{1,99999}", "\\p{L}", "(?<=a+)",
)  # fmt: skip


def _memory() -> str | None:
    """A folder that is no disk, where the system has one."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108


SURFACES = {
    "repair": Surface(_make_scrape, hold_repair),
    "check": Surface(_make_scrape, hold_check),
    "readers": Surface(_make_file, hold_readers),
    "settings": Surface(_make_settings, hold_settings),
}
"""Every surface by the name it is fuzzed under."""
