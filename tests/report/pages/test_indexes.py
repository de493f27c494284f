from __future__ import annotations

import re

from stitchtext import repair
from stitchtext.report.pages import Row, name_page, render_index, summarise

HOLE = "A title\nThis is a first sentence that goes on. It stops in\n—END—\nA title\nLater there is another sentence.\n"


def test_a_row_counts_what_the_repair_has() -> None:
    row = summarise(repair(HOLE), "a.txt", "pages/a.html")
    assert (row.characters, row.articles, row.holes, row.doubts, row.truncated) == (len(HOLE), 1, 1, 1, 0)


def test_the_index_has_a_row_for_each_scrape_and_tells_what_failed() -> None:
    rows = [Row("a.txt", "pages/a.html", 1200, 2, 3, 1, 0, 1), Row("<b>.txt", error="no such file")]
    page = "".join(render_index(lambda: rows, "scrapes"))
    assert '<a href="pages/a.html">a.txt</a>' in page
    assert "&lt;b&gt;.txt" in page
    assert "no such file" in page
    assert len(re.findall("<tr>", page)) == 3
    assert "2 scrapes of 1,200 characters became 2 articles." in page
    assert "1 could not be read." in page


def test_the_index_is_written_in_parts() -> None:
    rows = [Row(f"{number}.txt", "x.html") for number in range(2000)]
    parts = list(render_index(lambda: iter(rows), "scrapes"))
    assert max(map(len, parts)) < len("".join(parts)) / 4


def test_names_of_pages_are_plain_short_and_differ_where_places_do() -> None:
    places = ["a/b.txt", "a-b.txt", "a b.txt", "../../etc/x", "日本語.txt", "x" * 5000, "x" * 5001, "\udcff.txt", ""]
    names = [name_page(place) for place in places]
    assert len(set(names)) == len(places)
    assert all(re.fullmatch(r"[\w.-]{1,110}\.html", name, re.ASCII) for name in names)
    assert not any(name.startswith(".") for name in names)
