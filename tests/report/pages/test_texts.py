from __future__ import annotations

import pytest

from stitchtext.report.pages.texts import show, show_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 文", "plain 文"),
        ("a < b & 'c' \"d\"", "a &lt; b &amp; &#39;c&#39; &#34;d&#34;"),
        ("one\ntwo\t3", "one\ntwo\t3"),
        ("\u202e", "<i>U+202E</i>"),
        ("\x00\x00\x00", '<i data-n="3">U+0000×3</i>'),
        ("\ud800x", "<i>U+D800</i>x"),
        ("<\u2066>", "&lt;<i>U+2066</i>&gt;"),
        ("क्\u200dष 👩\u200d🔬", "क्\u200dष 👩\u200d🔬"),
    ],
)
def test_text_is_escaped_and_what_steers_it_is_shown(text: str, shown: str) -> None:
    assert show(text) == shown


def test_a_million_hidden_characters_are_one_token() -> None:
    assert show("\u202e" * 1_000_000) == '<i data-n="1000000">U+202E×1,000,000</i>'


def test_lines_are_joined_by_a_sign_and_shortened_in_the_middle() -> None:
    assert show_line("a\r\nb\nc") == 'a<i class="end">↵</i>b<i class="end">↵</i>c'
    assert show_line("<" * 100, 5) == "&lt;&lt;…&lt;&lt;"


def test_of_very_many_different_hidden_characters_the_first_few_are_named() -> None:
    shown = show("\x00\u202e" * 1_000_000)
    assert shown.startswith("<i>U+0000</i><i>U+202E</i>")
    assert shown.endswith('<i data-n="1999984">1,999,984 more</i>')
    assert len(shown) < 400
