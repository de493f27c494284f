from __future__ import annotations

import pytest

from accounting import check
from layings import SENTENCES, write
from stitchtext import repair

FAULTS = [("静か", "しずか"), ("市議会", "市の議会"), ("深夜", "夜中"), ("募金", "寄付"), ("羊", "山羊")]


def test_copied_faults_are_not_witnessed_twice() -> None:
    """Three copies share five faults; two that differ from each other elsewhere read those places otherwise."""
    whole = write(*range(8))
    faulty = whole
    for right, wrong in FAULTS:
        faulty = faulty.replace(right, wrong)
    copies = [faulty, faulty[: -len(SENTENCES[7])], faulty[: -len(write(6, 7))]]
    others = [whole.replace("氷の下", "氷河の下"), whole.replace("手作り", "木製")]
    raw = "".join(text + "\n—END—\n" for text in [*copies, *others])
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert [wrong for _, wrong in FAULTS[:4] if wrong in article.text] == []


def read(faults: list[int], own: list[str], *, until: int = 8) -> str:
    """The text with some of the faults, and some words of its own doubled; cut behind some sentence."""
    text = write(*range(until))
    for number in faults:
        text = text.replace(*FAULTS[number])
    for word in own:
        text = text.replace(word, word * 2)
    return text


ALL = list(range(5))
GOOD = [read([], ["氷の下"]), read([], ["手作り"])]
FAMILIES = [
    ("two copies stand against two", [read(ALL, []), read(ALL, [])]),
    ("one of them is cut", [read(ALL, []), read(ALL, []), read(ALL, [], until=6)]),
    ("one of them has a slip of its own", [read(ALL, []), read(ALL, ["小さな"]), read(ALL, [])]),
    ("there are six of them", [read(ALL, [])] * 6),
]


@pytest.mark.parametrize(("what", "copies"), FAMILIES, ids=[what for what, _ in FAMILIES])
@pytest.mark.parametrize("backwards", [False, True])
def test_copies_have_one_vote_where(what: str, copies: list[str], backwards: bool) -> None:
    pieces = [*copies, *GOOD]
    raw = "".join(f"{text}\n—END—\n" for text in (pieces[::-1] if backwards else pieces))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert [wrong for _, wrong in FAULTS if wrong in article.text] == []


def test_independent_copies_all_count() -> None:
    """Five copies with slips of their own, of which two happen to share one: three against two, and no doubt."""
    right, wrong = FAULTS[0]
    words = ["氷の下", "手作り", "市議会", "深夜", "募金"]
    pieces = [read([0] if number < 2 else [], [word]) for number, word in enumerate(words)]
    result = repair("".join(f"{text}\n—END—\n" for text in pieces))
    (article,) = result.articles
    (variant,) = [variant for variant in article.variants if "しず" in "".join(r.text for r in variant.readings)]
    assert ([reading.votes for reading in variant.readings], variant.tie) == ([3, 2], False)
    assert wrong not in article.text
    assert right in article.text


def test_a_lineage_against_one_other_is_a_tie() -> None:
    pieces = [read(ALL, [])] * 3 + [read([], ["氷の下"]), read([], ["手作り"], until=6)]
    result = repair("".join(f"{text}\n—END—\n" for text in pieces))
    last = result.articles[0].variants[-1]
    assert ([reading.votes for reading in last.readings], last.tie) == ([1, 1], True)
