from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrapes import odd_texts
from stitchtext.folded import INVISIBLE, fold, fold_text

ALIKE = [
    ("a line break and a space", "一。\n二", "一。 二"),
    ("wide and narrow letters", "ＡＩ（１）", "AI(1)"),
    ("quotes", "“it’s”", '"it\'s"'),
    ("dashes", "1–2 — 3", "1-2 - 3"),
    ("a heading in a line and on its own", "一。 ### 見出し\n二", "一。\n見出し\n二"),
    ("what shows nothing", "一\u200b二\ufeff三\u00ad", "一二三"),
    ("the ideographic space", "一\u3000二", "一 二"),
    ("letters and their accents", "cafe\u0301 a\u0302\u0301", "caf\u00e9 \u1ea5"),
    ("voiced kana", "\u30cf\u309a\u30f3\u304b\u3099", "\u30d1\u30f3\u304c"),
    ("letters of a syllable", "\u1112\u1161\u11ab\u1100\u1173\u11af", "\ud55c\uae00"),
    ("dotted letters and vowels in two parts", "\u0921\u093c \u09c7\u09be \u09af\u09bc", "\u095c \u09cb \u09df"),
    ("a wide letter and its accent", "\uff21\u0301", "\u00c1"),
    ("Cyrillic and Arabic marks", "\u0438\u0306 \u0627\u0653", "\u0439 \u0622"),
]
APART = [
    ("digits", "2025年", "2026年"),
    ("letter case", "AI", "ai"),
    ("a hash that is no heading", "C# is", "C is"),
    ("a hashtag", "#AI", "AI"),
    ("sentence marks", "一。", "一、"),
    ("a letter and the same with an accent", "e", "e\u0301"),
    ("marks that make no character with their letter", "x\u0301", "x"),
]
_LONE_MARK = re.compile(rf"[\s#{INVISIBLE}][\u0300-\u036f\u0653-\u0655\u3099\u309a\u1161-\u1175\u11a8-\u11c2]")
"""A mark behind a gap, which belongs to no letter; without the gap it would."""


@pytest.mark.parametrize(("what", "one", "other"), ALIKE, ids=[case[0] for case in ALIKE])
def test_what_differs_in_looks_alone_folds_alike(what: str, one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("what", "one", "other"), APART, ids=[case[0] for case in APART])
def test_what_says_something_else_stays_apart(what: str, one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(odd_texts() | st.text(st.sampled_from("e\u0301か\u3099 #&;amp\n\u200bＡ”"), max_size=12))
def test_the_text_alone_is_that_of_the_whole(text: str) -> None:
    assert fold_text(text) == fold(text).text


@given(odd_texts())
def test_folded_text_has_neither_white_space_nor_what_shows_nothing(text: str) -> None:
    assert not [letter for letter in fold(text).text if letter.isspace() or letter in INVISIBLE]


@given(odd_texts())
def test_every_folded_offset_knows_its_character(text: str) -> None:
    folded = fold(text)
    places = [folded.raw(at) for at in range(len(folded.text))]
    assert places == sorted(set(places))
    spans = [(place, folded.raw_end(at + 1)) for at, place in enumerate(places)]
    assert all(fold(text[start:end]).text in (folded.text[at], "") for at, (start, end) in enumerate(spans))


@given(odd_texts())
def test_the_end_of_a_stretch_lies_just_behind_its_last_character(text: str) -> None:
    folded = fold(text)
    for at, letter in enumerate(folded.text):
        start, end = folded.raw(at), folded.raw_end(at + 1)
        assert fold(text[start:end]).text in (letter, "")
        assert end == start + 1 or not fold(text[start:end]).forms.endswith(text[end - 1])
        assert end <= (folded.raw(at + 1) if at + 1 < len(folded.text) else len(text))


@given(odd_texts())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assume(not _LONE_MARK.search(text))
    assert fold(once).text == once


@given(odd_texts())
def test_units_make_the_folded_text_and_offsets_say_where_they_begin(text: str) -> None:
    folded = fold(text)
    assert "".join(folded.units) == folded.text
    assert len(folded.offsets) == len(folded.units) + 1
    pairs = zip(folded.units, folded.offsets, strict=False)
    assert all(folded.text.startswith(unit, at) for unit, at in pairs)


@given(st.text(st.sampled_from("ab 一。\n"), max_size=40), st.data())
def test_muted_spans_fold_away_and_no_more(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    folded = fold(text, [(start, end)] if start < end else [])
    assert folded.text == "".join((text[:start] + text[end:]).split())
    assert not [at for at in range(len(folded.text)) if start <= folded.raw(at) < end]


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\n", "\u200b"])
def test_a_text_that_shows_nothing_folds_to_nothing(text: str) -> None:
    assert fold(text).text == ""
    assert fold(text).units == []


def test_a_lean_text_has_the_same_clauses_as_one_that_keeps_them() -> None:
    text = "一つ目の文、その続き。二つ目の文です。\n三つ目"
    kept, lean = fold(text), fold(text, lean=True)
    assert (kept.cut, lean.cut) == (kept.units, ())
    assert (lean.units, lean.offsets) == (kept.units, kept.offsets)


@given(odd_texts())
def test_every_original_offset_has_the_folded_offset_of_what_comes_next(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        assert folded.at(folded.raw(at)) == at
    places = [folded.at(raw) for raw in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(folded.text)
