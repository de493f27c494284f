from __future__ import annotations

import dataclasses
import pickle
from random import Random

import pytest

from accounting import check, rebuild
from layings import write
from stitchtext import Options, StitchError, repair, stitch

TWO = f"{write(0, 1, 2)}\n—END—\n{write(1, 2, 3)}\n—END—\n"


def test_a_marker_of_ones_own_divides_like_the_default() -> None:
    raw = TWO.replace("—END—", "* * *")
    result = repair(raw, Options(markers=(r"\* \* \*",)))
    check(raw, result)
    assert result.text == repair(TWO).text == write(0, 1, 2, 3) + "\n"


def test_a_marker_that_is_no_pattern_is_told() -> None:
    with pytest.raises(StitchError, match="not a regular expression"):
        repair(TWO, Options(markers=("(",)))


def test_a_marker_inside_a_sentence_is_text() -> None:
    raw = f"{write(0)}行に—END—と書く。{write(1)}\n"
    assert repair(raw).text == raw


def test_the_markers_are_in_the_account_as_such() -> None:
    assert [entry.text for entry in repair(TWO).account if entry.fate == "marker"] == ["—END—", "—END—"]


def test_the_result_is_frozen_and_equal_to_itself_copied() -> None:
    result = repair(TWO)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.articles = ()  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301
    assert hash(result) == hash(repair(TWO))


def test_chunks_make_the_article_that_the_same_pieces_make_in_a_scrape() -> None:
    chunks = [write(0, 1, 2), write(1, 2, 3)]
    assert stitch(chunks).text + "\n" == repair(TWO).text


@pytest.mark.parametrize("letters", ["\x00", "\x07a\x1b[31m", "\ufffe", "\U000f0000", "\u202eabc", "👩‍👩‍👧", "e\u0301"])
def test_any_character_is_text(letters: str) -> None:
    raw = f"{write(0, 1)}{letters}{write(2)}\n—END—\n{write(1)}{letters}{write(2, 3)}\n—END—\n"
    result = repair(raw)
    check(raw, result)
    assert result.text == f"{write(0, 1)}{letters}{write(2, 3)}\n"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_fragment_that_stands_more_than_once_in_another_is_accounted_for(times: int) -> None:
    """A short piece of page that is everywhere must not be lost because it has no one place."""
    line = "続きを読む\n"
    raw = line * times + write(0, 1) + "\n—END—\n" + line + "—END—\n"
    result = repair(raw)
    check(raw, result)
    assert rebuild(result) == raw


CUT = [
    ("four letters behind one line", 3, (2,), 4),
    ("letters behind two", 4, (2, 3), 9),
    ("a title alone", 3, (1, 2), 60),
]


@pytest.mark.parametrize(("what", "line", "dropped", "letters"), CUT, ids=[case[0] for case in CUT])
def test_a_copy_that_is_cut_behind_what_an_abridged_one_leaves_out_is_of_its_article(
    what: str, line: int, dropped: tuple[int, ...], letters: int
) -> None:
    lines = [
        "Rents rise in the harbour quarter",
        "The average rent in the harbour quarter rose in March, by 18 per cent more than a year ago.",
        "Most of the new flats are let by three firms, which bought the old docks in 2016 and 2017.",
        "A survey by the city showed that four in ten families pay more than half of what they earn.",
        "People looked for months and found nothing, says one who works as a nurse.",
        "The council wants to build 600 flats on the site of the old gas works by 2028.",
    ]
    cut = "\n".join([*lines[:line], lines[line][:letters]])
    abridged = "\n".join(text for number, text in enumerate(lines) if number not in dropped)
    assert repair(f"{cut}\n—END—\n{abridged}\n").text == "\n".join(lines) + "\n", what


def test_nothing_is_said_of_a_scrape_without_doubt() -> None:
    assert repair(TWO).findings == ()


def test_halves_of_characters_are_text_as_others_are() -> None:
    """A text that Python read with `surrogateescape` has them; of a long one the few that agree are no overlap."""
    raw = "".join(f"{part}\n—END—\n" for part in ("\udc86" * 2 + "\u0306\udc86" * 9, "\udc86" * 3 + "\u0306\udc86" * 9))
    check(raw, repair(raw))


def test_a_variant_that_the_backbone_lacks_stands_where_it_was_put_in() -> None:
    chunks = ["000—END——END—# —END—", "00—END——END—# 技術—END——END—"]
    result = stitch(chunks)
    check("".join(chunks), result)
    (article,) = result.articles
    assert [article.text[each.start : each.end] for each in article.variants] == ["00", "技術—END—"]


@pytest.mark.parametrize("seed", range(30))
def test_of_articles_too_long_for_a_second_look_ends_are_weighed_as_by_one(seed: int) -> None:
    """The copies of a passage in whose letters two ends are alike make these common, but are of one article."""
    dice = Random(seed)  # noqa: S311 - the same text every time is the point

    def tell(letters: str, size: int) -> str:
        return "".join(dice.choice(letters) for _ in range(size))

    rare, common = "".join(map(chr, range(0x4E00, 0x4F90))), "港町船網雨雪風"
    one, two = ("".join(tell(rare, dice.randint(8, 20)) + "。" for _ in range(180)) for _ in "12")
    whole = f"{one[:80]}{tell(common, 90)}{one[80:]}"
    shared = tell(common, dice.randint(4, 6))
    copies = [whole[60 : 190 + 3 * number] for number in range(dice.randint(2, 9))]
    result = repair("\n—END—\n".join([whole + shared, shared + two, *copies]))
    assert repair(result.text).text == result.text
