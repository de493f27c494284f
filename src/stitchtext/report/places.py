"""Places as people name them: lines and columns."""

from __future__ import annotations


def locate(text: str, offset: int) -> str:
    r"""The line and column of an offset, both from 1 and in characters.

    >>> locate("one\ntwo", 5)
    '2:2'
    """
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"
