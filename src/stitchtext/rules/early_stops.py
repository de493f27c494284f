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
from stitchtext.scripts import is_spaceless

_READ, _PROSE, _SHARE = 8192, 40, 0.9
"""Characters of an end that are read, those of a line that is a paragraph, and the part of these that has a mark."""
_LONG, _HALVED = (60, 40), (40, 30)
"""Characters of a last line that is held to be cut, and with a comma inside; and in scripts without spaces. (Of 371
articles in ten languages none ends with such a line, of 13,508 paragraphs 72; of 1,792 cuts in a first sentence 366
do.)"""
_COMMA = re.compile("[,;，、；،؛][^,;，、；،؛]")
_NOTE = re.compile(r"\s{0,8}(?:[-–—*•·・+]|[(\[（]?\d{1,4}[.)\]）、．:])\s?|.{0,8192}?\w(?:@|\(at\)|://|www\.)")
"""An item of a list, or a line with an address: notes end without a mark."""
_LETTER = re.compile(r"\w")


def stops_early(article: Article) -> bool:
    """Whether an article stops in a long line without a mark, as hardly a paragraph does, and one fragment ends so."""
    end = find_end(article.text)
    ends = sum(placement.end >= end for placement in article.placements)
    return ends < 2 and _has_open_line(article.text[max(0, end - _READ) : end])


def _has_open_line(end: str) -> bool:
    above, _, line = end.rpartition("\n")
    long, parted = _HALVED if is_spaceless(line[-1:]) else _LONG
    if len(line) < (parted if _COMMA.search(line) else long) or _NOTE.match(line):
        return False
    prose = [one for one in above.splitlines() if len(one) >= _PROSE]
    if not prose or sum(map(is_ended, prose)) < _SHARE * len(prose):
        return False
    spaceless = sum(is_spaceless(one[-2:-1]) for one in prose) * 2 > len(prose)
    if spaceless and not is_spaceless(line[-1:]):  # words of another script: a name
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
