from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from accounting import check
from layings import lay, write
from stitchtext import repair
from stitchtext.assemble.additions import choose_additions
from stitchtext.folded import fold

WHOLE = (
    "The harbour of Kiso\nThe harbour opened in the spring of last year. Ships from six towns came at once. "
    "Everyone was glad to see the boats come in from the open sea. In the evening lanterns were hung along the pier, "
    "and a band played old songs until midnight. Nobody went home before the last ship had left."
)
STOP = WHOLE.index("In the evening")


@pytest.mark.parametrize("start", [0, 3, 5, 8, 12, 19])
@pytest.mark.parametrize("stray", ["Qz", "Xq zz"])
def test_a_few_stray_letters_behind_a_sentence_are_not_put_in_where_another_starts(stray: str, start: int) -> None:
    """Nor in front of one: they stand nowhere else, and a third fragment has none."""
    ends, starts = f"{WHOLE[:STOP]}{stray}", WHOLE[STOP - start :]
    for texts in permutations([WHOLE, ends, starts]):
        result = repair("\n—END—\n".join(texts))
        assert result.text.strip() == WHOLE
        assert not any(finding.doubt for finding in result.findings)


def test_short_words_that_stand_elsewhere_are_put_in_where_another_starts() -> None:
    """A third fragment leaves out the sentence that they begin; whether they stand is for the vote to say."""
    for texts in permutations([WHOLE, f"{WHOLE[:STOP]}Ships", WHOLE[STOP:]]):
        (layout,), _ = lay(*texts)
        assert "sea.Ships" in layout.text


@pytest.mark.parametrize("cut", [1, 2, 3, 5])
def test_a_sentence_that_a_third_leaves_out_goes_in_behind_the_letters_that_are_there(cut: int) -> None:
    """One fragment ends before the last letters of a sentence, one starts with them; the third lacks the next one."""
    first = write(0, 1)
    texts = [first[:-cut], first[-cut:] + write(2, 3, 4, 5), write(0, 1, 3, 4, 5)]
    for order in permutations(texts):
        (layout,), _ = lay(*order)
        assert layout.text == write(0, 1, 2, 3, 4, 5)


def test_of_lines_below_very_many_cuts_hardly_any_is_put_in() -> None:
    text = "".join(f"{spell(number, 30)}。" for number in range(60))
    lines = [spell(1000 + number, 24) for number in range(100)]
    raw = "\n—END—\n".join([text, *(f"{text[: 600 + 9 * n]}\n{line}" for n, line in enumerate(lines))]) + "\n"
    result = repair(raw)
    (article,) = result.articles
    assert sum(line in article.text for line in lines) < 8
    check(raw, result)


def test_of_two_passages_the_one_that_holds_the_other_waits_until_that_is_in() -> None:
    """One copy leaves out what stands between two headings too short to tell where; another has all below them."""
    first, second = "第6条", "第7条"
    own = [f"{spell(number, 70)}。" for number in range(5)]
    line = f"{own[0]}{first}{own[2]}{second}{own[4]}"
    wider = fold(f"{own[0]}{own[1]}{first}{second}{own[3]}{own[4]}")
    other = fold(f"{own[0]}{first}{own[2]}{second}{own[3]}{own[4]}")
    size, last = len(own[0]), len(own[4])
    around = [(0, 0, size), (len(wider.text) - last, len(line) - last, last)]
    beside = [(0, 0, len(line) - last), (len(other.text) - last, len(line) - last, last)]
    chosen = choose_additions(line, [(0, around), (1, beside)], [wider, other], {})
    assert chosen == {len(line) - last: (1, len(line) - last, len(line) - last + 71)}
    assert choose_additions(line, [(0, around)], [wider, other], {})


def spell(number: int, size: int) -> str:
    """So many letters in an order of their own."""
    dice = Random(number)  # noqa: S311 - the same text every time is the point
    return "".join(map(chr, dice.sample(range(0x4E00, 0x8E00), size)))
