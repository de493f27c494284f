from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stitchtext.align.runs import run_backward, run_forward

TEXTS = st.tuples(st.text("ab", max_size=6), st.sampled_from([0, 63, 64, 65, 320, 1_000]), st.text("ab", max_size=6))


@given(TEXTS, TEXTS)
def test_a_run_is_as_long_as_the_texts_stay_equal(one: tuple[str, int, str], other: tuple[str, int, str]) -> None:
    a, b = (head + "x" * size + tail for head, size, tail in (one, other))
    equal = next((at for at, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), min(len(a), len(b)))
    assert run_forward(a, b, 0, 0, len(a), len(b)) == equal
    assert run_backward(a[::-1], b[::-1], len(a), len(b), 0, 0) == equal


def test_a_run_stops_at_the_ends_it_was_given() -> None:
    assert run_forward("aaaa", "aaaa", 1, 0, 3, 4) == 2
    assert run_backward("aaaa", "aaaa", 3, 4, 1, 0) == 2
    assert run_backward("aaaa", "aaaa", 4, 3, 0, 1) == 2
    assert run_forward("a", "a", 1, 1, 1, 1) == 0
