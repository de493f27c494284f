"""`stitchtext report`: scrapes or results in, pages to look at out."""

from __future__ import annotations

from typing import Any

import click

from stitchtext.cli.choices import ReportChoices
from stitchtext.cli.exits import FAILURE, VERBOSE, show_help
from stitchtext.cli.options import add_encoding, add_keep, add_markers, add_max_bytes

EXAMPLES = """\b
Examples:
  stitchtext report scrape.txt -o report.html
  stitchtext report scrapes/ -o report/
  stitchtext repair --format json scrape.txt > result.json
  stitchtext report result.json -o report.html
"""


@click.command("report", epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(allow_dash=True, readable=False),
    help="Where the page goes: a file, whole or not at all, or - for standard output. Of several scrapes, a folder for "
    "index.html and a page each; if it is called .html, the index, with the pages in a folder beside it.",
)
@add_markers
@add_keep
@add_encoding("the input")
@add_max_bytes
@click.option(
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    envvar="STITCHTEXT_JOBS",
    help="Processes that work at a time; 0, the default, for one a processor.",
)
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Tell where an internal error was.")
@click.pass_context
def report(ctx: click.Context, /, **chosen: Any) -> int:
    """Show what became of scrapes: which fragment each sentence came from, and what was mended.

    Reads each PATH: a scrape, a folder with scrapes (its .txt and .md files), a pattern, results that repair --format
    json wrote (.json or .jsonl), or standard input, which is a scrape. Writes one page of HTML that needs no network
    and no server. Of several scrapes it writes a page each, and an index whose columns sort.
    """
    choices = ReportChoices(**chosen)
    choices.check()
    ctx.meta[VERBOSE] = choices.verbose
    if not choices.paths and show_help(ctx):
        return FAILURE
    from stitchtext.cli.pages import run  # noqa: PLC0415 - only here: the rest of the program starts without it

    return run(choices)
