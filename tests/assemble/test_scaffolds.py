from __future__ import annotations

import pytest

from layings import write
from stitchtext.align import align
from stitchtext.assemble.evidence import Evidence
from stitchtext.assemble.hits import Hit
from stitchtext.assemble.scaffolds import Scaffold, choose_scaffolds, is_severed, list_links, raise_scaffolds
from stitchtext.folded import fold


def hit(part: int, bits: float = 50.0) -> Hit:
    return Hit(part, ((0, 0, 30),), 60, bits, True)


def raised(scaffold: str, *parts: str, omission: int = 0, titled: tuple[int, ...] = ()) -> list[Scaffold]:
    lines = [fold(text) for text in (*parts, scaffold)]
    numbers = range(len(parts))
    return raise_scaffolds({len(parts): omission}, numbers, set(titled), lines, align, Evidence(lines))


def test_a_text_that_runs_from_one_part_to_another_is_a_scaffold_of_both() -> None:
    ((number, hits),) = raised(write(1, 2, 5, 6), write(5, 6, 7), write(0, 1, 2))
    assert number == 2
    assert [(h.part, h.start, h.end, h.low, h.high, h.size) for h in hits] == [
        (1, 0, len(write(1, 2)), len(write(0)), len(write(0, 1, 2)), len(write(0, 1, 2))),
        (0, len(write(1, 2)), len(write(1, 2, 5, 6)), 0, len(write(5, 6)), len(write(5, 6, 7))),
    ]
    assert all(h.sure and h.bits > 100 for h in hits)


def test_a_text_that_shares_nothing_or_leaves_nothing_out_is_none() -> None:
    assert raised(write(5, 6), write(0, 1, 2)) == []
    assert raised(write(0, 1), write(0, 1, 2)) == []


def test_what_stands_at_the_end_of_one_part_and_inside_the_next_is_of_the_first() -> None:
    ((_, hits),) = raised(write(1, 2, 3), write(0, 1, 2), write(5, 6, 2, 3, 4), omission=40)
    assert [(h.part, h.start, h.end) for h in hits] == [
        (0, 0, len(write(1, 2))),
        (1, len(write(1, 2)), len(write(1, 2, 3))),
    ]
    assert hits[1].low == len(write(5, 6, 2))


def test_a_part_that_says_a_passage_again_is_not_laid_where_its_other_copy_is() -> None:
    """The scaffold leaves the second copy out, so that the first one is all of it that there is."""
    first, second = write(0, 1, 2, 3, 7, 4), write(4, 1, 2, 3, 5, 6)
    ((_, hits),) = raised(write(0, 1, 2, 3, 7, 4, 5, 6), first, second, omission=len(write(1, 2, 3)))
    assert [(h.part, h.high) for h in hits] == [(0, len(first)), (1, len(second))]
    assert hits[1].start >= len(write(0, 1, 2, 3, 7))
    assert hits[1].low <= 2, "the sentence that both have, but for letters that all end in"


def test_a_few_words_of_a_part_that_nearly_stand_further_on_do_not_keep_out_the_next_part() -> None:
    """Both parts end with nearly the same sentence; the scaffold has that of the second, and not that of the first."""
    nearly = "この方法は港の船を桟橋に着けるときに限り、しかも霧の深い朝の場合だけに勧められるものである。"
    last, more = nearly.replace("霧の深い朝", "雪の降る夜"), "".join(chr(0x4E00 + 7 * n) for n in range(160)) + "。"
    first, second = write(0, 1, 2, 3, 4, 6, 7) * 4 + nearly, write(5) + more + last
    ((_, hits),) = raised(write(0, 1, 2, 3, 4, 6, 7) * 4 + more + last, first, second, omission=len(nearly))
    assert [h.part for h in hits] == [0, 1]
    assert hits[0].end <= len(write(0, 1, 2, 3, 4, 6, 7) * 4)


def test_of_texts_that_can_be_both_those_that_bridge_most_are_scaffolds() -> None:
    two, three = Scaffold(7, (hit(0), hit(1))), Scaffold(8, (hit(7, 20.0), hit(1), hit(2)))
    heavy, light = Scaffold(3, (hit(4, 90.0),)), Scaffold(4, (hit(3, 80.0),))
    for order in ([two, three, heavy, light], [light, heavy, three, two]):
        assert choose_scaffolds(order) == [three, heavy]


def test_links_are_the_neighbours_on_a_scaffold() -> None:
    one, other = Scaffold(7, (hit(0), hit(1), hit(2))), Scaffold(8, (hit(5),))
    assert [(s.number, left.part, right.part) for s, left, right in list_links([one, other])] == [(7, 0, 1), (7, 1, 2)]


@pytest.mark.parametrize(
    ("text", "at", "severed"),
    [
        ("一つ。二つ", 4, True),
        ("一つ。二つ", 3, False),
        ("「一つ。」二つ", 5, False),
        ("一つ。二つ", 0, False),
        ("一つ。二つ", 5, False),
    ],
)
def test_a_text_is_severed_inside_a_sentence(text: str, at: int, severed: bool) -> None:
    assert is_severed(text, at) is severed


def test_a_text_without_a_title_that_says_the_lead_of_another_at_its_end_is_no_scaffold_of_that() -> None:
    """Nor is that one of it: what comes later would be laid before the title."""
    article, later = f"港の朝の話{write(0, 1, 2, 3, 4)}", write(5, 6, 7, 0, 1, 2)
    assert raised(later, article, titled=(0,)) == []
    assert raised(later, article), "without a title the article may begin with what stands before"
    assert raised(f"{later}ここでまだ終わらない。", article, titled=(0,)), "more than whole sentences is the same"
