"""S101: the title stands twice at the start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from stitchtext.folded import fold_text
from stitchtext.marks import CALLS, STOPS
from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule
from stitchtext.scripts import is_small

_FLAT = r"\s*(\S[^\r\n]{6,198}?\S)(?:([^\S\r\n]+)\1(?=\s+(\S[^\r\n]*))|(\s+)\1(?=[^\S\r\n]+(\S[^\r\n]*)))"
_SENTENCE = rf"[{STOPS}]|[.!?{CALLS}…](?=\s|\Z)"
_SPACELESS = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff]"
_ENDS = "?!？！؟"
_DASHES = "-–—―"
_LONGEST = 200
_PROSE = 60  # no verse has longer lines
_SHORTEST_LINE, _SHORTEST_FLAT = 4, 8
_FEWEST_WORDS = 4  # fewer may be a name, and the subject of the first sentence: New York, The Old Man


@text_rule(
    "S101",
    "doubled-title",
    "the title stands twice at the start",
    safety="safe",
    early=True,
    mutes=True,
    examples=(
        ("雲の上の計算機\n雲の上の計算機\n本文です。\n", "雲の上の計算機\n本文です。\n"),
        ("雲の上の計算機とは？ 雲の上の計算機とは？ 本文です。", "雲の上の計算機とは？ 本文です。"),
        ("雲の上の計算機とは\n雲の上の計算機とは 本文です。", "雲の上の計算機とは 本文です。"),
        ("A Long Way Home A Long Way Home It began in May.", "A Long Way Home It began in May."),
        (
            "雲の計算機\n雲の計算機\n雲の計算機とは、借りる計算機です。",
            "雲の計算機\n雲の計算機とは、借りる計算機です。",
        ),
    ),
    leaves=(
        "雲の上の計算機\n本文です。\n",
        "雨が降る。\n雨が降る。\n止まない。\n",
        "ラララララ\nラララララ\nラララララ\n歌です。\n",
        "had had\nno effect on him.\n",
        "It was late. It was late. He went home.",
        "no no no no no no no, he said.",
        "New York New York is a song.",
        "University of Oxford University of Oxford is a school.",
        "The Bank of New York The Bank of New York was founded early.",
        "Let it go\nLet it go\nCan't hold it back any more\n",
        "Happy birthday to you\nHappy birthday to you\nHappy birthday dear you\n",
        "「もういいよ」\n「もういいよ」\n彼は言った。",
        "題\n\n雲の上の計算機 雲の上の計算機 本文です。",
        "テスト用 テスト用 テスト用 テスト用 テスト用 2026\n本文です。\n",
    ),
)
def find_doubled_title(text: str) -> Iterator[Match]:
    """A first line that the second repeats, or a flattened text that opens with its title twice.

    Scrapers take the title from the head of the page and again from its body. Width and white space do not count.
    Left alone: a line with a sentence in it or wholly in quotes, a verse, whose third line begins so, too, and is no
    longer sentence, and a flattened opening of fewer than eight characters, in scripts with spaces of fewer than four
    words, of one word again and again, that a small letter follows, or a dash and a sentence.
    """
    yield from _match_lines(text) or _match_flat(text)


def _match_lines(text: str) -> list[Match]:
    lines = list(islice(_read_lines(text[: 3 * _LONGEST]), 3))
    if len(lines) < 3 or len(lines[0][1]) > _LONGEST:
        return []
    title = _fold(lines[0][1])
    if title != _fold(lines[1][1]) or not _is_title(lines[0][1], _SHORTEST_LINE):
        return []
    third = _fold(lines[2][1])
    if third.startswith(title) and (len(third) <= 2 * len(title) or not _is_sentence(lines[2][1])):
        return []
    if not _is_prose(text[lines[2][0] : lines[2][0] + 10 * _LONGEST]):
        return []
    (start, first), (again, copy) = lines[:2]
    return [_tell(start, start + len(first), again + len(copy))]


def _read_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, each with its offset, without the white space around it."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            yield at + line.index(bare), bare
        at += len(line)


def _match_flat(text: str) -> list[Match]:
    start = len(text) - len(text.lstrip())
    opening = text[start : start + _SHORTEST_FLAT]
    if text.find(opening, start + _SHORTEST_FLAT, start + 2 * _LONGEST) < 0:
        return []
    found = re.match(_FLAT, text)
    if found is None or not _is_title(found[1], _SHORTEST_FLAT) or not _tells_much(found[1]):
        return []
    behind = found[3] or found[5]
    # A sentence that begins with its subject goes on in small letters, with a dash, or with more of a name.
    if behind.startswith(found[1]) or is_small(behind[0]) or _goes_on(behind, "\n" in (found[2] or found[4])):
        return []
    return [_tell(found.start(1), found.end(1), found.end(2 if found[2] else 4) + len(found[1]))]


def _goes_on(behind: str, begins_line: bool) -> bool:
    """Whether a dash goes on with a sentence: not with a dateline, nor with a list that was flattened."""
    words = re.split(_SENTENCE, behind[1:].lstrip(), maxsplit=1)[0]
    listed = f" {behind[0]} " in words
    return behind[0] in _DASHES and (begins_line or (is_small(words[:1]) and not listed))


def _tell(start: int, first: int, second: int) -> Match:
    return Match(start, second, "the title is written twice", (Edit(first, second, ""),))


def _is_title(line: str, shortest: int) -> bool:
    bare = line.rstrip(_ENDS)
    spoken = line[0] in "「『“" and line[-1] in "」』”"
    named = len(_fold(line)) >= shortest and any(map(str.isalpha, bare))
    return named and not spoken and not _is_sentence(bare)


def _is_prose(text: str) -> bool:
    """Whether a text has a sentence mark or a long line: behind a title stands prose, behind a verse more of it."""
    return _is_sentence(text) or any(len(line) > _PROSE for line in text.splitlines())


def _is_sentence(line: str) -> bool:
    return re.search(_SENTENCE, line) is not None


@lru_cache(maxsize=64)  # the fragments of a scrape begin with the same lines
def _fold(line: str) -> str:
    """A line as it is compared, without the marks of a heading at its start."""
    return fold_text("\n" + line)


def _tells_much(line: str) -> bool:
    """Whether a line is too much to come twice by chance."""
    words = line.split()
    if len(set(words)) * 2 <= len(words):  # one word again and again: which copies are the title's, nobody can tell
        return False
    if re.search(_SPACELESS, line):
        return len(set(line)) >= _SHORTEST_FLAT // 2
    return len(set(words)) >= _FEWEST_WORDS
