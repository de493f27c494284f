"""Doubled starts."""

import pytest

from stitchtext.rules.doubled_starts import count_known, is_known, is_title_doubled


@pytest.mark.parametrize(("opening", "count"), [("The", 2), ("Theport", 1), ("Theports", 0), ("Z", 0)])
def test_starts_are_counted_that_begin_with_an_opening(opening: str, count: int) -> None:
    known = ["A", "Theport", "Thesea", "Y"]
    assert (count_known(opening, known), is_known(opening, known)) == (count, count > 0)


def test_a_title_that_no_other_has_once_is_not_held_to_be_doubled() -> None:
    assert not is_title_doubled("The sea The sea The boats are in.", ["TheseaTheseaTheboatsarein."])
