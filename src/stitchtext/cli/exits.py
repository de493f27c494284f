"""Ways out: every end of the program has its exit code, and no end shows a traceback unasked."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import click
from click.exceptions import Exit

from stitchtext.cli.notices import say
from stitchtext.errors import StitchError
from stitchtext.files import STDOUT, silence_stdout

FINE, FINDINGS, FAILURE, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141

MEANINGS = {
    FINE: "all is well",
    FINDINGS: (
        "there are findings: of check, at least as severe as --fail-on says; a difference under --diff, doubt under "
        "--strict, doubt that kept --in-place back"
    ),
    FAILURE: "it could not run: bad usage, an input that cannot be read or decoded, an output that cannot be written",
    INTERRUPTED: "interrupted by Ctrl-C",
    CLOSED: "the reader of standard output went away",
}

VERBOSE = "stitchtext.verbose"
"""The key under which a command notes in its context that tracebacks are wanted."""


class Program(click.Group):
    """A group of commands whose exit codes mean what `MEANINGS` says; click alone exits 1 for nearly everything.

    A command returns its exit code.
    """

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program and exit; with `standalone_mode=False` return the exit code, and raise usage errors."""
        run = partial(super().main, args, prog_name or "stitchtext", complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            code: int = run()
        except click.ClickException as error:
            say(_shorten(error))
            code = FAILURE
        gc.freeze()  # nothing is left to be collected: let the interpreter go at once
        sys.exit(code)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line; what goes wrong here goes wrong in help and version."""
        with _mapped({}):
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _mapped(ctx.meta):
            return super().invoke(ctx)


@contextmanager
def _mapped(meta: dict[str, Any]) -> Iterator[None]:
    """Give each way out of the block its exit code."""
    try:
        yield
    except (click.ClickException, Exit):
        raise
    except KeyboardInterrupt:
        say("interrupted")
        raise Exit(INTERRUPTED) from None
    except BrokenPipeError:
        silence_stdout()
        raise Exit(CLOSED) from None
    except StitchError as error:
        say(str(error))
        raise Exit(FAILURE) from error
    except OSError as error:  # files explain their own; what is left is help and version on a full disk
        silence_stdout()
        say(f"{STDOUT}: {error.strerror or error}")
        raise Exit(FAILURE) from error
    except Exception as error:
        _report_bug(error, verbose=bool(meta.get(VERBOSE)))
        raise Exit(FAILURE) from error


def _report_bug(error: Exception, *, verbose: bool) -> None:
    if verbose:
        import traceback  # noqa: PLC0415 - only here: nobody pays for it who does not need it

        traceback.print_exception(error)
    cure = "please report it" if verbose else "-v shows where, please report it"
    say(f"internal error: {type(error).__name__}: {error}; {cure}")


def show_help(ctx: click.Context) -> bool:
    """Show the help of a command that would wait for somebody to type, and tell whether it would."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    click.echo(ctx.get_help(), err=True)
    return True


def _shorten(error: click.ClickException) -> str:
    """A usage error as one line that says where help is."""
    message = " ".join(error.format_message().split()).removesuffix(".").replace(". (", " (")
    message = message[:1].lower() + message[1:]
    where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "stitchtext"
    return f"{message}; see '{where} --help'"
