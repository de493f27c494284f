from __future__ import annotations

import pytest

from accounting import check
from layings import lay, write
from stitchtext import Repair, repair, stitch
from stitchtext.folded import fold
from stitchtext.merge import merge
from stitchtext.model import Entry
from stitchtext.segment import gather


def merged(*fragments: str) -> Repair:
    raw = "".join(fragment + "\n—END—\n" for fragment in fragments)
    result = repair(raw)
    check(raw, result)
    return result


def test_a_sentence_that_only_one_copy_has_stays_at_its_place() -> None:
    assert merged(write(0, 1, 3, 4), write(0, 1, 2, 3, 4)).text == write(0, 1, 2, 3, 4) + "\n"


def test_a_sentence_that_stands_twice_in_a_copy_is_written_twice() -> None:
    text = write(0, 1, 2, 3, 1, 4)
    assert merged(text, text[: len(write(0, 1, 2))]).text == text + "\n"


def test_a_copy_that_ends_early_says_nothing_about_the_rest() -> None:
    assert merged(write(0, 1, 2), write(0, 1, 2), write(0, 1, 2, 3)).text == write(0, 1, 2, 3) + "\n"


def test_an_article_that_stops_inside_a_sentence_is_truncated() -> None:
    (article,) = merged(write(0, 1, 2)[:-4], write(0, 1)).articles
    assert article.truncated


def test_an_article_whose_cut_sentence_is_whole_elsewhere_is_not() -> None:
    (article,) = merged(write(0, 1, 2)[:-4], write(0, 1, 2)).articles
    assert not article.truncated


def test_an_article_at_whose_end_copies_with_different_starts_stop_is_not() -> None:
    end = write(0, 1, 2) + "奥付"
    assert merged(end, end).articles[0].truncated
    assert not merged(end, write(1, 2) + "奥付").articles[0].truncated


def test_an_article_that_one_copy_ends_with_a_line_of_its_own_is_not() -> None:
    (article,) = merged(write(0, 1, 2) + "奥付", write(0, 1, 2) + "\n奥付").articles
    assert not article.truncated


def test_the_last_word_of_a_cut_copy_has_no_vote() -> None:
    whole = write(0, 1, 2, 3)
    cut = write(0, 1) + write(2)[:9] + "囗"
    assert merged(cut, cut + "囗", whole).text == whole + "\n"


def test_every_placement_shows_where_its_fragment_lies() -> None:
    (article,) = merged(write(0, 1, 2), write(1, 2, 3)).articles
    texts = [article.text[place.start : place.end] for place in article.placements]
    assert texts == [write(0, 1, 2), write(1, 2, 3)]


def test_articles_stand_in_the_order_of_first_appearance() -> None:
    result = merged(write(4, 5, 6), write(0, 1), write(0, 1, 2), write(4, 5))
    assert [article.text.rstrip("\n") for article in result.articles] == [write(4, 5, 6), write(0, 1, 2)]
    assert result.text == f"{write(4, 5, 6)}\n—END—\n{write(0, 1, 2)}\n"


@pytest.mark.parametrize(
    "raw", ["", " \n", "\u3000", "一", "一\n", "\n\n一\n\n", "a\x00b\n", "題\n題\n本文。\n", "# 題\n本文 ### 節 次。\n"]
)
def test_one_unmarked_text_comes_back_to_the_letter(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert result.text == (raw if raw.strip() else "")


@pytest.mark.parametrize("raw", ["—END—\n一つだけです。\n", "\n—END—\n 一つだけです。\n—END—\n"])
def test_one_text_behind_a_marker_comes_back_as_it_is(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert result.text == "一つだけです。\n"


def test_a_fragment_that_lies_nowhere_in_its_article_is_outvoted_as_a_whole() -> None:
    texts = [write(0, 1, 2), write(0, 1)]
    scrape, fragments = gather(texts)
    ((layout,), _) = lay(*texts)
    adrift = layout._replace(members=tuple((name, () if name == 1 else blocks) for name, blocks in layout.members))
    _, account = merge(adrift, 3, scrape, fragments, [fold(text) for text in texts], {})
    assert account[-1] == Entry(fragments[1].start, fragments[1].end, "outvoted", 3, 0, 0, texts[1])


@pytest.mark.parametrize("raw", ["—END—", "—END—\n", "\n—END—\n\n—END—\n"])
def test_markers_alone_make_no_article(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert result.articles == ()
    assert result.text == ""


def test_chunks_are_joined_as_they_are() -> None:
    assert stitch([write(0, 1, 2), write(1, 2, 3)]).text == write(0, 1, 2, 3)


def test_no_chunks_make_no_article() -> None:
    assert stitch([]).articles == ()
