"""Interiors, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import CUTS, LINES, TEXT, joined, list_removed
from stitchtext import repair


def mark_up(text: str) -> str:
    return text.replace("library", "<b>library</b>").replace("weir", "<b>weir</b>")


def wiki(text: str) -> str:
    return text.replace("library", "'''library'''").replace("old bridge", "[[Bridges|old bridge]]")


def board(text: str) -> str:
    return text.replace("library", "[b]library[/b]").replace("weir", "[url=https://example.org]weir[/url]")


def latex(text: str) -> str:
    return text.replace("library", r"\textbf{library}").replace("weir", r"\emph{weir}")


def flatten(*texts: str) -> list[str]:
    return [text.replace("\n", " ") for text in texts]


PICTURED = TEXT.replace("The council", "[Image 1]\nThe council").replace("The old", "[Image 2]\nThe old")
UNDERLINED = TEXT.replace("dawn", f"dawn\n{'=' * 19}")


def noted(text: str) -> str:
    """A text with the mark of a note at the end of every line below the first."""
    first, *lines = text.split("\n")
    return "\n".join([first, *(f"{line}[{number}]" for number, line in enumerate(lines, 1))])


ADVERTISED = TEXT.replace("The library", "Advertisement\nThe library")
LEFT_ALONE = [
    ("tags that all have", [mark_up(TEXT), mark_up(TEXT[:300]), mark_up(TEXT)[200:]]),
    ("tags that two have, and one does not", [mark_up(TEXT), mark_up(TEXT).replace("dawn", "noon"), TEXT[:330]]),
    ("a tag at one place alone", [TEXT.replace("weir", "<i>weir"), *CUTS[:1]]),
    ("tags where nobody else has the text", [TEXT[:200], mark_up(TEXT[150:])]),
    ("a heading that another has", [TEXT.replace("The library", "Comments\nThe library")] * 2 + CUTS[:1]),
    ("a heading that one copy lacks", [TEXT.replace("The library", "Share\nThe library"), TEXT.replace("\n", " ")]),
    ("tags in a text about them", [mark_up(TEXT).replace("dawn", "the <p> tag"), TEXT.replace("dawn", "the tag")]),
    (
        "tags that another has at most places",
        [
            mark_up(TEXT).replace("dawn", "<b>dawn</b>").replace("men", "<b>men</b>"),
            mark_up(TEXT).replace("dawn", "<b>dawn</b>")[:400],
            TEXT,
        ],
    ),
    ("numbers of a list that one copy lacks", ["\n".join(f"{n}. {line}" for n, line in enumerate(LINES, 1)), TEXT]),
    (
        "marks of notes that a fragment has",
        [TEXT.replace("ice.", "ice.[1]").replace("hand.", "hand.[2]"), TEXT, "[1] See above."],
    ),
    ("notes that as many have as not", [noted(TEXT)] * 2 + [TEXT] * 2),
    ("equal copies count", [TEXT.replace("ice.", "ice.[1]").replace("hand.", "hand.[2]")] * 3 + [TEXT, TEXT[:-9]]),
    ("numbers of a list", ["\n".join(f"{n}. {line}" for n, line in enumerate(LINES, 1))] * 2),
    ("the mark of a gap that two have", [TEXT.replace(LINES[3], "[...]"), TEXT.replace(LINES[3], "[...]")[:330]]),
    ("dots that are speech", [TEXT.replace(LINES[3], "..."), TEXT.replace("\n", " ")]),
    ("items with a sign that one copy lacks", ["\n".join(f"- {line}" for line in LINES), TEXT]),
    ("lines with different signs", ["\n".join(f"{'+-'[n % 2]} {line}" for n, line in enumerate(LINES)), TEXT, CUTS[0]]),
    ("times that go back", ["\n".join(f"{23 - n}:00 {line}" for n, line in enumerate(LINES)), TEXT, CUTS[0]]),
    ("an image that another has", [TEXT.replace("The library", "[Image 1]\nThe library")] * 2 + CUTS[:1]),
    ("an image that one copy lacks, where another has the next", [PICTURED, PICTURED[230:], TEXT[:215]]),
    ("signs under a title that a flat copy has, too", [UNDERLINED, *flatten(UNDERLINED, TEXT)]),
    ("a list of what does not come again", [TEXT.replace(LINES[1], f"Contents\nFish\nShips\n{LINES[1]}"), TEXT]),
    ("a word for one that a copy lacks", [ADVERTISED, TEXT]),
    ("a word for one that as many have", [ADVERTISED, ADVERTISED[:330], TEXT, TEXT[:330]]),
    ("an advertisement twice", [TEXT.replace("The", "Advertisement\nThe").replace("A", "The a", 1)]),
    ("marks of a wiki that all have", [wiki(TEXT), wiki(TEXT[:330]), wiki(TEXT[150:])]),
    ("marks of a wiki that two have, and one does not", [wiki(TEXT), wiki(TEXT).replace("dawn", "noon"), TEXT[:330]]),
    ("marks of a board where nobody else has the text", [TEXT[:230], f"The library{board(TEXT).partition('[/b]')[2]}"]),
    ("marks of LaTeX in a text about it", [latex(TEXT).replace("ice", "LaTeX"), TEXT.replace("ice", "LaTeX")]),
    ("names in brackets that are not closed", [TEXT.replace("plan", "a[i]").replace("hand", "b[i]"), *CUTS]),
    ("one sign of LaTeX", [TEXT.replace("plant", r"90\% plant"), TEXT.replace("plant", "90% plant")]),
    ("a line between scenes", [TEXT.replace("\nThe library", "\n---\nThe library"), TEXT, TEXT.replace("\n", " ")]),
    ("quotes of two signs that others have too", [TEXT.replace("plan", "''plan''")] * 2 + CUTS[:1]),
    ("notes that two have", [TEXT.replace("ice.", "ice.[1]").replace("hand.", "hand.[2]")] * 2),
]
REMOVED = [
    ("tags", mark_up(TEXT), "L104"),
    ("tags around every line", "".join(f"<p>{line}<br/></p>\n" for line in LINES), "L104"),
    ("Markdown", TEXT.replace("library", "**library**").replace("weir", "[weir](https://example.org/weir)"), "L105"),
    ("signs of mail", "\n".join(f"> {line}" for line in LINES), "L106"),
    ("numbers of lines", "\n".join(f"{n}: {line}" for n, line in enumerate(LINES, 1)), "L106"),
    (
        "marks of notes",
        TEXT.replace("plant,", "plant,[1]").replace("ice.", "ice.[2]").replace("hand.", "hand.[3]"),
        "L107",
    ),
    ("marks of notes at ends of lines", noted(TEXT), "L107"),
    ("a line of the page", TEXT.replace("The library", "Advertisement - continue reading below\nThe library"), "L103"),
    ("the mark of a gap", TEXT.replace(LINES[3], "[...]"), "L108"),
    ("signs of a box", "\n".join(f"| {line}" for line in LINES), "L106"),
    ("times", "\n".join(f"[00:0{n}:10] {line}" for n, line in enumerate(LINES)), "L106"),
    ("numbers in brackets", "\n".join(f"({n}) {line}" for n, line in enumerate(LINES, 1)), "L106"),
    ("an image", TEXT.replace("The library", "![view](https://example.org/1.jpg)\nThe library"), "L110"),
    ("a word for an image", TEXT.replace("The library", "[Image: the port]\nThe library"), "L110"),
    ("a word for a gap", TEXT.replace(LINES[3], "(中略)"), "L108"),
    ("marks of a wiki", wiki(TEXT), "L112"),
    ("the heading of a wiki", TEXT.replace(LINES[0], f"== {LINES[0]} =="), "L112"),
    ("tags of a board", board(TEXT), "L112"),
    ("LaTeX", latex(TEXT).replace(LINES[0], f"\\section{{{LINES[0]}}}"), "L112"),
    ("lines around a title", f"{'=' * 19}\n{TEXT.replace(LINES[0], LINES[0] + chr(10) + '=' * 19)}", "L112"),
    *((f"{sign} under a title", TEXT.replace("dawn", f"dawn\n{sign * 19}"), "L112") for sign in "=-~"),
]


MORE = "Share", "Comments", "https://example.org/library", "Last updated: 3 May 2024", "Home > Library"
"""Lines that a text may have: three must run across them."""


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_text_stays(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize(("what", "marked", "code"), REMOVED, ids=[case[0] for case in REMOVED])
def test_what_others_run_across_is_removed_and_named(what: str, marked: str, code: str) -> None:
    for order in permutations([marked, *CUTS, TEXT.replace("\n", " ")]):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert {entry.code for entry in result.account if entry.fate == "removed"} == {code}
        check(raw, result)


JAPANESE = (
    "港の朝\n朝の港には漁船が静かに並び始める。新しい発電所の計画が市議会を通った。図書館は来月から深夜まで開くという。"
)
NOTED = "。[1]".join(JAPANESE.split("。", 1)).replace("通った。", "通った。[2]").replace("いう。", "いう。[3]")


@pytest.mark.parametrize(("text", "marked"), [(TEXT, noted(TEXT)), (JAPANESE, NOTED)])
def test_equal_copies_are_heard_each(text: str, marked: str) -> None:
    for order in permutations([marked, text, text]):
        result = repair(joined(*order))
        assert result.text == f"{text}\n"
        assert {entry.code for entry in result.account if entry.fate == "removed"} == {"L107"}


@pytest.mark.parametrize("line", MORE)
def test_a_line_that_may_be_of_a_text_goes_where_three_run_across_it(line: str) -> None:
    marked = TEXT.replace("The library", f"{line}\nThe library")
    three = [TEXT[:260], TEXT[30:], TEXT.replace("\n", " ")]
    assert repair(joined(marked, *three)).text == f"{TEXT}\n"
    assert line in repair(joined(marked, *three[1:])).text
    assert line in repair(joined(marked, marked.replace("dawn", "noon"), *three)).text


def test_a_page_of_html_is_what_a_reader_sees_of_it() -> None:
    body = "".join(f"<p>{line}</p>\n" for line in LINES[1:])
    head = f"<!DOCTYPE html>\n<html>\n<head><title>{LINES[0]} | Port</title>\n<style>p {{margin: 0}}</style></head>\n"
    nav = '<body><nav><a href="/">Home</a></nav>\n<article>\n'
    page = f"{head}{nav}<h1>{LINES[0]}</h1>\n{body}</article>\n<footer>The Port, since 1923</footer></body>\n</html>"
    for others in ([TEXT], CUTS):
        raw = joined(page, *others)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        check(raw, result)


def test_a_list_of_the_headings_goes_where_a_copy_has_none() -> None:
    headed = TEXT.replace("The council", "Plans\nThe council").replace("Researchers", "Ice\nResearchers")
    listed = headed.replace(LINES[1], f"Contents\n- Plans\n- Ice\n{LINES[1]}")
    cut = headed.replace(LINES[1], f"Contents\nPlans\nIce\n{LINES[1]}")[:330]
    for order in permutations([listed, headed, headed[:200]]):
        raw = joined(*order)
        assert repair(raw).text == f"{headed}\n"
        check(raw, repair(raw))
    assert repair(joined(cut, headed)).text == f"{headed}\n"


@pytest.mark.parametrize("word", ["Advertisement", "Anzeige", "広告", "Реклама"])
@pytest.mark.parametrize("copies", [[TEXT, TEXT], [TEXT, TEXT[:250]]])
def test_a_word_for_an_advertisement_goes_where_two_copies_run_across_it(word: str, copies: list[str]) -> None:
    raw = joined(ADVERTISED.replace("Advertisement", word), *copies)
    result = repair(raw)
    assert (result.text, result.findings) == (f"{TEXT}\n", ())
    check(raw, result)


def test_advertisements_go_though_nobody_runs_across_them() -> None:
    marked = TEXT.replace("\nThe", "\nAdvertisement\nThe")
    assert marked.count("Advertisement") == 3
    assert repair(joined(marked[:300], marked[200:])).text == f"{TEXT}\n"


def test_what_is_true_of_some_marks_is_true_of_all_in_a_fragment() -> None:
    """Of the last lines there is no other copy; between words the space beside a tag stays, and the end of a line."""
    marked = (
        "".join(f"<p>{line}</p>\n" for line in LINES[:-1]) + "<p>In the <em>evening</em> all is quiet.</p>\n<p>End.</p>"
    )
    raw = joined(marked, TEXT[:220], TEXT[:300])
    result = repair(raw)
    assert result.text == "\n".join([*LINES[:-1], "In the evening all is quiet.", "End."]) + "\n"
    check(raw, result)


SHORT = TEXT.replace(LINES[0], "Dawn")


@pytest.mark.parametrize("title", ["Dawn\n====", "== Dawn ==", "[b]Dawn[/b]", r"\section{Dawn}", "====\nDawn\n===="])
def test_a_title_too_short_to_be_known_loses_its_marks_by_the_text_below(title: str) -> None:
    marked = SHORT.replace("Dawn", title)
    for others in ([SHORT], [SHORT[:150], SHORT[100:]]):
        raw = joined(marked[:260], *others)
        assert repair(raw).text == f"{SHORT}\n"
        check(raw, repair(raw))
    assert repair(joined(marked[:260], marked, SHORT)).text == f"{marked}\n"
