from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from layings import BALLAD, write
from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.merge.articles import find_breaks
from stitchtext.merge.breaks import bridge_gap
from stitchtext.merge.witnesses import Witness, call_witness
from stitchtext.model import Fragment

TITLE = "港町の一年"
LINES = "\n".join([TITLE, write(0, 1), write(2, 3), write(4, 5)])
TURNED = LINES.replace(write(2), "赤い" + write(2))
SPACED = TURNED.replace("\n赤い", " 赤い") + write(6)
BROKEN = LINES.replace(write(3), write(3)[:6] + "\n" + write(3)[6:])
FLAT = LINES.replace("\n", " ")
HEADED = "\n".join([TITLE, write(0, 1), "氷の下の湖", write(2, 3), write(4, 5)])
INLINED = HEADED.replace("\n氷の下の湖\n", " ### 氷の下の湖 ").replace("\n", " ")
BLANK = LINES.replace("\n", "\n\n")
CRLF = LINES.replace("\n", "\r\n")
ENGLISH = "The harbour is quiet in the morning. A new plant was approved by the council.\nThe library opens late."

NEWS = "Harbour news\nThe harbour is quiet in the morning.\nA new plant was approved.\nThe library opens late."
HOURS = NEWS.replace("approved.\n", "approved.\nOpening hours\n")
MARKED = HOURS.replace("\nOpening hours\n", " ### Opening hours ")
MORE = " It closes early, too, as nobody reads at night."
MERGED = NEWS.replace("morning.\n", "morning. ") + MORE
ODD = ENGLISH.replace(" plant", "\u00a0plant").replace(" in ", " \u200bin ").replace("library", "li\u200bbrary")
WIDE = ENGLISH.replace(" was", "  was").replace(" The", "\tThe")
LATER = " It closes early, too, as nobody reads at night."
RUN_ON = ENGLISH.replace("plant was", "plantwas")
FRENCH = "Le port\nPourquoi\u00a0? Parce que le port est calme le matin, et que la ville dort encore."
PLUS = " Les bateaux restent au quai."

FERRY = "\nFerry instead of bridge and more of it."
MAYOR, INSTEAD = NEWS + "\nThe mayor is content.", NEWS + FERRY
DROPPED = NEWS.replace("The harbour", "T\nhe harbour")

LIST = NEWS + "\nOn sale are\napples\npears\nplums and more."
GLUED = LIST.replace("\n", " ").replace("apples pears plums", "applespearsplums")
HEADLESS = NEWS.replace("news\nT", "newsT").replace("\n", " ")
TORN, WHOLE = NEWS.replace("plant", "pla\nnt"), NEWS.replace("\n", " ")
PLANTED = NEWS + "\nNobody likes the plant."
THAI = "วิธีปลูกโหระพา\nตัดกิ่งโหระพายาวประมาณ 15 เซนติเมตร เด็ดใบด้านล่างออก แล้วแช่น้ำไว้ 5 วันจนรากงอก"
HINDI = "बंदरगाह की खबर\nपुराने पुल की रक्षा के लिए परिषद ने नया नियम बनाया है।"
VERSE = f"The ferryman\n{BALLAD}"
TABLE = NEWS + "\nBoats\t12\t31\nShips\t14\t27\nFerries\t9%\t24%"
CELLS = "港の船\n港の船を数えた。\n漁船\t12\t31\n渡し船\t14\t27"
TOLD = NEWS + "\nThe quay of 1862 is as old as it looks. It was built in 1862."

CODE = NEWS + "\nfor boat in boats:\n    print(boat)\n    if boat.late:\n\tring()\nThat is all."
STRIPPED = "\n".join(map(str.strip, CODE.splitlines()))
PAGE = NEWS.replace("\n", "\n    ")
SHIFTED = NEWS.replace("\nA new", "\n A new")

TITLED = VERSE.replace("\n", " ").replace("ferryman ", "ferryman\n")
ONE = "\n".join([NEWS.splitlines()[0], " ".join(NEWS.splitlines()[1:3])])

CASES = [
    ("the only break in a text, which two of three lack", ["\n".join(NEWS.splitlines()[:3]), ONE, ONE], ONE),
    ("lines below a title that flattened copies keep", [VERSE, TITLED, TITLED + MORE], VERSE + MORE),
    ("lines that one of two begins with a lone space", [NEWS, SHIFTED], NEWS),
    ("lines that a program has indented, all of them", [PAGE, NEWS], NEWS),
    ("lines that one of three indents", [CODE, STRIPPED, STRIPPED + MORE], STRIPPED + MORE),
    ("lines that one of two indents", [CODE, STRIPPED], CODE),
    ("lines that the fuller of two does not indent", [CODE, STRIPPED + MORE], CODE + MORE),
    ("lines that two of three indent", [CODE, CODE, STRIPPED + MORE], CODE + MORE),
    ("lines that one indents with another sign", [CODE, CODE.replace("    ", "\t"), CODE[:-2], STRIPPED], CODE),
    ("lines that one of two indents beside a flattened copy", [CODE, STRIPPED, STRIPPED.replace("\n", " ")], CODE),
    (
        "a number that one of two tears, and has whole elsewhere",
        [TOLD, TOLD.replace("of 1862", "of 18 62") + MORE],
        TOLD + MORE,
    ),
    ("a number that one of three tears", [TOLD, TOLD.replace("of 1862", "of 18 62"), TOLD[:-2]], TOLD),
    ("cells that one of two runs together", [TABLE, TABLE.replace("\t", "")], TABLE),
    ("cells that the fuller of two runs together", [TABLE, TABLE.replace("\t", "") + MORE], TABLE + MORE),
    (
        "cells with spaces between them",
        [TABLE.replace("\t", " "), TABLE.replace("2\t3", "23").replace("\t", " ")],
        None,
    ),
    ("cells where no spaces part words", [CELLS, CELLS.replace("\t", "")], CELLS),
    (
        "cells in lines of their own",
        [TABLE.replace("\t", "\n"), TABLE.replace("\t", "") + MORE],
        TABLE.replace("\t", "\n") + MORE,
    ),
    ("verse beside a flattened copy", [VERSE, VERSE.replace("\n", " ")], VERSE),
    ("lines of a list that flattened copies run together", [LIST, GLUED, GLUED + MORE], LIST + MORE),
    ("lines of a list that one flattened copy runs together", [LIST, GLUED], LIST),
    ("a heading that flattened copies run together with the text", [NEWS, HEADLESS, HEADLESS + MORE], NEWS + MORE),
    ("words that two copies break", [LIST, LIST, LIST.replace("\n", " ")], LIST),
    ("a word that one copy breaks beside two flattened ones", [TORN, WHOLE, WHOLE + MORE], NEWS + MORE),
    (
        "a word that one of two breaks, and has whole elsewhere",
        [PLANTED.replace("w plant", "w pla\nnt"), PLANTED],
        PLANTED,
    ),
    (
        "a letter and its mark that one copy breaks apart",
        [THAI.replace("เซนติ", "เซนต\nิ"), THAI.replace("\n", " ")],
        THAI,
    ),
    ("letters that are written as one", [HINDI.replace("रक्षा", "रक्\nषा"), HINDI.replace("\n", " ")], HINDI),
    ("a line break beats the space of a flattened copy", [LINES, FLAT], LINES),
    ("a line break beats two flattened copies", [LINES, FLAT, FLAT.replace("静か", "しずか")], LINES),
    ("a line break beats one copy that has run two paragraphs together", [NEWS, MERGED], NEWS + MORE),
    ("a break inside a sentence of the fuller of two", [BROKEN + write(6), LINES], BROKEN + write(6)),
    ("a break inside a sentence of the other", [LINES + write(6), BROKEN], LINES + write(6)),
    ("a heading in a line gets its own where a copy shows it", [HEADED, INLINED], HEADED),
    (
        "and where two have it in a line, but the title above",
        [HOURS, MARKED, MARKED[:-8]],
        HOURS,
    ),
    ("blank lines are kept", [BLANK, FLAT], BLANK),
    ("a part that keeps its lines is enough there", [LINES[:70], FLAT], None),
    ("spaces in English stay", [ENGLISH, ENGLISH.replace("\n", " ")], ENGLISH),
    (
        "a space before a sign that one of two and a flattened copy have",
        [
            ENGLISH.replace("new plant", "new .tar"),
            ENGLISH.replace("new plant", "new.tar"),
            ENGLISH.replace("new plant", "new .tar").replace("\n", " "),
        ],
        ENGLISH.replace("new plant", "new .tar"),
    ),
    (
        "a space behind a comma that one of two has",
        [
            ENGLISH.replace("harbour is", "harbour, so it is said, is"),
            ENGLISH.replace("harbour is", "harbour,so it is said,is") + LATER,
        ],
        ENGLISH.replace("harbour is", "harbour, so it is said, is") + LATER,
    ),
    ("odd spaces of one of three", [ODD, ENGLISH, ENGLISH[:80]], ENGLISH),
    ("odd spaces of the only copy that keeps lines", [ODD, ENGLISH.replace("\n", " "), ENGLISH[:76]], ENGLISH),
    ("odd spaces against one copy", [ODD, ENGLISH], ENGLISH),
    ("odd spaces that all have", [ODD, ODD[:90]], ODD),
    ("odd spaces of the fuller of two", [ODD + LATER, ENGLISH], ENGLISH + LATER),
    ("a space that one of three lacks", [ENGLISH.replace("plant was", "plantwas"), ENGLISH, ENGLISH[:80]], ENGLISH),
    ("a space that only one of three has", [ENGLISH.replace("library", "lib rary"), ENGLISH, ENGLISH + LATER], None),
    ("a space of the fuller of two", [ENGLISH + LATER, RUN_ON], ENGLISH + LATER),
    ("a space that the fuller of two lacks", [RUN_ON + LATER, ENGLISH], ENGLISH + LATER),
    ("a space that a flattened copy has, too", [RUN_ON + LATER, ENGLISH, ENGLISH.replace("\n", " ")], ENGLISH + LATER),
    ("a space that two of three lack", [RUN_ON, RUN_ON + LATER, ENGLISH], RUN_ON + LATER),
    ("a space of the only ones, where a copy goes on with another line", [MAYOR, MAYOR, MAYOR, INSTEAD], MAYOR + FERRY),
    ("a line that the fuller of two runs together", [NEWS.replace("s\nT", "sT") + MORE, NEWS], NEWS + MORE),
    ("a large first letter on its own line", [DROPPED, NEWS + MORE], NEWS + MORE),
    ("two spaces in two places", [ENGLISH.replace(" was", "  was").replace(" opens", "  opens"), ENGLISH], ENGLISH),
    ("two spaces and a tab", [WIDE, ENGLISH], ENGLISH),
    ("a no-break space of the fuller of two", [FRENCH + PLUS, FRENCH.replace("\u00a0", " ")], FRENCH + PLUS),
    ("a no-break space before a mark", [FRENCH, FRENCH.replace("\u00a0", " ").replace("\n", " ")], FRENCH),
]


@pytest.mark.parametrize(("what", "fragments", "expected"), CASES, ids=[case[0] for case in CASES])
def test_of_line_ends(what: str, fragments: list[str], expected: str | None) -> None:
    texts = set()
    for order in permutations(fragments):
        raw = "".join(fragment + "\n—END—\n" for fragment in order)
        result = repair(raw)
        check(raw, result)
        texts.add(result.text)
    assert len(texts) == 1
    if expected is not None:
        assert texts == {expected + "\n"}


def test_a_heading_in_a_line_is_told_as_one_with_its_marks() -> None:
    (article,) = repair(f"{HEADED}\n—END—\n{INLINED}\n—END—\n").articles
    assert [(place.kind, place.level) for place in article.breaks if place.kind == "heading"] == [("heading", 3)]


def test_a_break_stands_before_a_contested_word_where_another_has_a_space() -> None:
    result = repair("".join(f"{text}\n—END—\n" for text in (SPACED, TURNED, TURNED.replace("赤い", "白い"))))
    assert result.text == TURNED + write(6) + "\n"


def test_crlf_stays_crlf() -> None:
    raw = f"{CRLF}\r\n—END—\r\n{CRLF[:40]}\r\n—END—\r\n"
    assert repair(raw).text == CRLF + "\r\n"


def test_the_breaks_of_a_hard_wrapped_copy_inside_sentences_do_not_count() -> None:
    words = " ".join(f"word{number} and" for number in range(60)).split()
    whole = " ".join(words) + "."
    wrapped = "\n".join(" ".join(words[at : at + 8]) for at in range(0, len(words), 8)) + "."
    raw = f"{whole}\n—END—\n{wrapped}\n—END—\n{whole[:300]}\n—END—\n"
    assert repair(raw).text == whole + "\n"


def test_breaks_are_told_with_their_kind() -> None:
    text = "題\n一。\n\n二。\n"
    assert [(place.start, place.end, place.kind) for place in find_breaks(text)] == [
        (1, 2, "line"),
        (4, 6, "paragraph"),
    ]


def test_lines_above_the_title_that_each_copy_has_for_itself_are_lines() -> None:
    """None of them has a break before its first line."""
    lines = ["Where to buy tickets for the ferry", "All about boats and their harbours", "Nobody reads what is here"]
    for order in permutations(lines):
        text = repair("\n—END—\n".join([NEWS[:60], *(f"{line}\n{NEWS}" for line in order)])).text
        assert sorted(text.splitlines()[:3]) == sorted(lines)


LINE = "theharbourwasquiet"
ELSEWHERE = [
    ("a space", ["Behind the harbour was a hill."], " "),
    ("a no-break space", ["Behind the harbour\u00a0was a hill."], "\u00a0"),
    ("nothing", ["Behind the harbourwas a hill."], None),
    ("the end of a line", ["Behind the harbour\nwas a hill."], None),
    ("a space behind less of the words", ["My old harbour was here."], " "),
    ("what stands behind more of the words", ["My old harbour was here.", "Behind the harbourwas a hill."], None),
    ("a space before no more than one letter", ["Behind the harbour we go."], " "),
    ("none of the words", ["My boat was here."], None),
]


@pytest.mark.parametrize(("what", "texts", "gap"), ELSEWHERE, ids=[case[0] for case in ELSEWHERE])
def test_where_words_meet_that_none_has_together_there_stands_what_is_between_them_elsewhere(
    what: str, texts: list[str], gap: str | None
) -> None:
    witnesses = [lay_whole(number, text) for number, text in enumerate(texts)]
    for order in permutations(witnesses):
        found = bridge_gap(order, LINE, 10)
        assert (found.text if found else None) == gap


def lay_whole(number: int, text: str) -> Witness:
    """A witness that lies with all of its text on a backbone, which is that text."""
    own = fold(text)
    return call_witness(
        number, Fragment(number, 0, len(text), text, True, True), own, ((0, 0, len(own.text)),), own.text
    )
