from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.assemble.crossings import drop_crossed
from stitchtext.assemble.headers import find_headers, place_headers
from stitchtext.assemble.lacks import Lack
from stitchtext.folded import fold

EN = (
    "The harbour lights\nThe harbour was built in 1862 by a company from Leeds. It served the coal trade for ninety "
    "years. In 1955 the last steamer left, and the quay was closed to ships."
)
DE = (
    "Die Lichter im Hafen\nDer Hafen wurde 1862 von einer Firma aus Leeds gebaut. Neunzig Jahre lang diente er dem "
    "Kohlehandel. Im Jahr 1955 legte der letzte Dampfer ab, und der Kai wurde geschlossen."
)
JA = (
    "港の灯りと古い倉庫の物語\nこの港は1862年に英国の会社によって造られ、九十年にわたって石炭の積み出しに使われた。"
    "1955年に最後の汽船が出ていき、岸壁は閉ざされた。今では古い倉庫に工房と小さな博物館が入っている。"
)
KO = (
    "항구의 불빛\n이 항구는 1862년에 영국 회사가 지었고 오래 석탄을 실어 날랐다. 1955년에 마지막 증기선이 떠난 뒤"
    " 부두는 닫혔다. 지금은 오래된 창고에 작은 박물관이 있다."
)
TH = "ไฟท่าเรือ\nท่าเรือสร้างขึ้นในปีนั้นโดยบริษัทจากอังกฤษ และใช้ขนถ่านหินอยู่เก้าสิบปี ตอนนี้เป็นพิพิธภัณฑ์และร้านกาแฟ"
AR = "أضواء الميناء\nبنيت البلدة حول الميناء القديم في القرن الماضي، وغادرت آخر سفينة رصيف الفحم قبل الحرب بأعوام."
HI = "बंदरगाह की रोशनी\nयह बंदरगाह लीड्स की एक कंपनी ने बनाया था। आखिरी जहाज़ के जाने के बाद घाट बंद हो गया और शहर खाली हुआ।"

LEFT = [
    ("a sentence begins below", EN, "Continued here:\n", "In 1955 the last"),
    ("a word begins below what leads to nothing", EN, "Continued here\n", "steamer left"),
    ("a name begins below, as what a list is of", EN, "The company:\n", "Leeds. It served"),
    ("no line is parted from the rest", EN, "Continued here: ", "eamer left"),
    ("what is above is long", EN, "Here is what is left of all of it, and more. " * 6 + "\n", "eamer left"),
    ("what the other one has before is short", EN, "Continued here:\n", "rbour lights\nThe"),
    ("a line in a script that parts no words, as headings are", JA, "夏の港\n", "汽船が出て"),
]


def cut(text: str, above: str, start: str) -> str:
    return above + text[text.index(start) :]


@pytest.mark.parametrize(("what", "text", "above", "start"), LEFT, ids=[case[0] for case in LEFT])
def test_the_start_of_a_text_is_left_where(what: str, text: str, above: str, start: str) -> None:
    whole, other = fold(text), fold(cut(text, above, start))
    size, at = len(fold(above).text), whole.text.index(fold(start).text)
    blocks = [(at, size, len(whole.text) - at)]
    assert find_headers(blocks, whole, other) == (0, 0)
    lack = Lack(at, at, (1, 0, size), 0, inner=False)
    block = (size, at, len(whole.text) - at)
    members = [(0, [(0, 0, len(whole.text))]), (1, [block])]
    cuts = {lack: place_headers(lack, block, whole.text, [whole, other])}
    assert drop_crossed([lack], cuts, members, [whole, other]) == [lack]


HEADERS = [
    ("what a model says before it goes on", EN, "The part that was missing:\n\n", "eamer left"),
    ("several lines of it", EN, "Sure!\nThe part that was missing of it:\n", "eamer left"),
    ("what ends as the word before does", EN, "Here is more, at last\n", "eamer left"),
    ("a line that leads to a whole word", EN, "This is what I had not yet said:\n", "left, and"),
    ("dots tell of the cut", EN, "The harbour lights, page 2\n...", "steamer left"),
    ("the mark of the sentence before is below it", EN, "The part that was missing:\n", ". In 1955"),
    ("in German", DE, "Der Text ab dieser Stelle:\n\n", "pfer ab"),
    ("in Japanese", JA, "ここからが後の部分:\n", "船が出て"),
    ("a sentence of it, in Japanese", JA, "お待たせしました。ここからです。\n", "積み出しに"),
    ("in Korean", KO, "여기부터 뒷부분:\n", "기선이 떠난 뒤"),
    ("in Thai", TH, "ส่วนหลังจากตรงนี้:\n", "ถ่านหินอยู่"),
    ("in Arabic", AR, "من هنا ما لم يكتب بعد:\n", "نة رصيف"),
    ("in Hindi, before the sign of a letter", HI, "लेख का शेष भाग यह है:\n", "ाज़ के जाने"),
]


@pytest.mark.parametrize(("what", "text", "above", "start"), HEADERS, ids=[case[0] for case in HEADERS])
def test_lines_above_the_middle_of_a_sentence_are_left_out(what: str, text: str, above: str, start: str) -> None:
    at = text.index(start)
    later = cut(text, above, start)
    for fragments in (
        *permutations([text[:at].rstrip(), later, text]),
        *permutations([text[:at].rstrip(), later, text[10:-4]]),
    ):
        raw = "\n—END—\n".join(fragments)
        result = repair(raw)
        assert result.text == f"{text}\n"
        check(raw, result)
        assert any(entry.fate == "outvoted" for entry in result.account), "which the account tells"


def test_what_is_the_same_tells_how_much_of_a_text_is_such_lines() -> None:
    whole, other = fold(EN), fold(cut(EN, "The part that was missing:\n", "eamer left"))
    size, at = other.text.index("eamer"), whole.text.index("eamer")
    block = (at, size, len(whole.text) - at)
    assert find_headers([block], whole, other) == (0, size)
    assert find_headers([(size, at, block[2])], other, whole) == (size, 0)
    assert find_headers([(at, size, 11)], whole, other) == (0, 0), "few characters are the same by chance"
    assert find_headers([block], whole._replace(gaps=whole.gaps[:1]), other) == (0, 0), "of what is made of several"


def test_an_end_to_which_lines_lead_is_put_in_without_them() -> None:
    text = f"{EN} The town lost half of its people. Today its warehouses hold studios and a museum."
    at = text.index("eamer left")
    window = text[at - 90 : at + 110]
    raw = "\n—END—\n".join([text[:at], "What was missing:\n" + text[at:], window])
    result = repair(raw)
    assert result.text == f"{text}\n"
    assert not [finding for finding in result.findings if finding.doubt]
