"""Lines of the page beside text that is cut inside a sentence: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair

TITLE = "The harbour"
FIRST = "Every morning the boats come in before the sun is up, and the gulls follow them."
NEXT = "The library will stay open until midnight, said the mayor of the town to the council on Monday."
LAST = "Researchers are looking at a lake below the ice, and nobody knows what they will find there."
WHOLE = f"{TITLE}\n{FIRST}\n{NEXT}\n{LAST}"
CUT = WHOLE[: WHOLE.index(" on Monday")]
REST = WHOLE[WHOLE.index("the mayor") :]
WRAPPED = f"{TITLE}\n" + (
    "Every morning the boats come in before the sun is up,\nand the gulls follow them. The library will stay open\n"
    "until midnight, said the mayor of the town"
)


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


LEFT_ALONE = [
    ("a line that nobody runs across", joined(f"{CUT}\nGet the app"), f"{CUT}\nGet the app"),
    (
        "a line behind a whole sentence",
        joined(f"{TITLE}\n{FIRST}\nThe end of it", f"{TITLE}\n{FIRST}"),
        f"{TITLE}\n{FIRST}\nThe end of it",
    ),
    (
        "a line that another has there, too",
        joined(f"{CUT}\non Monday.", WHOLE.replace(" on Monday", "\non Monday")),
        WHOLE.replace(" on Monday", "\non Monday"),
    ),
    ("the end of a text with hard line ends", joined(f"{WRAPPED}\nto the council", WHOLE), WHOLE),
    (
        "a line behind a heading",
        joined(f"{WHOLE}\nOpening hours\nEvery day", f"{WHOLE}\nOpening hours of the rooms"),
        "",
    ),
    (
        "the last sentence of an article, below lines cut with dots",
        joined(f"{TITLE}\n{FIRST}\n{NEXT[:70]}...\nIt was late.", f"{WHOLE}\nIt was late.", f"{WHOLE}\nIt was late."),
        f"{WHOLE}\nIt was late.",
    ),
    ("a title above a first page", joined(WHOLE, f"{FIRST}\n{NEXT}"), WHOLE),
    (
        "lines above a sentence",
        joined(f"{TITLE}\nA town by the sea\n{FIRST}\n{NEXT}", f"{TITLE}\n{FIRST}\n{NEXT}\n{LAST}"),
        f"{TITLE}\nA town by the sea\n{FIRST}\n{NEXT}\n{LAST}",
    ),
    ("a line that is text elsewhere", joined(f"{CUT}\n{LAST}", f"{WHOLE}\n{FIRST} Then.\nA\nB\nC\nD"), ""),
]
TAILS = ["Get the app", "Get the app\nNo, thanks", "… Get the app", "残り300文字です", "Premium: 1 € a month!"]
HEADS = ["Get the app", "Get the app\nNo, thanks"]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_lines_of_the_text_are_left_alone(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert not text or result.text == text + "\n"
    assert [entry for entry in result.account if entry.code == "L101"] == []


@pytest.mark.parametrize("lines", TAILS)
def test_lines_below_a_cut_go_where_another_runs_on(lines: str) -> None:
    raw = joined(f"{CUT}{'' if lines[0] == '…' else chr(10)}{lines}", WHOLE)
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


@pytest.mark.parametrize("lines", HEADS)
def test_lines_above_the_middle_of_a_sentence_go(lines: str) -> None:
    raw = joined(f"{lines}\n{REST}", CUT)
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_what_is_proven_once_goes_at_the_ends_of_others_too() -> None:
    ends = [f"{WHOLE[:size]}\nGet the app" for size in (120, 150)]
    assert repair(joined(*ends, f"{CUT}\nGet the app", f"{WHOLE}\nGet the app")).text == f"{WHOLE}\n"


def test_a_sentence_above_a_first_page_goes_where_it_stands_above_the_middle_of_one_as_well() -> None:
    said = "We are glad that you are here. Please stay as long as you like."
    assert repair(joined(f"{said}\n{WHOLE}", f"{said}\n{REST}", CUT)).text == f"{WHOLE}\n"


def test_text_that_goes_on_behind_words_said_again_is_never_lost() -> None:
    again = WHOLE.replace(" to the council on", "\nto the council on")
    assert repair(joined(f"{CUT}\nto the council", again)).text == f"{again}\n"
