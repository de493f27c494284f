from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stitchtext.folded import fold
from stitchtext.indexes import index_units


@given(
    st.lists(st.sampled_from(["一つ。", "二つ目。", "三。", "一つ、"]), max_size=12),
    st.sets(st.sampled_from(["一つ。", "二つ目。", "三。"])),
)
def test_of_some_clauses_alone_those_that_stand_once_are_indexed(clauses: list[str], wanted: set[str]) -> None:
    text = fold("".join(clauses))
    full = index_units(text)
    assert all(text.text.count(unit) >= 1 for unit in full)
    assert index_units(text, wanted) == {unit: at for unit, at in full.items() if unit in wanted}
