"""Indexes: one page that leads to the pages of many scrapes, with columns to sort them by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from stitchtext import __version__
from stitchtext.model import Repair
from stitchtext.report.pages.engine import render

_UNFIT = re.compile(r"[^\w.-]+", re.ASCII)
_LONGEST = 80


class Row(NamedTuple):
    """One scrape: where its page is, seen from the index, and what came of it; or why nothing did."""

    name: str
    address: str = ""
    characters: int = 0
    articles: int = 0
    findings: int = 0
    doubts: int = 0
    holes: int = 0
    truncated: int = 0
    error: str = ""


def summarise(repair: Repair, name: str, address: str) -> Row:
    """The row of a scrape."""
    return Row(
        name,
        address,
        sum(entry.end - entry.start for entry in repair.account),
        len(repair.articles),
        len(repair.findings),
        sum(finding.doubt for finding in repair.findings),
        sum(finding.code == "S202" for finding in repair.findings),
        sum(article.truncated for article in repair.articles),
    )


def render_index(list_rows: Callable[[], Iterable[Row]], name: str) -> Iterator[str]:
    """The index of what `name` stands for, in parts; the rows are asked for twice, and never held together."""
    count = failed = characters = articles = 0
    for row in list_rows():
        count += 1
        failed += bool(row.error)
        characters += row.characters
        articles += row.articles
    sums = {"count": count, "failed": failed, "characters": characters, "articles": articles}
    return render("index.html", "index.js", rows=list_rows(), name=name, version=__version__, **sums)


def name_page(place: str) -> str:
    """The name of the page of a scrape: like where that is, as far as every disk takes it, and no other's.

    >>> name_page("a/b c.txt")
    'a-b-c.txt-c667869fc493.html'
    """
    digest = blake2b(place.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return f"{_UNFIT.sub('-', place)[-_LONGEST:].strip('-.')}-{digest}.html"
