"""Fragments: what stands between the markers of a scrape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from stitchtext.cuts import is_head_cut, is_tail_cut
from stitchtext.folded import INVISIBLE
from stitchtext.model import Fragment, Options
from stitchtext.segment.markers import find_markers
from stitchtext.segment.restarts import divide


def segment(scrape: str, options: Options) -> tuple[tuple[Fragment, ...], tuple[tuple[int, int], ...]]:
    r"""Divide a scrape into fragments; returns them and the spans of the markers.

    What begins again inside a fragment is another one. Nothing is lost: what is in neither is white space. A scrape
    without a marker is one fragment, with the white space around it, since it is somebody's text and not ours to trim.

    >>> [fragment.text for fragment in segment("一\n—END—\n\n二\n", Options())[0]]
    ['一', '二']
    """
    markers = find_markers(scrape, options.markers)
    if not markers:
        return (_fragments(scrape, [(0, len(scrape))]) if scrape.strip() else ()), ()
    edges = [0, *(edge for marker in markers for edge in marker), len(scrape)]
    spans = [_trim(scrape, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    own = divide(scrape, [span for span in spans if span[0] < span[1]])
    return _fragments(scrape, [_trim(scrape, *span) for span in own]), tuple(markers)


def gather(chunks: Sequence[str]) -> tuple[str, tuple[Fragment, ...]]:
    """Make fragments of chunks that are already apart; returns the scrape they make, end to end, and the fragments.

    >>> gather(["一 ", "二"])[1][1].start
    2
    """
    scrape = "".join(chunks)
    edges, at = [], 0
    for chunk in chunks:
        edges.append(_trim(scrape, at, at + len(chunk)))
        at += len(chunk)
    return scrape, _fragments(scrape, [span for span in edges if span[0] < span[1]])


def part(fragments: Sequence[Fragment], places: Mapping[int, Sequence[int]]) -> tuple[Fragment, ...]:
    """The fragments, some divided at `places` of their own text, and all numbered anew."""
    parts: list[Fragment] = []
    for fragment in fragments:
        edges = [0, *places.get(fragment.index, ()), len(fragment.text)]
        spans = (_trim(fragment.text, *edge) for edge in pairwise(edges))
        for start, end in (span for span in spans if span[0] < span[1]):
            own = _look_at(len(parts), fragment.start + start, fragment.text[start:end])
            parts.append(own if places.get(fragment.index) else replace(fragment, index=len(parts)))
    return tuple(parts)


def _fragments(scrape: str, spans: Iterable[tuple[int, int]]) -> tuple[Fragment, ...]:
    return tuple(_look_at(index, start, scrape[start:end]) for index, (start, end) in enumerate(spans))


def _look_at(index: int, start: int, text: str) -> Fragment:
    """A fragment, with what its ends tell."""
    return Fragment(index, start, start + len(text), text, is_head_cut(text.lstrip()), is_tail_cut(text))


def _trim(scrape: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space and what shows nothing around it: its own end where nothing else is in it."""
    lead, tail = start, end
    while lead < end and _is_blank(scrape[lead]):
        lead += 1
    while tail > lead and _is_blank(scrape[tail - 1]):
        tail -= 1
    return lead, tail


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter in INVISIBLE
