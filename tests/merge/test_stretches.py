from __future__ import annotations

import pytest

from layings import call
from stitchtext.merge.stretches import Presence, Run, Stretch, find_presence, mark_abridged, sweep

LINE = "".join(map(chr, range(ord("一"), ord("一") + 60)))
HELD = [
    ("nothing but a part", ((5, 40),), ((5, 40),)),
    ("all but a passage", ((0, 10), (35, 60)), ((0, 10), (35, 60))),
    ("all but one character", ((0, 10), (11, 60)), ((0, 10), (11, 60))),
    ("words of its own for some", ((0, 10), "ABCD", (14, 60)), ((0, 60),)),
    ("words of its own for one character", ((0, 10), "ABCD", (11, 60)), ((0, 60),)),
    ("a word of its own for a passage", ((0, 10), "AB", (35, 60)), ((0, 10), (35, 60))),
    ("other words for many of a sentence", ((0, 10), "AB", (34, 60)), ((0, 60),)),
    ("words of its own beside all", ((0, 10), "ABCD", (10, 60)), ((0, 60),)),
    ("three parts", ((0, 10), (20, 30), (40, 60)), ((0, 10), (20, 30), (40, 60))),
]


def presence(*runs: tuple[int, int], closed: bool = False) -> Presence:
    return Presence(runs, (False,) * (len(runs) - 1), closed)


def swept(*presences: Presence, kin: tuple[int, ...] = (), few: int = 0) -> list[Stretch]:
    return list(sweep(presences, kin or range(len(presences)), lambda stretch: stretch.held > few))


def test_a_stretch_is_what_the_same_witnesses_hold() -> None:
    found = swept(presence((0, 30)), presence((0, 10), (20, 30)))
    assert [(s.start, s.end, s.holders, s.against) for s in found] == [
        (0, 10, (0, 1), ()),
        (10, 20, (0,), (1,)),
        (20, 30, (0, 1), ()),
    ]


def test_who_starts_later_or_ends_earlier_does_not_cover_a_stretch() -> None:
    found = swept(presence((0, 30)), presence((10, 20)))
    assert [(s.held, s.covering, s.asked) for s in found] == [(1, 1, 1), (2, 2, 2), (1, 1, 1)]


def test_who_ends_by_itself_is_asked_until_something_is_kept() -> None:
    found = swept(
        presence((0, 10), closed=True), presence((0, 20)), presence((0, 10), (20, 30)), presence((20, 40)), few=1
    )
    assert [(s.start, s.held, s.covering, s.asked) for s in found] == [
        (0, 3, 3, 3),
        (10, 1, 2, 3),
        (20, 2, 2, 3),
        (30, 1, 1, 1),
    ]


def test_an_abridged_witness_covers_and_is_asked_but_is_counted_apart() -> None:
    kept = [20]
    found = swept(presence((0, 40)), mark_abridged(presence((0, 10), (30, 40)), kept), presence((0, 10), (20, 40)))
    assert [(s.start, s.covering, s.unabridged, s.asked) for s in found] == [
        (0, 3, 3, 3),
        (10, 3, 2, 3),
        (20, 3, 2, 3),
        (30, 3, 3, 3),
    ]


def test_witnesses_of_one_lineage_count_once() -> None:
    found = swept(presence((0, 10)), presence((0, 10)), presence((0, 5)), kin=(0, 0, 2))
    assert [(s.held, s.asked) for s in found] == [(2, 2), (1, 1)]


def test_turned_twice_is_as_before() -> None:
    own = presence((0, 4), (6, 9), closed=True)
    assert own.turned(10, closed=False) == Presence(((1, 4), (6, 10)), (False,), False)
    assert own.turned(10, closed=False).turned(10, closed=True) == own


def test_turned_abridgements_lie_where_they_did() -> None:
    own = Presence(((0, 4), (6, 9), (20, 30)), (True, False), False)
    assert own.turned(30, closed=True) == Presence(((0, 10), (21, 24), (26, 30)), (False, True), True)


@pytest.mark.parametrize(("what", "parts", "runs"), HELD, ids=[case[0] for case in HELD])
def test_a_witness_holds(what: str, parts: tuple[Run | str, ...], runs: tuple[Run, ...]) -> None:
    for cut in (True, False):
        witness = call(0, LINE, *parts, cut=cut)
        assert find_presence(witness, LINE, {0, 35}.__contains__) == Presence(runs, (False,) * (len(runs) - 1), not cut)


def test_of_very_many_all_are_counted_and_some_are_named() -> None:
    first, second, third = swept(*[presence((0, 30))] * 70, *[presence((0, 10), (20, 30))] * 80)
    assert [s.held for s in (first, second, third)] == [150, 70, 150]
    assert (second.holders, second.against) == (tuple(range(64)), tuple(range(70, 134)))
