from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext.composed import ESCAPED, compose

CASES = [
    ("nothing to compose", "plain", [0], "plain", "plain", [0], []),
    ("a letter inside a run", "cafe\u0301s", [0], "caf\u00e9s", "cafes", [0, 4], [1, 0]),
    ("a letter at the end", "cafe\u0301", [0], "caf\u00e9", "cafe", [0], [1]),
    ("a letter at the end of a run", "cafe\u0301s", [0, 5], "caf\u00e9s", "cafes", [0, 4], [1, 0]),
    ("a mark behind a gap", "cafe\u0301s", [0, 4], "cafe\u0301s", "cafe\u0301s", [0, 4], []),
    ("two letters", "e\u0301a\u0302\u0301", [0], "\u00e9\u1ea5", "ea", [0, 1], [1, 2]),
    ("a mark too many", "e\u0301\u0301", [0], "\u00e9\u0301", "e\u0301", [0, 1], [1, 0]),
    ("a mark alone", "\u0301e", [0], "\u0301e", "\u0301e", [0], []),
    ("one as HTML writes it", "caf&eacute;s", [0], "caf\u00e9s", f"caf{ESCAPED}s", [0, 4], [7, 0]),
    ("a quote by number, in its one form", "it&#8217;s", [0], "it's", f"it{ESCAPED}s", [0, 3], [6, 0]),
    ("one as HTML writes it, across a gap", "R&amp;D", [0, 3], "R&amp;D", "R&amp;D", [0, 3], []),
    ("a space as HTML writes it", "a&nbsp;b", [0], "a&nbsp;b", "a&nbsp;b", [0], []),
    ("a name that HTML does not know", "R&D;x", [0], "R&D;x", "R&D;x", [0], []),
    ("a mark behind one of HTML", "&eacute;\u0301", [0], "&eacute;\u0301", "&eacute;\u0301", [0], []),
    ("syllables", "\u1112\u1161\u11ab\u1100\u1173\u11af", [0], "\ud55c\uae00", "\u1112\u1100", [0, 1], [2, 2]),
]


@pytest.mark.parametrize(
    ("what", "text", "runs", "composed", "forms", "starts", "extras"), CASES, ids=[case[0] for case in CASES]
)
def test_what_is_composed_ends_a_run(
    what: str, text: str, runs: list[int], composed: str, forms: str, starts: list[int], extras: list[int]
) -> None:
    found = compose(text, runs, runs)
    assert (found.text, found.forms) == (composed, forms)
    assert (list(found.starts), list(found.extras)) == (starts, extras)


PARTS = [*"ea\u0301\u0302x\u30cf\u309a\u1112\u1161\u11ab", "&amp;", "&eacute;", "&", ";"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.data())
def test_runs_and_extras_lead_back_to_every_character(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=4)) if len(text) > 1 else set()
    runs = [0, *sorted(cuts)]
    found = compose(text, runs, [at + 3 * n for n, at in enumerate(runs)])
    extras = list(found.extras) or [0] * len(found.starts)
    ends = [*list(found.starts)[1:], len(found.text)]
    raw_ends = [
        raw + end - at + more for raw, at, end, more in zip(found.raws, found.starts, ends, extras, strict=True)
    ]
    gaps = [start - end for start, end in zip(list(found.raws)[1:], raw_ends, strict=False)]
    assert set(gaps) <= {0, 3}
    assert gaps.count(3) == len(runs) - 1
    assert sum(extras) == len(text) - len(found.text)
