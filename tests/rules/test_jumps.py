"""Jumps, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import joined
from layings import write_long
from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.rules import find_jumps
from stitchtext.segment import gather

LINES = [
    "The harbour at dawn",
    "Every morning the boats come in before the sun is up. Nobody is surprised by that any more.",
    "The council passed the plan for a new plant. It had taken years, and nobody knew why.",
    "The library will stay open until midnight from May on. It did so before the fire, too.",
    "Researchers are looking at a lake below the ice. It is older than any of the rivers there.",
    "The old bridge over the weir is being mended by hand. That will take until the autumn.",
    "In the evening the market is swept by two men and a dog. It belongs to neither of them.",
]
TEXT = "\n".join(LINES)
FLAT = TEXT.replace("\n", " ")
OTHER = "A night at the mill\n" + write_long(0, 1, 2, 3)
CUT = TEXT[: TEXT.index("er than any")]
EARLY, LATE = TEXT.index("rs, and nobody"), TEXT.index("so before")


def divided(*fragments: str) -> dict[int, list[str]]:
    """What each divided fragment is divided into."""
    own = gather(fragments)[1]
    jumps = find_jumps(own, [fold(fragment.text) for fragment in own])
    parts = {n: zip([0, *at], [*at, None], strict=True) for n, at in jumps.items()}
    return {n: [own[n].text[start:end].strip() for start, end in spans] for n, spans in parts.items()}


def order(*numbers: int) -> str:
    return "\n".join(LINES[number] for number in numbers)


ALL = tuple(range(len(LINES)))
LEFT_ALONE = [
    ("whole and cut copies", [TEXT, CUT, TEXT[150:], FLAT]),
    ("an abridged copy", [order(0, 1, 4, 6), TEXT, FLAT, TEXT[:400]]),
    ("a paragraph said again far off", [order(0, 1, 2, 3, 1, 4), order(0, 1, 2, 3), order(0, 1, 2, 3)[:200]]),
    ("a paragraph said again that one leaves out", [order(0, 1, 2, 3, 1, 4), order(0, 1, 2, 3, 4), CUT]),
    ("two orders, one copy each", [TEXT, order(0, 2, 1, 3, 4, 5, 6)]),
    ("a passage that another has elsewhere, as a third has it", [order(0, 2, 1, 3, 4)] * 2 + [TEXT, FLAT]),
    ("a heading over which another fragment begins", [TEXT + "\nThe night\n" + OTHER, f"The night\n{OTHER[:80]}"]),
    ("pages that meet where a third goes on", [TEXT, order(0, 1, 2), order(3, 4, 5, 6)]),
    (
        "a short title said twice",
        ["Dawn\nDawn\n" + order(1, 2, 3), "Dawn\n" + order(1, 2), "Dawn\n" + order(1, 2, 3, 4)],
    ),
    ("lines that are wrapped", [TEXT.replace(", ", ",\n"), TEXT, FLAT]),
    ("a mark that all have", [TEXT.replace("It did", "[3 lines omitted] It did")] * 2),
    ("a mark that two have", [TEXT.replace("It did", "[3 lines omitted] It did")[n:] for n in (0, 90)] + [CUT]),
    ("a slip at the end of a line", [TEXT.replace("too.\n", "toox\n"), TEXT.replace("too.\n", "too\n")]),
    ("windows that begin at one paragraph", [TEXT, order(4, 5), order(4, 5, 6) + "\nThe end."]),
    ("one letter", ["a" * 900, "a" * 700, "a" * 300]),
    ("one fragment", [TEXT + "\n" + TEXT]),
]
DIVIDED = [
    ("a copy behind a cut one", [CUT, TEXT], [FLAT, TEXT[:200]]),
    ("a copy behind a whole one", [TEXT, CUT], [FLAT, TEXT[:200], TEXT[:250]]),
    ("with the title twice", [CUT, f"{LINES[0]}\n{TEXT}"], [FLAT, TEXT[:200], TEXT[:250]]),
    ("a later part behind an earlier one", [TEXT[:EARLY], TEXT[LATE + 40 :]], [TEXT[: LATE + 60], TEXT[150:]]),
    (
        "an earlier part behind a later one",
        [TEXT[250 : TEXT.index("ended by hand")], TEXT[:150]],
        [TEXT[:300], TEXT[90:]],
    ),
    ("another article", [CUT, OTHER], [TEXT, OTHER[:110], OTHER[:100]]),
]
TURNED = [
    ("two paragraphs changed places", order(0, 1, 3, 2, 4, 5, 6)),
    ("one stands at the end", order(0, 1, 2, 4, 5, 6, 3)),
    ("one stands further up", order(0, 1, 5, 2, 3, 4, 6)),
    ("one is said twice", order(0, 1, 2, 3, 3, 4, 5, 6)),
    ("two are said twice", order(0, 1, 2, 2, 3, 4, 4, 5, 6)),
    ("the last ones are said again", order(*ALL, 4, 5, 6)),
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_one_text_stays_one(what: str, fragments: list[str]) -> None:
    assert divided(*fragments) == {}


@pytest.mark.parametrize(("what", "parts", "others"), DIVIDED, ids=[case[0] for case in DIVIDED])
def test_two_fragments_in_one_are_divided(what: str, parts: list[str], others: list[str]) -> None:
    found = divided(*others, "\n".join(parts))
    assert ["".join(part.split()) for part in found[len(others)]] == ["".join(part.split()) for part in parts]
    assert list(found) == [len(others)]


@pytest.mark.parametrize(("what", "turned"), TURNED, ids=[case[0] for case in TURNED])
def test_what_one_copy_says_twice_or_elsewhere_is_said_once(what: str, turned: str) -> None:
    for fragments in permutations([turned, TEXT, FLAT[:500], TEXT[60:]]):
        raw = joined(*fragments)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        check(raw, result)


def test_a_repair_with_a_marker_missing_is_one_with_it() -> None:
    with_all = repair(joined(CUT, TEXT[LATE:], FLAT, TEXT[:120]))
    without = repair(joined(f"{CUT}\n\n{TEXT[LATE:]}", FLAT, TEXT[:120]))
    assert without.text == with_all.text == f"{TEXT}\n"
    assert len(without.fragments) == len(with_all.fragments) == 4


@pytest.mark.parametrize(
    "mark",
    [
        "\n\n[... 230 characters truncated ...]\n\n",
        "... [230 chars omitted] ...",
        "<truncated 23 words>",
        "（230文字省略）",
    ],
)
def test_a_text_is_divided_where_a_mark_tells_that_much_is_left_out(mark: str) -> None:
    for fragments in permutations([TEXT[:150] + mark + TEXT[460:], TEXT[:300], TEXT[250:]]):
        raw = joined(*fragments)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        check(raw, result)


def test_equal_fragments_are_divided_alike() -> None:
    whole = f"{CUT}\n{TEXT}"
    assert set(divided(whole, FLAT, whole, TEXT[:200])) == {0, 2}
