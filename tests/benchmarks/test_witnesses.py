"""Witnesses: rendering, coverage, and what can be proved at a place."""

from __future__ import annotations

from benchmarks.cases import Place
from benchmarks.witnesses import (
    Change,
    Witness,
    count_votes,
    leave_lone_faults,
    record_places,
    record_repeats,
)

TRUTH = "The quick brown fox jumps over the lazy dog, and then it sleeps for a long while in the sun.\n"
WHOLE = Witness(0, ((0, len(TRUTH)),))
FAULT = Change(40, 43, "cat", fault=True)


def test_a_witness_renders_its_spans_with_its_changes_and_ends() -> None:
    witness = Witness(0, ((0, 9), (16, 25)), (Change(4, 9, "swift"),), head="Fox\n", tail="…")
    assert witness.render(TRUTH) == "Fox\nThe swiftfox jumps…"


def test_a_change_outside_of_the_spans_is_not_rendered() -> None:
    assert Witness(0, ((0, 9),), (FAULT,)).render(TRUTH) == "The quick"


def test_a_change_that_touches_an_earlier_one_is_left_out() -> None:
    assert WHOLE.changed([FAULT]).changed([Change(42, 45, "x")]).changes == (FAULT,)


def test_an_intact_witness_alone_against_a_fault_is_a_tie() -> None:
    assert record_places(TRUTH, [WHOLE, WHOLE.changed([FAULT])], 0) == [Place(0, 40, 43, "tie")]


def test_two_intact_witnesses_settle_a_fault() -> None:
    assert record_places(TRUTH, [WHOLE, WHOLE, WHOLE.changed([FAULT])], 0) == [Place(0, 40, 43, "fault")]


def test_copies_of_one_lineage_have_one_vote() -> None:
    copy = Witness(0, WHOLE.spans, (FAULT,), lineage=0)
    assert sorted(count_votes(TRUTH, [copy, copy, copy, WHOLE, WHOLE], FAULT).values()) == [1, 2]


def test_a_fault_without_an_intact_witness_stays_in_the_floor() -> None:
    faulty = WHOLE.changed([FAULT])
    assert record_places(TRUTH, [faulty], 0) == [Place(0, 40, 43, "lone")]
    assert leave_lone_faults(TRUTH, [faulty], 0) == TRUTH.replace("dog", "cat")


def test_a_cut_end_has_no_vote() -> None:
    cut = Witness(0, ((0, 45),))
    assert record_places(TRUTH, [cut, WHOLE.changed([FAULT])], 0)[0] == Place(0, 40, 43, "lone")


def test_fragments_that_meet_without_a_third_are_a_joint() -> None:
    halves = [Witness(0, ((0, 30),)), Witness(0, ((30, len(TRUTH)),))]
    assert record_places(TRUTH, halves, 0) == [Place(0, 18, 42, "joint")]
    assert record_places(TRUTH, [*halves, WHOLE], 0) == []


def test_an_overlap_that_stands_elsewhere_is_a_repeat() -> None:
    truth = "one two three. The refrain is here. four five six. The refrain is here. seven"
    left, right = Witness(0, ((0, 35),)), Witness(0, ((15, len(truth)),))
    assert record_repeats([truth], [left, right]) == [Place(0, 15, 35, "repeat")]
    assert record_repeats([truth], [left, Witness(0, ((10, len(truth)),))]) == []
