from __future__ import annotations

from typing import TypeAlias

import pytest

from layings import lay, write, write_long
from stitchtext import repair
from stitchtext.assemble.abridgements import drop_strays, find_abridged
from stitchtext.assemble.groups import start_group
from stitchtext.assemble.relations import Relation
from stitchtext.folded import fold
from stitchtext.model import Block, Fragment

BEFORE, AFTER = write(0, 1, 2), write(5, 6, 7)
ENDS = [
    ("a few characters of either", "古い橋を守る", "集まりつつある。"),
    ("the one short, the other long", "古い橋を", "守るための募金が集まりつつあるので、来年の春に橋は開くだろう。"),
    (
        "most of a sentence of either",
        "古い橋を守るための募金が集まりつつあるので、来",
        "年の秋の祭りには古い橋が開くと聞いている。",
    ),
]


@pytest.mark.parametrize(("what", "tail", "head"), ENDS, ids=[case[0] for case in ENDS])
def test_an_abridged_copy_that_leaves_out_both_ends_at_a_hole_ties_what_stands_there(what, tail, head) -> None:
    left, right, bridge = BEFORE + tail, head + AFTER, write(1, 2, 5, 6)
    for texts in ((left, right, bridge), (bridge, right, left)):
        (layout,), _ = lay(*texts)
        assert layout.text == left + right, what
        assert [(joint.at, joint.kind, joint.weak) for joint in layout.joints] == [(len(left), "hole", True)], what


def test_a_garbled_end_is_not_kept_where_a_full_text_runs_on() -> None:
    full = BEFORE + AFTER
    (layout,), _ = lay(BEFORE[:-3] + "るた", full, write(3) + full)
    assert layout.text == write(3) + full


ENDING, LATER = write_long(4, 5), write_long(2, 3)
PIECES = [
    ("it starts inside a sentence", f"ている。{LATER}{ENDING}", True),
    ("it starts with a paragraph", f"{LATER}\n{ENDING}", True),
    ("it has a title of its own", f"山の話\n{LATER}{write_long(6, 7)}\n{ENDING}", False),
    ("it is in one long line, which may have one", f"{write_long(6, 7) * 9}{LATER}{ENDING}", False),
    ("they end alike in few characters", f"{LATER}\n{write_long(6)}{ENDING[-20:]}", False),
]


@pytest.mark.parametrize(("what", "piece", "joined"), PIECES, ids=[case[0] for case in PIECES])
def test_a_piece_without_a_title_that_ends_as_an_abridged_copy_does_is_a_part_of_it(
    what: str, piece: str, joined: bool
) -> None:
    """The copy has left out what the piece begins with, and another is cut just before."""
    before = f"港の話\n{write_long(0, 1)}"
    raw = "".join(f"{text}\n—END—\n" for text in (f"{before}\n{ENDING}", before, piece))
    result = repair(raw)
    assert len(result.articles) == 2 - joined
    assert ("S202" in {finding.code for finding in result.findings}) is joined
    assert not joined or "".join(result.text.split()) == "".join(f"{before}{piece}".split())


def test_a_piece_that_another_goes_on_to_is_no_part_of_what_ends_alike() -> None:
    """Two articles have one closing note: the second is cut into pieces that overlap."""
    first = f"港の話\n{write_long(0, 1)}\n{ENDING}"
    start, rest = f"山の話\n{write_long(2, 3, 6)}", f"{write_long(6)[9:]}{write_long(7, 2)}\n{ENDING}"
    result = repair("".join(f"{text}\n—END—\n" for text in (rest, first[: -len(ENDING)], start, first)))
    assert {article.text.split("\n")[0] for article in result.articles} == {"港の話", "山の話"}


STRAYS: list[tuple[str, list[Block], list[Block]]] = [
    ("a phrase far before the rest", [(4, 2, 8), (80, 14, 60)], [(80, 14, 60)]),
    ("a phrase far behind it", [(0, 0, 60), (140, 62, 8)], [(0, 0, 60)]),
    ("few letters that both begin with", [(0, 0, 3), (80, 5, 60)], [(80, 5, 60)]),
    ("a title", [(0, 0, 6), (80, 6, 60)], [(0, 0, 6), (80, 6, 60)]),
    ("a sentence at the end of both", [(0, 0, 60), (134, 64, 16)], [(0, 0, 60), (134, 64, 16)]),
    ("the ending of one", [(0, 0, 60), (144, 74, 6)], [(0, 0, 60)]),
]


@pytest.mark.parametrize(("what", "blocks", "kept"), STRAYS, ids=[case[0] for case in STRAYS])
def test_what_two_texts_begin_or_end_with_is_no_stray(what: str, blocks: list[Block], kept: list[Block]) -> None:
    assert drop_strays(blocks, 150, 80) == kept


Gaps: TypeAlias = list[tuple[int, int]]
FORM: Gaps = [(2, 3), (30, 0), (4, 4), (2, 1), (3, 2)]
OMITS: list[tuple[str, Gaps, Gaps, bool]] = [
    ("which are the same otherwise", [(30, 0)], [], True),
    ("with a word misread", [(2, 3), (30, 0)], [], True),
    ("with letters misread again and again", [(1, 1), (1, 0), (30, 0), (1, 1), (0, 1)], [], True),
    ("with two words misread", [(2, 3), (30, 0), (4, 4)], [], True),
    ("which are the same otherwise, of a form", [(1, 1), (30, 0)], FORM, True),
    ("of a form, with other words again and again", FORM, [], False),
    ("with a word misread, of a form", [(2, 3), (30, 0)], FORM, False),
]


@pytest.mark.parametrize(("what", "gaps", "beside", "told"), OMITS, ids=[case[0] for case in OMITS])
def test_who_lacks_what_another_has_is_abridged_if_they_are_two_texts(
    what: str, gaps: Gaps, beside: Gaps, told: bool
) -> None:
    """What stands beside is another text, and how the full one lies to it."""
    relations = [_relate(number, own) for number, own in ((1, gaps), (2, beside)) if own]
    sizes = [max(sum(relation.blocks[-1][::2]) for relation in relations)]
    sizes += [relation.blocks[-1][1] + relation.blocks[-1][2] for relation in relations]
    texts = [write(number, 5, 6, 7, 4, 3) * 3 for number in range(len(sizes))]
    groups = [start_group(n, fold(text[:size])) for n, (text, size) in enumerate(zip(texts, sizes, strict=True))]
    fragments = [Fragment(n, 0, 0, text, False, False) for n, text in enumerate(texts)]
    assert find_abridged(relations, groups, fragments) == ({1: 30} if told else {})


@pytest.mark.parametrize(("beside", "told"), [([], True), ([(2, 3), (30, 0)], True), (FORM, False)])
def test_who_passes_from_one_text_to_the_next_is_abridged_but_for_a_part_of_a_form(beside: Gaps, told: bool) -> None:
    ends = Relation(0, 1, "repeat", ((0, 200, 100),), 100, 100.0)
    starts = Relation(0, 2, "repeat", ((100, 30, 100),), 100, 100.0)
    texts = [write(number, 5, 6, 7, 4, 3) * 4 for number in range(4)]
    sizes = (200, 330, 330, 400)
    groups = [start_group(n, fold(text[:size])) for n, (text, size) in enumerate(zip(texts, sizes, strict=True))]
    fragments = [Fragment(n, 0, 0, text, False, False) for n, text in enumerate(texts)]
    found = find_abridged([ends, starts, *([_relate(3, beside)] if beside else ())], groups, fragments)
    assert (found.get(0) == 60) is told


def _relate(number: int, gaps: Gaps) -> Relation:
    """How text 0 lies to another, with these gaps between stretches in which they are the same."""
    a = b = 0
    blocks: list[Block] = []
    for own, other in [*gaps, (0, 0)]:
        blocks.append((a, b, 40))
        a, b = a + 40 + own, b + 40 + other
    return Relation(0, number, "around", tuple(blocks), 40 * len(blocks), 40.0 * len(blocks))
