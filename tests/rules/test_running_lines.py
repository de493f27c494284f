"""Running lines: heads and feet of pages, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from accounting import check
from layings import SENTENCES
from stitchtext import Options, repair
from stitchtext.model import Fragment, Keep
from stitchtext.rules.running_lines import Running, find_running, name_line, split_first, split_last

TITLE = "港の朝の話"
ARTICLE = f"{TITLE}\n" + "".join(SENTENCES)
STEP, SIZE = 40, 64
WINDOWS = [ARTICLE[at : at + SIZE] for at in range(0, len(ARTICLE) - SIZE + STEP, STEP)]


def joined(fragments: Sequence[str]) -> str:
    return "".join(f"{fragment}\n—END—\n" for fragment in fragments)


def headed(line: str) -> str:
    return joined([f"{line}\n{window}" for window in WINDOWS])


def footed(line: str) -> str:
    return joined([f"{window}\n{line.format(number)}" for number, window in enumerate(WINDOWS, 7)])


def fragments(*texts: str) -> list[Fragment]:
    return [Fragment(number, 0, len(text), text, False, False) for number, text in enumerate(texts)]


PARTS = [
    "Every morning the boats come in before the sun is up. The council passed the plan for a new plant. The library "
    "will stay open until midnight, and the school has a garden behind its yard now.",
    "Researchers are looking at a lake below the ice. The old bridge over the weir is being mended by hand. Nobody "
    "has counted the lamps along the wall.",
    "In the evening the market is swept by two men and a dog. The last ferry waits for whoever runs. Then the harbour "
    "sleeps.",
]
LEFT_ALONE = [
    ("the title of copies", [f"{TITLE}\n一つ目。", f"{TITLE}\n一つ目。二つ目。", f"{TITLE}\n一つ目。二"]),
    ("copies that differ in layout", ["Title\nOne  two.", "Title\n\u200bOne two.", "Title\nOne\u00a0two."]),
    ("headings with numbers far apart", ["Chapter 4\nOne.", "Chapter 14\nTwo.", "Chapter 40\nThree."]),
    ("two numbers", ["Chapter 4, verse 1\nOne.", "Chapter 5, verse 2\nTwo.", "Chapter 6, verse 3\nThree."]),
    ("a line of two fragments", ["Head\nOne.", "Head\nTwo.", "Three.\nFour."]),
    ("a long line", [f"{'Head ' * 30}\n{number}" for number in ("One.", "Two.", "Three.")]),
    ("a fragment of one line", ["Head", "Head", "Head"]),
]


@pytest.mark.parametrize(("what", "texts"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_no_running_line_is(what: str, texts: list[str]) -> None:
    found = find_running(fragments(*texts))
    assert found.heads == found.tails == frozenset()


def test_a_title_over_every_page_stays_once() -> None:
    pages = [WINDOWS[0], *(f"{TITLE}\n{window}" for window in WINDOWS[1:])]
    for order in (pages, pages[::-1]):
        result = repair(joined(order))
        assert result.text == ARTICLE + "\n"
        check(joined(order), result)


@pytest.mark.parametrize("keep", ["all", "majority"])
def test_the_last_line_of_copies_that_leave_out_what_stands_before_it_stays(keep: Keep) -> None:
    copies = [[0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 5], [0, 1, 2, 5], [0, 1, 5]]
    raw = joined(["\n".join([TITLE, *(SENTENCES[number] for number in copy)]) for copy in copies])
    assert repair(raw, Options(keep=keep)).text.endswith(f"{SENTENCES[5]}\n")


@pytest.mark.parametrize("keep", ["all", "majority"])
def test_the_title_of_copies_that_leave_out_what_stands_below_it_stays(keep: Keep) -> None:
    copies = [[0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [2, 3, 4, 5], [3, 4, 5]]
    raw = joined(["\n".join([TITLE, *(SENTENCES[number] for number in copy)]) for copy in copies])
    assert repair(raw, Options(keep=keep)).text.startswith(f"{TITLE}\n")


OPENING = "市立図書館、日曜も開館へ"
LEAD = "九月一日から、市立図書館が日曜日も開館します。時間は午前十一時から午後四時までです。"
DATED, PUBLISHED = "2024年5月3日 10時15分\n", "公開日:2024/05/03\n"


@pytest.mark.parametrize("keep", ["all", "majority"])
def test_the_title_of_copies_with_other_bylines_below_it_stays(keep: Keep) -> None:
    bylines = ["", DATED + PUBLISHED, PUBLISHED, "", "", PUBLISHED.replace("\n", " "), ""]
    result = repair(joined([f"{OPENING}\n{line}{LEAD}" for line in bylines]), Options(keep=keep))
    assert [one.text.split("\n")[0] for one in result.articles] == [OPENING]


TERMS = ["latency", "The time until the first byte has come", "jitter", "The spread of the times that packets need"]
TERMS += ["loss", "The share of packets that never come"]
LISTS = [
    ("a glossary", [f"{line}." if number % 2 else line for number, line in enumerate(TERMS)]),
    ("a glossary without full stops", TERMS),
    ("a glossary with capitals", [line.capitalize() for line in TERMS]),
    ("commands", ["apt", "Installs what is asked for.", "dpkg", "Unpacks it.", "man", "Tells how."]),
]


@pytest.mark.parametrize(("what", "lines"), LISTS, ids=[case[0] for case in LISTS])
def test_the_title_of_copies_that_go_on_with_other_lines_in_small_letters_stays(what: str, lines: list[str]) -> None:
    raw = joined(["\n".join(["Network terms", *lines[start:]]) for start in (0, 2, 4)])
    result = repair(raw)
    assert result.text == "\n".join(["Network terms", *lines]) + "\n"
    check(raw, result)


SCORES = ["A draw in the end was fair to both.\n", "The keeper saved twice late on.\n"]
LAST = [
    ("a score", [SCORES[0] + SCORES[1] + "3:1", SCORES[0] + "3:1"]),
    ("a year", [SCORES[0] + SCORES[1] + "1923", SCORES[0] + "1923"]),
    ("stars", [SCORES[0] + SCORES[1] + "***", SCORES[0] + "***"]),
    ("headings of articles", [f"Article {n}\n{SCORES[n % 2]}" for n in (1, 2)] + [SCORES[1] + SCORES[0]]),
    ("a title over lines in another order", [f"To do\n{a}{b}" for a, b in (SCORES, SCORES[::-1])]),
]


@pytest.mark.parametrize(("what", "texts"), LAST, ids=[case[0] for case in LAST])
def test_what_ends_or_opens_copies_stays(what: str, texts: list[str]) -> None:
    result = repair(joined(texts))
    assert [entry.text for entry in result.account if entry.fate == "removed"] == []


def test_a_line_that_a_neighbour_holds_inside_stays() -> None:
    """A refrain at the end of every window is in the window that runs on, too."""
    verses = [f"{sentence}\n海は歌う\n" for sentence in SENTENCES]
    text = "".join(verses)
    ends = [text.index(verse) + len(verse) for verse in verses]
    windows = [text[max(0, end - 60) : end] for end in ends]
    assert repair(joined(windows)).text == text


def test_what_stands_at_one_end_of_many_different_texts_is_running() -> None:
    texts = [f"Head\n{name} begins.\n{name} ends.\n- {number} -" for number, name in enumerate(("One", "Two", "Three"))]
    assert find_running(fragments(*texts)) == Running(
        frozenset({"Head"}), frozenset({"-0-"}), frozenset({"Head"}), frozenset({"-0-"})
    )


def test_short_lines_below_a_running_line_that_others_have_further_down_are_items() -> None:
    texts = ["Head\nlatency\nlong.\njitter\nwide.", "Head\n\njitter\nwide.", "Head\nwide and wider.\nEnd."]
    assert find_running(fragments(*texts)).items == {"jitter"}


def test_pages_are_counted_in_two_fragments() -> None:
    assert find_running(fragments("One.\n- 3 -", "Two.\n- 4 -")).tails == {"-0-"}


@pytest.mark.parametrize("line", ["港の新聞　朝刊", "— Posted by the editor —"])
def test_the_head_of_every_page_goes_where_neighbours_run_across(line: str) -> None:
    result = repair(headed(line))
    assert result.text == ARTICLE + "\n"
    check(headed(line), result)
    assert {entry.text for entry in result.account if entry.fate == "removed"} == {line}


@pytest.mark.parametrize("line", ["港の新聞　朝刊", "— Posted by the editor —"])
def test_the_head_of_every_page_goes_where_a_copy_begins_with_the_title_below_it(line: str) -> None:
    for copy in (ARTICLE, ARTICLE[:90]):
        raw = joined([*(f"{line}\n{window}\n- {number} -" for number, window in enumerate(WINDOWS, 7)), copy])
        result = repair(raw)
        assert result.text == ARTICLE + "\n"
        check(raw, result)


@pytest.mark.parametrize("copy", [ARTICLE, ARTICLE[:90]])
def test_the_title_of_every_window_stays_where_a_copy_begins_with_the_heading_below_it(copy: str) -> None:
    """Nothing tells it from a head, but that no pages are numbered."""
    result = repair(joined([*(f"朝の港の新聞\n{window}" for window in WINDOWS), copy]))
    assert result.text == f"朝の港の新聞\n{ARTICLE}\n"


def test_a_title_over_every_page_stays_where_a_copy_has_lost_it() -> None:
    body = ARTICLE.removeprefix(f"{TITLE}\n")
    pages = [WINDOWS[0], *(f"{TITLE}\n{window}" for window in WINDOWS[1:])]
    for copy in (body, body[:80]):
        assert repair(joined([*pages, copy])).text == ARTICLE + "\n"


@pytest.mark.parametrize("line", ["港の新聞　朝刊", "- {} -", "{}", "{} / 12"])
def test_the_foot_of_every_page_goes_the_last_one_too(line: str) -> None:
    result = repair(footed(line))
    assert result.text == ARTICLE + "\n"
    check(footed(line), result)


@pytest.mark.parametrize("line", ["Chunk {} / 9", "--- Part {} ---", TITLE + "（{}ページ）", TITLE + " - Page {}"])
def test_a_line_that_counts_goes_from_every_page(line: str) -> None:
    pages = [WINDOWS[0], *(f"{line.format(number)}\n{window}" for number, window in enumerate(WINDOWS[1:], 2))]
    for order in (pages, pages[::-1]):
        result = repair(joined(order))
        assert result.text == ARTICLE + "\n"
        check(joined(order), result)


def test_headings_that_count_stay_over_chapters_of_which_each_is_a_fragment() -> None:
    chapters = [f"Chapter {number}\n{part}" for number, part in enumerate(PARTS, 1)]
    text = "\n".join(chapters)
    bare = "\n".join(PARTS)
    for fragments in ([text, *chapters], [*chapters, text[:200]], [*chapters[:2], "\n".join(chapters[1:]), bare[:300]]):
        assert [entry.text for entry in repair(joined(fragments)).account if entry.fate == "removed"] == []


PAPERS = [
    (
        "समाचार पत्र",
        "घाट की सुबह\nसुबह नाव घाट पर आती है और मछुआरे जाल सुखाते हैं। बाज़ार में लोग धीरे धीरे जमा होते हैं। "
        "पुराना पुल इस साल फिर से बनाया जाएगा। पुस्तकालय रात तक खुला रहेगा और बच्चे वहाँ पढ़ेंगे। "
        "वैज्ञानिक बर्फ़ के नीचे की झील देखते हैं। बरसात से पहले तटबंध ऊँचा किया गया।",
    ),
    (
        "جريدة اليوم",
        "صباح الميناء\nتعود القوارب في الصباح الى الميناء القديم مع الصيد. يجتمع الناس في السوق ويسألون عن الاسعار. "
        "سيبنى الجسر من جديد قبل الشتاء القادم. تبقى المكتبة مفتوحة حتى منتصف الليل للطلاب. "
        "يدرس العلماء بحيرة تحت الجليد البعيد. رفع العمال السد قبل موسم المطر.",
    ),
]


@pytest.mark.parametrize(("line", "text"), PAPERS)
def test_the_heads_of_pages_that_break_inside_sentences_go_in_any_script(line: str, text: str) -> None:
    """Nothing in such a script tells that a text begins inside a sentence; the page before it does."""
    windows = [text[at : at + 110].strip() for at in range(0, len(text) - 40, 70)]
    assert repair(joined([f"{line}\n{window}" for window in windows])).text == text + "\n"


def test_a_title_over_the_pages_of_lists_stays_over_the_first_which_two_fragments_show() -> None:
    """No mark ends an item, so that pages seem to break inside sentences; the first line below looks like a title."""
    items = [f"{name}と{other}の店" for name in ("赤い魚", "青い貝", "白い網") for other in ("茶", "米", "塩", "布")]
    pages = ["\n".join(items[at : at + 5]) for at in (0, 3, 6)]
    pages += ["\n".join(items[:4])]
    result = repair(joined([f"{TITLE}\n{page}" for page in pages]))
    assert result.text.startswith(f"{TITLE}\n{items[0]}\n")


def test_a_button_over_every_page_goes_above_the_first_one_too() -> None:
    """Below it stands a title with a mark in it, which looks like a sentence."""
    text = f"第一章、{ARTICLE}"
    pages = [text[at : at + SIZE] for at in range(0, len(text) - SIZE + STEP, STEP)]
    assert repair(joined([f"ログイン\n{page}" for page in pages])).text == text + "\n"


def test_lines_are_read_at_either_end() -> None:
    assert split_first("one\r\ntwo\n") == ("one", "\ntwo\n")
    assert split_last("one\ntwo") == ("two", "one")
    assert (split_first("one"), split_last("one")) == (("", ""), ("", ""))
    assert name_line("12 / 30") == name_line("3/30")


def test_the_head_of_pages_goes_from_two_articles_of_which_each_is_cut_once() -> None:
    """Half of the pages are whole, and the others show that it is no title."""
    other = "The old bridge\n" + " ".join(
        f"{name} keeps a boat near the {place}." for name in ("Ann", "Ben", "Cy", "Dora") for place in ("mill", "weir")
    )
    first = "The harbour\n" + (
        "Every morning the boats come in before the sun is up. The council passed the plan for a new plant. The "
        "library will stay open until midnight. Researchers are looking at a lake below the ice."
    )
    pages = [first, first[70:170], other, other[60:150]]
    result = repair(joined([f"The Gazette of the coast\n{page}" for page in pages]))
    assert sorted(article.text.strip() for article in result.articles) == sorted([first, other])


HARBOUR = "\n".join(["The harbour", *PARTS])


@pytest.mark.parametrize("more", [[], [f"The harbour\n{PARTS[1][:90]}"], [f"The harbour {PARTS[0]} {PARTS[2]}"]])
def test_a_title_over_pages_that_end_with_a_paragraph_stays_over_the_first_one_alone(more: list[str]) -> None:
    """Also if a later page is there twice, and beside an abridged copy."""
    across = f"{PARTS[0][10:]}\n{PARTS[1][:60]}"
    pages = [f"The harbour\n{PARTS[0]}", f"The harbour\n{PARTS[1]}\n{PARTS[2]}", across, *more]
    for order in (pages, pages[::-1]):
        result = repair(joined(order))
        assert result.text == HARBOUR + "\n"
        check(joined(order), result)


def test_a_title_of_two_editions_stays_beside_a_copy_with_another_one() -> None:
    """Of what stands below it, each edition changed the first sentence."""
    other = HARBOUR.replace("The harbour", "A long name that somebody else gave to the very same text, as many do")
    copies = [HARBOUR, HARBOUR.replace("the boats come", "the ships sail"), other]
    assert [entry.text for entry in repair(joined(copies)).account if entry.fate == "removed"] == []
