"""Overviews: what a repair made of a scrape, in figures, bars and drawings for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from stitchtext.model import Article, Fate, Repair
from stitchtext.report.controls import tame
from stitchtext.report.documents import dump_line
from stitchtext.report.pileups import Bar, Pileup, pile_up
from stitchtext.report.places import Lines
from stitchtext.report.sketches import Brush, draw

VERSION = 1
_FINDINGS = 20
_ARTICLES = 20
_FATES: dict[Fate, str] = {
    "used": "stands in the article",
    "duplicate": "said again what it has already",
    "outvoted": "said otherwise",
    "removed": "taken out by rules",
    "marker": "divided the fragments",
    "space": "white space around",
}


class Line(NamedTuple):
    """A line for a terminal; a `head` starts a part."""

    text: str
    head: bool = False


def render_overview(repair: Repair, scrape: str, source: str, width: int, brush: Brush) -> Iterator[Line]:
    """The lines of an overview: counts, each article with its drawing, the account, the findings."""
    first, *others = _list_counts(repair)
    yield from (Line(line, head=True) for line in _wrap([f"{tame(source)}: {first}", *others], ", ", width))
    lines = Lines(scrape)
    for number, (article, pileup) in enumerate(zip(repair.articles[:_ARTICLES], pile_up(repair), strict=False)):
        yield Line("")
        yield Line(_name_article(article, number, len(repair.articles), width), head=True)
        yield from map(Line, _wrap(_count_article(article, pileup), ", ", width))
        yield from map(Line, draw(pileup, _Labels(repair, lines), width, brush))
    if len(repair.articles) > _ARTICLES:
        yield Line(f"and {_count(len(repair.articles) - _ARTICLES, 'article')} more; --article N with --at shows one")
    if repair.articles:
        yield from map(Line, _explain_signs(brush, width))
    yield from _draw_account(repair, width, brush)
    yield from _list_findings(repair, lines)


def render_json_overview(repair: Repair, scrape: str, source: str) -> str:
    """The same as one line of JSON."""
    lines = Lines(scrape)
    row: dict[str, object] = {
        "version": VERSION,
        "source": source,
        "characters": len(scrape),
        "fragments": [
            {
                "fragment": each.index,
                "place": _spell(lines.locate(each.start)),
                "characters": len(each.text),
                "head_cut": each.head_cut,
                "tail_cut": each.tail_cut,
            }
            for each in repair.fragments
        ],
        "articles": [_list_facts(*pair) for pair in zip(repair.articles, pile_up(repair), strict=True)],
        "account": _sum_account(repair),
        "findings": [
            {"code": each.code, "name": each.name, "message": each.message, "doubt": each.doubt}
            for each in repair.findings
        ],
    }
    return dump_line(row)


def _list_counts(repair: Repair) -> Iterator[str]:
    yield _count(sum(entry.end - entry.start for entry in repair.account), "character")
    yield _count(len(repair.fragments), "fragment")
    yield _count(len(repair.articles), "article")
    yield _count(len(repair.findings), "finding")


def _list_facts(article: Article, pileup: Pileup) -> dict[str, object]:
    return {
        "title": article.title,
        "characters": len(article.text),
        "fragments": [bar.fragment for bar in pileup.bars],
        "variants": len(article.variants),
        "seams": len(pileup.seams),
        "weak": sum(seam.weak for seam in pileup.seams),
        "holes": len(pileup.holes),
        "truncated": article.truncated,
        "headless": article.headless,
    }


def _name_article(article: Article, number: int, most: int, width: int) -> str:
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - only here, as all that measures columns

    lead = "article" if most == 1 else f"article {number + 1} of {most:,}"
    title = tame(article.title or article.text[:width].split("\n")[0])
    room = max(8, width - len(lead) - 2)
    short = title if cell_len(title) <= room else f"{set_cell_size(title, room - 3).rstrip()}..."
    return f"{lead}: {short}"


def _count_article(article: Article, pileup: Pileup) -> list[str]:
    parts = [
        _count(len(article.text), "character"),
        _count(len(pileup.bars), "fragment"),
        f"up to {max((depth.count for depth in pileup.depths), default=0):,} deep",
        _count(len(pileup.variants), "place") + " read differently",
        _count(len(pileup.seams), "seam"),
    ]
    if weak := sum(seam.weak for seam in pileup.seams):
        parts.append(f"{weak:,} weak")
    if pileup.holes:
        parts.append(_count(len(pileup.holes), "hole"))
    return parts + ["its start is missing"] * article.headless + ["its end is missing"] * article.truncated


class _Labels:
    """What stands before a bar: the number of its fragment, and where that starts in the file."""

    def __init__(self, repair: Repair, lines: Lines) -> None:
        self._repair = repair
        self._lines = lines

    def __call__(self, bar: Bar) -> str:
        return f"{bar.fragment + 1} at {_spell(self._lines.locate(self._repair.fragments[bar.fragment].start))}"


def _explain_signs(brush: Brush, width: int) -> Iterator[str]:
    signs = [
        f"{brush.used} the article was taken from it",
        f"{brush.held} says the same",
        f"{brush.lacking} leaves it out",
        f"{brush.tick} outvoted",
        f"{brush.head} {brush.tail} cut inside a sentence",
        "o overlap",
        "b butt joint",
        "! weak seam",
        "? hole",
        "N at LINE:COL of the file",
    ]
    yield ""
    yield from _wrap(signs, "   ", width)


def _wrap(parts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """Parts in lines of so many columns at most, none of them divided."""
    from rich.cells import cell_len  # noqa: PLC0415 - only here, as all that measures columns

    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and cell_len(longer) + len(between.rstrip()) > width:
            yield f"{line}{between}".rstrip()
            line = part
        else:
            line = longer
    yield line


def _draw_account(repair: Repair, width: int, brush: Brush) -> Iterator[Line]:
    counts = _sum_account(repair)
    total = max(1, sum(counts.values()))
    digits = max(len(f"{count:,}") for count in counts.values())
    room = max(8, min(32, width - digits - 57))
    yield Line("")
    yield Line("Where every character went", head=True)
    for fate, count in counts.items():
        bar = brush.used * (-(-count * room // total))
        told = f"  {fate:<9} {count:>{digits},} {100 * count / total:5.1f} %  {bar:<{room}}"
        yield Line(f"{told}  {_FATES[fate]}" if width - digits >= 65 else told.rstrip())


def _sum_account(repair: Repair) -> dict[Fate, int]:
    counts: Counter[Fate] = Counter()
    for entry in repair.account:
        counts[entry.fate] += entry.end - entry.start
    return {fate: counts[fate] for fate in get_args(Fate)}


def _list_findings(repair: Repair, lines: Lines) -> Iterator[Line]:
    yield Line("")
    yield Line("Findings" if repair.findings else "No findings: nothing is in doubt", head=True)
    for each in repair.findings[:_FINDINGS]:
        if each.article is None:
            place = f"{_spell(lines.locate(each.start))} of the file"
        else:
            own = Lines(repair.articles[each.article].text)
            place = f"{_spell(own.locate(each.start))} of article {each.article + 1}"
        yield Line(f"  {each.code} {place}: {tame(each.message)}")
    if len(repair.findings) > _FINDINGS:
        yield Line(f"  and {len(repair.findings) - _FINDINGS:,} more; repair --format json has them all")


def _spell(place: tuple[int, int]) -> str:
    return f"{place[0]}:{place[1]}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
