from __future__ import annotations

from itertools import pairwise

import pytest

from layings import write
from stitchtext.align import align
from stitchtext.align.repeats import find_other_way, is_better
from stitchtext.folded import fold
from stitchtext.model import Block

NOTE = (
    "この欄の名前は前の頁で選んだものによって変わることがある。例えば{}を選んだときにはそのひな形がここに書かれている。"
)
ONE, TWO = NOTE.format("青い表紙の付いた昔の手紙"), NOTE.format("灰色をした新しい箱入り書類")
SAME = "含まれる区画もすべて読まれ、見つかった書類は指定の場所へ一つずつ写される。"
FIRST = "行き先を選ぶ窓が開くまで少し待つ。"
FULL = (
    f"{write(0)}ひな形。{ONE}ひな形が読まれる。{SAME}{FIRST}{write(1)}書類。{TWO}書いた紙が読まれる。{SAME}{write(2)}"
)
ABRIDGED = f"{write(0)}ひな形。ひな形が読まれる。{SAME}{FIRST}{write(1)}書類。{TWO}書いた紙が読まれる。{SAME}{write(2)}"
CUT = FULL[: FULL.index(write(1)) + 3]
_HEAD = NOTE.index("{")
FALSE: list[Block] = [
    (0, 0, len(write(0)) + 4),
    (CUT.index(ONE), ABRIDGED.index(TWO), _HEAD),
    (CUT.index(SAME), ABRIDGED.rindex(SAME), len(SAME)),
]
"""The cut text as the abridged one would read with the wrong note and what follows that."""


def list_words(a: str, b: str, blocks: list[Block]) -> list[tuple[str, str]]:
    """What stands between blocks, and beyond the last, on either side."""
    edges = [*blocks, (len(a), len(b), 0)]
    return [(a[i + n : c], b[j + n : d]) for (i, j, n), (c, d, _) in pairwise(edges)]


def test_an_abridged_copy_is_laid_where_it_reads_no_other_words() -> None:
    found = find_other_way(CUT, ABRIDGED, FALSE)
    assert {i - j for i, j, _ in found} == {len(ONE)}, "all behind the note that is left out"
    assert is_better(CUT, ABRIDGED, found, FALSE)
    assert not is_better(CUT, ABRIDGED, FALSE, found)


def test_so_are_texts_that_are_aligned_from_either_side() -> None:
    for a, b in ((CUT, ABRIDGED), (ABRIDGED, CUT)):
        left_out = list_words(a, b, align(fold(a), fold(b)))[:-1]
        assert [sorted(map(len, pair)) for pair in left_out] == [[0, len(ONE)]]


SURE: list[tuple[str, str, str, list[Block]]] = [
    ("nothing is read otherwise", CUT, CUT, [(0, 0, len(CUT))]),
    ("no block is known", CUT, ABRIDGED, []),
    (
        "what differs stands nowhere else",
        f"{ONE}甲乙丙丁戊己{TWO}",
        f"{ONE}子丑寅卯辰巳{TWO}",
        [(0, 0, 57), (63, 63, 57)],
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "blocks"), SURE, ids=[case[0] for case in SURE])
def test_no_second_way_is_looked_for_where(what: str, a: str, b: str, blocks: list[Block]) -> None:
    assert find_other_way(a, b, blocks) == []


def test_of_what_stands_very_often_only_some_places_are_looked_at() -> None:
    many = "".join(f"{SAME}{number}" for number in range(300))
    blocks = [(0, len(many) // 2, 40)]
    assert find_other_way(f"{SAME}次の文の続きはここで終わる。{SAME}", many, blocks) == []
    assert find_other_way("甲" * (1 << 14) + many, many, blocks) == [], "nor is a long text looked at"
