"""Fixes: a scrape with what its rules are sure of mended where it stands; its fragments and markers stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stitchtext.checks import Checked, check
from stitchtext.edits import apply_edits, pick_edits
from stitchtext.model import Finding, Options
from stitchtext.rules.registry import Rule

_ROUNDS = 16
"""What one fix uncovers, the next round mends; no damage seen so far needed more than three."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A scrape with the edits of its findings applied: the text, what was acted on, and what is left to say of it."""

    text: str
    applied: tuple[Finding, ...]
    left: Checked


def fix(
    raw: str, options: Options | None = None, rules: Iterable[Rule] | None = None, *, unsafe: bool = False
) -> Fixed:
    """Apply the safe edits of all findings to a scrape, and with `unsafe` the others too, until none is left.

    Of edits that collide the first in the text goes first, so that the order of rules never decides; fixing what
    was fixed changes nothing. `rules` are as for `check`.

    >>> fix("はずですです。").text
    'はずです。'

    Raises:
        StitchError: as `repair`.

    """
    named = None if rules is None else tuple(rules)
    checked = check(raw, options, named)
    wanted = ("safe", "unsafe") if unsafe else ("safe",)
    applied: list[Finding] = []
    for _ in range(_ROUNDS):
        chosen = [found for found in checked.findings if found.edits and found.safety in wanted]
        taken, collided = pick_edits(chosen)
        fixed = apply_edits(raw, (edit for edit, _ in taken)).text
        if fixed == raw:
            break
        applied += (finding for finding in chosen if finding not in collided)
        raw, checked = fixed, check(fixed, options, named)
    return Fixed(raw, tuple(applied), checked)
