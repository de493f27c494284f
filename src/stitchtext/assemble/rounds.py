"""Rounds: what two ends share may say the same again and again; how often the article says it, nobody knows then."""

from __future__ import annotations

from stitchtext.model import Block

_PROBE, _SEEN, _PLACES = 16, 8, 8
"""Characters that stand again a round before, that one text has more; places of the former that are tried."""


def goes_round(left: str, right: str, block: Block) -> bool:
    """Whether two texts share a stretch of whole rounds that either has more of than the other.

    Laid a round further apart they would fit as well. Offsets are of the folded texts, `block` one of both.

    >>> song = "la di da and la di do, " * 4
    >>> goes_round(f"Sing. {song}", f"{song[10:]} End.", (16, 0, len(song) - 10))
    True
    >>> goes_round(f"Sing. {song}", f"{song}End.", (6, 0, len(song)))
    False
    """
    start, head, length = block
    size = _find_round(left[start : start + length])
    sides = ((left, start, length), (right, head, length))
    return size > 0 and any(_began_before(*side[:2], size) or _goes_on(*side, size) for side in sides)


def _find_round(shared: str) -> int:
    """The characters after which a text says itself again to its end; 0 where it does not."""
    probe, at = shared[-_PROBE:], len(shared) - _PROBE
    for _ in range(_PLACES):
        at = shared.rfind(probe, 0, at + _PROBE - 1)
        if at < 0:
            return 0
        size = len(shared) - _PROBE - at
        if shared[size:] == shared[: at + _PROBE]:
            return size
    return 0


def _began_before(text: str, start: int, size: int) -> bool:
    seen = min(size, _SEEN)
    return start >= seen and text[start - seen : start] == text[start - seen + size : start + size]


def _goes_on(text: str, start: int, length: int, size: int) -> bool:
    seen, end = min(size, _SEEN), start + length
    return len(text) >= end + seen and text[end : end + seen] == text[end - size : end - size + seen]
