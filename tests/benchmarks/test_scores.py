"""The scores: what counts as exact, as an error, and as doubt told at the right place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.cases import Place
from benchmarks.damage import make_case
from benchmarks.scores import Score, list_wrong_places, score_answer
from benchmarks.tables import find_interval, render_table
from benchmarks.tools import Answer, drop_repeated_sentences, join_by_difflib, keep_longest
from made_articles import ARTICLES

from stitchtext.model import Finding

CASE = make_case("windows", ARTICLES["en"], 1, "en")
TRUTH = CASE.truth[0]
BROKEN = f"{TRUTH[:500]}QQQ{TRUTH[500:]}"


def score(*articles: str, doubts: tuple[Finding, ...] = ()) -> Score:
    return score_answer(CASE, Answer(articles, doubts, len(doubts)), 0.1)


def doubt(start: int) -> Finding:
    return Finding("X1", "made-up", "warning", "a doubt", 0, start, start, doubt=True)


def test_the_truth_is_exact_to_the_byte() -> None:
    found = score(TRUTH)
    assert (found.exact, found.byte_exact, found.cer, found.line_f1) == (True, True, 0.0, 1.0)


def test_another_layout_is_exact_but_not_to_the_byte() -> None:
    found = score(TRUTH.replace("\n", "  "))
    assert (found.exact, found.byte_exact) == (True, False)
    assert found.line_f1 < 1


def test_an_invented_word_is_an_error_and_an_invented_sentence() -> None:
    found = score(BROKEN)
    assert (found.exact, found.invented, found.missing) == (False, 1, 1)
    assert found.cer == pytest.approx(3 / len("".join(TRUTH.split())))


def test_a_text_written_twice_is_doubled_sentences() -> None:
    found = score(TRUTH + TRUTH)
    assert found.doubled > 5
    assert found.cer == pytest.approx(1)


def test_a_second_article_is_a_wrong_count_even_if_the_first_is_right() -> None:
    found = score(TRUTH, "another")
    assert (found.exact, found.right_count) == (False, False)
    assert 0 < found.cer < 0.1


def test_no_article_at_all_is_all_errors() -> None:
    assert score().cer == 1.0


@pytest.mark.parametrize(("start", "there"), [(500, True), (540, True), (900, False)])
def test_a_doubt_must_stand_near_the_wrong_place(start: int, there: bool) -> None:
    found = score(BROKEN, doubts=(doubt(start),))
    assert (found.told, found.told_there) == (True, there)


def test_a_doubt_about_an_exact_article_is_uncalled() -> None:
    assert score(TRUTH, doubts=(doubt(5),)).uncalled
    assert not score(TRUTH).uncalled


def test_a_wrong_place_is_given_in_both_texts() -> None:
    wrong = list_wrong_places(CASE, Answer((BROKEN,)))
    assert len(wrong) == 1
    assert BROKEN[wrong[0].at : wrong[0].until] == "QQQ"


def test_noise_that_only_one_fragment_witnesses_is_no_wrong_place() -> None:
    noisy = replace(CASE, doubtful=(Place(0, 499, 501, "lone"),))
    assert list_wrong_places(noisy, Answer((BROKEN,))) == []


def test_a_clean_scrape_must_come_back_without_a_finding() -> None:
    clean = make_case("clean", ARTICLES["en"], 1, "en")
    assert score_answer(clean, Answer(clean.truth), 0.1).byte_exact
    assert not score_answer(clean, Answer(clean.truth, (), 1), 0.1).byte_exact
    assert not score_answer(clean, Answer((clean.raw.rstrip("\n"),)), 0.1).byte_exact


def test_the_longest_fragment_is_kept() -> None:
    assert keep_longest(["a", "abc", "ab"], "").articles == ("abc",)


def test_a_sentence_is_kept_where_it_is_first_seen() -> None:
    assert drop_repeated_sentences(["One. Two.", "Two. Three."], "").articles == ("One. Two.\nThree.\n",)


def test_difflib_joins_at_the_longest_common_block() -> None:
    words = "the quick brown fox jumps over the lazy dog"
    assert join_by_difflib([words[:35], words[10:]], "").articles == (words,)


def test_an_interval_holds_its_share_and_narrows_with_more_cases() -> None:
    low, high = find_interval(90, 100)
    wide_low, wide_high = find_interval(9, 10)
    assert wide_low < low < 0.9 < high < wide_high


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    lines = render_table("kind", {"windows": [score(TRUTH), score(BROKEN)]}).splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert len(lines) == 3
