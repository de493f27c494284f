"""The promises of docs/design.md, each held against articles in ten scripts and against any text at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from accounting import check, rebuild
from conftest import EXAMPLES
from scrapes import MARKER, Paper, damaged, joined, looped_scrapes, odd_scrapes, odd_texts, papers, versioned
from stitchtext import Options, Repair, pipeline, repair, stitch
from stitchtext.model import Keep

FEW, MANY = (EXAMPLES, EXAMPLES) if EXAMPLES else (40, 150)
CHOICES = st.sampled_from([Options(keep="majority"), Options(keep=1), Options(keep=2), Options(keep=3)])


def articles(result: Repair) -> list[str]:
    """The set of articles, whatever their order."""
    return sorted(article.text.rstrip("\r\n") for article in result.articles)


def doubtful(result: Repair) -> bool:
    return any(finding.doubt for finding in result.findings)


# 1 and 2: nothing invented, nothing lost


@given(odd_scrapes())
@settings(max_examples=MANY)
def test_articles_and_account_rebuild_any_scrape(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert rebuild(result) == raw


@given(looped_scrapes())
@settings(max_examples=MANY)
def test_articles_and_account_rebuild_what_repeats_itself(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert rebuild(result) == raw


@given(st.text(max_size=200))
@settings(max_examples=MANY)
def test_articles_and_account_rebuild_any_text(raw: str) -> None:
    check(raw, repair(raw))


@given(st.data(), papers())
@settings(max_examples=FEW)
def test_articles_and_account_rebuild_a_damaged_article(data: st.DataObject, paper: Paper) -> None:
    raw = joined(data.draw(damaged(paper)))
    check(raw, repair(raw))


@given(st.lists(odd_texts(), max_size=4))
@settings(max_examples=MANY)
def test_articles_and_account_rebuild_any_chunks(chunks: list[str]) -> None:
    check("".join(chunks), stitch(chunks))


@given(st.data(), papers())
@settings(max_examples=FEW)
def test_every_sentence_that_a_fragment_holds_whole_stands_in_an_article(data: st.DataObject, paper: Paper) -> None:
    fragments = data.draw(damaged(paper))
    texts = ["".join(article.text.split()) for article in repair(joined(fragments)).articles]
    for sentence in (sentence for paragraph in paper.paragraphs for sentence in paragraph):
        if any(sentence in fragment for fragment in fragments):
            assert any("".join(sentence.split()) in text for text in texts), sentence


# 3: do no harm


@given(papers())
@settings(max_examples=FEW)
def test_a_clean_article_comes_back_to_the_letter_without_a_finding(paper: Paper) -> None:
    result = repair(paper.text + "\n")
    assert result.text == paper.text + "\n"
    assert [finding for finding in result.findings if finding.code[0] != "S"] == []


@given(papers(), st.integers(2, 4))
@settings(max_examples=FEW)
def test_copies_of_one_article_are_that_article(paper: Paper, times: int) -> None:
    assert repair(joined([paper.text] * times)).text == paper.text + "\n"


@given(st.data(), papers(least=4))
@settings(max_examples=FEW)
def test_a_cut_article_and_its_rest_are_that_article(data: st.DataObject, paper: Paper) -> None:
    middle = data.draw(st.integers(len(paper.text) * 2 // 5, len(paper.text) * 3 // 5))
    reach = len(paper.text) // 4
    result = repair(joined([paper.text[: middle + reach], paper.text[middle - reach :]]))
    assert articles(result) == [paper.text.rstrip()]


# 4: order does not matter, and once is enough


@given(st.data(), papers())
@settings(max_examples=FEW)
def test_any_order_of_the_fragments_gives_the_same_articles(data: st.DataObject, paper: Paper) -> None:
    fragments = data.draw(damaged(paper))
    other = data.draw(st.permutations(fragments))
    assert articles(repair(joined(fragments))) == articles(repair(joined(other)))


@given(st.data(), st.lists(odd_texts().filter(lambda text: "END" not in text), min_size=2, max_size=4))
@settings(max_examples=MANY)
def test_any_order_of_odd_fragments_gives_the_same_articles(data: st.DataObject, fragments: list[str]) -> None:
    other = data.draw(st.permutations(fragments))
    assert articles(repair(joined(fragments))) == articles(repair(joined(other)))


@given(odd_scrapes())
@settings(max_examples=MANY)
def test_repairing_the_result_of_any_scrape_again_changes_nothing(raw: str) -> None:
    once = repair(raw).text
    assert repair(once).text == once


@given(looped_scrapes())
@settings(max_examples=MANY)
def test_repairing_what_repeats_itself_again_changes_nothing(raw: str) -> None:
    once = repair(raw).text
    assert repair(once).text == once


@given(st.data(), papers())
@settings(max_examples=FEW)
def test_repairing_a_repaired_article_again_changes_nothing(data: st.DataObject, paper: Paper) -> None:
    once = repair(joined(data.draw(damaged(paper)))).text
    assert repair(once).text == once


@given(odd_scrapes())
@settings(max_examples=FEW)
def test_the_same_scrape_gives_the_same_result(raw: str) -> None:
    assert repair(raw) == repair(raw)


# 5: doubt is told


@given(papers(least=4, most=6), papers(least=4, most=6))
@settings(max_examples=FEW, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_articles_of_two_languages_are_never_joined(one: Paper, other: Paper) -> None:
    assume(one.script != other.script)
    assert articles(repair(joined([one.text, other.text]))) == sorted([one.text, other.text])


@given(st.data(), papers())
@settings(max_examples=FEW)
def test_two_readings_with_one_vote_each_are_told(data: st.DataObject, paper: Paper) -> None:
    """A number of the text is written otherwise in one of two copies: nobody can know which is right."""
    number = str(data.draw(st.integers(11, 10 + sum(map(len, paper.paragraphs)))))
    body = paper.text[len(paper.title) :]
    other = paper.title + body.replace(number, number[::-1] + "7", 1)
    assume(other != paper.text)
    result = repair(joined([paper.text, other]))
    assert doubtful(result)
    assert articles(result)[0] in (paper.text, other)


# 6: the cost grows with the text


@pytest.mark.parametrize("times", [1, 4])
def test_each_fragment_is_aligned_a_bounded_number_of_times(
    times: int, pieces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    align = pipeline.align
    monkeypatch.setattr(pipeline, "align", lambda *args: calls.append(args) or align(*args))
    fragments = [piece + "別" * number for piece in pieces for number in range(times)]
    repair(MARKER.join(fragments))
    assert len(calls) <= 10 * len(fragments)


# all of them, whatever is kept


@given(odd_scrapes(), CHOICES)
@settings(max_examples=MANY)
def test_whatever_is_kept_any_scrape_is_accounted_for(raw: str, options: Options) -> None:
    result = repair(raw, options)
    check(raw, result)
    assert rebuild(result) == raw


@given(st.data(), papers(), CHOICES)
@settings(max_examples=FEW)
def test_whatever_is_kept_versions_are_accounted_for(data: st.DataObject, paper: Paper, options: Options) -> None:
    raw = joined(data.draw(versioned(paper)))
    check(raw, repair(raw, options))


@given(st.data(), papers(), CHOICES)
@settings(max_examples=FEW)
def test_whatever_is_kept_any_order_of_versions_gives_the_same_articles(
    data: st.DataObject, paper: Paper, options: Options
) -> None:
    versions = data.draw(versioned(paper))
    other = data.draw(st.permutations(versions))
    assert articles(repair(joined(versions), options)) == articles(repair(joined(other), options))


@given(st.data(), papers(), CHOICES)
@settings(max_examples=FEW)
def test_whatever_is_kept_repairing_again_changes_nothing(data: st.DataObject, paper: Paper, options: Options) -> None:
    fragments = data.draw(damaged(paper))
    once = repair(joined(fragments), options).text
    assert repair(once, options).text == once


@given(papers(), CHOICES)
@settings(max_examples=FEW)
def test_whatever_is_kept_a_clean_article_comes_back_to_the_letter(paper: Paper, options: Options) -> None:
    assert repair(paper.text + "\n", options).text == paper.text + "\n"


@given(st.data(), papers(), st.sampled_from(["all", "majority", 1]))
@settings(max_examples=FEW)
def test_of_two_fragments_every_sentence_is_kept(data: st.DataObject, paper: Paper, keep: Keep) -> None:
    fragments = data.draw(damaged(paper))[:2]
    assert articles(repair(joined(fragments), Options(keep=keep))) == articles(repair(joined(fragments)))
