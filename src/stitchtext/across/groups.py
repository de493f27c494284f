"""Groups: the repair of fragments that belong together, with every character's way back to its file and row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from stitchtext.across.nouns import Bundle, Group, Member, Origin, Rebuilt
from stitchtext.model import Article, Finding, Piece, Repair
from stitchtext.pipeline import repair, stitch


def repair_bundles(bundles: Sequence[Bundle]) -> list[Group]:
    """Repair bundles; for a pool of processes.

    What is all of one record is repaired as that record would be alone. The repair settles which fragments lie in
    one article: what was bundled by mistake comes out as several.
    """
    return [trace_group(bundle, rebuild(bundle)) for bundle in bundles]


def rebuild(bundle: Bundle) -> Repair:
    """Repair one bundle."""
    if bundle.whole is not None:
        return repair(bundle.whole, bundle.options)
    return stitch([member.text for member in bundle.members], bundle.options)


def trace_group(bundle: Bundle, result: Repair) -> Group:
    """The articles of a bundle's repair, each with its way back."""
    members = bundle.members
    begins, places = [0], [members[0]._replace(start=0)]
    if bundle.whole is None:
        begins = list(accumulate((len(member.text) for member in members[:-1]), initial=0))
        places = list(members)
    owners = _find_owners(result, bundle, begins)
    articles = tuple(
        _rebuild(result, number, owners, begins, places, members) for number in range(len(result.articles))
    )
    apart = [member.number for at, member in enumerate(members) if at not in owners]
    return Group(articles, tuple(apart), bundle.bounded)


def _find_owners(result: Repair, bundle: Bundle, begins: Sequence[int]) -> dict[int, int]:
    """The article of each member that lies in one: of several, the one that has most of it."""
    shares: dict[int, list[tuple[int, int]]] = {}
    for number, article in enumerate(result.articles):
        for placement in article.placements:
            start = result.fragments[placement.fragment].start
            at = _find_member(bundle, begins, start)
            shares.setdefault(at, []).append((placement.text_end - placement.text_start, -number))
    return {at: -max(found)[1] for at, found in shares.items()}


def _find_member(bundle: Bundle, begins: Sequence[int], start: int) -> int:
    if bundle.whole is None:
        return bisect_right(begins, start) - 1
    return bisect_right([member.start for member in bundle.members], start) - 1


def _rebuild(
    result: Repair,
    number: int,
    owners: dict[int, int],
    begins: Sequence[int],
    places: Sequence[Member],
    members: Sequence[Member],
) -> Rebuilt:
    article = result.articles[number]
    own = [members[at] for at in sorted(owners) if owners[at] == number]
    findings = tuple(_renumber(result, number))
    name = own[0].name if own else members[0].name
    origins = tuple(_trace(article, begins, places))
    numbers = tuple(member.number for member in own)
    return Rebuilt(name, article.text, article.title, article.truncated, findings, origins, numbers)


def _renumber(result: Repair, number: int) -> Iterator[Finding]:
    return (replace(finding, article=0) for finding in result.findings if finding.article == number)


def _trace(article: Article, begins: Sequence[int], places: Sequence[Member]) -> Iterator[Origin]:
    """Where the pieces of an article come from; a piece that crosses from one text into the next is cut there."""
    for piece in article.pieces:
        if piece.source is None:
            yield Origin(piece.start, piece.end, None, 0, 0, 0, piece.code)
        else:
            yield from _place(piece, piece.source, begins, places)


def _place(piece: Piece, source: int, begins: Sequence[int], places: Sequence[Member]) -> Iterator[Origin]:
    at, end = source, source + piece.end - piece.start
    while at < end:
        number = bisect_right(begins, at) - 1
        until = min(end, begins[number + 1]) if number + 1 < len(begins) else end
        member, start = places[number], piece.start + at - source
        low = member.start + at - begins[number]
        yield Origin(start, start + until - at, member.file, member.row, low, low + until - at)
        at = until
