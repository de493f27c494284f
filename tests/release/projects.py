"""What `pyproject.toml` asks for, and the least of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]


def read_project(root: Path = ROOT) -> dict[str, Any]:
    """The whole of `pyproject.toml`."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def list_extras(project: dict[str, Any]) -> list[str]:
    return list(project["project"]["optional-dependencies"])


def list_requirements(project: dict[str, Any], extras: Iterable[str] = ()) -> list[Requirement]:
    """What is needed to run, and for some extras."""
    named = project["project"]["optional-dependencies"]
    lists = [project["project"]["dependencies"], *(named[extra] for extra in extras)]
    return [Requirement(each) for needed in lists for each in needed]


def find_floors(requirements: Iterable[Requirement]) -> dict[str, Version]:
    """The least version of each package that all of some requirements allow on this Python.

    >>> find_floors(map(Requirement, ["a>=1.2", "A>=1.10,<3", "b>=1; python_version < '3'"]))
    {'a': <Version('1.10')>}

    """
    floors: dict[str, Version] = {}
    for each in requirements:
        if each.marker and not each.marker.evaluate():
            continue
        name = canonicalize_name(each.name)
        (least,) = (Version(clause.version) for clause in each.specifier if clause.operator in (">=", "=="))
        floors[name] = max(least, floors.get(name, least))
    return floors


def write_floors(requirements: Iterable[Requirement]) -> str:
    """The same as constraints for pip."""
    return "".join(f"{name}=={floor}\n" for name, floor in sorted(find_floors(requirements).items()))
