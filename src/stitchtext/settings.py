"""Settings: what can be chosen once for a folder, in `stitchtext.toml` or under `[tool.stitchtext]`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from stitchtext.errors import StitchError
from stitchtext.model import Keep, Severity

Kind: TypeAlias = Literal[
    "codes", "patterns", "expressions", "map", "text", "path", "files", "choice", "keep", "flag", "number", "size"
]
FORMATS = ("full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "sarif")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
COLOURS = ("auto", "always", "never")


class Setting(NamedTuple):
    """One thing to choose: its key, what values it takes, and what it does; `by_file`: each file's nearest decides."""

    name: str
    kind: Kind
    help: str
    choices: tuple[str, ...] = ()
    by_file: bool = False

    @property
    def field(self) -> str:
        """The name as Python writes it."""
        return self.name.replace("-", "_")


class Settings(NamedTuple):
    """All settings with their defaults; each field is the setting of that name."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[str, ...] = ()
    plugins: bool = False
    markers: tuple[str, ...] = ()
    keep: Keep = "all"
    text_field: str = "text"
    include: tuple[str, ...] = ("*.txt", "*.md", "*.jsonl", "*.ndjson")
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    baseline: str = ""
    fail_on: Severity = "warning"
    output_format: str = "full"
    color: str = "auto"
    jobs: int = 0
    max_bytes: int = 134_217_728


TABLE = (
    Setting("select", "codes", "The rules that speak, by prefixes of their codes, or ALL.", by_file=True),
    Setting("ignore", "codes", "The rules that keep silent; of two prefixes, the longer one decides.", by_file=True),
    Setting("extend-select", "codes", "Rules that speak beside those selected or on by default.", by_file=True),
    Setting("per-file-ignores", "map", "Rules that keep silent about the files a pattern fits.", by_file=True),
    Setting("rules", "files", "Files of rules of one's own, in TOML."),
    Setting("plugins", "flag", "Also use the rules that other packages bring."),
    Setting("markers", "expressions", "Further markers: regular expressions, each for a whole line.", by_file=True),
    Setting(
        "keep", "keep", "What becomes of a passage that few fragments hold: all, majority, or a number.", by_file=True
    ),
    Setting("text-field", "text", "The field of a JSON line that holds the scrape.", by_file=True),
    Setting("include", "patterns", "The files of a folder that are read, as patterns of .gitignore."),
    Setting("exclude", "patterns", "The files and folders that are passed over, as patterns of .gitignore."),
    Setting("respect-gitignore", "flag", "Pass over what .gitignore names."),
    Setting("baseline", "path", "A file of findings that are known, and are not told again."),
    Setting("fail-on", "choice", "The least severity that makes the exit code 1.", SEVERITIES),
    Setting("output-format", "choice", "How findings are written.", FORMATS),
    Setting("color", "choice", "Whether to write in colours.", COLOURS),
    Setting("jobs", "number", "Processes that read files at a time; 0 for one a processor."),
    Setting("max-bytes", "size", "The largest scrape that is read: a file that is text, or a row.", by_file=True),
)
_BY_NAME = {setting.name: setting for setting in TABLE}
_NAMES = ("stitchtext.toml", "pyproject.toml")


class Config(NamedTuple):
    """A file of settings as read: what it sets, by field; patterns and paths in it are seen from its folder."""

    path: str
    values: Mapping[str, Any]

    @property
    def folder(self) -> str:
        """The folder it is in, as an absolute path."""
        return os.path.dirname(os.path.abspath(self.path))


def find_config(folder: str) -> Config | None:
    """The settings that hold in a folder: those of the nearest file in it or above, which alone counts.

    In one folder `stitchtext.toml` goes before `pyproject.toml`, which counts only with a table `[tool.stitchtext]`.

    Raises:
        StitchError: the file cannot be read, is no TOML, or sets what there is not.

    """
    here = os.path.abspath(folder)
    while True:
        for name in _NAMES:
            path = os.path.join(here, name)
            config = read_config(path) if os.path.isfile(path) else None
            if config is not None:
                return config
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def read_config(path: str) -> Config | None:
    """The settings of one file; None for a `pyproject.toml` without a table of ours.

    Raises:
        StitchError: the file cannot be read, is no TOML, or sets what there is not.

    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise StitchError(error.strerror or str(error), place=path) from error
    whole = os.path.basename(path) != "pyproject.toml"
    if not whole and b"stitchtext" not in data:
        return None  # nothing to parse, as in most projects
    import tomllib  # noqa: PLC0415 - only here: most runs find no settings, and start-up counts in a pipe

    try:
        table: object = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StitchError(f"is not TOML: {error}", place=path) from error
    for key in () if whole else ("tool", "stitchtext"):
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    return Config(path, read_values(table, path))


def read_values(table: object, place: str) -> dict[str, Any]:
    """What a table of settings sets, by field, checked.

    >>> read_values({"fail-on": "error", "select": ["T", "S101"]}, "stitchtext.toml")
    {'fail_on': 'error', 'select': ('T', 'S101')}

    Raises:
        StitchError: there is no such setting, or it takes no such value.

    """
    if not isinstance(table, dict):
        raise StitchError("'tool.stitchtext' must be a table", place=place)
    values: dict[str, Any] = {}
    for name, value in table.items():
        setting = _BY_NAME.get(name)
        if setting is None:
            raise StitchError(f"there is no setting {name!r}", place=place, cure=_suggest(name))
        try:
            values[setting.field] = _READERS[setting.kind](value, setting)
        except ValueError as error:
            raise StitchError(f"{name!r} must be {error}", place=place) from error
    return values


def _suggest(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(name.lower().replace("_", "-"), _BY_NAME, 1, 0.5)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(_BY_NAME)}"


def _read_list(value: object, setting: Setting) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError("a list of strings")
    return tuple(value)


def _read_map(value: object, setting: Setting) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict) or not all(isinstance(codes, list) for codes in value.values()):
        raise ValueError("a table of lists of strings")
    return tuple((pattern, _read_list(codes, setting)) for pattern, codes in value.items())


def _read_text(value: object, setting: Setting) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a string with something in it")
    return value


def _read_choice(value: object, setting: Setting) -> str:
    if value not in setting.choices:
        raise ValueError(f"one of {', '.join(map(repr, setting.choices))}")
    return str(value)


def _read_keep(value: object, setting: Setting) -> Keep:
    keep = read_keep(value)
    if keep is None:
        raise ValueError("'all', 'majority' or a whole number from 1")
    return keep


def read_keep(value: object) -> Keep | None:
    """What a user wrote as `keep`, in letters or as a number; None if it is no such thing.

    >>> read_keep("majority"), read_keep("3"), read_keep(0)
    ('majority', 3, None)
    """
    if value == "all":
        return "all"
    if value == "majority":
        return "majority"
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _read_flag(value: object, setting: Setting) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _read_number(value: object, setting: Setting) -> int:
    least = int(setting.kind == "size")
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ValueError(f"a whole number from {least}")
    return value


_READERS: dict[Kind, Callable[[object, Setting], Any]] = {
    "codes": _read_list,
    "patterns": _read_list,
    "files": _read_list,
    "expressions": _read_list,
    "map": _read_map,
    "text": _read_text,
    "path": _read_text,
    "choice": _read_choice,
    "keep": _read_keep,
    "flag": _read_flag,
    "number": _read_number,
    "size": _read_number,
}
