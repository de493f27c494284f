from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write_long
from stitchtext import repair
from stitchtext.assemble.lacks import Lack, list_lacks
from stitchtext.folded import fold, frame
from stitchtext.model import Block

ALIKE = (
    "朝の港はまだ静かにしている。", "船は沖で広い網を広げている。", "市場では売り子が魚を並べている。",
    "大工は古い桟橋を直している。", "子供は浜辺で貝殻を拾っている。", "漁師は夕方の雲を眺めている。",
)  # fmt: skip
"""Short sentences that end alike."""
COMPLEMENTARY = [
    ("each lacks one of three neighbours", [(0, 1, 3, 4), (0, 1, 2, 4), (0, 2, 3, 4)], range(5)),
    ("two lack the same, at two places", [(0, 1, 3, 4, 5), (0, 1, 2, 5), (0, 2, 3, 4, 5)], range(6)),
    ("one has two more in a row", [(0, 3, 4, 5), (0, 1, 2, 3, 5), (0, 1, 2, 4, 5)], range(6)),
]


def write_alike(*numbers: int) -> str:
    return "".join(ALIKE[number] if number < len(ALIKE) else write_long(number) for number in numbers)


@pytest.mark.parametrize(("what", "copies", "whole"), COMPLEMENTARY, ids=[case[0] for case in COMPLEMENTARY])
def test_copies_that_leave_out_different_sentences_make_the_whole_in_order(
    what: str, copies: list[tuple[int, ...]], whole: range
) -> None:
    """Nobody has them all: the one has a passage in the place of the sentence before, the other of the next."""
    for order in permutations(copies):
        for write in (write_long, write_alike):
            (layout,), _ = lay(*(f"題名の話\n{write(6, 7)}{write(*copy)}{write(7, 6)}" for copy in order))
            assert layout.text == f"題名の話{write(6, 7)}{write(*whole)}{write(7, 6)}"


LINE = "朝の港は静かだ。船は夜明けの前に沖へ出る。網は夕方に引き上げられる。"
LACKS: list[tuple[str, str, list[Block], list[Lack]]] = [
    (
        "a sentence between two",
        "朝の港は静かだ。人びとは桟橋に集まる。船は夜明けの前に沖へ出る。",
        [(0, 0, 8), (19, 8, 13)],
        [Lack(8, 8, (0, 8, 19), 1, inner=True)],
    ),
    (
        "one in the place of another",
        "朝の港は静かだ。人びとは桟橋に集まる。網は夕方に引き上げられる。",
        [(0, 0, 8), (18, 20, 14)],
        [Lack(8, 21, (0, 8, 19), 1, inner=True)],
    ),
    (
        "one before all it has, and both sentences end alike",
        "人びとは桟橋に集まる。白い鳥が屋根の上で鳴いている。網は夕方に引き上げられる。",
        [(25, 20, 14)],
        [Lack(21, 21, (0, 0, 26), 0, inner=False)],
    ),
    ("another reading of a few words", "朝の港は寂しい。船は夜明けの前に沖へ出る。", [(0, 0, 4), (7, 7, 14)], []),
    ("a garbled end", "朝の港は静かだ。人びとは", [(0, 0, 8)], []),
]


@pytest.mark.parametrize(("what", "text", "blocks", "lacks"), LACKS, ids=[case[0] for case in LACKS])
def test_a_backbone_lacks(what: str, text: str, blocks: list[Block], lacks: list[Lack]) -> None:
    assert fold(text).text == text
    assert frame(LINE).text == LINE
    assert list(list_lacks(LINE, (0, blocks), [fold(text)], {})) == lacks


@pytest.mark.parametrize(
    ("passage", "lack"),
    [
        ("雨だ。人びとは桟橋に集まる。", Lack(24, 24, (0, 11, 22), 0, inner=True)),
        ("人びとは桟橋に集まる。雨だ。", Lack(8, 8, (0, 8, 19), 1, inner=True)),
    ],
)
def test_a_sentence_that_the_backbone_has_in_the_same_place_is_not_lacking(passage: str, lack: Lack) -> None:
    """A heading, say, below which each has left another one out."""
    before, behind = "朝の港は静かだ。", "網は夕方に引き上げられる。"
    line, text = f"{before}船が出る。雨だ。犬が走っている。{behind}", f"{before}{passage}{behind}"
    blocks = [(0, 0, len(before)), (len(text) - len(behind), len(line) - len(behind), len(behind))]
    assert list(list_lacks(line, (0, blocks), [fold(text)], {})) == [lack]


@pytest.mark.parametrize(
    ("heading", "start", "end"),
    [("漁業", 8, 30), ("港町", 8, 32), ("業", 8, 31)],
    ids=["one at its edge", "another", "a letter"],
)
def test_a_short_heading_is_known_at_the_edge_of_what_the_backbone_has_there(
    heading: str, start: int, end: int
) -> None:
    before, behind = "朝の港は静かだ。", "網は夕方に引き上げられる。"
    line, text = (
        f"{before}漁業船が夜明けの前に遠い沖へ出る。{behind}",
        f"{before}人びとは朝の早い時刻から桟橋に集まってくる。\n{heading}\n{behind}",
    )
    size = len(fold(text).text)
    blocks = [(0, 0, len(before)), (size - len(behind), len(line) - len(behind), len(behind))]
    (lack,) = list_lacks(line, (0, blocks), [fold(text)], {})
    assert lack.span == (0, start, end)


TURNED = [
    (
        "a heading that is below it here",
        "All the boats that came in may\nHarbour prices",
        "Harbour prices|Berths cost more in may",
        0,
    ),
    (
        "a heading that is above it here",
        "Harbour prices\nAll the boats that came in may",
        "Berths cost more in june|Harbour prices",
        1,
    ),
    ("a number that is below it here", "ข้อ 6\nบุคคลใดจะถูกจับกุม กักขัง", "ทุกคนมีสิทธิในการพักผ่อนและเวลา|ข้อ 6", 1),
    ("a word that is in both", "All the boats that came in May", "May|Berths cost more in june", None),
]


@pytest.mark.parametrize(("what", "passage", "other", "part"), TURNED, ids=[case[0] for case in TURNED])
def test_a_passage_lacks_without(what: str, passage: str, other: str, part: int | None) -> None:
    """The backbone has another passage at the other side of the heading; or, with no more than a word, in its place."""
    before, behind = "The port is calm.", "Nets are hauled in at night."
    own, line = fold(f"{before} {passage} {behind}"), fold(before + other.replace("|", " ") + behind).text
    first, last = len(fold(before).text), len(fold(behind).text)
    blocks = [(0, 0, first), (len(own.text) - last, len(line) - last, last)]
    (lack,) = list_lacks(line, (0, blocks), [own], {})
    stays = passage if part is None else passage.split("\n")[part]
    assert own.text[lack.span[1] : lack.span[2]] == fold(stays).text
    assert line[: lack.place] == fold(before + ("" if part != 1 else other.replace("|", " "))).text


def test_a_passage_whose_halves_the_backbone_has_apart_is_not_lacking() -> None:
    """A heading and a sentence below it, between which the copy has left one out."""
    before, heading, end = "朝の港は静かだ。", "港に集まる人びとの話", "桟橋に大勢が来ている。"
    line, text = f"{before}{heading}船は夜明けの前に沖へ出る。{end}", f"{before}{heading}{end}"
    blocks = [(0, 0, len(before)), (len(text) - 4, len(line) - 4, 4)]
    assert list(list_lacks(line, (0, blocks), [fold(text)], {})) == []


ABOVE, BELOW = "Tickets are sold at the pier. It helps to check the settings file.", "It is read before every start."
HEADS = [
    ("letters that a cut left of the sentence", "ck the settings files", False),
    ("a garbled end of it", "xq zkfed all settings files", False),
    ("a garbled end of it, inside a word", "Xqzkfedx the setting files", False),
    ("other words before what ends alike", "Loading of all settings file.", False),
    ("a few words before the phrase", "See settings files", False),
    ("a heading", "Loading all settings files", True),
]


@pytest.mark.parametrize(("what", "head", "stays"), HEADS, ids=[case[0] for case in HEADS])
def test_above_the_text_of_a_fragment_there_stays(what: str, head: str, stays: bool) -> None:
    """What the sentence of others there begins with is otherwise, and what it ends with; a phrase stands in both."""
    later = f"{head}\n{BELOW} The ferry leaves at nine in the morning."
    for texts in permutations([f"{ABOVE} {BELOW}", ABOVE, later]):
        (article,) = repair("\n—END—\n".join(texts)).articles
        assert (head in article.text) == stays


TAILS = [
    ("a heading that ends inside a word of the sentence", "All settings files explained", False),
    ("a garbled end of it", "The settings fileqxzv wq", False),
    ("a garbled end of it behind a slip", "Thw settings file isqxzv wq", False),
    ("a heading", "All settings file names explained", True),
]


@pytest.mark.parametrize(("what", "tail", "stays"), TAILS, ids=[case[0] for case in TAILS])
def test_below_the_text_of_a_fragment_there_stays(what: str, tail: str, stays: bool) -> None:
    below = "The settings file is read before every start. The ferry leaves at nine in the morning."
    for texts in permutations([f"{ABOVE} {below}", f"{ABOVE}\n{tail}"]):
        (article,) = repair("\n—END—\n".join(texts)).articles
        assert (tail in article.text) == stays


NUMBERED = ["1. Settings", "Ch 12. Settings", "第3. 設定"]


@pytest.mark.parametrize("heading", NUMBERED)
def test_the_number_of_a_heading_is_of_the_heading_below_and_no_end_of_the_line_above_it(heading: str) -> None:
    lines = ["Subscribe to our letter", "Where to buy a ticket"]
    text = f"{heading}\n{ABOVE}\n{BELOW} The ferry leaves at nine in the morning."
    for one, other in permutations(lines):
        assert repair(f"{one}\n{text}\n—END—\n{other}\n{text}").text.count(heading.split(".", maxsplit=1)[0]) == 1
