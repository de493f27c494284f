"""S210: an article without a title, in a scrape where another has one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from stitchtext.cuts import find_opening, find_title, is_ended, is_head_cut, may_end_anywhere, opens_with_prose
from stitchtext.marks import COLONS
from stitchtext.model import Article
from stitchtext.rules.registry import Match, scrape_rule
from stitchtext.scripts import is_spaceless

_TWICE, _OFTEN = 2, 3
"""Fragments that start at one place, as the copies of an article do; and such of several lengths as hardly those of a
later part do."""
_SHOWN, _READ, _SHORT, _WORDS = 20, 512, 40, 3
"""Characters of it that are shown, that are read, and of a last line that may be a name; and words in small letters
that make prose of one."""


@scrape_rule("S210", "untitled-article", "the article starts without a title, another has one", doubt=True)
def find_untitled_article(articles: Sequence[Article]) -> Iterator[tuple[int, Match]]:
    """The first words of an article that has no title, where another has one.

    It may go on from that one, which only its script or layout keeps from looking cut, or be what stands behind a hole.
    A line that begins inside a word, as with a small letter, is no title where another article begins otherwise; nor is
    one that leads to a list.

    Left alone: one article, articles none of which has a title, one that is nothing else, one that starts inside a
    sentence, of which S204 speaks, one with which fragments of three lengths start, and one with which two start, or
    that may be flattened with its title, as its first line is no sentence or all of it, where those with a title and in
    the same script end with a sentence, with a short line below one that is no prose, or in Thai or Lao, which have no
    mark for an end; and where more open with prose than have a title.
    """
    if len(articles) < 2:
        return
    whole = [not _starts_inside(article) for article in articles]
    bare = [_starts_alone(article) and _leads_in(article.text) for article in articles]
    titled = [is_titled(a.text) and not bare[n] and (whole[n] or not any(whole)) for n, a in enumerate(articles)]
    all_ones: dict[str, list[int]] = {}
    open_ones: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        if titled[number]:
            script = _find_script(article.text)
            all_ones.setdefault(script, []).append(number)
            if _is_open(article.text):
                open_ones.setdefault(script, []).append(number)
    known = [titled[n] or article.headless or _begins_often(article) for n, article in enumerate(articles)]
    untitled = [n for n in range(len(articles)) if all_ones and not known[n]]
    alone = {n for n in untitled if not whole[n] or _opens_alone(articles[n])}
    for number in untitled:
        article = articles[number]
        script = _find_script(article.text)
        unusual = number in alone and len(alone) <= sum(titled)
        before = open_ones.get(script) or (all_ones.get(script) if unusual else None)
        if before:
            named = f"article {before[0] + 1}" if len(before) == 1 else "another article"
            start, end = find_opening(article.text)
            shown = article.text[start : start + _SHOWN].partition("\n")[0]
            message = f"the article starts without a title, and may go on from {named}: 「{shown}…」"
            yield number, Match(start, end, message)


def is_titled(text: str) -> bool:
    """Whether a text has a title, or is a line that could be one and nothing else."""
    return find_title(f"{text[:_READ].strip()}\n—") is not None


def _leads_in(text: str) -> bool:
    return text.lstrip().partition("\n")[0].rstrip().endswith(COLONS)


def _starts_inside(article: Article) -> bool:
    """Whether an article begins inside a word or a sentence, and not with a name in another script."""
    text = article.text.lstrip()
    return is_head_cut(text) and _find_script(text[:1]) == _find_script(text) and _starts_alone(article)


def _starts_alone(article: Article) -> bool:
    """Whether one fragment alone starts where an article does: two would be where it begins, unless they are equal."""
    starts = [placement for placement in article.placements if not placement.start]
    return len({(own.end, own.text_end - own.text_start) for own in starts}) < _TWICE


def _begins_often(article: Article) -> bool:
    """Whether copies that were cut in several places begin where an article does: no page goes on so."""
    return len({placement.end for placement in article.placements if not placement.start}) >= _OFTEN


def _opens_alone(article: Article) -> bool:
    """Whether an article opens with prose, and one fragment alone starts there."""
    return _starts_alone(article) and (opens_with_prose(article.text) or _leads_in(article.text))


def _is_open(text: str) -> bool:
    """Whether a text does not end with a sentence, nor with a name or the like below one."""
    lines = [line for line in text[-_READ:].splitlines() if line.strip()][-2:]
    if not lines or is_ended(_cut_dots(lines[-1])) or may_end_anywhere(lines[-1]):
        return False
    shortest = _SHORT // 2 if is_spaceless(lines[-1].rstrip()[-1:]) else _SHORT
    prose = sum(map(str.islower, lines[-1].split())) >= _WORDS
    return len(lines[-1]) >= shortest or prose or not (is_ended(lines[0]) or may_end_anywhere(lines[0]))


def _cut_dots(line: str) -> str:
    """A line without the dots at its end, which may be the mark of a cut: what stands before them tells."""
    body = line.rstrip()
    return body.rstrip("…‥") if body.endswith(("…", "‥")) else body.removesuffix("...")


def _find_script(text: str) -> str:
    """The script of most letters that a text begins with, Chinese and Japanese as one."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in text[:_READ] if letter.isalpha())
    counts = Counter("CJK" if name in ("HIRAGANA", "KATAKANA") else name for name in names)
    return counts.most_common(1)[0][0] if counts else ""
