"""Lines that number a page, or give its address, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.page_counts import tell_count

ARTICLES = [
    "The harbour\nEvery morning the boats come in before the sun is up. The council passed the plan for a new plant.\n"
    "The library will stay open until midnight. Researchers are looking at a lake below the ice, and find it warm.",
    "港の朝の話\n朝の港には漁船が静かに並び始める。新しい発電所の計画が市議会を通った。\n"
    "図書館は来月から深夜まで開くという。研究者たちは氷の下の湖を調べている。\n古い橋を守るための募金が集まりつつある。",
    "سوق السمك\nيفتح السوق قبل طلوع الشمس ويحمل الصيادون صناديقهم. ثم يأتي الناس من القرى البعيدة.\n"
    "بقيت المكتبة مفتوحة حتى منتصف الليل. ودرس العلماء بحيرة تحت الجليد ووجدوها دافئة.",
]
ENGLISH = ARTICLES[0]
FRAMED = [
    "[2/5]", "(2/5)", "【2／5】", "- 4 -", "— 4 —", "· 4 ·", "-4-", "――4――", "[2 of 5]",
    "https://example.com/article/12345?page=2", "https://example.com/article/page/2/",
]  # fmt: skip
BARE = ["4", "4 |", "| 4", "[4]", "https://example.com/article/12345"]
REFRAIN = ENGLISH.split("\n")[1]
LINES = ["What is it that the lamps are lit along", "when all the boats are gone and none is in", "it is the wall"]
SONG = "\n".join(["A song", "and nobody who comes will ask for more", *LINES, "and nobody who comes will ask for more"])
SECTIONS = "\n".join(f"- {number} -\n{line}" for number, line in enumerate(ENGLISH.split(". "), 1))
NEITHER = [
    "1923", "— 1923 —", "3:1", "4 - 3", "- 4", "4 -", "- four -", "4%", "$4", "4.", "4)", "- 4 —", "* * *", "——",
    "https://example.com/a b", "see https://example.com/?page=2", "",
]  # fmt: skip


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


def removed(raw: str) -> list[str | None]:
    return [entry.text for entry in repair(raw).account if entry.fate == "removed"]


LEFT_ALONE = [
    ("the only fragment", [f"[2/5]\n{ENGLISH}\n- 4 -"]),
    ("numbers of sections, and a copy that starts with one", [SECTIONS, SECTIONS[SECTIONS.index("- 3 -") :]]),
    ("numbers of sections, and a copy that stops behind one", [SECTIONS, SECTIONS[: SECTIONS.index("- 3 -") + 5]]),
    ("a number of a section that nobody else has", [ENGLISH[:150], f"- 4 -\nNobody came. {SECTIONS[:3]}"]),
    ("chapters, each of them a fragment", [f"- {n} -\n{text}" for n, text in enumerate(ARTICLES, 1)]),
    ("a number above all", [f"- 4 -\n{ENGLISH}", f"- 4 -\n{ENGLISH[:90]}"]),
    ("a number below all", [f"{ENGLISH}\n- 4 -", f"{ENGLISH[:90]}{ENGLISH[90:]}\n- 4 -", ENGLISH[:90]]),
    ("a number alone above a title", [f"4\n{ENGLISH}", ENGLISH[:90]]),
    ("a number alone below the end", [f"{ENGLISH}\n4", ENGLISH[:90]]),
    ("the mark of a note below the end", [f"{ENGLISH}\n[4]", ENGLISH[:90], ENGLISH[:150]]),
    ("a source", [f"{ENGLISH}\nhttps://example.com/12345", ENGLISH[:90], ENGLISH[:150]]),
    ("a source with its name", [f"{ENGLISH}\nSource: https://example.com/12?page=2", ENGLISH[:90]]),
    (
        "a list of sources that one stops in",
        [f"{ENGLISH}\nhttps://example.com/1\nhttps://example.com/2", f"{ENGLISH}\nhttps://example.com/1"],
    ),
    (
        "a source below a paragraph that stands twice",
        [f"{ENGLISH}\n{REFRAIN}\nhttps://example.com/12345", f"{ENGLISH[40:]}\n{REFRAIN}\nhttps://example.com/12345"],
    ),
    ("a source below a verse", [f"{SONG}\nhttps://example.com/12345", SONG[:110]]),
    ("a number below a paragraph that stands twice", [f"{ENGLISH}\n{REFRAIN}\n4", f"{ENGLISH[40:]}\n{REFRAIN}\n4"]),
    ("a year below the end", [f"{ENGLISH}\n— 1923 —", ENGLISH[:90]]),
    ("an item that others have", [f"{ENGLISH[:60]}\n- 4 -\n{ENGLISH[60:]}", f"{ENGLISH[:60]}\n- 4 -"]),
]


@pytest.mark.parametrize("line", NEITHER)
def test_what_numbers_no_page(line: str) -> None:
    assert tell_count(line) is None


@pytest.mark.parametrize(("what", "copies"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_of_the_article_stays(what: str, copies: list[str]) -> None:
    for order in permutations(copies):
        assert removed(joined(*order)) == []
        check(joined(*order), repair(joined(*order)))


@pytest.mark.parametrize("line", FRAMED)
@pytest.mark.parametrize("article", ARTICLES)
def test_the_number_of_a_page_goes_wherever_it_stands(article: str, line: str) -> None:
    half, most = article[: len(article) // 2], article[: len(article) * 3 // 4]
    rest = article[len(article) // 3 :]
    for own in (
        [article, f"{line}\n{most}", half],
        [article, f"{most}\n{line}", half],
        [f"{article}\n{line}", most, half],
        [f"{line}\n{most}\n{line}", f"{rest}\n{line}", half],
    ):
        raw = joined(*own)
        assert repair(raw).text == f"{article}\n"
        check(raw, repair(raw))


@pytest.mark.parametrize("line", BARE)
def test_a_bare_number_goes_where_others_run_on_inside_a_sentence(line: str) -> None:
    for fragments in permutations([f"{ENGLISH[:172]}\n{line}", ENGLISH[80:], ENGLISH[:60]]):
        assert repair(joined(*fragments)).text == f"{ENGLISH}\n"


def test_a_number_that_others_show_to_be_of_a_page_goes_from_all_copies() -> None:
    """Two copies that end with one alone prove nothing; a third one is cut there."""
    copies = [f"{ENGLISH}\n- 4 -", f"{ENGLISH.replace(chr(10), ' ')}\n- 4 -", f"{ENGLISH[:120]}\n- 3 -"]
    assert repair(joined(*copies)).text == f"{ENGLISH}\n"


def test_a_number_above_a_doubled_title_goes_where_another_copy_begins_with_the_title() -> None:
    title = ENGLISH.partition("\n")[0]
    copies = [f"- 4 -\n{title}\n{ENGLISH}", f"- 4 -\n{title} {ENGLISH[:120]}", ENGLISH[:100]]
    assert repair(joined(*copies)).text == f"{ENGLISH}\n"


def test_the_number_of_a_part_goes_from_all_copies_that_end_with_it() -> None:
    copies = [f"{ENGLISH}\n(2/5)", f"{ENGLISH[40:]}\n(2/5)", ENGLISH[:90]]
    assert repair(joined(*copies)).text == f"{ENGLISH}\n"


@pytest.mark.parametrize("line", FRAMED)
def test_the_number_of_a_page_goes_from_two_copies_where_a_third_ends_without(line: str) -> None:
    copies = [f"{ENGLISH}\n{line}", f"{ENGLISH[40:]}\n{line}", ENGLISH[80:], ENGLISH[:90]]
    for order in permutations(copies):
        assert repair(joined(*order)).text == f"{ENGLISH}\n"
