"""The real scrape: seven fragments of one Japanese article, in every order, with some left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest

from accounting import check
from stitchtext import Repair, repair

HEADINGS = (
    "グローバルプレイヤーとの競争:Alibabaの「奇襲」戦略",
    "エネルギー問題とAI倫理:持続可能なAIの探求",
    "地政学的なリスクとサプライチェーンの安定性:中国企業の宿命",
    "Alibabaの投資が描く未来:社会と個人の役割",
    "結論:挑戦と変革の時代のAlibaba",
)
STRIDE = 127
"""Every so manyth of the 5,040 orders is tried in the fast suite: forty of them, with each fragment in each place."""
Order = tuple[int, ...]


def join(pieces: Iterable[str]) -> str:
    return "".join(f"{piece}\n—END—\n" for piece in pieces)


def pick(pieces: Sequence[str], numbers: Iterable[int]) -> str:
    """A scrape of some of the fragments, counted from 1 as ABOUT.md does."""
    return join(pieces[number - 1] for number in numbers)


def repair_and_check(raw: str) -> Repair:
    result = repair(raw)
    check(raw, result)
    return result


def doubts(result: Repair) -> set[str]:
    return {finding.code for finding in result.findings if finding.doubt}


def squeeze(text: str) -> str:
    """A text without white space and heading marks, for asking what it says and not how it is laid out."""
    return re.sub(r"[\s#]+", "", text)


def sentences(piece: str) -> list[str]:
    """The whole sentences of a fragment: not its first one, nor its last one, which may be cut."""
    parts = re.split(r"(?<=[。?])|\n", piece)
    return [squeeze(part) for part in parts if squeeze(part)][1:-1]


def mend(sentence: str) -> str:
    return sentence.replace("はずですです", "はずです").replace("重要ですいます", "重要です")


def test_the_expected_article_is_as_long_as_it_was_promised(expected: str) -> None:
    assert len(expected) == 8_566
    assert expected.count("\n") == 29
    assert expected.endswith("強く感じています。\n")


def test_the_scrape_gives_the_expected_article_to_the_byte(scrape: str, expected: str) -> None:
    assert repair(scrape).text.encode() == expected.encode()


def test_every_character_of_the_scrape_is_accounted_for(scrape: str) -> None:
    check(scrape, repair(scrape))


def test_the_scrape_leaves_no_doubt(scrape: str) -> None:
    assert doubts(repair(scrape)) == set()


def test_the_title_stands_once_and_first(scrape: str) -> None:
    (article,) = repair(scrape).articles
    assert article.title is not None
    assert article.text.startswith(article.title + "\n")
    assert article.text.count(article.title) == 1


def test_five_headings_stand_on_their_own_lines_without_marks(scrape: str) -> None:
    lines = repair(scrape).text.splitlines()
    assert [line for line in lines[1:] if not line.endswith(("。", "?"))] == list(HEADINGS)


def test_every_whole_sentence_of_every_fragment_stands_in_the_article_in_its_order(
    scrape: str, pieces: list[str]
) -> None:
    text = squeeze(repair(scrape).text)
    for piece in pieces:
        at = 0
        for sentence in sentences(piece):
            found = text.find(mend(sentence), at)
            assert found >= 0, sentence
            at = found + 1


def test_the_endings_are_mended(scrape: str) -> None:
    text = repair(scrape).text
    assert "ですです" not in text
    assert "ですいます" not in text
    assert "はずです。" in text
    assert "重要です。" in text


def test_repairing_the_article_again_changes_nothing(expected: str) -> None:
    result = repair_and_check(expected)
    assert result.text == expected
    assert result.findings == ()


@pytest.mark.parametrize("number", range(1, 8))
def test_any_fragment_may_stand_twice(number: int, pieces: list[str], expected: str) -> None:
    assert repair_and_check(pick(pieces, [*range(1, 8), number])).text == expected


def test_any_order_of_the_fragments_gives_the_same_article(pieces: list[str], expected: str) -> None:
    orders = list(permutations(range(1, 8)))[::STRIDE]
    assert len(orders) == 40
    wrong = [order for order in orders if repair_and_check(pick(pieces, order)).text != expected]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1, 8))
def test_every_order_of_the_fragments_gives_the_same_article(first: int, pieces: list[str], expected: str) -> None:
    orders: list[Order] = [order for order in permutations(range(1, 8)) if order[0] == first]
    assert len(orders) == 720
    assert [order for order in orders if repair(pick(pieces, order)).text != expected] == []


def test_the_1st_and_3rd_alone_are_joined_by_a_weak_seam(pieces: list[str]) -> None:
    for order in ((1, 3), (3, 1)):
        result = repair_and_check(pick(pieces, order))
        (article,) = result.articles
        (seam,) = article.seams
        assert seam.weak
        assert seam.kind == "butt"
        assert "S201" in doubts(result)
        assert article.text[: seam.at].endswith("2032年までにAlibaba Cloud")
        assert article.text[seam.at :].startswith("のグローバルデータセンター")


def test_the_1st_and_3rd_alone_make_the_whole_article(pieces: list[str], expected: str) -> None:
    (article,) = repair(pick(pieces, (1, 3))).articles
    assert article.text == expected


def test_the_5th_alone_is_returned_and_told_as_truncated(pieces: list[str]) -> None:
    result = repair_and_check(pick(pieces, [5]))
    (article,) = result.articles
    assert article.text.rstrip("\n") == pieces[4]
    assert article.truncated
    assert doubts(result) == {"S203"}


@pytest.mark.parametrize("numbers", [(1, 4), (4, 1), (5, 7), (6, 7), (2, 3), (1, 3, 5)])
def test_leaving_fragments_out_loses_no_sentence_of_the_others(numbers: Order, pieces: list[str]) -> None:
    result = repair_and_check(pick(pieces, numbers))
    (article,) = result.articles
    text = squeeze(article.text)
    kept = [mend(one) for number in numbers for one in sentences(pieces[number - 1])]
    assert [sentence for sentence in kept if sentence not in text] == []
