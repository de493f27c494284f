from __future__ import annotations

import pytest

from layings import write
from stitchtext import repair
from stitchtext.align import align
from stitchtext.assemble import heads, overlaps
from stitchtext.assemble.overlaps import find_overlaps
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import Relation, turn
from stitchtext.folded import Folded, fold
from stitchtext.model import Block

FAR = "".join(f"第{number}の文はここにあり、続きも{number * 7}ある。" for number in range(4_500))


def find(*texts: str, known: tuple[Relation, ...] = ()) -> list[Relation]:
    """Relations, each told from the side of the text that is named first."""
    found = find_overlaps(range(len(texts)), [fold(text) for text in texts], Pairs(align), known)
    return [relation if relation.a < relation.b else turn(relation) for relation in found]


def test_the_end_of_one_is_found_at_the_start_of_another_whatever_their_order() -> None:
    shared = len(write(2))
    left, right = write(0, 1, 2), write(2, 3, 4)
    (one,), (other,) = find(left, right), find(right, left)
    assert (one.a, one.b, one.kind, one.blocks) == (0, 1, "before", ((len(write(0, 1)), 0, shared),))
    assert (other.a, other.b, other.kind, other.blocks) == (0, 1, "after", ((0, len(write(0, 1)), shared),))


@pytest.mark.parametrize("cut", [0, 7, 23])
def test_of_two_overlaps_to_the_letter_inside_a_refrain_the_longer_one_is_found(cut: int) -> None:
    song = "la di da and la di do with the boats in the bay, " * 3
    left, right = fold(f"{write(0)}{song}{song[:20]}").text, fold(f"{song[cut:]}{song[:20]}{write(1)}").text
    size = len(fold(f"{song[cut:]}{song[:20]}").text)
    assert [found.blocks for found in find(left, right)] == [((len(left) - size, 0, size),)]


def test_n_grams_that_have_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "hash", lambda gram: 1, raising=False)
    (found,) = find(write(0, 1, 2), write(2, 3, 4), write(5, 6, 7))
    assert (found.a, found.b, found.kind) == (0, 1, "before")


LINE = "The {} shall keep the {} for {} days after the day on which the notice of section {} has been received. "
RULES = [("owner", "ship", 7, 12), ("agent", "goods", 90, 3), ("guard", "keys", 31, 1)]


def test_ends_of_a_form_that_meet_to_the_letter_go_before_two_others_that_are_like() -> None:
    """The first starts, but for a number, as the second ends; the second starts as the first ends."""
    text = "".join(LINE.format(*rule) for rule in RULES)
    cut, end = text.index("agent") + 50, text.index("guard") + 30
    left, right = text[text.index("days after") : end], text[cut : text.rindex("been") + 4]
    for texts in ((left, right), (right, left)):
        (found,) = find(*texts)
        assert (found.kind == "before", found.matched) == (texts[0] is left, len(fold(text[cut:end]).text))


def test_a_host_of_a_form_that_has_all_of_a_head_goes_before_others_that_have_more_of_its_words() -> None:
    """Each line of the form is in all of them; the head begins as one of them ends."""
    sizes = (5, 5, 5, 5, 5, 2, 5, 5, 5, 5)
    hosts = [
        "".join(LINE.format("pilot", "log", n * 17 + k, n * 3 + k) for k in range(size)) for n, size in enumerate(sizes)
    ]
    cut = hosts[5].rindex("keep")
    head = hosts[5][cut:] + LINE.format("clerk", "book", 365, 88)
    found = find(head, *hosts)
    assert [r.b for r in found if (r.a, r.kind, len(r.blocks)) == (0, "after", 1)] == [6]


AGREES = [
    ("nowhere", write(0, 1, 2), write(3, 4, 5), 5, 0),
    ("by less of it than is asked", write(0, 1, 2, 3) * 2, write(1, 2, 3) + write(4, 5) * 2, len(write(0)), 0),
    ("to the letter", write(0, 1, 2, 3), write(1, 2, 3, 4), len(write(0)), 4),
    ("but for a garbled start", write(0, 1, 2, 3), "囗囗" + write(1, 2, 3, 4)[2:], len(write(0)), 2),
    ("but for one before the host's", write(0, 1, 2, 3)[3:], "囗囗囗" + write(0, 1, 2, 3, 4)[3:], -3, 2),
    ("but for a garbled end", write(0, 1, 2, 3)[:-2] + "囗囗", write(1, 2, 3, 4), len(write(0)), 2),
    ("too little of it", write(0, 1)[:28], write(1, 2, 3, 4), len(write(0)), 0),
]


@pytest.mark.parametrize(("what", "host", "head", "at", "times"), AGREES, ids=[case[0] for case in AGREES])
def test_a_host_holds_a_head(what: str, host: str, head: str, at: int, times: int) -> None:
    assert overlaps._agree(host, head, at) == times


REST = write(3, 4, 5, 6, 7) * 2
GOES_ON = [
    ("what stands in it", REST, write(0) + REST, True),
    ("a part of what stands in it", REST, write(0, 6, 7), True),
    ("nothing that stands in it", REST, write(0, 1, 2), False),
    ("too little to tell", REST[:100], write(0, 1, 2), True),
    ("nothing", "", write(0), True),
]


@pytest.mark.parametrize(("what", "rest", "text", "does"), GOES_ON, ids=[case[0] for case in GOES_ON])
def test_a_head_goes_on_in_a_text_with(what: str, rest: str, text: str, does: bool) -> None:
    assert overlaps._goes_on(rest, text) is does


def test_an_end_is_found_at_a_garbled_start_though_more_of_its_words_follow_there_once_more() -> None:
    left = (
        "And Moses said, It is not meet so to do; for we shall sacrifice the abomination of the Egyptians to the LORD "
        "our God: lo, shall we sacrifi"
    )
    right = (
        "fi Gutrann ce the abomination of the Egyptians to the LORD our God: lo, shall we sacrifice the abomination of "
        "the Egyptians before their eyes, and will they not stone us?"
    )
    (found,) = find(write(0, 1, 2) + left, right + write(3, 4, 5))
    shared = len(fold("ce the abomination of the Egyptians to the LORD our God: lo, shall we sacrifi").text)
    assert (found.kind, found.matched) == ("before", shared)


RUNS = [
    ("nothing", write(0, 1), write(2, 3), 0, []),
    ("too little", write(0, 1), write(0) + write(3), 0, []),
    (
        "all there is room for",
        write(0, 1, 2, 3),
        write(1, 2, 3, 4),
        len(write(0)),
        [(len(write(0)), 0, len(write(1, 2, 3)))],
    ),
    ("what is garbled before", "囗囗" + write(1, 2, 3), write(0, 1, 2, 3), 2 - len(write(0)), [(2, len(write(0)), 54)]),
    ("what is garbled behind", write(0, 1, 2, 3) + "囗囗", write(1, 2, 3, 4), len(write(0)), [(17, 0, 54)]),
]


@pytest.mark.parametrize(("what", "a", "b", "start", "blocks"), RUNS, ids=[case[0] for case in RUNS])
def test_a_run_in_one_place_is(what: str, a: str, b: str, start: int, blocks: list[Block]) -> None:
    assert overlaps._find_run(a, b, start) == blocks


def test_texts_that_share_nothing_have_no_relation() -> None:
    assert find(write(0, 1, 2), write(3, 4, 5)) == []


def test_a_garbled_overlap_is_found() -> None:
    (found,) = find(write(0, 1, 2)[:-3] + "囗囗", write(1, 2, 3))
    assert (found.a, found.b, found.kind) == (0, 1, "before")


def test_what_is_known_and_sound_is_not_looked_for_again() -> None:
    texts = [fold(write(0, 1, 2)), fold(write(2, 3, 4))]
    met: list[str] = []

    def watch(a: Folded, b: Folded, index: dict[str, int] | None = None) -> list[Block]:
        met.append(a.text)
        return align(a, b, index)

    known = Relation(0, 1, "before", ((len(write(0, 1)), 0, len(write(2))),), len(write(2)), float(len(write(2))))
    (found,) = find_overlaps([0, 1], texts, Pairs(watch), [known])
    assert found is known
    assert met == []


def test_a_head_that_stands_far_inside_a_long_text_is_found_in_its_place() -> None:
    at = 60_000
    part = FAR[at : at + 900]
    (found,) = find(FAR, part[:400] + "囗" + part[401:])
    assert (found.a, found.b, found.kind) == (0, 1, "around")
    assert found.blocks == ((at, 0, 400), (at + 401, 401, 499))


def test_a_line_at_both_ends_of_a_page_does_not_join_a_copy_with_a_word_misread_end_to_end() -> None:
    line = "Subscribe to the weekly letter of the valley paper and read what others leave out."
    body = (
        "The week began with sun and no wind at all. People stood by the bridge and saw the river. {} before noon. "
        "Nobody had seen so much water since the year of the great storm. Boats were tied to the trees along the road."
    )
    page = f"{line}\n{body.format('Soldiers came')}\n{line}"
    copy = f"{line}\n{body.format('17 BUZZ KILO XY')}"
    for order in ((page, copy), (copy, page)):
        (article,) = repair("\n—END—\n".join(order)).articles
        assert abs(len(article.text) - len(page)) < 10


ELSEWHERE = [
    ("a long refrain, which is worth what it has", 1200, 1200.0, 60, "repeat"),
    ("what long tables have, by a phrase", 1200, -900.0, 36, "repeat"),
    ("what long tables have, by more than a phrase", 1200, -900.0, 60, "before"),
    ("some lines of tables, by a phrase", 300, -90.0, 36, "before"),
]


@pytest.mark.parametrize(("what", "matched", "worth", "size", "kind"), ELSEWHERE, ids=[case[0] for case in ELSEWHERE])
def test_two_ends_are_held_against_what_their_texts_share_elsewhere(
    what: str, matched: int, worth: float, size: int, kind: str
) -> None:
    left, right = fold(write(0, 1) * 9).text, fold(write(2, 3) * 9).text
    meeting = fold(write(4, 5, 6, 7)).text[:size]
    repeat = Relation(0, 1, "repeat", ((5, 5, matched),), matched, worth)
    (found,) = find(left + meeting, meeting + right, known=(repeat,))
    assert found.kind == kind


FOOT = "Read the letter of the valley"
COPIES = [
    ("as much of its own", f"{write(0, 1, 2)}\n{FOOT}", f"{FOOT}\n{write(5, 6, 2)}", False),
    ("one that leaves out a sentence", f"{write(0, 1, 2)}\n{FOOT}", f"{FOOT}\n{write(0, 2)}", True),
]


@pytest.mark.parametrize(("what", "left", "right", "told"), COPIES, ids=[case[0] for case in COPIES])
def test_a_line_below_one_copy_and_above_another_is_no_overlap_of_their_ends(
    what: str, left: str, right: str, told: bool
) -> None:
    (found,) = find(left, right)
    assert (found.blocks[0][1] == 0 and found.kind == "before") is not told


def test_a_refrain_near_two_ends_is_no_overlap_of_texts_that_overlap_to_the_letter_the_other_way_round() -> None:
    refrain, meeting = write(0, 1, 2, 3, 4), write(5, 6, 7)
    left = f"海の暮らし。{refrain}{'別の話が続く。' * 3}{meeting}"
    right = f"{meeting}{'さらに別の話もある。' * 3}{refrain}また来年。"
    (found,) = find(left, right)
    assert (found.a, found.b, found.kind, found.matched) == (0, 1, "before", len(meeting))
    (found,) = find(left, right.removesuffix("また来年。"))
    assert (found.kind, found.matched) == ("before", len(meeting)), "one end is enough not to reach"
    (found,) = find(left.removeprefix("海の暮らし。"), right.removesuffix("また来年。"))
    assert (found.kind, found.matched) == ("after", len(refrain)), (
        "where both meet to the letter the longer one is taken"
    )
