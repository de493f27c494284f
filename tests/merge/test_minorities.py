from __future__ import annotations

import pytest

from accounting import check, rebuild
from layings import call, write
from stitchtext import Options, Repair, StitchError, repair, stitch
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.minorities import drop_bridged
from stitchtext.merge.places import Place
from stitchtext.merge.witnesses import Witness
from stitchtext.model import Joint, Keep, Reading

TITLE = "港の朝の話\n"
MENU, COOKIES, LICENCE = "ホーム｜新着｜分類｜連絡先", "当サイトはクッキーを使います", "無断転載を禁じます　二〇二四年"

LONG = (
    "港の人びとは、長い冬のあいだに壊れた桟橋を直し、網を繕い、夏の客のための小さな宿を三つ建て、"
    "市場の屋根を青く塗って、来る年の漁を待っている。"
)


def lines(*numbers: int) -> str:
    return "\n".join(write(number) for number in numbers)


WHOLE = TITLE + lines(0, 1, 2, 3, 4, 5)


def kept(keep: Keep, *versions: str) -> Repair:
    """The result for some versions, checked; any order of them gives the same."""
    raw = "".join(version + "\n—END—\n" for version in versions)
    result = repair(raw, Options(keep=keep))
    check(raw, result)
    assert rebuild(result) == raw
    other = repair("".join(version + "\n—END—\n" for version in versions[::-1]), Options(keep=keep))
    assert other.text == result.text
    assert repair(result.text, Options(keep=keep)).text == result.text
    return result


def with_line(line: str, behind: int) -> str:
    """The article with a line of page furniture behind one of its own lines."""
    own = WHOLE.split("\n")
    return "\n".join([*own[:behind], line, *own[behind:]])


FURNISHED = [with_line(COOKIES, 2), WHOLE, WHOLE.replace("静か", "しずか")]
ENDS = [
    ("before the title", f"{MENU}\n{WHOLE}"),
    ("before the title, in two lines", f"{MENU}\n{COOKIES}\n{WHOLE}"),
    ("before the title, flattened", f"{MENU} {WHOLE}"),
    ("behind the last line", f"{WHOLE}\n{LICENCE}"),
    ("behind the last line, in two lines", f"{WHOLE}\n{COOKIES}\n{LICENCE}"),
    ("at both ends", f"{MENU}\n{WHOLE}\n{LICENCE}"),
]


def test_all_keeps_what_one_version_of_three_has() -> None:
    assert COOKIES in kept("all", *FURNISHED).text


@pytest.mark.parametrize("keep", ["majority", 2, 3])
def test_a_line_of_one_version_of_three_goes(keep: Keep) -> None:
    result = kept(keep, *FURNISHED)
    assert result.text == WHOLE + "\n"
    assert result.findings == ()


@pytest.mark.parametrize("line", ["印刷室", "0 neighbours"])
def test_a_short_line_that_one_version_of_three_puts_in_goes(line: str) -> None:
    versions = [with_line(line, 2), WHOLE, WHOLE.replace("静か", "しずか")]
    for keep in ("majority", 2):
        assert kept(keep, *versions).text == WHOLE + "\n"  # type: ignore[arg-type]
    assert kept("all", *versions).text == with_line(line, 2) + "\n"
    assert line in kept("majority", *versions[:2]).text
    assert line in kept("majority", with_line(line, 2).replace("古い橋", "石の橋"), *versions).text


def test_furniture_behind_furniture_that_stays_is_asked_of_all_who_end_above_it() -> None:
    bare = [WHOLE, WHOLE.replace("静か", "しずか")]
    three = [WHOLE.replace(old, new) + f"\n{COOKIES}" for old, new in (("橋", "はし"), ("雨", "雪"), ("氷", "水"))]
    result = kept("majority", *bare, *three[:2], three[2] + f"\n{LICENCE}")
    assert COOKIES in result.text
    assert LICENCE not in result.text


def test_below_the_last_prose_all_who_have_that_are_asked_though_another_line_stays_there() -> None:
    versions = [
        f"{WHOLE}\n{LONG}".replace("静か", word) for word in ("静か", "しずか", "のどか", "おだやか", "ひそやか")
    ]
    tails = [(MENU,), (MENU,), (MENU, COOKIES), (COOKIES,), ()]
    result = kept("majority", *("\n".join([own, *tail]) for own, tail in zip(versions, tails, strict=True)))
    assert result.text.endswith(f"{LONG}\n{MENU}\n")


def test_versions_that_are_full_are_no_copies_of_one_another() -> None:
    """Two hold all, and agree wherever two others leave something out."""
    full = [WHOLE, WHOLE.replace("静か", "しずか")]
    own = WHOLE.split("\n")
    lacking = ["\n".join(line for n, line in enumerate(own) if n not in gone) for gone in ((2, 5), (2, 5, 3), (3,))]
    assert kept("majority", *full, *lacking[:2]).text.replace("しずか", "静か") == WHOLE + "\n"


def test_prose_that_goes_is_told() -> None:
    result = kept("majority", f"{WHOLE}\n{LONG}"[: len(WHOLE)], WHOLE, WHOLE.replace("静か", "しずか"))
    assert [finding.code for finding in result.findings] == []
    full = TITLE + lines(0, 1) + f"\n{LONG}\n" + lines(2, 3, 4, 5)
    (finding,) = kept("majority", full, WHOLE, WHOLE.replace("静か", "しずか")).findings
    assert (finding.code, finding.doubt) == ("V106", True)
    assert LONG[:10] in finding.message


def test_prose_that_goes_is_told_though_slips_part_it() -> None:
    """Each of the two has a slip in it, so that it goes in pieces, none of which is prose."""
    slipped = [LONG.replace("あいだ", "あいいだ"), LONG.replace("市場", "市市場")]
    full = [f"{TITLE}{lines(0, 1)}\n{one}\n{lines(2, 3, 4, 5)}" for one in slipped]
    others = [WHOLE.replace("静か", word) for word in ("静か", "しずか", "のどか")]
    assert [f.code for f in kept("majority", *full, *others).findings if f.doubt] == ["V106"]


def test_a_line_that_stays_between_lines_that_go_is_a_line() -> None:
    """Those who end above it say nothing of the break before it."""
    notice = f"{COOKIES}\n{LICENCE}"
    versions = [WHOLE.replace("静か", word) for word in ("静か", "しずか", "のどか", "おだやか", "ひそやか")]
    tails = [f"\n{MENU}\n{notice}", f"\n{notice}", f"\n{LICENCE}", "", ""]
    result = kept("majority", *(version + tail for version, tail in zip(versions, tails, strict=True)))
    assert result.text.endswith(f"\n{LICENCE}\n")


def test_what_goes_is_in_the_account_and_a_variant_of_the_article() -> None:
    result = kept("majority", *FURNISHED)
    assert [entry.text for entry in result.account if entry.fate == "outvoted"] == [COOKIES, "しず"]
    (gone, _) = sorted(result.articles[0].variants, key=lambda variant: -len(variant.readings[1].text))
    assert (gone.start, gone.reason, gone.tie) == (gone.end, "votes", False)
    assert gone.readings == (Reading("", (1, 2), 2, damaged=False), Reading(COOKIES, (0,), 1, damaged=False))


def test_what_goes_at_the_start_is_told_from_its_first_character_to_its_last() -> None:
    result = kept("majority", f"{MENU}\n{WHOLE}", WHOLE, WHOLE.replace("静か", "しずか"))
    assert MENU in {reading.text for variant in result.articles[0].variants for reading in variant.readings}


def test_many_short_sentences_of_one_version_are_no_prose() -> None:
    notices = "\n".join(f"お知らせの{number}番です。" for number in "一二三四五六七八九")
    assert kept("majority", f"{WHOLE}\n{notices}", WHOLE, WHOLE.replace("静か", "しずか")).text == WHOLE + "\n"


LINE = "".join(map(chr, range(ord("一"), ord("一") + 60)))
FULL = call(0, LINE, (0, 60))
BRIDGED = [
    ("one that runs on without it", (20, 30), call(1, LINE, (0, 20), (30, 60)), False),
    ("one that stops before it", (20, 30), call(1, LINE, (0, 20)), True),
    ("one that leaves out more", (20, 30), call(1, LINE, (0, 20), (40, 60)), True),
    ("one that starts behind it, the first of all", (0, 30), call(1, LINE, (30, 60)), False),
    ("one that stops before it, the last of all", (20, 60), call(1, LINE, (0, 20)), False),
]


@pytest.mark.parametrize(("what", "span", "other", "stays"), BRIDGED, ids=[case[0] for case in BRIDGED])
def test_a_joint_at_a_passage_that_goes_is_none_beside(
    what: str, span: tuple[int, int], other: Witness, stays: bool
) -> None:
    start, end = span
    at = other.before(start) or other.behind(end) or 0
    place = Place(start, end, ((other, at, at), (FULL, start, end)), frozenset())
    choices = Choice("", place.said[:1], 2, False), Choice(LINE[start:end], place.said[1:], 1, False)
    joints = [Joint(at, "butt", 0, 1, 0.0, 0.0, True) for at in sorted({5, start, 25, end, 55})]
    gone = [Verdict(place, choices, "votes", False)]
    near = [joint for joint in joints if start <= joint.at <= end]
    assert near
    assert drop_bridged(joints, gone, len(LINE)) == tuple(j for j in joints if stays or j not in near)


@pytest.mark.parametrize("keep", ["all", "majority", 1])
def test_of_two_versions_nothing_goes(keep: Keep) -> None:
    assert COOKIES in kept(keep, *FURNISHED[:2]).text


def test_half_of_the_versions_are_enough_for_a_majority() -> None:
    marked = with_line(COOKIES, 2)
    versions = [marked, marked.replace("古い橋", "石の橋"), WHOLE, WHOLE.replace("静か", "しずか")]
    assert COOKIES in kept("majority", *versions).text
    assert COOKIES not in kept(3, *versions).text


@pytest.mark.parametrize(("where", "version"), ENDS, ids=[case[0] for case in ENDS])
@pytest.mark.parametrize("keep", ["majority", 2])
def test_furniture_of_one_version_goes(keep: Keep, where: str, version: str) -> None:
    result = kept(keep, version, WHOLE, WHOLE.replace("静か", "しずか"))
    assert result.text == WHOLE + "\n"
    assert [entry for entry in result.account if entry.fate == "outvoted" and entry.text in (MENU, LICENCE[:9])] != []


def test_furniture_goes_of_which_one_version_has_more_than_another() -> None:
    whole = [WHOLE, WHOLE.replace("静か", "しずか"), WHOLE.replace("橋", "はし")]
    versions = f"{WHOLE}\n{COOKIES}\n{LICENCE}", f"{WHOLE.replace('雨', '雪')}\n{COOKIES}"
    assert kept("majority", *versions, *whole).text == WHOLE + "\n"


def test_a_version_that_is_cut_says_nothing_about_the_rest() -> None:
    cut = WHOLE[: -len(write(4, 5)) - 4]
    assert kept("majority", cut, cut[:-2], WHOLE).text == WHOLE + "\n"


def test_prose_behind_the_end_of_others_is_no_furniture() -> None:
    """A long paragraph was rather left out by those who stop before it than added by the one that has it."""
    assert LONG in kept("majority", f"{WHOLE}\n{LONG}", WHOLE, WHOLE.replace("静か", "しずか")).text


def test_who_lacks_more_than_a_paragraph_is_abridged_and_silent_about_it() -> None:
    """Two of three lack a long paragraph, one of them together with a line that the majority holds."""
    full = TITLE + lines(0, 1) + f"\n{LONG}\n" + lines(2, 3, 4, 5)
    abridged = TITLE + lines(0, 1, 3, 4, 5)
    assert LONG in kept("majority", full, WHOLE, abridged).text
    assert LONG not in kept("majority", full, WHOLE, WHOLE.replace("静か", "しずか")).text


def test_versions_that_agree_to_the_letter_count_each() -> None:
    marked = with_line(COOKIES, 2)
    assert COOKIES not in kept("majority", marked, WHOLE, WHOLE, WHOLE).text
    assert COOKIES in kept("majority", marked, marked, WHOLE, WHOLE).text
    assert COOKIES in kept(2, marked, marked, WHOLE, WHOLE, WHOLE).text
    assert COOKIES not in kept(2, marked, WHOLE).text


def test_prose_above_the_title_with_which_most_begin_is_furniture() -> None:
    assert kept("majority", f"{LONG}\n{WHOLE}", WHOLE, WHOLE, WHOLE[:-20]).text == WHOLE + "\n"
    assert LONG in kept("majority", f"{LONG}\n{WHOLE}", WHOLE).text


def test_where_fewer_cover_a_place_than_asked_for_what_all_of_them_hold_stays() -> None:
    assert kept(3, WHOLE, WHOLE[: len(TITLE + lines(0, 1, 2)) - 3]).text == WHOLE + "\n"


def test_a_slip_is_no_passage() -> None:
    assert kept(2, WHOLE.replace("静かに", ""), WHOLE).text == WHOLE + "\n"


def test_chunks_can_be_kept_by_majority_too() -> None:
    assert stitch([*FURNISHED], Options(keep="majority")).text == WHOLE


@pytest.mark.parametrize("keep", [0, -1, True, "most", "2", None, 1.5])
def test_a_choice_that_says_nothing_is_refused(keep: Keep) -> None:
    with pytest.raises(StitchError, match="no such choice"):
        repair(WHOLE, Options(keep=keep))
