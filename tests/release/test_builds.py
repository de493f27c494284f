"""What is built is the same wherever it is built, holds what is meant, and works in a bare environment."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.builds import Built, build, check_out, litter, unpack
from release.projects import ROOT, list_extras, list_requirements, read_project
from release.pythons import install, make_bare

META = "stitchtext-{}.dist-info/METADATA"
TOP = {"action.yml", "pyproject.toml", "LICENSE", "PKG-INFO"}
FOLDERS = {".ci", "benchmarks", "docs", "fixtures", "src", "tests"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(check_out(tmp_path_factory.mktemp("one") / "project"), tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built in another folder, by somebody with other habits, who has left things lying about."""
    checkout = check_out(tmp_path_factory.mktemp("another") / "a longer name" / "新")
    for path in checkout.rglob("*.py"):
        os.utime(path, (1, 1))
    litter(checkout)
    return build(checkout, tmp_path_factory.mktemp("again"), 0o077, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="4711")


def list_files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_two_builds_are_equal_to_the_byte(kind: str, built: Built, again: Built) -> None:
    assert getattr(again, kind).name == getattr(built, kind).name
    assert getattr(again, kind).read_bytes() == getattr(built, kind).read_bytes()


def test_the_source_distribution_builds_itself_and_the_same_wheel(built: Built, tmp_path: Path) -> None:
    made = build(unpack(built.sdist, tmp_path / "unpacked"), tmp_path / "made")
    assert made.wheel.read_bytes() == built.wheel.read_bytes()
    assert made.sdist.read_bytes() == built.sdist.read_bytes()


def test_the_wheel_has_the_package_the_man_page_the_licence_and_nothing_else(built: Built) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    package = {f"stitchtext/{name}" for name in list_files(ROOT / "src" / "stitchtext")}
    about, data = (f"stitchtext-{read_project()['project']['version']}.{kind}" for kind in ("dist-info", "data"))
    told = {f"{about}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    assert names == package | told | {f"{data}/data/share/man/man1/stitchtext.1"}
    assert "stitchtext/py.typed" in names


def test_the_source_distribution_has_what_is_meant_and_nothing_else(built: Built, again: Built, tmp_path: Path) -> None:
    names = list_files(unpack(again.sdist, tmp_path))
    top = {name for name in names if "/" not in name and not name.endswith(".md")}
    assert top == TOP | {".gitignore", ".pre-commit-hooks.yaml"}
    assert {name.split("/")[0] for name in names if "/" in name} == FOLDERS
    for folder in FOLDERS:
        assert {name.split("/", 1)[1] for name in names if name.startswith(f"{folder}/")} == list_files(ROOT / folder)


def test_the_metadata_asks_for_what_the_project_asks_for(built: Built) -> None:
    project = read_project()
    about = message_from_bytes(zipfile.ZipFile(built.wheel).read(META.format(project["project"]["version"])))
    asked = {canonicalize_name(Requirement(each).name) for each in about.get_all("Requires-Dist", [])}
    assert asked == {canonicalize_name(each.name) for each in list_requirements(project, list_extras(project))}
    assert set(about.get_all("Provides-Extra", [])) == set(list_extras(project))
    assert (about["License-Expression"], about["Requires-Python"]) == ("MIT", ">=3.11")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_installs_in_a_bare_environment_and_repairs_the_real_scrape(
    kind: str, built: Built, expected: str, tmp_path: Path
) -> None:
    python = make_bare(sys.executable, tmp_path / "bare")
    install(python, str(getattr(built, kind)))
    raw = ROOT / "fixtures" / "alibaba-cloud" / "raw.txt"
    own = {"PATH": os.defpath, "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [str(python.parent / "stitchtext"), "repair", str(raw)]
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, check=True, timeout=60)
    assert done.stdout == expected.encode()
    assert (tmp_path / "bare" / "share" / "man" / "man1" / "stitchtext.1").is_file()
    typed = "from importlib.resources import files; assert files('stitchtext').joinpath('py.typed').is_file()"
    subprocess.run([str(python), "-c", typed], cwd=tmp_path, env=own, check=True, timeout=60)
    subprocess.run([str(python), "-m", "pip", "check"], cwd=tmp_path, check=True, capture_output=True, timeout=60)
