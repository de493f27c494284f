"""Errors a user can act on: each says where, what is wrong, and what to do."""

from __future__ import annotations


class StitchError(Exception):
    """Something in the user's hands went wrong; `str(error)` is the one line to show.

    >>> str(StitchError("not text: byte 0xff", place="scrape.txt:3:7", cure="name its encoding with --encoding"))
    'scrape.txt:3:7: not text: byte 0xff; name its encoding with --encoding'
    """

    def __init__(self, problem: str, *, place: str = "", cure: str = "") -> None:
        self.problem = problem
        self.place = place
        self.cure = cure
        super().__init__(": ".join(filter(None, [place, "; ".join(filter(None, [problem, cure]))])))


def refuse_size(place: str, most: int) -> StitchError:
    """The error that tells of a scrape with more bytes than are read."""
    return StitchError(f"has more than {most:,} bytes", place=place, cure="--max-bytes allows more")
