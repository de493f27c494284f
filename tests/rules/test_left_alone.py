from __future__ import annotations

from functools import cache

import pytest

from left_alone import LEFT_ALONE, MARKER, SAMPLES, list_left_alone
from stitchtext import check
from stitchtext.model import Finding
from stitchtext.rules import RULES
from stitchtext.rules.registry import EdgeRule, Rule, TextRule

ON_SCRAPES = [rule for rule in RULES.all() if not isinstance(rule, TextRule | EdgeRule)]
THAI = SAMPLES["th"]


@cache
def tell(scrape: str) -> tuple[Finding, ...]:
    return tuple(check(scrape).findings)


@pytest.mark.parametrize("code", LEFT_ALONE)
def test_what_looks_like_a_fault_and_is_none_is_left_alone_in_every_language(code: str) -> None:
    for scrape in list_left_alone(code):
        assert [finding.message for finding in tell(scrape) if finding.code == code] == [], scrape


@pytest.mark.parametrize("rule", ON_SCRAPES, ids=lambda rule: rule.code)
def test_a_rule_on_scrapes_has_eight_different_ones_it_leaves_alone(rule: Rule) -> None:
    assert len({*rule.leaves, *list_left_alone(rule.code)}) >= 8


@pytest.mark.parametrize(("cut", "codes"), [(12, ["S106"]), (len(THAI.paragraphs[1][0]), [])])
def test_a_thai_fragment_is_cut_inside_a_clause_and_not_before_a_space(cut: int, codes: list[str]) -> None:
    stop = THAI.whole.index(THAI.paragraphs[1][0]) + cut
    found = tell(f"{THAI.whole}{MARKER}{THAI.whole[:stop]}\n")
    assert [finding.code for finding in found if finding.code == "S106"] == codes


@pytest.mark.parametrize(("cut", "codes"), [(12, ["S105"]), (len(THAI.paragraphs[1][0]) + 1, [])])
def test_a_thai_fragment_starts_inside_a_clause_and_not_behind_a_space(cut: int, codes: list[str]) -> None:
    start = THAI.whole.index(THAI.paragraphs[1][0]) + cut
    found = tell(f"{THAI.whole}{MARKER}{THAI.whole[start:]}")
    assert [finding.code for finding in found if finding.code == "S105"] == codes
