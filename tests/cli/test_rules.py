from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stitchtext.cli import main
from stitchtext.cli.extras import load_extras
from stitchtext.rules import RULES

OWN = """
[[rule]]
code = "U101"
name = "house-style"
summary = "the house writes サーバー"
pattern = 'サーバ(?!ー)'
replacement = "サーバー"
safety = "safe"
examples = [["古いサーバです。", "古いサーバーです。"]]
"""


@pytest.fixture(autouse=True)
def _rules_as_they_were(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    RULES.load()
    monkeypatch.setattr(RULES, "_rules", dict(RULES._rules))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    load_extras.cache_clear()
    yield
    load_extras.cache_clear()


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_rules_are_listed_a_line_each_by_code() -> None:
    lines = run("rules").stdout.splitlines()
    assert len(lines) == len(RULES.all())
    assert any(line.startswith("T101  stuttered-ending ") for line in lines)
    assert any(line.startswith("T202* doubled-word ") for line in lines)


def test_rules_are_listed_as_json_with_all_there_is() -> None:
    rows = json.loads(run("rules", "--format", "json").stdout)
    assert [row["code"] for row in rows] == [rule.code for rule in RULES.all()]
    assert all(row["doc"] and row["leaves"] is not None for row in rows)


@pytest.mark.parametrize("named", ["T101", "t101", "stuttered-ending"])
def test_a_rule_is_explained_by_code_or_name(named: str) -> None:
    shown = run("rule", named).stdout
    assert shown.startswith("## T101 stuttered-ending\n")
    assert "Left alone:" in shown


def test_a_rule_that_there_is_not_is_an_error() -> None:
    result = run("rule", "T999")
    assert result.exit_code == 2
    assert result.stderr == "stitchtext: there is no rule 'T999'; see them all with: stitchtext rules\n"


def test_rules_of_ones_own_are_listed_and_explained() -> None:
    assert "U101  house-style" in run("rules", "--rules", "own.toml").stdout
    assert run("rule", "U101", "--rules", "own.toml").stdout.startswith("## U101 house-style")


def test_rules_of_ones_own_speak_and_mend_in_a_check() -> None:
    Path("a.txt").write_text("古いサーバです。\n", encoding="utf-8")
    found = run("check", "--rules", "own.toml", "--output-format", "concise", "a.txt")
    assert found.exit_code == 1
    assert "U101" in found.stdout
    assert run("check", "--rules", "own.toml", "--fix", "a.txt").exit_code == 0
    assert Path("a.txt").read_text(encoding="utf-8") == "古いサーバーです。\n"


def test_rules_of_ones_own_are_seen_from_the_file_of_settings(tmp_path: Path) -> None:
    Path("stitchtext.toml").write_text('rules = ["own.toml"]\nselect = ["U"]\n', encoding="utf-8")
    Path("a.txt").write_text("古いサーバですです。\n", encoding="utf-8")
    assert "U101" in run("check", "--output-format", "concise", "a.txt").stdout


def test_a_code_that_is_taken_is_an_error() -> None:
    Path("own.toml").write_text(OWN.replace("U101", "T101"), encoding="utf-8")
    result = run("rules", "--rules", "own.toml")
    assert result.exit_code == 2
    assert "own.toml: rule T101 house-style is there already; give it another code and name" in result.stderr
