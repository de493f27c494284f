from __future__ import annotations

import pytest

from accounting import check
from layings import call, write
from stitchtext import repair
from stitchtext.merge.hearings import open_edges
from stitchtext.merge.places import find_places

PLACES = [
    ("a number is one place as a whole", "本は1234冊。", "本は1934冊。", {"1234", "1934"}),
    ("a letter goes with its marks", "le cafe\u0301 noir", "le cafe noir", {"e\u0301", "e"}),
    ("a lost word", "とても高い山。", "高い山。", {"とても", ""}),
    ("a lost word before the end of a line", "とても高い山。\n次の行。", "高い山。\n次の行。", {"とても", ""}),
    ("two words stay two", "赤い花と高い山と青い海。", "白い花と高い山と黒い海。", {"赤", "白", "青", "黒"}),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other", "readings"), PLACES, ids=[case[0] for case in PLACES])
def test_of_places(what: str, one: str, other: str, readings: set[str]) -> None:
    raw = "".join(f"{write(0, 1)}{reading}{write(2, 3)}\n—END—\n" for reading in (one, other))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert {reading.text for variant in article.variants for reading in variant.readings} == readings


def test_a_letter_that_moved_in_one_copy_and_is_lost_in_another_is_one_place_of_three_readings() -> None:
    readings = ("赤い花", 4), ("い赤花", 4), ("い花", 6)
    raw = "\n—END—\n".join(f"{write(0, 1)}{reading}{write(*range(2, last))}" for reading, last in readings)
    (article,) = repair(raw).articles
    (variant,) = article.variants
    assert variant.tie
    assert len(variant.readings) == 3
    assert any(reading in article.text for reading, _ in readings)


@pytest.mark.parametrize("numbers", [(0, 1), (1, 0)])
def test_a_letter_that_one_copy_has_twice_near_where_another_has_it_is_one_place(numbers: tuple[int, int]) -> None:
    line = write(0, 1, 2)
    twice = call(numbers[0], line, (0, 20), "木", (20, 21), "木", (21, len(line)))
    once = call(numbers[1], line, (0, 20), "木", (20, len(line)))
    places = find_places([twice, once], line, {0}.__contains__)
    assert [(place.start, place.end) for place in places] == [(20, 21)]


def test_what_lost_is_outvoted_by_what_stands() -> None:
    raw = f"{write(0, 1)}赤い花。{write(2, 3)}\n—END—\n{write(0, 1)}白い花。{write(2, 3)}\n—END—\n"
    result = repair(raw)
    (entry,) = [entry for entry in result.account if entry.fate == "outvoted"]
    assert entry.text in ("赤", "白")
    assert result.articles[0].text[entry.at : entry.until] == {"赤": "白", "白": "赤"}[entry.text]


def test_a_sentence_that_is_left_out_is_no_place() -> None:
    raw = f"{write(0, 1, 2)}\n—END—\n{write(0, 2)}\n—END—\n"
    (article,) = repair(raw).articles
    assert article.variants == ()


HOLES = [
    ("a hole", (17, 26), (26,), False),
    ("a hole, and words that stand elsewhere", (17, 20), (20,), False),
    ("a hole inside it", (17, 25), (20,), True),
    ("a hole inside more", (17, 29), (20,), False),
    ("a hole, and few letters", (17, 23), (23,), True),
    ("no hole", (17, 23), (), True),
    ("a hole far off", (17, 23), (40,), True),
    ("a hole, inside a sentence of its own", (20, 26), (26,), True),
]


@pytest.mark.parametrize(("what", "gap", "holes", "asked"), HOLES, ids=[case[0] for case in HOLES])
def test_who_leaves_out_a_few_words_says_nothing_about_them_beside(
    what: str, gap: tuple[int, int], holes: tuple[int, ...], asked: bool
) -> None:
    line = f"{write(0, 1, 2)}新しい船。"
    copy, part = call(0, line, (0, gap[0]), (gap[1], len(line))), call(1, line, (0, gap[1]))
    places = find_places([copy, part], line, {0}.__contains__, holes)
    assert [(place.start, place.end) for place in places] == ([gap] if asked else [])


LINE = "ホーム港の朝の話" + write(0, 1)
AT = len("ホーム")
EDGES = [
    ("one that is cut there", (AT, len(LINE)), True, {AT}, False),
    ("one that starts inside a line", (AT, len(LINE)), False, set(), False),
    ("one that starts with other words", "別の長い題の名前がここに続いている", False, {AT}, False),
    ("one that starts with a line", (AT, len(LINE)), False, {AT}, True),
]


@pytest.mark.parametrize(("what", "part", "cut", "lines", "heard"), EDGES, ids=[case[0] for case in EDGES])
def test_the_head_is_heard_of(what: str, part: tuple[int, int] | str, cut: bool, lines: set[int], heard: bool) -> None:
    """Its first characters are mute, as no sentence ends before them, unless another shows that a line does."""
    parts = (part, (AT + 3, len(LINE))) if isinstance(part, str) else (part,)
    witness = call(0, LINE, *parts, cut=cut)
    assert witness.first > 0
    assert (open_edges(witness, lines.__contains__).first == 0) is heard


HEADINGS = [("a heading", "\n第九条\n", True), ("what is garbled", "第九条", False)]


@pytest.mark.parametrize(("what", "more", "kept"), HEADINGS, ids=[case[0] for case in HEADINGS])
def test_near_the_cut_head_of_the_only_one_that_has_it_stands(what: str, more: str, kept: bool) -> None:
    """The abridged copy has left the heading out; nothing garbled is a line of its own, below the end of one."""
    copy = f"題名の話\n{write(0, 1)}\n{write(2, 3)}\n"
    part = f"{write(1)[-6:]}{more}{write(2, 3, 4, 5)}\n"
    for texts in ((copy, part), (part, copy)):
        assert ("第九条" in repair("\n—END—\n".join(texts)).text) is kept


@pytest.mark.parametrize(
    ("what", "heading", "kept"), [("a heading", "道具と船\n", True), ("a stutter", "道具と船", False)]
)
def test_what_stands_twice_near_a_cut_tail_stays_if_it_is(what: str, heading: str, kept: bool) -> None:
    line = "道具と船はもう一つの"
    copy = f"題名の話\n{write(0, 1)}\n{line}港に置かれている。{write(2, 3)}\n"
    part = f"題名の話\n{write(0, 4, 1)}\n{heading}{line}"
    for texts in ((copy, part), (part, copy)):
        assert (repair("\n—END—\n".join(texts)).text.count("道具と船") == 2) is kept


def test_the_tail_is_heard_where_another_ends_a_line() -> None:
    witness = call(0, LINE, (0, AT + 5), cut=False)
    assert witness.last < len(witness.fold.text)
    assert open_edges(witness, {AT + 5}.__contains__).last == len(witness.fold.text)
    assert open_edges(witness, set[int]().__contains__).last == witness.last
