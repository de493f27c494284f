from __future__ import annotations

import pytest

from layings import lay, write

OPENING, CLOSING, LINE, LAST = write(0, 1), write(5, 6), write(2, 3), write(7)
ALIKE = "The harbour\nEvery morning the boats come in before the sun is up. Heave away, all together now. "
FURTHER = "The library will stay open until midnight. Researchers are looking at a lake below the ice."
MADE = f"概要\n{OPENING}\n用法\n{write(4)}\n選択肢\n{LAST}"
TOLD = [
    ("the second goes on inside a sentence", f"題名\n{OPENING}", f"題名\nの漁業は、{CLOSING}"),
    ("the first stops inside a sentence", f"題名\n{OPENING}そして次の", f"題名\n{CLOSING}"),
    (
        "the numbers of their lines go on",
        f"題名\n第1\n{OPENING}\n第2\n{write(4)}",
        f"題名\n第4\n{CLOSING}\n第5\n{LAST}",
    ),
    ("the numbers go on, and the title has one, too", f"第3\n第4\n{OPENING}\n第5\n{LAST}", f"第3\n第6\n{CLOSING}"),
    ("the second begins with the rest of a sentence", f"題名\n{OPENING}", f"題名\nた。{CLOSING}"),
    ("the second closes a bracket", f"題名\n{OPENING}", f"題名\n漁業など){CLOSING}"),
    ("the first opens a bracket", f"題名\n{OPENING}(漁業です。", f"題名\n{CLOSING}"),
    ("the first promises more", f"題名\n{OPENING}次のとおり:", f"題名\n{CLOSING}"),
    ("the first stops inside a sentence, the second with a heading", f"題名\n{OPENING}次の", f"題名\n{CLOSING}\n索引"),
    (
        "both have two headings in one order",
        f"題名\n概要\n{OPENING}\n用法\n{LAST}そして次の",
        f"題名\n概要\n{LINE}\n用法\n{CLOSING}",
    ),
    ("both have three in another order", f"題名\n{MADE}そして次の", f"題名\n選択肢\n{LINE}\n用法\n概要\n{CLOSING}"),
    (
        "both have three, which each says again",
        f"題名\n{MADE}\n概要\n用法\n選択肢\n{LAST}そして次の",
        f"題名\n概要\n{LINE}\n用法\n選択肢\n{CLOSING}",
    ),
    (
        "both have three, but the numbers go on",
        f"題名\n第1\n{MADE}\n第2\n{LAST}",
        f"題名\n第3\n概要\n{LINE}\n第4\n用法\n選択肢\n{CLOSING}",
    ),
    ("what they share is a paragraph", f"{LINE}\n{OPENING}そして次の", f"{LINE}\n{CLOSING}"),
]
UNTOLD = [
    ("both are whole", f"題名\n{OPENING}", f"題名\n{CLOSING}"),
    ("the numbers begin anew", f"題名\n第1\n{OPENING}\n第2\n{write(4)}", f"題名\n第1\n{CLOSING}\n第2\n{LAST}"),
    ("the numbers are far apart", f"題名\n第1\n{OPENING}\n第2\n{write(4)}", f"題名\n第34\n{CLOSING}\n第35\n{LAST}"),
    ("as much speaks for either order", f"題名\n{OPENING}次のとおり:", f"題名\n{CLOSING}次のとおり:"),
    ("a word more speaks for one order", f"題名\nlily は{OPENING}", f"題名\nare {CLOSING}次のとおり:"),
    ("a bracket stands behind the number of an item", f"題名\n{OPENING}", f"題名\n1) {CLOSING}"),
    ("they begin alike", f"{ALIKE}now together{' and together' * 9}", f"{ALIKE}{FURTHER}"),
    ("three headings in one order", f"題名\n{MADE}そして次の", f"題名\n概要\n{LINE}\n用法\n選択肢\n{CLOSING}"),
    (
        "three in one order, in Markdown",
        f"題名\n{MADE}そして次の",
        f"題名\n### 概要\n{LINE}\n## 用法\n### 選択肢\n{CLOSING}",
    ),
    ("other titles", f"題名\n{OPENING}そして次の", f"別の題\n{CLOSING}"),
]


@pytest.mark.parametrize(("what", "left", "right"), TOLD, ids=[case[0] for case in TOLD])
def test_parts_under_one_title_are_joined_over_a_hole_where_their_order_is_told(what, left, right) -> None:
    for texts in ((left, right), (right, left)):
        (layout,), _ = lay(*texts)
        told = [(joint.kind, joint.bits, joint.margin, joint.weak) for joint in layout.joints]
        assert told == [("hole", 0.0, 0.0, True)], what
        assert layout.text.startswith("".join(left.split())), what


@pytest.mark.parametrize(("what", "left", "right"), UNTOLD, ids=[case[0] for case in UNTOLD])
def test_parts_under_one_title_stay_apart_where_nothing_tells_their_order(what, left, right) -> None:
    assert len(lay(left, right)[0]) == 2, what


AGAIN = [
    ("Japanese", f"題名\n{OPENING}最後の汽船", f"題名\n汽船が出た。{CLOSING}", "汽船"),
    (
        "English",
        "The harbour\nEvery morning the boats come in before the sun",
        "The harbour\nsun and snow. The end.",
        "sun",
    ),
]


@pytest.mark.parametrize(("what", "left", "right", "shared"), AGAIN, ids=[case[0] for case in AGAIN])
def test_what_the_later_part_says_again_below_the_title_stands_once_and_is_no_hole(what, left, right, shared) -> None:
    for texts in ((left, right), (right, left)):
        (layout,), _ = lay(*texts)
        assert [(joint.kind, joint.weak) for joint in layout.joints] == [("overlap", True)], what
        assert layout.text == "".join(f"{left}{right.partition(shared)[2]}".split()), what


def test_a_letter_in_common_at_a_hole_leaves_it_one() -> None:
    (layout,), _ = lay("The harbour\nEvery morning the boats come in to", "The harbour\nother people wait. The end.")
    assert [joint.kind for joint in layout.joints] == ["hole"]
    assert layout.text.endswith("comeintootherpeoplewait.Theend.")


def test_what_the_later_part_says_again_tells_the_order() -> None:
    first, later = f"題名\n{OPENING}岸壁の上の市場で買う。", f"題名\n岸壁の上の市場で買う。{CLOSING}"
    assert len(lay(f"題名\n{OPENING}", f"題名\n{CLOSING}")[0]) == 2
    (layout,), _ = lay(later, first)
    assert layout.text == f"題名{OPENING}岸壁の上の市場で買う。{CLOSING}"
