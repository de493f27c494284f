from __future__ import annotations

import pytest

from layings import write
from stitchtext import repair
from stitchtext.align import align
from stitchtext.assemble.dovetails import is_of_page, prefer_dovetail
from stitchtext.assemble.relations import Relation, relate, turn
from stitchtext.folded import fold
from stitchtext.model import Block

LIST = "4May,9am:poetry,hall4.4May,7pm:launch,hall5.5May,9am:poetry,hall3."
LAUNCH, MUSIC = "6May,7pm:launch,hall1.", "6May,8pm:music,hall5."
FORM = "Lists of all {} are kept for {} days by the {} here."
NEXT, LEFTOVER = "5May,9am:poetry,hall2.", "Tell your friends"
BOARD, APP = write(0, 1, 2, 3, 4, 5), "続きはアプリで読む"
LEFT_ALONE: list[tuple[str, str, str, list[Block]]] = [
    ("inside another, to the letter", LIST, LIST[5:40], [(5, 0, 35)]),
    ("a slip inside", LIST + LAUNCH[:15], f"{LIST[22:50]}x{LIST[50:]}{LAUNCH}", [(22, 0, 28), (50, 29, 31)]),
    ("an end that stands earlier, too", LIST + LIST[27:42], LIST[27:42] + NEXT, [(27, 0, 15)]),
    ("a start that stands again", LIST + MUSIC[:14], MUSIC + MUSIC[:20], [(12, 16, 9)]),
    ("too few characters", LIST + MUSIC[:9], MUSIC[:9] + LAUNCH[9:] + NEXT, [(31, 9, 34)]),
    ("a leftover of the page at both cuts", f"{LIST} {LEFTOVER}", f"{LEFTOVER} {LIST[10:60]}", [(10, 15, 50)]),
    (
        "such a leftover, where no spaces are set",
        f"{BOARD}{LEFTOVER}",
        f"{LEFTOVER}{write(0, 2)}",
        [(0, 15, len(write(0))), (len(write(0, 1)), 15 + len(write(0)), len(write(2)))],
    ),
    (
        "one of the same letters, beside a long copy",
        f"{BOARD[:-1]}{APP}",
        f"{APP}{BOARD[:-1]}",
        [(0, len(APP), len(BOARD) - 1)],
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "blocks"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_a_fit_is_left_alone_where_it_is(what: str, a: str, b: str, blocks: list[Block]) -> None:
    one, other = fold(a), fold(b)
    found = relate(0, 1, blocks, one.text, other.text)
    assert found is not None
    assert prefer_dovetail(found, one, other) is found


GOES_ON: list[tuple[str, float, str, str, list[Block]]] = [
    ("a line that is nearly the same", 18.0, LIST + MUSIC[:15], MUSIC + NEXT, [(39, 14, 26)]),
    ("letters of an earlier line", -5.0, LIST + MUSIC[:12], MUSIC, [(22, 0, 1), (30, 16, 2)]),
    (
        "no more than a fit does without",
        36.0,
        f"Fair {LIST}{MUSIC[:14]}",
        f"{MUSIC[:14]}{LIST[10:46]} 7",
        [(14, 14, 36)],
    ),
    (
        "a form, of which the fit does without all that goes on",
        60.0,
        f"{FORM.format('ships', 12, 'owner')} {FORM.format('goods', 7, 'agent')} The owner of the",
        f"The owner of the {FORM.format('keys', 30, 'guard')}",
        [(0, 13, 10), (15, 27, 10), (27, 39, 9), (41, 53, 9)],
    ),
    (
        "a refrain, in a script whose characters say more",
        18.0,
        "港は静か。夜が明ける。舟が出る。港は静か。夜が明ける。舟が帰る。港は静",
        "舟が帰る。港は静か。夜が明ける。",
        [(14, 3, 13)],
    ),
]


@pytest.mark.parametrize("first", [True, False], ids=["told from the first", "told from the second"])
@pytest.mark.parametrize(("what", "worth", "a", "b", "blocks"), GOES_ON, ids=[case[0] for case in GOES_ON])
def test_what_goes_on_where_a_text_ends_does_not_lie_on(
    what: str, worth: float, a: str, b: str, blocks: list[Block], first: bool
) -> None:
    fit = Relation(0, 1, "around", tuple(blocks), 20, worth)
    one, other = fold(a), fold(b)
    size = next(n for n in range(len(b), 0, -1) if one.text.endswith(other.text[:n]))
    found = prefer_dovetail(fit, one, other) if first else prefer_dovetail(turn(fit), other, one)
    assert found is not None
    seen = found if first else turn(found)
    assert (found.a, found.b) == ((0, 1) if first else (1, 0))
    assert (seen.kind, seen.blocks) == ("before", ((len(one.text) - size, 0, size),))


def test_texts_that_share_nothing_have_no_relation() -> None:
    assert prefer_dovetail(None, fold(LIST), fold(LIST)) is None


PAGE = [
    ("a word cut in two", f"The fair. {LIST} {MUSIC[:14]}", f"{MUSIC[:14]}{LIST} 7", False),
    ("a start with as much of its own", f"{BOARD} {LEFTOVER}", f"{LEFTOVER} {write(0, 1, 6, 7)}", False),
    ("as much as all else", f"{write(0)}{write(1)}", f"{write(1)}{write(0)}", False),
    ("a line above another copy", f"{BOARD} {LEFTOVER}", f"{LEFTOVER} {BOARD}", True),
    ("a line above one that leaves out a sentence", f"{BOARD}{APP}", f"{APP}{write(0, 1, 3, 4, 5)}", True),
]


@pytest.mark.parametrize(("what", "a", "b", "told"), PAGE, ids=[case[0] for case in PAGE])
def test_a_line_of_the_page_may_be(what: str, a: str, b: str, told: bool) -> None:
    folds = fold(a), fold(b)
    one, other = folds[0].text, folds[1].text
    size = next(n for n in range(len(other), 0, -1) if one.endswith(other[:n]))
    matched = sum(block[2] for block in align(fold(one[:-size]), fold(other)))
    assert is_of_page(size, *folds, matched) is told


LINES = [
    "Programme of the book fair",
    "5 February, 9 am: poetry reading, hall 4. Entry 20 rupees.",
    "5 February, 4 pm: book launch, hall 5. Entry 20 rupees.",
    "6 February, 9 am: poetry reading, hall 3. Entry 50 rupees.",
    "6 February, 7 pm: book launch, hall 6. Entry 50 rupees.",
    "7 February, 10 am: books for children, hall 3. Entry 50 rupees.",
    "7 February, 4 pm: music, hall 4. Entry free.",
    "8 February, 9 am: discussion, hall 1. Entry 20 rupees.",
    "8 February, 7 pm: book launch, hall 6. Entry 50 rupees.",
]


@pytest.mark.parametrize(("head", "told"), [(12, True), (18, False), (27, False), (60, False)])
def test_a_list_of_nearly_equal_lines_goes_on_at_its_cut(head: int, told: bool) -> None:
    """By 12 characters that stand in another line, too, it is told."""
    text = "\n".join(LINES)
    cut = text.index("music")
    result = repair(f"{text[:cut]}\n—END—\n{text[cut - head :]}\n")
    assert [article.text.strip() for article in result.articles] == [text]
    assert any(finding.code == "S201" for finding in result.findings if finding.doubt) is told


def test_what_goes_on_from_an_abridged_copy_is_not_laid_on_a_line_of_the_full_one() -> None:
    lines = [
        "Release notes",
        "0 (2023-12-03)",
        "- Improved the speed of the settings (#864)",
        "- Improved the speed of the export dialog (#265)",
        "0 (2023-01-02)",
        "- Improved the speed of the settings (#673)",
        "- Improved the speed of the search index (#454)",
    ]
    text = "\n".join(lines)
    abridged = "\n".join((*lines[:3], *lines[4:6]))
    cut = text.index("the settings (#673)")
    result = repair(f"{abridged}\n—END—\n{text[cut:]}\n—END—\n{text[:cut]}\n")
    assert [article.text.strip() for article in result.articles] == [text]
