from __future__ import annotations

import pytest

from stitchtext.report import excerpts
from stitchtext.report.excerpts import Excerpt, measure


def cut_excerpt(line: str, start: int, end: int) -> Excerpt:
    """The excerpt of a line that stands between others."""
    return excerpts.cut_excerpt(f"前\n{line}\n後", start + 2, end + 2, (2, 2 + len(line)))


def crop(line: str) -> str:
    return excerpts.crop(f"前\n{line}\n後", (2, 2 + len(line)))


WIDTHS = {
    "ASCII": ("abc def ghi", "def"),
    "wide before": ("重要なはず def", "def"),
    "wide inside": ("abc はず def", "はず"),
    "half-width kana": ("ｶﾞｷﾞ です", "です"),
    "combining before": ("cafe\u0301 noir", "noir"),
    "decomposed kana before": ("カ\u3099ラス です", "です"),
    "decomposed kana inside": ("これはカ\u3099ラス", "カ\u3099"),
    "Thai marks before": ("ที่นี่ x", "x"),
    "Hindi marks before": ("नमस्ते x", "x"),
    "variation selector before": ("葛\U000e0100 x", "x"),
    "a zero-width space before": ("a\u200bb x", "x"),
    "a control character before": ("a\x1b[31mb x", "x"),
    "an ideographic space before": ("題\u3000名 x", "x"),
    "a tab before": ("a\tb x", "x"),
    "Korean": ("한국어 텍스트 x", "x"),
    "emoji": ("👍👍 x", "x"),
}


@pytest.mark.parametrize("name", WIDTHS)
def test_carets_stand_exactly_under_what_is_meant(name: str) -> None:
    line, span = WIDTHS[name]
    start = line.index(span)
    text, indent, carets = cut_excerpt(line, start, start + len(span))
    at = text.rindex(span)
    assert (indent, carets) == (measure(text[:at]), measure(span))
    assert text.isprintable() or "\u3000" in text


@pytest.mark.parametrize(
    ("line", "span", "indent", "carets"),
    [
        ("重要ですです。", (2, 6), 4, 8),
        ("カ\u3099です", (2, 4), 2, 4),
        ("a\u0301bc", (2, 3), 1, 1),
        ("a\u200bc", (1, 2), 1, 6),
        ("ab", (2, 2), 2, 1),
        ("ab", (1, 9), 1, 1),
        ("", (0, 0), 0, 1),
        ("e\u0301", (1, 2), 1, 1),
    ],
)
def test_columns_are_those_of_a_terminal(line: str, span: tuple[int, int], indent: int, carets: int) -> None:
    assert cut_excerpt(line, *span)[1:] == (indent, carets)


@pytest.mark.parametrize("letter", ["x", "字", "カ\u3099"])
def test_a_long_line_is_cut_around_the_finding(letter: str) -> None:
    before, span = letter * 500, "ですです"
    text, indent, carets = cut_excerpt(before + span + letter * 500, len(before), len(before) + 4)
    assert text.startswith("…")
    assert text.endswith("…")
    assert (indent, carets) == (measure(text[: text.index(span)]), 8)
    assert 36 <= indent <= 41
    assert measure(text) <= 100


def test_a_long_finding_is_cut_too() -> None:
    text, indent, carets = cut_excerpt("ab" + "字" * 500, 2, 502)
    assert (text, indent, carets) == ("ab" + "字" * 20 + "…", 2, 41)


def test_nothing_begins_with_a_mark_that_lost_its_letter() -> None:
    text, _, _ = cut_excerpt("か\u3099" * 100 + "x", 200, 201)
    assert text.startswith("…か\u3099")


def test_a_neighbouring_line_shows_its_start() -> None:
    assert crop("短い") == "短い"
    assert crop("字" * 500) == "字" * 40 + "…"


def test_marks_piled_up_without_end_are_cut_off() -> None:
    text, _, _ = cut_excerpt("a" + "\u0301" * 10_000 + "x" + "b" + "\u0301" * 10_000, 10_001, 10_002)
    assert len(text) < 400
