"""Headings inside a line: leave-alone cases first."""

import pytest

from stitchtext.rules.inlined_headings import find_inlined_heading

LEFT_ALONE = ["He wrote ### and went.", "A ## B is a macro.", "The map ### of the sky.", "Markdown has a ### Title."]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_marks_inside_a_sentence_begin_no_heading(text: str) -> None:
    assert list(find_inlined_heading(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Links Korean star map ### Author Min.",
        "Карта звёзд ### Автор Минь.",
        "It is so. ## Author Min.",
        "港です。 ### 著者",
    ],
)
def test_a_heading_is_told_behind_a_sentence_and_behind_a_word(text: str) -> None:
    (found,) = find_inlined_heading(text)
    assert set(text[found.start : found.end]) == {"#"}
