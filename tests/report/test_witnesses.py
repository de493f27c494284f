from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapes import damaged, joined, odd_scrapes, papers, versioned
from stitchtext import repair
from stitchtext.model import Repair, Variant
from stitchtext.report.evidence import Evidence
from stitchtext.report.witnesses import question

FIRST, SECOND, THIRD = "一つ目の文がここにあります。", "二つ目の文もここに続きます。", "三つ目の文で終わるはずです。"
WHOLE = f"題名です\n{FIRST}{SECOND}{THIRD}\n"


def ask(fragments: list[str], words: str) -> tuple[str, Repair, Evidence]:
    scrape = joined(fragments)
    result = repair(scrape)
    start = result.articles[0].text.index(words)
    return scrape, result, question(result, 0, start, start + len(words))


def list_lacks(evidence: Evidence) -> dict[int, str]:
    return {absence.fragment: absence.lack for absence in evidence.absences}


def test_all_who_hold_a_place_are_witnesses() -> None:
    _, _, told = ask([WHOLE, WHOLE, WHOLE], SECOND)
    assert [witness.fragment for witness in told.witnesses] == [0, 1, 2]
    assert told.absences == ()


@pytest.mark.parametrize(
    ("other", "lack"),
    [
        (f"題名です\n{FIRST}{THIRD}\n", "leaves it out"),
        (f"題名です\n{FIRST}", "ends before it"),
        (THIRD, "starts behind it"),
        (f"題名です\n{FIRST}{SECOND[:9]}", "holds a part"),
    ],
    ids=lambda value: value if " " in value else "",
)
def test_who_lacks_a_place_is_told_with_how(other: str, lack: str) -> None:
    _, _, told = ask([WHOLE, other], SECOND)
    assert list_lacks(told) == {1: lack}


def test_a_fragment_of_another_article_lies_elsewhere() -> None:
    _, _, told = ask([WHOLE, "Another title\nIt says something in full. And more of it is told below.\n"], SECOND)
    assert list_lacks(told) == {1: "lies elsewhere"}


def test_a_contested_reading_that_a_cut_fragment_holds_makes_up_for_nothing_that_it_lacks() -> None:
    lead = "".join(f"前置きの文{n}はここで静かに語られ、次の話題{n * 7}へと移っていく。" for n in range(1, 6))
    asked = "会議は大阪市で開催され、来賓は福岡県から到着し、議論は深夜まで続いた。"
    whole = f"題名です\n{lead}{asked}最後の話では別の出来事が詳しく述べられ、三人が登場した。\n"
    otherwise = whole.replace("大阪市", "京都府").replace("福岡県", "広島市")
    _, _, told = ask([whole, otherwise, whole, whole[: whole.index("まで続いた")]], asked)
    assert len(told.disputes) == 2
    assert [witness.fragment for witness in told.witnesses] == [0, 1, 2]
    assert list_lacks(told) == {3: "holds a part"}


def test_readings_are_told_with_where_each_stands() -> None:
    damaged_one = WHOLE.replace("はずです", "はずですです")
    scrape, _, told = ask([WHOLE, damaged_one, WHOLE], THIRD)
    (dispute,) = told.disputes
    assert dispute.variant.reason == "undamaged"
    assert [[holder.fragment for holder in each] for each in dispute.holders] == [[0, 2], [1]]
    (loser,) = dispute.holders[1]
    assert scrape[loser.source :].startswith("です")
    assert scrape[: loser.source].endswith(("はず", "はずです"))


def test_a_doubled_title_is_told_where_the_title_is() -> None:
    scrape, _, told = ask([f"題名です\n{WHOLE}", WHOLE], "題名です")
    (mending,) = told.mendings
    assert (mending.code, mending.before.strip(), mending.after) == ("S101", "題名です", "")
    (holder,) = mending.holders
    assert holder.fragment == 0
    assert scrape[holder.source :].startswith(mending.before)


def test_what_a_rule_wrote_names_the_rule() -> None:
    wounded = WHOLE.replace("はずです", "はずですです")
    result = repair(joined([wounded, wounded]))
    text = result.articles[0].text
    told = question(result, 0, text.index(THIRD), text.index(THIRD) + len(THIRD))
    assert "T101" in {each.code for each in told.mendings} | {each.code for each in told.findings}


def test_a_seam_is_told_at_the_places_on_both_sides_of_it(scrape: str) -> None:
    result = repair(scrape)
    (seam,) = result.articles[0].seams
    assert question(result, 0, seam.at - 5, seam.at).seams == (seam,)
    assert question(result, 0, seam.at, seam.at + 5).seams == (seam,)
    assert question(result, 0, seam.at + 1, seam.at + 5).seams == ()


def test_a_finding_is_told_where_it_is() -> None:
    result = repair("題名です\n一つ目の文がここにあります。二つ目の文は途中で")
    (finding,) = result.findings
    assert question(result, 0, 5, finding.end).findings == (finding,)
    assert question(result, 0, 0, 3).findings == ()


def names(variant: Variant, fragment: int) -> bool:
    return any(fragment in reading.fragments for reading in variant.readings)


def check(scrape: str, result: Repair, number: int, start: int, end: int) -> None:
    text = result.articles[number].text
    told = question(result, number, start, end)
    done = start
    for origin in told.origins:
        assert origin.start == done
        done = origin.end
        if origin.source is None:
            assert origin.code
        else:
            assert scrape[origin.source : origin.source + origin.end - origin.start] == text[origin.start : origin.end]
    assert done == end
    for each in (*told.witnesses, *told.absences):
        home = result.fragments[each.fragment]
        for stretch in each.stretches:
            assert start <= stretch.start < stretch.end <= end
            until = stretch.source + stretch.end - stretch.start
            assert home.start <= stretch.source < until <= home.end
            assert scrape[stretch.source : until] == text[stretch.start : stretch.end]
    for witness in told.witnesses:
        held = {at for each in witness.stretches for at in range(each.start, each.end)}
        own = [each.variant for each in told.disputes if names(each.variant, witness.fragment)]
        read = {at for variant in own for at in range(variant.start, variant.end)}
        assert [at for at in range(start, end) if at not in held | read and not text[at].isspace()] == []
    for dispute in told.disputes:
        for holders in dispute.holders:
            homes = [(result.fragments[holder.fragment], holder.source) for holder in holders]
            assert all(home.start <= source <= home.end for home, source in homes)
    seen = [each.fragment for each in (*told.witnesses, *told.absences)]
    assert len(seen) == len(set(seen))


@given(st.data())
def test_every_source_and_every_witness_has_the_very_characters(data: st.DataObject) -> None:
    make = data.draw(st.sampled_from([damaged, versioned]))
    scrape = joined(data.draw(papers().flatmap(make)))
    result = repair(scrape)
    for number, article in enumerate(result.articles):
        size = len(article.text)
        cuts = sorted(data.draw(st.sets(st.integers(0, size), min_size=2, max_size=8)) if size > 8 else {0, size})
        check(scrape, result, number, 0, size)
        for start, end in pairwise(cuts):
            check(scrape, result, number, start, end)


@given(odd_scrapes())
def test_odd_scrapes_have_witnesses_that_do_not_lie_either(scrape: str) -> None:
    result = repair(scrape)
    for number, article in enumerate(result.articles):
        check(scrape, result, number, 0, len(article.text))
        check(scrape, result, number, len(article.text) // 2, len(article.text))
