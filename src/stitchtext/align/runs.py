"""Runs: how far two texts stay equal from a point, forwards and backwards."""

from __future__ import annotations

_FIRST, _LAST = 64, 1 << 16


def run_forward(a: str, b: str, i: int, j: int, a_end: int, b_end: int) -> int:
    """How many characters from `a[i]` and `b[j]` on are equal, looking no further than the two ends.

    >>> run_forward("abcx", "bcy", 1, 0, 4, 3)
    2
    """
    length, step = 0, _FIRST
    limit = min(a_end - i, b_end - j)
    while length < limit:
        step = min(step, limit - length)
        left, right = a[i + length : i + length + step], b[j + length : j + length + step]
        if left != right:
            return length + _count_equal(left, right)
        length += step
        step = min(step * 4, _LAST)
    return length


def run_backward(a: str, b: str, i: int, j: int, a_start: int, b_start: int) -> int:
    """How many characters before `a[i]` and `b[j]` are equal, looking no further back than the two starts.

    >>> run_backward("xab", "yab", 3, 3, 0, 0)
    2
    """
    length, step = 0, _FIRST
    limit = min(i - a_start, j - b_start)
    while length < limit:
        step = min(step, limit - length)
        left, right = a[i - length - step : i - length], b[j - length - step : j - length]
        if left != right:
            return length + _count_equal(left[::-1], right[::-1])
        length += step
        step = min(step * 4, _LAST)
    return length


def _count_equal(a: str, b: str) -> int:
    """How many characters two different texts of one length start with in common: halving, so that C compares."""
    low, high = 0, len(a)
    while high - low > 1:
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low
