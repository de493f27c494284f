from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.merge.silence import find_lines, find_shown, find_silent
from stitchtext.merge.witnesses import Witness, call_witness
from stitchtext.model import Block, Fragment

LEFT_OUT = [
    ("a heading", "見出し", "\n"),
    ("an item of a list", "・りんご", "\n"),
    ("a short sentence", "雨だった。", ""),
    ("what leads to a list", "必要なものは次のとおり：", ""),
]


@pytest.mark.parametrize(("what", "text", "gap"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
@pytest.mark.parametrize("first", [True, False])
def test_who_leaves_out_what_is_whole_has_no_vote_on_it(what: str, text: str, gap: str, first: bool) -> None:
    fuller = f"{write(0, 1)}{gap}{text}{gap}{write(2, 3)}"
    pieces = [fuller, f"{write(0, 1)}{gap}{write(2, 3)}", f"{write(0, 1)}{gap}{write(2, 3, 4)}"]
    raw = "".join(f"{piece}\n—END—\n" for piece in (pieces if first else pieces[::-1]))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert f"{gap}{text}{gap}" in article.text
    assert article.variants == ()
    assert not [finding for finding in result.findings if finding.doubt]


@pytest.mark.parametrize("number", ["2.", "12)", "3、"])
def test_the_number_of_an_item_may_be_left_out_as_a_sentence_is(number: str) -> None:
    fuller = f"{write(0, 1)}\n{number} {write(2, 3)}"
    result = repair(f"{fuller}\n—END—\n{write(0, 1)}\n{write(2, 3)}\n")
    assert result.text == f"{fuller}\n"
    assert not [finding for finding in result.findings if finding.doubt]


@pytest.mark.parametrize("first", [True, False])
def test_a_heading_behind_a_slip_at_the_end_of_a_sentence_is_left_out_and_not_outvoted_with_it(first: bool) -> None:
    slip = f"{write(0)}明日は晴れるはずですいます。\n港の見出しを読む人たちへ\n{write(2, 3)}"
    pieces = [slip, f"{write(0)}明日は晴れるはずです。\n{write(2, 3)}"]
    raw = "\n—END—\n".join(pieces if first else pieces[::-1]) + "\n"
    result = repair(raw)
    check(raw, result)
    assert result.text == f"{slip.replace('ですいます', 'です')}\n"


FLAT_HEADINGS = [
    ("a heading that ends at a gap", "### 港の朝 ", "港の朝", True),
    ("one of two letters", "### 港 ", "港", False),
    ("one that runs into the text", "### 港の朝", "港の朝", False),
    ("no heading", "港の朝 ", "港の朝", False),
    ("one that the text says once more", "### 朝の港 ", "朝の港", False),
]


@pytest.mark.parametrize(("what", "text", "words", "kept"), FLAT_HEADINGS, ids=[case[0] for case in FLAT_HEADINGS])
def test_where_a_heading_inside_a_line_ends_is_seen_where_another_leaves_it_out(
    what: str, text: str, words: str, kept: bool
) -> None:
    last = write(0, 3, 4)
    pieces = [f"{write(5, 1)} {heading}{last}" for heading in (text, "")]
    assert last.startswith("朝の港")
    result = repair("".join(f"{piece}\n—END—\n" for piece in pieces))
    assert bool([finding for finding in result.findings if finding.code == "V101"]) is not kept
    assert not kept or words in result.text


FLAT_LINES = [
    ("what does not stand behind a sentence", "The sea, Long Boats lay in the bay.", "Boats lay in the bay.", 1, False),
    ("what more copies lack", "The sea was calm. The Bay Boats lay in it.", "Boats lay in it.", 2, False),
    ("a heading", "The sea was calm. The Bay Boats lay in it.", "Boats lay in it.", 1, True),
    ("a heading in Chinese", "海很平静。 海湾里 船都停在那里。", "船都停在那里。", 1, True),
    ("a name", "The sea was calm. - Anonymous Boats lay in it.", "Boats lay in it.", 1, True),
]


@pytest.mark.parametrize(("what", "flat", "line", "copies", "kept"), FLAT_LINES, ids=[case[0] for case in FLAT_LINES])
def test_a_line_of_a_flattened_copy_is_seen_where_another_leaves_it_out(
    what: str, flat: str, line: str, copies: int, kept: bool
) -> None:
    """Behind it the line of the other begins, as it does in that."""
    lined = flat[: flat.index(line)].rstrip()
    first = next(lined[: at + 1] for at in range(len(lined)) if lined[at] in ".。,")
    whole = f"Harbour news\nA long first line tells of the harbour and of the town above it.\n{flat}"
    other = f"Harbour news\nA long first line tells of the harbour and of the town above it.\n{first}\n{line}"
    for pieces in ([whole, *[other] * copies], [*[other] * copies, whole]):
        raw = "".join(f"{piece}\n—END—\n" for piece in pieces)
        result = repair(raw)
        check(raw, result)
        assert result.text.endswith(f"{lined}\n{line}\n") is kept
        assert not kept or not [finding for finding in result.findings if finding.doubt]


DOUBLED_WORDS = [
    (
        "a heading of the next line",
        "8.1.2. APT\nAPT (Advanced Package Tool) has more.",
        "APT (Advanced Package Tool) has more.",
        "",
    ),
    ("a flattened one", "Rectangles Rectangles are simple shapes.", "Rectangles are simple shapes.", "V101"),
]


@pytest.mark.parametrize(("what", "text", "line", "told"), DOUBLED_WORDS, ids=[case[0] for case in DOUBLED_WORDS])
def test_the_word_of_a_heading_with_which_the_next_line_begins_is_no_stutter(
    what: str, text: str, line: str, told: str
) -> None:
    head = "Shapes and packages\nThe tool is the base of the packaging system."
    gap = "\n" if "\n" in text else " "
    result = repair(f"{head}{gap}{text}\n—END—\n{head}\n{line}\n")
    assert [finding.code for finding in result.findings if finding.doubt] == [told] * bool(told)
    assert told or result.text == f"{head}\n{text}\n"


def test_of_a_tie_a_sign_that_is_a_line_stands_and_is_told() -> None:
    text = f"港の話\n{write(0, 1)}\n•\n{write(2, 3)}"
    for pieces in ([text, text.replace("•\n", "")], [text.replace("•\n", ""), text]):
        result = repair("\n—END—\n".join(pieces))
        assert result.text == f"{text}\n"
        assert [finding.code for finding in result.findings if finding.doubt] == ["V101"]
    assert repair("\n—END—\n".join([text, *[text.replace("•\n", "")] * 2])).text == text.replace("•\n", "") + "\n"


def test_a_word_doubled_at_the_end_of_a_line_is_no_line_though_the_next_begins_with_it() -> None:
    text = "手表说明\n请佩戴在腕骨上方约一指处，松紧适中。\n六、防水\n防水等级5ATM，可游泳佩戴。"
    pieces = [text, text, text, text.replace("六、防水", "六、防水防水")]
    assert repair("".join(f"{piece}\n—END—\n" for piece in pieces)).text == f"{text}\n"


@pytest.mark.parametrize(("letter", "word"), [("図", "図書館"), ("ข้", "ข้อสิบสอง")])
def test_a_letter_doubled_at_the_start_of_a_line_is_no_line(letter: str, word: str) -> None:
    pieces = [f"{write(0, 1)}\n{double}{word}{write(3, 4)}" for double in (letter, "", "")]
    result = repair("".join(f"{piece}\n—END—\n" for piece in pieces))
    assert letter * 2 not in result.text
    assert word in result.text


def test_a_heading_whose_words_begin_the_next_line_is_no_double() -> None:
    pieces = [
        f"{write(0, 1)}\n{heading}図書館は来月から閉まるという。\n{write(3, 4)}" for heading in ("図書館\n", "", "")
    ]
    result = repair("".join(f"{piece}\n—END—\n" for piece in pieces))
    assert "\n図書館\n図書館は" in result.text
    assert not [finding for finding in result.findings if finding.doubt]


def test_a_letter_lost_in_a_line_of_two_is_no_line() -> None:
    pieces = [f"{title}\n{write(0, 1, 2)}" for title in ("図書", "図")]
    (article,) = repair("".join(f"{piece}\n—END—\n" for piece in pieces)).articles
    assert [{reading.text for reading in variant.readings} for variant in article.variants] == [{"書", ""}]


LINE = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
LINES = [
    ("a break", "一二三\n四五六", ((0, 0, 6),), {3}),
    ("breaks in two parts", "一二三\n四五六九十甲\n乙丙", ((0, 0, 6), (6, 8, 5)), {3, 11}),
    ("a break between two parts", "一二三四五六\n九十甲乙丙", ((0, 0, 6), (6, 8, 5)), set()),
    ("a break in words of its own", "一二三あい\nうえ四五六", ((0, 0, 3), (7, 3, 3)), set()),
    ("the marks of a heading", "一二三 ## 四五六 七八", ((0, 0, 8),), {3}),
    ("marks behind the last word", "一二三四五六 #", ((0, 0, 6),), set()),
]


@pytest.mark.parametrize(("what", "text", "blocks", "lines"), LINES, ids=[case[0] for case in LINES])
def test_a_line_begins_where_a_witness_shows(what: str, text: str, blocks: tuple[Block, ...], lines: set[int]) -> None:
    own = fold(text)
    witness: Witness = call_witness(0, Fragment(0, 0, len(text), text, True, True), own, blocks, LINE)
    assert find_lines([witness], find_shown([witness], LINE)) == {0, len(LINE)} | lines


LACKING = [
    ("a sentence between others", "山です。花です。", "山です。川です。花です。", True),
    ("the last sentence", "山です。", "山です。川です。", True),
    ("the first sentence", "川です。", "山です。川です。", True),
    ("a sentence that ends as the one before", "山です。花", "山です。川です。花", True),
    ("a sentence that begins as the next", "山だ。花が咲く", "山だ。花が散る。花が咲く", True),
    ("some words", "山です。花です。", "山です。川の花です。", False),
    ("a sentence, and another letter behind it", "山です。木です。", "山です。川です。花です。", False),
    ("a sentence, and another letter before it", "谷です。花です。", "山です。川です。花です。", False),
    ("one of two equal sentences", "山です。花", "山です。山です。花", False),
    ("nothing", "山です。川です。", "山です。花です。", False),
]


def say(*readings: str) -> dict[str, list[tuple[Witness, int, int]]]:
    """What some fragments say that are nothing but these readings."""
    groups = {}
    for number, text in enumerate(readings):
        fragment, own = Fragment(number, 0, len(text), text, False, False), fold(text)
        groups[own.text] = [(call_witness(number, fragment, own, ((0, 0, len(text)),), text), 0, len(text))]
    return groups


@pytest.mark.parametrize(("what", "text", "longer", "silent"), LACKING, ids=[case[0] for case in LACKING])
def test_a_reading_is_silent_that_lacks(what: str, text: str, longer: str, silent: bool) -> None:
    assert find_silent(say(text, longer)) == ({text} if silent else set())


def test_of_very_many_readings_each_is_held_against_the_longest() -> None:
    others = [f"第{number}の花。" for number in "一二三四五六七八九十"]
    assert find_silent(say(*others, "山です。花です。", "山です。川です。花です。")) == {"山です。花です。"}


def test_a_line_that_begins_with_a_doubled_word_begins_before_both() -> None:
    """Where the word before ends as the doubled one does, the gap of those who have it once lies further left."""
    line, text = "画面の次の次の機能", "画面の\n次の機能"
    for blocks in (((0, 0, 3), (3, 5, 4)), ((0, 0, 2), (2, 4, 5))):
        witness = call_witness(0, Fragment(0, 0, len(text), text, True, True), fold(text), blocks, line)
        assert find_shown([witness], line) == {0, 3, len(line)}
