"""Torn entities: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from layings import write_long
from stitchtext import repair
from stitchtext.model import Fragment
from stitchtext.rules.torn_entities import mark_torn

LEFT_ALONE = [
    "R&D",
    "the firm AT&T",
    "fish & chips; and &",
    "no; sign",
    "&eacute;t&eacute; & co",
    "caf&eacute; and R&Dx",
]
TORN = [
    ("caf&eacute; gr&acir", "&acir"),
    ("caf&eacute; &", "&"),
    ("caf&eacute; it&#3", "&#3"),
    ("acute;t&eacute; chaud", "acute;"),
    ("39;s late, &quot;he said", "39;"),
]


def list_torn(text: str) -> list[str]:
    fragment = Fragment(0, 0, len(text), text, head_cut=False, tail_cut=False)
    return [text[suspect.start : suspect.end] for suspect in mark_torn([fragment])]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_letters_that_are_no_part_of_a_character_stay(text: str) -> None:
    assert list_torn(text) == []


@pytest.mark.parametrize(("text", "part"), TORN)
def test_what_is_left_of_a_character_is_muted(text: str, part: str) -> None:
    assert list_torn(text) == [part]


def test_a_copy_that_is_cut_inside_a_character_does_not_outvote_the_whole_one() -> None:
    text = f"{write_long(0, 1)}gr&acirc;ce &agrave; lui, et caf&eacute;."
    for copies in ([text, text[:-12]], [text[:-12], text], [text, text[:-4], text[:-12]]):
        raw = "".join(f"{copy}\n—END—\n" for copy in copies)
        result = repair(raw)
        assert result.text == f"{text}\n"
        check(raw, result)
