"""Lines that a copy says twice: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.doubled_lines import list_doubled_lines

LINES = [
    "The harbour at dawn",
    "Every morning the boats come in before the sun is up, and the gulls follow them.",
    "The council passed the plan for a new plant, and nobody knew why.",
    "What is left",
    "The library will stay open until midnight from May on, said the mayor.",
    "Researchers are looking at a lake below the ice, in a village by the sea.",
]
WHOLE = "\n".join(LINES)
TWICE = "\n".join(line for line in LINES for _ in range(2))
CHORUS = "\n".join([*LINES[:2], *["Heave away, heave away."] * 2, LINES[2], *["All together now."] * 2, *LINES[3:]])
SONG = CHORUS.replace(f"\n{LINES[5]}", f"\n{LINES[5]}\n{LINES[5]}")
NONE = [
    "",
    "one\ntwo\nthree",
    "one\none\ntwo\ntwo\nthree",
    "-\n-\n-\n-\n-",
    "a b c\nd e f\na b c\nd e f",
    WHOLE,
    CHORUS,
]


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


SOME = "\n".join(line for n, line in enumerate(LINES + LINES[::-1]) for _ in range(1 + (n in (1, 4, 9))))
LEFT_ALONE = [
    ("some lines that stand twice", joined(SOME, SOME.replace("\n", " ")), SOME),
    ("a song that all sing so", joined(SONG, SONG[:300], SONG[100:]), SONG),
    ("the only fragment", f"{TWICE}\n", TWICE),
    ("all copies have it twice", joined(TWICE[20:], TWICE[20:400]), TWICE[20:]),
]


@pytest.mark.parametrize("text", NONE)
def test_few_lines_or_short_ones_are_not_listed(text: str) -> None:
    assert list_doubled_lines(text) == []


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_lines_that_are_meant_twice_stay(what: str, raw: str, text: str) -> None:
    assert repair(raw).text == text + "\n"


@pytest.mark.parametrize("twice", [TWICE, f"{TWICE}\n", TWICE.replace("\n", "\n\n"), TWICE.replace("\n", "\r\n")])
def test_the_second_of_each_goes_where_others_say_it_once(twice: str) -> None:
    raw = joined(twice, WHOLE[:300], WHOLE[60:])
    result = repair(raw)
    assert result.text.split() == WHOLE.split()
    check(raw, result)
