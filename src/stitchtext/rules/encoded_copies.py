"""L114: a fragment is encoded as a whole, or was read with the wrong code page, and says what others say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from stitchtext.folded import fold
from stitchtext.marks import LOST
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.encodings import Reading, list_readings, misread
from stitchtext.rules.registry import Match, text_rule

_CODE = "L114"
_GRAMS = {"": 8, "cp932": 12, "gbk": 12, "cp949": 12}
_GRAM = 18
"""Folded characters that are looked for in others, of which code pages make more; so many for those of single bytes."""
_MOST = 0.9
"""The part of these that others must have."""
_FEWEST = 24
"""Places of a fragment that must be read to tell anything."""
_PASSAGE = 3.5
"""Times these characters that nobody else has are a passage."""
_PLACES = 1 << 19
"""Places that are looked at in all encoded fragments of a scrape."""


class _Copy(NamedTuple):
    """The runs of characters, by place, of a fragment that may be encoded: as it is read, and as it is written.

    They are held against others as they are, or as the code page `codec` makes them look.
    """

    codec: str
    meant: list[tuple[int, str]]
    raw: list[tuple[int, str]]


@text_rule(
    _CODE,
    "encoded-copy",
    "the text is encoded as a whole",
    severity="note",
    on=False,
    leaves=(
        "100%25 of it",
        "a=b=c=d=e=f, and x = 20 = y\n",
        "C:\\new\\table and C:\\users\\ann\n",
        "print('one\\ntwo')\nprint('three')\n",
        "https://example.org/%E6%B8%AF is the address of a page.",
        "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaah!",
        "A%20B",
        "The Ã© is what é looks like then.",
        "=3D is how mail writes =.",
        "港の朝は静かだ。船が沖へ出る。",
    ),
)
def find_encoded_copy(text: str) -> Iterator[Match]:
    r"""A text that is percent-encoded (%E3%81%82), quoted-printable (=E3=81=82), base64, or escaped (\u3042).

    It may be meant so, so that it speaks only when asked, and never decodes it; of a scrape a fragment is set aside
    that is so, or was read with the wrong code page, and of which other fragments have nearly all. Left alone: a text
    that is plain but for a few such places.
    """
    for reading in list_readings(text):
        yield Match(0, len(text), f"the text is encoded ({reading.way})")
        return


def mark_encoded(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    """The fragments that are encoded and say then what others say that are not, as muted suspects.

    What nobody else has may be lost with none of them: no passage, and little of the rest.
    """
    read = [(one, list(list_readings(one.text))) for one in fragments]
    plain = [one.text for one, readings in read if not readings]
    if not 0 < len(plain) < len(fragments):
        return
    step = 1 + sum(len(one.text) * len(readings) for one, readings in read) // _PLACES
    copies = [(one, [_divide(one.text, reading, step) for reading in readings]) for one, readings in read]
    wanted: dict[str, set[str]] = {}
    for copy in chain.from_iterable(own for _, own in copies):
        wanted.setdefault(copy.codec, set()).update(gram for _, gram in chain(copy.meant, copy.raw))
    held = {codec: _list_held(plain, codec, grams) for codec, grams in wanted.items()}
    for one, own in copies:
        if any(_is_told(copy, held[copy.codec]) for copy in own):
            yield Suspect(one.index, 0, len(one.text), _CODE, True)


def _divide(raw: str, reading: Reading, step: int) -> _Copy:
    texts = reading.text, "" if reading.codec else raw
    return _Copy(reading.codec, *(list(_list_grams(text, _size(reading.codec), step)) for text in texts))


def _size(codec: str) -> int:
    return _GRAMS.get(codec, _GRAM)


def _list_grams(text: str, size: int, step: int = 1) -> Iterator[tuple[int, str]]:
    """The runs of folded characters of a text, each with its place, without those of which some are lost."""
    folded = fold(text, lean=True).text
    grams = ((at, folded[at : at + size]) for at in range(0, len(folded) - size + 1, step))
    return ((at, gram) for at, gram in grams if LOST not in gram)


def _list_held(texts: Sequence[str], codec: str, wanted: set[str]) -> set[str]:
    """Which of the runs that are wanted stand in any text, as it is or as a code page makes it look."""
    looks = (misread(text, codec) if codec else text for text in dict.fromkeys(texts))
    return wanted.intersection(gram for look in looks for _, gram in _list_grams(look, _size(codec)))


def _is_told(copy: _Copy, held: set[str]) -> bool:
    """Whether others have what a copy means, and more of it than of what is written there."""
    told = _share(copy.meant, held)
    whole = len(copy.meant) >= _FEWEST and told >= _MOST and told > _share(copy.raw, held)
    return whole and not _has_passage(copy, held)


def _share(grams: Sequence[tuple[int, str]], held: set[str]) -> float:
    return sum(gram in held for _, gram in grams) / max(1, len(grams))


def _has_passage(copy: _Copy, held: set[str]) -> bool:
    """Whether there is a passage that no other has."""
    start = -1
    for at, gram in copy.meant:
        start = -1 if gram in held else at if start < 0 else start
        if start >= 0 and at - start >= _PASSAGE * _size(copy.codec):
            return True
    return False
