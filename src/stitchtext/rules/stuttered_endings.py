"""T101: a Japanese sentence ending written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from stitchtext.model import Edit
from stitchtext.rules.endings import BEHIND, END, JOINED, find_chains
from stitchtext.rules.quotations import is_mention
from stitchtext.rules.registry import Match, text_rule

# ますます is an adverb: an ending only behind a verb's stem, and before what cannot follow an adverb. A clause may
# break off after the adverb (今後ますます。), so most kanji are no stem, nor is より or the って of 判ってます.
_ADVERB = (
    "(?<=[見来出着寝得経似煮居診観看いきぎしじちびみりえけげせてべめれね])"
    "(?<!より)(?<!とき)(?<!うち)(?<!のち)(?<!って)(?<!しかし)(?<!たび)(?<!再び)(?<!まし)"
    "(ます)(?:ます)++(?=[。．｡]|が[、，]|ので|けど|けれど|し[、，])"
)
_RUNS = {"です": "す", "でした": "た", "ました": "た", "ません": "ん"} | {
    form: form for form in ("でしょう", "ましょう", "である", "だった")
}
"""What an ending that goes on stuttering repeats: its last sound, or only itself."""


def _write_run(form: str, sound: str) -> str:
    """A run is read from its first ending on, once and to its end, so that a long one costs no more than its length."""
    return f"(?<!{form})(?<!{sound}{sound})({form})(?:{form}|{sound})++"


_ANY_RUN = "|".join(_write_run(form, sound) for form, sound in _RUNS.items())
_PATTERN = rf"{BEHIND}(?:{_ANY_RUN}){END}|{_write_run('です', 'す')}{JOINED}|{_ADVERB}"


@text_rule(
    "T101",
    "stuttered-ending",
    "a sentence ending is written twice",
    languages=("ja",),
    safety="safe",
    early=True,
    examples=(
        ("重要になるはずですです。", "重要になるはずです。"),
        ("雨でしたでしたが、出かけました。", "雨でしたが、出かけました。"),
        ("よくありますます。", "よくあります。"),
        ("まだ分かりませんん。", "まだ分かりません。"),
        ("相手は Linux ですです。", "相手は Linux です。"),
    ),
    leaves=(
        "競争はますます激しくなります。",
        "人気もますます。",
        "需要は今後ますます。",
        "これまでよりますます。",
        "ああ、判ってますます。",
        "「ですです」という返事が流行っています。",
        "「はずですです」と書かれていました。",
        "`ですです` を探します。",
        "うん、ですです。",
        "これは大事です。です、と彼は繰り返した。",
        "これで終わりです。ですから、帰ります。",
    ),
)
def find_stuttered_ending(text: str) -> Iterator[Match]:
    """A polite ending or a copula, or its last sound, written twice at the end of a clause.

    No Japanese sentence ends so; a generator that lost its place does. Left alone: the adverb ますます, an ending
    that is quoted by itself or in code, one with nothing before it that it could end, and one that no end of a
    clause follows.
    """
    for match in find_chains(text, _compile()):
        start, end = match.span()
        if not is_mention(text, start, end):
            kept = match[match.lastindex or 0]
            yield Match(start, end, f"「{match[0]}」 for 「{kept}」", (Edit(start, end, kept),))


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN)  # only when first needed: the command must start quickly
