"""Whether a text goes on behind what may be a marker: what is said twice, and what a copy has there too, first."""

from __future__ import annotations

import pytest

from harbours import TEXT
from stitchtext.segment.continuations import goes_on

LINE = "*END*"
VERSE = "The lamps are lit along the wall,\nand nobody who comes will ask for more, or ask for less."
FLAT = TEXT.replace("\n", " ")


def ask(scrape: str, *, alone: bool) -> bool:
    """Whether the text goes on behind some line that is a marker written oddly, all of them borders."""
    places = [at for at in range(len(scrape)) if scrape.startswith(f"\n{LINE}\n", at)]
    spans = [(at + 1, at + 1 + len(LINE)) for at in places]
    return goes_on(scrape, spans, spans, alone=alone)


LEFT_ALONE = [
    ("no line", TEXT, False),
    ("nothing that is the same", f"{TEXT[:200]}\n{LINE}\n{TEXT[200:]}", False),
    ("a verse on both sides", f"A song\n{VERSE}\n{LINE}\n{VERSE}\nThe end.", True),
    ("a short verse, beside markers", f"A song\n{VERSE[:32]}\n{LINE}\n{VERSE[:32]}\nThe end.", False),
    ("few letters", f"A song of na{' na' * 30}\n{LINE}\na{' na' * 30} is sung.", False),
    ("few characters", f"{TEXT[:200]}\n{LINE}\n{TEXT[185:]}", False),
    ("a line of which words stand elsewhere", f"{TEXT[:120]}\n{LINE}\n{TEXT[130:]} So {TEXT[130:170]}.", True),
    ("the same in two copies", f"{TEXT[:200]}\n{LINE}\n{TEXT[200:300]}\n" * 2, False),
    (
        "the same in a copy without line breaks",
        f"{TEXT[:76]}\n{LINE}\n{TEXT[77:]}\n{FLAT[:76]} {LINE} {FLAT[77:]}",
        False,
    ),
    ("a sentence that a copy without line breaks goes on from", f"{TEXT[:73]}\n{LINE}\n{VERSE * 2}\n{FLAT}", False),
]
GOES_ON = [
    ("inside a word", f"{TEXT[:200]}\n{LINE}\n{TEXT[160:]}", True),
    ("at the start of a line, cut inside one", f"{TEXT[:120]}\n{LINE}\n{TEXT[74:]}", True),
    ("inside a line, cut at its end", f"{TEXT[:139]}\n{LINE}\n{TEXT[100:]}", True),
    ("with whole lines, beside markers", f"{TEXT[:194]}\n{LINE}\n{TEXT[74:]}", False),
    ("below a line of the page", f"{TEXT[:200]}\nNext\n{LINE}\n- 4 -\n{TEXT[160:]}", True),
    ("elsewhere, behind the line", f"{TEXT}\n{LINE}\n{TEXT[90:200]}", True),
    ("elsewhere, before the line", f"{TEXT[:180]}\n{LINE}\nNobody has this.\n{TEXT[60:]}", True),
    ("in another layout", f"{TEXT[:200]}\n{LINE}\n## {FLAT[160:]}", True),
]


@pytest.mark.parametrize(("what", "scrape", "alone"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_a_text_does_not_go_on(what: str, scrape: str, alone: bool) -> None:
    assert not ask(scrape, alone=alone)


@pytest.mark.parametrize(("what", "scrape", "alone"), GOES_ON, ids=[case[0] for case in GOES_ON])
def test_a_text_goes_on(what: str, scrape: str, alone: bool) -> None:
    assert ask(scrape, alone=alone)
