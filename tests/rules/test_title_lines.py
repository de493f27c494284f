"""Title lines: leave-alone cases first."""

import pytest

from stitchtext import repair
from stitchtext.folded import fold
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.title_lines import DOUBLED, leads_on, read_title, spare_subjects

SUBJECTS = [
    ("Photosynthesis", "Photosynthesis is how green plants turn light into food. It needs water and much air."),
    ("Alexander von Humboldt", "Alexander von Humboldt was a naturalist. He was born in Berlin and went far away."),
    ("The Bank of the North", "The Bank of the North Museum is open. It shows the coins that were made in the town."),
    ("Der alte Hafen", "Der alte Hafen Kölns war klein. Er diente dem Handel mit Kohle und wurde bald zu eng."),
    ("光合作用的故事", "光合作用的故事开始于很久以前。绿色植物把光变成养分。它需要水和空气。"),
    ("ตลาดน้ำบางกะเจ้า", "ตลาดน้ำบางกะเจ้าเปิดโฉมใหม่ ร้านเปิดทุกวัน ลูกค้ามาเช้า"),
    ("गाँव की सूखती नदी", "गाँव की सूखती नदी को बचाने का काम शुरू हुआ। वे तीस साल तक इंजीनियर रहीं।"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body"), SUBJECTS, ids=[case[0] for case in SUBJECTS])
@pytest.mark.parametrize("copies", [1, 3])
def test_the_words_of_the_title_with_which_the_text_begins_stay_where_a_copy_has_no_title(
    title: str, body: str, copies: int
) -> None:
    whole = f"{title}\n{body}"
    for fragments in ([whole] * copies + [body], [f"{title} {body}", whole, body[: len(body) * 2 // 3]]):
        repaired = repair("\n—END—\n".join(fragments))
        assert (repaired.text, repaired.findings) == (f"{whole}\n", ())


@pytest.mark.parametrize("number", [0, 1, 4, 5])
def test_they_stay_in_a_flattened_copy_where_a_small_letter_or_no_space_is_behind_them(number: int) -> None:
    title, body = SUBJECTS[number]
    assert repair(f"{title} {body}\n—END—\n{body}\n").text == f"{title} {body}\n"


def test_a_copy_of_the_title_goes_where_a_fragment_has_the_title_above_what_is_behind_it() -> None:
    body = "The port is shut in winter. No ship comes in before the end of the month of March."
    whole, doubled = f"A Long Way to the Sea\n{body}", f"A Long Way to the Sea\nA Long Way to the Sea {body}"
    raw = "\n—END—\n".join([doubled, f"A Long Way to the Sea {body}", whole[:60]])
    assert repair(raw).text == f"{whole}\n"


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("港の朝\n港の朝は早い。", True),
        ("Hug\nHug was one.", True),
        ("Hug Hug was one.", True),
        ("港の朝 港の朝は早い。", True),
        ("Hug\nHug\nIt was one.", False),
        ("Hug\nHug ### It was one.", False),
        ("港の朝\n港の朝 早い船が出る。", False),
        ("Hug Hug It was one.", False),
    ],
)
def test_a_copy_leads_on_that_may_be_the_subject_of_the_first_sentence(text: str, leads: bool) -> None:
    assert leads_on(text, fold(text), 3, 6) is leads


def test_a_title_is_read_without_white_space_where_the_next_line_does_not_begin_with_it() -> None:
    starts = ("The port\nIt is shut.", "The port\nThe port is shut.", "The port")
    assert [list(read_title(start)) for start in starts] == [["Theport"], [], []]


def test_a_copy_of_which_no_other_fragment_speaks_is_no_subject() -> None:
    text = "The Bank of the North\nThe Bank of the North It was shut in May."
    suspects = [Suspect(0, 21, 43, DOUBLED, True)]
    assert spare_subjects([Fragment(0, 0, len(text), text, head_cut=False, tail_cut=False)], suspects) == suspects
