from __future__ import annotations

import pytest

from stitchtext.folded import fold
from stitchtext.merge.ledgers import Ledger, open_ledger
from stitchtext.merge.strands import Strand
from stitchtext.merge.witnesses import Witness, call_witness
from stitchtext.model import Piece
from stitchtext.segment import gather

SCRAPE, FRAGMENTS = gather(["一 二三\n四五", "三六七"])
ONE, OTHER = (fold(fragment.text) for fragment in FRAGMENTS)


def witness(number: int, blocks: tuple[tuple[int, int, int], ...]) -> Witness:
    return call_witness(number, FRAGMENTS[number], (ONE, OTHER)[number], blocks, ONE.text)


def opened() -> Ledger:
    """The article 「一 二三六」: the second fragment's 六 stands for 四五."""
    first, second = witness(0, ((0, 0, 5),)), witness(1, ((0, 2, 1),))
    strands = [Strand(0, 3, first, 0, 3, False), Strand(3, 5, second, 1, 2, True)]
    pieces = [Piece(0, 4, 0, FRAGMENTS[0].start), Piece(4, 5, 1, FRAGMENTS[1].start + 1)]
    return open_ledger(0, SCRAPE, pieces, strands, {0: first, 1: second})


@pytest.mark.parametrize(("line", "folded"), [(0, 0), (2, 2), (3, 3), (4, 4), (5, 4)])
def test_a_place_of_the_backbone_leads_to_the_folded_article(line: int, folded: int) -> None:
    assert opened().place(line) == folded


@pytest.mark.parametrize(("folded", "letter"), [(0, "一"), (1, "二"), (2, "三"), (3, "六")])
def test_a_folded_offset_leads_to_the_character_of_the_article(folded: int, letter: str) -> None:
    ledger = opened()
    assert ledger.text[ledger.raw(folded)] == letter


def test_a_span_ends_behind_its_last_character_and_an_empty_one_is_empty() -> None:
    ledger = opened()
    assert ledger.span(0, 2) == (0, 3)
    assert ledger.span(1, 1) == (2, 2)
    assert ledger.span(4, 4) == (5, 5)


def test_only_what_stands_as_on_the_backbone_is_a_step() -> None:
    assert [tuple(step) for step in opened().steps] == [(0, 3, 0)]


def test_a_piece_of_no_fragment_is_refused() -> None:
    with pytest.raises(ValueError, match="of no fragment"):
        open_ledger(0, SCRAPE, [Piece(0, 1, None, None, "T101")], [], {})
