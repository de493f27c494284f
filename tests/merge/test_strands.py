from __future__ import annotations

from stitchtext.folded import fold
from stitchtext.merge.strands import lay_strands
from stitchtext.merge.witnesses import call_witness
from stitchtext.model import Fragment


def test_what_slid_over_a_gap_is_read_where_it_now_lies() -> None:
    """Of "abcdXXcdef" it gave "abcd" and "ef"; its gap slides left over "cd", which is now the second one."""
    own = "abcdXXcdef"
    line = "abcdef"
    fragment = Fragment(0, 0, len(own), own, False, False)
    witness = call_witness(0, fragment, fold(own), ((0, 0, 4), (8, 4, 2)), line)
    assert witness.blocks == ((0, 0, 2), (6, 2, 4))
    (first, second) = lay_strands([(0, 0, 4), (0, 8, 10)], [], {0: witness})[:2]
    assert (first.start, first.end, first.low, first.high) == (0, 2, 0, 2)
    assert (second.start, second.end, second.low, second.high) == (2, 4, 6, 8)


def test_a_stretch_that_lies_where_it_was_taken_is_one_strand() -> None:
    own = "one two three"
    fragment = Fragment(0, 0, len(own), own, False, False)
    folded = fold(own)
    witness = call_witness(0, fragment, folded, ((0, 0, len(folded.text)),), folded.text)
    (strand,) = lay_strands([(0, 0, len(folded.text))], [], {0: witness})
    assert (strand.low, strand.high, strand.voted) == (0, len(folded.text), False)


def test_where_the_owner_lies_no_more_others_are_read_and_where_nobody_does_nothing_is() -> None:
    line = "one.two.three.four."
    texts = {0: line, 1: line[4:11], 2: line[8:14]}
    laid = {0: ((0, 0, 4), (4, 14, 5)), 1: ((0, 4, 7),), 2: ((0, 8, 6),)}
    witnesses = {
        number: call_witness(number, Fragment(number, 0, len(text), text, False, False), fold(text), laid[number], line)
        for number, text in texts.items()
    }
    strands = lay_strands([(0, 0, 19)], [], witnesses)
    assert [(s.start, s.end, s.witness.number, s.low, s.high) for s in strands] == [
        (0, 4, 0, 0, 4),
        (4, 11, 1, 0, 7),
        (11, 14, 2, 3, 6),
        (14, 19, 0, 4, 9),
    ]
    alone = lay_strands([(0, 0, 19)], [], {0: witnesses[0]})
    assert [(s.start, s.end, s.low, s.high) for s in alone] == [(0, 4, 0, 4), (4, 14, 0, 0), (14, 19, 4, 9)]
