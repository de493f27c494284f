from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batching import make_record
from stitchtext.batch.records import Recipe, Record
from stitchtext.batch.tasks import cut_tasks, make_task
from stitchtext.model import Options


def make_records(texts: list[bytes]) -> list[Record]:
    return [make_record(text, "jsonl", row) for row, text in enumerate(texts, 1)]


@given(st.lists(st.binary(max_size=4), max_size=300))
def test_tasks_hold_all_records_in_their_order(texts: list[bytes]) -> None:
    records = make_records(texts)
    assert list(chain.from_iterable(task.records for task in cut_tasks(records, Recipe()))) == records


def test_a_task_has_neither_too_many_records_nor_too_many_bytes() -> None:
    small = list(cut_tasks(make_records([b"{}"] * 5000), Recipe()))
    assert 1 < max(len(task.records) for task in small) <= 96
    large = list(cut_tasks(make_records([b"x" * 200_000] * 50), Recipe()))
    assert max(len(task.records) for task in large) == 3


def test_a_new_file_moves_few_of_the_other_tasks() -> None:
    files = [make_record(b"text", name=f"{number}.txt") for number in range(2000)]
    before = {task.key for task in cut_tasks(files, Recipe())}
    files.insert(700, make_record(b"new", name="new.txt"))
    after = {task.key for task in cut_tasks(files, Recipe())}
    assert len(after - before) <= 3


@pytest.mark.parametrize(
    "other",
    [
        make_task([make_record(b"b")], Recipe()),
        make_task([make_record(b"a", name="b")], Recipe()),
        make_task([make_record(b"a", row=1)], Recipe()),
        make_task([make_record(b"a", "jsonl")], Recipe()),
        make_task([make_record(b"a", form="jsonl.gz")], Recipe()),
        make_task([make_record(b"a", group="elsewhere")], Recipe()),
        make_task([make_record(b"a", options=Options(keep="majority"))], Recipe()),
        make_task([make_record(b"a")._replace(flaw="is cut off")], Recipe()),
        make_task([make_record(b"a")], Recipe(text_field="body")),
        make_task([make_record(b"a")], Recipe(id_field="url")),
        make_task([make_record(b"a")], Recipe(encoding="cp932")),
        make_task([make_record(b"a"), make_record(b"")], Recipe()),
    ],
    ids=[
        "text",
        "name",
        "row",
        "kind",
        "form",
        "group",
        "options",
        "flaw",
        "text-field",
        "id-field",
        "encoding",
        "further-record",
    ],
)
def test_whatever_the_articles_depend_on_makes_another_key(other: object) -> None:
    assert make_task([make_record(b"a")], Recipe()).key != other.key  # type: ignore[attr-defined]


def test_how_long_a_record_may_take_makes_no_other_key() -> None:
    assert make_task([make_record(b"a")], Recipe(timeout=1)).key == make_task([make_record(b"a")], Recipe()).key


def test_the_bounds_between_records_make_another_key() -> None:
    one, other = ([make_record(b"ab"), make_record(b"c")], [make_record(b"a"), make_record(b"bc")])
    assert make_task(one, Recipe()).key != make_task(other, Recipe()).key
