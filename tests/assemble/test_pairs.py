from __future__ import annotations

import pytest

from layings import write
from stitchtext.align import align
from stitchtext.assemble.pairs import Pairs
from stitchtext.folded import Folded, fold
from stitchtext.indexes import index_units
from stitchtext.model import Block

LONG = "".join(f"第{number}の文はここにあり、続きも{number * 7}ある。" for number in range(1_000))


class Watch:
    """An alignment that remembers what it was asked."""

    def __init__(self) -> None:
        self.met: list[tuple[str, str, bool]] = []

    def __call__(
        self, a: Folded, b: Folded, index: dict[str, int] | None = None, grams: dict[str, int] | None = None
    ) -> list[Block]:
        self.met.append((a.text, b.text, index is not None))
        return align(a, b, index, grams)


@pytest.fixture
def watch() -> Watch:
    return Watch()


ONE, OTHER, THIRD = (fold(text) for text in (write(0, 1, 2), write(1, 2, 3), write(5, 6)))


def test_two_texts_that_meet_again_are_not_aligned_again(watch: Watch) -> None:
    pairs = Pairs(watch)
    assert pairs.align(ONE, OTHER) == pairs.align(ONE, OTHER) == align(ONE, OTHER)
    assert pairs.align(OTHER, ONE) == align(OTHER, ONE)
    assert watch.met == [(ONE.text, OTHER.text, False), (OTHER.text, ONE.text, False)]


def test_with_an_index_they_are_not_remembered_but_what_is_known_is_used(watch: Watch) -> None:
    pairs, index = Pairs(watch), index_units(OTHER)
    for _ in range(2):
        assert pairs.align(ONE, OTHER, index) == align(ONE, OTHER)
    assert watch.met == [(ONE.text, OTHER.text, True)] * 2
    pairs.align(ONE, OTHER)
    pairs.align(ONE, OTHER, index)
    assert len(watch.met) == 3


def test_a_long_text_is_indexed_for_those_that_meet_it(watch: Watch) -> None:
    pairs, long = Pairs(watch), fold(LONG)
    pairs.align(ONE, long)
    pairs.align(long, ONE)
    assert [indexed for *_, indexed in watch.met] == [True, False]


def test_a_relation_is_remembered_by_its_texts_whatever_their_numbers(watch: Watch) -> None:
    pairs = Pairs(watch)
    first = pairs.relate(0, 1, [ONE, OTHER])
    again = pairs.relate(2, 0, [OTHER, THIRD, ONE])
    assert first is not None
    assert (first.a, first.b, first.kind) == (0, 1, "before")
    assert again == first._replace(a=2, b=0)
    assert len(watch.met) == 1


def test_that_two_texts_share_nothing_is_remembered_too(watch: Watch) -> None:
    pairs = Pairs(watch)
    assert pairs.relate(0, 1, [ONE, THIRD]) is None
    assert pairs.recall(0, 1, [ONE, THIRD], (), lambda: pytest.fail("it is known")) is None


def test_what_is_found_at_other_places_is_another_relation(watch: Watch) -> None:
    pairs = Pairs(watch)
    whole = pairs.relate(0, 1, [ONE, OTHER])
    assert pairs.recall(0, 1, [ONE, OTHER], (3,), lambda: None) is None
    assert pairs.recall(0, 1, [ONE, OTHER], (), lambda: None) == whole


def test_of_other_texts_all_is_forgotten(watch: Watch) -> None:
    pairs = Pairs(watch)
    pairs.relate(0, 1, [ONE, OTHER])
    pairs.forget([ONE, OTHER])
    pairs.relate(0, 1, [ONE, OTHER])
    assert len(watch.met) == 1
    pairs.forget([ONE, THIRD])
    pairs.relate(0, 1, [ONE, OTHER])
    assert len(watch.met) == 2
