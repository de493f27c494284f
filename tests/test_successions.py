from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounting import check, rebuild
from conftest import EXAMPLES
from stitchtext import Options, Repair, pipeline, repair
from stitchtext.successions import succeed

SCRAPES = {
    "a vote makes one a part of the other": "baa\n—END—\nbaaa\n—END—\n bbb\n—END—\nbbaa",
    "a space is no letter": "aa\n—END—\naaaa\n—END—\n ba a",
    "a rule mends one": (
        "重要ですab。b。。。abb。。。\n—END—\nc\n—END—\n。。abb。。。b。ですc\n—END—\n一つ目。重要ですab。b。。。abb。。。"
    ),
    "alone they are no repeats": "b。b。。be\n—END—\n。b。eeebbe。\n—END—\neeebbe。\n—END—\nb。eeebbe。b",
    "what is left is a marker": "END—\r\n\n--END--\n—END—ND—\n",
    "a marker comes to stand behind what is left": "END—\n—END—\n—END—ND—",
}


def look_once(raw: str) -> Repair:
    """A repair without a second look."""
    return pipeline._repair(raw, pipeline._DEFAULT)


@pytest.mark.parametrize("raw", SCRAPES.values(), ids=SCRAPES)
def test_the_result_is_that_of_the_second_look_and_its_proof_is_of_the_scrape(raw: str) -> None:
    first = look_once(raw)
    second = look_once(first.text)
    assert second.text != first.text
    result = succeed(raw, first, second)
    check(raw, result)
    assert rebuild(result) == raw
    assert result.text.rstrip() == second.text.rstrip()
    assert result.fragments == first.fragments


@pytest.mark.parametrize("raw", SCRAPES.values(), ids=SCRAPES)
def test_looking_goes_on_until_nothing_changes(raw: str) -> None:
    result = repair(raw)
    check(raw, result)
    assert repair(result.text).text == result.text


@pytest.mark.parametrize("doubled", ["é", "é、、é", "ですです"])
def test_what_lost_to_an_article_that_is_a_marker_is_of_a_marker(doubled: str) -> None:
    raw = f"-END-{doubled}-END-\n—END—\nEND—\n—END—\nND—"
    result = repair(raw, Options(keep="majority"))
    check(raw, result)
    assert not result.articles
    assert {entry.fate for entry in result.account} == {"marker", "space"}


@given(st.lists(st.text("ab 。\n", max_size=30), min_size=2, max_size=5))
@settings(max_examples=EXAMPLES or 100)
def test_any_two_repairs_one_behind_the_other_are_one(fragments: list[str]) -> None:
    """Also where the second changes nothing: then it is the first that comes back."""
    raw = "\n—END—\n".join(fragments)
    first = look_once(raw)
    result = succeed(raw, first, look_once(first.text))
    check(raw, result)
    assert rebuild(result) == raw


def test_of_two_repairs_the_second_of_which_changes_nothing_the_first_is_told(scrape: str) -> None:
    first = look_once(scrape)
    result = succeed(scrape, first, look_once(first.text))
    assert result.account == first.account
    assert result.findings == first.findings
    for told, known in zip(result.articles, first.articles, strict=True):
        assert (told.text, told.pieces, told.variants, told.seams) == (
            known.text,
            known.pieces,
            known.variants,
            known.seams,
        )
        assert told.placements == known.placements


def test_who_reads_otherwise_is_told_as_fragments_of_the_scrape() -> None:
    """Each of two pairs settles a variant; then the two results differ in one place, and four fragments are for it."""
    raw = SCRAPES["alone they are no repeats"]
    result = repair(raw)
    named = {n for a in result.articles for v in a.variants for r in v.readings for n in r.fragments}
    named |= {n for a in result.articles for seam in a.seams for n in (seam.left, seam.right)}
    assert named <= set(range(len(result.fragments)))
    assert {place.fragment for a in result.articles for place in a.placements} == set(range(len(result.fragments)))


def test_a_long_result_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    look = pipeline._repair
    monkeypatch.setattr(pipeline, "_repair", lambda raw, options: calls.append(raw) or look(raw, options))
    long = "\n—END—\n".join(f"題{number}\n" + chr(0x4E00 + number * 40) * 2500 for number in range(2))
    repair(long)
    assert calls == [long]
