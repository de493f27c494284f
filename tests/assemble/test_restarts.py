from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.assemble.restarts import find_restart
from stitchtext.model import Block

TITLE = "Theharbourlights"
BODY = "In1862acompanyfromLeedsbuilttheharbour.In1955thelaststeamerleftandthequaywasclosedtoships."
LATER = "Todaythewarehousesholdstudiosandtwocafés.Concertsareheldonthequayeverysummer."
TITLES = {TITLE: 2}

LEFT_ALONE: list[tuple[str, str, str, list[Block]]] = [
    ("one is the start of the other", TITLE + BODY, TITLE + BODY[:40], [(0, 0, 56)]),
    ("no title is known", f"x{TITLE}{BODY}{LATER[:20]}", f"x{TITLE}{LATER}", [(0, 0, 17)]),
    ("the other one has no title", BODY + LATER[:20], TITLE + LATER, []),
    ("it goes on with other text", TITLE + BODY, TITLE + LATER, [(0, 0, 16)]),
    ("what they share stands elsewhere, too", f"{TITLE}{LATER[:20]}{BODY}{LATER[:20]}", TITLE + LATER, [(0, 0, 36)]),
    ("few characters are the same", TITLE + BODY + LATER[:11], TITLE + LATER, [(0, 0, 16)]),
    ("the first goes on, too", f"{TITLE}{BODY}{LATER[:40]}{'x' * 30}", TITLE + LATER, [(0, 0, 16), (107, 16, 40)]),
    ("both have the same below the title", TITLE + BODY, TITLE + BODY[:60] + LATER, [(0, 0, 76)]),
    (
        "the later one leaves out more further down",
        f"{TITLE}{BODY}{LATER[:30]}{BODY[::-1]}{LATER[30:60]}",
        TITLE + LATER,
        [(0, 0, 16), (107, 16, 30), (228, 46, 30)],
    ),
]


@pytest.mark.parametrize(("what", "left", "right", "blocks"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_no_text_goes_on_below_its_title_where(what: str, left: str, right: str, blocks: list[Block]) -> None:
    assert find_restart(0, 1, blocks, left, right, TITLES) is None, what


GOES_ON: list[tuple[str, str, str, list[Block], list[Block]]] = [
    ("what both have is the same", TITLE + BODY + LATER[:20], TITLE + LATER, [(0, 0, 16)], [(106, 16, 20)]),
    ("nothing else is known of the two", TITLE + BODY + LATER[:20], TITLE + LATER, [], [(106, 16, 20)]),
    (
        "a letter is another",
        f"{TITLE}{BODY}{LATER[:30]}x{LATER[31:60]}",
        TITLE + LATER,
        [(0, 0, 16), (106, 16, 30), (137, 47, 29)],
        [(106, 16, 30), (137, 47, 29)],
    ),
    (
        "the first has more in its title",
        f"{TITLE}|Daily{BODY}{LATER[:20]}",
        TITLE + LATER,
        [(0, 0, 16)],
        [(112, 16, 20)],
    ),
]


@pytest.mark.parametrize("first", [True, False], ids=["told from the first", "told from the second"])
@pytest.mark.parametrize(("what", "left", "right", "blocks", "found"), GOES_ON, ids=[case[0] for case in GOES_ON])
def test_a_text_goes_on_below_its_title_where(
    what: str, left: str, right: str, blocks: list[Block], found: list[Block], first: bool
) -> None:
    turned = [(b, a, size) for a, b, size in blocks]
    told = find_restart(0, 1, blocks, left, right, TITLES) if first else find_restart(0, 1, turned, right, left, TITLES)
    expected = found if first else [(b, a, size) for a, b, size in found]
    assert told is not None
    assert (told.kind, list(told.blocks)) == ("before" if first else "after", expected), what


PARTS = [
    (
        "The harbour lights\n",
        "In 1862 a company from Leeds built it for coal. In 1955 the last steamer left",
        " and the quay was closed. ",
        "The town lost half of its people.\nToday its warehouses hold",
        " studios and two cafés.",
    ),
    (
        "港の灯り\n",
        "港は古い町の西にあり、毎朝船が出る。人は少なく、冬は雪が深い。町の通りは細く、坂が多い。\n夏には岸壁で音楽会が",
        "開かれる。町の",
        "人は無料で聴くことができる。\n秋には静かになり、鴎だけが鳴",
        "いている。",
    ),
    (
        "항구의 불빛\n",
        "항구는 1862년에 지어졌고 구십 년 동안 석탄을 실어 날랐다. 마지막 배가 떠난 뒤",
        " 부두는 닫혔다. ",
        "마을은 주민의 절반을 잃었다.\n지금 창고에는 작업실과 작은 박물관이",
        " 들어서 있다.",
    ),
    (
        "أضواء الميناء\n",
        "بنيت المدينة حول الميناء القديم في القرن الماضي. غادرت آخر سفينة",
        " رصيف الفحم قبل الحرب. ",
        "فقدت البلدة نصف سكانها.\nتضم المستودعات اليوم متحفا صغيرا",
        " ومقهيين.",
    ),
    (
        "बंदरगाह की रोशनी\n",
        "यह बंदरगाह लीड्स की एक कंपनी ने बनाया था। आखिरी जहाज़ के जाने के बाद",
        " घाट बंद हो गया। ",
        "शहर ने अपने आधे लोग खो दिए।\nआज गोदामों में एक छोटा संग्रहालय",
        " और दो कैफ़े हैं।",
    ),
]


@pytest.mark.parametrize("parts", PARTS, ids=["English", "Japanese", "Korean", "Arabic", "Hindi"])
def test_a_continuation_below_the_title_joins_behind_it(parts: tuple[str, ...]) -> None:
    title, *rest = parts
    text = "".join(parts)
    at = len(title) + len(rest[0])
    for stop in (at + len(rest[1]), at + len(rest[1]) + 12):
        texts = text[:stop].rstrip(), title + text[stop - 30 :].lstrip()
        for pair in (texts, texts[::-1]):
            raw = "".join(f"{part}\n—END—\n" for part in pair)
            result = repair(raw)
            check(raw, result)
            assert result.text == text + "\n", stop
            assert not [finding for finding in result.findings if finding.doubt], stop
