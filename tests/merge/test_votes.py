from __future__ import annotations

import pytest

from accounting import check
from layings import divide, write, write_long
from stitchtext import Repair, Variant, repair
from stitchtext.merge.lineages import Lineages
from stitchtext.merge.votes import decide
from stitchtext.model import Suspect

HEAD, TAIL = write(0, 1, 2), write(3, 4, 5)


def vote(*readings: str) -> Repair:
    """One fragment for each reading, all alike before and behind it."""
    raw = "".join(f"{HEAD}{reading}{TAIL}\n—END—\n" for reading in readings)
    result = repair(raw)
    check(raw, result)
    assert len(result.articles) == 1
    return result


def standing(result: Repair) -> str:
    text = result.articles[0].text
    return text[text.index(HEAD) + len(HEAD) : text.index(TAIL)]


def only_variant(result: Repair) -> Variant:
    (variant,) = result.articles[0].variants
    return variant


VOTES = [
    ("the undamaged reading", ["これは花ですです。", "これは花です。"], "これは花です。", "undamaged", False),
    ("the shorter, where one doubles", ["この対処法法だ。", "この対処法だ。"], "この対処法だ。", "shorter", True),
    ("the fuller", ["とても大きな花が咲く。", "大きな花が咲く。"], "とても大きな花が咲く。", "fuller", True),
    ("the smaller in code points", ["赤い花が咲く。", "青い花が咲く。"], "赤い花が咲く。", "code-points", True),
]  # fmt: skip


@pytest.mark.parametrize(("what", "readings", "stands", "reason", "tie"), VOTES, ids=[case[0] for case in VOTES])
def test_the_reading_that_stands_is(what: str, readings: list[str], stands: str, reason: str, tie: bool) -> None:
    for order in (readings, readings[::-1]):
        result = vote(*order)
        assert standing(result) == stands
        assert only_variant(result).reason == reason
        assert any(finding.code == "V101" for finding in result.findings) is tie


def test_of_a_tie_the_reading_stands_that_agrees_with_the_others_in_its_parts() -> None:
    variant = only_variant(vote("赤大きな花が咲く。", "赤花が咲く。", "白大きな花が咲く。"))
    assert (variant.readings[0].text, variant.reason, variant.tie) == ("赤大きな", "nearest", True)


def test_of_a_tie_the_reading_stands_whose_surroundings_stand_around_it_elsewhere() -> None:
    rest = "青い花が咲くころに、青い花が咲くのを見に行った。"
    for readings in (["赤い花が咲く。", "青い花が咲く。"], ["青い花が咲く。", "白い花が咲く。"]):
        variant = only_variant(vote(*(reading + rest for reading in readings)))
        assert (variant.readings[0].text, variant.reason, variant.tie) == ("青", "familiar", True)


@pytest.mark.parametrize("once", ["どすん、と落ちた。", "accept from any to docker0 port 443 log "])
def test_a_passage_said_twice_in_a_row_stands_where_those_who_have_it_once_are_abridged(once: str) -> None:
    """A copy that leaves nothing else out has a slip there, or the other one a stutter."""
    full = f"{write_long(0, 1, 2)}{once}{once}{TAIL}"
    for left, times in ((write_long(0, 2), 2), (write_long(0, 1, 2), 1)):
        short = f"{left}{once}{TAIL}"
        for order in ((full, short), (short, full)):
            result = repair("".join(f"{text}\n—END—\n" for text in order))
            assert result.text.count(once.strip()) == times
            assert any(finding.code == "V101" for finding in result.findings)


def test_the_last_words_of_a_sentence_said_again_are_a_stutter_even_beside_an_abridged_copy() -> None:
    full = f"{write_long(0, 1, 2)}市場で鐘を売った。売った。{TAIL}"
    result = repair(f"{full}\n—END—\n{write_long(0, 2)}市場で鐘を売った。{TAIL}\n")
    assert result.text.count("売った。") == 1


@pytest.mark.parametrize(("most", "one"), [("U.S.", "U.S.A."), ("Version 3.", "Version 3.0."), ("What?", "What?!?")])
def test_two_characters_between_marks_are_no_sentence_that_many_leave_out(most: str, one: str) -> None:
    result = vote(*[f"They saw the {most} "] * 4, f"They saw the {one} ")
    assert standing(result) == f"They saw the {most} "


def test_letters_that_are_swapped_are_one_reading() -> None:
    variant = only_variant(vote("花のつぼみが開く。", "花つのぼみが開く。"))
    assert {reading.text for reading in variant.readings} == {"のつ", "つの"}


def test_letters_that_are_swapped_are_one_reading_wherever_the_fragment_starts() -> None:
    texts = [f"{HEAD}花のつぼみが開く。{TAIL}", f"{write(1, 2)}花つのぼみが開く。{TAIL}"]
    variant = only_variant(repair("".join(f"{text}\n—END—\n" for text in texts)))
    assert {reading.text for reading in variant.readings} == {"のつ", "つの"}


def test_who_is_mute_has_no_vote_unless_all_are() -> None:
    (place,) = divide(["abb"])
    for mute, standing in (({1, 2}, [("a", 1)]), ({0, 1, 2}, [("b", 2), ("a", 1)])):
        verdict = decide(place._replace(mute=frozenset(mute)), {}, Lineages([], ""), "a")
        assert [(choice.text, choice.votes) for choice in verdict.choices] == standing


def test_who_is_mute_is_heard_with_other_marks_where_those_of_all_others_are_stray() -> None:
    (place,) = divide(["|:b"])
    stray = {0: [Suspect(0, 0, 1, "L105", False)]}
    mute = place._replace(mute=frozenset({1, 2}))
    assert [choice.text for choice in decide(mute, stray, dict, "|").choices] == [":", "|"]
    assert [choice.text for choice in decide(mute, {}, dict, "|").choices] == ["|"]


@pytest.mark.parametrize(("start", "end", "damaged"), [(1, 2, True), (0, 2, True), (0, 1, False), (2, 3, False)])
def test_a_reading_is_damaged_by_a_mark_on_it_and_by_none_beside_it(start: int, end: int, damaged: bool) -> None:
    place = divide(["ab", "ba", "ab"])[1]
    verdict = decide(place, {0: [Suspect(0, start, end, "T101", False)]}, Lineages([], ""), "aba")
    assert {choice.text: choice.damaged for choice in verdict.choices} == {"b": damaged, "a": False}


def test_the_most_votes_win() -> None:
    readings = [("赤い花が咲く。", ""), ("青い花が咲く。", write(6)), ("青い花が咲く。", write(6, 7))]
    result = repair("".join(f"{HEAD}{reading}{TAIL}{rest}\n—END—\n" for reading, rest in readings))
    variant = only_variant(result)
    assert (variant.readings[0].text, variant.reason, variant.tie) == ("青", "votes", False)


def test_one_fragment_is_one_vote_and_so_is_its_copy() -> None:
    readings = ["赤い花が咲く。", "赤い花が咲く。", "青い花が咲く。"]
    variant = only_variant(vote(*readings))
    assert (variant.readings[0].text, variant.readings[0].votes, variant.tie) == ("赤", 2, False)


def test_damage_loses_to_one_intact_reading_whatever_the_count() -> None:
    raw = "".join(
        f"{HEAD}{reading}{TAIL}{rest}\n—END—\n"
        for reading, rest in [
            ("これは花ですです。", ""),
            ("これは花ですです。", write(6)),
            ("これは花です。", write(6, 7)),
        ]
    )
    result = repair(raw)
    check(raw, result)
    assert "これは花です。" in result.text
    assert "ですです" not in result.text


def test_damage_that_all_share_is_mended_by_rule() -> None:
    result = vote("これは花ですです。", "これは花ですです。")
    assert standing(result) == "これは花です。"
    assert [finding.code for finding in result.findings] == ["T101"]


def test_numbers_are_never_drawn_together_of_two() -> None:
    result = vote("花は1234本ある。", "花は1254本ある。")
    assert {reading.text for reading in only_variant(result).readings} == {"1234", "1254"}
    assert standing(result) in ("花は1234本ある。", "花は1254本ある。")


def test_the_readings_of_a_variant_name_their_fragments() -> None:
    (first, second) = only_variant(vote("赤い花が咲く。", "青い花が咲く。")).readings
    assert (first.text, first.fragments, first.votes) == ("赤", (0,), 1)
    assert (second.text, second.fragments, second.votes) == ("青", (1,), 1)


def test_a_variant_lies_where_its_reading_stands() -> None:
    result = vote("赤い花が咲く。", "青い花が咲く。")
    variant = only_variant(result)
    assert result.articles[0].text[variant.start : variant.end] == variant.readings[0].text


def test_output_keeps_its_width_and_quotes() -> None:
    assert standing(vote("“ＡＩ”は（１）です。")) == "“ＡＩ”は（１）です。"


DOUBLED_AT_A_LINE = "Changing the photo of your login screen\nWhen {}you log in, you will see a list of users.\n"


def test_a_word_doubled_at_the_start_of_a_line_is_outvoted() -> None:
    raw = "—END—\n".join(DOUBLED_AT_A_LINE.format("When " if number == 2 else "") for number in range(4))
    assert repair(raw).text == DOUBLED_AT_A_LINE.format("")


ESCAPED = [
    ("an ampersand", "魚 &amp; 花の市場です。", "魚 & 花の市場です。"),
    ("quotes by name", "これは&ldquo;花&rdquo;の市場です。", "これは“花”の市場です。"),
    ("a quote by number", "It&#39;s the market of the port.", "It's the market of the port."),
    (
        "many in a row",
        "&ldquo;花&rdquo;と&ldquo;魚&rdquo;と&ldquo;貝&rdquo;の市場です。",
        "“花”と“魚”と“貝”の市場です。",
    ),
    ("letters", "L&rsquo;&eacute;t&eacute; &agrave; No&euml;l, au march&eacute;.", "L’été à Noël, au marché."),
    ("one of tags beside others", "&ldquo;a &lt; b&rdquo;は&rdquo;ではありません。", "“a < b”は”ではありません。"),
]


@pytest.mark.parametrize(("what", "escaped", "plain"), ESCAPED, ids=[case[0] for case in ESCAPED])
def test_a_character_as_html_writes_it_loses_to_the_plain_one_even_if_more_have_it(
    what: str, escaped: str, plain: str
) -> None:
    for readings in ([escaped, plain], [plain, escaped, escaped]):
        result = vote(*readings)
        assert standing(result) == plain
        assert [finding.code for finding in result.findings if finding.doubt] == []


def test_in_a_text_that_speaks_of_html_it_loses_no_more_than_a_tie() -> None:
    escaped, plain = "太字は&lt;b&gt;と&amp;で書きます。", "太字は<b>と&で書きます。"
    assert standing(vote(plain, escaped)) == plain
    assert [finding.code for finding in vote(plain, escaped).findings if finding.doubt] != []
    assert standing(vote(plain, escaped, escaped.replace("太字", "斜体"))).endswith("&lt;b&gt;と&amp;で書きます。")


def test_what_all_write_as_html_does_stands() -> None:
    assert standing(vote("魚 &amp; 花の市場です。", "魚 &amp; 花の市場です。")) == "魚 &amp; 花の市場です。"


def test_the_address_of_a_link_is_outvoted_and_not_kept_as_a_passage() -> None:
    plain, linked = "詳しくは案内を読みます。", "詳しくは[案内](https://example.org/guide)を読みます。"
    assert standing(vote(plain, linked, plain)) == plain
    assert standing(vote(linked, linked.replace("読み", "見"), plain)).startswith("詳しくは[案内](https")


@pytest.mark.parametrize("mark", ["[3]", "［12］"])
def test_the_mark_of_a_note_at_the_end_of_a_line_is_outvoted_and_not_kept_as_a_passage(mark: str) -> None:
    plain, marked = "港は静かだ。\n船は沖へ出る。\n", f"港は静かだ。{mark}\n船は沖へ出る。\n"
    assert standing(vote(plain, marked, plain)) == plain
    assert standing(vote(marked, plain, marked)) == marked


def test_a_number_in_brackets_that_is_a_line_is_kept_as_a_passage() -> None:
    plain, numbered = "港は静かだ。\n船は沖へ出る。\n", "港は静かだ。\n[3]\n船は沖へ出る。\n"
    assert standing(vote(plain, numbered, plain)) == numbered


ENDINGS = [
    ("the mark of a note", "[2]", 1),
    ("two of them", "[2][3]", 1),
    ("a dagger", "†", 1),
    ("a mark that two of three have", "［2］", 2),
]


@pytest.mark.parametrize(("what", "mark", "holders"), ENDINGS, ids=[what for what, _, _ in ENDINGS])
def test_the_mark_of_a_note_at_the_very_end_is_voted_on(what: str, mark: str, holders: int) -> None:
    texts = [HEAD + mark] * holders + [HEAD] * (3 - holders)
    for order in (texts, texts[::-1]):
        raw = "".join(f"{text}\n—END—\n" for text in order)
        result = repair(raw)
        check(raw, result)
        assert result.text == (HEAD + mark if holders > 1 else HEAD) + "\n"
        assert [finding.code for finding in result.findings if finding.doubt] == []


@pytest.mark.parametrize("more", ["[2]を見よ。", "[sic]", "(2)", "\n[2] 注です。"])
def test_what_more_than_the_mark_of_a_note_one_has_at_the_end_stays(more: str) -> None:
    raw = "".join(f"{text}\n—END—\n" for text in (HEAD + more, HEAD, HEAD))
    assert repair(raw).text == f"{HEAD}{more}\n"
