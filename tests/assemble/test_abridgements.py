from __future__ import annotations

import pytest

from layings import lay, write

BEFORE, AFTER = write(0, 1, 2), write(5, 6, 7)
ENDS = [
    ("a few characters of either", "古い橋を守る", "集まりつつある。"),
    ("the one short, the other long", "古い橋を", "守るための募金が集まりつつあるので、来年の春に橋は開くだろう。"),
    (
        "most of a sentence of either",
        "古い橋を守るための募金が集まりつつあるので、来",
        "年の秋の祭りには古い橋が開くと聞いている。",
    ),
]


@pytest.mark.parametrize(("what", "tail", "head"), ENDS, ids=[case[0] for case in ENDS])
def test_an_abridged_copy_that_leaves_out_both_ends_at_a_hole_ties_what_stands_there(what, tail, head) -> None:
    left, right, bridge = BEFORE + tail, head + AFTER, write(1, 2, 5, 6)
    for texts in ((left, right, bridge), (bridge, right, left)):
        (layout,), _ = lay(*texts)
        assert layout.text == left + right, what
        assert [(joint.at, joint.kind, joint.weak) for joint in layout.joints] == [(len(left), "hole", True)], what


def test_a_garbled_end_is_not_kept_where_a_full_text_runs_on() -> None:
    full = BEFORE + AFTER
    (layout,), _ = lay(BEFORE[:-3] + "るた", full, write(3) + full)
    assert layout.text == write(3) + full
