"""Rounds: leave-alone cases first."""

from __future__ import annotations

import pytest

from layings import lay, write
from stitchtext import repair
from stitchtext.assemble.rounds import goes_round

ROUND = "朝の港に船が並び、市場に魚が上がる。"
HALF, REST = ROUND[:9], ROUND[9:]
LEFT_ALONE = [
    ("no round", write(0, 1, 2), write(2, 3), len(write(2))),
    ("one round alone", write(0) + ROUND, ROUND + write(1), len(ROUND)),
    ("as many rounds in both", write(0) + ROUND * 3, ROUND * 3 + write(1), 3 * len(ROUND)),
    ("a phrase that ends it, too", f"{write(0)}{HALF}{write(1)}{HALF}", f"{HALF}{write(1)}{HALF}{write(2)}", 0),
    ("a letter more by chance", f"{write(0)}。{ROUND * 2}", ROUND * 2 + write(1), 2 * len(ROUND)),
]
DOUBTED = [
    ("a text that begins in a round", write(0) + ROUND * 3, REST + ROUND * 2 + write(1), 3 * len(ROUND) - len(HALF)),
    ("a text that ends in one", write(0) + ROUND * 2 + HALF, ROUND * 3 + write(1), 2 * len(ROUND) + len(HALF)),
    ("both", write(0) + ROUND * 2 + HALF, REST + ROUND * 2 + write(1), len(REST) + len(ROUND) + len(HALF)),
]


@pytest.mark.parametrize(("what", "left", "right", "size"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_stands_once_or_as_often_in_both_is_no_matter_of_rounds(
    what: str, left: str, right: str, size: int
) -> None:
    length = size or len(HALF + write(1) + HALF)
    assert left.endswith(right[:length])
    assert not goes_round(left, right, (len(left) - length, 0, length))


@pytest.mark.parametrize(("what", "left", "right", "size"), DOUBTED, ids=[case[0] for case in DOUBTED])
def test_rounds_of_which_one_text_has_more_are_doubted(what: str, left: str, right: str, size: int) -> None:
    assert left.endswith(right[:size])
    assert goes_round(left, right, (len(left) - size, 0, size))


def test_windows_that_are_cut_inside_a_song_are_joined_in_doubt() -> None:
    texts = f"題名です\n{write(0)}{ROUND * 3}", f"{REST}{ROUND * 2}{write(1, 2)}"
    assert [joint.weak for joint in lay(*texts)[0][0].joints] == [True]
    assert "S201" in {finding.code for finding in repair("\n—END—\n".join(texts)).findings}
