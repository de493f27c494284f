from __future__ import annotations

import pytest

from stitchtext.rules.echoes import Echo, Question, listen

TEXT = "theboatscomeinbeforethesunisupandthecouncilpassedtheplanforanewplantnearthewater"
CUT = TEXT[:40]
TAIL = Question(CUT + "…", 40, "…", at_head=False)
HEAD = Question("広告" + TEXT[30:], 2, "告広", at_head=True)


@pytest.mark.parametrize(
    ("texts", "echo"),
    [
        ([], Echo()),
        (["somethingelsealtogetherthatsharesnothing"], Echo()),
        ([TAIL.text], Echo()),
        ([CUT], Echo(ends=1)),
        ([CUT, "x" + CUT], Echo(ends=2)),
        ([TEXT], Echo(parted=1, severed=1)),
        (["x" + CUT + "…"], Echo(twins=1)),
        ([CUT + "……" + TEXT[40:]], Echo(inside=1)),
        ([CUT + "..." + TEXT[40:]], Echo(inside=1)),
        ([CUT + ". Then"], Echo(parted=1, severed=1)),
        ([TEXT, TEXT[22:40] + "otherwise"], Echo(parted=1, severed=1)),
        ([TEXT, CUT + "…butelsewhere" + TEXT], Echo(parted=1, inside=1, severed=1)),
    ],
)
def test_what_others_have_behind_a_tail(texts: list[str], echo: Echo) -> None:
    assert listen([TAIL], [TAIL.text, *texts]) == [echo]


@pytest.mark.parametrize(
    ("texts", "echo"),
    [
        ([TEXT], Echo(parted=1, severed=1)),
        ([TEXT[30:]], Echo(ends=1)),
        (["広告" + TEXT[30:] + "x"], Echo(twins=1)),
        (["本文広告" + TEXT[30:]], Echo(inside=1)),
    ],
)
def test_what_others_have_before_a_head(texts: list[str], echo: Echo) -> None:
    assert listen([HEAD], [HEAD.text, *texts]) == [echo]


@pytest.mark.parametrize(("before", "severed"), [("then", 1), ("Then.", 0), ("それから。", 0), ("แล้ว", 0)])
def test_who_goes_on_otherwise_behind_a_sentence_is_not_severed(before: str, severed: int) -> None:
    """Nor in Thai, where nothing tells whether a sentence ends there."""
    assert listen([HEAD], [before + TEXT[30:]]) == [Echo(parted=1, severed=severed)]


def test_equal_texts_answer_as_one_or_each() -> None:
    assert listen([TAIL], [TEXT, TEXT]) == [Echo(parted=1, severed=1)]
    assert listen([TAIL], [TEXT, TEXT], each=True) == [Echo(parted=2, severed=2)]


def test_who_stops_inside_the_thing_tells_nothing() -> None:
    """As far as such a text goes, it has it; but it may go on otherwise."""
    question = Question(TEXT, 40, TEXT[40:60], at_head=False)
    assert listen([question], [CUT + TEXT[40:50]]) == [Echo()]
    assert listen([question], [CUT + TEXT[40:50] + "x"]) == [Echo(parted=1, severed=1)]


def test_who_has_less_of_the_inner_side_than_is_asked_for_tells_nothing() -> None:
    text = "z" * 70 + TEXT
    question = Question(text, 110, "…", at_head=False, least=80)
    assert listen([question], ["x" + text[29:]]) == [Echo(parted=1, severed=1)]
    assert listen([question], ["x" + text[31:]]) == [Echo()]


def test_a_context_of_a_few_letters_tells_nothing() -> None:
    assert listen([Question("theboats…", 8, "…", at_head=False)], [TEXT]) == [Echo()]


def test_one_letter_repeated_costs_no_more_than_its_length() -> None:
    questions = [Question("a" * n, n - 1, "a", at_head=False) for n in range(100, 400)]
    assert len(listen(questions, ["a" * n for n in range(1000, 1300)])) == 300


def test_a_text_that_asks_is_told_from_others_but_once() -> None:
    class Compared(str):
        __slots__ = ()
        times = 0
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            Compared.times += 1
            return super().__eq__(other)

        def __ne__(self, other: object) -> bool:
            return not self == other

    text = "abcdefgh" * 500
    questions = [Question(Compared(text), len(text), "a", at_head=False)]
    assert listen(questions, [Compared("".join(["abcdefgh"] * 500))]) == [Echo()]
    assert 0 < Compared.times < 10
