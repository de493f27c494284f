from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stitchtext.cli import main

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The reports of a folder, as the command writes them."""
    folder = tmp_path / "scrapes"
    folder.mkdir()
    for number in (2, 10, 1):
        pieces = [f"Thing {each}{number}\nA sentence about thing {each}{number}.\n" for each in "ABC"[: number % 4]]
        (folder / f"{number}.txt").write_text("—END—\n".join(pieces), encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff")
    main(["report", str(folder), "-o", str(tmp_path / "site"), "-q"], standalone_mode=False)
    return tmp_path / "site" / "index.html"


def list_names(seen: Any) -> list[str]:
    texts = seen.page.locator("tbody th").all_inner_texts()
    return [Path(text.split("\n")[0].split(" ")[0]).stem for text in texts]


def test_columns_sort_by_number_and_by_name_and_back(visit: Open, site: Path) -> None:
    seen = visit(site)
    assert set(list_names(seen)) == {"1", "10", "2", "broken"}
    seen.page.get_by_role("button", name="Scrape").click()
    assert list_names(seen) == ["1", "2", "10", "broken"]
    seen.page.get_by_role("button", name="Scrape").click()
    assert list_names(seen) == ["broken", "10", "2", "1"]
    seen.page.get_by_role("button", name="Characters").click()
    sizes = [int(cell) for cell in seen.page.locator("tbody td:nth-child(2)").all_inner_texts() if cell.isdigit()]
    assert sizes == sorted(sizes, reverse=True)
    assert seen.page.locator("[aria-sort=descending]").inner_text().startswith("Characters")
    assert list_names(seen)[-1] == "broken"


def test_each_row_leads_to_its_page_and_back(visit: Open, site: Path) -> None:
    seen = visit(site)
    seen.page.get_by_role("link", name="2.txt").click()
    seen.page.wait_for_selector(".bar")
    assert "2.txt" in seen.page.locator(".kicker").inner_text()
    seen.page.get_by_role("link", name="all scrapes").click()
    seen.page.wait_for_selector("#index")
    assert seen.told == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_to_mend(visit: Open, site: Path, colours: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - it comes with the extra

    results = Axe().run(visit(site, colours=colours).page)
    assert results.violations_count == 0, results.generate_report()


def test_an_index_fits_a_telephone_and_can_be_read_without_script(visit: Open, site: Path) -> None:
    assert visit(site, 360).run("document.documentElement.scrollWidth") == 360
    seen = visit(site, script=False)
    assert "is not utf-16" in seen.page.locator("tbody").inner_text()
    assert seen.page.locator("thead button").count() == 0
