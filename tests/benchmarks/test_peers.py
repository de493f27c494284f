"""The ideas of others: each gets right what it is known to get right, so that the comparison is fair."""

from __future__ import annotations

from benchmarks.damage import make_case
from benchmarks.peers import merge_at_midpoints
from benchmarks.texts import fold_layout
from benchmarks.tools import join_by_difflib
from made_articles import ARTICLES

WINDOWS = make_case("windows", ARTICLES["en"], 1, "en")
IN_ORDER = [WINDOWS.fragments[number] for number in WINDOWS.order]


def test_the_midpoint_merge_joins_windows_given_in_order() -> None:
    assert fold_layout(merge_at_midpoints(IN_ORDER)) == fold_layout(WINDOWS.truth[0])


def test_the_midpoint_merge_is_lost_when_windows_come_in_reverse() -> None:
    assert fold_layout(merge_at_midpoints(IN_ORDER[::-1])) != fold_layout(WINDOWS.truth[0])


def test_the_midpoint_merge_appends_what_shares_nothing() -> None:
    assert merge_at_midpoints(["abc", "xyz"]) == "abcxyz"


def test_the_difflib_merge_joins_windows_in_any_order() -> None:
    for fragments in (IN_ORDER, IN_ORDER[::-1]):
        (article,) = join_by_difflib(fragments, "").articles
        assert fold_layout(article) == fold_layout(WINDOWS.truth[0])
