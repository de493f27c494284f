"""Write the man page, stitchtext(1), from the commands themselves: `python docs/generate.py` calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import click

from stitchtext import __version__
from stitchtext.cli import main
from stitchtext.cli.exits import MEANINGS

HEAD = r""".\" Written by `python docs/generate.py` from the command's own help; change it there.
.TH STITCHTEXT 1 "" "stitchtext {version}" "User commands"
.SH NAME
stitchtext \- {name}
"""

TAIL = r""".SH FILES
.TP
.IR stitchtext.toml ", " pyproject.toml
Settings of a folder, the nearest one counts; in the second under [tool.stitchtext]. Shown by
.BR "stitchtext check \-\-show\-settings" .
.TP
.IR .stitchtext.sqlite ", " OUT.stitchtext.sqlite
What of a batch is done, in the folder or beside the file that it writes.
.TP
.IR errors.jsonl ", " OUT.errors.jsonl
The scrapes of a batch that could not be repaired, with the reason.
.SH SEE ALSO
.BR jq (1),
.BR xargs (1)
"""


def describe_manual() -> str:
    """The whole of `docs/man/stitchtext.1`."""
    context = click.Context(main, info_name="stitchtext", **main.context_settings)
    commands = [(main.commands[name], name) for name in main.list_commands(context)]
    contexts = [(each, click.Context(each, context, name, **each.context_settings)) for each, name in commands]
    name = (main.help or "").split("\n")[0].rstrip(".")
    parts = [
        [HEAD.format(version=_escape(__version__), name=_escape(name[:1].lower() + name[1:])), ".SH SYNOPSIS"],
        chain.from_iterable(_spell_usage(each, own) for each, own in contexts),
        [".SH COMMANDS"],
        chain.from_iterable(_describe(each, own) for each, own in contexts),
        [".SH EXIT STATUS"],
        chain.from_iterable(_define(str(code), meaning) for code, meaning in MEANINGS.items()),
        [".PP", "Of several, 2 beats 1 beats 0."],
        [".SH EXAMPLES"],
        chain.from_iterable(_list_examples(each) for each, _ in contexts),
        [TAIL],
    ]
    return "\n".join(line.rstrip("\n") for line in chain.from_iterable(parts)) + "\n"


def _spell_usage(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f".B {_escape(context.command_path)}"
    yield f"{_escape(' '.join(command.collect_usage_pieces(context)))}"
    yield ".br"


def _describe(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f".SS {_escape(context.command_path)}"
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        yield from [".PP"] if number else []
        yield _escape(" ".join(paragraph.split()))
    for param in command.get_params(context):
        if isinstance(param, click.Option):
            yield from _define(_spell(param), param.help or "")


def _define(term: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_escape(term)}"
    yield _escape(text)


def _spell(param: click.Option) -> str:
    names = ", ".join(sorted(param.opts + param.secondary_opts, key=len))
    value = "|".join(param.type.choices) if isinstance(param.type, click.Choice) else param.metavar
    return f"{names} {value}" if value else names


def _list_examples(command: click.Command) -> Iterator[str]:
    lines = [line.strip() for line in (command.epilog or "").replace("\b", "").strip().split("\n")[1:]]
    if lines:
        yield from (".PP", ".nf", ".RS", *(_escape(line) for line in lines), ".RE", ".fi")


def _escape(text: str) -> str:
    """The text as roff takes it: no sign is a command, and a hyphen is the one that a shell reads."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("—", r"\[em]").replace("'", r"\[aq]")
    plain = plain.replace("`", r"\[ga]").replace("^", r"\[ha]").replace("~", r"\[ti]")
    return re.sub(r"^(?=[.'])", r"\\&", plain)
