from __future__ import annotations

from stitchtext.across.components import Components
from stitchtext.across.nouns import Bond


def _groups(components: Components) -> list[list[int]]:
    return [members for members, _ in components]


def test_overlaps_join_and_groups_come_by_their_first() -> None:
    components = Components([10] * 5)
    components.join([Bond(1, 4, 9, None), Bond(0, 3, 8, None), Bond(3, 4, 2, None)])
    assert _groups(components) == [[0, 1, 3, 4], [2]]


def test_a_guest_of_two_hosts_goes_to_the_longer_and_joins_no_two() -> None:
    for order in (1, -1):
        components = Components([90, 100, 20])
        for bond in [Bond(0, 2, 3, 2), Bond(1, 2, 3, 2)][::order]:
            components.host(bond)
        components.settle()
        assert _groups(components) == [[0], [1, 2]]


def test_guests_of_one_another_end_in_one_group() -> None:
    components = Components([30, 40, 50])
    components.host(Bond(0, 1, 3, 0))
    components.host(Bond(1, 2, 3, 1))
    components.settle()
    assert _groups(components) == [[0, 1, 2]]


def test_a_bound_on_fragments_or_characters_is_told_when_hit() -> None:
    bonds = [Bond(0, 1, 9, None), Bond(1, 2, 8, None)]
    for most in ((2, 1_000), (9, 20)):
        components = Components([10, 10, 10], *most)
        components.join(bonds)
        assert list(components) == [([0, 1], True), ([2], True)]


def test_groups_of_one_record_are_one_and_others_are_not() -> None:
    components = Components([10] * 5)
    components.join([Bond(3, 4, 9, None)])
    components.gather([7, 7, 7, 7, 8])
    assert _groups(components) == [[0, 1, 2], [3, 4]]
