from __future__ import annotations

import pytest

from layings import write
from stitchtext.align import align
from stitchtext.assemble.groups import cut_spans, fill_group, host_guests, join_groups, start_group
from stitchtext.assemble.owned import Span
from stitchtext.assemble.paths import Paths
from stitchtext.assemble.relations import Relation
from stitchtext.folded import fold
from stitchtext.model import Joint

SPANS = [(3, 10, 20), (1, 0, 5), (2, 7, 27)]
CUTS = [
    ("all", 0, 35, SPANS),
    ("a part of one", 2, 8, [(3, 12, 18)]),
    ("parts of two", 8, 12, [(3, 18, 20), (1, 0, 2)]),
    ("one and nothing more", 10, 15, [(1, 0, 5)]),
    ("the last part", 30, 35, [(2, 22, 27)]),
    ("nothing", 12, 12, []),
]


@pytest.mark.parametrize(("what", "start", "end", "parts"), CUTS, ids=[case[0] for case in CUTS])
def test_a_part_of_a_backbone_is_of_the_spans_that_make_it(what: str, start: int, end: int, parts: list[Span]) -> None:
    assert cut_spans(SPANS, start, end) == parts


def test_guests_of_guests_have_the_outermost_host() -> None:
    hosts = {5: 4, 4: 0, 6: 1, 7: 5}
    inside = {number: Relation(number, host, "within", (), 0, 0.0) for number, host in hosts.items()}
    assert host_guests(inside) == {0: [(0, 5), (1, 4), (3, 7)], 1: [(2, 6)]}


def test_joints_stay_behind_the_same_characters_when_passages_are_put_in() -> None:
    texts = [write(0, 2), write(3, 5), write(6, 7), write(0, 1, 2), write(3, 4, 5)]
    ends = [len(texts[0]), len(texts[0] + texts[1])]
    joints = [Joint(at, "butt", n, n + 1, 0.0, 0.0, True) for n, at in enumerate(ends)]
    spans = [(number, 0, len(texts[number])) for number in range(3)]
    group = fill_group(range(5), spans, joints, [fold(text) for text in texts], align)
    assert group.backbone.text == write(0, 1, 2, 3, 4, 5, 6, 7)
    places = len(write(0, 1, 2)), len(write(0, 1, 2, 3, 4, 5))
    assert group.joints == tuple(joint._replace(at=at) for joint, at in zip(joints, places, strict=True))
    assert group.numbers == (0, 1, 2, 3, 4)


def test_groups_on_a_path_are_one_with_their_joints_and_guests() -> None:
    texts = [write(0, 1, 2), write(2, 3, 4), write(4, 5, 6), write(3), write(0)]
    folds = [fold(text) for text in texts]
    groups = [start_group(number, own) for number, own in enumerate(folds)]
    paths, size = Paths(), len(write(0, 1))
    for left, right, sentence in ((0, 1, 2), (1, 2, 4)):
        shared = len(write(sentence))
        blocks = ((len(texts[left]) - shared, 0, shared),)
        paths.join(Joint(0, "overlap", left, right, 9.0, 9.0, False), blocks)
    one = join_groups([0, 1, 2], groups, {1: [(0, 3)], 0: [(1, 4)]}, paths, folds, align)
    assert one.backbone.text == write(0, 1, 2, 3, 4, 5, 6)
    assert one.numbers == (0, 1, 2, 3, 4)
    assert [(joint.left, joint.right) for joint in one.joints] == [(0, 1), (1, 2)]
    assert size < one.joints[0].at < size + len(write(2))
    alone = join_groups([2], groups, {}, paths, folds, align)
    assert alone is groups[2]
