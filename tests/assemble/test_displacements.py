"""Passages that one fragment has in another place: leave-alone cases first."""

from __future__ import annotations

import tracemalloc

import pytest

from accounting import check
from layings import write_long
from stitchtext import repair
from stitchtext.assemble.displacements import Displaced, cut_out, find_displaced, list_parts, move_back
from stitchtext.folded import frame
from stitchtext.model import Joint

LINES = [
    "港の朝の話",
    write_long(0, 1),
    write_long(2),
    "次の日の朝です。",
    write_long(3, 4),
    write_long(5),
    write_long(6, 7),
]
WHOLE = "\n".join(LINES)
REFRAIN = "\n".join([*LINES[:4], LINES[2], *LINES[4:], LINES[2]])


def join(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


def order(*numbers: int) -> str:
    return "\n".join(LINES[number] for number in numbers)


LEFT_ALONE = [
    ("a passage that an article says twice", join(REFRAIN, order(0, 1, 2, 3, 4), order(3, 4, 5, 6)), REFRAIN),
    ("one that all say twice", join(REFRAIN, REFRAIN, REFRAIN), REFRAIN),
    (
        "a short line that each copy leaves out at another place",
        join("題\n空きあり。\n" + LINES[1] + "\n" + LINES[2], *["題\n" + LINES[1] + "\n空きあり。\n" + LINES[2]] * 2),
        "題\n空きあり。\n" + LINES[1] + "\n空きあり。\n" + LINES[2],
    ),
    ("one that a single other has elsewhere", join(order(0, 1, 2, 3, 4, 5, 6), order(0, 1, 3, 4, 5, 2, 6)), ""),
    ("one that abridged copies lack", join(WHOLE, order(0, 1, 3, 4, 6), order(0, 1, 3, 5, 6)), WHOLE),
]
MOVED = [
    ("two paragraphs changed places", order(0, 1, 2, 3, 5, 4, 6)),
    ("a paragraph stands behind the next section", order(0, 1, 3, 4, 2, 5, 6)),
    ("a paragraph stands at the end", order(0, 1, 2, 3, 5, 6, 4)),
    ("in one line", order(0, 1, 2, 5, 3, 4, 6).replace("\n", " ")),
]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_stands_twice_for_a_reason_is_left(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert not text or result.text == text + "\n"
    check(raw, result)


@pytest.mark.parametrize(("what", "moved"), MOVED, ids=[case[0] for case in MOVED])
def test_what_one_copy_has_in_another_place_stands_once(what: str, moved: str) -> None:
    raw = join(moved, order(0, 1, 2, 3, 4, 5), order(1, 2, 3, 4, 5, 6), order(2, 3, 4, 5))
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


BESIDE_TWINS = [
    ("further down", (0, 1, 3, 4, 2, 5, 6)),
    ("further up", (0, 1, 5, 2, 3, 4, 6)),
    ("below the title", (0, 4, 1, 2, 3, 5, 6)),
    ("at the end", (0, 1, 3, 4, 5, 6, 2)),
]


@pytest.mark.parametrize(("where", "numbers"), BESIDE_TWINS, ids=[case[0] for case in BESIDE_TWINS])
def test_it_stands_once_beside_equal_copies_too(where: str, numbers: tuple[int, ...]) -> None:
    """Equal copies are laid out once, and count as they are."""
    for raw in (join(order(*numbers), WHOLE, WHOLE), join(WHOLE.replace("\n", " "), order(*numbers), WHOLE)):
        result = repair(raw)
        assert result.text == f"{WHOLE}\n", where
        check(raw, result)


SHORT = [
    ("a short line moved down", (0, 3, 1, 2, 4, 5, 6), (0, 1, 2, 3, 4, 5, 6)),
    ("a short line moved up", (0, 1, 2, 4, 3, 5, 6), (0, 3, 1, 2, 4, 5, 6)),
    ("a paragraph", (0, 1, 4, 2, 3, 5, 6), (0, 1, 2, 3, 4, 5, 6)),
    ("two neighbours changed places", (0, 2, 1, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5, 6)),
]


@pytest.mark.parametrize(("what", "one", "other"), SHORT, ids=[case[0] for case in SHORT])
def test_what_as_many_have_at_one_place_as_at_another_stands_once_and_is_told(
    what: str, one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    for copies in ([one, other], [other, one], [one, one, other, other]):
        raw = join(*(order(*numbers) for numbers in copies))
        result = repair(raw)
        check(raw, result)
        assert result.text in (f"{order(*one)}\n", f"{order(*other)}\n"), what
        assert [finding.code for finding in result.findings if finding.doubt] == ["V101"]
        assert [variant.reason for variant in result.articles[0].variants] == ["elsewhere"]


@pytest.mark.parametrize(("what", "one", "other"), SHORT, ids=[case[0] for case in SHORT])
def test_what_one_has_elsewhere_than_three_stands_where_those_have_it(
    what: str, one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    for raw in (join(*[order(*other)] * 3, order(*one)), join(order(*one), *[order(*other)] * 3)):
        result = repair(raw)
        check(raw, result)
        assert result.text == f"{order(*other)}\n", what


def test_a_passage_stands_once_where_no_copy_runs_across_both_places() -> None:
    raw = join(order(0, 2, 3, 4, 5, 1, 6), order(0, 1, 2, 3, 4), order(3, 4, 5, 6), order(4, 5, 6))
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_spans_lose_what_is_cut_out_and_joints_move_with_them() -> None:
    spans = [(0, 10, 20), (1, 5, 15)]
    gaps = [Displaced(2, 4), Displaced(8, 12)]
    assert cut_out(spans, gaps) == [(0, 10, 12), (0, 14, 18), (1, 7, 15)]
    assert [part for gap in gaps for part in list_parts(spans, gap)] == [(0, 12, 14), (0, 18, 20), (1, 5, 7)]
    joint = Joint(10, "overlap", 0, 1, 1.0, 1.0, False)
    assert [moved.at for moved in move_back([joint, joint._replace(at=1), joint._replace(at=20)], gaps)] == [6, 1, 14]


def test_all_that_stands_before_a_window_is_not_copied_to_be_looked_at() -> None:
    size, count = 1_000, 400
    text = "".join(f"{number:08}" for number in range(size * count // 8))
    folds = [frame(text[at : at + size]) for at in range(0, len(text), size)]
    members = [(number, [(0, number * size, size)]) for number in range(count)]
    tracemalloc.start()
    found = find_displaced(text, members, folds)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not found
    assert peak < len(text)
