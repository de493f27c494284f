from __future__ import annotations

import pytest

from layings import lay, write
from stitchtext.align import align
from stitchtext.assemble import containments
from stitchtext.assemble.containments import Index, add_clauses, drop_contained, find_likeliest, sift
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.relations import Relation, turn
from stitchtext.folded import fold

HOSTS = [write(0, 1, 2), write(3, 4)]
SMALL = [
    ("inside the first", "発電所の計画", 0, len(write(0)) + 3),
    ("at the very start", "朝の港には", 0, 0),
    ("at the end of the first", "開くという。", 0, len(HOSTS[0]) - 6),
    ("inside the second", "古い橋を守る", 1, len(write(3))),
    ("at the end of the last", "つつある。", 1, len(HOSTS[1]) - 5),
]


def test_a_few_clauses_of_two_long_texts_make_them_likely_only_where_no_share_is_asked_for() -> None:
    longer = [fold(write(0, 1) + "".join(f"{letter * 9}{number}。" for number in range(40))) for letter in "甲乙"]
    index: Index = {}
    add_clauses(index, 1, longer[1])
    assert find_likeliest(longer[0], index, longer, 8) == [1]
    assert find_likeliest(longer[0], index, longer, 8, 0.06) == []


@pytest.mark.parametrize(("what", "small", "host", "at"), SMALL, ids=[case[0] for case in SMALL])
def test_a_very_short_text_lies_where_it_stands_to_the_letter(what: str, small: str, host: int, at: int) -> None:
    folds = [fold(text) for text in (*HOSTS, small)]
    kept, inside = drop_contained([0, 1, 2], {}, [], folds)
    size = len(small)
    assert kept == [0, 1]
    assert inside == {2: Relation(2, host, "within", ((0, at, size),), size, float(size))}


def test_a_short_text_that_stands_twice_lies_inside_and_is_no_article() -> None:
    small = write(1, 2)
    (layout,) = lay(write(0, 1, 2, 3, 4, 1, 2, 5), small)[0]
    assert len(small) > 24
    assert sorted(number for number, _ in layout.members) == [0, 1]


def test_a_very_short_text_that_stands_nowhere_is_kept() -> None:
    for small in ("山あいの学校", "という。研究者"):
        assert drop_contained([0, 1, 2], {}, [], [fold(text) for text in (*HOSTS, small)]) == ([0, 1, 2], {})


def test_who_turns_out_to_lie_inside_another_is_not_kept_from_whichever_side_it_is_told() -> None:
    folds = [fold(text) for text in (write(*range(7)), write(*range(1, 7)), "同じ文が一つもない、別の記事。")]
    size = len(write(*range(1, 7)))
    assert size > 96
    within = Relation(1, 0, "within", ((0, len(write(0)), size),), size, float(size))
    for told in (within, turn(within)):
        assert drop_contained([0, 1, 2], {}, [told], folds) == ([0, 2], {1: within})
    beside = within._replace(kind="before")
    assert drop_contained([0, 1, 2], {}, [beside], folds) == ([0, 1, 2], {})
    little = within._replace(matched=13)
    assert drop_contained([0, 1, 2], {}, [little], folds) == ([0, 1, 2], {})
    worthless = within._replace(worth=-1.0)
    assert drop_contained([0, 1, 2], {}, [worthless], folds) == ([0, 1, 2], {})


def test_while_others_are_to_come_only_who_lies_in_a_text_for_the_most_part_is_not_kept() -> None:
    folds = [fold(write(*range(7))), fold(write(*range(1, 7)))]
    within = Relation(1, 0, "within", ((0, len(write(0)), 50),), 50, 30.0)
    for share, weak, kept in ((0.6, False, [0]), (0.45, False, [0, 1]), (0.45, True, [0]), (0.35, True, [0, 1])):
        matched = within._replace(matched=int(share * len(folds[1].text)))
        assert drop_contained([0, 1], {}, [matched], folds, weak=weak)[0] == kept


def test_clauses_that_have_one_hash_cost_no_more_than_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containments, "hash", lambda clause: 1, raising=False)
    texts = [write(0, 1, 2, 3), write(1, 2), write(5, 6)]
    kept, inside, _ = sift([0, 1, 2], [fold(text) for text in texts], Pairs(align))
    assert kept == [0, 2]
    assert {number: relation.b for number, relation in inside.items()} == {1: 0}


def test_of_texts_that_are_known_only_what_they_have_to_do_with_fresh_ones_is_asked() -> None:
    folds = [fold(text) for text in (write(0, 1, 2), write(1, 2, 3), write(2, 3, 4))]
    whole, some = (sift([0, 1, 2], folds, Pairs(align), fresh) for fresh in (None, {2}))
    assert whole[0] == some[0] == [0, 1, 2]
    assert {(r.a, r.b) for r in whole[2]} == {(1, 0), (2, 1), (2, 0)}
    assert {(r.a, r.b) for r in some[2]} == {(2, 1), (2, 0)}
    assert sift([0, 1, 2], folds, Pairs(align), {0})[2] == [r for r in whole[2] if 0 in (r.a, r.b)]


STEPS = "設定を開いて端末の一覧を選び、名前の横にある歯車を押します。続けて{}を書き換え、窓を閉じます。"


def test_a_text_that_is_nearly_said_in_its_host_is_kept_where_it_goes_on_at_the_end_of_that() -> None:
    opening = STEPS.split("{}", maxsplit=1)[0]
    host = f"{write(0, 5)}{STEPS.format('端末の呼び名')}{write(1, 2)}{opening}"
    goes_on, stays = STEPS.format("置いてある場所"), f"{write(0, 5)}{STEPS.format('置いてある場所')}"
    assert lay(host, goes_on)[0][0].text == fold(host).text + fold(goes_on).text.removeprefix(fold(opening).text)
    assert lay(host, stays)[0][0].text == fold(host).text, "its start is not where the host ends"


WITHIN = Relation(1, 0, "within", ((0, 50, 60), (62, 112, 38)), 98, 90.0)
"""The second of some texts in the first, with another word of two characters at 60."""
PLAIN = WITHIN._replace(blocks=((0, 50, 60), (61, 111, 39)))
PASSAGE = WITHIN._replace(blocks=((0, 50, 60), (82, 132, 18)))
COVERS, BESIDE = ((Relation(2, 1, "before", ((70, 0, size),), size, float(size))) for size in (64, 60))
SHORT, LOOSE = BESIDE._replace(matched=23), COVERS._replace(blocks=((70, 0, 30), (101, 31, 33)))
UNLIKE = Relation(2, 0, "repeat", ((0, 0, 60),), 60, 20.0)
ON = Relation(3, 2, "before", ((70, 0, 40),), 40, 40.0)
DOUBTED = Relation(2, 0, "within", ((0, 10, 60), (62, 72, 38)), 98, 90.0)
AT_END = Relation(1, 2, "before", ((70, 0, 30),), 30, 30.0)
ELSEWHERE: list[tuple[str, list[Relation], list[int]]] = [
    ("nobody goes on to it", [WITHIN], [1]),
    ("the same, but for a letter", [PLAIN, COVERS, UNLIKE], [1]),
    ("a passage of its own", [PASSAGE, COVERS, UNLIKE], [1]),
    ("one goes on to it without that word", [WITHIN, BESIDE], [1]),
    ("one goes on to it, but not to the letter", [WITHIN, LOOSE], [1]),
    ("one goes on to it by little, and is unlike the host", [WITHIN, SHORT, UNLIKE], [1]),
    ("one goes on to it that lies inside, too", [WITHIN, COVERS, DOUBTED._replace(blocks=((0, 10, 60),))], [1, 2]),
    (
        "it lies in two, and has the word of one of them",
        [WITHIN, COVERS, WITHIN._replace(b=3, blocks=((0, 0, 60),))],
        [1],
    ),
    ("one goes on to it with that word", [WITHIN, COVERS], []),
    ("the same, told from the other side", [turn(WITHIN), turn(COVERS)], []),
    ("one goes on to it that is unlike the host", [WITHIN, BESIDE, UNLIKE], []),
    ("it goes on to one that is of others itself", [WITHIN, AT_END, DOUBTED, ON, UNLIKE._replace(a=3)], []),
]


@pytest.mark.parametrize(("what", "relations", "held"), ELSEWHERE, ids=[case[0] for case in ELSEWHERE])
def test_a_text_with_another_word_than_its_host_is_of_the_one_that_goes_on_to_it(
    what: str, relations: list[Relation], held: list[int]
) -> None:
    folds = [fold(letter * size) for letter, size in zip("甲乙丙丁", (200, 100, 134, 110), strict=True)]
    for order in (relations, relations[::-1]):
        assert sorted(drop_contained([0, 1, 2, 3], {}, order, folds)[1]) == held


def test_texts_that_share_a_clause_are_likely_only_where_one_is_enough() -> None:
    folds = [fold(write(0, 1, 2)), fold(write(2, 3))]
    index: Index = {}
    add_clauses(index, 0, folds[0])
    assert find_likeliest(folds[1], index, folds, 8) == [0]
    assert find_likeliest(folds[1], index, folds, 8, least=2) == []
