from __future__ import annotations

import pytest

from stitchtext.model import Fragment, Suspect
from stitchtext.segment import recut


def fragment(text: str) -> Fragment:
    return Fragment(0, 0, len(text), text, head_cut=False, tail_cut=False)


@pytest.mark.parametrize(
    ("text", "mutes", "cut"),
    [
        ("一つです。二つ目の\n広告", [(10, 12, "L101", True)], True),
        ("一つです。\n広告", [(6, 8, "L101", True)], False),
        ("一つです…", [(4, 5, "L102", True)], True),
        ("題名\n一つです。", [(0, 2, "L102", True)], False),
        ("一つですです", [(2, 6, "T101", False)], False),
        ("一つです。\n続きを読む", [(6, 11, "L102", True)], False),
        ("一つです。…\n続きを読む", [(5, 6, "L102", True), (7, 12, "L102", True)], True),
        ("一つの\n続きを読む", [(4, 9, "L102", True)], True),
    ],
)
def test_a_tail_is_told_by_what_is_left_of_it(text: str, mutes: list[tuple[int, int, str, bool]], cut: bool) -> None:
    assert recut(fragment(text), [Suspect(0, *mute) for mute in mutes]).tail_cut is cut


def test_a_head_is_told_by_what_is_left_of_it() -> None:
    assert recut(fragment("Ad\nand so it went."), [Suspect(0, 0, 2, "L101", True)]).head_cut
