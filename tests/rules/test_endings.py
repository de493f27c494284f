"""Stuttered and spliced endings together, since they stand side by side in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitchtext.edits import apply_edits
from stitchtext.model import Article
from stitchtext.rules import review


def article(text: str) -> Article:
    return Article(text, None, False, (), (), (), (), ())


def mend(text: str) -> str:
    findings = review([article(text)], lone=True)
    return apply_edits(text, [edit for finding in findings for edit in finding.edits]).text


LEFT_ALONE = [
    "人口はますます増えています。",
    "関心もますます。",
    "彼の名声はさらにますます。",
    "「ですです」と彼女はうなずいた。",
    "『ますますです』は誤りです。",
    "「はずですです」という誤りが多い。",
    "`はずですです。` を直す。",
    "```\nはずですです。\n```",
    "ですます調で書かれています。",
    "文末はですますで統一します。",
    "これは鱒の寿司、ますずしです。",
    "です。です。と繰り返す。",
    "そうですか。ですから、行きません。",
    "さようでございますです。",
    "「分かりましたです。」と兵士は言った。",
    "必要ですし、いますぐ使えます。",
    "まちがいですでに知られています。",
    "ありますで、と訛って言う。",
    "本当でしたです。",
    "いろいろ、なかなか、だんだん、わざわざ。",
    "The theory that that is is.",
    "目的的、了了、是是非非。",
    "정말 정말 좋습니다.",
    "これですすめます。",
]

MENDED = [
    ("なるはずですです。", "なるはずです。"),
    ("なるはずですですです。", "なるはずです。"),
    ("なるはずですす。", "なるはずです。"),
    ("「便利」ですです。", "「便利」です。"),
    ("既定値は True ですです。", "既定値は True です。"),
    ("値は `None` ですです。", "値は `None` です。"),
    ("そうですですが、違います。", "そうですが、違います。"),
    ("晴れです。ですですが、寒い。", "晴れです。ですが、寒い。"),
    ("「明日も重要ですです。」と言う。", "「明日も重要です。」と言う。"),
    ("でかけるはずですです ### 次", "でかけるはずです ### 次"),
    ("雨でしたでした。", "雨でした。"),
    ("雨でしたた。", "雨でした。"),
    ("行きましたましたが、", "行きましたが、"),
    ("分かりませんません。", "分かりません。"),
    ("分かりませんん。", "分かりません。"),
    ("晴れるでしょうでしょう。", "晴れるでしょう。"),
    ("ことがありますます。", "ことがあります。"),
    ("あると思いますますが、", "あると思いますが、"),
    ("非常に重要ですいます。", "非常に重要です。"),
    ("可能ですなりますので、", "可能ですので、"),
    ("可能ですできます。", "可能です。"),
    ("毎日使いますです。", "毎日使います。"),
    ("毎日使いますでした。", "毎日使います。"),
    ("昨日行きましたです。", "昨日行きました。"),
    ("重要ですですいます。", "重要です。"),
    ("重要ですいますます。", "重要です。"),
    ("使いますますです。", "使います。"),
    ("はずですです。\r\n次", "はずです。\r\n次"),
    ("はずですです", "はずです"),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_form_that_can_be_right_is_left_alone(text: str) -> None:
    assert review([article(text)], lone=True) == ()


@pytest.mark.parametrize(("damaged", "whole"), MENDED)
def test_an_impossible_form_is_mended(damaged: str, whole: str) -> None:
    assert mend(damaged) == whole


def test_a_finding_covers_the_whole_form_and_says_what_stands_for_what() -> None:
    (finding,) = review([article("非常に重要ですいます。")], lone=False)
    assert (finding.code, finding.start, finding.end, finding.safety) == ("T102", 5, 10, "safe")
    assert finding.message == "「ですいます」 for 「です」"


PARTS = [
    "です",
    "ます",
    "でした",
    "ました",
    "ません",
    "い",
    "あり",
    "す",
    "た",
    "重要",
    "は",
    "。",
    "、",
    "が、",
    "「",
    "」",
    "\n",
    " ",
]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_mending_twice_is_mending_once(text: str) -> None:
    mended = mend(text)
    assert mend(mended) == mended


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_mending_only_takes_away(text: str) -> None:
    letters = iter(text)
    assert all(letter in letters for letter in mend(text))
