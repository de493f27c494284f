from __future__ import annotations

import unicodedata

import pytest

from accounting import check
from stitchtext import Repair, repair

HEAD = "題名のとおり\n一つ目の文がここにあります。二つ目の文も同じところに"
BODY = "並んでいます。三つ目の文はもう少し長く書かれていて、四つ目の文へ続いていきます。"
MORE = "五つ目の文はこの一つだけが持っていて、これで終わります。"


def merged(*fragments: str) -> Repair:
    raw = "".join(fragment + "\n—END—\n" for fragment in fragments)
    result = repair(raw)
    check(raw, result)
    return result


def write(form: str) -> str:
    return f"{HEAD}{form}{BODY}"


@pytest.mark.parametrize(
    ("odd", "form"), [("'", "‘"), ("1", "１"), ("Ａ", "A"), ('"', "“"), ("-", "–"), ("〜", "～"), ("ＡＢＣ", "ABC")]
)
def test_the_form_that_most_have_stands(odd: str, form: str) -> None:
    for first in (write(odd) + MORE, write(odd)):
        result = merged(first, write(form), write(form))
        assert result.text == first.replace(odd, form) + "\n"
        assert {entry.text for entry in result.account if entry.fate == "outvoted"} == set(odd)


def test_of_two_forms_that_as_many_have_the_one_stands_from_which_the_text_is_taken() -> None:
    assert merged(write("“") + MORE, write('"')).text == write("“") + MORE + "\n"


ODD = [
    ("at two places", '""abc', "“”abc", "“”abc", False),
    ("at as many as the other", '"""abc', "“”“ａｂｃ", "“”“abc", False),
    ("at most places", '"""abc', "“”“abc", "“”“abc", True),
]


@pytest.mark.parametrize(("what", "odd", "other", "third", "loses"), ODD, ids=[case[0] for case in ODD])
def test_of_two_forms_that_one_loses_whose_fragment_is_odd_elsewhere(
    what: str, odd: str, other: str, third: str, loses: bool
) -> None:
    straight, curly = (f"五つ目の文は{sign}この二つだけが持っていて、これで終わります。" for sign in '"“')
    texts = [f"{HEAD}{'次の文。'.join(forms)}{BODY}" for forms in (odd, other, third)]
    result = merged(f"{texts[0]}{straight}{MORE}", f"{texts[1]}{curly}", texts[2])
    assert (curly if loses else straight) in result.text


def test_a_form_in_a_cut_end_has_no_vote() -> None:
    cut = f"{HEAD}“"
    assert merged(cut + "並", cut + "並んで", write('"') + MORE).text == write('"') + MORE + "\n"


def test_a_form_is_voted_on_where_the_words_are_contested_too() -> None:
    texts = [f"{HEAD}{word}{BODY}" for word in ("「A」", "「Ａ」", "「Ａ」", "「B」")]
    assert merged(*texts).text == texts[1] + "\n"


def test_white_space_beside_a_form_is_voted_on_as_anywhere() -> None:
    wide, narrow = write("に“ 次の”文は"), write('に" 次の"文は')
    assert merged(narrow + MORE, wide, wide).text == wide + MORE + "\n"


@pytest.mark.parametrize("before", ["", "一", "一二"])
def test_a_form_is_voted_on_at_the_very_start_too(before: str) -> None:
    texts = [f"{before}{form}{HEAD}{BODY}" for form in ("“", '"', "“")]
    assert merged(*texts).text == texts[0] + "\n"
    assert merged(texts[1] + MORE, texts[0], texts[2]).text == texts[0] + MORE + "\n"


DECOMPOSED = {
    "Korean": "설치 프로그램\n설치 프로그램을 시작하면 화면이 나타납니다. 언어를 선택하고 계속 진행합니다.",
    "French": "Le café d'été\nL'équipe a préparé le café dès l'été. Il était tôt à Périgueux, où la fête a été créée.",
    "Japanese": "パンの話\nパンがどのように焼かれるかを、順に話します。だれもがそれを好むわけではありません。",
    "Vietnamese": "Tiếng Việt\nTiếng Việt được viết bằng chữ cái có nhiều dấu. Mỗi chữ có thể mang hai dấu một lúc.",
}


@pytest.mark.parametrize("text", DECOMPOSED.values(), ids=DECOMPOSED)
def test_letters_and_their_marks_are_one_form_of_a_character(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    for fragments in ((text, apart, text), (text, text, apart), (apart, text, text)):
        result = merged(*fragments)
        assert result.text == text + "\n"
        assert not result.findings
    assert merged(apart, apart[:-12]).text == apart + "\n"


@pytest.mark.parametrize("text", DECOMPOSED.values(), ids=DECOMPOSED)
def test_what_only_a_copy_in_letters_and_marks_has_stands_so(text: str) -> None:
    half = len(text) * 2 // 3
    rest = unicodedata.normalize("NFD", text[half - 24 :])
    result = merged(text[:half], rest)
    assert unicodedata.normalize("NFC", result.text) == text + "\n"
    assert result.text.endswith(rest[-12:] + "\n")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("said", "slip"), [("café au", "caféau"), ("tôt le", "tôtle"), ("servi t", "servit")])
def test_a_space_behind_a_letter_with_marks_is_voted_on_like_any(form: str, said: str, slip: str) -> None:
    good = "Le café au lait est servi tôt le matin. Les clients arrivent par la grande porte. Il fait froid ce jour."
    bad = good.replace(said, slip) + " Une dernière phrase pour allonger le texte."
    texts = [unicodedata.normalize(form, text) for text in (bad, good, good)]
    assert unicodedata.normalize("NFC", merged(*texts).text).startswith(good)


@pytest.mark.parametrize("vowel", ["\u0e33", "\u0eb3"])
def test_of_a_vowel_in_one_sign_and_in_two_the_one_stands_and_nothing_is_told(vowel: str) -> None:
    one = write(f"\u0e19{vowel}\u0e19\u0e49{vowel}")
    two = one.replace(vowel, unicodedata.normalize("NFKC", vowel))
    for copies in ((one, two), (two + MORE, one)):
        result = merged(*copies)
        assert result.text == copies[0].replace(two, one) + "\n"
        assert not result.findings
    assert merged(two, two, one).text == f"{two}\n"
