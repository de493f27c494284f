"""Choices: what is up for the vote at a place, and what came of it."""

from __future__ import annotations

from typing import NamedTuple

from stitchtext.merge.places import Place
from stitchtext.merge.witnesses import Said
from stitchtext.model import Reason


class Choice(NamedTuple):
    """A reading up for the vote: its folded text, who says it (witness, start, end), its votes, and its damage."""

    text: str
    said: tuple[Said, ...]
    votes: int
    damaged: bool


class Verdict(NamedTuple):
    """The choices at a place, the standing one first, why it stands, and whether that was a tie."""

    place: Place
    choices: tuple[Choice, ...]
    reason: Reason
    tie: bool
