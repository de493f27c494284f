"""An independent checker of a repair: it knows the nouns of the model and nothing of how they were made.

`rebuild` turns articles and account back into the scrape; `check` asserts everything the model promises about
offsets. Both work from the result alone, so that a stage that is wrong cannot make its own proof right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stitchtext.model import Article, Entry, Finding, Fragment, Piece, Repair

BLANK = "\u200b\u2060\ufeff\u00ad"
"""Characters that show nothing and count as white space: zero-width space, word joiner, BOM, soft hyphen."""


def rebuild(repair: Repair) -> str:
    """The scrape, out of nothing but the articles and the account."""
    return "".join(_written(repair, entry) for entry in repair.account)


def check(raw: str, repair: Repair) -> None:
    """Assert that articles and account of a repair prove each other and rebuild `raw` to the letter."""
    check_account(raw, repair)
    for number, article in enumerate(repair.articles):
        check_pieces(raw, article, repair.fragments)
        check_use(number, article, repair.account)
        check_places(article, repair.fragments)
    for finding in repair.findings:
        check_finding(raw, repair, finding)
    assert rebuild(repair) == raw


def check_account(raw: str, repair: Repair) -> None:
    """The entries tile the scrape; each says what the scrape says there, and carries what its fate asks for."""
    _assert_tiles([(entry.start, entry.end) for entry in repair.account], len(raw))
    for entry in repair.account:
        assert _written(repair, entry) == raw[entry.start : entry.end], entry
        check_fate(entry, repair.articles)


def check_fate(entry: Entry, articles: Sequence[Article]) -> None:
    """An entry names its winner if it lost, its rule if one removed it, and is blank if it claims to be."""
    if entry.fate in ("used", "duplicate"):
        assert entry.text is None, entry
    if entry.fate in ("used", "duplicate", "outvoted"):
        assert entry.article is not None, entry
    if entry.fate == "removed":
        assert entry.code, entry
    if entry.fate == "space":
        assert is_blank(entry.text or ""), entry
    if entry.at is not None:
        assert entry.article is not None, entry
        assert entry.until is not None, entry
        _assert_inside(entry.at, entry.until, len(articles[entry.article].text), entry)


def check_pieces(raw: str, article: Article, fragments: Sequence[Fragment]) -> None:
    """The pieces tile the article; each comes to the letter from its fragment, or names the rule that wrote it."""
    _assert_tiles([(piece.start, piece.end) for piece in article.pieces], len(article.text))
    for piece in article.pieces:
        if piece.fragment is None or piece.source is None:
            assert piece.fragment is None, piece
            assert piece.source is None, piece
            assert piece.code, piece
        else:
            end = piece.source + piece.end - piece.start
            assert raw[piece.source : end] == article.text[piece.start : piece.end], piece
            assert piece.code is None, piece
            _assert_belongs(raw, piece, fragments[piece.fragment])


def check_use(number: int, article: Article, account: Iterable[Entry]) -> None:
    """What the account calls used by an article is what the pieces of the article take from the scrape."""
    taken = {(p.source, p.start, p.end) for p in article.pieces if p.source is not None}
    used = {(e.start, e.at, e.until) for e in account if e.fate == "used" and e.article == number}
    assert _by_character(taken) == _by_character(used)


def check_places(article: Article, fragments: Sequence[Fragment]) -> None:
    """Every offset an article carries lies inside it; the first reading of a variant is the one that stands."""
    size = len(article.text)
    for span in (*article.variants, *article.breaks, *article.placements):
        _assert_inside(span.start, span.end, size, span)
    for seam in article.seams:
        _assert_inside(seam.at, seam.at, size, seam)
    for placement in article.placements:
        fragment = fragments[placement.fragment]
        _assert_inside(placement.text_start - fragment.start, placement.text_end - fragment.start, len(fragment.text), 0)
    for gap in article.breaks:
        assert is_blank(article.text[gap.start : gap.end]), gap
    if article.title is not None:
        assert article.title in article.text


def check_finding(raw: str, repair: Repair, finding: Finding) -> None:
    """A finding speaks of a place that exists."""
    text = raw if finding.article is None else repair.articles[finding.article].text
    _assert_inside(finding.start, finding.end, len(text), finding)


def is_blank(text: str) -> bool:
    """Whether a text is white space and characters that show nothing."""
    return all(char.isspace() or char in BLANK for char in text)


def _written(repair: Repair, entry: Entry) -> str:
    if entry.fate in ("used", "duplicate"):
        assert entry.article is not None, entry
        return repair.articles[entry.article].text[entry.at : entry.until]
    return entry.text or ""


def _assert_tiles(spans: Sequence[tuple[int, int]], size: int) -> None:
    assert all(start < end for start, end in spans)
    assert all(left[1] == right[0] for left, right in pairwise(spans))
    if size:
        assert (spans[0][0], spans[-1][1]) == (0, size)
    else:
        assert not spans


def _assert_inside(start: int, end: int, size: int, what: object) -> None:
    assert 0 <= start <= end <= size, what


def _assert_belongs(raw: str, piece: Piece, fragment: Fragment) -> None:
    """Inside the fragment, or in the white space right around it."""
    assert piece.source is not None
    end = piece.source + piece.end - piece.start
    outside = raw[min(piece.source, fragment.start) : fragment.start] + raw[fragment.end : max(end, fragment.end)]
    assert is_blank(outside), piece


def _by_character(spans: Iterable[tuple[int | None, int | None, int | None]]) -> set[tuple[int, int]]:
    """Each character as (offset in the scrape, offset in the article), however the spans are cut."""
    return {
        (source + step, start + step)
        for source, start, end in spans
        if source is not None and start is not None and end is not None
        for step in range(end - start)
    }
