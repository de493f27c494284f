from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import Article, repair

LINES = [
    "Changelog of tidyfeed",
    "2.4.0 (2024-03-18)",
    "Added: support for JSON Feed 1.1.",
    "Fixed: a crash on feeds without a title (#212).",
    "2.3.1 (2024-02-02)",
    "Fixed: a memory leak in the watcher (#203).",
]
LOG, JAPANESE = "\n".join(LINES), f"港の話\n{write(0, 1, 2)}\n{write(3)}\n{write(4, 5)}"
OTHER = "Changelog of tidyfeed\nFixed: a crash on feeds without a link (#188)."


def rebuild(*texts: str) -> tuple[Article, list[str]]:
    raw = "".join(f"{text}\n—END—\n" for text in texts)
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    return article, [finding.code for finding in result.findings if finding.doubt]


ALONE = [
    ("a garbled end of a cut", LOG[:93] + " of xqzw"),
    ("a line that no other has", "\n".join([*LINES[:4], "See you soon."])),
]


@pytest.mark.parametrize(("what", "end"), ALONE, ids=[what for what, _ in ALONE])
def test_what_one_fragment_ends_with_says_nothing_where_it_is(what: str, end: str) -> None:
    for texts in ([LOG, end], [end, LOG]):
        article, doubts = rebuild(*texts)
        assert (article.text, doubts) == (LOG + "\n", [])


SAID = [
    ("an item of a list", [LOG], OTHER, ["title (#212).", "link (#188)."]),
    ("an item, and another copy", [LOG, LOG], OTHER, ["title (#212).", "link (#188)."]),
    ("a Japanese sentence", [JAPANESE], f"港の話\n{write(0, 1, 2)}\n{write(3)[:9]}川を渡って行った。", None),
]


@pytest.mark.parametrize(("what", "others", "end", "readings"), SAID, ids=[case[0] for case in SAID])
def test_a_sentence_that_one_alone_ends_otherwise_is_voted_on(
    what: str, others: list[str], end: str, readings: list[str] | None
) -> None:
    for texts in ([*others, end], [end, *others]):
        article, doubts = rebuild(*texts)
        assert doubts == ["V101"] * (len(others) == 1)
        (variant,) = article.variants
        assert readings in (None, [reading.text for reading in variant.readings])
        assert (variant.readings[0].votes, variant.readings[1].votes) == (len(others), 1)
