"""`stitchtext explain`: where the text of an article came from, and who says so."""

from __future__ import annotations

import re
from typing import Any

import click

from stitchtext.cli.choices import ExplainChoices
from stitchtext.cli.exits import FAILURE, VERBOSE, show_help
from stitchtext.cli.options import add_encoding, add_keep, add_markers, add_max_bytes

EXAMPLES = """\b
Examples:
  stitchtext explain scrape.txt
  stitchtext explain scrape.txt --at 2:40
  stitchtext explain scrape.txt --sentence 'A second one is cut'
  stitchtext repair --format json scrape.txt > result.json
  stitchtext explain result.json --article 1 --at 2:1 --format json
"""


def _read_place(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{1,12}):([0-9]{1,12})", value)
    if found is None:
        raise click.BadParameter(f"{value!r} is not a line, a colon and a column, such as 12:40")
    return int(found[1]), int(found[2])


@click.command("explain", epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", required=False, metavar="[FILE|-]", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "--at",
    metavar="LINE:COL",
    callback=_read_place,
    help="Explain the sentence at this line and column, both from 1, of what repair prints.",
)
@click.option(
    "--sentence",
    metavar="TEXT",
    help="Explain the place where these words stand in the article, or what is most like them.",
)
@click.option(
    "--article",
    type=click.IntRange(1),
    metavar="N",
    help="Of several articles the one of this number; lines are then counted in it alone.",
)
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="Write text (the default) or JSON.")
@add_markers
@add_keep
@add_encoding("the input")
@add_max_bytes
@click.option("-v", "--verbose", is_flag=True, help="Tell where an internal error was.")
@click.pass_context
def explain(ctx: click.Context, /, **chosen: Any) -> int:
    """Tell where the text of an article came from, who else has it, who says otherwise, and what was mended.

    Reads FILE, or standard input: a scrape, or a result that repair --format json wrote (.json). With a place it tells
    of that place of the article; without one it draws how the fragments lie upon the article, and tells where every
    character went.
    """
    choices = ExplainChoices(**chosen)
    choices.check()
    ctx.meta[VERBOSE] = choices.verbose
    if choices.path is None and show_help(ctx):
        return FAILURE
    from stitchtext.cli.explanations import run  # noqa: PLC0415 - only here: the rest of the program starts without it

    return run(choices)
