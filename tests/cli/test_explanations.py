"""What a transcript cannot show: widths, encodings, and what the environment asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from stitchtext.cli import main
from stitchtext.report.sketches import FINE

TITLE = "港町の朝市を歩く、長い長い題名を持つ記事の話" * 4
TEXT = f"{TITLE}\n一つ目の文がここにあります。最後の文で終わるはずです。\n"
SIGNS = set(FINE.used + FINE.held + FINE.lacking + FINE.tick + FINE.head + FINE.tail + FINE.edge + FINE.levels) - {" "}


@pytest.fixture
def scrape_file(tmp_path: Path) -> str:
    path = tmp_path / "s.txt"
    path.write_text(f"{TEXT}—END—\n{TEXT}", encoding="utf-8")
    return str(path)


def show(monkeypatch: pytest.MonkeyPatch, *args: str, charset: str = "utf-8", **environment: str) -> str:
    for name in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = CliRunner(charset=charset).invoke(main, ["explain", *args])
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes.decode(charset)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_of_an_overview_is_wider_than_the_terminal(
    width: int, scrape_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(scrape_file).parent)
    shown = show(monkeypatch, "s.txt", COLUMNS=str(width))
    assert max(map(cell_len, shown.splitlines())) <= width
    assert "港町の朝市" in shown


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_drawing_is_plain_where_the_environment_asks_for_it(
    name: str, value: str, scrape_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SIGNS & set(show(monkeypatch, scrape_file))
    assert not SIGNS & set(show(monkeypatch, scrape_file, **{name: value}))


def test_a_terminal_of_another_encoding_gets_what_it_can_show(
    scrape_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = show(monkeypatch, scrape_file, charset="ascii")
    assert not SIGNS & set(shown)
    assert "\\u6e2f\\u753a" in shown


def test_what_is_said_of_a_place_is_the_same_for_a_result_as_for_its_scrape(
    scrape_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = tmp_path / "r.json"
    result.write_text(CliRunner().invoke(main, ["repair", "--format", "json", scrape_file]).stdout, encoding="utf-8")
    for args in (["--at", "2:3"], ["--sentence", "最後の文"], []):
        assert show(monkeypatch, scrape_file, *args) == show(monkeypatch, str(result), *args)
