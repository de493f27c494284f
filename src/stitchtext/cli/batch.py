"""`stitchtext batch`: many scrapes in, their articles out, and what was done once is not done again."""

from __future__ import annotations

from typing import Any

import click

from stitchtext.cli.choices import BatchChoices
from stitchtext.cli.exits import VERBOSE
from stitchtext.cli.options import add_encoding, add_keep, add_markers, add_max_bytes

EXAMPLES = """\b
Examples:
  stitchtext batch scrapes/ -o articles/
  stitchtext batch 'dump-*.jsonl.gz' -o clean.jsonl.gz --summary runs.jsonl
  stitchtext batch scrapes/ -o clean.parquet --jobs 8
  stitchtext batch pieces/ --across --dedupe near -o articles.jsonl
  stitchtext batch rows.jsonl --text-field body --id-field url -o clean.jsonl
  stitchtext batch dump/ -o clean/ --engine daft --cluster auto
"""


@click.command("batch", epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=click.Path(readable=False),
    help=(
        "Where the articles go: a folder, which mirrors the sources, or one file of rows, by its end: .jsonl, "
        ".jsonl.gz, .jsonl.zst, .parquet."
    ),
)
@click.option(
    "--text-field",
    metavar="NAME",
    envvar="STITCHTEXT_TEXT_FIELD",
    help="The field of a row that holds the scrape; text by default.",
)
@click.option(
    "--id-field", metavar="NAME", default="id", show_default=True, help="The field of a row that holds its name."
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    envvar="STITCHTEXT_JOBS",
    help="Processes that repair at a time, on each machine; 0, the default, for one a processor. The output is the "
    "same for any number.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "daft"]),
    default="local",
    show_default=True,
    help="Who does the work: our own processes, or Daft, which can do it on many machines. The output is the same.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    envvar="STITCHTEXT_CLUSTER",
    help="With --engine daft, the Ray cluster on which it works: an address, auto for the one this machine is in, "
    "local to start one here. By default Daft works on this machine, without Ray.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    metavar="SECONDS",
    default=300.0,
    show_default=True,
    help="What one scrape may take before it is given up and the rest goes on; 0 for as long as it wants.",
)
@add_max_bytes
@click.option(
    "--summary",
    metavar="FILE",
    type=click.Path(readable=False),
    help="Write a row for each scrape: articles, findings by code, characters by fate, seconds, error. By its end "
    ".jsonl, .jsonl.gz, .jsonl.zst or .parquet.",
)
@click.option(
    "--errors",
    metavar="FILE",
    type=click.Path(readable=False),
    help="Where scrapes are listed that could not be repaired; by default errors.jsonl in the folder OUT, or beside "
    "the file OUT, with its name before.",
)
@click.option(
    "--report",
    metavar="DIR",
    type=click.Path(readable=False),
    help="Write a page for each scrape, too, that shows where each sentence came from and what was mended, and an "
    "index.html that leads to them.",
)
@click.option(
    "--ledger",
    metavar="FILE",
    type=click.Path(readable=False),
    help="The database of what is done; by default .stitchtext.sqlite in the folder OUT, or OUT.stitchtext.sqlite.",
)
@click.option(
    "--across",
    is_flag=True,
    help="Group fragments that lie in different files or rows into articles, each with where it comes from. OUT is a "
    "file of rows.",
)
@click.option(
    "--dedupe",
    type=click.Choice(["exact", "near"]),
    help="Of articles that are the same, or nearly so, keep one; the others are listed in duplicates.jsonl, beside OUT "
    "with its name before. OUT is a file of rows; all articles stay in another one, with .whole in its name.",
)
@click.option("--fresh", is_flag=True, help="Do everything anew, whatever was done before.")
@add_markers
@add_keep
@add_encoding("text files")
@click.option("-q", "--quiet", is_flag=True, help="Tell errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Tell where an internal error was.")
@click.pass_context
def batch(ctx: click.Context, /, **chosen: Any) -> int:
    """Repair many scrapes: files, folders, rows of JSONL or Parquet.

    Reads each SOURCE: a folder with all texts and rows in it, a pattern, or files. A text file is one scrape, so is
    each row of a .jsonl or .parquet file; texts and .jsonl may be packed as .gz or .zst. Run the same command again
    after a stop, of whatever kind, and it goes on where it was; sources that have changed are done anew. A scrape
    that cannot be repaired is listed with the reason, the rest goes on, and the exit code is 1.
    """
    choices = BatchChoices(**chosen)
    choices.check()
    ctx.meta[VERBOSE] = choices.verbose
    from stitchtext.cli.batches import run  # noqa: PLC0415 - only here: the rest of the program starts without it

    return run(choices)
