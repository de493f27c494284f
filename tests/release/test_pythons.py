"""Pythons are found wherever they are, and one that is not here is told, and no failure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from release import pythons, run, trials
from release.projects import ROOT
from release.pythons import find_python

THIS = "{}.{}".format(*sys.version_info)
ABSENT = "2.0"


def lay_program(path: Path, script: str) -> str:
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    return tmp_path


def test_the_one_that_runs_is_found() -> None:
    assert find_python(THIS) == sys.executable


def test_one_that_is_not_here_is_not_found(home: Path) -> None:
    assert find_python(ABSENT) is None


@pytest.mark.parametrize("folder", pythons._FOLDERS)
def test_one_that_another_program_has_installed_is_found(folder: str, home: Path) -> None:
    place = Path(folder).expanduser()
    lay_program(place / "1.9.9" / "bin" / "python3", "echo 1.9")
    path = lay_program(place / "2.0.1" / "bin" / "python3", f"echo {ABSENT}")
    assert find_python(ABSENT) == path


def test_a_shim_of_what_is_not_chosen_is_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_program(home / "shims" / f"python{ABSENT}", f"echo {ABSENT}; exit 127")
    monkeypatch.setenv("PATH", str(home / "shims"))
    assert find_python(ABSENT) is None
    path = lay_program(home / ".pyenv" / "versions" / "2.0.1" / "bin" / "python3", f"echo {ABSENT}")
    assert find_python(ABSENT) == path


def test_one_that_is_not_here_is_told_and_is_no_failure(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trials.try_python(ABSENT, whole=True)
    assert capsys.readouterr().out == f"Python {ABSENT}: skipped, as it is not here\n"


def test_floors_that_cannot_be_tried_are_told(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "LEAST", ABSENT)
    assert trials.try_floors(whole=False)
    assert capsys.readouterr().out == f"least versions: skipped, as Python {ABSENT} is not here\n"


def test_the_others_are_tried_or_this_one_if_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "VERSIONS", (THIS, ABSENT))
    for here, chosen in ((None, [THIS, ABSENT]), ("python", [ABSENT])):
        monkeypatch.setattr(run, "find_python", lambda _, here=here: here)
        assert run.choose_versions(others=True) == chosen
    assert run.choose_versions(others=False) == [THIS, ABSENT]


def test_all_that_a_quick_trial_leaves_out_is_there() -> None:
    assert [each for each in trials.SLOW_TO_TELL if not (ROOT / each).exists()] == []


@pytest.mark.parametrize(("failing", "code"), [([], 0), (["3.12"], 1), (["3.11"], 1)])
def test_a_failure_on_any_of_them_is_one(failing: list[str], code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def try_python(version: str, *, whole: bool) -> bool:
        seen.append((version, whole))
        return version not in failing

    monkeypatch.setattr(run, "try_python", try_python)
    assert run.main(["pythons", "--quick"]) == code
    assert set(seen) == {(version, False) for version in (THIS, *pythons.VERSIONS)}
