"""Ends: what the ends of a fragment tell once it is known what there is not of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stitchtext.bodies import find_body
from stitchtext.cuts import is_ended, is_head_cut, is_tail_cut
from stitchtext.model import Fragment, Suspect

_BREAK = re.compile(r"[\r\n]")
TEASER = "L102"
"""The rule that finds the marks of a cut."""


def recut(fragment: Fragment, mutes: Sequence[Suspect]) -> Fragment:
    """The fragment with what its ends tell when what is muted there is not of its text; a mark of a cut tells all.

    But a line that tells of more below a finished sentence is a button of the page: it cuts no sentence.

    >>> recut(Fragment(0, 0, 4, "一つです…", False, False), [Suspect(0, 4, 5, "L102", True)]).tail_cut
    True
    """
    start, end = find_body(fragment.text, [(mute.start, mute.end) for mute in mutes if mute.mute])
    body = fragment.text[start:end]
    marks = [mute.start for mute in mutes if mute.code == TEASER and mute.start >= end]
    marked = any(not (is_ended(body) and _BREAK.search(fragment.text, end, start)) for start in marks)
    return replace(fragment, head_cut=is_head_cut(body), tail_cut=marked or is_tail_cut(body))
