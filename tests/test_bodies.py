from __future__ import annotations

import pytest

from stitchtext.bodies import find_body


@pytest.mark.parametrize(
    ("text", "mutes", "body"),
    [
        ("", [], ""),
        (" \u200b ", [], ""),
        (" 本文 ", [], "本文"),
        ("広告\n本文\n1 / 3\n続き", [(0, 2), (6, 11), (12, 14)], "本文"),
        ("広告\n1 / 3", [(0, 2), (3, 8)], ""),
        ("本文 広告 本文", [(3, 5)], "本文 広告 本文"),
    ],
)
def test_a_body_is_what_stands_between_what_folds_away(text: str, mutes: list[tuple[int, int]], body: str) -> None:
    start, end = find_body(text, mutes)
    assert text[start:end] == body
