"""Titles with the name of the site around them: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair

TITLE = "The harbour in the morning"
TEXT = (
    "Every morning the boats come in before the sun is up, and the gulls follow them.\n"
    "The library will stay open until midnight, said the mayor of the town to the council on Monday."
)
WHOLE = f"{TITLE}\n{TEXT}"
CUT = WHOLE[:150]


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


LEFT_ALONE = [
    ("a line above the title", joined(f"News from the coast\n{WHOLE}", WHOLE, CUT), f"News from the coast\n{WHOLE}"),
    (
        "a line below the title",
        joined(f"{TITLE}\nA report\n{TEXT}", WHOLE, CUT),
        f"{TITLE}\nA report\n{TEXT}",
    ),
    ("a heading in one line", joined(f"{TITLE} A report {TEXT}", WHOLE, CUT), ""),
    ("as many have it", joined(f"The Coast: {WHOLE}", f"The Coast: {CUT}", WHOLE, CUT[:140]), ""),
    ("one alone has it bare", joined(f"The Coast: {WHOLE}", CUT), f"The Coast: {WHOLE}"),
    (
        "another text below",
        joined(f"The Coast: {TITLE}\n{TEXT[90:]}", f"{TITLE}\nIt was late.", f"{TITLE}\nIt was late. It rained."),
        "",
    ),
    ("a date line", joined(f"LONDON, 3 May. {TITLE} {TEXT}", WHOLE, CUT), ""),
    (
        "a title with a bar that most have",
        joined(*[f"{TITLE} | A report\n{TEXT}"] * 2, f"{TITLE} | A report\n{TEXT[:99]}", WHOLE),
        "",
    ),
    ("the only fragment", f"The Coast: {WHOLE}\n", f"The Coast: {WHOLE}"),
    ("a title written twice", joined(f"{TITLE}\n{WHOLE}", WHOLE, CUT), WHOLE),
]
DRESSED = [
    f"The Coast: {TITLE}",
    f"【Coast】{TITLE}",
    f'"{TITLE}"',
    f"{TITLE} | The Coast",
    f"{TITLE} (updated)",
    f"The Coast — {TITLE} — News",
]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_stands_around_a_title_is_left_where_few_speak_against_it(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert not text or result.text == text + "\n"
    assert [entry for entry in result.account if entry.code == "L101"] == []


@pytest.mark.parametrize("title", DRESSED)
def test_what_few_have_around_a_title_goes(title: str) -> None:
    raw = joined(f"{title}\n{TEXT}", WHOLE, CUT)
    result = repair(raw)
    assert result.text == f"{WHOLE}\n"
    check(raw, result)


def test_it_goes_in_one_line_as_well() -> None:
    assert repair(joined(f"The Coast: {TITLE} {TEXT[:120]}", WHOLE, CUT)).text == f"{WHOLE}\n"


def test_what_stands_behind_a_bar_goes_if_one_has_the_title_bare() -> None:
    assert repair(joined(f"{TITLE} | The Coast\n{TEXT}", CUT)).text == f"{WHOLE}\n"


@pytest.mark.parametrize("end", [".", "?", "!", "。"])
def test_the_name_of_a_site_goes_behind_a_title_that_ends_in_a_mark(end: str) -> None:
    bare = f"{TITLE}{end}\n{TEXT}"
    result = repair(joined(f"{TITLE}{end} — The Coast\n{TEXT}", bare, bare[:120], bare[:100]))
    assert (result.text, result.findings) == (f"{bare}\n", ())
