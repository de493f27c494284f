"""Write what the program itself knows: `python docs/generate.py`.

That is `docs/cli.md`, `rules.md`, `settings.schema.json`, `man/stitchtext.1`, and the measured tables of the READMEs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from stitchtext.cli import main
from stitchtext.cli.exits import MEANINGS
from stitchtext.cli.options import PREFIX, spell_option
from stitchtext.rules import RULES
from stitchtext.rules.pages import write_page
from stitchtext.settings import TABLE, Kind, Setting, Settings

FOLDER = Path(__file__).parent

HEAD = """\
# The command

Written by `python docs/generate.py` from the command's own help; change it there.
"""

CHECKS = """\
## What check writes

Findings go to standard output in the format chosen, files in the order they are named, folders in the order of their
names; a count of them goes to standard error. `full` shows each place, `concise` a line for each, `grouped` the same
below the name of each file; `[*]` marks what `--fix` mends, `[?]` what `--unsafe-fixes` mends, too. The others are for
programs: see [formats.md](formats.md), and [ci.md](ci.md) for how to use them. `--statistics` writes a table, or JSON
with `--output-format json`. Under `--diff`, and where `--fix` mends standard input, standard output is for the text,
and the findings that are left go to standard error, unless there is an `--output-file`.

`--fix` writes a file back in the encoding it has, with its byte order mark and line ends, and leaves one alone in which
nothing is to be mended. Of two fixes that collide the one that stands first is applied, and what is left is looked at
again, so that fixing twice changes nothing. Of a JSONL file only the text is touched, and in it only what changes. The
article is never rebuilt: a scrape keeps all its fragments.

A file is JSONL if it is called `.jsonl` or `.ndjson`, or if `--text-field` is given and it is not called `.txt` or
`.md`.

A waiver is written down beside the text, since a text has no comments: codes under `ignore` or `per-file-ignores`, or
single findings in a baseline. `--write-baseline` writes all that is found there; later runs tell only what is new. A
finding is known again though it moves, by its rule, its text and 16 characters of its line on either side.
"""

STREAMS = """\
## What goes where

Results go to standard output, as UTF-8 and with the newlines of the input; everything else goes to standard error,
one line a matter, each after `stitchtext:`. A UTF-8 byte order mark at the start of the input is written back; in
front of the second and later of several scrapes it is not. Several scrapes are divided by `—END—`, except as JSON,
where each is a line.

An input that cannot be read or decoded is told and the others go on; the exit code is then 2. A file is written
whole or not at all: safe on the disk first, in the same folder, then put in its place; mode, owner and attributes stay,
and symbolic links are followed. What is no file, such as `/dev/null` or `/dev/stdout`, is written into. `--in-place`
leaves a file alone in which nothing would change, one in doubt unless `--force`, and one that has changed since it was
read.

## Encodings

Input is read as UTF-8. If it is not, a byte order mark decides (UTF-16, UTF-32); without one the encoding is detected,
which is told in a line. Detection needs 96 bytes and refuses what is no text; it knows Shift_JIS, EUC-JP, GB18030,
Big5, Korean cp949, UTF-16 without a mark, and the Windows code pages and KOI8-R. All others are named with
`--encoding`, among them ISO-2022-JP, whose bytes are all valid UTF-8. UTF-8 that is broken in a few places is refused
with the place of the first. A NUL or another control character is text.
"""

SETTINGS = """\
## Settings

What holds for a folder is written in `stitchtext.toml`, or in `pyproject.toml` under `[tool.stitchtext]`:

```toml
select = ["T", "S101"]
markers = ["=+ next page =+"]
baseline = "known.json"

[per-file-ignores]
"archive/**" = ["S"]
```

The command line goes before the environment, the environment before the file, the file before the default. Of several
files the nearest counts, and it alone: the one in the folder of the text or in the next folder above; in one folder
`stitchtext.toml` goes before `pyproject.toml`. `--config` names another one for all (`/dev/null` for none). What is
marked "by file" is looked up for each text, the rest for the working directory. Lists are given on the command line as
several options, codes also with commas between; in the environment with a line feed between. Patterns are those of
`.gitignore`, seen from the folder of the file they stand in, else from the working directory; the baseline likewise. A
setting that there is not, or a value it does not take, is an error. `markers` and `keep` hold for `repair`, too. An
editor that knows JSON schema checks the file against [settings.schema.json](settings.schema.json). `stitchtext check
--show-settings` shows what holds, and where each setting is from.
"""

COMPLETION = """\
## Completion

```sh
eval "$(_STITCHTEXT_COMPLETE=bash_source stitchtext)"    # in ~/.bashrc
eval "$(_STITCHTEXT_COMPLETE=zsh_source stitchtext)"     # in ~/.zshrc
_STITCHTEXT_COMPLETE=fish_source stitchtext | source     # in ~/.config/fish/config.fish
```
"""


def describe_program() -> str:
    """The whole of `docs/cli.md`."""
    context = click.Context(main, info_name="stitchtext", **main.context_settings)
    parts = [HEAD, *_describe(main, context)]
    for name in main.list_commands(context):
        command = main.commands[name]
        parts += _describe(command, click.Context(command, context, name, **command.context_settings))
    return "\n".join([*parts, SETTINGS, _describe_settings(), CHECKS, STREAMS, _describe_exits(), COMPLETION])


def _describe_settings() -> str:
    rows = "\n".join(_describe_setting(setting) for setting in TABLE)
    head = (
        "| setting | option | environment | default | by file | what it does |\n| --- | --- | --- | --- | --- | --- |"
    )
    return f"{head}\n{rows}\n"


def _describe_setting(setting: Setting) -> str:
    value = _show(getattr(Settings(), setting.field))
    variable = PREFIX + setting.field.upper()
    looked_up = "yes" if setting.by_file else ""
    cells = [f"`{setting.name}`", f"`{spell_option(setting)}`", f"`{variable}`", value, looked_up, setting.help]
    return f"| {' | '.join(cells)} |"


def _show(default: object) -> str:
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple):
        return ", ".join(f"`{item}`" for item in default)
    return f"`{default}`" if default != "" else ""


def describe_schema() -> str:
    """The whole of `docs/settings.schema.json`."""
    properties = {setting.name: _describe_property(setting) for setting in TABLE}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of stitchtext: stitchtext.toml, or [tool.stitchtext] in pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _describe_property(setting: Setting) -> dict[str, Any]:
    words: dict[str, Any] = {"type": "string", "minLength": 1}
    kinds: dict[Kind, dict[str, Any]] = {
        "text": words,
        "path": words,
        "flag": {"type": "boolean"},
        "number": {"type": "integer", "minimum": 0},
        "size": {"type": "integer", "minimum": 1},
        "choice": {"enum": list(setting.choices)},
        "keep": {"anyOf": [{"enum": ["all", "majority"]}, {"type": "integer", "minimum": 1}]},
        "map": {"type": "object", "additionalProperties": {"type": "array", "items": words}},
    }
    default = getattr(Settings(), setting.field)
    shown = dict(default) if setting.kind == "map" else list(default) if isinstance(default, tuple) else default
    return {
        "description": setting.help,
        **kinds.get(setting.kind, {"type": "array", "items": words}),
        **({"default": shown} if shown != "" else {}),
    }


def _describe(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n"
    operands = ["COMMAND"] if isinstance(command, click.Group) else []
    operands += [param.metavar or param.name or "" for param in command.params if isinstance(param, click.Argument)]
    yield f"    {' '.join([context.command_path, '[OPTIONS]', *operands])}\n"
    yield f"{_unwrap(command.help or '')}\n"
    yield "| option | what it does |\n| --- | --- |"
    yield from (f"| {_spell(param)} | {param.help} |" for param in command.get_params(context) if _is_option(param))
    yield f"\n{_fence(command.epilog or '')}"


def _is_option(param: click.Parameter) -> bool:
    return isinstance(param, click.Option)


def _spell(param: click.Parameter) -> str:
    spelled = ", ".join(f"`{name}`" for name in sorted(param.opts + param.secondary_opts, key=len))
    if isinstance(param.type, click.Choice):
        return f"{spelled} {', '.join(f'`{choice}`' for choice in param.type.choices)}"
    return f"{spelled} `{param.metavar}`".replace("|", r"\|") if param.metavar else spelled


def _unwrap(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _fence(epilog: str) -> str:
    lines = epilog.replace("\b", "").strip().split("\n")
    if not lines[0]:
        return ""
    return "\n".join([f"{lines[0]}\n", "```sh", *(line.strip() for line in lines[1:]), "```"]) + "\n"


def _describe_exits() -> str:
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in MEANINGS.items())
    return f"## Exit codes\n\n| code | meaning |\n| --- | --- |\n{rows}\n\nOf several, 2 beats 1 beats 0.\n"


if __name__ == "__main__":
    from manual import describe_manual
    from measured import PAGES, fill

    FOLDER.joinpath("cli.md").write_text(describe_program(), encoding="utf-8")
    FOLDER.joinpath("rules.md").write_text(write_page(RULES.all()), encoding="utf-8")
    FOLDER.joinpath("settings.schema.json").write_text(describe_schema(), encoding="utf-8")
    FOLDER.joinpath("man", "stitchtext.1").write_text(describe_manual(), encoding="utf-8")
    for name in PAGES:
        page = FOLDER.parent / name
        page.write_text(fill(name, page.read_text(encoding="utf-8")), encoding="utf-8")
