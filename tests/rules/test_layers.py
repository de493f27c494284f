"""What is found below what was found: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.model import Suspect
from stitchtext.rules.layers import put_back, take_off
from stitchtext.segment import gather

LINES = [
    "The harbour at dawn",
    "Every morning the boats come in before the sun is up, and the gulls follow them.",
    "The council passed the plan for a new plant, and nobody knew why.",
    "The library will stay open until midnight from May on, said the mayor.",
    "Researchers are looking at a lake below the ice, in a village by the sea.",
]
WHOLE = "\n".join(LINES)


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


def before(mark: str, lines: list[str]) -> list[str]:
    return [f"{mark}{line}" for line in lines]


NUMBERED = [f"{number}: {line}" for number, line in enumerate(LINES, start=1)]
TAGGED = [f"<p>{line}</p>" for line in LINES]
LEFT_ALONE = [
    ("all have both", joined("\n".join(before("> ", NUMBERED)), "\n".join(before("> ", NUMBERED[:3])))),
    ("the only fragment", joined("\n".join(before("> ", NUMBERED)))),
]
DRESSED = [
    ("numbers in quoted mail", before("> ", NUMBERED)),
    ("a page in quoted mail", before("> ", TAGGED)),
    ("numbers on a page", [f"<p>{line}</p>" for line in NUMBERED]),
    ("lines twice in quoted mail", [line for line in before("> ", LINES) for _ in range(2)]),
    ("buttons on a page", ["<p>Share this article</p>", *TAGGED, "<p>Read more</p>"]),
    ("headings of a wiki in quoted mail", before("> ", [f"== {LINES[0]} ==", *LINES[1:]])),
    ("three layers", before("> ", [f"<p>{line}</p>" for line in NUMBERED])),
]


@pytest.mark.parametrize(("what", "raw"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_nobody_runs_across_stays(what: str, raw: str) -> None:
    assert repair(raw).text == raw.split("\n—END—\n", 1)[0].rstrip() + "\n"


@pytest.mark.parametrize(("what", "lines"), DRESSED, ids=[case[0] for case in DRESSED])
def test_what_is_dressed_twice_is_bare_in_the_end(what: str, lines: list[str]) -> None:
    raw = joined("\n".join(lines), WHOLE[:240], WHOLE[60:], WHOLE[20:300])
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_one_paragraph_of_a_page_loses_the_tags_around_it() -> None:
    raw = joined(f"<p>{LINES[2]}</p>", f'<div class="a">{LINES[3]}</div>', WHOLE)
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_what_is_left_of_a_fragment_knows_where_it_was() -> None:
    fragments = gather(["abcdefghij"])[1]
    (bare,), kept = take_off(fragments, [Suspect(0, 2, 4, "L106", True), Suspect(0, 7, 8, "L106", True)])
    assert bare.text == "abefgij"
    parts = list(put_back(Suspect(0, 1, 6, "L104", True), kept[0]))
    assert [fragments[0].text[one.start : one.end] for one in parts] == ["b", "efg", "i"]
