"""Options of the command line, made of the table of settings, so that each has one name and one meaning everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.types import StringParamType

from stitchtext.model import Keep
from stitchtext.settings import TABLE, Setting, Settings, read_keep

Command = TypeVar("Command", bound=Callable[..., Any])
PREFIX = "STITCHTEXT_"
_METAVARS = {"codes": "CODES", "files": "FILE", "patterns": "PATTERN", "map": "PATTERN:CODES", "expressions": "REGEX"}


class Items(StringParamType):
    """What can be given repeatedly; in the environment, a line each."""

    name = "items"
    envvar_list_splitter = "\n"


def add_settings(command: Command) -> Command:
    """Give a command an option for each setting; None where it is not given."""
    for setting in reversed(TABLE):
        command = _make_option(setting)(command)
    return command


def add_markers(command: Command) -> Command:
    """Give a command the option for further markers, which is tried before anything is read."""
    told = (
        "A further marker: a regular expression that matches a whole line between fragments. Can be given repeatedly."
    )
    listed: dict[str, Any] = {"multiple": True, "metavar": "REGEX", "type": Items(), "callback": check_markers}
    return click.option("--marker", "markers", envvar="STITCHTEXT_MARKERS", help=told, **listed)(command)


def add_keep(command: Command) -> Command:
    """Give a command the option for passages that few hold, which it takes as repair does."""
    told = "What becomes of a passage that few of the fragments covering its place hold; as for repair."
    listed: dict[str, Any] = {"metavar": "all|majority|N", "envvar": "STITCHTEXT_KEEP", "callback": check_keep}
    return click.option("--keep", help=told, **listed)(command)


def add_max_bytes(command: Command) -> Command:
    """Give a command the option for the largest scrape that is read."""
    told = f"The largest scrape that is read; {Settings().max_bytes:,} by default."
    number: dict[str, Any] = {"type": click.IntRange(1), "metavar": "N", "envvar": "STITCHTEXT_MAX_BYTES"}
    return click.option("--max-bytes", help=told, **number)(command)


def add_encoding(what: str, behind: str = "") -> Callable[[Command], Command]:
    """Give a command the option for the encoding of `what` it reads; help ends with what is `behind`."""
    told = f"The encoding of {what}; by default UTF-8, else as a byte order mark says, else detected.{behind}"
    return click.option("--encoding", metavar="NAME", callback=check_encoding, help=told)


def spell_option(setting: Setting) -> str:
    """The option of a setting."""
    return "--marker" if setting.kind == "expressions" else f"--{setting.name}"


def _make_option(setting: Setting) -> Callable[[Command], Command]:
    name = spell_option(setting)
    shared: dict[str, Any] = {"envvar": PREFIX + setting.field.upper(), "help": setting.help}
    if setting.kind == "flag":
        return click.option(f"{name}/--no-{setting.name}", setting.field, default=None, **shared)
    if setting.kind == "choice":
        return click.option(name, setting.field, type=click.Choice(setting.choices), **shared)
    if setting.kind in ("number", "size"):
        least = int(setting.kind == "size")
        return click.option(name, setting.field, type=click.IntRange(least), metavar="N", **shared)
    if setting.kind == "keep":
        return click.option(name, setting.field, metavar="all|majority|N", callback=check_keep, **shared)
    if setting.kind in ("text", "path"):
        return click.option(name, setting.field, metavar="FILE" if setting.kind == "path" else "NAME", **shared)
    listed: dict[str, Any] = {
        "multiple": True,
        "type": Items(),
        "metavar": _METAVARS[setting.kind],
        "callback": _LISTS[setting.kind],
    }
    return click.option(name, setting.field, **listed, **shared)


def check_encoding(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:
    """Refuse an encoding that there is not."""
    try:
        b" ".decode(name or "utf-8")
    except UnicodeError:
        return name  # a known encoding, in which a lone space is no text
    except LookupError as error:
        raise click.BadParameter(f"no encoding of text is called {name!r}") from error
    return name


def check_keep(ctx: click.Context, param: click.Parameter, choice: str | None) -> Keep | None:
    """Read the value of --keep."""
    keep = None if choice is None else read_keep(choice)
    if choice is not None and keep is None:
        raise click.BadParameter(f"{choice!r} is not 'all', 'majority' or a whole number from 1")
    return keep


def check_markers(ctx: click.Context, param: click.Parameter, patterns: tuple[str, ...]) -> tuple[str, ...] | None:
    """Try the patterns of --marker, so that a wrong one is told before anything is read."""
    if patterns:
        from stitchtext.segment.markers import find_markers  # noqa: PLC0415 - only here: most runs name no marker

        find_markers("", patterns)
    return patterns or None


def _split_codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    return _split(",".join(values)) or None


def _take(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    return tuple(filter(None, values)) or None


def _split_map(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    pairs = []
    for value in values:
        pattern, _, codes = value.rpartition(":")
        if not pattern or not _split(codes):
            raise click.BadParameter(f"{value!r} is not a pattern, a colon and codes, such as 'old/*.txt:T,S101'")
        pairs.append((pattern, _split(codes)))
    return tuple(pairs) or None


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in codes.split(",") if code.strip())


_LISTS = {"codes": _split_codes, "files": _take, "patterns": _take, "expressions": check_markers, "map": _split_map}
