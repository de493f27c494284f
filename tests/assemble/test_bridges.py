from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write, write_long
from stitchtext import repair

BRIDGED = [
    ("runs from one into the other", [(0, 1, 2, 3), (4, 5, 6), (2, 3, 4, 5)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves out both ends", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("leaves them out and goes on", [(0, 1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], (0, 1, 2, 3, 4, 5, 6, 7)),
    ("leaves them out and begins before", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], (0, 1, 2, 3, 4, 5, 6)),
    ("meets both at a mark that is the same by chance", [(0, 1, 2), (4, 5), (1, 2, 5, 6, 7)], (0, 1, 2, 4, 5, 6, 7)),
    ("has more between", [(0, 1, 2), (5, 6, 7), (1, 2, 3, 4, 5, 6)], (0, 1, 2, 3, 4, 5, 6, 7)),
]


@pytest.mark.parametrize(("what", "texts", "numbers"), BRIDGED, ids=[case[0] for case in BRIDGED])
def test_two_parts_are_joined_in_order_where_a_third_text(
    what: str, texts: list[tuple[int, ...]], numbers: tuple[int, ...]
) -> None:
    for order in permutations(texts):
        (layout,), _ = lay(*(write(*text) for text in order))
        assert layout.text == write(*numbers)
        holes = [joint for joint in layout.joints if joint.kind == "hole"]
        assert all(joint.weak for joint in holes)
        assert [joint.at for joint in holes] == ([len(write(*numbers[: numbers.index(4)]))] if "out" in what else [])


def test_a_scaffold_that_shows_both_sides_leaves_no_doubt() -> None:
    (layout,), _ = lay(write(0, 1, 2, 3), write(4, 5, 6, 7), write(2, 3, 4, 5))
    assert all(not joint.weak and joint.bits > 50 for joint in layout.joints)


BEYOND = [
    ("goes on behind the last", [(1, 2, 3), (4, 5, 6), (1, 2, 5, 6, 7)], 4),
    ("begins before the first", [(1, 2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("begins before a first one of two sentences", [(2, 3), (4, 5, 6), (0, 1, 2, 5, 6)], 4),
    ("has a sentence of its own between what both leave", [(1, 2, 3), (5, 6, 7), (2, 4, 6)], 4),
    ("has one, and less of either", [(0, 1, 2), (4, 5, 6), (1, 3, 5)], 3),
]


@pytest.mark.parametrize(("what", "texts", "hole"), BEYOND, ids=[case[0] for case in BEYOND])
def test_all_sentences_stay_whole_and_in_order_where_a_third_text_leaves_out_ends_and(
    what: str, texts: list[tuple[int, ...]], hole: int
) -> None:
    numbers = sorted({number for text in texts for number in text})
    for order in permutations(texts):
        (layout,), _ = lay(*(write_long(*text) for text in order))
        assert layout.text == write_long(*numbers)
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("hole", True)]
        assert layout.joints[0].at == len(write_long(*numbers[: numbers.index(hole)]))


def speak(*numbers: int) -> str:
    """Sentences that have nothing in common."""
    return "".join(
        "".join(chr(0x4E00 + (number * 7919 + place * 1047) % 9000) for place in range(24)) + "。" for number in numbers
    )


def test_of_a_scaffold_that_ties_parts_of_two_articles_nothing_is_taken() -> None:
    """One copy goes from the first part to the third, another one by the second, and on with text of its own."""
    parts = [speak(*range(first, first + 6)) for first in (0, 6, 12, 18)]
    copies = speak(0, 2, 4, 12, 14, 16), speak(1, 3, 7, 9, 13, 15, 24, 25, 19, 21)
    for turn in range(6):
        texts = [*parts, *copies]
        result = repair("\n—END—\n".join([*texts[turn:], *texts[:turn]]))
        assert all(speak(number) in result.text for number in range(26))
