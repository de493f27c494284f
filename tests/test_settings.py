from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stitchtext.errors import StitchError
from stitchtext.settings import TABLE, Settings, find_config, read_config, read_keep, read_values

GOOD = {
    "codes in lists": ('select = ["T", "S101"]\nignore = ["T102"]\nextend-select = []', {"select": ("T", "S101")}),
    "a table of patterns": ('[per-file-ignores]\n"a/**" = ["S"]', {"per_file_ignores": (("a/**", ("S",)),)}),
    "markers": ("markers = ['=+ next =+']", {"markers": ("=+ next =+",)}),
    "keep as a word": ('keep = "majority"', {"keep": "majority"}),
    "keep as a number": ("keep = 3", {"keep": 3}),
    "a flag": ("respect-gitignore = false", {"respect_gitignore": False}),
    "a choice": ('fail-on = "note"', {"fail_on": "note"}),
    "a number": ("jobs = 0", {"jobs": 0}),
    "nothing": ("", {}),
}
BAD = {
    "an unknown key": ('selct = ["T"]', "there is no setting 'selct'; did you mean 'select'?"),
    "a key of Python": ('fail_on = "note"', "there is no setting 'fail_on'; did you mean 'fail-on'?"),
    "a key far from all": ("zzzz = 1", "there is no setting 'zzzz'; there are select, ignore,"),
    "a string for a list": ('select = "T"', "'select' must be a list of strings"),
    "numbers in a list": ("select = [1]", "'select' must be a list of strings"),
    "a list for a table": ('per-file-ignores = ["S"]', "'per-file-ignores' must be a table of lists of strings"),
    "a string in a table": ('per-file-ignores = {a = "S"}', "'per-file-ignores' must be a table of lists of strings"),
    "a choice there is not": ('fail-on = "fatal"', "'fail-on' must be one of 'error', 'warning', 'note'"),
    "a choice of another type": ("output-format = 1", "'output-format' must be one of 'full',"),
    "a number below 0": ("jobs = -1", "'jobs' must be a whole number from 0"),
    "a flag for a number": ("jobs = true", "'jobs' must be a whole number from 0"),
    "a number for a flag": ("respect-gitignore = 1", "'respect-gitignore' must be true or false"),
    "keep nothing": ("keep = 0", "'keep' must be 'all', 'majority' or a whole number from 1"),
    "an empty name": ('text-field = ""', "'text-field' must be a string with something in it"),
}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    return json.loads((root / "docs" / "settings.schema.json").read_text(encoding="utf-8"))


def test_every_setting_has_its_default_and_every_default_its_setting() -> None:
    assert [setting.field for setting in TABLE] == list(Settings._fields)


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_set_is_read_and_fits_the_schema(name: str, schema: dict[str, Any]) -> None:
    text, expected = GOOD[name]
    table = tomllib.loads(text)
    values = read_values(table, "stitchtext.toml")
    assert {field: values[field] for field in expected} == expected
    jsonschema.validate(table, schema)


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_set_is_refused_and_breaks_the_schema(name: str, schema: dict[str, Any]) -> None:
    text, message = BAD[name]
    table = tomllib.loads(text)
    with pytest.raises(StitchError) as error:
        read_values(table, "stitchtext.toml")
    assert str(error.value).startswith(f"stitchtext.toml: {message}")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(table, schema)


def test_defaults_fit_the_schema(schema: dict[str, Any]) -> None:
    for name, told in schema["properties"].items():
        if "default" in told:
            jsonschema.validate({name: told["default"]}, schema)


def test_the_nearest_file_counts_and_it_alone(tmp_path: Path) -> None:
    write(tmp_path / "stitchtext.toml", "jobs = 1\nkeep = 2")
    write(tmp_path / "a" / "pyproject.toml", "[tool.stitchtext]\njobs = 3")
    (tmp_path / "a" / "b").mkdir()
    config = find_config(str(tmp_path / "a" / "b"))
    assert config is not None
    assert (dict(config.values), config.folder) == ({"jobs": 3}, str(tmp_path / "a"))


def test_in_one_folder_our_own_file_goes_first(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.stitchtext]\njobs = 3")
    write(tmp_path / "stitchtext.toml", "jobs = 1")
    config = find_config(str(tmp_path))
    assert config is not None
    assert config.values == {"jobs": 1}


@pytest.mark.parametrize("text", ["", "[project]\nname = 'stitchtext'", "[tool.ruff]\n# stitchtext\n"])
def test_a_project_without_a_table_of_ours_is_passed_over(text: str, tmp_path: Path) -> None:
    write(tmp_path / "stitchtext.toml", "jobs = 1")
    write(tmp_path / "a" / "pyproject.toml", text)
    config = find_config(str(tmp_path / "a"))
    assert config is not None
    assert config.path == str(tmp_path / "stitchtext.toml")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("stitchtext.toml", b"jobs =", "is not TOML: "),
        ("stitchtext.toml", b"\xff", "is not TOML: "),
        pytest.param("stitchtext.toml", b"a = " + b"[" * 5_000, "is not TOML: ", id="nested"),
        ("pyproject.toml", b"[tool]\nstitchtext = 1", "'tool.stitchtext' must be a table"),
    ],
)
def test_a_broken_file_is_refused_by_name(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(StitchError) as error:
        find_config(str(tmp_path))
    assert str(error.value).startswith(f"{tmp_path / name}: {message}")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StitchError, match="No such file"):
        read_config(str(tmp_path / "x.toml"))


@pytest.mark.parametrize("value", ["", "0", "-1", "²", "1" * 10, "some", 0, True, None, 1.5])
def test_what_is_no_keep_is_none(value: object) -> None:
    assert read_keep(value) is None
