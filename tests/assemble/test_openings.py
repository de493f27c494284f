from __future__ import annotations

import pytest

from stitchtext.assemble.groups import start_group
from stitchtext.assemble.openings import (
    Opening,
    find_titles,
    is_mention,
    is_named,
    is_refound,
    lies_below_title,
    measure_openings,
    runs_across,
)
from stitchtext.assemble.relations import Relation, turn
from stitchtext.folded import fold, frame
from stitchtext.model import Block, Fragment

TITLE = "港の市場と朝の魚"
SIZE = len(TITLE)
SURE = Opening(SIZE, sure=True)
LINES = [frame("あ" * 1000), frame(TITLE + "い" * 1000)]
MENTIONS = [
    ("the end of one is in the other, title and all", (960, 0, 40), False),
    ("the end of one is no more than the title", (1000 - SIZE, 0, SIZE), True),
    ("the end of one is what stands below the title", (960, SIZE, 40), True),
    ("most of both stands below the title", (400, SIZE, 510), False),
    ("less than half of one stands below the title", (400, SIZE, 390), True),
]


@pytest.mark.parametrize(("what", "block", "is_one"), MENTIONS, ids=[case[0] for case in MENTIONS])
def test_a_title_is_only_mentioned_where(what: str, block: Block, is_one: bool) -> None:
    relation = Relation(0, 1, "before", (block,), block[2], float(block[2]))
    assert is_mention(relation, {1: SURE}, LINES) is is_one
    turned = turn(relation)
    assert is_mention(turned, {1: SURE}, LINES) is is_one


def test_what_stands_below_a_title_is_mentioned_by_a_short_text_of_which_it_is_most() -> None:
    lines = [frame("あ" * 300 + "い" * 400 + "。続き"), LINES[1]]
    relation = Relation(0, 1, "before", ((300, SIZE, 400),), 400, 400.0)
    assert is_mention(relation, {1: SURE}, lines)
    assert not is_mention(relation, {1: Opening(SIZE, sure=False)}, lines), "a garbled start may look like a title"


@pytest.mark.parametrize(("below", "is_one"), [(0, False), (4, False), (5, True)])
def test_of_two_texts_under_one_title_the_later_words_of_the_one_are_no_start_that_the_other_ends_with(
    below: int, is_one: bool
) -> None:
    """Just below the title the first word may be misread; what stands further on has other words before it."""
    lines = [frame(TITLE + "あ" * 1000), LINES[1]]
    relation = Relation(0, 1, "before", ((1000 + SIZE - 40, SIZE + below, 40),), 40, 40.0)
    assert is_mention(relation, {0: SURE, 1: SURE}, lines) is is_one


@pytest.mark.parametrize(("size", "is_one"), [(3, True), (6, False)])
def test_a_word_of_a_title_that_the_other_text_has_by_chance_is_not_the_title(size: int, is_one: bool) -> None:
    """What stands below is the lead, said again at the end; but a title of which a word was misread is one."""
    relation = Relation(0, 1, "before", ((600, SIZE - size, size), (680, SIZE, 200)), 200 + size, 160.0)
    assert is_mention(relation, {1: SURE}, LINES) is is_one


ENDS = [("", False), ("に", False), ("。", True), ("の話。", True)]
"""What stands in the one behind the title that the other one opens with."""


@pytest.mark.parametrize(("rest", "is_one"), ENDS)
def test_a_title_that_one_text_alone_starts_with_is_mentioned_in_a_sentence_that_ends(rest: str, is_one: bool) -> None:
    lines = [frame("あ" * 1000 + TITLE + rest), LINES[1]]
    relation = Relation(0, 1, "before", ((1000, 0, SIZE),), SIZE, 8.0)
    assert is_mention(relation, {1: Opening(SIZE, sure=False)}, lines) is is_one
    longer = relation._replace(blocks=((1000, 0, SIZE), (1000 + SIZE, SIZE, 1)))
    assert not is_mention(longer, {1: Opening(SIZE, sure=False)}, lines), "more than the title is the same"


@pytest.mark.parametrize("kind", ["within", "around", "repeat"])
def test_only_what_one_text_goes_on_with_can_be_a_mention(kind: str) -> None:
    relation = Relation(0, 1, "before", ((1000 - SIZE, 0, SIZE),), SIZE, 8.0)
    assert not is_mention(relation._replace(kind=kind), {1: SURE}, LINES)  # type: ignore[arg-type]


def test_a_title_known_from_other_fragments_is_mentioned_whatever_stands_behind_it_but_not_what_stands_below() -> None:
    known = {1: Opening(SIZE, sure=False, known=True)}
    title = Relation(0, 1, "before", ((1000 - SIZE, 0, SIZE),), SIZE, 8.0)
    assert is_mention(title, known, LINES)
    assert not is_mention(title, {1: Opening(SIZE, sure=False)}, LINES)
    below = Relation(0, 1, "before", ((960, SIZE, 40),), 40, 40.0)
    assert not is_mention(below, known, LINES), "the words before it may be misread"


def test_a_flattened_text_shows_a_title_that_two_fragments_start_with() -> None:
    texts = [
        f"{TITLE} 本文は一行に書かれている。",
        f"{TITLE}\n本文です。",
        f"{TITLE}\n別の本文です。",
        "別の題\n本文です。",
    ]
    fragments = [Fragment(n, 0, len(text), text, False, False) for n, text in enumerate(texts)]
    titles = find_titles(fragments)
    assert titles == {TITLE}, "with which one fragment alone starts, it is none"
    groups = [start_group(n, fold(text)) for n, text in enumerate(texts)]
    overlaps = [Relation(3, 0, "before", ((0, 0, 8),), 8, 8.0)]
    openings = measure_openings([0, 3], {}, overlaps, groups, fragments, titles)
    assert openings == {0: Opening(SIZE, sure=False, known=True), 3: Opening(3, sure=False)}


PHRASE = "保存した記録の一覧と控え"
STOPS = f"{'あ' * 60}次に{PHRASE}"
GOES_ON = f"室を開いて選びます。続けて{PHRASE}室を開いて、{'い' * 60}"
"""The phrase stands in both, but the second goes on where the first stops: 控え室."""


def test_a_phrase_in_common_is_no_overlap_where_the_words_that_meet_are_known() -> None:
    lines = [frame(STOPS), frame(GOES_ON)]
    block = (len(STOPS) - len(PHRASE), GOES_ON.index(PHRASE), len(PHRASE))
    relation = Relation(0, 1, "before", (block,), block[2], float(block[2]))
    assert is_refound(relation, lines)
    assert is_refound(turn(relation), lines)
    assert not is_refound(relation._replace(kind="repeat"), lines)
    assert not is_refound(relation, [lines[0], frame(GOES_ON.replace("控え室", "控え間"))])
    assert not is_refound(relation._replace(blocks=((block[0], 0, block[2]),)), lines), "it begins with the phrase"


def test_few_characters_are_not_known_again() -> None:
    assert runs_across(STOPS, GOES_ON)
    assert not runs_across("控え", "室を控え室を")


BELOW = [
    ("a text without a title", {}, ((900, SIZE, 100),), False),
    ("what begins with the title", {1: SURE}, ((900, 0, 100),), False),
    ("what begins behind a heading below it", {1: Opening(SIZE, sure=False)}, ((900, SIZE + 6, 94),), True),
    ("what goes on below a title that others have", {1: SURE}, ((900, SIZE + 1, 99),), False),
    ("what begins just below the title", {1: SURE}, ((900, SIZE, 100),), True),
    ("and some of the title by chance", {1: Opening(SIZE, sure=False)}, ((880, 3, 4), (900, SIZE, 100)), True),
]


@pytest.mark.parametrize(("what", "openings", "blocks", "is_one"), BELOW, ids=[case[0] for case in BELOW])
def test_below_a_title_lies(what: str, openings: dict[int, Opening], blocks: tuple[Block, ...], is_one: bool) -> None:
    relation = Relation(0, 1, "before", blocks, 100, 100.0)
    lines = [frame("あ" * 1000), frame(TITLE + "あ" * 1000)]
    assert lies_below_title(relation, openings, lines) is is_one
    assert lies_below_title(turn(relation), openings, lines) is is_one


def test_what_both_have_below_one_title_does_not_lie_below_that_of_the_later_one_alone() -> None:
    relation = Relation(0, 1, "before", ((900, SIZE, 100),), 100, 100.0)
    lines = [frame(TITLE + "い" * 900 + "あ" * 100), frame(TITLE + "あ" * 1000)]
    assert not lies_below_title(relation, {0: SURE, 1: SURE}, lines)


AGAIN = [
    ("it begins inside a sentence", "あ" * 1000 + "い" * 40, "い" * 40 + "。う" * 400, {}, 40, False),
    ("the other one goes on inside it", "あ" * 999 + "。" + "い" * 40, "い" * 80 + "。う" * 400, {}, 40, False),
    ("it has a title of its own", "あ" * 999 + "。" + "い" * 39 + "。", "い" * 39 + "。う" * 400, {0: SURE}, 40, False),
    ("it is most of it", "あ" * 9 + "。" + "い" * 39 + "。", "い" * 39 + "。う" * 400, {}, 40, False),
    ("it ends with the lead", "あ" * 999 + "。" + "い" * 39 + "。", "い" * 39 + "。う" * 400, {}, 40, True),
]


@pytest.mark.parametrize(("what", "one", "body", "own", "size", "is_one"), AGAIN, ids=[case[0] for case in AGAIN])
def test_a_text_without_a_title_says_an_opening_again_unless(
    what: str, one: str, body: str, own: dict[int, Opening], size: int, is_one: bool
) -> None:
    lines = [frame(one), frame(TITLE + body)]
    relation = Relation(0, 1, "before", ((len(one) - size, SIZE, size),), size, float(size))
    openings = own | {1: Opening(SIZE, sure=False)}
    assert is_mention(relation, openings, lines) is is_one
    assert is_mention(turn(relation), openings, lines) is is_one


NAMED = [
    ("本文はここで終わる。", f"{TITLE}\n本文です。", 0, True),
    ("本文はここで続いて", f"{TITLE}\n本文です。", 0, False),
    ("自分の題\n本文はここで終わる。", f"{TITLE}\n本文です。", 0, False),
    ("本文はここで終わる。", f"{TITLE}。本文です。", 0, False),
    ("本文はここで終わ。", f"{TITLE}\n本文です。", 2, False),
    ("本文はここで終わる。", f"{TITLE}です\n本文です。", 0, False),
]


@pytest.mark.parametrize(("before", "other", "more", "is_one"), NAMED)
def test_a_title_behind_a_sentence_at_the_end_of_a_text_without_one_names_an_article(
    before: str, other: str, more: int, is_one: bool
) -> None:
    texts = (f"{before}{TITLE}", other)
    fragments = [Fragment(n, 0, len(text), text, False, False) for n, text in enumerate(texts)]
    assert is_named(*fragments, fold(texts[0]).text, SIZE + more) is is_one
