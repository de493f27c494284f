"""Shrinks an input that breaks a promise, as long as it goes on breaking it at the same place."""

from __future__ import annotations

import traceback
from time import monotonic

from fuzz.surfaces import SURFACES

_SECONDS = 60.0
"""What shrinking may take: a find that is not the smallest one can be read, too."""


def tell_failure(name: str, data: bytes) -> tuple[str, str, int] | None:
    """What an input breaks, and where: the kind of error and the place in the code; None if it breaks nothing."""
    try:
        SURFACES[name].hold(data)
    except Exception as error:  # whatever it is, it is what was found
        frames = traceback.extract_tb(error.__traceback__)
        return type(error).__name__, frames[-1].filename, frames[-1].lineno or 0
    return None


def shrink(name: str, data: bytes) -> bytes:
    """The smallest input found that fails as this one does, by leaving out ever smaller pieces of it."""
    wanted = tell_failure(name, data)
    until = monotonic() + _SECONDS
    size = len(data) // 2
    while wanted and size and monotonic() < until:
        at = 0
        while at < len(data) and monotonic() < until:
            less = data[:at] + data[at + size :]
            if tell_failure(name, less) == wanted:
                data = less
            else:
                at += size
        size //= 2
    return data
