"""Fences around fragments, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import TEXT, joined, list_removed
from stitchtext import repair

CODE = "for boat in harbour:\n    boat.wait(until=dawn)\n    boat.count(men)\nprint(harbour)"
GUIDE = (
    f"How to count boats\nOpen the file and read it line by line.\n```python\n{CODE}\n```\nThat is all there is to it."
)
FENCED = f"```\n{CODE}\n```"
VERSE = "The Ferryman\nI rowed the river, bank to bank,\nwhen all the stars were low"
LEFT_ALONE = [
    ("a single fragment", [f"```\n{TEXT}\n```"]),
    ("a text of code that all copies have", [FENCED, FENCED[:70], FENCED]),
    ("a window that begins with code", [GUIDE[:90], GUIDE[GUIDE.index("```") :]]),
    ("a window that ends with code", [GUIDE[: GUIDE.rindex("```") + 3], GUIDE[GUIDE.index("    boat.wait") :]]),
    ("code that one leaves open, and another closes", [GUIDE[:120], GUIDE[90 : GUIDE.rindex("```") + 3]]),
    ("code first and code last", [f"{FENCED}\nThat was the first one.\n{FENCED}", f"{FENCED}\nThat was"]),
    ("code below a line that leads to it", [f"Count the boats:\n{FENCED}", FENCED, f"Count the boats:\n{FENCED[:70]}"]),
    ("prose below such a line", [f"The harbour at dawn:\n```\n{TEXT[20:]}\n```", TEXT[150:]]),
    ("a sign inside a line", [TEXT, f"```` is a fence.\n{TEXT[:200]}"]),
]
REMOVED = [
    ("around a continuation", [TEXT[:220], f"```\n{TEXT[150:]}\n```"]),
    ("of a language", [TEXT[:220], f"```markdown\n{TEXT[150:]}\n```"]),
    ("of tildes", [TEXT[:220], f"~~~\n{TEXT[150:]}\n~~~"]),
    ("around one of three", [TEXT, f"```text\n{TEXT}\n```", TEXT[:200]]),
    ("around two of four", [TEXT, f"```\n{TEXT}\n```", f"```\n{TEXT}\n```", TEXT[:200]]),
    ("that a cut divides", [f"```\n{TEXT[:220]}", f"{TEXT[150:]}\n```"]),
    ("around all", [f"```\n{TEXT[:220]}", f"```\n{TEXT[150:]}\n```", f"```\n{TEXT[:100]}"]),
    ("around all copies", [f"```\n{TEXT}\n```", f"```\n{TEXT}\n```", f"```\n{TEXT[:100]}"]),
    ("below what no list knows", [TEXT[:220], f"Onwards from there:\n\n```\n{TEXT[214:]}\n```", TEXT[150:280]]),
    ("below what a program says", [TEXT[:220], f"Here is the rest of the article:\n\n```\n{TEXT[150:]}\n```"]),
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_fences_of_code_stay(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize(("what", "fragments"), REMOVED, ids=[case[0] for case in REMOVED])
def test_fences_around_fragments_go(what: str, fragments: list[str]) -> None:
    for order in permutations(fragments):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert not [finding for finding in result.findings if finding.doubt]
        check(raw, result)


def test_fences_around_code_inside_stay() -> None:
    raw = joined(GUIDE, f"````\n{GUIDE}\n````", GUIDE[:90])
    assert repair(raw).text == f"{GUIDE}\n"


def test_fences_around_verse_go_where_others_have_it_bare() -> None:
    assert repair(joined(VERSE, f"```\n{VERSE}\n```", VERSE[:60])).text == f"{VERSE}\n"
