from __future__ import annotations

import pytest
from click.testing import CliRunner

from stitchtext import pipeline
from stitchtext.cli import main
from stitchtext.cli.exits import MEANINGS


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr(pipeline, "repair", fail)


@pytest.mark.usefixtures("broken")
def test_an_internal_error_is_one_line() -> None:
    result = CliRunner().invoke(main, ["repair"], input="text")
    line = "stitchtext: internal error: ZeroDivisionError: nobody thought of this; -v shows where, please report it\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line)


@pytest.mark.usefixtures("broken")
def test_an_internal_error_shows_where_it_was_when_asked() -> None:
    result = CliRunner().invoke(main, ["repair", "-v"], input="text")
    assert result.exit_code == 2
    assert result.stderr.startswith("Traceback (most recent call last):")
    assert result.stderr.endswith("nobody thought of this; please report it\n")


def test_a_caller_in_python_gets_the_code_and_no_exit() -> None:
    assert main(["--version"], standalone_mode=False) == 0


def test_every_exit_code_has_its_meaning() -> None:
    assert list(MEANINGS) == [0, 1, 2, 130, 141]
