"""An independent checker: does a repair account for every character, by its own word and by the scrape?

It imports the nouns alone, so that no mistake of a stage can hide in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from stitchtext.model import Article, Entry, Finding, Fragment, Repair

SILENT = ("used", "duplicate")
FATES = (*SILENT, "outvoted", "removed", "marker", "space")


def rebuild(repair: Repair) -> str:
    """The scrape, made again of nothing but the articles and the account."""
    return "".join(_written(entry, repair.articles) for entry in repair.account)


def check(scrape: str, repair: Repair) -> None:
    """Assert that every character of the scrape and of the articles is accounted for.

    Raises:
        AssertionError: the first place where it is not.
    """
    _check_tiles(((entry.start, entry.end) for entry in repair.account), len(scrape), "account")
    for entry in repair.account:
        _check_entry(entry, scrape, repair.articles)
    assert rebuild(repair) == scrape
    for fragment in repair.fragments:
        assert scrape[fragment.start : fragment.end] == fragment.text, fragment
    for number, article in enumerate(repair.articles):
        _check_article(number, article, scrape, repair)
    for finding in repair.findings:
        _check_finding(finding, scrape, repair.articles)


def _written(entry: Entry, articles: tuple[Article, ...]) -> str:
    if entry.fate in SILENT:
        assert entry.article is not None
        return articles[entry.article].text[entry.at : entry.until]
    assert entry.text is not None, entry
    return entry.text


def _check_tiles(spans: Iterable[tuple[int, int]], length: int, what: str) -> None:
    done = 0
    for start, end in spans:
        assert start == done, f"{what}: hole or overlap at {done}, next starts at {start}"
        assert start < end, f"{what}: empty span at {start}"
        done = end
    assert done == length, f"{what}: ends at {done}, not at {length}"


def _check_entry(entry: Entry, scrape: str, articles: tuple[Article, ...]) -> None:
    assert entry.fate in FATES, entry
    if entry.fate in ("used", "duplicate", "outvoted"):
        assert entry.article in range(len(articles)), entry
    if entry.fate in SILENT:
        assert entry.text is None, entry
        assert entry.at is not None, entry
        assert entry.until is not None, entry
        assert entry.until - entry.at == entry.end - entry.start, entry
    else:
        assert entry.text == scrape[entry.start : entry.end], entry
    assert (entry.fate == "removed") == (entry.code is not None), entry
    if entry.fate == "space":
        assert _is_blank(entry.text or ""), entry
    if entry.article is not None and entry.at is not None and entry.until is not None:
        assert 0 <= entry.at <= entry.until <= len(articles[entry.article].text), entry


def _is_blank(text: str) -> bool:
    return all(letter.isspace() or letter in "\u200b\u2060\ufeff\u00ad" for letter in text)


def _check_article(number: int, article: Article, scrape: str, repair: Repair) -> None:
    _check_tiles(((piece.start, piece.end) for piece in article.pieces), len(article.text), f"article {number}")
    for piece in article.pieces:
        if piece.fragment is None:
            assert piece.source is None, piece
            assert piece.code, piece
            continue
        assert piece.source is not None, piece
        assert piece.code is None, piece
        stop = piece.source + piece.end - piece.start
        assert scrape[piece.source : stop] == article.text[piece.start : piece.end], piece
        _check_inside(repair.fragments[piece.fragment], piece.source, stop, scrape)
    _check_used(number, article, repair.account)
    _check_places(article, repair.fragments)


def _check_inside(fragment: Fragment, start: int, stop: int, scrape: str) -> None:
    """A piece lies inside its fragment, or reaches over it by white space alone."""
    before, behind = scrape[start : max(start, fragment.start)], scrape[min(stop, fragment.end) : stop]
    if stop <= fragment.start or fragment.end <= start:
        between = scrape[stop : fragment.start] + scrape[fragment.end : start] + scrape[start:stop]
        assert _is_blank(between), (fragment.index, start, stop)
        return
    assert _is_blank(before + behind), (fragment.index, start, stop)


def _check_used(number: int, article: Article, account: tuple[Entry, ...]) -> None:
    """What the account calls used is what the pieces took; only white space can be taken by two articles at once."""
    used = {
        (entry.start + shift, (entry.at or 0) + shift)
        for entry in account
        if entry.fate == "used" and entry.article == number
        for shift in range(entry.end - entry.start)
    }
    taken = {
        (piece.source + shift, piece.start + shift)
        for piece in article.pieces
        if piece.source is not None
        for shift in range(piece.end - piece.start)
    }
    assert used <= taken, f"article {number}: called used, but in no piece: {sorted(used - taken)[:4]}"
    shared = "".join(article.text[at] for _, at in taken - used)
    assert _is_blank(shared), f"article {number}: in a piece, but not called used: {shared!r}"


def _check_places(article: Article, fragments: tuple[Fragment, ...]) -> None:
    size = len(article.text)
    spans = [(place.start, place.end) for group in (article.variants, article.breaks) for place in group]
    spans += [(place.start, place.end) for place in article.placements]
    spans += [(seam.at, seam.at) for seam in article.seams]
    for start, end in spans:
        assert 0 <= start <= end <= size, (start, end, size)
    for place in article.breaks:
        assert _is_blank(article.text[place.start : place.end]), place
    for placement in article.placements:
        fragment = fragments[placement.fragment]
        assert fragment.start <= placement.text_start <= placement.text_end <= fragment.end, placement
    numbers = [reader for variant in article.variants for reading in variant.readings for reader in reading.fragments]
    numbers += [number for seam in article.seams for number in (seam.left, seam.right)]
    assert all(0 <= number < len(fragments) for number in numbers), numbers


def _check_finding(finding: Finding, scrape: str, articles: tuple[Article, ...]) -> None:
    text = scrape if finding.article is None else articles[finding.article].text
    assert 0 <= finding.start <= finding.end <= len(text), finding
