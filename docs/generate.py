"""Write `docs/cli.md` from the command itself and `docs/rules.md` from the registry: `python docs/generate.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from stitchtext.cli import main
from stitchtext.cli.exits import MEANINGS
from stitchtext.rules import RULES
from stitchtext.rules.pages import write_page

FOLDER = Path(__file__).parent

HEAD = """\
# The command

Written by `python docs/generate.py` from the command's own help; change it there.
"""

STREAMS = """\
## What goes where

Results go to standard output, as UTF-8 and with the newlines of the input; everything else goes to standard error,
one line a matter, each after `stitchtext:`. A UTF-8 byte order mark at the start of the input is written back; in
front of the second and later of several scrapes it is not. Several scrapes are divided by `—END—`, except as JSON,
where each is a line.

An input that cannot be read or decoded is told and the others go on; the exit code is then 2. A file is written
whole or not at all: under another name in the same folder first, then renamed; its mode bits stay, and symbolic links
are followed. `--in-place` leaves a file alone in which nothing would change, and one in doubt unless `--force`.

## Encodings

Input is read as UTF-8. If it is not, a byte order mark decides (UTF-16, UTF-32); without one the encoding is detected,
which is told in a line. Detection needs 96 bytes and refuses what is no text; it knows Shift_JIS, EUC-JP, GB18030,
Big5, Korean cp949, UTF-16 without a mark, and the Windows code pages and KOI8-R. All others are named with
`--encoding`, among them ISO-2022-JP, whose bytes are all valid UTF-8. UTF-8 that is broken in a few places is refused
with the place of the first. A NUL or another control character is text.
"""

COMPLETION = """\
## Completion

    eval "$(_STITCHTEXT_COMPLETE=bash_source stitchtext)"                    # in ~/.bashrc
    eval "$(_STITCHTEXT_COMPLETE=zsh_source stitchtext)"                     # in ~/.zshrc
    _STITCHTEXT_COMPLETE=fish_source stitchtext | source                     # in ~/.config/fish/config.fish
"""


def describe_program() -> str:
    """The whole of `docs/cli.md`."""
    context = click.Context(main, info_name="stitchtext", **main.context_settings)
    parts = [HEAD, *_describe(main, context)]
    for name in main.list_commands(context):
        command = main.commands[name]
        parts += _describe(command, click.Context(command, context, name, **command.context_settings))
    return "\n".join([*parts, STREAMS, _describe_exits(), COMPLETION])


def _describe(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n"
    operands = ["COMMAND"] if isinstance(command, click.Group) else []
    operands += [param.metavar or param.name or "" for param in command.params if isinstance(param, click.Argument)]
    yield f"    {' '.join([context.command_path, '[OPTIONS]', *operands])}\n"
    yield f"{_unwrap(command.help or '')}\n"
    yield "| option | what it does |\n| --- | --- |"
    yield from (f"| {_spell(param)} | {param.help} |" for param in command.get_params(context) if _is_option(param))
    yield f"\n{_indent(command.epilog or '')}"


def _is_option(param: click.Parameter) -> bool:
    return isinstance(param, click.Option)


def _spell(param: click.Parameter) -> str:
    spelled = ", ".join(f"`{name}`" for name in sorted(param.opts, key=len))
    if isinstance(param.type, click.Choice):
        return f"{spelled} {', '.join(f'`{choice}`' for choice in param.type.choices)}"
    return f"{spelled} `{param.metavar}`" if param.metavar else spelled


def _unwrap(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _indent(epilog: str) -> str:
    lines = epilog.replace("\b", "").strip().split("\n")
    return "\n".join([f"{lines[0]}\n", *(f"    {line.strip()}" for line in lines[1:])]) + "\n"


def _describe_exits() -> str:
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in MEANINGS.items())
    return f"## Exit codes\n\n| code | meaning |\n| --- | --- |\n{rows}\n\nOf several, 2 beats 1 beats 0.\n"


if __name__ == "__main__":
    FOLDER.joinpath("cli.md").write_text(describe_program(), encoding="utf-8")
    FOLDER.joinpath("rules.md").write_text(write_page(RULES.all()), encoding="utf-8")
