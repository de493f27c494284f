from __future__ import annotations

from pathlib import Path
from random import Random

from stitchtext.across import find_duplicates


def _write(size: int, seed: int) -> str:
    return "".join(Random(seed).choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力。", k=size))  # noqa: S311


A, B = _write(900, 1), _write(900, 2)


def test_of_equal_texts_the_first_is_kept(tmp_path: Path) -> None:
    found = list(find_duplicates([("1", A), ("2", B), ("3", A), ("4", A), ("5", A + "!")], tmp_path))
    assert found == [(2, 0, 1.0), (3, 0, 1.0)]


def test_of_nearly_equal_texts_the_fullest_is_kept(tmp_path: Path) -> None:
    articles = [("1", A[:850]), ("2", B), ("3", A), ("4", A[:850])]
    found = list(find_duplicates(articles, tmp_path, near=True))
    assert [(each.number, each.kept) for each in found] == [(0, 2), (3, 2)]
    assert all(0.9 < each.alike < 0.96 for each in found)


def test_a_shared_passage_makes_no_duplicate(tmp_path: Path) -> None:
    assert list(find_duplicates([("1", A + B[:300]), ("2", B)], tmp_path, near=True)) == []


def test_likeness_makes_no_chains(tmp_path: Path) -> None:
    long = _write(2_000, 3)
    texts = [long, long[: 2_000 * 9 // 10], long[: 2_000 * 75 // 100]]
    found = list(find_duplicates(((str(n), text) for n, text in enumerate(texts)), tmp_path, near=True))
    assert [(each.number, each.kept) for each in found] == [(1, 0)]
