"""Small gaps, character by character."""

from __future__ import annotations

import pytest

from stitchtext.align.letters import compare, measure, straighten
from stitchtext.model import Block

BLOCKS: list[tuple[str, str, str, list[Block], list[Block]]] = [
    (
        "what lies straight stays",
        "192.168.0.1et192.168.0.2",
        "692.168.0.1et195.168.0.2",
        [(1, 1, 15), (17, 17, 7)],
        [(1, 1, 15), (17, 17, 7)],
    ),
    (
        "what was left out of one side stays out",
        "192.168.0.1et192.168.0.2",
        "192.168.0.2",
        [(13, 0, 11)],
        [(13, 0, 11)],
    ),
    ("other words stay other words", "abcdefghij0123456789", "0123456789klmnopqrst", [(10, 0, 10)], [(10, 0, 10)]),
    (
        "a digit that is another one makes a phrase stand once, elsewhere",
        "192.168.0.1et192.168.0.2",
        "692.168.0.2et195.168.0.2",
        [(14, 1, 10)],
        [(1, 1, 9), (11, 11, 4), (16, 16, 8)],
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "found", "expected"), BLOCKS, ids=[case[0] for case in BLOCKS])
def test_what_lies_aslant_gives_way_to_more_that_lies_straight(
    what: str, a: str, b: str, found: list[Block], expected: list[Block]
) -> None:
    assert straighten(a, b, (0, len(a), 0, len(b)), found) == expected, what


def test_offsets_are_those_of_the_texts() -> None:
    assert compare("xx192.8", "yyy692.8", (2, 7, 3, 8)) == [(3, 4, 4)]


def test_two_passages_are_not_one() -> None:
    assert compare("abcdefghij", "klmnopqrst", (0, 10, 0, 10)) == []


def test_a_character_that_is_written_as_html_writes_it_counts_as_one() -> None:
    assert measure("a&amp;b") == 3


SCATTERED = [
    ("slips", "theharbourwasclosedinmarch", "teh harbourwas closd inMarch".replace(" ", ""), True),
    ("two short words", "teh", "the", True),
    ("letters of two lines, in one order", "Weatherfor", "Whatourreaderssay", False),
    ("letters of two sentences", "Themayoriscontent.", "Ferryinsteadofbridgeandmoreofit.", False),
]


@pytest.mark.parametrize(("what", "a", "b", "alike"), SCATTERED, ids=[case[0] for case in SCATTERED])
def test_single_letters_in_one_order_are_no_blocks_of_two_passages(what: str, a: str, b: str, alike: bool) -> None:
    assert bool(compare(a, b, (0, len(a), 0, len(b)))) is alike, what
