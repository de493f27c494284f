from __future__ import annotations

from random import Random

import pytest

from stitchtext.across.anchors import sketch_text
from stitchtext.across.bonds import forget, judge, place
from stitchtext.across.nouns import Bond, Passage


def _write(size: int, seed: int) -> str:
    return "".join(Random(seed).choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力", k=size))  # noqa: S311


A, B, C, D = (_write(600, seed) for seed in range(4))
NOTE = _write(200, 9)


def _judge(one: str, other: str) -> Bond | Passage:
    return judge((0, 1), place(sketch_text(one)), place(sketch_text(other)))


@pytest.mark.parametrize(
    ("one", "other", "guest"),
    [
        (A + B[:150], B + C, None),
        (A + B + C, B, 1),
        (B, A + B + C, 0),
        (A + B, A + B, 1),
        (A + B + C + D, A + B[:200] + C[100:] + D, 1),
    ],
    ids=["overlap", "inside", "around", "equal", "abridged"],
)
def test_what_lies_on_one_text_is_bound(one: str, other: str, guest: int | None) -> None:
    bond = _judge(one, other)
    assert isinstance(bond, Bond)
    assert bond.guest == guest


def test_an_overlap_is_found_beside_a_longer_passage_that_both_have_elsewhere() -> None:
    bond = _judge(A[:100] + B + NOTE + C, D + NOTE + _write(300, 7) + A[:100])
    assert isinstance(bond, Bond)
    assert (bond.guest, bond.overlap) == (None, -100)


@pytest.mark.parametrize(
    ("one", "other", "overlap"), [(A + B[:150], B + C, 150), (B + C, A + B[:150], -150)], ids=["tail", "head"]
)
def test_a_bond_says_how_far_both_overlap_and_which_begins(one: str, other: str, overlap: int) -> None:
    bond = _judge(one, other)
    assert isinstance(bond, Bond)
    assert bond.overlap == overlap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NOTE + A, NOTE + B),
        (A + NOTE, B + NOTE),
        (A + NOTE + B, C + NOTE + D),
        (A, B),
    ],
    ids=["opening", "closing", "passage", "nothing"],
)
def test_what_shares_a_part_alone_is_not(one: str, other: str) -> None:
    assert not isinstance(_judge(one, other), Bond)


def test_what_unlike_texts_share_is_told_and_proves_nothing_when_forgotten() -> None:
    judged = _judge(A + NOTE, B + NOTE)
    assert isinstance(judged, Passage)
    common = set(judged.common)
    one, other = (place(forget(sketch_text(text), common)) for text in (NOTE, B + NOTE))
    assert not isinstance(judge((0, 1), one, other), Bond)
    kept = [place(forget(sketch_text(text), common)) for text in (A + NOTE, A[300:] + NOTE)]
    assert isinstance(judge((0, 1), *kept), Bond)


@pytest.mark.parametrize(
    ("one", "other", "reaches"),
    [
        (A + NOTE, C + D + NOTE, True),
        (A + NOTE + B, C + NOTE + D, False),
        (A + NOTE + B[:20], C + NOTE + D, True),
    ],
    ids=["to both ends", "to none", "nearly to one"],
)
def test_a_passage_is_straight_where_it_reaches_an_end(one: str, other: str, reaches: bool) -> None:
    judged = _judge(one, other)
    assert isinstance(judged, Passage)
    assert (len(judged.straight) > 10) is reaches
    assert set(judged.straight) <= set(judged.common)
