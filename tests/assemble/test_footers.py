from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.assemble.crossings import drop_crossed
from stitchtext.assemble.footers import clip_footers, place_footers
from stitchtext.assemble.lacks import Lack
from stitchtext.folded import fold

EN = (
    "The harbour lights\nThe harbour was built in 1862 by a company from Leeds. It served the coal trade for ninety "
    "years. In 1955 the last steamer left, and the quay was closed to ships."
)
JA = (
    "港の灯りと古い倉庫の物語\nこの港は1862年に英国の会社によって造られ、九十年にわたって石炭の積み出しに使われた。"
    "1955年に最後の汽船が出ていき、岸壁は閉ざされた。今では古い倉庫に工房と小さな博物館が入っている。"
)
TH = "ไฟท่าเรือ\nท่าเรือสร้างขึ้นในปีนั้นโดยบริษัทจากอังกฤษ และใช้ขนถ่านหินอยู่เก้าสิบปี ตอนนี้เป็นพิพิธภัณฑ์และร้านกาแฟ"
FOOT = "\nKommentare (0)\nRund um den Hafen"

LEFT = [
    ("the line below begins with the next word", EN, "the last", "\nKommentare und Weiteres"),
    ("a sentence ends above", EN, "ninety years.", "\nKommentare und Weiteres"),
    ("no line is parted from the rest", EN, "the last stea", " Kommentare und Weiteres"),
    ("what is below is long", EN, "the last stea", "\n" + "Kommentare und Weiteres " * 12),
    ("the line is short, as headings are", EN, "lights\nThe har", "\nKommentare und Weiteres"),
]


def cut(text: str, stop: str, below: str) -> str:
    return text[: text.index(stop) + len(stop)] + below


@pytest.mark.parametrize(("what", "text", "stop", "below"), LEFT, ids=[case[0] for case in LEFT])
def test_the_end_of_a_text_is_left_where(what: str, text: str, stop: str, below: str) -> None:
    one, other = fold(text), fold(cut(text, stop, below))
    size = len(fold(cut(text, stop, "")).text)
    blocks = [(0, 0, size)]
    expected = one.text, other.text
    assert clip_footers(blocks, one, other) == expected or "heading" in what
    lack = Lack(size, size, (1, size, len(other.text)), 0, False)
    members = [(0, [(0, 0, len(one.text))]), (1, blocks)]
    cuts = {lack: place_footers(lack, blocks[-1], [one, other])}
    assert drop_crossed([lack], cuts, members, [one, other]) == [lack] or "heading" in what


FOOTERS = [
    ("lines of the page", EN, "the last stea", FOOT),
    ("a line that begins as the word goes on", EN, "the last stea", "\nmehr zum Thema und alle Bilder"),
    ("the footer of a feed", EN, "the last steamer left, an", " […]\nThe post The harbour lights appeared on Planet."),
    ("such one behind a whole word", EN, "the last steamer", " [...]\nThe post The harbour lights appeared on Planet."),
    ("in Japanese", JA, "石炭の積み出", "…\nThe post 港の灯り appeared first on 港."),
    ("such one soon behind a sentence", JA, "使われた。1955年に", "…\nThe post 港の灯り appeared first on 港."),
    ("in Thai", TH, "และใช้ขนถ่านหินอยู่เก้าสิ", "\nความคิดเห็น (0)\nแชร์บทความนี้กับเพื่อน"),
]


@pytest.mark.parametrize(("what", "text", "stop", "below"), FOOTERS, ids=[case[0] for case in FOOTERS])
def test_lines_below_a_cut_inside_a_word_are_left_out(what: str, text: str, stop: str, below: str) -> None:
    stopped = cut(text, stop, below)
    for fragments in permutations([text, stopped, text[:30]]):
        raw = "\n—END—\n".join(fragments)
        result = repair(raw)
        assert result.text == f"{text}\n"
        check(raw, result)
        assert any(entry.fate == "outvoted" for entry in result.account), "which the account tells"
    whole, other = fold(text), fold(stopped)
    size = len(fold(cut(text, stop, "")).text)
    assert clip_footers([(0, 0, size)], whole, other) == (whole.text, other.text[:size])
    assert clip_footers([(0, 0, size)], other, whole) == (other.text[:size], whole.text)


def test_what_is_made_of_several_does_not_tell_where_its_words_end() -> None:
    whole, other = fold(EN), fold(cut(EN, "the last stea", FOOT))
    size = other.text.index("Kommentare")
    assert clip_footers([(0, 0, size)], whole._replace(gaps=whole.gaps[:1]), other) == (whole.text, other.text)
