"""Early stops: articles that one fragment alone ends, and that seem to stop too early, though no sentence was begun.

Their last line has no mark of a sentence: it may be a heading, and is held to be cut where it is long, and nearly all
other paragraphs end with a mark; or what stands last are words that tell of more, inside a sentence.
"""

from __future__ import annotations

import re

from stitchtext.bodies import find_end
from stitchtext.codas import ends_in_picture
from stitchtext.cuts import is_ended, is_tail_cut, may_end_anywhere
from stitchtext.marks import ENDS
from stitchtext.model import Article
from stitchtext.rules.teasers import find_teaser
from stitchtext.scripts import is_small, is_spaceless

_READ, _TAIL, _SHARE = 8192, 64, 0.9
"""Characters of an end that are read, and of one of another fragment; and the part of paragraphs that has a mark."""
_PARAGRAPH = 40, 20
"""Characters of a line that is one; and of one in a text that has none so long."""
_LONG, _HALVED = (60, 40), (40, 30)
"""Characters of a last line that is held to be cut, and with a comma inside; and in scripts without spaces. (Of 371
articles in ten languages none ends with such a line, of 13,508 paragraphs 72; of 1,792 cuts in a first sentence 366
do.)"""
_AMONG_CUT, _WORDS, _SMALL = (20, 10), 4, 3
"""Such characters where other copies are cut, too; the words that it has at least, and those in small letters, where
there are such: what else stands last, as a name or a link, is hardly written so."""
_LABEL = re.compile(r"[:：|→›»©®]|\s[-–—]\s")
"""What stands in a line of links, of tags, of names."""
_COMMAS = ",;，、；،؛"
"""Marks behind which a sentence goes on, whatever the line."""
_COMMA = re.compile(f"[{_COMMAS}][^{_COMMAS}]")
_NOTE = re.compile(r"\s{0,8}(?:[-–—*•·・+]|[(\[（]?\d{1,4}[.)\]）、．:])\s?|.{0,8192}?\w(?:@|\(at\)|://|www\.)")
"""An item of a list, or a line with an address: notes end without a mark."""
_LETTER = re.compile(r"\w")


def stops_early(article: Article) -> bool:
    """Whether an article stops in a long line without a mark, as hardly a paragraph does, and one fragment ends so.

    A shorter line will do if it is of prose, no other line has none, and other fragments were cut, inside a sentence.
    """
    end = find_end(article.text)
    if sum(placement.end >= end for placement in article.placements) > 1:
        return False
    above, _, line = article.text[max(0, end - _READ) : end].rpartition("\n")
    if line.endswith(tuple(_COMMAS)):
        return True
    if not _is_long(line) and not (_is_prose(line) and not _has_headings(above) and _is_among_cut(article, end)):
        return False
    return not _NOTE.match(line) and _is_open(above, line)


def _is_long(line: str) -> bool:
    long, parted = _HALVED if is_spaceless(line[-1:]) else _LONG
    return len(line) >= (parted if _COMMA.search(line) else long)


def _is_prose(line: str) -> bool:
    """Whether a short line is of a sentence, as far as its letters tell: not of names, links or tags."""
    if _LABEL.search(line):
        return False
    if is_spaceless(line[-1:]):
        return len(line) >= _AMONG_CUT[1]
    words = line.split()
    if not any(is_small(word[:1]) or word[:1].isupper() for word in words):
        return len(words) >= _WORDS
    return len(line) >= _AMONG_CUT[0] and sum(is_small(word[:1]) for word in words) >= _SMALL


def _has_headings(above: str) -> bool:
    """Whether a line below the first has no mark at its end, as a heading has none: then the last may be another."""
    return not all(map(is_ended, filter(str.strip, above.strip().splitlines()[1:])))


def _is_among_cut(article: Article, end: int) -> bool:
    """Whether another fragment stops inside a sentence of an article, and not at the end of a line."""
    text = article.text
    ends = (placement.end for placement in article.placements if placement.end < end)
    return any(
        not text[at : at + 2].lstrip(" ").startswith("\n") and not is_ended(text[max(0, at - _TAIL) : at])
        for at in ends
    )


def _is_open(above: str, line: str) -> bool:
    """Whether a line has no mark at its end, and nearly all paragraphs above have one."""
    lines = above.splitlines()
    prose = next(filter(None, ([one for one in lines if len(one) >= least] for least in _PARAGRAPH)), [])
    if not prose or sum(map(is_ended, prose)) < _SHARE * len(prose):
        return False
    spaceless = sum(is_spaceless(one[-2:-1]) for one in prose) * 2 > len(prose)
    if spaceless != is_spaceless(line[-1:]):  # words of another script: a name
        return False
    return not (is_ended(line) or may_end_anywhere(line) or ends_in_picture(line))


def find_more(text: str) -> int:
    """Where the words begin that tell of more, and stand last in a text, inside a sentence; -1 where none do.

    >>> find_more("It was late. He went ho Read more »"), find_more("It was late. Read more »")
    (24, -1)
    """
    end = text[-_READ:].rstrip()
    edge = None if end.endswith(tuple(ENDS)) else find_teaser(end, False)
    if edge is None or not _LETTER.search(end, edge.start) or not is_tail_cut(end[: edge.start]):
        return -1
    return find_end(text) - len(end) + edge.start
