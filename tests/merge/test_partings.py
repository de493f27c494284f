from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

NEWS = "Harbour news\nThe council voted to close the old bridge.\nThe table of the ferry will hang at the quay."
HINDI = "बंदरगाह\nमेयर आज बहुत खुश है। पुराना पुल कल बंद होगा।"
KOREAN = "항구 소식\n시의회는 오래된 다리를 닫을 것이다. 배는 곧 뜰 수 있다."
ARABIC = "أخبار الميناء\nقرر المجلس إغلاق الجسر القديم. العبارة تبدأ غدا."
RUSSIAN = "Новости порта\nСовет решил закрыть старый мост. Паром пойдет завтра."
JAPANESE = "港の知らせ\n市議会は古い橋を閉じると決めた。船は明日から出る。"
THAI = "ข่าวท่าเรือ\nสภาลงมติปิดสะพานเก่า เรือจะออกพรุ่งนี้"

TORN = [
    ("words that others run together", NEWS, ("close the", "closethe")),
    ("words that stand nowhere else, once", NEWS, ("ferry will", "ferrywill")),
    ("a word that stands whole elsewhere", NEWS + " A table is set.", ("table is", "ta ble is")),
    ("a large first letter", NEWS, ("The council", "T he council")),
    ("a letter that is no word", NEWS, ("council", "counci l")),
    ("more than one word", NEWS, ("council voted", "coun cil vot ed")),
    ("Hindi words that others run together", HINDI, ("मेयर आज", "मेयरआज")),
    ("Korean words", KOREAN, ("뜰 수", "뜰수")),
    ("Arabic words", ARABIC, ("المجلس إغلاق", "المجلسإغلاق")),
    ("Russian words", RUSSIAN, ("решил закрыть", "решилзакрыть")),
]


SPACELESS = [
    ("Japanese", JAPANESE, ("古い橋", "古い 橋")),
    ("Thai", THAI, ("ปิดสะพาน", "ปิด สะพาน")),
]


@pytest.mark.parametrize(("what", "text", "forms"), SPACELESS, ids=[case[0] for case in SPACELESS])
def test_where_no_spaces_part_words_the_fuller_of_two_copies_decides(
    what: str, text: str, forms: tuple[str, str]
) -> None:
    for here, there in permutations(text.replace(forms[0], form) for form in forms):
        assert mend([f"{here} And more.", there]) == {f"{here} And more."}


@pytest.mark.parametrize(("what", "text", "forms"), TORN, ids=[case[0] for case in TORN])
def test_of_two_copies_the_one_stands_that_tears_no_word_and_runs_none_together(
    what: str, text: str, forms: tuple[str, str]
) -> None:
    """However full the other is."""
    worn = text.replace(*forms)
    assert worn != text
    assert mend([text, f"{worn} And more."]) == mend([f"{text} And more.", worn]) == {f"{text} And more."}


def mend(copies: Sequence[str]) -> set[str]:
    """The articles that come of copies, in any order."""
    results = []
    for order in permutations(copies):
        raw = "\n—END—\n".join(order) + "\n"
        results.append(repair(raw))
        check(raw, results[-1])
    return {article.text.strip() for result in results for article in result.articles}
