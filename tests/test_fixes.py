from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext import Edit, Options, StitchError, check, fix
from stitchtext.rules import RULES
from stitchtext.rules.registry import Match, Rule, TextRule


def make_rule(code: str, pattern: str, new: str, **facts: object) -> Rule:
    def find(text: str) -> Iterator[Match]:
        for match in re.finditer(pattern, text):
            yield Match(*match.span(), "made up", (Edit(*match.span(), match.expand(new)),))

    known = {"safety": "safe", **facts}
    return TextRule(code=code, name=code.lower(), summary="", doc="", check=find, **known)  # type: ignore[arg-type]


def test_fragments_and_markers_stay_and_only_typos_go(scrape: str) -> None:
    typos = [rule for rule in RULES.all() if rule.code.startswith("T")]
    fixed = fix(scrape, rules=typos)
    assert fixed.text == scrape.replace("ですです", "です").replace("ですいます", "です")
    assert sorted(finding.code for finding in fixed.applied) == ["T101", "T101", "T102"]
    assert fixed.left.findings == ()


def test_fixing_twice_changes_nothing(scrape: str) -> None:
    once = fix(scrape)
    twice = fix(once.text)
    assert (twice.text, twice.applied, twice.left) == (once.text, (), once.left)


def test_the_order_of_rules_does_not_matter() -> None:
    rules = [make_rule("X1", "ab", "b"), make_rule("X2", "bc", "c"), make_rule("X3", "abc+", "x")]
    assert {fix("abc abcc ab bc", rules=order).text for order in permutations(rules)} == {"x x b c"}


def test_what_a_fix_uncovers_is_fixed_too() -> None:
    assert fix("aaaa", rules=[make_rule("X1", "aa", "a")]).text == "a"


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    fixed = fix("a", rules=[make_rule("X1", "a", "b"), make_rule("X2", "b", "a")])
    assert fixed.text in ("a", "b")


@pytest.mark.parametrize(("unsafe", "text"), [(False, "acb"), (True, "xcy")])
def test_unsafe_edits_are_asked_for(unsafe: bool, text: str) -> None:
    rules = [make_rule("X1", "b", "y", safety="unsafe"), make_rule("X2", "a", "x", safety="unsafe")]
    assert fix("acb", rules=rules, unsafe=unsafe).text == text


def test_what_is_only_reported_is_never_applied() -> None:
    rules = [make_rule("X1", "a", "b", safety="report")]
    assert fix("a", rules=rules, unsafe=True).text == "a"
    assert len(check("a", rules=rules).findings) == 1


def test_wrong_options_are_refused() -> None:
    with pytest.raises(StitchError):
        fix("a", Options(markers=("(",)))


PARTS = st.sampled_from(
    [
        "重要なはずですです。",
        "重要ですいます。",
        "次の文です。",
        "\n",
        "—END—\n",
        "題名の一行\n",
        "途中で切れて",
        "The the cat sat. ",
        "食べていてい、",
        "を含むをを含む。。",
        "我们的的城市，",
        "если если ",
        "입니다입니다. ",
        "&amp;",
        "\u200b",
        "ã\x81\x82",
        "\r\n",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_whatever_the_text_findings_lie_in_it_and_fixing_comes_to_an_end(text: str) -> None:
    for finding in check(text).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert all(0 <= edit.start <= edit.end <= len(text) for edit in finding.edits)
    for unsafe in (False, True):
        once = fix(text, unsafe=unsafe)
        assert fix(once.text, unsafe=unsafe).text == once.text


@given(st.lists(PARTS, max_size=12).map("".join), st.randoms(use_true_random=False))
def test_whatever_the_text_the_order_of_the_rules_does_not_matter(text: str, rng: Random) -> None:
    rules = list(RULES.all())
    rng.shuffle(rules)
    assert fix(text, rules=rules).text == fix(text, rules=RULES.all()).text


def test_what_a_rule_removes_is_no_first_copy_of_a_double() -> None:
    said = "The boats came in the harbo"
    raw = f"{said}ur today and\n—END—\n{said} {'## ' * 40}# #\n—END—"
    assert "doubled-reading" not in {finding.name for finding in check(raw).findings}
    assert fix(fix(raw).text).text == fix(raw).text
