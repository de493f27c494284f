from __future__ import annotations

from itertools import permutations

from layings import lay, write


def test_a_refrain_that_is_the_longest_text_in_common_does_not_keep_out_what_stands_between() -> None:
    windows = write(0, 1, 2, 3), write(3, 4, 2), write(2, 3, 6)
    for texts in permutations(windows):
        layouts = lay(*texts)[0]
        assert [layout.text for layout in layouts] == [write(0, 1, 2, 3, 4, 2, 3, 6)]


def test_what_stands_below_the_title_of_an_article_and_ends_another_text_does_not_tie_the_two() -> None:
    first, copy, later = f"題名\n{write(0, 1, 2)}", f"題名\n{write(0, 1)}", f"れた。{write(5, 6, 0)}"
    for texts in permutations((first, copy, later)):
        assert {layout.text for layout in lay(*texts)[0]} == {f"題名{write(0, 1, 2)}", later}
