"""The locks of CI are what the project asks for, name no address, and hold everything by its digest."""

from __future__ import annotations

import re
from typing import Any

import pytest

from release.locks import LOCKS, find_drift, list_pins, read_lock
from release.projects import list_extras, read_project

MAKE = "run python -m tests.release locks"
LOCK = """\
# Written by hand.
aa==1.2 \\
    --hash=sha256:00 \\
    --hash=sha256:01
    # via stitchtext (pyproject.toml)
b-b==3.0 ; sys_platform == 'win32' \\
    --hash=sha256:02
    # via
    #   aa
    #   stitchtext (pyproject.toml)
cc==4 \\
    --hash=sha256:03
    # via b-b
"""
ASKED = ["aa>=1", "B.b>=2 ; sys_platform == 'win32'"]
DRIFTS = {
    "nothing": (ASKED, []),
    "a new dependency": ([*ASKED, "dd>=1"], ["dd>=1 is not in the lock"]),
    "one that came with another": ([*ASKED, "cc>=3"], ["cc is in the lock for others alone"]),
    "a floor that was raised": (["aa>=1.3", ASKED[1]], ["aa>=1.3 is asked for, and 1.2 is in the lock"]),
    "a dependency that went": (ASKED[:1], ["b-b is in the lock for us, and not asked for"]),
}


def make_project(*needed: str) -> dict[str, Any]:
    return {"project": {"dependencies": list(needed), "optional-dependencies": {}}}


@pytest.mark.parametrize(("needed", "drift"), DRIFTS.values(), ids=DRIFTS)
def test_a_lock_that_is_not_what_is_asked_for_is_told(needed: list[str], drift: list[str]) -> None:
    assert list(find_drift(LOCK, make_project(*needed), ())) == drift


def test_a_pin_without_a_digest_is_told() -> None:
    lock = re.sub(r" \\\n    --hash=sha256:03", "", LOCK)
    assert list(find_drift(lock, make_project(*ASKED), ())) == ["cc==4 has no digest"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_what_the_project_asks_for(name: str) -> None:
    assert list(find_drift(read_lock(name), read_project(), LOCKS[name])) == [], MAKE


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    lines = [line for line in read_lock(name).splitlines() if not line.startswith("#")]
    assert len(list_pins(read_lock(name))) >= 13
    assert [line for line in lines if re.search(r"://|@|--(?!hash=sha256:)|(?<!via )\B/", line)] == []


def test_every_extra_is_locked() -> None:
    assert {extra for extras in LOCKS.values() for extra in extras} == set(list_extras(read_project()))


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_needed_to_run_has_the_same_versions_in_every_lock(name: str) -> None:
    pins = {(pin.name, pin.version) for pin in list_pins(read_lock(name))}
    assert {(pin.name, pin.version) for pin in list_pins(read_lock("run"))} <= pins
