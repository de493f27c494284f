"""The page on licences has all that is locked, says what the packages say, and nothing on it is a trouble."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from release.licences import EXPLAINED, FREE, PAGE, TITLES, find_licence, list_names
from release.locks import LOCKS, list_pins, read_lock

ROW = re.compile(r"^\| \[([^\]]+)\]\(.*\) \| (\S+) \| (.+) \|$", re.MULTILINE)
MAKE = "run python -m tests.release licences"
SPOKEN = {
    "by an expression": ({"license_expression": "MIT", "license": "Mine"}, "MIT"),
    "by a word": ({"license": "Apache-2.0", "classifier": ["License :: OSI Approved :: MIT License"]}, "Apache-2.0"),
    "by its whole text, and a class": (
        {"license": "Copyright\n" * 40, "classifier": ["License :: OSI Approved :: MIT License"]},
        "MIT",
    ),
    "by two classes": ({"classifier": ["License :: A", "Topic :: B", "License :: C"]}, "A; C"),
    "not at all": ({}, "unknown"),
}


def read_rows() -> dict[str, dict[str, tuple[str, str]]]:
    """For each section: the packages, their versions and licences."""
    _, *sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        each.split("\n")[0]: {name: (version, found) for name, version, found in ROW.findall(each)} for each in sections
    }


def read_all() -> dict[str, tuple[str, str]]:
    return {name: row for section in read_rows().values() for name, row in section.items()}


@pytest.mark.parametrize(("about", "licence"), SPOKEN.values(), ids=SPOKEN)
def test_a_package_is_taken_at_its_word(about: dict[str, object], licence: str) -> None:
    assert find_licence({"name": "x", **about}) == licence


def test_all_that_is_locked_is_on_the_page() -> None:
    assert list(TITLES) == list(LOCKS)
    assert {title: list(rows) for title, rows in read_rows().items()} == {
        title: list_names(lock) for lock, title in TITLES.items()
    }, MAKE


def test_the_versions_on_the_page_are_those_of_the_locks() -> None:
    pins = {(pin.name, pin.version) for lock in LOCKS for pin in list_pins(read_lock(lock))}
    assert [(name, version) for name, (version, _) in read_all().items() if (name, version) not in pins] == [], MAKE


def test_what_is_installed_says_what_the_page_says() -> None:
    seen = 0
    for name, (version, licence) in read_all().items():
        try:
            about = metadata(name).json
        except PackageNotFoundError:
            continue
        if about["version"] == version:
            assert (name, find_licence(about)) == (name, licence), MAKE
            seen += 1
    if not seen:
        pytest.skip("nothing is installed in the version that is locked")


def list_terms(licence: str) -> list[str]:
    return re.split(r" AND | OR |; |[()]", licence)


@pytest.mark.parametrize("name", read_all())
def test_a_licence_is_free_or_explained(name: str) -> None:
    terms = [term for term in list_terms(read_all()[name][1]) if term]
    asks = [term for term in terms if not FREE.fullmatch(term)]
    assert terms
    assert all(any(word in term for word in EXPLAINED) for term in asks), asks


@pytest.mark.parametrize("title", [TITLES["run"], TITLES["extras"]])
def test_nothing_that_a_user_installs_reaches_what_uses_it(title: str) -> None:
    assert [name for name, (_, licence) in read_rows()[title].items() if "GPL" in licence] == []
