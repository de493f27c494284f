from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stitchtext import repair
from stitchtext.report.documents import render_document
from stitchtext.report.pages import Row, render_index, render_page
from stitchtext.report.results import read_result

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Write = Callable[..., Path]

ATTACKS = [
    "<script>window.ran = 1; alert(1)</script>",
    "</style><style>* { display: none }</style>",
    "</script><script>window.ran = 1</script>",
    "<!-- <script> --!> <img src=x onerror='window.ran = 1'>",
    '"><svg onload="window.ran = 1"><a href="javascript:window.ran = 1">x</a>',
    "{{ 7 * 7 }}{% raw %} ${window.ran = 1} ]]> <![CDATA[",
    "<base href='https://example.org/'><meta http-equiv=refresh content='0;url=https://example.org/'>",
    "&lt;script&gt;window.ran = 1&lt;/script&gt; &#x202e; </title></textarea></noscript><plaintext>",
]
STEERING = "abc\u202edef\u2066ghi\u2069 \u200f \x00\x1b[31m\x07 \u2028 \ufeff \x85 end"


def make_scrape(attack: str) -> str:
    """A scrape that has the attack in its title, its text, a contested place, and what rules remove."""
    head = f"{attack}\n{attack}\nA first sentence of some length {attack} goes on here. A word ONE stands. It is 5 TWO"
    one, other = (head.replace("ONE", first).replace("TWO", last) for first, last in ((attack, "well"), ("or", "ill")))
    return f"{one}\n—END—\n{other} to do so.\n—END—\n{attack} はずですです。\n"


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_scrape_runs_nothing_and_is_shown_as_it_is(visit: Open, write: Write, attack: str) -> None:
    path = write(make_scrape(attack), f"{attack}.txt")
    seen = visit(path)
    seen.page.keyboard.press("n")
    seen.page.locator(".bar").first.hover()
    assert seen.run("window.ran") is None
    assert seen.told == []
    assert seen.asked == [path.as_uri()]
    assert attack in seen.page.locator("main").inner_text()
    assert seen.page.locator("#fragments").is_visible()
    assert seen.page.locator("footer").is_visible()


def test_even_a_script_that_got_in_would_not_run(visit: Open, write: Write, scrape: str) -> None:
    path = write(scrape)
    page = path.read_text(encoding="utf-8")
    bad = "<script>window.ran = 1</script><img src=https://example.org/x.png onerror='window.ran = 2'>"
    path.write_text(page.replace("<main>", f"<main>{bad}", 1), encoding="utf-8")
    seen = visit(path)
    assert seen.run("window.ran") is None
    assert any("Content Security Policy" in line for line in seen.told)


def test_what_steers_text_is_shown_and_steers_nothing(visit: Open, write: Write) -> None:
    path = write(f"{STEERING}\n—END—\n{STEERING} and more.\n")
    seen = visit(path)
    shown = seen.page.locator("main").inner_text()
    for code in ("202E", "2066", "2069", "200F", "0000", "001B", "0007", "2028", "FEFF", "0085"):
        assert f"U+{code}" in shown
    page = path.read_text(encoding="utf-8")
    assert not set(page) & set("\u202e\u2066\u2069\u200f\x00\x1b\x07\u2028\ufeff\x85")
    assert seen.told == []


def test_half_a_character_in_a_result_is_shown(visit: Open, tmp_path: Path) -> None:
    line = render_document(repair("Title\nabc x def.\n"), "a.txt", "utf-8").replace("abc x", "abc \\ud800")
    path = tmp_path / "report.html"
    path.write_text(render_page(read_result(line, "r.json").repair, "\ud800.txt"), encoding="utf-8")
    assert "U+D800" in visit(path).page.locator("main").inner_text()


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>" * 200_000, "\x00\u202e" * 1_000_000, f"{'x' * 5_000_000}\n", "a\n" * 100_000],
    ids=["scripts", "controls", "one line", "short lines"],
)
@pytest.mark.slow
def test_five_megabytes_of_it_break_nothing(visit: Open, write: Write, text: str) -> None:
    path = write(f"Title\n{text}")
    seen = visit(path)
    assert seen.told == []
    assert seen.page.locator("#fragments").is_visible()
    assert seen.run("document.documentElement.scrollWidth") == 1440


def test_a_hostile_index_runs_nothing(visit: Open, tmp_path: Path) -> None:
    rows = [Row(attack, "pages/a.html", error=attack if number % 2 else "") for number, attack in enumerate(ATTACKS)]
    path = tmp_path / "index.html"
    path.write_text("".join(render_index(lambda: rows, ATTACKS[0])), encoding="utf-8")
    seen = visit(path)
    assert (seen.run("window.ran"), seen.told, seen.asked) == (None, [], [path.as_uri()])
    assert seen.page.locator("tbody tr").count() == len(ATTACKS)
