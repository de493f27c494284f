"""Indexes: one page that leads to the pages of many scrapes, with columns to sort them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from stitchtext import __version__
from stitchtext.model import Repair
from stitchtext.report.pages.engine import render


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


def render_index(rows: Iterable[Row], name: str) -> str:
    """The index of what `name` stands for."""
    listed = list(rows)
    columns = zip(*(row[2:8] for row in listed), strict=True)
    totals = [sum(column) for column in columns]
    failed = sum(bool(row.error) for row in listed)
    return render("index.html", "index.js", rows=listed, name=name, totals=totals, failed=failed, version=__version__)
