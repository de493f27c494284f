"""T101: a Japanese sentence ending written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_BEFORE = r"(?<=[^\s「『（(\[`\"'“、。，．,.!?！？])"
_END = r"(?=[。．｡！？!?、，」』）)\s]|\Z|が[、,]|から|ので|のに|けど|けれど|し、|よ|ね|か[。？?]|と[い思言の、])"
_DOUBLED = re.compile(rf"{_BEFORE}(です|でした|ました|ません|でしょう|ましょう|である)\1+{_END}")
_MASU = re.compile(
    r"(?<=[いきぎしちにびみりえけげせてねべめれじぜ来見出着寝似居得経])(ます)(?:ます)+(?=[。．｡]|が、|ので|けど|けれど|し、|\Z)"
)
_TAIL = re.compile(r"(?<=\w)(で|ませ|でし|まし|ま)(?:(?<=ませ)んん+|(?<=[でま])すす+|(?<=し)たた+)(?=[。．｡！？!?]|\Z)")
_HINTS = (
    "ですで",
    "したでし",
    "したまし",
    "せんませ",
    "しょうでし",
    "しょうまし",
    "であるであ",
    "ますます",
    "んん",
    "すす",
    "たた",
)


@text_rule("T101", "stuttered-ending", "a sentence ending is written twice", languages=("ja",))
def find_stuttered_ending(text: str) -> Iterator[Match]:
    """Find an ending of politeness or copula that is written twice, or whose last sound is.

    Why it is wrong: no Japanese sentence ends in ですです, でしたでした, ませんません or ませんん; a generator that
    lost its place writes them.

    Before: `はずですです。` After: `はずです。`

    Leaves alone: the adverb ますます (only behind a verb and before a full stop is it an ending), endings quoted by
    themselves (「ですです」), and doublings that something other than the end of a clause follows.
    """
    if not any(hint in text for hint in _HINTS):
        return
    for pattern in (_DOUBLED, _MASU):
        for match in pattern.finditer(text):
            yield _match(match, match[1])
    for match in _TAIL.finditer(text):
        yield _match(match, match[1] + match[0][-1])


def _match(match: re.Match[str], mended: str) -> Match:
    start, end = match.span()
    return Match(start, end, f"「{match[0]}」 for 「{mended}」", (Edit(start, end, mended),))
