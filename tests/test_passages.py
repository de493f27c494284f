from __future__ import annotations

import pytest

from stitchtext.passages import is_left_out, is_markup, is_passage, is_prose

PASSAGES = [
    ("a sentence behind a sentence", "短い文です。", "前の文。", True),
    ("a sentence at the start", "短い文です。", "", True),
    ("a long stretch without a mark", "あ" * 20, "前の文の途中", True),
    ("a doubled ending", "です", "はずです", False),
    ("the rest of a sentence", "なのです。", "前の文の途中", False),
    ("a mark", "。", "前の文。", False),
]


@pytest.mark.parametrize(("what", "text", "before", "is_one"), PASSAGES, ids=[case[0] for case in PASSAGES])
def test_a_passage_is_long_or_made_of_sentences(what: str, text: str, before: str, is_one: bool) -> None:
    assert is_passage(text, before) is is_one


MARKUP = [
    ("words and an address", "See https://example.org/the-port", False),
    ("an address and words", "https://example.org/the-port is the place", False),
    ("an address inside a text", "港の案内は](https://example.org/the-port)にあります", False),
    ("the end of a link", "](https://example.org/the-port)", True),
    ("a bare address", "https://example.org/the-port?a=1", False),
    ("a tag", "<br/>", True),
    ("a tag with an attribute", '<p class="the-port-of-old">', True),
    ("a comparison", "a < b and b > c, or else a = c", False),
    ("an address in brackets", "<ftp://example.org/the-port>", True),
]


@pytest.mark.parametrize(("what", "text", "is_one"), MARKUP, ids=[case[0] for case in MARKUP])
def test_markup_is_an_address_behind_signs(what: str, text: str, is_one: bool) -> None:
    assert is_markup(text) is is_one
    assert is_passage(text, "前の文の途中") is not is_one
    line = f"前の文の途中{text}後の文"
    assert is_left_out(line, 6, 6 + len(text), {0}.__contains__) is not is_one


def test_an_address_on_a_line_of_its_own_is_left_out_as_a_line() -> None:
    text = "https://example.org/the-port"
    assert is_left_out(f"前の文{text}後の文", 3, 3 + len(text), {3, 3 + len(text)}.__contains__)


@pytest.mark.parametrize(
    ("text", "whole"), [("<br>", False), ("•", False), ("港", True), ("……", True), ("* * *", True)]
)
def test_a_tag_or_a_sign_alone_is_no_line(text: str, whole: bool) -> None:
    end = 3 + len(text)
    assert is_left_out(f"前の文{text}後の文", 3, end, {3, end}.__contains__) is whole


@pytest.mark.parametrize(("before", "whole"), [("次のもの：", True), ("次のもの、", False), ("次の文。", True)])
def test_a_sentence_behind_what_leads_to_it_is_left_out_as_a_whole(before: str, whole: bool) -> None:
    text, start = f"{before}港の話だ。船の話だ。", len(before)
    assert is_left_out(text, start, start + 5, {0}.__contains__) is whole


def test_an_address_is_markup_wherever_it_is_laid() -> None:
    line = "前の文（(https://example.org/the-port)(後の文）"
    assert not is_left_out(line, 4, 34, {0}.__contains__)


def test_prose_is_a_long_line_that_ends_a_sentence() -> None:
    line = (
        "港の人びとは、長い冬のあいだに壊れた桟橋を直し、網を繕い、夏の客のための小さな宿を三つ建て、"
        + "屋根を青く塗って待っている"
    )
    assert is_prose(f"題名\n{line}。  \n")
    assert not is_prose(line)
    assert not is_prose(line.replace("、", "。\n") + "。")
