from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from stitchtext.edits import apply_edits
from stitchtext.errors import StitchError
from stitchtext.rules import plugins
from stitchtext.rules.tables import read_rules

RULE = {
    "code": '"U101"',
    "name": '"house-style"',
    "summary": '"the house writes サーバー"',
    "pattern": "'サーバ(?!ー)'",
    "replacement": '"サーバー"',
    "exceptions": '["サーバレス"]',
    "examples": '[["古いサーバです。", "古いサーバーです。"]]',
    "leaves": '["サーバレスの構成"]',
}


def write(**changes: str) -> str:
    facts = {key: value for key, value in (RULE | changes).items() if value}
    return "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in facts.items())


def mend(text: str, **changes: str) -> str:
    (rule,) = read_rules(write(**changes), "own.toml")
    return apply_edits(text, [edit for match in rule.find(text) for edit in match.edits]).text


def test_a_rule_of_ones_own_replaces_what_its_pattern_matches_but_for_exceptions() -> None:
    assert mend("サーバとサーバーとサーバレス") == "サーバーとサーバーとサーバレス"


def test_a_replacement_can_name_groups() -> None:
    changes = {"pattern": r"'(\d+) ?円'", "replacement": r"'\1円'", "examples": '[["5 円", "5円"]]', "leaves": ""}
    assert mend("10 円", **changes) == "10円"


def test_a_rule_without_a_replacement_only_reports() -> None:
    (rule,) = read_rules(write(replacement="", examples='[["古いサーバ", "古いサーバ"]]'), "own.toml")
    assert rule.safety == "report"
    assert [match.edits for match in rule.find("サーバ")] == [()]


def test_an_edit_is_unsafe_unless_its_rule_says_otherwise() -> None:
    assert read_rules(write(), "own.toml")[0].safety == "unsafe"
    assert read_rules(write(safety='"safe"'), "own.toml")[0].safety == "safe"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"pattern": "'('"}, "own.toml: rule U101: not a regular expression"),
        ({"pattern": ""}, "'pattern' is missing or wrong"),
        ({"examples": ""}, "'examples' is missing or wrong"),
        ({"severity": '"loud"'}, "'severity' is missing or wrong"),
        ({"colour": '"red"'}, "there is no key 'colour'"),
        ({"code": '"u-1"'}, "code and name must be like 'U101' and 'house-style'"),
        ({"examples": '["a"]'}, "a value is no string, list of strings, or list of pairs of strings"),
        ({"examples": '[["古いサーバ", "新しい"]]'}, "the example '古いサーバ' comes out as '古いサーバー'"),
        ({"leaves": '["サーバです"]'}, "finds something in 'サーバです', which it is to leave"),
        ({"pattern": "'(?:a|a)+(?:a|a)+b|c'", "examples": f'[["{"a" * 40}c", "x"]]'}, "takes too long on one text"),
    ],
)
def test_a_wrong_rule_is_told_when_it_is_read(changes: dict[str, str], told: str) -> None:
    with pytest.raises(StitchError, match=r"own\.toml") as caught:
        read_rules(write(**changes), "own.toml")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "text", ["[[rule]", "rule = 1", "[other]\na = 1", pytest.param("a = " + "[" * 5_000, id="nested")]
)
def test_a_file_that_is_no_table_of_rules_is_told(text: str) -> None:
    with pytest.raises(StitchError, match=r"own\.toml: "):
        read_rules(text, "own.toml")


def test_a_plug_in_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    points = (EntryPoint("house", "no_such_module_of_rules", plugins.GROUP),)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    plugins.load_plugins.cache_clear()
    with pytest.raises(StitchError, match="plug-in house: cannot be loaded"):
        plugins.load_plugins()
    plugins.load_plugins.cache_clear()


def test_a_plug_in_is_a_module_that_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house_rules_of_a_test.py").write_text("SEEN = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    points = (EntryPoint("house", "house_rules_of_a_test", plugins.GROUP),)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    plugins.load_plugins.cache_clear()
    assert plugins.load_plugins() == ("house",)
    plugins.load_plugins.cache_clear()
