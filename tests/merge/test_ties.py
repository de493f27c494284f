"""What stands where two readings have as many votes."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

SKY = (
    "Mongolian sky\nThe Dipper has names of its own in the steppe, as told by the elders.\nShooting stars\n"
    "Shooting stars have also a specific meaning: they are souls that go to the other world.\nMany others are lost."
)
MANSIONS = (
    "日本の星宿\n江戸時代の日本の星図の例です。星宿は四つの方角に分かれています。\n北方玄武(冬)\n北方玄武の7つの星宿。\n"
    "西方白虎(秋)\n南方朱雀に属する7つの星宿。\n外部リンクと日本の天文学史"
)
FLAT = [
    ("a heading whose words the next line begins with", SKY, "Shooting stars\n"),
    ("a sentence below a heading", MANSIONS, "北方玄武の7つの星宿。\n"),
]
STUTTERS = [
    ("a word at the start of a line", SKY, "Dipper has", "Dipper Dipper has"),
    ("words inside a sentence", SKY, "go to the other", "go to the go to the other"),
]


@pytest.mark.parametrize(("what", "text", "line"), FLAT, ids=[case[0] for case in FLAT])
def test_a_flattened_line_that_an_abridged_copy_lacks_stays(what: str, text: str, line: str) -> None:
    for order in permutations([text.replace("\n", " "), text.replace(line, "", 1)]):
        raw = "\n—END—\n".join(order)
        result = repair(raw)
        check(raw, result)
        assert result.text.split() == text.split()


@pytest.mark.parametrize(("what", "text", "once", "twice"), STUTTERS, ids=[case[0] for case in STUTTERS])
def test_a_stutter_in_a_flattened_copy_goes(what: str, text: str, once: str, twice: str) -> None:
    for order in permutations([text.replace("\n", " ").replace(once, twice), text]):
        assert repair("\n—END—\n".join(order)).text.split() == text.split()


HEADED = [
    "The charter\nArticle 1: All have rights. All have a name. Article 2: All have a home. All have some work.",
    "憲章の話\n第一条 人には権利がある。人には名前がある。第二条 人には家がある。人には仕事がある。",
]


@pytest.mark.parametrize("text", HEADED)
def test_a_short_heading_that_one_of_two_lacks_stays_whatever_stands_between_sentences_elsewhere(text: str) -> None:
    heading = next(words for words in ("Article 2: ", "第二条 ") if words in text)
    for order in permutations([text, text.replace(heading, "")]):
        assert repair("\n—END—\n".join(order)).text == f"{text}\n"
