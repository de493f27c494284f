from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapes import odd_scrapes, odd_texts
from stitchtext import Options
from stitchtext.folded import INVISIBLE
from stitchtext.segment import gather, part, segment

CASES = [
    ("nothing", "", []),
    ("white space alone", " \n\u3000", []),
    ("one marker alone", "—END—\n", []),
    ("markers alone", "—END—\n\n—END—\n", []),
    ("no marker at the end", "一\n—END—\n二", ["一", "二"]),
    ("a marker at the start", "—END—\n一", ["一"]),
    ("an empty piece between", "一\n—END—\n \n—END—\n二", ["一", "二"]),
    ("a marker inside a sentence", "一と—END—の話\n—END—\n二", ["一と—END—の話", "二"]),
    ("CRLF", "一\r\n—END—\r\n二\r\n", ["一", "二"]),
    ("no marker at all", "  一\n", ["  一\n"]),
    ("marks that show nothing and spaces in turn", "\u200b \u200b一 \u200b \u200b\n—END—\n", ["一"]),
    ("marks that show nothing at the edges", "\ufeff一\u200b\n—END—\n", ["一"]),
]


@pytest.mark.parametrize(("what", "scrape", "texts"), CASES, ids=[case[0] for case in CASES])
def test_fragments_are_what_stands_between_markers(what: str, scrape: str, texts: list[str]) -> None:
    assert [fragment.text for fragment in segment(scrape, Options())[0]] == texts


def test_parts_are_numbered_anew_and_know_where_they_are_cut() -> None:
    fragments = segment("一\n—END—\nThe sea. It is wi \n and so on\n—END—\n三\n", Options())[0]
    parts = part(fragments, {1: [17]})
    assert [(one.index, one.text) for one in parts] == list(enumerate(["一", "The sea. It is wi", "and so on", "三"]))
    assert [(one.head_cut, one.tail_cut) for one in parts[1:3]] == [(False, True), (True, False)]


@given(st.lists(odd_texts(), min_size=1, max_size=3), st.lists(st.integers(0, 30), max_size=4))
def test_parts_and_white_space_are_the_whole_fragments(chunks: list[str], places: list[int]) -> None:
    scrape, fragments = gather(chunks)
    cuts = {one.index: sorted({at for at in places if at <= len(one.text)}) for one in fragments}
    parts = part(fragments, cuts)
    assert [one.index for one in parts] == list(range(len(parts)))
    assert all(scrape[one.start : one.end] == one.text for one in parts)
    edges = [0, *(edge for one in parts for edge in (one.start, one.end)), len(scrape)]
    between = "".join(scrape[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert edges == sorted(edges)
    assert all(letter.isspace() or letter in INVISIBLE for letter in between)


@given(odd_scrapes())
def test_fragments_markers_and_white_space_are_the_whole_scrape(scrape: str) -> None:
    fragments, markers = segment(scrape, Options())
    spans = sorted([*((fragment.start, fragment.end) for fragment in fragments), *markers])
    edges = [0, *(edge for span in spans for edge in span), len(scrape)]
    assert edges == sorted(edges)
    between = "".join(scrape[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert all(letter.isspace() or letter in INVISIBLE for letter in between)
    assert all(scrape[fragment.start : fragment.end] == fragment.text for fragment in fragments)
    assert [fragment.index for fragment in fragments] == list(range(len(fragments)))


@given(st.lists(odd_texts(4), max_size=5))
def test_chunks_are_fragments_where_they_lie_in_all_of_them(chunks: list[str]) -> None:
    scrape, fragments = gather(chunks)
    assert scrape == "".join(chunks)
    assert all(scrape[fragment.start : fragment.end] == fragment.text for fragment in fragments)
    assert len(fragments) == sum(1 for chunk in chunks if any(not c.isspace() and c not in INVISIBLE for c in chunk))


def test_a_marker_in_a_chunk_is_text() -> None:
    assert [fragment.text for fragment in gather(["一\n—END—\n二", "三"])[1]] == ["一\n—END—\n二", "三"]
