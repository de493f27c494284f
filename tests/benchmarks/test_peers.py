"""The ideas of others: each gets right what it is known to get right, so that the comparison is fair."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from benchmarks.damage import make_case
from benchmarks.peers import agree_partially, merge_at_midpoints
from benchmarks.quality import run_tool, tell_timeouts
from benchmarks.texts import fold_layout
from benchmarks.tools import MISSING, TOOLS, Answer, join_by_difflib
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


def test_the_consensus_of_partial_orders_outvotes_a_changed_sentence() -> None:
    pytest.importorskip("spoars", reason="of the `bench` extra")
    article = ARTICLES["ja"][0]
    changed = article.replace("。", "、と言った。", 1)
    assert agree_partially([article, changed, article]) == article


def test_a_peer_that_is_not_installed_is_named_with_what_it_needs() -> None:
    assert set(TOOLS) | set(MISSING) >= {"stitchtext", "CollateX", "partial order"}
    assert not set(TOOLS) & set(MISSING)


def test_what_ran_out_of_time_is_counted() -> None:
    answer, score = run_tool(_never, WINDOWS)
    assert answer.articles == ()
    assert not score.exact
    assert "slow: 1 of 1 cases" in tell_timeouts({("slow", "windows", "en"): [score]})


def _never(fragments: Sequence[str], raw: str, keep: str = "all") -> Answer:
    raise TimeoutError("not done within 20 s")
