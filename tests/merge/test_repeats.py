from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import Options, repair
from stitchtext.model import Keep, Repair

ENGLISH = [
    "The harbour lights",
    "The harbour was built in 1862 by a company from Leeds. It served the coal trade for ninety years.",
    "In 1955 the last steamer left, and the quay was closed to ships. The town lost half of its people.",
    "Today the old warehouses hold studios, a small museum and two cafés. Visitors come for the view.",
    "Concerts are held on the quay every summer. They are free for all who live in the town.",
]
JAPANESE = ["港の話", write(0, 1), write(2, 3), write(4, 5), write(6, 7)]
PARAGRAPH, QUOTE = ENGLISH[2], "The town lost half of its people."


def put_in(lines: list[str], at: int, *more: str) -> str:
    return "\n".join([*lines[:at], *more, *lines[at:]])


def repair_all(texts: list[str], keep: Keep = "all") -> Repair:
    raw = "".join(f"{text}\n—END—\n" for text in texts)
    result = repair(raw, Options(keep=keep))
    check(raw, result)
    return result


ONCE, TWICE = "\n".join(ENGLISH), put_in(ENGLISH, 4, PARAGRAPH)
ABRIDGED = "\n".join([*ENGLISH[:3], ENGLISH[4]])
STAYS = [
    ("one other copy has it once", [TWICE, ONCE]),
    ("as many have it twice", [TWICE, TWICE, ONCE, ONCE]),
    ("another one holds a part of it there", [TWICE, TWICE[: len(ONCE) - 20], ONCE, ONCE]),
    ("those who have it once are abridged", [TWICE, ABRIDGED, ABRIDGED]),
    ("one of them is", [TWICE, ONCE, ABRIDGED]),
    ("they hold only the one place", [TWICE, "\n".join(ENGLISH[:4]), "\n".join(ENGLISH[:3])]),
    ("they have it nowhere", [TWICE, *[ONCE.replace(f"{PARAGRAPH}\n", "")] * 2]),
    ("they stop before it, as pages do", [put_in(ENGLISH, 5, PARAGRAPH), *["\n".join(ENGLISH[1:])] * 2]),
    ("it is a few words", [put_in(ENGLISH, 4, "Leeds"), ONCE, ONCE]),
]


@pytest.mark.parametrize(("what", "texts"), STAYS, ids=[what for what, _ in STAYS])
def test_what_one_says_twice_stays_where(what: str, texts: list[str]) -> None:
    assert repair_all(texts).text == texts[0] + "\n"
    assert repair_all(texts[::-1]).text == texts[0] + "\n"


GOES = [
    ("a paragraph", ENGLISH, 4, PARAGRAPH),
    ("a paragraph, last of all", ENGLISH, 5, PARAGRAPH),
    ("a sentence, pulled out below", ENGLISH, 4, QUOTE),
    ("a sentence, pulled out above", ENGLISH, 2, QUOTE),
    ("a paragraph in Japanese", JAPANESE, 4, JAPANESE[2]),
    ("a sentence in Japanese", JAPANESE, 2, write(3)),
]


@pytest.mark.parametrize(("what", "lines", "at", "passage"), GOES, ids=[case[0] for case in GOES])
@pytest.mark.parametrize("others", ["two", "one of them flat", "three, one of them cut"])
def test_where_two_that_cover_both_places_have_it_once_goes(
    what: str, lines: list[str], at: int, passage: str, others: str
) -> None:
    whole = "\n".join(lines)
    flat = whole.replace(f"{lines[1]}\n", f"{lines[1]} ")
    once = {"two": [whole, whole], "one of them flat": [whole, flat]}.get(others, [whole, flat, whole[:-12]])
    for texts in ([put_in(lines, at, passage), *once], [*once, put_in(lines, at, passage)]):
        result = repair_all(texts)
        assert result.text == whole + "\n"
        assert [finding.code for finding in result.findings if finding.doubt] == []


@pytest.mark.parametrize("keep", ["majority", 1])
def test_a_choice_of_how_many_hold_it_is_asked_instead(keep: Keep) -> None:
    assert repair_all([TWICE, ONCE, ONCE], keep).text == (TWICE if keep == 1 else ONCE) + "\n"


def test_the_variant_names_both_sides() -> None:
    (article,) = repair_all([ONCE, TWICE, ONCE]).articles
    (variant,) = article.variants
    assert [(reading.text, reading.fragments) for reading in variant.readings] == [("", (0, 2)), (PARAGRAPH, (1,))]


@pytest.mark.parametrize("lines", [ENGLISH, JAPANESE])
def test_a_paragraph_that_one_says_twice_at_once_goes_and_nobody_misses_it(lines: list[str]) -> None:
    for at in range(1, 5):
        result = repair_all([put_in(lines, at, lines[at]), "\n".join(lines), "\n".join(lines)])
        assert result.text == "\n".join(lines) + "\n"
        assert [finding.code for finding in result.findings if finding.doubt] == []
