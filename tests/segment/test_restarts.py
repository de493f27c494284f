"""Restarts: leave-alone cases first."""

from __future__ import annotations

from itertools import pairwise

import pytest

from accounting import check
from layings import write_long
from stitchtext import repair
from stitchtext.segment.restarts import divide

TITLE, BODY = "港の朝の話と人びと\n", write_long(0, 1, 2, 3)
TEXT = f"{TITLE}{BODY}"
LEFT_ALONE = [
    ("a title said again in the text", [f"{TEXT}\n{TITLE}そして夜になる。"]),
    ("a first paragraph said again at the end", [f"{TITLE}{BODY[:120]}\n{BODY}\n{BODY[:120]}"]),
    ("a short text twice", [f"{TITLE}朝の港は静かだ。\n{TITLE}朝の港は静かだ。"]),
    ("a verse", [f"{TITLE}{'波は寄せて、また返す、また返す、白い波。' * 3}\n" * 6]),
    ("stanzas that end otherwise", [f"{TITLE}{BODY}今夜は帰る。\n{TITLE}{BODY}明日に帰る。"]),
    ("forms that somebody filled in", [f"{TITLE}{BODY}\n名前：{name}\n" for name in ("佐藤", "鈴木")]),
    ("few letters", ["ラララ、ラララ\n" * 40]),
    ("a post under as much of it as a feed shows", [f"{BODY[:34]}…\n五月三日\n{BODY}"]),
    ("dots behind what a stanza begins with", [f"{TITLE}{BODY[:40]}……夜が来る。\n{BODY[:60]}\n{TITLE}{BODY}"]),
    ("paragraphs of a template, cut in the first heading", [f"blau, leer\n{BODY}\nDunkelblau, leer\n{BODY}"]),
    ("those whose second heading is longer", [f"{TITLE}{BODY}\n古い{TITLE}{BODY}"]),
    ("a paragraph in the middle twice", [f"{BODY}\n{BODY}", f"{TITLE}{write_long(5)}\n{BODY}"]),
]
DIVIDED = [
    ("a text twice", [TEXT, TEXT]),
    ("three times", [TEXT, TEXT, TEXT]),
    ("in another layout", [TEXT, TEXT.replace("\n", " ")]),
    ("the second one cut", [TEXT, f"{TEXT[:122]}…"]),
    ("the first one cut", [f"{TEXT[:122]} [...]", TEXT]),
    ("the first one cut soon", [f"{TEXT[:40]}…", TEXT]),
    ("the first one cut, with words behind", [f"{TEXT[:40]}… 続きを読む", TEXT]),
    ("the first one cut, with a line behind", [f"{TEXT[:122]}...\nRead more", TEXT]),
    ("the first one cut, with words in brackets", [f"{TEXT[:122]} (more…)", TEXT]),
    ("the first one cut inside the opening", [f"{TEXT[:31]}…", TEXT]),
    ("the second one cut soon", [TEXT, f"{TEXT[:60]}… Read more"]),
]


def cut(fragments: list[str]) -> list[str]:
    scrape = "".join(fragments)
    ends = [sum(map(len, fragments[:n])) for n in range(len(fragments) + 1)]
    return [scrape[start:end] for start, end in divide(scrape, list(pairwise(ends)))]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_a_fragment_stays_whole(what: str, fragments: list[str]) -> None:
    assert cut(fragments) == fragments


@pytest.mark.parametrize(("what", "copies"), DIVIDED, ids=[case[0] for case in DIVIDED])
def test_what_begins_again_is_another_fragment(what: str, copies: list[str]) -> None:
    assert [part.strip() for part in cut(["\n".join(copies)])] == copies
    raw = "\n".join(copies) + f"\n—END—\n{TEXT[:80]}\n—END—\n"
    result = repair(raw)
    assert result.text == f"{TEXT}\n"
    check(raw, result)


def test_an_opening_without_a_title_is_known_by_another_fragment() -> None:
    text = f"{BODY}\n{write_long(4, 5)}"
    assert cut([f"{text}\n{text}"]) == [f"{text}\n{text}"]
    assert len(cut([f"{text}\n{text}", BODY[:60]])) == 3


def test_a_long_title_that_stands_twice_is_none_of_two_texts() -> None:
    text = f"{BODY}\n{BODY}\n{write_long(4, 5)}"
    assert cut([text, BODY[:60]]) == [text, BODY[:60]]


def test_one_unmarked_text_is_somebodys() -> None:
    assert repair(f"{TEXT}\n{TEXT}\n").text == f"{TEXT}\n{TEXT}\n"
