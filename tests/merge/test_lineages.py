from __future__ import annotations

import pytest

from accounting import check
from layings import SENTENCES, divide, write
from stitchtext import repair
from stitchtext.merge.lineages import find_lineages

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


SIDES = [
    ("two against two that differ", ["aabb"] * 2 + ["aabc"], {0: 0, 1: 0}),
    ("two against two that do not differ", ["aabb"] * 3, {}),
    ("two once against two, else against one and one", ["aabb"] + ["aabc"] * 3, {}),
    ("two that differ as often as they contest", ["aabb"] * 2 + ["aabc"] * 3 + ["abcc"] * 2, {}),
    ("two that differ just seldom enough", ["aabb"] * 3 + ["aabc"] * 3 + ["abcc"] * 2, {0: 0, 1: 0}),
    ("two that differ too often", ["aabb"] * 2 + ["aabc"] * 2 + ["abcc"] * 2, {}),
    ("either side, if nothing tells which", ["aabb"] * 3 + ["aabc"] * 2 + ["abcc"] * 2, {0: 0, 1: 0, 2: 2, 3: 2}),
    ("two families", ["aabbbb"] * 2 + ["bbaabb"] * 2 + ["bbbbac"] * 2, {0: 0, 1: 0, 2: 2, 3: 2}),
    ("three", ["aaabb"] * 3 + ["aaabc"] * 2, {0: 0, 1: 0, 2: 0}),
]


@pytest.mark.parametrize(("what", "columns", "lineages"), SIDES, ids=[case[0] for case in SIDES])
def test_of_fragments_that_read_alike_copies_are(what: str, columns: list[str], lineages: dict[int, int]) -> None:
    assert find_lineages(divide(columns), "") == lineages


@pytest.mark.parametrize(("differing", "lineages"), [(4, {0: 0, 1: 0}), (5, {})])
def test_who_differ_far_more_often_are_no_copies_whatever_they_share(
    monkeypatch: pytest.MonkeyPatch, differing: int, lineages: dict[int, int]
) -> None:
    """What the first two share at two places is in no word of the text; elsewhere they differ."""
    monkeypatch.setattr("stitchtext.merge.lineages.measure_plausibility", lambda text, *_: float(text != "a"))
    places = divide(["aabb"] * 2 + ["abcd"] * differing)
    apart = [place._replace(start=20 * at, end=20 * at + 1) for at, place in enumerate(places)]
    assert find_lineages(apart, "") == lineages


HARBOUR = (
    "The harbour was built by a company from Leeds. It served the coal trade for ninety years. "
    "In spring the last steamer left, and the quay was closed to ships. "
    "Today the old warehouses hold studios, a small museum and shops. Visitors come for the view of the steam trains. "
    "Concerts are held every summer for the companies and clubs of the town."
)
TYPOS = [
    ("company ", "compnay "),
    ("ninety", "ninetty"),
    ("steamer", "steaner"),
    ("closed", "closd"),
    ("museum", "musuem"),
]


@pytest.mark.parametrize("slips", [[], ["old", "shops", "view"]], ids=["to the letter", "each with a slip of its own"])
def test_three_that_share_what_the_text_writes_nowhere_else_are_copies_of_one(slips: list[str]) -> None:
    faulty = HARBOUR
    for right, wrong in TYPOS:
        faulty = faulty.replace(right, wrong)
    copies = [faulty.replace(slip, slip[1::-1] + slip[2:]) for slip in slips] or [faulty] * 3
    for pieces in ([*copies, HARBOUR, HARBOUR], [HARBOUR, HARBOUR, *copies]):
        raw = "".join(f"{text}\n—END—\n" for text in pieces)
        result = repair(raw)
        check(raw, result)
        assert result.text == HARBOUR + "\n"


def test_a_spelling_is_not_the_more_plausible_because_the_longest_copies_have_it_all_along() -> None:
    """Nothing tells which edition is right: three against two may win, or it is told; two never win in silence."""
    words = (
        "The colour of the harbour",
        "a labour of love",
        "in the old harbour",
        "of that colour",
        "his neighbour said",
    )
    british = " ".join(f"{SENTENCES[number]} {word}." for number, word in enumerate(words))
    american = british.replace("our", "or").replace("for", "four")
    copies = [british.replace(slip, slip * 2) for slip in ("old", "love", "said")]
    copies += [american.replace(slip, slip * 2) + SENTENCES[7] for slip in ("that", "his")]
    for pieces in (copies, copies[::-1]):
        result = repair("".join(f"{text}\n—END—\n" for text in pieces))
        assert "harbour" in result.text or any(finding.doubt for finding in result.findings)


def test_of_very_many_fragments_the_same_are_told_apart_in_any_order() -> None:
    several = "".join(map(chr, range(ord("一"), ord("一") + 35)))
    columns = ["a" * 35 + "b" * 35] * 3 + ["a" * 35 + several]
    assert find_lineages(divide(columns), "") == dict.fromkeys(range(35), 0)
    assert find_lineages(divide(columns, backwards=True), "") == dict.fromkeys(range(35), 0)


FILTER = (
    "清风 X3 是一款面向 20 平方米以下房间的空气净化器,售价 899 元,于 4 月 18 日开始发售。\n"
    "它采用三层过滤结构,可以过滤直径 0.3 微米的颗粒物,过滤效率达到 99.97%。"
    "睡眠模式下的噪音只有 24 分贝,几乎听不到。\n重量:4.2 千克\n"
    "使用建议:滤网大约每 6 到 12 个月更换一次,更换前请先拔掉电源。如果家里有宠物,建议把更换周期缩短一半。"
)
FERRY = (
    "The ferry leaves at 4 and at 18 past the hour, and takes 240 passengers for 4 euros each.\n"
    "It was built in 1814 and had 4 decks, of which 2 are left. In winter it lies at pier 3 for 40 days.\n"
    "Children of 6 to 12 pay half; a bicycle is 2.4 euros."
)
NUMBERS = [
    (FILTER, [("于 4 月", "于 6 月"), ("0.3 微", "4.3 微")]),
    (FERRY, [("18 past", "12 past"), ("pier 3", "pier 4")]),
]


@pytest.mark.parametrize(("text", "changes"), NUMBERS, ids=["zh", "en"])
@pytest.mark.parametrize("new", [3, 4, 5])
def test_figures_that_stand_beside_others_elsewhere_make_nobody_right(
    text: str, changes: list[tuple[str, str]], new: int
) -> None:
    old = text
    for now, before in changes:
        old = old.replace(now, before)
    assert old != text
    for pieces in ([old] * 2 + [text] * new, [text] * new + [old] * 2):
        assert repair("".join(f"{piece}\n—END—\n" for piece in pieces)).text == text + "\n"


@pytest.mark.parametrize(("slips", "told"), [([], []), (["decks", "euros"], ["V105"] * 2)])
def test_where_a_slip_or_two_alone_makes_more_fragments_copies_that_is_told(slips: list[str], told: list[str]) -> None:
    old = FERRY.replace("pier 3", "pier 4").replace("40 days", "48 days")
    copies = [old.replace(slip, slip[1:], 1) for slip in slips] or [old, old]
    result = repair("".join(f"{piece}\n—END—\n" for piece in [*copies, FERRY, FERRY, FERRY]))
    check("".join(f"{piece}\n—END—\n" for piece in [*copies, FERRY, FERRY, FERRY]), result)
    assert [finding.code for finding in result.findings if finding.doubt] == told
    assert ("pier 4" in result.text) is bool(told)
