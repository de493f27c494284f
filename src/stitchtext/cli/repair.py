"""`stitchtext repair`: scrapes in, articles out."""

from __future__ import annotations

import os
from typing import Any

import click

from stitchtext.cli.choices import Choices
from stitchtext.cli.exits import FAILURE, FINDINGS, FINE, VERBOSE, show_help
from stitchtext.cli.layers import Given, Layers
from stitchtext.cli.notices import Notices
from stitchtext.cli.options import add_encoding, add_markers, add_max_bytes, check_keep
from stitchtext.cli.outputs import Output
from stitchtext.errors import StitchError
from stitchtext.files import Scrape, read_scrape, write_file
from stitchtext.model import Options, Repair

EXAMPLES = """\b
Examples:
  stitchtext repair scrape.txt > article.txt
  curl -s https://example.org/scrape | stitchtext repair -o article.txt
  stitchtext repair --diff scrape.txt
  stitchtext repair --in-place *.txt
  stitchtext repair --format json scrape.txt | jq '.articles[].title'
  stitchtext repair --marker '=+ next page =+' scrape.txt
  stitchtext repair --keep majority extractors.txt
"""


@click.command("repair", epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, metavar="[FILE|-]...", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(allow_dash=True, readable=False),
    help=("Write to this file, whole or not at all, instead of standard output."),
)
@click.option("-i", "--in-place", is_flag=True, help="Write each file back where it came from, unless there is doubt.")
@click.option("--force", is_flag=True, help="With --in-place: write even where there is doubt.")
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff; exit 1 if anything would.")
@click.option(
    "--format",
    type=click.Choice(["text", "markdown", "json"]),
    help=(
        "Write the articles as text (the default), as Markdown with marks before title and headings, or as JSON with "
        "everything that proves them, one document a line."
    ),
)
@click.option(
    "--emit",
    type=click.Choice(["fragments", "overlaps", "layout", "variants"]),
    help=("Write what one stage found instead of the articles, as JSON lines."),
)
@add_markers
@click.option(
    "--keep",
    metavar="all|majority|N",
    envvar="STITCHTEXT_KEEP",
    callback=check_keep,
    help=(
        "What becomes of a passage that few of the fragments covering its place hold: all (the default) keeps it, "
        "majority keeps what at least half of the independent ones hold, a number what at least so many hold. For "
        "the outputs of several extractors or engines. What goes is in the account of --format json."
    ),
)
@add_encoding("the input", " Output is UTF-8.")
@add_max_bytes
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(readable=False),
    help="Write a page, too, that shows where each sentence came from and what was mended; see stitchtext report.",
)
@click.option("--strict", is_flag=True, help="Exit 1 where there is doubt; the result is written all the same.")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what each stage took in, kept and dropped.")
@click.pass_context
def repair(ctx: click.Context, /, **chosen: Any) -> int:
    """Rebuild the article that the pieces of a scrape come from.

    Reads each FILE, or standard input, as one scrape: overlapping, cut and damaged copies of an article, divided by
    —END— lines. Writes the articles to standard output, with —END— between if there are several. Doubt, such as a
    weak seam or a missing end, is told in one line on standard error.
    """
    choices = Choices(**chosen)
    choices.check()
    ctx.meta[VERBOSE] = choices.verbose
    if not choices.files and show_help(ctx):
        return FAILURE
    return run(choices)


def run(choices: Choices) -> int:
    """Repair all scrapes of a command line, one after another, and return the worst exit code."""
    notices = Notices(quiet=choices.quiet, verbose=choices.verbose)
    output = Output(choices, notices)
    chosen = {"markers": choices.markers, "keep": choices.keep, "max_bytes": choices.max_bytes}
    layers = Layers({field: Given(value, "") for field, value in chosen.items() if value is not None})
    with notices.follow(choices.files or ("-",)) as paths:
        return max([_repair_one(path, choices, layers, notices, output) for path in paths])


def _repair_one(path: str, choices: Choices, layers: Layers, notices: Notices, output: Output) -> int:
    from stitchtext.pipeline import repair as rebuild  # noqa: PLC0415 - only here: help and completion need no stages

    try:
        settings = layers.resolve(os.path.dirname(os.path.abspath(path))).settings
        scrape = read_scrape(path, choices.encoding, settings.max_bytes)
        result = rebuild(scrape.text, Options(settings.markers, settings.keep))
    except StitchError as error:
        notices.tell(str(error))
        return FAILURE
    if choices.report is not None:
        _write_report(scrape, result, choices.report)
    doubts = _tell(scrape, result, notices, choices)
    code = output.put(scrape, result, doubts)
    return max(code, FINDINGS if choices.strict and doubts else FINE)


def _write_report(scrape: Scrape, result: Repair, path: str) -> None:
    from stitchtext.report.pages import render_page  # noqa: PLC0415 - only here: it brings a template engine

    write_file(path, render_page(result, scrape.name).encode())


def _tell(scrape: Scrape, result: Repair, notices: Notices, choices: Choices) -> str:
    """Tell how the scrape was read and what is doubtful; the doubts in one line are returned."""
    if scrape.detected:
        notices.note(f"{scrape.name}: read as {scrape.encoding}, by detection; --encoding overrides")
    if not any(article.text for article in result.articles):
        notices.note(f"{scrape.name}: no article in it, so nothing comes out")
    if choices.verbose:
        from stitchtext.report.stages import describe_stages  # noqa: PLC0415 - only here, as all that is seldom asked for

        for line in describe_stages(result):
            notices.detail(f"{scrape.name}: {line}")
    if not any(finding.doubt for finding in result.findings):
        return ""
    from stitchtext.report.doubts import summarise_doubts  # noqa: PLC0415

    doubts = summarise_doubts(result)
    where = "--format json" if choices.force else "stitchtext explain"  # of what is written over no more can be asked
    notices.note(f"{scrape.name}: {doubts}; see {where}")
    return doubts
