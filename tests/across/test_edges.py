from __future__ import annotations

from random import Random

from stitchtext.across.anchors import GRAM
from stitchtext.across.edges import find_overlaps, list_runs, match_ends
from stitchtext.across.nouns import Bond

TEXT = "".join(Random(3).choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力", k=600))  # noqa: S311


def _overlap(tail: str, head: str) -> list[Bond]:
    runs: dict[int, list[tuple[int, bool, int]]] = {}
    for number, text, is_tail in ((0, tail, True), (1, head, False)):
        for code, at in list_runs(text, tail=is_tail):
            runs.setdefault(code, []).append((number, is_tail, at))
    return list(find_overlaps(match for holders in runs.values() for match in match_ends(holders)))


def test_an_overlap_that_is_garbled_at_both_ends_is_found_and_measured() -> None:
    tail, head = TEXT[:300][:-14] + "がさごそがさごそがさごそがさ", "ぺたぺたぺたぺたぺたぺたぺた" + TEXT[250:][14:]
    ((a, b, runs, guest, overlap),) = _overlap(tail, head)
    assert (a, b, guest, overlap) == (0, 1, None, 50)
    assert runs == 50 - 28 - GRAM + 1


def test_a_head_with_a_smaller_number_than_the_tail_begins() -> None:
    assert list(find_overlaps([(7, 3, 40)] * 3)) == [Bond(3, 7, 3, None, -40)]


def test_what_two_ends_have_at_several_distances_counts_where_it_is_most() -> None:
    assert list(find_overlaps([(0, 1, 40)] * 3 + [(0, 1, 60)] * 4)) == [Bond(0, 1, 4, None, 60)]


def test_a_run_or_two_may_be_a_phrase() -> None:
    assert list(find_overlaps([(0, 1, 40)] * 2)) == []


def test_only_tails_and_heads_of_two_fragments_meet_and_few_of_them() -> None:
    assert list(match_ends([(1, True, 20), (2, True, 30), (3, True, 40)])) == []
    assert list(match_ends([(1, True, 20), (1, False, 30)])) == []
    assert list(match_ends([(number, number % 2 > 0, 20) for number in range(5)])) == []


def test_what_stands_far_from_the_end_is_not_looked_for() -> None:
    assert _overlap(TEXT[:300], TEXT[90:]) == []
    assert list(list_runs(TEXT[: GRAM - 1], tail=True)) == []
