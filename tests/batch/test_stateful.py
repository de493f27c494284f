"""Any sequence of kills, changes and runs of a batch: what a run has ended is what a fresh one would have made."""

from __future__ import annotations

import functools
import gzip
import io
import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from batching import TWO_ARTICLES, Alone, Order, make_rows, make_scrape, read_tree, run_batch, write_rows
from conftest import EXAMPLES
from kills.instants import kill_at_call, kill_in_time
from kills.victims import COMMAND, ENVIRONMENT, list_left_over, see_ledger
from stitchtext.batch import articles, runs
from stitchtext.batch.ledgers import Ledger
from stitchtext.model import Options

NEEDS = {"out": "os", "out.jsonl": "os", "out.jsonl.gz": "os", "out.jsonl.zst": "backports", "out.parquet": "pyarrow"}
FORMS = [form for form, needed in NEEDS.items() if find_spec(needed)]
TEXTS = ["a.txt", "sub/b.txt", "sub/c.md", "sub/deep/d.txt"]
TABLES = ["r.jsonl", "sub/s.jsonl"]
REPAIR = functools.cache(articles.repair)
_LONGEST = 120


class Change(NamedTuple):
    """What happens to the sources or to the choices before a run, or under way."""

    kind: str
    name: str
    number: int


CHANGES = st.builds(
    Change,
    st.sampled_from(["write", "write", "remove", "break", "keep"]),
    st.sampled_from(TEXTS + TABLES),
    st.integers(0, 40),
)
OUTPUTS = st.sampled_from(FORMS)


class Batches(RuleBasedStateMachine):
    """A folder of sources, and for each form an output that is made, killed and gone on with."""

    @initialize(numbers=st.lists(st.integers(0, 40), min_size=1, max_size=6))
    def begin(self, numbers: list[int]) -> None:
        self.place = TemporaryDirectory()
        self.folder = Path(self.place.name)
        os.chdir(self.folder)
        self.keep = "all"
        self.fresh = 0
        self.whole: dict[str, dict[str, set[bytes]]] = {form: {} for form in FORMS}
        (self.folder / "in" / "sub" / "deep").mkdir(parents=True)
        (self.folder / "in" / "always.txt").write_text(TWO_ARTICLES, encoding="utf-8")
        for name, number in zip(TEXTS + TABLES, numbers, strict=False):
            self._change(Change("write", name, number))

    def teardown(self) -> None:
        if hasattr(self, "place"):
            for form in FORMS:
                if self.whole[form]:
                    self._go_on(form)
                    self.nothing_is_half_written()
            os.chdir("/")
            self.place.cleanup()

    @rule(form=OUTPUTS, change=CHANGES, nth=st.integers(1, 60), after=st.booleans())
    def kill_at_a_call(self, form: str, change: Change, nth: int, after: bool) -> None:
        self._change(change)
        self._expect(form)
        kill_at_call(self._list_args(form), self.folder, nth, after=after)

    @rule(form=OUTPUTS, change=CHANGES, share=st.floats(0.1, 1))
    def kill_by_the_clock(self, form: str, change: Change, share: float) -> None:
        self._change(change)
        self._expect(form)
        kill_in_time(self._list_args(form), self.folder, share * _measure_run())

    @rule(form=OUTPUTS, change=CHANGES)
    def go_on(self, form: str, change: Change) -> None:
        self._change(change)
        self._go_on(form)

    @rule(form=OUTPUTS, change=CHANGES, share=st.floats(0.1, 1))
    def change_under_way(self, form: str, change: Change, share: float) -> None:
        """A run may see each source before or behind the change, and none of them half."""
        rows = _read_rows(self._expect(form))
        process = subprocess.Popen([*COMMAND, *self._list_args(form)], env=ENVIRONMENT, stderr=subprocess.PIPE)
        time.sleep(share * _measure_run())
        if change.kind != "keep":
            self._change(change)
        process.communicate(timeout=_LONGEST)
        assert process.returncode in (0, 1)
        rows |= _read_rows(self._expect(form))
        made = self._read(form)
        assert _read_rows(made) <= rows
        for name, data in made.items():
            self.whole[form].setdefault(name, set()).add(data)

    @invariant()
    def nothing_is_half_written(self) -> None:
        for form in FORMS if hasattr(self, "place") else ():
            for name, data in self._read(form).items():
                assert data in self.whole[form].get(name, ()), f"{name} is neither whole nor absent"

    def _go_on(self, form: str) -> None:
        wanted = self._expect(form)
        done = subprocess.run(
            [*COMMAND, *self._list_args(form)], env=ENVIRONMENT, capture_output=True, check=False, timeout=_LONGEST
        )
        assert done.returncode in (0, 1), done.stderr.decode()
        made = self._read(form)
        if form == "out":  # outputs whose source is gone stay
            made = {name: data for name, data in made.items() if name in wanted or self._has_source(name)}
        assert made == wanted
        assert list_left_over(self.folder / "runs" / form) == []
        ledger = Order((), _place(form)).ledger
        assert see_ledger(ledger, self.folder) == []
        assert _read_reports(ledger) == self.reports

    def _list_args(self, form: str) -> list[str]:
        return ["batch", "in", "-o", str(_place(form)), "--jobs", "2", "-q", "--keep", self.keep]

    def _has_source(self, name: str) -> bool:
        return (self.folder / "in" / Path(name).relative_to("out")).exists()

    def _read(self, form: str) -> dict[str, bytes]:
        if not (self.folder / "runs" / form).exists():
            return {}
        tree = read_tree(self.folder / _place(form))
        return {
            name: data
            for name, data in tree.items()
            if not name.endswith((".tmp", ".partial", "errors.jsonl")) and name.split("/")[0] == form
        }

    def _expect(self, form: str) -> dict[str, bytes]:
        """What a fresh run makes of the sources as they are, which from now on is whole."""
        self.fresh += 1
        order = Order((Path("in"),), Path(f"fresh-{self.fresh}") / form, options=Options(keep=self._read_keep()))
        run_batch(order)
        self.reports = _read_reports(order.ledger)
        wanted = read_tree(self.folder / order.output)
        for name, data in wanted.items():
            self.whole[form].setdefault(name, set()).add(data)
        return wanted

    def _read_keep(self) -> Any:
        return int(self.keep) if self.keep.isdigit() else self.keep

    def _change(self, change: Change) -> None:
        if change.kind == "keep":
            self.keep = ("all", "majority", "2")[change.number % 3]
            return
        path = self.folder / "in" / change.name
        if change.kind == "remove":
            path.unlink(missing_ok=True)
            return
        fresh = self.folder / "fresh.tmp~"
        if change.kind == "break":
            fresh.write_bytes(b"\x00\xff\xfe\x00" * 99)
        elif change.name in TABLES:
            write_rows(fresh, make_rows(range(change.number, change.number * 2 + 3)))
        else:
            fresh.write_text(make_scrape(change.number), encoding="utf-8")
        fresh.replace(path)


def _place(form: str) -> Path:
    """Where an output goes: each into a folder of its own, so that nothing beside it is another's."""
    return Path("runs") / form / form


def _read_rows(tree: Mapping[str, bytes]) -> set[str]:
    """The rows of outputs, or their texts, which are what a change under way may mix."""
    return {row for name, data in tree.items() for row in _split(name, data)}


def _split(name: str, data: bytes) -> Iterator[str]:
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    if name.endswith(".zst"):
        from backports import zstd  # noqa: PLC0415 - an extra

        data = zstd.decompress(data)
    if name.endswith(".parquet"):
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

        yield from (json.dumps([row["id"], row["text"]]) for row in pq.read_table(io.BytesIO(data)).to_pylist())
    elif ".jsonl" in name:
        yield from (json.dumps([row["id"], row["text"]]) for row in map(json.loads, data.decode().splitlines()))
    else:
        yield f"{name}: {data.decode()}"


def _read_reports(ledger: Path) -> list[tuple[object, ...]]:
    opened = Ledger(str(ledger))
    try:
        return [report._replace(seconds=0) for report in opened.export()]
    finally:
        opened.close()


@functools.cache
def _measure_run() -> float:
    """Seconds that a run takes here."""
    with TemporaryDirectory() as place:
        write_rows(Path(place) / "r.jsonl", make_rows(range(80)))
        began = time.monotonic()
        subprocess.run([*COMMAND, "batch", "r.jsonl", "-o", "o", "-q"], env=ENVIRONMENT, cwd=place, check=True)
        return time.monotonic() - began


@contextmanager
def _back_here() -> Iterator[None]:
    here = Path.cwd()
    try:
        yield
    finally:
        os.chdir(here)


@pytest.mark.parametrize(
    ("examples", "steps"), [(EXAMPLES or 2, 4), pytest.param(8, 12, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_whatever_happens_a_run_that_ends_makes_what_a_fresh_one_makes(
    examples: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "Crew", Alone)  # the fresh runs; those that are killed are processes of their own
    monkeypatch.setattr(articles, "repair", REPAIR)
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=[Phase.generate],  # what happens at an instant may not happen again: nothing to be made smaller
        suppress_health_check=list(HealthCheck),
    )
    with _back_here():
        run_state_machine_as_test(Batches, settings=chosen)
