"""Leftovers of the page, and marks of a cut, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.leftovers import find_leftover, read_line

ARTICLE = (
    "港の朝の話\n朝の港には漁船が静かに並び始める。新しい発電所の計画が市議会を通った。\n"
    "図書館は来月から深夜まで開くという。研究者たちは氷の下の湖を調べている。\n古い橋を守るための募金が集まりつつある。"
)
ENGLISH = (
    "The harbour\nEvery morning the boats come in before the sun is up. The council passed the plan for a new plant.\n"
    "The library will stay open until midnight. Researchers are looking at a lake below the ice."
)


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


LEFT_ALONE = [
    ("a word that is the title of all", joined("広告\n" + ARTICLE[6:], "広告\n" + ARTICLE[6:60])),
    ("a line inside", joined(ARTICLE.replace("図書館", "広告\n図書館"), ARTICLE[:30])),
    ("a line that another has inside", joined(ARTICLE.replace("図書館", "広告\n図書館"), ARTICLE[:41] + "\n広告")),
    ("the end of a sentence", joined(ENGLISH + " You will want to Read more", ENGLISH[:90])),
    ("an address that ends a text", joined(ENGLISH + "\nhttps://example.org/lake", ENGLISH[:90])),
    ("what is said before more, below a text", joined(ENGLISH + "\nHere is the rest of the story:", ENGLISH[:90])),
    ("a part that all copies end with", joined(ENGLISH + " (3/4)", ENGLISH[20:] + " (3/4)", ENGLISH[:90])),
    ("the editor whom all copies name", joined(*[ARTICLE + "\n（编辑：严玉洁）\n【责任编辑：严玉洁】"] * 3)),
    ("the editor whom a whole copy names", joined(ARTICLE + "\n责任编辑：张三", ARTICLE[:60])),
    ("a number in brackets", joined(ENGLISH + " (1923)", ENGLISH[:90])),
    ("a part without brackets", joined(ENGLISH + " 1/2", ENGLISH[:90])),
    (
        "an address inside",
        joined(
            ENGLISH.replace("\nThe", "\nhttps://example.org/a\nThe"),
            "https://example.org/a\nThe library will stay open",
        ),
    ),
]
REMOVED = [
    ("an editor where others go on", joined(ARTICLE[:80] + "\n责任编辑：张三", ARTICLE), ["责任编辑：张三"]),
    (
        "where the page is, and when it was fetched",
        joined(
            f"URL: https://example.org/a\nFetched: 2024-05-03 10:20\n{ENGLISH}",
            f"https://example.org/a?p=2\n{ENGLISH[60:]}",
        ),
        ["URL: https://example.org/a", "Fetched: 2024-05-03 10:20", "https://example.org/a?p=2"],
    ),
    (
        "what a program says before it goes on",
        joined(ENGLISH[:120], f"Sure! Here is the rest of the article:\n\n{ENGLISH[80:]}"),
        ["Sure! Here is the rest of the article:"],
    ),
    (
        "what it says in Japanese, inside a word",
        joined(ARTICLE[:60], f"承知しました。続きを出力します。\n{ARTICLE[38:]}"),
        ["承知しました。続きを出力します。"],
    ),
    ("behind a cut", joined(ARTICLE, ARTICLE[:60] + "\n続きを読む"), ["続きを読む"]),
    ("behind the end", joined(ARTICLE + "\n広告", ARTICLE[:60]), ["広告"]),
    ("before the title", joined("この記事は会員限定です\n" + ARTICLE, ARTICLE[:60]), ["この記事は会員限定です"]),
    ("a word that a copy lacks", joined("広告\n" + ARTICLE, ARTICLE[:60]), ["広告"]),
    (
        "several in a row",
        joined(ARTICLE + "\n関連記事\n1 / 3\nシェアする", ARTICLE[:60]),
        ["関連記事", "1 / 3", "シェアする"],
    ),
    (
        "at both ends",
        joined("Share this article\n" + ENGLISH + "\nNext page »", ENGLISH[:90]),
        ["Share this article", "Next page »"],
    ),
    ("a fragment of its own", joined(ARTICLE, "続きを読む", ARTICLE[:60]), ["続きを読む"]),
    ("a fragment of two lines", joined("広告\n1 / 3", ARTICLE, ARTICLE[:60]), ["広告", "1 / 3"]),
    ("with an odd line end", joined(ARTICLE, ARTICLE[:60] + "\u2028続きを読む\u200b"), ["続きを読む"]),
    (
        "the way to the page, in two steps and more, and when it was written",
        joined(
            "Home > News\n" + ENGLISH + "\nHome > News > Sea",
            "Last updated: 3 May 2024\n" + ENGLISH[:90] + "\nHome > News",
        ),
        ["Home > News", "Home > News > Sea", "Last updated: 3 May 2024", "Home > News"],
    ),
    ("above a doubled title", joined("広告\n港の朝の話\n" + ARTICLE, ARTICLE[:60]), ["広告", "\n港の朝の話"]),
]


def removed(raw: str) -> list[str | None]:
    return [entry.text for entry in repair(raw).account if entry.fate == "removed"]


@pytest.mark.parametrize(("what", "raw"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_of_the_article_is_left_alone(what: str, raw: str) -> None:
    assert removed(raw) == []
    assert repair(raw).text == raw.split("—END—", maxsplit=1)[0]


@pytest.mark.parametrize(("what", "raw", "gone"), REMOVED, ids=[case[0] for case in REMOVED])
def test_a_line_of_the_page_is_removed_and_named_in_the_account(what: str, raw: str, gone: list[str]) -> None:
    result = repair(raw)
    assert result.text in (ARTICLE + "\n", ENGLISH + "\n")
    assert removed(raw) == gone
    check(raw, result)


def test_the_numbers_of_parts_go_where_others_run_across_two_of_them() -> None:
    parts = [ENGLISH[:90], ENGLISH[40:140], ENGLISH[100:]]
    for order in permutations(enumerate(parts, 1)):
        assert repair(joined(*(f"{part} ({number}/3)" for number, part in order))).text == f"{ENGLISH}\n"


def test_a_button_above_a_doubled_title_goes_whatever_marks_the_title_has() -> None:
    title, body = "The 8.x boats", ENGLISH.partition("\n")[2]
    result = repair(joined(f"Advertisement\n{title}\n{title}\n{body}", f"{title} {body[:90]}"))
    assert result.text == f"{title}\n{body}\n"


@pytest.mark.parametrize("title", ["NOM", "港口", "Na Na", "Эхо"])
def test_a_button_above_a_doubled_title_in_one_line_goes_where_another_has_one_below_its_own(title: str) -> None:
    body = ENGLISH.partition("\n")[2].replace("\n", " ")
    result = repair(joined(f"Publicité\n{title} {title} {body}", f"Tweet\n{title} {body[:90]}"))
    assert result.text == f"{title} {body}\n"


@pytest.mark.parametrize(
    "line",
    [
        "Loading...",
        "LOADING…",
        "読み込み中…",
        "正在加载...",
        "로딩 중",
        "Wird geladen …",
        "Загрузка...",
        "جار التحميل...",
    ],
)
def test_what_a_page_shows_until_it_is_there_goes_at_both_ends_with_what_is_behind_it(line: str) -> None:
    copies = [f"{line}\n{ENGLISH[:120]}\nShare\n{line}", f"{ENGLISH}\n{line}", ENGLISH[:90]]
    assert repair(joined(*copies)).text == f"{ENGLISH}\n"


@pytest.mark.parametrize("title", ["Loading", "Загрузка", "読み込み中"])
def test_a_chapter_that_is_called_so_stays(title: str) -> None:
    body = ENGLISH.partition("\n")[2]
    assert repair(joined(f"{title}\n{body}", f"{title}\n{body[:90]}")).text == f"{title}\n{body}\n"
    parts = f"{ENGLISH}\n{title}\nThe crane lifts what the ships have brought. It was built in the summer."
    assert repair(joined(parts, parts[: parts.index(title) + len(title)])).text == f"{parts}\n"


def test_the_only_fragment_of_a_scrape_is_somebodys_article() -> None:
    for raw in (ARTICLE + "\n広告\n", ARTICLE + "\n続きを読む\n—END—\n"):
        assert repair(raw).text == raw.split("—END—")[0]


def test_fragments_of_leftovers_alone_make_no_article() -> None:
    raw = joined("広告", "1 / 3", "続きを読む…")
    result = repair(raw)
    assert result.articles == ()
    check(raw, result)


def test_the_order_of_the_fragments_decides_nothing() -> None:
    fragments = [ARTICLE[:60] + "… 続きを読む", "広告\n" + ARTICLE[55:], "1 / 3", ARTICLE[:40] + "\n広告"]
    assert {repair(joined(*order)).text for order in permutations(fragments)} == {ARTICLE + "\n"}


def test_a_rule_shown_a_long_line_finds_nothing() -> None:
    assert find_leftover("長" * 128, True) is None
    assert read_line("長" * 128, 64, at_head=False) == ""


@pytest.mark.parametrize("title", ["Home", "Contents", "広告"])
def test_a_title_that_is_in_the_list_stays_over_a_song_and_over_resumed_copies(title: str) -> None:
    """A song begins with one line twice; over resumed copies the scraper says the title again."""
    song = f"{title}\nNever more.\nNever more.\nThe lantern is gone from the door.\nThe river runs by."
    assert repair(joined(song, song[:70])).text == song + "\n"
    body = ENGLISH.partition("\n")[2].replace("\n", " ")
    copies = [f"{title}\n{text}" for text in (body[:110], body[70:170], body[130:])]
    assert repair(joined(*copies)).text == f"{title}\n{body}\n"
