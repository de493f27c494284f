"""Selections: which rules speak about a file, as the settings of its folder say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stitchtext.cli.layers import Resolved
from stitchtext.errors import StitchError
from stitchtext.folders import Patterns, Spec
from stitchtext.rules import RULES
from stitchtext.rules.selections import select_codes
from stitchtext.segment.markers import find_markers


class Selection(NamedTuple):
    """The codes of the rules that speak, and of those that keep silent about the files a pattern fits."""

    codes: frozenset[str]
    waived: tuple[tuple[Spec, frozenset[str]], ...]

    def choose(self, path: str) -> frozenset[str]:
        """The codes of the rules that speak about one file."""
        codes = self.codes
        for spec, silent in self.waived:
            if silent & codes and spec.judge(path):
                codes -= silent
        return codes


def select_rules(resolved: Resolved) -> Selection:
    """The selection that the settings of a folder make.

    Raises:
        StitchError: they name a rule that there is not, or a marker that is no pattern; the place is where they do.

    """
    settings = resolved.settings
    _try_markers(resolved)
    for field in ("select", "ignore", "extend_select"):
        _read_codes(resolved, field, getattr(settings, field))
    codes = select_codes(RULES.all(), settings.select, settings.ignore, settings.extend_select)
    base = resolved.base("per_file_ignores")
    waived = (
        (Spec(Patterns(base, (pattern,))), _read_codes(resolved, "per_file_ignores", prefixes))
        for pattern, prefixes in settings.per_file_ignores
    )
    return Selection(codes, tuple(waived))


def _read_codes(resolved: Resolved, field: str, prefixes: Sequence[str]) -> frozenset[str]:
    try:
        return select_codes(RULES.all(), prefixes) if prefixes else frozenset()
    except StitchError as error:
        raise StitchError(error.problem, place=resolved.origins[field], cure=error.cure) from error


def _try_markers(resolved: Resolved) -> None:
    try:
        find_markers("", resolved.settings.markers)
    except StitchError as error:
        place = f"{resolved.origins['markers']}: {error.place}"
        raise StitchError(error.problem, place=place, cure=error.cure) from error
