from __future__ import annotations

from dataclasses import replace

import pytest

from stitchtext.folded import fold
from stitchtext.merge.keepers import Keepers
from stitchtext.merge.witnesses import Witness, call_witness
from stitchtext.model import Fragment

DECADES = [f"{word:x<10}" for word in ("alpha", "bravo", "charlie", "delta", "echo")]
LONG = "".join(DECADES)


def keep_lines(number: int, text: str, at: int = 0) -> Witness:
    """A witness that lies with all of its text on a backbone, from some offset of it on."""
    own = fold(text)
    return call_witness(number, Fragment(number, 0, len(text), text, True, True), own, ((0, at, len(own.text)),), LONG)


KEPT = [
    ("one that breaks at the next place", (0, "abcde", "b"), 10, True),
    ("one that breaks at the last place", (0, "abcde", "a"), 20, True),
    ("one that breaks only further on", (0, "abcde", "c"), 10, False),
    ("one that breaks nowhere", (0, "abcde", ""), 10, False),
    ("one that begins where others break before", (10, "bcd", "b"), 20, True),
]


@pytest.mark.parametrize(("what", "kept", "place", "keeps"), KEPT, ids=[case[0] for case in KEPT])
def test_a_part_keeps_its_lines_if_it_is(what: str, kept: tuple[int, str, str], place: int, keeps: bool) -> None:
    """Others break behind each ten characters up to forty, or to twenty."""
    at, decades, ends = kept
    words = {decade[0]: decade for decade in DECADES}
    some = keep_lines(0, "".join(words[name] + ("\n" if name in ends else "") for name in decades), at)
    others = keep_lines(1, "\n".join(DECADES if at == 0 else DECADES[:2]))
    assert Keepers([some, others]).keeps(some, place) is keeps


@pytest.mark.parametrize(
    ("cut", "keeps"), [(False, False), (True, True)], ids=["a title", "a line that begins anywhere"]
)
def test_who_breaks_below_a_title_alone_does_not_keep_lines(cut: bool, keeps: bool) -> None:
    some = keep_lines(0, DECADES[0] + "\n" + "".join(DECADES[1:]))
    some = some._replace(fragment=replace(some.fragment, head_cut=cut))
    assert Keepers([some, keep_lines(1, "\n".join(DECADES))]).keeps(some, 20) is keeps
