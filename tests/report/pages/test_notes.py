from __future__ import annotations

import pytest

from stitchtext import repair
from stitchtext.report.pages.notes import Note, list_notes, name_fragments

STUTTER = "題\n一つ目の文です。二つ目の文はですです。\n"
HOLE = "A title\nThis is a first sentence that goes on. It stops in\n—END—\nA title\nLater there is another one.\n"
PRICE = "A title of some length\nA first sentence stands here. The price is {} dollars. It breaks off in the\n"


def notes_of(text: str) -> list[Note]:
    (notes,) = list_notes(repair(text))
    return notes


def test_what_a_rule_mended_has_its_before_and_after_and_all_who_had_it() -> None:
    (note,) = notes_of(f"{STUTTER}—END—\n{STUTTER}三つ目の文です。\n")
    assert (note.kind, note.code, note.before, note.after) == ("mended", "T101", "です", "")
    assert (note.who, note.why) == ("fragments 1, 2", "「ですです」 for 「です」")
    assert note.left.endswith("はです")
    assert note.right.startswith("。")


def test_what_was_removed_without_a_place_stands_where_its_fragment_was(scrape: str) -> None:
    title = next(note for note in notes_of(scrape) if note.code == "S101")
    assert (title.start, title.end, title.who) == (38, 38, "fragment 1")
    assert title.before.startswith("\nAlibaba Cloud")


def test_a_contested_place_has_its_readings_who_says_them_and_why(scrape: str) -> None:
    contested = next(note for note in notes_of(scrape) if note.kind == "variant")
    assert [choice.text for choice in contested.choices] == ["", "です"]
    assert [choice.stands for choice in contested.choices] == [True, False]
    assert [choice.who for choice in contested.choices] == ["fragments 1, 2, 4", "fragments 6, 7, damaged"]
    assert "damage" in contested.why


def test_a_tie_is_one_note_in_doubt_and_not_two() -> None:
    notes = notes_of("—END—\n".join(PRICE.format(price) for price in ("fifteen", "sixteen")))
    ties = [note for note in notes if note.choices]
    assert [note.kind for note in ties] == ["doubt"] * len(ties)
    assert ties
    assert len({(note.start, note.end, note.code) for note in notes}) == len(notes)


def test_every_finding_on_an_article_is_told_once(scrape: str) -> None:
    for text in (scrape, HOLE, PRICE.format(1), STUTTER):
        result = repair(text)
        told = [note.code for notes in list_notes(result) for note in notes if note.code]
        for finding in result.findings:
            if finding.article is not None:
                assert finding.code in told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([2], "fragment 3"), ([0, 1], "fragments 1, 2"), (list(range(40)), " 11, 12 and 28 more")],
)
def test_fragments_are_named_from_one_and_a_few_at_most(numbers: list[int], told: str) -> None:
    assert name_fragments(numbers).endswith(told)
