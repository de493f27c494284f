"""T202: a word between spaces written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_quoted
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import find_doubled_words

_FILE = "doubled_words.txt"


@text_rule(
    "T202",
    "doubled-word",
    "a word is written twice in a row",
    safety="unsafe",
    severity="note",
    on=False,
    examples=(
        ("It takes some time time before it starts.", "It takes some time before it starts."),
        ("Die Zelle wird wird gewählt.", "Die Zelle wird gewählt."),
        ("가장 큰 장점은 장점은 언어입니다.", "가장 큰 장점은 언어입니다."),
    ),
    leaves=(
        "I had had enough of it.",
        "We knew that that was so.",
        "Vous vous posez des questions.",
        "Hemden, die die richtige Farbe haben",
        "धीरे धीरे चलो।",
        "정말 정말 좋습니다.",
        "New York New York is a song.",
        "la la la la la",
        "1 1 0 1",
        "`word word` in code",
        "“Come come,” he said.",
    ),
)
def find_doubled_word(text: str) -> Iterator[Match]:
    """Any word in small letters twice in a row on one line.

    Many can be right, so this speaks only where it is asked for, and mends only with --unsafe-fixes; where another
    fragment has the word once, T301 tells it. Left alone: words that stand in `doubled_words.txt` (had had, vous vous),
    names, numbers, three in a row, speech and code.
    """
    for repeat in find_doubled_words(text):
        word = text[repeat.start : repeat.middle - 1]
        plain = word.isalpha() and word == word.lower() and len(word) > 1 and word not in _load()
        if plain and not is_code(text, repeat.start) and not is_quoted(text, repeat.start):
            end = repeat.end
            yield Match(repeat.start, end, f"「{word} {word}」 for 「{word}」", (Edit(repeat.start, end, word),))


@cache
def _load() -> frozenset[str]:
    data = get_data(__package__, _FILE)
    if data is None:
        raise FileNotFoundError(_FILE)
    lines = (line for line in data.decode().splitlines() if line and not line.startswith("#"))
    return frozenset(word for line in lines for word in line.partition(": ")[2].split())
