import pytest

from stitchtext.align import align
from stitchtext.align.lines import meet_line, part_lines
from stitchtext.folded import fold

LEAD = "The port of the town\nThe old market at the port was closed by the mayor in March.\n"
LEFT_OUT = "Nobody had asked the traders, who had been there for years.\n"
ON = "A survey by the city showed what they think of it.\nThe new one is smaller, and has a roof."
ZH = "港口的市场\n市长在三月关闭了港口的旧市场。\n"
RU = "Рынок в порту города\nСтарый рынок в порту мэр закрыл ещё в марте.\n"
LEAVE = [
    ("two letters", LEAD + LEFT_OUT + "A s", LEAD + ON),
    ("letters of another line", LEAD + LEFT_OUT + "A sign", LEAD + ON),
    ("a line that both have as a whole at the end", LEAD + LEFT_OUT + "Share", LEAD + "Share"),
    ("a line that the other has as a whole", LEAD + LEFT_OUT + "Share", LEAD + "Share\nAbout the town"),
    ("the middle of a line", LEAD + LEFT_OUT + "A survey", LEAD[:-5] + " a survey by the city showed it"),
    ("texts that begin otherwise", "Home, news, about. " + LEAD + LEFT_OUT + "A surv", "The town. " + LEAD + ON),
]
MEET = [
    ("a line", LEAD + LEFT_OUT + "A sur", LEAD + ON, 4),
    ("a line, in a copy without lines", LEAD + LEFT_OUT + "A sur", LEAD.replace("\n", " ") + ON, 4),
    ("a sentence, in copies without lines", (LEAD + LEFT_OUT + "A sur").replace("\n", " "), LEAD + ON, 4),
    ("two lines before it", LEAD + LEFT_OUT + "It rained on that day.\nA survey b", LEAD + ON, 8),
    (
        "a line that begins as the one left out",
        LEAD + "A man sang, who had been there for years, and he left on the same day, as it rained.\nA sur",
        LEAD + ON,
        4,
    ),
    ("Chinese", ZH + "没有人问过在那里很多年的商人。\n调查", ZH + "调查显示了他们的看法。", 2),
    (
        "Russian",
        RU + "Торговцев, которые были там много лет, не спросили.\nОпрос",
        RU + "Опрос города показал, что они думают.",
        5,
    ),
]


@pytest.mark.parametrize(("what", "cut", "other"), LEAVE, ids=[case[0] for case in LEAVE])
def test_what_is_no_start_of_the_line_with_which_the_other_goes_on_is_left(what: str, cut: str, other: str) -> None:
    a, b = fold(cut), fold(other)
    start = next(at for at in range(len(a.text)) if a.text[at:][:20] == fold(LEAD).text[:20])
    there = b.text.find(fold(LEAD).text[:20])
    blocks = [(start, there, 60)]
    assert meet_line(a, b, blocks) == blocks, what


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("what", "cut", "other", "size"), MEET, ids=[case[0] for case in MEET])
def test_the_letters_of_a_line_with_which_a_text_is_cut_are_found_behind_what_the_other_leaves_out(
    what: str, cut: str, other: str, size: int, turned: bool
) -> None:
    a, b = fold(cut), fold(other)
    found = [(i, j, n) for j, i, n in align(b, a)] if turned else align(a, b)
    assert found[-1][0] == len(a.text) - size, what
    assert found[-1][2] == size, what


@pytest.mark.parametrize(
    ("title", "again", "found"), [("", True, False), ("", False, True), ("The port\n", True, True)]
)
def test_words_with_which_other_lines_begin_are_found_in_copies_with_one_title_alone(
    title: str, again: bool, found: bool
) -> None:
    lead = title + "The market at the port was closed by the mayor in March. "
    a = fold(lead + LEFT_OUT + "Everyone")
    b = fold(lead + "Everyone has a right to trade." + " Everyone has a right to a roof." * again)
    size = len(fold(lead).text)
    behind = [(len(a.text) - 8, size, 8)] if found else []
    assert meet_line(a, b, [(0, 0, size)]) == [(0, 0, size), *behind]


TOGETHER = [
    ("a line of which half is the same", LEAD + "Share on Facebook", LEAD + "Share on X"),
    ("a whole word", LEAD + "Read more of the harbour", LEAD + "Read our newsletter"),
    ("a line that is cut", LEAD + "A survqx", LEAD + ON + "\n" + LEFT_OUT),
    ("a line that one ends with", LEAD + "S", LEAD + "Six things to do"),
]
APART = [
    ("a letter", "Send us your photos", "Six things to do today", 1),
    ("letters of three lines", "Weather for Monday", "What our readers say\nWeekly quiz", 1),
    ("Chinese", "关于我们的网站", "关注微信公众号", 1),
    ("Russian", "Подписаться на новости", "Поделиться ссылкой", 2),
]


@pytest.mark.parametrize(("what", "one", "other"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_last_lines_are_no_others_that_have_more_in_common_or_are_cut(what: str, one: str, other: str) -> None:
    a, b = fold(one), fold(other)
    size = next((at for at in range(len(a.text)) if not b.text.startswith(a.text[: at + 1])), len(a.text))
    assert part_lines(a, b, [(0, 0, size)]) == [(0, 0, size)], what


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize(("what", "one", "other", "same"), APART, ids=[case[0] for case in APART])
def test_what_two_last_lines_begin_with_by_chance_is_in_no_block(
    what: str, one: str, other: str, same: int, flat: bool
) -> None:
    a, b = fold((LEAD + one).replace("\n", " ") if flat else LEAD + one), fold(LEAD + other)
    size = len(fold(LEAD).text)
    assert a.text[size : size + same] == b.text[size : size + same]
    assert align(a, b)[-1] == (0, 0, size), what


def test_what_two_first_lines_end_with_by_chance_is_in_no_block() -> None:
    a, b = fold("What the traders say of prices\n" + LEAD), fold("News about all our services\n" + LEAD)
    assert align(a, b) == [(a.first, b.first, len(fold(LEAD).text))]
