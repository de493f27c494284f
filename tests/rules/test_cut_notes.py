"""Notes in brackets at cut ends, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import CUTS, TEXT, joined, list_removed
from stitchtext import repair

NOTE, BACK = "[Note: the text was cut off here due to length limits]", "[Continued from the previous message]"
ASIDE = TEXT.replace("for a new plant", "for a new plant (a large one by the sea)")
MEANT = ASIDE.index("(a large") + len("(a large one by the sea)")
LEFT_ALONE = [
    ("the only fragment", [f"{CUTS[0]} {NOTE}"]),
    ("nobody goes on", [f"{TEXT[:-5]} {NOTE}", TEXT[:200]]),
    ("a remark that another has, too", [ASIDE[:MEANT], TEXT, ASIDE]),
    (
        "who wrote it, below an abridged copy",
        [TEXT[: TEXT.index("\nResearchers")] + "\n(by Ann Lee, the editor)", TEXT],
    ),
    ("a mark lost before it", [f"{TEXT[:-1]}\n(by Ann Lee, the editor)", TEXT, TEXT[:200]]),
    ("a title in brackets", [f"[The whole harbour at dawn]\n{TEXT[20:]}", TEXT[20:], TEXT[20:150]]),
    ("a copy without its title", [f"(by Ann Lee, the editor)\n{TEXT[20:]}", TEXT]),
    ("a short one", [f"{CUTS[0]} (42)", TEXT]),
]
NOTES = [
    NOTE,
    "(to be continued in the next response)",
    "(文字数制限のため、ここで一旦区切ります)",
    "【未完,下一条回复继续】",
    "[Текст обрезан]",
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_of_the_text_stays(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_note_at_a_cut_goes_where_another_runs_on(note: str, between: str) -> None:
    for order in permutations([f"{CUTS[0]}{between}{note}", CUTS[1], TEXT[:100]]):
        raw = joined(*order)
        result = repair(raw)
        assert (result.text, result.findings) == (f"{TEXT}\n", ())
        check(raw, result)


def test_a_note_before_the_middle_of_a_sentence_goes_where_another_runs_across() -> None:
    raw = joined(TEXT[:214], f"{BACK}\n{TEXT[214:]}", TEXT[:300])
    result = repair(raw)
    assert result.text == f"{TEXT}\n"
    check(raw, result)
