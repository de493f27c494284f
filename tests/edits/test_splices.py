from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext.edits import apply_edits, revert_edits
from stitchtext.edits.splices import Shifts, trim_edit
from stitchtext.model import Edit


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("あですab\n ", max_size=30))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.text("xyで", max_size=3))
    return text, [Edit(min(a, b), max(a, b), put) for a, b, put in draw(st.lists(spans, max_size=6))]


@given(texts_with_edits())
def test_what_was_applied_can_be_taken_back(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert revert_edits(apply_edits(text, edits)) == text


@given(texts_with_edits())
def test_the_order_of_edits_does_not_matter(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(text, edits) == apply_edits(text, edits[::-1])


@given(texts_with_edits())
def test_every_edit_is_applied_or_told_as_skipped(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    done = apply_edits(text, edits)
    assert {*done.applied, *done.skipped} == set(edits)
    assert all(a.end <= b.start for a, b in zip(done.applied, done.applied[1:], strict=False))
    assert all(any(s.start < a.end for a in done.applied) for s in done.skipped)


@given(texts_with_edits())
def test_trimming_changes_no_result(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    for edit in edits:
        trimmed = trim_edit(text, edit)
        assert apply_edits(text, [trimmed]).text == apply_edits(text, [edit]).text
        old = text[trimmed.start : trimmed.end]
        assert not (old and trimmed.text and (old[0] == trimmed.text[0] or old[-1] == trimmed.text[-1]))


@pytest.mark.parametrize(
    ("edit", "trimmed"),
    [
        (Edit(0, 4, "xycd"), Edit(0, 2, "xy")),
        (Edit(0, 4, "abxy"), Edit(2, 4, "xy")),
        (Edit(0, 4, "axyd"), Edit(1, 3, "xy")),
        (Edit(1, 3, "bxbc"), Edit(2, 2, "xb")),
        (Edit(0, 4, "abcd"), Edit(4, 4, "")),
    ],
)
def test_an_edit_is_trimmed_at_both_of_its_ends(edit: Edit, trimmed: Edit) -> None:
    assert trim_edit("abcd", edit) == trimmed


@given(texts_with_edits())
def test_kept_and_lost_parts_tile_a_text_and_kept_ones_stand_where_they_are_shifted_to(
    case: tuple[str, list[Edit]],
) -> None:
    text, edits = case
    done = apply_edits(text, edits)
    shifts = Shifts(done.applied)
    kept = list(shifts.kept(0, len(text)))
    lost = list(shifts.lost(0, len(text)))
    parts = sorted([*kept, *((low, high) for low, high, _ in lost)])
    assert "".join(text[low:high] for low, high in parts) == text
    for low, high in kept:
        at = shifts.start(low)
        assert done.text[at : at + high - low] == text[low:high]


def test_a_span_around_an_edit_shrinks_with_it() -> None:
    shifts = Shifts([Edit(4, 6, "")])
    assert shifts.span(2, 6) == (2, 4)
    assert shifts.span(6, 7) == (4, 5)
    assert shifts.span(4, 6) == (4, 4)


def test_a_span_that_starts_with_replaced_text_starts_with_what_replaces_it() -> None:
    assert Shifts([Edit(2, 4, "xyz")]).span(2, 5) == (2, 6)


def test_a_span_does_not_take_in_what_is_put_at_its_edges() -> None:
    assert Shifts([Edit(2, 2, "x"), Edit(4, 4, "y")]).span(2, 4) == (3, 5)


@pytest.mark.parametrize("edit", [Edit(-1, 0, ""), Edit(1, 0, ""), Edit(0, 4, "")])
def test_an_edit_outside_the_text_is_an_error(edit: Edit) -> None:
    with pytest.raises(ValueError, match="not a span"):
        apply_edits("abc", [edit])
