"""T201: a word of grammar written twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code
from stitchtext.rules.registry import Match, text_rule
from stitchtext.rules.typos.repeats import find_doubled_words

_FILE = "function_words.txt"
_NEAR, _FEWEST, _LONG = 160, 2, 3
_OPEN = frozenset("«„“‚‘‹([\"'$#/")


@text_rule(
    "T201",
    "doubled-function-word",
    "a word of grammar is written twice",
    languages=("ar", "de", "en", "fr", "hi", "ko", "ru"),
    safety="safe",
    examples=(
        ("It is the end of the the road and of the journey.", "It is the end of the road and of the journey."),
        (
            "Das ist nicht nur für uns, sondern für alle mit mit Kindern ein Gewinn.",
            "Das ist nicht nur für uns, sondern für alle mit Kindern ein Gewinn.",
        ),
        ("Il vient avec nous de de la ville.", "Il vient avec nous de la ville."),
        ("Это находится в в городе.", "Это находится в городе."),
        ("이 문서는 설정을 위한 위한 안내입니다.", "이 문서는 설정을 위한 안내입니다."),
        ("यह घर शहर में में है।", "यह घर शहर में है।"),
        ("يقع البيت في في المدينة.", "يقع البيت في المدينة."),
    ),
    leaves=(
        "I had had enough, and that that was so was clear.",
        "What it is is a mystery, and we let him in in the dark.",
        "Das Buch, das das Kind las, ist da.",
        "Hemden zu bekommen, die die richtige Farbe haben",
        "Si vous vous posez des questions, nous nous en occupons.",
        "Fa la la la la, la la la la.",
        "The THE is a name of many in the town.",
        "The The were a band, and A A is a battery.",
        "He said no no no, and it was very very late.",
        "धीरे धीरे चलो।",
        "정말 정말 좋습니다.",
        "Мы едем долго долго.",
        "`the the` is a slip.",
        "the end of the\nthe road",
        "Mae'r tŷ yn y dref a a fu",
    ),
)
def find_doubled_function_word(text: str) -> Iterator[Match]:
    """A word of grammar twice in a row, in small letters and on one line, that its language never has twice.

    Which words, for each language, stands in `function_words.txt`. Left alone: all other words (had had, very very,
    vous vous), three in a row, code, and a word with a mark beside it.
    """
    for repeat in find_doubled_words(text):
        start, end = repeat.start, repeat.end
        word = text[start : repeat.middle - 1]
        if any(word in words for words in _load()) and _is_at_home(word, text[max(0, start - _NEAR) : end + _NEAR]):
            if is_code(text, start) or not _goes_on(text, end):
                continue
            yield Match(start, end, f"「{word} {word}」 for 「{word}」", (Edit(start, end, word),))


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind a word: it is not the last one before a mark."""
    return text[end : end + 1].isspace() and (text[end + 1 : end + 2].isalnum() or text[end + 1 : end + 2] in _OPEN)


def _is_at_home(word: str, around: str) -> bool:
    """Whether the text around a word is of a language that has it: no other one's words are more there.

    A short word is one in many languages, so for that some others must stand there, too.
    """
    said = set(around.split())
    counts = [(len((said & words) - {word}), word in words) for words in _load()]
    most = max(count for count, _ in counts)
    return (most >= _FEWEST or len(word) >= _LONG or not word.isascii()) and any(
        own and count == most for count, own in counts
    )


@cache
def _load() -> tuple[frozenset[str], ...]:
    """The words of each language, read when a word first stands twice."""
    data = get_data(__package__, _FILE)
    if data is None:
        raise FileNotFoundError(_FILE)
    lines = (line for line in data.decode().splitlines() if line and not line.startswith("#"))
    return tuple(frozenset(line.partition(": ")[2].split()) for line in lines)
