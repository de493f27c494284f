from __future__ import annotations

import re

import pytest

from stitchtext.report.diffs import paint_diff, render_diff

HEAD = "--- a\tas read\n+++ a\trepaired\n"
CASES = {
    "equal texts": ("same\n", "same\n", ""),
    "a line goes": ("1\n2\n", "1\n", HEAD + "@@ -1,2 +1 @@\n 1\n-2\n"),
    "a last line without newline is told": ("1", "1\n", HEAD + "@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n"),
    "a carriage return is part of a line": ("1\r\n", "1\n", HEAD + "@@ -1 +1 @@\n-1\r\n+1\n"),
    "a line separator ends no line": ("1\u20282\n", "1\u20283\n", HEAD + "@@ -1 +1 @@\n-1\u20282\n+1\u20283\n"),
    "all goes": ("1\n", "", HEAD + "@@ -1 +0,0 @@\n-1\n"),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=CASES)
def test_a_diff_shows_every_difference(before: str, after: str, expected: str) -> None:
    assert render_diff(before, after, "a") == expected


def test_a_painted_diff_differs_in_colour_only() -> None:
    diff = render_diff("1\n[bold]2[/]\n", "1\n[red]3\n", "a")
    painted = paint_diff(diff)
    assert "\x1b[31m-[bold]2[/]\x1b[0m\n" in painted
    assert "\x1b[32m+[red]3\x1b[0m\n" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == diff


def test_a_name_with_a_line_end_is_one_line_of_the_diff() -> None:
    head = render_diff("a\n", "b\n", "x\n+++ y").splitlines()[:2]
    assert head == ['--- "x\\n+++ y"\tas read', '+++ "x\\n+++ y"\trepaired']
