from __future__ import annotations

import pytest

from stitchtext.align import align
from stitchtext.align.anchors import Window
from stitchtext.align.marks import find_letters
from stitchtext.folded import fold
from stitchtext.model import Block

ROWS, BARS = "Size:12km.Depth:4m.Width:3m.", "|Size|12km||Depth|4m||Width|3m|"

LEFT: list[tuple[str, str, str, Window, tuple[bool, bool]]] = [
    ("a letter is another", ROWS, BARS.replace("4m", "5m"), (0, 28, 0, 31), (False, False)),
    ("one side has more, inside", ROWS, BARS + "Age|", (0, 28, 0, 35), (False, False)),
    ("what is the same is not next to what is known", ROWS, "Age|" + BARS, (0, 28, 0, 35), (False, True)),
    ("few letters", "A:12.", "|A|12|B|", (0, 5, 0, 8), (False, True)),
    ("neither end is known", ROWS, BARS, (0, 28, 0, 31), (True, True)),
    ("the vowel signs are others", "की:12की:4.", "|का|12|का|4|", (0, 10, 0, 12), (False, False)),
]


@pytest.mark.parametrize(("what", "a", "b", "gap", "is_open"), LEFT, ids=[case[0] for case in LEFT])
def test_a_gap_is_left_where(what: str, a: str, b: str, gap: Window, is_open: tuple[bool, bool]) -> None:
    assert find_letters(a, b, gap, is_open) == []
    i, i_end, j, j_end = gap
    assert find_letters(b, a, (j, j_end, i, i_end), is_open) == []


FOUND: list[tuple[str, str, str, tuple[bool, bool]]] = [
    ("inside", ROWS, BARS, (False, False)),
    ("at the end of a text that the other goes on from", ROWS, BARS + "Age|100years|" * 9, (False, True)),
    ("at the start of a text", ROWS, "Age|100years|" * 9 + BARS, (True, False)),
    ("in Japanese", "面積:14.8ha水深:33m", "|面積|14.8ha||水深|33m||透明度|7m|", (False, True)),
    ("in Hindi", "गहराई:33मीलंबाई:4", "|गहराई|33मी||लंबाई|4||चौड़ाई|7|", (False, True)),
]


@pytest.mark.parametrize("turned", [False, True], ids=["the one first", "the other first"])
@pytest.mark.parametrize(("what", "a", "b", "is_open"), FOUND, ids=[case[0] for case in FOUND])
def test_the_same_letters_with_other_marks_between_them_are_found(
    what: str, a: str, b: str, is_open: tuple[bool, bool], turned: bool
) -> None:
    one, other = (b, a) if turned else (a, b)
    blocks = find_letters(one, other, (0, len(one), 0, len(other)), is_open)
    assert all(one[i : i + size] == other[j : j + size] for i, j, size in blocks)
    found: list[Block] = [(j, i, size) for i, j, size in blocks] if turned else blocks
    held = {at for start, _, size in found for at in range(start, start + size)}
    assert held >= {at for at, sign in enumerate(a) if sign.isalnum()}


def test_marks_that_are_the_same_are_of_the_blocks() -> None:
    assert find_letters("14,8ha:33m", "|14,8ha|33m", (0, 10, 0, 11), (False, False)) == [(0, 1, 6), (7, 8, 3)]


def test_rows_of_a_table_at_a_cut_end_are_aligned_with_those_of_one_in_markdown() -> None:
    head = "The lake lies among old woods in the north of the district."
    one = fold(f"{head}\nArea: 14.8 ha\nLength: 470 m\nWidth: 35")
    other = fold(f"{head}\n| Area | 14.8 ha |\n| Length | 470 m |\n| Width | 350 m |\n| Depth | 33 m |\nIt is clear.")
    (_, _, size), *rows = align(one, other)
    assert size >= len(fold(head).text)
    assert "".join(one.text[start : start + length] for start, _, length in rows) == "Area14.8haLength470mWidth35"
