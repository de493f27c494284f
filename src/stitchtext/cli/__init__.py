"""The command `stitchtext`: reads the command line, calls the library, and tells what it said."""

from __future__ import annotations

import gc

gc.set_threshold(100_000)  # a command lives for a moment: looking for garbage while it starts is half its start

import click  # noqa: E402

from stitchtext.cli.batch import batch  # noqa: E402
from stitchtext.cli.check import check  # noqa: E402
from stitchtext.cli.exits import FAILURE, Program  # noqa: E402
from stitchtext.cli.explain import explain  # noqa: E402
from stitchtext.cli.repair import repair  # noqa: E402
from stitchtext.cli.report import report  # noqa: E402
from stitchtext.cli.rules import rule, rules  # noqa: E402


def _show_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from stitchtext import __version__  # noqa: PLC0415

        click.echo(f"stitchtext {__version__}")
        ctx.exit()


EXAMPLES = """\b
Examples:
  stitchtext repair < scrape.txt > article.txt
  stitchtext batch scrapes/ -o articles/
  stitchtext check scrapes/
  stitchtext report scrape.txt -o report.html
  stitchtext explain scrape.txt --at 2:40
  stitchtext repair --help
"""


@click.group(
    "stitchtext",
    cls=Program,
    epilog=EXAMPLES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help=("Show the version and exit."),
)
@click.pass_context
def main(ctx: click.Context) -> int:
    """Rebuild the one clean article from the overlapping, cut and damaged pieces of a scrape."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        return FAILURE
    return 0


main.add_command(batch)
main.add_command(check)
main.add_command(explain)
main.add_command(repair)
main.add_command(report)
main.add_command(rule)
main.add_command(rules)

__all__ = ["main"]
