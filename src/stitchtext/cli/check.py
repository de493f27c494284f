"""`stitchtext check`: scrapes in, findings out."""

from __future__ import annotations

from typing import Any

import click

from stitchtext.cli.choices import CheckChoices
from stitchtext.cli.exits import FAILURE, FINE, VERBOSE, show_help
from stitchtext.cli.options import add_encoding, add_settings

EXAMPLES = """\b
Examples:
  stitchtext check scrape.txt
  stitchtext check --fix scrapes/
  stitchtext check --diff --select T 'scrapes/**/*.txt'
  stitchtext check --output-format github incoming/
  stitchtext check --baseline known.json --write-baseline .
  cat scrape.txt | stitchtext check --stdin-filename scrape.txt -
  stitchtext check --text-field body --output-format json rows.jsonl
"""


@click.command("check", epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="[PATH|-]...", type=click.Path(allow_dash=True, readable=False))
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended safely, each file whole or not at all.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what may change a meaning.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; exit 1 if anything, or if findings are left.")
@add_settings
@click.option("--statistics", is_flag=True, help="Write how often each rule has spoken instead of its findings.")
@click.option(
    "-o",
    "--output-file",
    metavar="FILE",
    type=click.Path(),
    help="Write findings to this file, whole or not at all, instead of standard output.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 also where there are findings.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 where something was mended.")
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline; exit 0.")
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help="What standard input is called; decides on its settings and on whether it is JSONL.",
)
@click.option("--force-exclude", is_flag=True, help="Pass over what is excluded even where it is named.")
@add_encoding("the input")
@click.option("--config", metavar="FILE", type=click.Path(), help="The file of settings, instead of the nearest.")
@click.option("--show-settings", is_flag=True, help="Show the settings that hold, and where each is from.")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only, beside the findings.")
@click.option("-v", "--verbose", is_flag=True, help="Tell where an internal error was.")
@click.pass_context
def check(ctx: click.Context, /, **chosen: Any) -> int:
    """Tell what is wrong with scrapes, without changing them.

    Reads each PATH: a file, a folder (its .txt, .md and .jsonl files, less what .gitignore names), a pattern such as
    'scrapes/**/*.txt', or standard input. Of a JSONL file each line is a scrape. Findings go to standard output; the
    exit code is 1 if one of them is a warning or an error. What can be mended safely, --fix mends where it stands,
    fragment by fragment; the article is rebuilt by `stitchtext repair`.
    """
    from stitchtext.cli.layers import take_given  # noqa: PLC0415 - only here: the other commands start without it
    from stitchtext.cli.runs import run  # noqa: PLC0415

    sources = {name: ctx.get_parameter_source(name) for name in chosen}
    choices = CheckChoices(given=take_given(chosen, sources), **chosen)
    choices.check()
    ctx.meta[VERBOSE] = choices.verbose
    if not (choices.paths or choices.show_settings) and show_help(ctx):
        return FAILURE
    return run(choices) or FINE
