"""Colours: whether a person wants to see them."""

from __future__ import annotations

import os

from stitchtext.cli.notices import watches


def wants_colour(choice: str, stream: object) -> bool:
    """Whether to write colours: as chosen, else as the environment says, else where somebody watches.

    `NO_COLOR` goes before `FORCE_COLOR` and `CLICOLOR_FORCE`, and a terminal that is dumb has none.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return os.environ.get("TERM") != "dumb"
    return watches(stream)
