"""Early stops: leave-alone cases first."""

from dataclasses import replace

import pytest

from stitchtext import repair
from stitchtext.model import Article, Placement
from stitchtext.rules.early_stops import find_more, stops_early

PROSE = "The port is shut in winter, and no ship comes in before March.\nIn the town they mend the nets by the fire."
LONG = "Our guides are written by people who live in the towns, and every one of them is"
OTHER = "港の灯り\nこの港は百年前に造られ、長いあいだ石炭の積み出しに使われた。今では倉庫に工房が入っている。"
HINDI = "शारदा बिष्ट ने गाँव की सूखती नदी को बचाने का काम शुरू किया। वे तीस साल तक इंजीनियर रहीं।"
PLACED = (Placement(0, 0, 999, 0, 999),)
BARE = Article(
    text="", title=None, truncated=False, pieces=(), variants=(), breaks=(), seams=(), placements=PLACED
)  # fmt: skip
LEFT_ALONE = [
    ("a short heading", f"{PROSE}\nThe market in the town"),
    ("a line that ends", f"{PROSE}\n{LONG} checked."),
    ("a line that ends with a picture", f"{PROSE}\n{LONG} here 🎉"),
    ("a name in another script", f"{OTHER}\n{LONG}"),
    ("an item", f"{PROSE}\n6. {LONG}"),
    ("an address", f"{PROSE}\n{LONG} d.smale(at)example.org of the sea"),
    ("one below paragraphs without marks", f"{LONG} here\n{LONG} there\n{LONG}"),
    ("one below no paragraph", f"The port\n{LONG}"),
    ("Thai, which has no marks", f"{PROSE}\n{'ร้านเปิดทุกวัน ลูกค้ามาเช้า' * 4}"),
]
TOLD = [
    ("a long line", f"{PROSE}\n{LONG}"),
    ("one in Russian", f"{PROSE}\nНаши путеводители пишут люди, которые сами живут в этих"),
    ("one in Japanese", f"{OTHER}\n案内書はその町に住む人々の手で書かれ、毎年かならずもう一人の著者が"),
    ("one in Hindi", f"{HINDI}\nहमारी किताबें वे लोग लिखते हैं, जो उन शहरों में रहते हैं, और हर किताब को साल में"),
]


@pytest.mark.parametrize(("what", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_an_end_that_may_be_one_is_not_doubted(what: str, text: str) -> None:
    assert not stops_early(replace(BARE, text=f"{text}\n"))


@pytest.mark.parametrize(("what", "text"), TOLD, ids=[case[0] for case in TOLD])
def test_a_long_line_without_a_mark_below_paragraphs_that_have_one_is_held_to_be_cut(what: str, text: str) -> None:
    assert stops_early(replace(BARE, text=f"{text}\n"))


def test_an_end_that_two_fragments_have_is_not_doubted() -> None:
    assert not stops_early(replace(BARE, text=f"{PROSE}\n{LONG}\n", placements=PLACED * 2))


def test_it_is_told_of_one_of_two_texts_and_not_of_a_lone_one() -> None:
    cut = f"The port\n{PROSE}\n{LONG}\n"
    assert [finding.code for finding in repair(f"{cut}—END—\n{OTHER}\n").findings] == ["S203"]
    assert repair(cut).findings == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was late. He went home.", ""),
        ("It was late. He went home. Read more »", ""),
        ("It was late. He went ho…", ""),
        ("It was late. He went ho Read more »", "Read more »"),
        ("It was late. He went ho READ MORE", "READ MORE"),
        ("It was late. He went ho Continue Reading →\n", "Continue Reading →"),
        ("遅くなった。彼は家に続きを読む", "続きを読む"),
    ],
)
def test_words_that_tell_of_more_are_found_inside_a_sentence(text: str, words: str) -> None:
    at = find_more(text)
    assert (text[at:].rstrip() if at >= 0 else "") == words


def test_words_that_tell_of_more_and_stay_are_told() -> None:
    raw = f"The port\n{PROSE} It is op Read More »\n—END—\n{OTHER}\n"
    (finding,) = repair(raw).findings
    assert (finding.code, finding.message) == ("S203", "the article stops, and tells of more: 「Read More »」")
