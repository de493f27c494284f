"""Loose ends: leave-alone cases first."""

from __future__ import annotations

import pytest

from stitchtext.model import Article
from stitchtext.rules.loose_ends import find_loose_end

HARBOUR = "The harbour\nThe harbour was built in 1862. It served the coal trade for ninety years."
MARKET = "The market\nThe market is held on Mondays. It is the oldest one in the county."
LAW = "अनुच्छेद १.\nसभी मनुष्यों को अधिकारों के मामले में समानता प्राप्त है ।\nअनु"


def _article(text: str) -> Article:
    return Article(
        text=f"{text}\n", title=None, truncated=False, pieces=(), variants=(), breaks=(), seams=(), placements=()
    )


LEFT_ALONE = [
    ("one article", [HARBOUR]),
    ("two that share nothing", [HARBOUR, MARKET]),
    ("one that names the next", [f"{HARBOUR}\nThe market", MARKET]),
    ("a few letters", [f"{HARBOUR} It is the", f"is the\n{MARKET}"]),
    ("an article that is no more", [f"{HARBOUR} It served us well.", "It served us well."]),
    ("one that ends as it begins", [f"{HARBOUR}\nThe harbour", MARKET]),
    ("nothing", ["", ""]),
]
TOLD = [
    (
        "words that are cut",
        [f"{HARBOUR} It is the oldest o", f"the oldest one of all.\n{MARKET}"],
        "the oldest o",
        2,
    ),
    ("a heading that is cut, in Hindi", [LAW, "प्त है ।\nअनुच्छेद २.\nप्रत्येक व्यक्ति को अधिकार है ।"], "प्त है ।\nअनु", 2),
    (
        "the first one goes on",
        ["音楽会が開かれる。人は無料で聴く。", "夏には岸壁で音楽会が開かれる。"],
        "音楽会が開かれる。",
        1,
    ),
    (
        "over a line",
        [f"{HARBOUR} It is\nthe\noldest one", f"the oldest one of all, they say.\n{MARKET}"],
        "the\noldest one",
        2,
    ),
]


@pytest.mark.parametrize(("what", "texts"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_ends_that_hardly_go_on_elsewhere_are_left_alone(what: str, texts: list[str]) -> None:
    assert list(find_loose_end([_article(text) for text in texts])) == [], what


@pytest.mark.parametrize(("what", "texts", "shared", "other"), TOLD, ids=[case[0] for case in TOLD])
def test_an_end_with_which_another_article_begins_is_told_at_the_end(
    what: str, texts: list[str], shared: str, other: int
) -> None:
    ((number, match),) = find_loose_end([_article(text) for text in texts])
    assert _article(texts[number]).text[match.start : match.end] == shared, what
    assert match.message.endswith(f"with which article {other} begins")
