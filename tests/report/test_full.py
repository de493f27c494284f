from __future__ import annotations

import pytest

from findings import VIEW, inspect, make_finding, render
from stitchtext.report.full import render_full, show_change
from stitchtext.report.inspections import Inspection, Remark

TEXT = "題の一行\n重要なはずですです。次の文。\n三行目。\n"
AT = TEXT.index("ですです")


def test_a_finding_is_shown_with_its_line_the_change_and_the_help() -> None:
    finding = make_finding(AT, AT + 4, (AT, AT + 4, "です"))
    assert render(render_full, inspect(TEXT, finding)) == (
        "warning T101 stuttered-ending [*]: a message\n"
        " --> a.txt:2:6\n"
        "1 | 題の一行\n"
        "2 | 重要なはずですです。次の文。\n"
        "  |           ^^^^^^^^\n"
        "3 | 三行目。\n"
        "  = fix (safe): 「ですです」 → 「です」\n"
        "  = help: A polite ending or a copula, or its last sound, written twice at the end of a clause.\n"
        "\n"
    )


def test_what_goes_over_several_lines_says_so() -> None:
    shown = render(render_full, inspect(TEXT, make_finding(2, len(TEXT), severity="error")))
    assert shown.startswith("error T101 stuttered-ending: a message\n --> a.txt:1:3\n1 | 題の一行\n  |     ^^^^\n")
    assert "  = goes on to line 3\n" in shown
    assert "fix" not in shown


def test_the_gutter_is_as_wide_as_its_numbers() -> None:
    text = "\n" * 98 + "x\nb"
    shown = render(render_full, inspect(text, make_finding(98, 99)))
    assert "   --> a.txt:99:1\n 99 | x\n    | ^\n100 | b\n    = help" in shown


def test_of_a_row_the_text_is_shown_and_the_place_is_of_the_file() -> None:
    finding = make_finding(2, 3)
    remark = inspect("one", finding).remarks[0]
    moved = Remark(finding, remark.place._replace(line=7, column=21), "", ())
    shown = render(render_full, Inspection("r.jsonl", "one", (moved,), 7))
    assert " --> r.jsonl:7:21\n1 | one\n  |   ^\n" in shown


def test_nothing_that_is_shown_steers_a_terminal() -> None:
    finding = make_finding(0, 1, (0, 1, "\x1b[2J"), message="a\x1b[2Jb\r")
    shown = render(render_full, inspect("\x1b[31m\n", finding, name="\x1b]0;x\x07"))
    assert "\x1b" not in shown
    assert "\r" not in shown
    assert "\x07" not in shown


def test_colours_only_where_they_are_wanted() -> None:
    inspection = inspect(TEXT, make_finding(AT, AT + 4))
    plain, coloured = render(render_full, inspection), render(render_full, inspection, view=VIEW._replace(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[33m\x1b[1m^^^^^^^^\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("edits", "change"),
    [
        ([(0, 2, "x")], ("「ab」", "「x」")),
        ([(0, 2, "")], ("「ab」", "")),
        ([(1, 1, "\n")], ("", "「\\n」")),
        ([(0, 1, "x"), (3, 4, "")], ("「abcd」", "「xbc」")),
        ([(0, 200, "")], (f"「abcd{'e' * 26}…{'e' * 29}」", "")),
    ],
)
def test_a_change_is_shown_from_its_first_edit_to_its_last(
    edits: list[tuple[int, int, str]], change: tuple[str, str]
) -> None:
    assert show_change("abcd" + "e" * 196, make_finding(0, 4, *edits)) == change
