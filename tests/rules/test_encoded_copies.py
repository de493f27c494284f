"""Copies that are encoded as a whole. Leave-alone cases first; texts that the rule leaves alone stand beside it."""

from __future__ import annotations

import base64
import json
import quopri
from collections.abc import Callable
from itertools import permutations
from urllib.parse import quote, quote_plus

import pytest

from accounting import check as check_account
from stitchtext import check, repair
from stitchtext.rules import RULES
from stitchtext.rules.encodings import list_readings

RULE = next(rule for rule in RULES.all() if rule.code == "L114")
TEXTS = {
    "ja": "港の朝\n毎朝、日の出の前に船が帰ってくる。魚を積んだ箱が岸に並べられていく。\n"
    "市場ができたのは1952年だという。当時は漁師が自分の船の前で売るだけだったそうだ。\n"
    "帰り道で食べた味噌汁は、体の芯まで温かかった。また来年の冬にここへ来ようと思う。",
    "zh": "老城里的面馆\n每天清晨六点，面馆的灯就亮了。师傅先把昨夜发好的面团切成小块。\n"
    "这家店从1987年开到今天，换过三次招牌。老顾客们仍然叫它最早的名字。\n"
    "下雨的时候，窗边的座位总是最先坐满。人们看着街上的伞慢慢走远。",
    "ko": "골목 끝의 작은 서점\n서점은 좁은 골목의 맨 끝에 있다. 문을 열면 오래된 종이 냄새가 먼저 손님을 맞는다.\n"
    "주인은 2011년에 회사를 그만두고 이곳을 열었다. 처음 한 해 동안은 손님이 거의 없었다고 한다.\n"
    "지금은 주말마다 낭독 모임이 열린다. 모임이 끝나면 모두 함께 차를 마신다.\n"
    "비가 오는 날에는 창가 자리부터 찬다. 사람들은 거리의 우산이 멀어지는 것을 바라본다.\n"
    "내년 봄에는 옆 가게를 빌려 작은 전시도 열 생각이라고 한다. 동네 아이들이 그린 그림을 걸 것이다.\n"
    "저녁이 되면 광장을 두 남자가 쓸고, 늙은 개 한 마리가 그 옆을 따라 달린다. 아무도 놀라지 않는다.",
    "ru": "Порт на рассвете\nКаждое утро лодки возвращаются до восхода солнца, и никто этому не удивляется.\n"
    "Рынок открыли в 1952 году. Тогда рыбаки продавали улов прямо у своих лодок.\n"
    "Вечером площадь подметают двое мужчин, а рядом с ними бежит старая собака.",
    "ar": "الميناء عند الفجر\nتعود القوارب كل صباح قبل شروق الشمس، ولا أحد يستغرب ذلك في هذه المدينة.\n"
    "افتتح السوق عام 1952. كان الصيادون يبيعون السمك أمام قواربهم فقط في ذلك الوقت.\n"
    "في المساء ينظف رجلان الساحة، ويركض بجانبهما كلب عجوز لا يعرف أحد صاحبه.",
    "en": "The harbour at dawn\nEvery morning the boats come in before the sun is up, and nobody is surprised.\n"
    "The market was opened in 1952. In those days fishermen sold their catch from their boats.\n"
    "In the evening the square is swept by two men, and an old dog runs along with them.\nThat is all.",
}
PAGES = [
    ("ja", "cp932"),
    ("ja", "latin-1"),
    ("zh", "gbk"),
    ("zh", "cp1252"),
    ("ko", "cp949"),
    ("ko", "latin-1"),
    ("ru", "cp1251"),
    ("ru", "cp1252"),
    ("ar", "cp1256"),
    ("ar", "latin-1"),
]


def encode_base(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


def encode_mail(text: str) -> str:
    return quopri.encodestring(text.encode()).decode()


def escape(text: str) -> str:
    return json.dumps(text)


def escape_lines(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def escape_bytes(text: str) -> str:
    return repr(text.encode())


ENCODERS: dict[str, Callable[[str], str]] = {
    "percent": quote,
    "percent with plus": quote_plus,
    "mail": encode_mail,
    "escapes": escape,
    "escapes of lines": escape_lines,
    "escapes of bytes": escape_bytes,
    "base64": encode_base,
}
EN = TEXTS["en"]
JA = TEXTS["ja"]
MORE = "\nNobody has ever asked the dog what it thinks of all that."


def misread(text: str, codec: str) -> str:
    return text.encode().decode(codec, "replace")


def joined(*fragments: str) -> str:
    return "".join(f"{fragment}\n—END—\n" for fragment in fragments)


LEFT_ALONE = {
    "the only fragment": [quote(JA)],
    "all fragments": [quote(JA), quote(JA[:60]), encode_mail(JA)],
    "what nobody else has": [quote(JA), EN],
    "a passage more than others": [quote(EN + MORE), EN],
    "half of which others have": [encode_base(EN), EN[: len(EN) // 2]],
    "an address in a text": [f"{EN}\nhttps://example.org/{quote(JA[:30])}", f"{EN[:200]}"],
    "escapes that others have as well": [
        EN.replace("\n", r" \n "),
        EN.replace("\n", "\n\\n "),
        EN.replace("\n", "\\n\n"),
    ],
    "a sample in a text": [f"{EN}\n{misread(JA[:20], 'cp932')} is what you see then.", EN[:200]],
    "letters that are rare": ["Їжак і єнот їдять її їжу біля її хати, і їм є що їсти." * 3, EN],
}


@pytest.mark.parametrize("fragments", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_others_do_not_say_or_is_not_encoded_stays(fragments: list[str]) -> None:
    assert [entry for entry in repair(joined(*fragments)).account if entry.code == "L114"] == []


@pytest.mark.parametrize("language", TEXTS)
def test_ordinary_text_is_read_in_no_other_way(language: str) -> None:
    text = TEXTS[language]
    for own in (text, text.replace("\n", " "), text[:30], "", " \n", text * 20):
        assert list(list_readings(own)) == []


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encode", ENCODERS.values(), ids=ENCODERS)
def test_a_copy_that_is_encoded_and_says_what_others_say_is_set_aside(
    encode: Callable[[str], str], language: str
) -> None:
    text = TEXTS[language]
    for order in permutations([encode(text), text[: len(text) * 2 // 3], text[len(text) // 3 :]]):
        expect_aside(joined(*order), encode(text), text)


@pytest.mark.parametrize(("language", "codec"), PAGES)
def test_a_copy_that_was_read_with_the_wrong_code_page_is_set_aside(language: str, codec: str) -> None:
    text = TEXTS[language]
    coded = misread(text, codec)
    for order in permutations([coded, text[: len(text) * 2 // 3], text[len(text) // 3 :]]):
        expect_aside(joined(*order), coded, text)


@pytest.mark.parametrize("encode", ENCODERS.values(), ids=ENCODERS)
@pytest.mark.parametrize("cut", [slice(7, None), slice(None, -7), slice(10, -11)], ids=["head", "tail", "both"])
def test_a_cut_copy_is_set_aside(encode: Callable[[str], str], cut: slice) -> None:
    coded = encode(JA)[cut]
    if encode is not escape_lines:  # of which the cut takes the escapes
        expect_aside(joined(coded, JA), coded, JA)


def test_a_slip_is_no_passage() -> None:
    expect_aside(joined(quote(EN.replace("swept", "wept")), EN), quote(EN.replace("swept", "wept")), EN)


@pytest.mark.parametrize("encode", [quote, encode_mail, escape, encode_base])
def test_a_check_tells_when_it_is_asked(encode: Callable[[str], str]) -> None:
    (found,) = check(encode(JA), rules=[RULE]).findings
    assert found.safety == "report"


def expect_aside(raw: str, coded: str, text: str) -> None:
    result = repair(raw)
    assert result.text == f"{text}\n"
    removed = [entry for entry in result.account if entry.fate == "removed"]
    assert [(entry.text.strip(), entry.code) for entry in removed] == [(coded.strip(), "L114")]
    check_account(raw, result)
