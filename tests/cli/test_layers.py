from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitchtext.cli import main
from stitchtext.cli.check import check
from stitchtext.cli.layers import Given, Layers
from stitchtext.cli.options import PREFIX, spell_option
from stitchtext.errors import StitchError
from stitchtext.settings import TABLE

VALUES = {
    "select": ("--select=T1,S", "T1,S", '["T102"]', '["T1", "S"]'),
    "ignore": ("--ignore=T1", "T1", '["T102"]', '["T1"]'),
    "extend-select": ("--extend-select=T1", "T1", '["T102"]', '["T1"]'),
    "per-file-ignores": ("--per-file-ignores=a:T1,S", "a:T1,S", '{ b = ["T"] }', '{ "a" = ["T1", "S"] }'),
    "rules": ("--rules=own.toml", "own.toml", '["x.toml"]', '["own.toml"]'),
    "plugins": ("--plugins", "1", "false", "true"),
    "markers": ("--marker=a b", "a b", '["c"]', '["a b"]'),
    "keep": ("--keep=2", "2", "3", "2"),
    "text-field": ("--text-field=body", "body", '"x"', '"body"'),
    "include": ("--include=*.rst", "*.rst", '["*"]', '["*.rst"]'),
    "exclude": ("--exclude=a b", "a b", '["c"]', '["a b"]'),
    "respect-gitignore": ("--no-respect-gitignore", "0", "true", "false"),
    "baseline": ("--baseline=k.json", "k.json", '"x"', '"k.json"'),
    "fail-on": ("--fail-on=note", "note", '"error"', '"note"'),
    "output-format": ("--output-format=sarif", "sarif", '"json"', '"sarif"'),
    "color": ("--color=never", "never", '"always"', '"never"'),
    "jobs": ("--jobs=3", "3", "2", "3"),
    "max-bytes": ("--max-bytes=30", "30", "20", "30"),
}


def show(name: str, *args: str, **environment: str) -> str:
    result = CliRunner().invoke(main, ["check", "--show-settings", *args], env=environment)
    assert result.exit_code == 0, result.stderr
    return next(line for line in result.stdout.splitlines() if line.startswith(f"{name} = "))


def test_every_setting_is_tried() -> None:
    assert list(VALUES) == [setting.name for setting in TABLE]


def test_every_setting_is_an_option_and_a_variable() -> None:
    options = {option: param.envvar for param in check.params for option in param.opts}  # type: ignore[attr-defined]
    assert all(options[spell_option(setting)] == PREFIX + setting.field.upper() for setting in TABLE)


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_the_call_goes_before_the_environment_and_that_before_the_file(
    setting: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = setting.name  # type: ignore[attr-defined]
    option, variable, in_file, shown = VALUES[name]
    monkeypatch.chdir(tmp_path)
    default = show(name)
    assert default.endswith("  # default")
    Path("stitchtext.toml").write_text(f"{name} = {in_file}", encoding="utf-8")
    of_file = show(name)
    assert of_file.endswith("  # stitchtext.toml")
    of_environment = show(name, **{PREFIX + name.upper().replace("-", "_"): variable})
    assert of_environment == f"{name} = {shown}  # {PREFIX}{name.upper().replace('-', '_')}"
    of_call = show(name, option, **{PREFIX + name.upper().replace("-", "_"): variable})
    assert of_call == f"{name} = {shown}  # {spell_option(setting)}"  # type: ignore[arg-type]


def test_of_the_environment_several_items_have_a_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert show("exclude", STITCHTEXT_EXCLUDE="a b\nc") == 'exclude = ["a b", "c"]  # STITCHTEXT_EXCLUDE'
    assert show("select", STITCHTEXT_SELECT="T,S\nV") == 'select = ["T", "S", "V"]  # STITCHTEXT_SELECT'


def test_an_empty_variable_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert show("select", STITCHTEXT_SELECT="") == "select = []  # default"


def test_each_folder_has_its_own_settings_under_those_of_the_call(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "stitchtext.toml").write_text("jobs = 1\nkeep = 2")
    (tmp_path / "a" / "stitchtext.toml").write_text("jobs = 3")
    layers = Layers({"text_field": Given("body", "--text-field")})
    here, below = layers.resolve(str(tmp_path)), layers.resolve(str(tmp_path / "a" / "b"))
    assert (here.settings.jobs, here.settings.keep, here.settings.text_field) == (1, 2, "body")
    assert (below.settings.jobs, below.settings.keep, below.settings.text_field) == (3, "all", "body")
    assert (below.base("jobs"), below.base("text_field")) == (str(tmp_path / "a"), os.getcwd())
    assert layers.resolve(str(tmp_path / "a")) is below


def test_a_file_that_is_named_must_have_settings(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]")
    with pytest.raises(StitchError, match=r"has no table \[tool\.stitchtext\]"):
        Layers({}, str(tmp_path / "pyproject.toml"))
