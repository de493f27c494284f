"""Visits: a page of each record for a person to look at, and the index that leads to all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from stitchtext.batch.disks import replace_file
from stitchtext.batch.records import Record, Report
from stitchtext.files import write_file
from stitchtext.model import Repair

PAGES = "pages"
"""The folder of the pages, beside their index."""
INDEX = "index.html"


def write_page(repair: Repair, record: Record, folder: str) -> None:
    """Write the page of a record, whole or not at all; its name is told by where the record is.

    Raises:
        StitchError: it cannot be written.

    """
    from stitchtext.report.pages import name_page, render_page  # noqa: PLC0415 - only here: it brings a template engine

    page = render_page(repair, record.place, f"../{INDEX}")
    write_file(os.path.join(folder, PAGES, name_page(record.place)), page.encode())


def write_index(list_reports: Callable[[], Iterable[Report]], folder: str, name: str) -> None:
    """Write the index of all records: a row each, which leads to its page."""
    from stitchtext.report.pages import Row, name_page, render_index  # noqa: PLC0415

    def list_rows() -> Iterator[Row]:
        """A row for each record, made when the index asks for it."""
        for report in list_reports():
            place = report.source if report.row is None else f"{report.source}:{report.row}"
            page = name_page(place)
            yield Row(
                place,
                f"{PAGES}/{page}" if os.path.exists(os.path.join(folder, PAGES, page)) else "",
                sum(report.account.values()),
                report.articles,
                sum(report.findings.values()),
                report.doubts,
                report.findings.get("S202", 0),
                report.truncated,
                report.error,
            )

    with replace_file(os.path.join(folder, INDEX)) as file:
        for part in render_index(list_rows, name):
            file.write(part.encode())
