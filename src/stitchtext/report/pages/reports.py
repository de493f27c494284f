"""Reports: the page of one scrape."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stitchtext import __version__
from stitchtext.model import Article, Repair
from stitchtext.report.pages.accounts import list_lives, list_removed, list_shares
from stitchtext.report.pages.drawings import WIDTH, Drawing, describe_seam, draw, style_fragments
from stitchtext.report.pages.engine import render
from stitchtext.report.pages.notes import Note, list_notes
from stitchtext.report.pages.passages import Paragraph, list_paragraphs, trace_runs
from stitchtext.report.pileups import pile_up

_WORDS = {"mended": "Mended", "variant": "Contested", "doubt": "Doubt", "finding": "Remark"}
_GLYPHS = {
    "overlap": "▼",
    "containment": "◆",
    "butt": "▮",
    "mended": "●",
    "variant": "◇",
    "doubt": "▲",
    "finding": "○",
}
_TEETH = "M0 0L6 2.5 0 5 6 7.5 0 10 6 12.5 0 15 6 17.5 0 20Z"
"""The torn end of a bar 20 pixels high, to its right."""


@dataclass(frozen=True, slots=True)
class Section:
    """One article on the page: its picture, its text, and what is told of it."""

    number: int
    article: Article
    drawing: Drawing
    paragraphs: Sequence[Paragraph]
    notes: Sequence[Note]
    sources: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a reader wants to know first."""

    characters: int
    mended: int
    variants: int
    doubts: int
    holes: int


def render_page(repair: Repair, name: str, back: str = "") -> str:
    """The page of a scrape called `name`, whole in itself; `back` is the address of an index that leads to it."""
    pileups = pile_up(repair)
    styles = style_fragments(pileups)
    notes = list_notes(repair)
    sections = [
        _make_section(number, article, draw(pileup, own, styles), own)
        for number, (article, pileup, own) in enumerate(zip(repair.articles, pileups, notes, strict=True))
    ]
    parts = render(
        "report.html",
        "report.js",
        name=name,
        title=_find_title(repair) or name,
        version=__version__,
        back=back,
        sections=sections,
        styles=styles,
        fragments=len(repair.fragments),
        counts=_count(repair, notes),
        loose=[finding for finding in repair.findings if finding.article is None],
        shares=list_shares(repair),
        removed=list_removed(repair),
        lives=list_lives(repair),
        total=sum(entry.end - entry.start for entry in repair.account),
        describe_seam=describe_seam,
        homes=[_find_home(section.paragraphs) for section in sections],
        alone=len(sections) == 1,
        words=_WORDS,
        glyphs=_GLYPHS,
        teeth=_TEETH,
        columns=WIDTH,
    )
    return "".join(parts)


def _make_section(number: int, article: Article, drawing: Drawing, notes: Sequence[Note]) -> Section:
    runs = trace_runs(article)
    sources = len({run.fragment for run in runs if run.fragment is not None})
    return Section(number, article, drawing, list(list_paragraphs(article, runs, notes)), notes, sources)


def _find_home(paragraphs: Sequence[Paragraph]) -> Callable[[int], int]:
    """Tells the number of the paragraph that an offset lies in."""
    starts = [paragraph.at for paragraph in paragraphs]
    return lambda at: max(1, bisect_right(starts, at))


def _find_title(repair: Repair) -> str:
    titles = [article.title for article in repair.articles if article.title]
    return titles[0] if len(repair.articles) == 1 and titles else ""


def _count(repair: Repair, notes: Sequence[Sequence[Note]]) -> Counts:
    kinds = [note.kind for own in notes for note in own]
    return Counts(
        sum(entry.end - entry.start for entry in repair.account),
        kinds.count("mended"),
        sum(len(article.variants) for article in repair.articles),
        sum(finding.doubt for finding in repair.findings),
        sum(seam.kind == "hole" for article in repair.articles for seam in article.seams),
    )
