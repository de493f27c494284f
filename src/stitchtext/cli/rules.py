"""`stitchtext rules` and `stitchtext rule CODE`: what the rules are, as the registry knows them."""

from __future__ import annotations

import click

from stitchtext.cli.exits import FINE
from stitchtext.cli.extras import load_extras
from stitchtext.errors import StitchError
from stitchtext.files import write_stdout
from stitchtext.rules import RULES

_CONTEXT = {"help_option_names": ["-h", "--help"]}
_extra_rules = click.option("--rules", "paths", metavar="FILE", multiple=True, help="Further rules: a file of TOML.")
_extra_plugins = click.option("--plugins", is_flag=True, help="Also the rules of other packages.")


@click.command("rules", context_settings=_CONTEXT)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="A line a rule: its code, name and what it finds; or all there is, as one JSON list.",
)
@_extra_rules
@_extra_plugins
def rules(form: str, paths: tuple[str, ...], plugins: bool) -> int:
    """List the rules, by code; one that speaks only where it is asked for has a star."""
    from stitchtext.rules.pages import list_rules, write_list  # noqa: PLC0415 - only where it is shown

    load_extras(paths, plugins)
    write_stdout((write_list(RULES.all()) if form == "text" else _dump(list_rules(RULES.all()))).encode())
    return FINE


@click.command("rule", context_settings=_CONTEXT)
@click.argument("code", metavar="CODE|NAME")
@_extra_rules
@_extra_plugins
def rule(code: str, paths: tuple[str, ...], plugins: bool) -> int:
    """Explain a rule: what it finds, why that is wrong, before and after, and what it leaves alone."""
    from stitchtext.rules.pages import write_rule  # noqa: PLC0415 - only where it is shown

    load_extras(paths, plugins)
    named = [one for one in RULES.all() if code.upper() == one.code or code.lower() == one.name]
    if not named:
        raise StitchError(f"there is no rule {code!r}", cure="see them all with: stitchtext rules")
    write_stdout(write_rule(named[0]).encode())
    return FINE


def _dump(rows: list[dict[str, object]]) -> str:
    import json  # noqa: PLC0415 - only for this format

    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
