from __future__ import annotations

import pytest

from stitchtext.cuts import find_title, is_head_cut, is_tail_cut, starts_with_title

CUT_HEADS = ["のグローバル展開が", "and so on.", "、そして次に", "ー化が進む", "をもたらした。", "が企業を"]
CUT_HEADS += [
    "ि की",
    "ำงาน",
    "ູ່",
    "\u0301 then",
    "을 나타냅니다.",
    "漁業など）があります。",
    "market (at dawn)) and more.",
]
CUT_HEADS += [
    "のため、計画は",
    "されています。次の",
    "します。次の",
    "ません。",
    "れは、",
    "るために",
    "していた。",
    "スを以下のように",
    "-Mail\nDer E-Mail-Dienst",
    "ة في المدينة",
    "ي هذا",
]
CUT_HEADS += ["으로의 연결에 성공했다면", "에서는 다음", "까지 기다립니다.", "합니다. 다음", "하며, 이는"]
CUT_HEADS += ["다. 추가로 저장소를", "니다. 다음", "요. 그리고", "\u1103\u1161. \u1103\u1161\u110b\u1173\u11b7"]
CUT_HEADS += ['데이터"를 보냅니다.', 'the last word", she said.', 'Слова" и другие.']
WHOLE_HEADS = [
    "ყველა ადამიანი იბადება თავისუფალი",
    '"Quoted" words.',
    '„Wort" und mehr.',
    '6" of pipe',
    'צה"ל הודיע',
    '世でいう"庫"です',
    "다음. 그리고",
]
WHOLE_HEADS += ["グローバル展開", "A title", "「引用」から", "1. 一つ目", "はじめに", "がんばる人", "# 見出し", ""]
WHOLE_HEADS += [
    "ですから、次は",
    "というわけで、",
    "いますぐ",
    "ましてや",
    "しましまの",
    "のがさない",
    "れもんの木",
    "してはいけないこと",
    "- show",
    "-p0 and -p1",
    "-help\nPrints this list and ends.",
    "-Bonjour, dit-il en entrant.\n-Bonsoir, dit-elle.",
    "コの字型の校舎が建つ。",
    "しているつもりの人",
    "らのべは面白い",
    "アは正しい。イは誤りである。",
    "して、その後は",
    "أ - مقدمة",
]
WHOLE_HEADS += ["質問1）本文です。", "その1）はじめに", "100) Answer", "Half-open ranges [start, end) are used."]
WHOLE_HEADS += ["ですが、計画は", "ます池の", "のどかな", "ためし書き", "وهذا", "هو ذا", "في"]
WHOLE_HEADS += ["을지로에서", "에 대하여"[1:], "12) 漁業です。", "４週間 (１ヶ月）です。", "よい朝です :)", "การ"]
CUT_TAILS = ["一つです。二つ", "One. And an", "見出し\n一つです。そして2032年までにCloud", "One! Two? Thr"]
CUT_TAILS += ["この市場（魚と", "बाज़ार का अक्", "ตลาดไ", "many words without any mark " * 4]
CUT_TAILS += ["104. One is here. And the", "They met in 1984. And the", "1984. And the"]
CUT_TAILS += ['그들은 "', 'He went on: "']
CUT_TAILS += ["One 🎉. And an", "One. And #an issue", "One. And #an", "One. And\u200d"]
CUT_TAILS += ["One. We have written to port@example.org", "One. They met there on 3 March 2024", "One. Room 12"]
WHOLE_TAILS = ["一つです。", "一つです。\n", "One. Two.", "「一つです。」", "Is it?", "One (so it is).", "奥付"]
WHOLE_TAILS += ["One. Phone: 020 6110 1122", "一つです。電話：03-1234-5678", "One. See https://example.org/a"]
WHOLE_TAILS += [
    "One. Two. 🎉",
    "One. Two! ❤️",
    "One. Two. #news #harbour",
    "一つです。#港 👍🏽",
    "One. See you 🎉",
    "One. Two. ■",
]
WHOLE_TAILS += ["103. Oslo: 77 points\n104. Perth: 82 points", "१०४. दिल्ली: ८२ अंक"]
WHOLE_HEADS += ['그는 말했다"안녕하세요" 하고 웃었다.', "다. 셋째 항목은 예산이다.\n라. 넷째 항목은 일정이다."]
WHOLE_TAILS += ['il a dit : " Bonjour à tous. "', '그는 말했다: " 안녕 "', 'Say "yes"', 'He said: "So it is."']
WHOLE_TAILS += [
    "一つです。\n著者名",
    "एक है।",
    "一つです。二つです",
    "He said “yes.”",
    "list:",
    "市場（魚）",
    "魚(朝）の市場",
    "ข้อ 1. มนุษย์ทั้งหลาย",
    "",
]


@pytest.mark.parametrize("text", CUT_HEADS)
def test_a_text_that_starts_inside_a_sentence_has_a_cut_head(text: str) -> None:
    assert is_head_cut(text)


@pytest.mark.parametrize("text", WHOLE_HEADS)
def test_a_text_that_starts_a_sentence_has_none(text: str) -> None:
    assert not is_head_cut(text)


@pytest.mark.parametrize("text", CUT_TAILS)
def test_a_text_that_stops_inside_a_sentence_has_a_cut_tail(text: str) -> None:
    assert is_tail_cut(text)


@pytest.mark.parametrize("text", WHOLE_TAILS)
def test_a_text_that_ends_a_sentence_or_has_none_has_none(text: str) -> None:
    assert not is_tail_cut(text)


TITLES = [
    ("a short line above another", "題\n一つ目の文です。", True),
    ("a short line with a clause mark", "題、副題\n一つ目の文です。", False),
    ("a line that is a sentence", "一つ目の文です。\n二つ目の文です。", False),
    ("one that ends in a full stop", "that are near (each other), or so.\nNot a title.", False),
    ("one that ends in dots", "Accounts, printing...\nNot a title.", True),
    ("one that goes on", "Fish, bread,\nand more.", False),
    ("a line of signs", ".\nNot a title.", False),
    ("a line alone", "題", False),
]


@pytest.mark.parametrize(("what", "text", "is_one"), TITLES, ids=[case[0] for case in TITLES])
def test_a_title_is(what: str, text: str, is_one: bool) -> None:
    assert starts_with_title(text) is is_one


NAMED = [
    ("a line above another", "題\n本文です。", "題"),
    ("a line alone", "一行だけ", None),
    ("a question", "本当?\n次。", "本当?"),
    ("a numbered line", "1. The market\nIt opens.", "1. The market"),
    ("a line with a number of three digits", "104. The market\nIt opens.", "104. The market"),
    ("a number with its unit", "4장. 설치\n다음.", "4장. 설치"),
    ("a number and a full stop", "अनुच्छेद १७.\nहै ।", "अनुच्छेद १७."),
    ("a paragraph", "船が出ます。市場が開きます。\n次", None),
    ("a sentence", "The ships leave at dawn.\nNext.", None),
    ("a Chinese sentence", "船出发了。\n市场", None),
    ("a long line", "market " * 40 + "\nNext.", None),
    ("a long line of a script without marks", "ตลาด " * 20 + "\nปลา", None),
    ("a short one", "ตลาดปลา\nปลา", "ตลาดปลา"),
    ("as long a line as can be", "題" * 200 + "\r\n本文です。", "題" * 200),
    ("a line with what is no break", "題\x0b副題\n本文です。", "題\x0b副題"),
    ("a line that goes on", "على شخص مهم؛\nأدوات", None),
    ("a line of signs", "* * *\nNext.", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("what", "text", "title"), NAMED, ids=[case[0] for case in NAMED])
def test_the_title_of_a_text_is(what: str, text: str, title: str | None) -> None:
    assert find_title(text) == title
