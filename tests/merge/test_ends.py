from __future__ import annotations

import pytest

from layings import call
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.ends import is_headless, is_truncated
from stitchtext.merge.places import Place
from stitchtext.merge.witnesses import Witness

LINE = "".join(map(chr, range(ord("一"), ord("一") + 60)))
SIZE = len(LINE)
FULL = call(0, LINE, (0, SIZE))


def stand(text: str, start: int, end: int) -> Verdict:
    """What was decided for a stretch of the line: that this text stands there."""
    choices = Choice(text, (), 2, False), Choice("" if text else "x", (), 1, False)
    return Verdict(Place(start, end, (), frozenset()), choices, "votes", False)


HEADS = [
    ("all are cut", [FULL, call(1, LINE, (0, 30))], [], True),
    ("one is not", [FULL, call(1, LINE, (0, 30), cut=False)], [], False),
    ("one that begins later is not", [FULL, call(1, LINE, (1, 60), cut=False)], [], True),
    ("one with a word before is not", [FULL, call(1, LINE, "A", (0, 60), cut=False)], [], True),
    ("only one that begins later is", [call(0, LINE, (0, 60), cut=False), call(1, LINE, (1, 60))], [], False),
    ("nothing of the start stands", [FULL], [stand("", 0, 9)], False),
    ("something stands at the start", [FULL], [stand("x", 0, 9)], True),
    ("nothing stands at some other place", [FULL], [stand("", 1, 9)], True),
]
TAILS = [
    ("all are cut", [FULL], [], True),
    ("one is not", [FULL, call(1, LINE, (0, 60), cut=False)], [], False),
    ("those that begin at different places are", [FULL, call(1, LINE, (9, 60))], [], False),
    ("one that stops before is not", [FULL, call(1, LINE, (0, 59), cut=False)], [], True),
    ("one with a word behind is not", [FULL, call(1, LINE, (0, 60), "A", cut=False)], [], True),
    ("nothing of the end stands", [FULL], [stand("", 50, SIZE)], False),
    ("something stands at the end", [FULL], [stand("x", 50, SIZE)], True),
    ("nothing stands at some other place", [FULL], [stand("", 50, SIZE - 1)], True),
]


@pytest.mark.parametrize(("what", "witnesses", "verdicts", "cut"), HEADS, ids=[case[0] for case in HEADS])
def test_an_article_is_headless_where(what: str, witnesses: list[Witness], verdicts: list[Verdict], cut: bool) -> None:
    assert is_headless(witnesses, verdicts, LINE) is cut


def test_an_article_that_starts_with_a_title_is_not_headless() -> None:
    assert not is_headless([FULL], [], f"title\n{LINE}")


@pytest.mark.parametrize(("what", "witnesses", "verdicts", "cut"), TAILS, ids=[case[0] for case in TAILS])
def test_an_article_is_truncated_where(what: str, witnesses: list[Witness], verdicts: list[Verdict], cut: bool) -> None:
    assert is_truncated(witnesses, verdicts, SIZE) is cut
