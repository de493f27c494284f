from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stitchtext import check, repair, rules
from stitchtext.edits import apply_edits
from stitchtext.model import Entry
from stitchtext.rules import RULES
from stitchtext.rules.pages import write_page
from stitchtext.rules.registry import EdgeRule, Registry, RepairRule, Rule, TextRule

ALL = RULES.all()
RULES.load()
TEXTS = RULES.texts()
EDGES = RULES.edges()
CODES = {
    "C": "C101 C102 C103 C104 C105 C106 C107 C108 C109",
    "L": "L101 L102 L103 L104 L105 L106 L107 L108 L109 L110 L111 L112 L113 L114 L115 L116",
    "S": "S101 S102 S103 S104 S105 S106 "
    "S201 S202 S203 S204 S205 S206 S207 S208 S209 S210 S211 S212 S213 S214 S215 S301 S302 S401 S402",
    "T": "T101 T102 T103 T104 T105 T106 T201 T202 T203 T204 T205 T206 T207 T208 T301",
    "V": "V101 V102 V103 V104 V105 V106 V107 V108 V109",
}


def mend(rule: TextRule, text: str) -> str:
    return apply_edits(text, [edit for match in rule.find(text) for edit in match.edits]).text


def test_rules_are_found_by_folder() -> None:
    assert [rule.code for rule in ALL] == " ".join(CODES.values()).split()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_every_rule_says_who_it_is_and_what_it_leaves_alone(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.summary
    assert "Left alone:" in rule.doc


@pytest.mark.parametrize(("rule", "before", "after"), [(r, *example) for r in TEXTS for example in r.examples])
def test_an_example_is_mended_as_the_page_shows_it(rule: TextRule, before: str, after: str) -> None:
    assert mend(rule, before) == after
    assert list(rule.find(after)) == []


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in TEXTS for text in rule.leaves])
def test_what_the_page_calls_left_alone_is_left_alone(rule: TextRule, text: str) -> None:
    assert list(rule.find(text)) == []


REPAIRS = RULES.repairs()


def told(rule: RepairRule, scrape: str) -> list[str]:
    return [scrape[found.start : found.end] for found in check(scrape, rules=[rule]).findings]


@pytest.mark.parametrize(("rule", "scrape", "found"), [(r, *example) for r in REPAIRS for example in r.examples])
def test_an_example_of_a_scrape_is_found_where_the_page_shows_it(rule: RepairRule, scrape: str, found: str) -> None:
    assert any(text.startswith(found) for text in told(rule, scrape))


@pytest.mark.parametrize(("rule", "scrape"), [(rule, scrape) for rule in REPAIRS for scrape in rule.leaves])
def test_a_scrape_that_the_page_calls_left_alone_is_left_alone(rule: RepairRule, scrape: str) -> None:
    assert told(rule, scrape) == []


def removed(rule: EdgeRule, scrape: str) -> list[Entry]:
    return [entry for entry in repair(scrape).account if entry.code == rule.code]


@pytest.mark.parametrize(("rule", "before", "after"), [(r, *example) for r in EDGES for example in r.examples])
def test_an_example_of_an_edge_is_a_scrape_repaired(rule: EdgeRule, before: str, after: str) -> None:
    assert repair(before).text == after
    assert removed(rule, before)
    assert repair(after).text == after


@pytest.mark.parametrize(("rule", "scrape"), [(rule, scrape) for rule in EDGES for scrape in rule.leaves])
def test_an_edge_that_the_page_calls_left_alone_is_left_alone(rule: EdgeRule, scrape: str) -> None:
    assert removed(rule, scrape) == []


@pytest.mark.parametrize("rule", [*TEXTS, *EDGES], ids=lambda rule: rule.code)
def test_a_rule_that_reads_texts_has_eight_texts_it_leaves_alone(rule: TextRule | EdgeRule) -> None:
    assert len(rule.leaves) >= 8


def test_no_code_and_no_name_is_given_twice() -> None:
    registry = Registry()
    registry.add(ALL[0])
    with pytest.raises(ValueError, match=ALL[0].code):
        registry.add(ALL[0])


def test_the_page_of_rules_is_what_the_registry_says(root: Path) -> None:
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == write_page(ALL), "run python docs/generate.py"


def test_no_pattern_of_an_ending_is_compiled_before_it_is_needed() -> None:
    probe = (
        "import stitchtext.rules.spliced_endings as a, stitchtext.rules.stuttered_endings as b;"
        "print(a._compile.cache_info().currsize + b._compile.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_the_package_offers_three_verbs_and_the_registry() -> None:
    assert set(rules.__all__) == {"RULES", "find_jumps", "mark", "review"}


def test_a_repair_does_not_load_the_rules_that_only_a_check_asks() -> None:
    probe = (
        "import sys, stitchtext; stitchtext.repair('はずです。'); names = ' '.join(sys.modules);"
        "print([name in names for name in ('rules.typos.', 'rules.characters.', 'rules.structures.')])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[False, False, False]"


def test_what_a_repair_tells_does_not_hang_on_what_is_loaded() -> None:
    text = "A Day at the Sea\n" + "We saw the the boats. " * 12 + "\n"
    RULES.load()
    assert repair(text).findings == ()
