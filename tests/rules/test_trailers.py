"""Trailers. Leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from harbours import joined
from stitchtext import repair
from stitchtext.rules.trailers import find_trailer

TEXT = "The harbour at dawn\nEvery morning the boats come in. Nobody is surprised.\nThe market is swept by two men.\n"
LIST = "Related articles\nThe port at night\nA ship comes in\nWhere is the dog?\n"
OTHER = "Related articles\nTwo men and a market\nThe bridge\n"
LEFT_ALONE = [
    ("a sentence below", f"{TEXT}Related articles\nThese are not all.\n"),
    ("nothing below", f"{TEXT}Related articles\n"),
    ("a word like it", f"{TEXT}Related matters\nThe port at night\n"),
    ("a long line below", f"{TEXT}Related articles\n{'port ' * 40}\n"),
    ("many lines below", f"{TEXT}Related articles\n" + "A port\n" * 20),
    ("in the middle", f"Related articles\n{TEXT}"),
]


@pytest.mark.parametrize(("what", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_is_no_list_of_articles_is_not_found(what: str, text: str) -> None:
    assert find_trailer(text) is None


@pytest.mark.parametrize(
    "others",
    [
        [TEXT + OTHER],
        [TEXT + "In the evening it rains.\n", TEXT + "In the evening it was still.\n"],
        [TEXT + OTHER, TEXT[:70]],
    ],
    ids=["another list", "the text goes on", "another list and a cut copy"],
)
def test_a_list_goes_where_others_have_another_or_none(others: list[str]) -> None:
    raw = joined(TEXT + LIST, *others)
    result = repair(raw)
    assert "Related" not in result.text
    assert result.text.startswith(TEXT)
    check(raw, result)


def test_a_list_that_one_copy_lacks_stays() -> None:
    assert repair(joined(TEXT + LIST, TEXT)).text == TEXT + LIST


def test_an_abridged_list_is_no_other_list() -> None:
    assert repair(joined(TEXT + LIST, TEXT + LIST.replace("The port at night\n", ""))).text == TEXT + LIST


def test_a_list_that_all_copies_have_stays() -> None:
    assert repair(joined(TEXT + LIST, (TEXT + LIST).replace("\n", " "), TEXT[:70])).text == TEXT + LIST
