from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from stitchtext import repair
from stitchtext.model import Repair

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Write = Callable[..., Path]

DOUBTFUL = "A title of some length\nA first sentence stands here. The price is {} dollars. It breaks off in the\n"
HOLE = "A title\nThis is a first sentence that goes on. It stops in\n—END—\nA title\nLater there is another sentence.\n"


def make_many(count: int) -> str:
    """So many overlapping windows over one long article, in a random order."""
    words = [f"word{number * 7919 % 10_007}" for number in range(count * 12)]
    text = "".join(f"{word}{'.' + chr(10) if number % 23 == 22 else ' '}" for number, word in enumerate(words))
    step = len(text) // count
    pieces = [text[number * step : number * step + step + 60] for number in range(count)]
    return "—END—\n".join(f"{piece}\n" for piece in Random(1).sample(pieces, count))  # noqa: S311 - only an order


def expect_text(seen: Any, selector: str, text: str) -> None:
    """Wait until an element says this."""
    from playwright.sync_api import expect  # noqa: PLC0415 - it comes with the extra

    expect(seen.page.locator(selector)).to_have_text(text)


@pytest.fixture(scope="module")
def many() -> str:
    return make_many(300)


def test_a_page_opens_from_disk_asks_nothing_and_complains_of_nothing(visit: Open, write: Write, scrape: str) -> None:
    path = write(scrape)
    seen = visit(path)
    assert seen.told == []
    assert seen.asked == [path.as_uri()]
    assert "Alibaba Cloud" in seen.page.title()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("text", ["scrape", "many", DOUBTFUL.format(15) + "—END—\n" + DOUBTFUL.format(16), HOLE, ""])
def test_axe_finds_nothing_to_mend(
    visit: Open, write: Write, text: str, colours: str, request: pytest.FixtureRequest
) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - it comes with the extra

    seen = visit(write(request.getfixturevalue(text) if text in ("scrape", "many") else text), colours=colours)
    results = Axe().run(seen.page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("text", ["scrape", "many"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(
    visit: Open, write: Write, text: str, width: int, request: pytest.FixtureRequest
) -> None:
    seen = visit(write(request.getfixturevalue(text)), width)
    assert seen.run("document.documentElement.scrollWidth") == width


def test_hovering_a_bar_shows_whose_it_is_and_what_it_says(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    assert seen.page.locator("#tip").is_hidden()
    bar = seen.page.locator(".bar").nth(1)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    seen.page.mouse.move(box["x"] + 40, box["y"] + 10)
    tip = seen.page.locator("#tip")
    assert tip.is_visible()
    told = tip.locator("b").inner_text()
    assert told.startswith(f"Fragment {bar.locator('text').text_content()}")
    words = tip.locator("span").inner_text().strip("…")
    assert words
    assert words in repair(scrape).text
    seen.page.mouse.move(2, 2)
    assert tip.is_hidden()


def test_a_click_on_a_bar_scrolls_the_article_to_that_place(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    bar = seen.page.locator(".bar").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    svg = seen.page.locator("svg.rows").bounding_box()
    share = 0.45
    seen.page.mouse.click(svg["x"] + svg["width"] * share, box["y"] + 10)
    seen.page.wait_for_timeout(1500)
    text = repair(scrape).text
    at = int(len(text) * share)
    shown = seen.run(
        "[...document.querySelectorAll('.line')].filter(line => { const r = line.getBoundingClientRect();"
        " return r.bottom > 0 && r.top < innerHeight }).map(line => Number(line.dataset.at))"
    )
    assert min(shown) <= at
    assert max(shown) + 800 > at
    assert shown != [0]


def test_arrow_keys_walk_along_the_picture_and_enter_goes_to_the_text(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    seen.page.locator("[data-start][tabindex='0']").first.focus()
    first = seen.run("document.activeElement.getAttribute('aria-label')")
    seen.page.keyboard.press("ArrowRight")
    second = seen.run("document.activeElement.getAttribute('aria-label')")
    assert first != second
    assert seen.page.locator("#tip").is_visible()
    before = seen.run("scrollY")
    seen.page.keyboard.press("End")
    for _ in range(12):
        seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_timeout(1200)
    assert seen.run("scrollY") != before
    assert seen.run("document.querySelectorAll('.pile [data-start][tabindex=\"0\"]').length") == 1


def test_search_counts_and_walks_through_what_it_finds(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("クラウド")
    count = repair(scrape).text.count("クラウド")
    assert count > 1
    expect_text(seen, "#hits", f"{count} found")
    assert seen.run("CSS.highlights.get('found').size") == count
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#hits").inner_text() == f"2 of {count}"
    assert seen.run("[...CSS.highlights.get('here')][0].toString()") == "クラウド"
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#hits").inner_text() == ""


def test_search_finds_what_crosses_fragments_and_is_no_pattern(visit: Open, write: Write) -> None:
    seen = visit(write("Title\nA (first) sentence. And a sec\n—END—\nTitle\nA (first) sentence. And a second one.\n"))
    for wanted, told in (("(FIRST)", "1 found"), (".*", "not found"), ("and a second", "1 found")):
        seen.page.fill("#search", wanted)
        expect_text(seen, "#hits", told)
    assert seen.told == []


def test_keys_go_from_note_to_note_and_round(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    count = seen.page.locator(".note").count()
    assert count >= 5
    for number in [*range(1, count + 1), 1]:
        seen.page.keyboard.press("n")
        assert seen.page.locator("#where").inner_text() == f"{number} of {count}"
        assert seen.run("document.activeElement.matches('.note.current')")
    seen.page.keyboard.press("p")
    assert seen.page.locator("#where").inner_text() == f"{count} of {count}"


def test_a_page_without_script_can_be_read(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape), script=False)
    page = seen.page
    text = re.sub(r"\s", "", repair(scrape).text)
    lines = [re.sub(r"\s", "", line) for line in page.locator(".line u").all_inner_texts()]
    assert "".join(lines) == text
    assert page.locator(".tools").is_hidden()
    assert page.locator(".note").count() >= 5
    assert all(note.is_visible() for note in page.locator(".note").all())
    assert page.locator("svg.rows .bar").count() == 7
    page.locator(".ref").first.click()
    assert "#n1-1" in page.url


def test_what_was_mended_stands_beside_its_place(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    note = seen.page.locator(".note.mended").first
    assert note.locator("code").inner_text() == "S101"
    assert "Alibaba Cloud" in note.locator("del").inner_text()
    contested = seen.page.locator(".note.variant").first
    assert contested.locator("del").inner_text() == "です"
    assert "fragments 6, 7" in contested.inner_text()
    assert "Contested: the other reading bears damage that a rule knows." in contested.inner_text()


def test_every_passage_names_its_fragment(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    result: Repair = repair(scrape)
    used = {str(piece.fragment + 1) for piece in result.articles[0].pieces if piece.fragment is not None}
    named = set(seen.page.locator(".line .chip").all_inner_texts())
    assert named <= used
    assert {"4", "3"} <= named


def test_a_thousand_fragments_are_drawn_in_few_rows(visit: Open, write: Write) -> None:
    seen = visit(write(make_many(1000)))
    assert seen.page.locator(".bar").count() > 900
    assert seen.run("document.querySelector('.scroll').clientHeight") < 900
    assert seen.run("document.documentElement.scrollWidth") == 1440
    widths = seen.run("[...document.querySelectorAll('.bar .held')].map(b => b.getBoundingClientRect().width).sort()")
    assert widths[len(widths) // 2] >= 10


def test_the_picture_can_be_drawn_wider_and_narrower(visit: Open, write: Write, scrape: str) -> None:
    seen = visit(write(scrape))
    width = seen.run("document.querySelector('svg.rows').getBoundingClientRect().width")
    seen.page.get_by_role("button", name="Draw wider").click()
    assert seen.run("document.querySelector('svg.rows').getBoundingClientRect().width") == pytest.approx(2 * width)
    assert seen.run("document.documentElement.scrollWidth") == 1440
    seen.page.get_by_role("button", name="Draw narrower").click()
    assert seen.run("document.querySelector('svg.rows').getBoundingClientRect().width") == pytest.approx(width)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_is_printed_is_dark_on_white_and_hides_what_only_a_screen_can_use(
    visit: Open, write: Write, scrape: str, colours: str
) -> None:
    seen = visit(write(scrape), colours=colours)
    seen.page.emulate_media(media="print", color_scheme=colours)
    assert seen.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert seen.run("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert seen.page.locator(".tools").is_hidden()
    assert seen.run("document.querySelector('.scroll').scrollWidth <= document.querySelector('.scroll').clientWidth")
    assert seen.run("getComputedStyle(document.querySelector('.ref')).printColorAdjust") == "exact"
