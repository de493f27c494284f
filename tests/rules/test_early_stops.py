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


SHORT = "Winds of up to 134 km/h were reco"
AMONG_CUT_LEFT = [
    ("a heading", "Practical Notes for Visitors"),
    ("words that are too few", "in the old town"),
    ("a name behind a place", "Report by our staff writers – Leeds"),
    ("tags", "filed under: ports, nets, ships"),
    ("a line that ends", "Winds of up to 134 km/h were reported."),
    ("a name in another script", "訳者 山田太郎 横浜"),
]
AMONG_CUT_TOLD = [
    ("a line of prose", PROSE, SHORT),
    ("one in Russian", PROSE, "Наши путеводители пишут люди, кото"),
    ("one in Japanese", OTHER, "町の人は無料で聴くことができま"),
    ("one in Korean", "비가 오는 날에도 항구에는 배가 들어왔고 사람들은 그물을 손질했다.", "다만 비가 많이 오는 날에"),
    (
        "one below lines that are all short",
        "港の話\n人は少なく、毎朝船が出て夕方に帰ってくる。",
        "町の人は無料で聴くこと",
    ),
]


def _among(text: str, other: str) -> Article:
    """An article of two fragments, of which one stops with `other`."""
    cut = text.index(other) + len(other)
    return replace(BARE, text=f"{text}\n", placements=(*PLACED, Placement(1, 0, cut, 0, cut)))


@pytest.mark.parametrize(("what", "line"), AMONG_CUT_LEFT, ids=[case[0] for case in AMONG_CUT_LEFT])
def test_a_short_line_that_is_no_prose_may_be_the_end_though_another_fragment_is_cut(what: str, line: str) -> None:
    assert not stops_early(_among(f"{PROSE}\n{line}", "shut in win"))


@pytest.mark.parametrize(("what", "prose", "line"), AMONG_CUT_TOLD, ids=[case[0] for case in AMONG_CUT_TOLD])
def test_a_short_line_of_prose_is_held_to_be_cut_where_another_fragment_is(what: str, prose: str, line: str) -> None:
    text = f"{prose}\n{line}"
    inside = prose[: len(prose) // 2]
    assert stops_early(_among(text, inside))
    assert not stops_early(_among(text, prose.splitlines()[-1]))  # which ends with a sentence
    assert not stops_early(replace(BARE, text=f"{text}\n"))


@pytest.mark.parametrize("line", ["The market,", "किसी को भी मनमाने ढंग से गिरफ़्तार,", "市場、", "السوق،"])
def test_an_article_that_stops_at_a_comma_goes_on(line: str) -> None:
    assert stops_early(replace(BARE, text=f"The port\n{line}\n"))


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
