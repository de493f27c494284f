"""S203: an article that stops inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.bodies import find_end
from stitchtext.cuts import is_ended, is_tail_cut
from stitchtext.marks import CALLS, STOPS
from stitchtext.model import Article
from stitchtext.rules.early_stops import find_more, stops_early
from stitchtext.rules.registry import Match, article_rule

_MARK = re.compile(rf"[{STOPS}{CALLS}\r\n]|[.!?…]\s")
_LONGEST, _SHOWN = 60, 20
_PROSE, _FEWEST, _SHARE = 40, 3, 4
"""Characters of a line that is a paragraph; how many there are at least; and one of so many may end with a mark."""


@article_rule("S203", "truncated-article", "the article stops inside a sentence", doubt=True)
def find_truncated_article(article: Article) -> Iterator[Match]:
    """The last words of an article whose last sentence is not finished, and which no fragment continues.

    Or words that tell of more behind them. The words stay. Left alone: a last line without any whole sentence, which
    may be a heading, an item or a name, unless one fragment alone ends with it, it is long, or of prose where others
    were cut, and nearly all paragraphs above end with a mark; or unless it ends with a comma. And one below paragraphs
    that hardly ever end with a mark, as in verse.
    """
    end = find_end(article.text)
    if (more := find_more(article.text)) >= 0:
        yield Match(more, end, f"the article stops, and tells of more: 「{article.text[more:end][:_SHOWN]}」")
    elif _is_cut(article):
        low = max(0, end - _LONGEST)
        starts = [match.end() for match in _MARK.finditer(article.text, low, end) if match.end() < end]
        start = starts[-1] if starts else low
        start += len(article.text[start:end]) - len(article.text[start:end].lstrip())
        words = article.text[max(start, end - _SHOWN) : end]
        yield Match(
            start, end, f"the article stops inside a sentence: 「…{words}」", may_be_meant=not article.truncated
        )


def _is_cut(article: Article) -> bool:
    """Whether an article stops inside a sentence, or even a letter, as far as its paragraphs end with marks."""
    inside = article.truncated and _is_cut_inside_letter(article.text)
    return inside or ((article.truncated or stops_early(article)) and not _is_unmarked(article.text))


def _is_cut_inside_letter(text: str) -> bool:
    """Whether a text ends with a sign that stands before the letter it belongs to, or an open bracket."""
    end = find_end(text)
    return is_tail_cut(text[max(0, end - 1) : end])


def _is_unmarked(text: str) -> bool:
    """Whether the paragraphs above the last one hardly ever end with a sentence."""
    end = find_end(text)
    above = max(text.rfind(sign, 0, end) for sign in "\r\n")
    prose = [line for line in text[: max(0, above)].splitlines() if len(line) >= _PROSE]
    return len(prose) >= _FEWEST and sum(map(is_ended, prose)) * _SHARE <= len(prose)
