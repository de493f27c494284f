"""Extras: rules that do not come with the program, from a user's files and from other packages."""

from __future__ import annotations

from functools import cache

from stitchtext.errors import StitchError
from stitchtext.files import read_scrape
from stitchtext.rules import RULES


@cache  # once a process: the rules stay
def load_extras(paths: tuple[str, ...], plugins: bool) -> None:
    """Take in the rules of files and, if wanted, of plug-ins.

    Raises:
        StitchError: a file or plug-in is wrong, or one of its rules has a code or a name that is taken.

    """
    if paths or plugins:
        RULES.load()  # so that a code that is taken is known to be
    # both only where they are asked for: start-up counts in a pipe
    if plugins:
        from stitchtext.rules.plugins import load_plugins  # noqa: PLC0415

        load_plugins()
    for path in paths:
        from stitchtext.rules.tables import read_rules  # noqa: PLC0415

        for rule in read_rules(read_scrape(path).text, path):
            try:
                RULES.add(rule)
            except ValueError as error:
                raise StitchError(str(error), place=path, cure="give it another code and name") from error
