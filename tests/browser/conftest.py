"""A real browser, for what only one can show: Debian's Chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stitchtext import repair
from stitchtext.report.pages import render_page

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no chromium on PATH: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install '.[browser]'")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """One page, open in a browser, and all that went wrong or left the machine."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.told: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.told.append(message.text))
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("dialog", lambda dialog: self.told.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: self.asked.append(request.url))

    def run(self, code: str) -> Any:
        return self.page.evaluate(code)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Open]:
    """Opens a file from disk as it would be by a double click; all that is chosen is how the browser is."""
    contexts: list[Any] = []

    def go(path: Path, width: int = 1440, *, colours: str = "light", script: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=colours, java_script_enabled=script
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.goto(path.as_uri())
        return visit

    yield go
    for context in contexts:
        context.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the report of a scrape."""

    def go(text: str, name: str = "a.txt") -> Path:
        path = tmp_path / "report.html"
        path.write_text(render_page(repair(text), name), encoding="utf-8")
        return path

    return go
