"""Ends: what the ends of a fragment tell once it is known what there is not of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stitchtext.cuts import is_head_cut, is_tail_cut
from stitchtext.folded import find_body
from stitchtext.model import Fragment, Suspect

TEASER = "L102"
"""The rule that finds the marks of a cut."""


def recut(fragment: Fragment, mutes: Sequence[Suspect]) -> Fragment:
    """The fragment with what its ends tell when what is muted there is not of its text; a mark of a cut tells all.

    >>> recut(Fragment(0, 0, 4, "一つです…", False, False), [Suspect(0, 4, 5, "L102", True)]).tail_cut
    True
    """
    start, end = find_body(fragment.text, [(mute.start, mute.end) for mute in mutes if mute.mute])
    body = fragment.text[start:end]
    marked = any(mute.code == TEASER and mute.start >= end for mute in mutes)
    return replace(fragment, head_cut=is_head_cut(body), tail_cut=marked or is_tail_cut(body))
