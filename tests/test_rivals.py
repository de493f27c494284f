from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.model import Block
from stitchtext.rivals import clip_titles, find_heads, find_rival, list_titles, part_titles

FIRST, SECOND = "Old bridge to close", "Two years without a crossing of the river"
BODY = (
    "The council voted on Tuesday to shut it.\nRepairs will take a long time, the engineers said.\n"
    "A ferry will run every twenty minutes until then.\nIt is free for all who live on the island."
)
BELOW = "Thecouncilvotedontuesday"
LEFT_ALONE: list[tuple[str, list[Block], str, str, set[str]]] = [
    ("one title", [(13, 13, 24)], "Bridgetoclose", "Bridgetoclose", {"Bridgetoclose"}),
    ("a first line that is none", [(13, 11, 24)], "Bridgetoclose", "Ferrytocome", {"Bridgetoclose", "Else"}),
    (
        "one with more around it",
        [(13, 18, 24)],
        "Bridgetoclose",
        "Bridgetoclose|News",
        {"Bridgetoclose", "Bridgetoclose|News"},
    ),
    ("one with a slip", [(0, 0, 5), (6, 5, 31)], "Bridgetoclose", "Bridgtoclose", {"Bridgetoclose", "Bridgtoclose"}),
    ("texts that go on otherwise", [(13, 30, 24)], "Bridgetoclose", "Ferrytocome", {"Bridgetoclose", "Ferrytocome"}),
    ("few letters behind", [(13, 11, 23)], "Bridgetoclose", "Ferrytocome", {"Bridgetoclose", "Ferrytocome"}),
    (
        "lines above a title",
        [(13, 11, 24)],
        "Bridgetoclose",
        "Ferrytocome",
        {"Bridgetoclose", "Ferrytocome", "Thecouncil"},
    ),
]


@pytest.mark.parametrize(("what", "blocks", "own", "line", "titles"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_no_title_in_place_of_another_is(what: str, blocks: list[Block], own: str, line: str, titles: set[str]) -> None:
    counts = dict.fromkeys(titles, 1)
    assert find_rival(blocks, own + BELOW, line + BELOW, counts) is None
    assert part_titles(blocks, find_rival(blocks, own + BELOW, line + BELOW, counts)) == blocks


def test_a_title_in_place_of_another_is_parted_from_what_both_go_on_with() -> None:
    own, line, titles = f"Bridgetoclose{BELOW}", f"Ferryclose{BELOW}", {"Bridgetoclose": 1, "Ferryclose": 1}
    blocks = [(1, 2, 1), (8, 5, 29)]
    assert find_rival(blocks, own, line, titles) == (13, 10)
    assert clip_titles(blocks, (13, 10)) == [(13, 10, 24)]
    assert part_titles(blocks, find_rival(blocks, own, line, titles)) == [(0, 0, 0), (13, 10, 24)]


GROWN = "Themayorwillspeaktothepressonfriday.Ferriesruntwiceaday."
BRIDGE, CLOSED = "Bridgelive:talksgoon", "Bridgelive:allclear"
GROWN_LEFT_ALONE: list[tuple[str, list[Block], str, str]] = [
    ("titles that are not alike", [(13, 67, 24)], "Bridgetoclose", "Ferrytocome"),
    ("headings with numbers", [(15, 71, 24)], "Chapter2:Closed", "Chapter1:Bridge"),
    ("one that the other has in it", [(20, 80, 24)], BRIDGE, f"{BRIDGE}News"),
    ("texts that go on otherwise", [(0, 0, 11), (20, 75, 12)], BRIDGE, CLOSED),
    ("a text that begins further down", [(0, 0, 11), (24, 79, 20)], BRIDGE, CLOSED),
]


@pytest.mark.parametrize(
    ("what", "blocks", "own", "line"), GROWN_LEFT_ALONE, ids=[case[0] for case in GROWN_LEFT_ALONE]
)
def test_a_first_line_is_no_title_of_before_a_page_grew_where_there_are(
    what: str, blocks: list[Block], own: str, line: str
) -> None:
    titles = {own: 1, line: 1}
    assert find_rival(blocks, own + BELOW, line + GROWN + BELOW, titles) is None
    turned = [(b, a, size) for a, b, size in blocks]
    assert find_rival(turned, line + GROWN + BELOW, own + BELOW, titles) is None


def test_a_title_of_before_a_page_grew_is_parted_from_what_both_go_on_with() -> None:
    own, line, titles = BRIDGE + BELOW, CLOSED + GROWN + BELOW, {BRIDGE: 1, CLOSED: 1}
    at = len(CLOSED + GROWN)
    blocks = [(0, 0, 11), (19, at - 1, 25)]
    assert find_rival(blocks, own, line, titles) == (20, 19)
    assert find_rival([(b, a, size) for a, b, size in blocks], line, own, titles) == (19, 20)
    assert clip_titles(blocks, (20, 19)) == [(20, at, 24)]
    assert part_titles(blocks, (20, 19)) == [(0, 0, 0), (20, 19, 0), (20, at, 24)]


LIVE = [
    (
        ("Rail strike live: talks go on", "Rail strike live: a deal at night"),
        "Trains are running again, but many are still late. The railway expects delays until noon.",
        "Both sides have said that a deal was reached. The unions will vote on it next week.",
    ),
    (
        ("Bahnstreik im Liveticker: Verhandlungen laufen", "Bahnstreik im Liveticker: Einigung in der Nacht"),
        "Die Züge rollen wieder an, doch es kommt noch zu Ausfällen. Die Bahn rechnet mit Verspätungen.",
        "Beide Seiten bestätigen, dass eine Einigung erzielt worden ist.",
    ),
    (
        ("鉄道ストライキ最新情報：交渉続く", "鉄道ストライキ最新情報：合意に達する"),
        "列車の運転は再開されたが、まだ多くの便に遅れが出ている。正午までには平常に戻る見込みだ。",
        "労使双方は、夜のうちに合意に達したと発表した。組合員は来週投票を行う。",
    ),
    (
        ("الإضراب لحظة بلحظة: المفاوضات مستمرة", "الإضراب لحظة بلحظة: التوصل إلى اتفاق"),
        "عادت القطارات إلى العمل لكن كثيرا منها ما زال متأخرا. تتوقع الشركة تأخيرات حتى الظهر.",
        "أكد الطرفان أنه تم التوصل إلى اتفاق خلال الليل. ستصوت النقابات عليه الأسبوع المقبل.",
    ),
]


@pytest.mark.parametrize(("titles", "more", "text"), LIVE, ids=["English", "German", "Japanese", "Arabic"])
def test_the_headline_of_before_a_page_grew_at_its_top_is_a_reading_of_the_new_one(
    titles: tuple[str, str], more: str, text: str
) -> None:
    old, new = f"{titles[0]}\n{text}", f"{titles[1]}\n{more}\n{text}"
    for fragments, stands in (([old, new], None), ([old, new, f"{new} End."], 1)):
        for order in permutations(fragments):
            raw = "\n—END—\n".join(order)
            result = repair(raw)
            check(raw, result)
            (article,) = result.articles
            end = " End." if len(fragments) > 2 else ""
            kept = next(number for number, title in enumerate(titles) if article.text.startswith(title))
            assert article.text == f"{titles[kept]}\n{more}\n{text}{end}\n"
            assert stands in (None, kept)
            assert any(finding.code == "V101" for finding in result.findings) is (stands is None), "a tie is told"


LEAD, OTHER = "Aferryreplacesthebridgeforayear.", "Themayorwillspeaktothepressonfriday."
HEADS_LEFT_ALONE = [
    ("dates below the titles", "Ferrytocome14March2024,17:40", "Bridgetoclose12March2024,09:15", ()),
    ("a line of the page above the same title", f"Ferrytocome{LEAD}Bridgetoclose{LEAD}", f"Bridgetoclose{OTHER}", ()),
    ("a title of others below it", f"Ferrytocome{LEAD}", f"Bridgetoclose{OTHER}", ("Thecouncil",)),
    ("one title", f"Bridgetoclose{LEAD}", f"Bridgetoclose{OTHER}", ()),
    ("a first line that is none", f"Aferrycame{LEAD}", f"Bridgetoclose{OTHER}", ()),
    ("a long head", f"Ferrytocome{LEAD * 20}", f"Bridgetoclose{OTHER}", ()),
]


@pytest.mark.parametrize(("what", "own", "line", "more"), HEADS_LEFT_ALONE, ids=[case[0] for case in HEADS_LEFT_ALONE])
def test_no_head_in_place_of_another_is(what: str, own: str, line: str, more: tuple[str, ...]) -> None:
    titles = dict.fromkeys(("Ferrytocome", "Bridgetoclose", *more), 1)
    assert find_heads([(len(own), len(line), len(BELOW))], own + BELOW, line + BELOW, titles) is None


def test_a_title_and_first_paragraph_in_place_of_others_are_one_reading() -> None:
    copy = f"{FIRST}\n{BODY}"
    other = f"{SECOND}\nA ferry replaces the bridge for the time of the works.\n{BODY.partition(chr(10))[2]}"
    for order in permutations([copy, copy, copy.replace("island", "isle"), other]):
        raw = "\n—END—\n".join(order) + "\n"
        result = repair(raw)
        check(raw, result)
        assert result.text == f"{copy}\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Old bridge to close\nIt is.", {"Oldbridgetoclose"}),
        ("Who closes it?\nThey do.", {"Whoclosesit?"}),
        ("安装\n它很好。", {"安装"}),
        ("【对谈】安装\n它很好。", {"【对谈】安装"}),
        ("Chapter 4.\nIt is.", {"Chapter4."}),
        ("It is closed.\nSo it is.", set()),
        ("Old bridge to close", set()),
        ("Old bridge " * 14 + "\nIt is.", set()),
        ("- one\n- two", set()),
    ],
)
def test_the_first_of_several_lines_is_a_title_if_it_is_short_and_no_sentence(text: str, titles: set[str]) -> None:
    assert list_titles([fold(text)]) == dict.fromkeys(titles, 1)


@pytest.mark.parametrize("other", [SECOND, "Old ferry", "Vieux pont: fin", "Why the bridge must go?"])
def test_the_title_that_more_copies_have_stands_and_a_tie_is_told(other: str) -> None:
    pages = [f"{FIRST}\n{BODY}", f"{FIRST} {BODY}".replace("\n", " ")[:160], f"{other}\n{BODY}"]
    for order in permutations(pages):
        raw = "".join(f"{page}\n—END—\n" for page in order)
        result = repair(raw)
        assert result.text == f"{FIRST}\n{BODY}\n"
        check(raw, result)
    for pair in permutations([pages[0], pages[2]]):
        (article,) = (result := repair("\n—END—\n".join(pair))).articles
        assert article.text.splitlines()[0] in (FIRST, other)
        assert article.text.splitlines()[1:] == BODY.splitlines()
        assert [finding.code for finding in result.findings if finding.doubt] == ["V101"]


def test_what_stands_in_a_flattened_copy_where_several_have_a_title_is_another() -> None:
    flat = f"{SECOND}\n{BODY}".replace("\n", " ")
    for order in permutations([f"{FIRST}\n{BODY}", f"{FIRST}\n{BODY}"[:150], flat]):
        assert repair("\n—END—\n".join(order)).text == f"{FIRST}\n{BODY}\n"


@pytest.mark.parametrize("lead", ["The council voted on Monday to", "12 May 2024\nThe council voted on Tuesday to"])
def test_a_title_is_in_place_of_another_though_a_word_below_it_is_otherwise(lead: str) -> None:
    other = f"{SECOND}\n{BODY}".replace("The council voted on Tuesday to", lead)
    for order in permutations([f"{FIRST}\n{BODY}", f"{FIRST}\n{BODY}"[:150], other]):
        assert repair("\n—END—\n".join(order)).text.splitlines()[0] == FIRST


def test_two_articles_with_one_beginning_below_their_titles_stay_two() -> None:
    ends = ["The mayor is content with that.", "Nobody was asked about any of it."]
    pages = [f"{title}\n{BODY}\n{end * 9}" for title, end in zip((FIRST, SECOND), ends, strict=True)]
    for order in permutations([*pages, pages[0][:150]]):
        assert sorted(article.text.strip() for article in repair("\n—END—\n".join(order)).articles) == sorted(pages)
