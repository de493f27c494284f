from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest

from stitchtext import repair
from stitchtext.report.pages import render_page

VOID = {"meta", "input", "link", "br", "img"}
IMPLIED = {"p": {"p"}, "th": {"td", "tr"}, "td": {"td", "th", "tr"}, "tr": {"tr"}}
"""Elements whose end HTML lets go unsaid, and what may begin right behind them."""


class Checker(HTMLParser):
    """Holds that all tags close in order, that all ids are one of a kind, and that all links inside lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on") or name == "style"], given
        self.ids += [value for name, value in attrs if name == "id" and value]
        address = given.get("href") or given.get("src") or ""
        (self.links if address.startswith("#") else self.outside).append(address)
        while self.open and tag in IMPLIED.get(self.open[-1], ()):
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1] != tag and self.open[-1] in IMPLIED:
            self.open.pop()
        assert self.open.pop() == tag


TEXTS = [
    "",
    "x",
    "One.\n—END—\nAnother thing altogether.\n",
    "<b>題</b>\nはずですです。\n—END—\n<b>題</b>\nはずです。次の",
]


@pytest.mark.parametrize("text", [*TEXTS, "scrape"])
def test_a_page_is_well_formed_and_leads_nowhere_else(text: str, request: pytest.FixtureRequest) -> None:
    checker = Checker()
    checker.feed(render_page(repair(request.getfixturevalue(text) if text == "scrape" else text), "a & b.txt"))
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert {link[1:] for link in checker.links} <= set(checker.ids)
    assert not any(checker.outside)


def test_the_policy_allows_the_style_and_script_of_the_page_and_nothing_else(scrape: str) -> None:
    page = render_page(repair(scrape), "a.txt")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (part,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(part.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in unescape(policy)


def test_the_same_repair_makes_the_same_page(scrape: str) -> None:
    assert render_page(repair(scrape), "a.txt") == render_page(repair(scrape), "a.txt")


def test_the_real_scrape_weighs_no_more_than_itself(scrape: str) -> None:
    assert len(render_page(repair(scrape), "a.txt").encode()) < len(scrape.encode())


def test_several_articles_each_have_their_picture_and_text() -> None:
    page = render_page(repair(TEXTS[2]), "a.txt")
    assert page.count('<svg class="rows') == 2
    assert 'id="article-1"' in page
    assert 'id="article-2"' in page
