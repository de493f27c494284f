"""Lines: where in a text the lines are in which a sign stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FAR = 2000
"""Characters around a sign that are looked at, where a line is longer."""


def find_lines(text: str, sign: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    r"""The lines that have the sign, in order, each once; of long ones, what is near it.

    >>> list(find_lines("a\nbxcx\nd", re.compile("x")))
    [(2, 6)]
    """
    done = 0
    for match in sign.finditer(text):
        if match.start() < done:
            continue
        low, high = max(done, match.start() - _FAR), match.end() + _FAR
        start = text.rfind("\n", low, match.start()) + 1 or low
        end = text.find("\n", match.end(), high)
        done = end if end >= 0 else min(high, len(text))
        yield start, done
