from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.table_bars import mark_bars
from stitchtext.segment import gather

PLAIN = "The lake\nIt is deep.\nArea: 14.8 ha\nLength: 470 m"
TABLE = "The lake\nIt is deep.\n| Area | 14.8 ha |\n| Length | 470 m |"

LEFT = [
    ("all have a table", [TABLE, TABLE.replace("deep", "clear")]),
    ("one row alone", [PLAIN, "The lake\n| Area | 14.8 ha |\nLength: 470 m"]),
    ("bars inside lines", [PLAIN, "The lake | News\nHome | About | More\na | b"]),
    ("a bar before each line", [PLAIN, "| The lake\n| It is deep.\n| It is clear."]),
]


@pytest.mark.parametrize(("what", "texts"), LEFT, ids=[case[0] for case in LEFT])
def test_no_bars_are_marked_where(what: str, texts: list[str]) -> None:
    assert list(mark_bars(gather(texts)[1])) == []


MARKED = [
    ("rows", TABLE, ["|"] * 6),
    ("rows of which the first and last are cut", "a | 14.8 ha |\n| Length | 470 m |\n| Width | 35", ["|"] * 7),
    (
        "the line below the head",
        "| Name | Size |\n|:---|---:|\n| Area | 9 |",
        ["|", "|", "|", "|:---|---:|", "|", "|", "|"],
    ),
    ("no bar of a cell", "| a \\| b | 1 |\n| c | 2 |", ["|"] * 6),
]


@pytest.mark.parametrize(("what", "text", "bars"), MARKED, ids=[case[0] for case in MARKED])
def test_the_bars_of_a_table_are_marked(what: str, text: str, bars: list[str]) -> None:
    found = list(mark_bars(gather([PLAIN, text])[1]))
    assert {(own.fragment, own.code, own.mute) for own in found} == {(1, "L105", False)}
    assert [text[own.start : own.end] for own in found] == bars


LAKE = [
    (
        "The lake in the woods\nIt lies among old woods in the north of the district. Its water is clear.\n",
        [("Area", "14.8 ha"), ("Length", "470 m"), ("Width", "350 m"), ("Depth", "33.4 m")],
        "It is nearly round, and wooded hills stand around it. Many people come to swim in it.",
    ),
    (
        "森の湖\n湖は県の北の古い森の中にあり、水は澄んでいる。夏には多くの人が泳ぎに来る。\n",
        [("面積", "14.8ヘクタール"), ("長さ", "470メートル"), ("幅", "350メートル"), ("水深", "33.4メートル")],
        "形はほぼ円く、木の茂る丘に囲まれている。冬には一面が凍り、静かになる。",
    ),
    (
        "Озеро в лесу\nОзеро лежит среди старых лесов на севере района. Вода в нём прозрачная.\n",
        [("Площадь", "14,83 га"), ("Длина", "470 м"), ("Ширина", "350 м"), ("Глубина", "33,4 м")],
        "Оно почти круглое и окружено лесистыми холмами. Летом сюда приезжают купаться.",
    ),
    (
        "जंगल की झील\nझील ज़िले के उत्तर में पुराने जंगलों के बीच है। इसका पानी साफ़ है।\n",
        [("क्षेत्रफल", "14.8 हेक्टेयर"), ("लंबाई", "470 मीटर"), ("चौड़ाई", "350 मीटर"), ("गहराई", "33.4 मीटर")],
        "यह लगभग गोल है और चारों ओर पहाड़ियाँ हैं। गर्मियों में लोग यहाँ तैरने आते हैं।",
    ),
]


@pytest.mark.parametrize("part", [": ", "\t", " "], ids=["colons", "tabs", "spaces"])
@pytest.mark.parametrize(("head", "rows", "end"), LAKE, ids=["English", "Japanese", "Russian", "Hindi"])
def test_a_table_in_markdown_beside_overlapping_plain_copies_stands_once_and_plain(
    head: str, rows: list[tuple[str, str]], end: str, part: str
) -> None:
    plain = head + "".join(f"{name}{part}{value}\n" for name, value in rows) + end
    table = head + "".join(f"| {name} | {value} |\n" for name, value in rows) + end
    at = plain.index(rows[2][1])
    for fragments in permutations([table, plain[: at + 2], plain[plain.index(rows[0][1]) :]]):
        raw = "\n—END—\n".join(fragments)
        result = repair(raw)
        check(raw, result)
        assert result.text == f"{plain}\n"


def test_a_table_that_one_copy_alone_has_keeps_its_bars() -> None:
    head, rows, end = LAKE[0]
    table = head + "".join(f"| {name} | {value} |\n" for name, value in rows) + end
    assert repair(f"{table}\n—END—\n{head}{end}\n").text == f"{table}\n"
