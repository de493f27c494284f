"""Loops at ends of fragments: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.rules.loops import find_loop

TITLE = "The harbour"
FIRST = "Every morning the boats come in before the sun is up, and the gulls follow them. "
CHANT = "Heave away, heave away, all together now. "
LAST = "The library will stay open until midnight. Researchers are looking at a lake below the ice."
WHOLE = f"{TITLE}\n{FIRST}{CHANT}{LAST}"
SUNG = f"{TITLE}\n{FIRST}{CHANT * 4}".rstrip()
REFRAIN = "\n".join([TITLE, FIRST.strip(), CHANT.strip(), LAST, *[CHANT.strip()] * 3])
JAPANESE = (
    "港の朝の話\n朝の港には漁船が静かに並び始める。新しい発電所の計画が市議会を通った。\n"
    "研究者たちは氷の下の湖を調べている。"
)


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


SONG = """The Long Road Home
I walked along the river in the cold of March
And nobody was there to see me pass
Take me home along the river
Take me home before the rain
The town was sleeping under seven lamps
And only dogs were barking at the moon
Take me home along the river
""" + "\n".join(["Take me home before the rain"] * 3)
THAI_SONG = "เพลงของแม่น้ำ\nฉันเดินเลียบแม่น้ำในเดือนมีนาคม\nพาฉันกลับบ้านก่อนฝนจะตก\nเมืองหลับใหลใต้แสงโคมเจ็ดดวง\n" + "\n".join(
    ["พาฉันกลับบ้านก่อนฝนจะตก"] * 4
)
UNDERLINED = f"{WHOLE}\nThe next day\n{'=' * 15}"
LEFT_ALONE = [
    ("a chant that another has and goes on behind", joined(SUNG, f"{SUNG} {LAST}", f"{SUNG} {LAST}"), f"{SUNG} {LAST}"),
    ("a chant that all end with", joined(SUNG, SUNG, f"{TITLE}\n{FIRST}"), SUNG),
    ("a chant that a shorter copy stops in", joined(SUNG, f"{TITLE}\n{FIRST}{CHANT}".rstrip()), SUNG),
    ("the only fragment", f"{SUNG}\n", SUNG),
    ("a refrain that stands further up, too", joined(REFRAIN, REFRAIN.replace("\n", " ")), REFRAIN),
    ("a refrain that an abridged copy sings less often", joined(REFRAIN, REFRAIN[: -2 * len(CHANT)]), REFRAIN),
    (
        "a chant that another begins inside, and sings again",
        joined(SUNG, f"{CHANT[20:]}{CHANT}{LAST}"),
        f"{SUNG} {LAST}",
    ),
    ("an article that another goes on behind nothing of", joined(SUNG, JAPANESE), f"{SUNG}\n—END—\n{JAPANESE}"),
    (
        "a refrain that an abridged copy sings once before it goes on",
        joined(f"{SUNG.replace(CHANT, CHANT + LAST + CHANT, 1)} Heave", f"{TITLE}\n{FIRST}{CHANT}{LAST}"),
        f"{SUNG.replace(CHANT, CHANT + LAST + CHANT, 1)} Heave",
    ),
    (
        "a refrain that another goes on behind further up",
        joined(f"{REFRAIN}\n{CHANT * 4}".rstrip(), f"{TITLE}\n{FIRST}{CHANT}{LAST}"),
        f"{REFRAIN}\n{CHANT * 4}".rstrip(),
    ),
    ("a closing line that the head sings once", joined(SONG[:190], SONG[150:]), SONG),
    (
        "closing sentences that the head says once",
        joined(SONG.replace("rain", "rain.")[:191], SONG.replace("rain", "rain.")[150:]),
        SONG.replace("rain", "rain."),
    ),
    ("a closing line of a Thai song", joined(THAI_SONG[:90], THAI_SONG[62:]), THAI_SONG),
    ("a chant inside a text", joined(f"{SUNG} {LAST}", f"{TITLE}\n{FIRST}"), f"{SUNG} {LAST}"),
    (
        "a sentence said twice",
        joined(f"{WHOLE} It was late. It was late.", WHOLE),
        f"{WHOLE} It was late. It was late.",
    ),
    ("signs under a heading", joined(UNDERLINED, UNDERLINED.replace("\n", " ")), UNDERLINED),
    ("a rule of signs", joined(f"{WHOLE}\n{'-' * 40}", WHOLE[:150]), f"{WHOLE}\n{'-' * 40}"),
]
ROUNDS = [
    ("two whole rounds and the beginning of a third", f"{CHANT}{CHANT}Heave away, he"),
    ("many whole ones", CHANT * 30),
    ("one of a word", f"{CHANT[:-2]}{' together now' * 9}"),
    ("one of a few letters", f"{CHANT[:-2]}{'now ' * 24}"),
    ("with dots behind", f"{CHANT * 5}Heave aw…"),
    ("over lines", f"{CHANT}\n" * 4),
    ("over lines, the last one cut", f"{CHANT}\n" * 3 + CHANT[:20]),
]
INSIDE = [
    ("Latin letters", " ", WHOLE, "midnight. Researchers are", 40),
    ("Latin letters, from the middle of a word", " ", WHOLE, "sun is up, and", 22),
    ("Japanese", "", JAPANESE, "研究者たちは氷", 20),
    (
        "Korean",
        " ",
        "항구의 아침\n배가 항구에 들어왔다. 일부 선원은 내리지 않고 남았다.\n밤이 왔다.",
        "일부 선원은",
        15,
    ),
    ("Arabic", " ", "الميناء\nوصلت السفينة إلى الميناء ليلا. بقي بعض البحارة على متنها حتى الصباح.", "بقي بعض", 30),
    ("Hindi", " ", "बंदरगाह\nजहाज़ रात को बंदरगाह पर पहुँचा। कुछ नाविक सुबह तक वहीं रहे।", "कुछ नाविक", 26),
]
NO_LOOPS = ["", "は", WHOLE, f"{FIRST}{CHANT}{CHANT}", "la la la", f"{CHANT * 9}{LAST}", "0" * 11]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_is_said_again_is_left_where_nobody_speaks_against_it(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert result.text == text + "\n"
    assert [entry for entry in result.account if entry.fate == "removed"] == []


@pytest.mark.parametrize("text", NO_LOOPS)
def test_what_is_no_loop_is_not_found(text: str) -> None:
    assert find_loop(fold(text).text) is None


@pytest.mark.parametrize(("what", "end"), ROUNDS, ids=[case[0] for case in ROUNDS])
def test_a_loop_goes_where_another_fragment_goes_on(what: str, end: str) -> None:
    raw = joined(f"{TITLE}\n{FIRST}{end}", WHOLE)
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    assert {entry.code for entry in result.account if entry.fate == "removed"} == {"T208"}
    check(raw, result)


@pytest.mark.parametrize(("what", "space", "article", "last", "size"), INSIDE, ids=[case[0] for case in INSIDE])
def test_a_loop_goes_whole_that_begins_inside_a_sentence_and_has_the_end_of_one_in_it(
    what: str, space: str, article: str, last: str, size: int
) -> None:
    cut = article[: article.index(last) + len(last)]
    raw = joined(cut + space + (cut[-size:].strip() + space) * 5, article)
    result = repair(raw)
    assert result.text == f"{article}\n"
    assert {entry.code for entry in result.account if entry.fate == "removed"} == {"T208"}
    check(raw, result)


def test_a_loop_of_what_stands_further_up_goes_where_another_goes_on_behind_what_is_before_it() -> None:
    start = f"{TITLE}\n{CHANT}{FIRST}{CHANT}"
    assert repair(joined(f"{start}{CHANT * 6}Heave", f"{start}{LAST}")).text == f"{start}{LAST}\n"


def test_more_rounds_than_a_song_has_go_where_others_begin_later() -> None:
    tail, other = f"{FIRST[20:]}{CHANT * 12}".rstrip(), f"{FIRST[40:]}{CHANT}{LAST}"
    assert repair(joined(f"{TITLE}\n{FIRST[:70]}", tail, other)).text == f"{WHOLE}\n"


def test_two_fragments_may_loop_at_the_same_place_for_different_times() -> None:
    looping = (f"{TITLE}\n{FIRST}{CHANT * 4}Heave", f"{TITLE}\n{FIRST}{CHANT * 9}Heave away")
    assert repair(joined(*looping, WHOLE)).text == f"{WHOLE}\n"


def test_a_loop_in_japanese_goes_before_the_part_that_goes_on() -> None:
    title, first, last = JAPANESE.split("\n")
    start, again = f"{title}\n{first}\n", "新しい発電所の計画が市議会を通った。"
    assert repair(joined(f"{start}{again * 6}新しい発", f"{first}\n{last}")).text == f"{JAPANESE}\n"


def test_a_loop_in_thai_goes_that_begins_sooner_by_a_letter_that_both_sides_end_with() -> None:
    article = "ท่าเรือ\nเรือประมงเข้ามาทุกเช้าก่อนตะวันขึ้นเช่นเดียวกัน\nมารดาและเด็กได้รับการคุ้มครองทางสังคมเช่นเดียวกัน"
    last = article.splitlines()[-1]
    raw = joined(f"{article} {f'{last} ' * 7}{last[:20]}", article, article[:60])
    assert repair(raw).text == f"{article}\n"


@pytest.mark.parametrize("article", [case[2] for case in INSIDE], ids=[case[0] for case in INSIDE])
def test_a_loop_of_the_last_words_goes_where_one_other_fragment_is_the_article_and_no_more(article: str) -> None:
    last = article[-24:]
    raw = joined(f"{article} {last * 5}{last[:15]}", article)
    result = repair(raw)
    assert result.text == f"{article}\n"
    check(raw, result)


def test_a_long_text_of_one_letter_is_looked_at_in_time_that_grows_with_it() -> None:
    assert find_loop("あ" * 1_000_000) is not None
    assert find_loop("あい" * 1_000_000 + "う") is None
