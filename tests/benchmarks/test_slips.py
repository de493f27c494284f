from __future__ import annotations

from copy import copy
from random import Random

import pytest
from benchmarks.rules import judge_alone, judge_witnessed, measure_quiet, read_arguments
from benchmarks.slips import ALONE, WITNESSED, Slip, make_slip

RNG = Random(1)  # noqa: S311 - a seed makes the same places
TEXT = (
    "題名のとおりの長めの題\n一つ目の文がここに書かれています。二つ目の文は少し長く、読む人のために書かれたものです。\n"
)


@pytest.mark.parametrize("name", [name for name in ALONE if "ending" in name and "Korean" not in name])
def test_a_slip_is_where_it_says_and_taken_out_gives_the_text(name: str) -> None:
    slip = make_slip(TEXT, "ja", ALONE[name], RNG)
    if slip is not None:
        assert slip.damaged[: slip.start] == TEXT[: slip.start]
        assert TEXT.endswith(slip.damaged[slip.end :])
        assert len(slip.damaged) > len(TEXT)


def test_a_language_without_such_a_place_has_no_slip() -> None:
    assert make_slip("It was late.", "en", ALONE["stuttered particle を"], RNG) is None


def test_the_same_seed_makes_the_same_slip() -> None:
    one, two = (make_slip(TEXT, "ja", WITNESSED["doubled letter"], copy(RNG)) for _ in range(2))
    assert one == two


def test_a_slip_that_is_mended_is_told_and_mended() -> None:
    at = TEXT.index("です。\n")
    assert judge_alone(Slip(TEXT, TEXT[:at] + "です" + TEXT[at:], at, at + 4)) == (True, True)
    assert judge_alone(Slip(TEXT, TEXT, at, at + 2)) == (False, True)


def test_with_another_fragment_a_repair_is_asked() -> None:
    at = TEXT.index("長く")
    assert judge_witnessed(Slip(TEXT, TEXT[:at] + "長" + TEXT[at:], at, at + 2)) == (True, True)


def test_a_clean_article_is_quiet() -> None:
    quiet = measure_quiet([TEXT])
    assert (quiet.articles, quiet.loud, quiet.changed) == (1, 0, 0)


def test_corpora_are_folders() -> None:
    assert [str(path) for path in read_arguments(["--corpus", "a", "b"]).corpus] == ["a", "b"]
