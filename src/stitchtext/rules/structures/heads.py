"""Heads: the part of a fragment that is shown for all of it, and where fragments lie."""

from __future__ import annotations

import re

from stitchtext.model import Fragment, Placement, Repair
from stitchtext.passages import PASSAGE
from stitchtext.rules.placements import count_lacks

_HEAD = re.compile(r"\s*[^\r\n]{0,40}")


def read_head(fragment: Fragment) -> tuple[int, int]:
    r"""The span of the scrape that stands for a fragment: its first characters, on one line.

    >>> read_head(Fragment(0, 10, 18, "一つ目\n二つ", False, False))
    (10, 13)
    """
    found = _HEAD.match(fragment.text)
    return fragment.start, fragment.start + (found.end() if found else 0)


def list_placements(repair: Repair) -> list[tuple[int, Placement]]:
    """All placements, each with the number of its article."""
    return [(number, one) for number, article in enumerate(repair.articles) for one in article.placements]


def is_abridged(one: Placement) -> bool:
    """Whether a fragment leaves out a passage that others have inside it."""
    return count_lacks(one) >= PASSAGE
