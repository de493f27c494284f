"""Pages: what became of a scrape, as one file of HTML that needs nothing else; and an index of many."""

from __future__ import annotations

from stitchtext.report.pages.indexes import Row, name_page, render_index, summarise
from stitchtext.report.pages.reports import render_page

__all__ = ["Row", "name_page", "render_index", "render_page", "summarise"]
