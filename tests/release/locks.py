"""Locks: which versions CI installs, with the digests of their files. uv makes them, pip reads them.

A lock holds for every machine and every Python that we support, and names no address.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.projects import ROOT, list_requirements

FOLDER = ROOT / ".ci" / "locks"
LOCKS: dict[str, tuple[str, ...]] = {
    "run": (),
    "extras": ("parquet", "zstd", "remote", "daft", "ray", "datatrove"),
    "dev": ("dev", "browser", "docs"),
    "fuzz": ("fuzz",),
    "bench": ("bench", "mutants", "release"),
}
"""Locks, and the extras that are in each, beside what is needed to run."""
_HEAD = "# Written by `python -m tests.release locks`: what stitchtext needs {}.\n"
_PIN = re.compile(
    r"^(?P<asked>[^\s#][^\\\n]*?)(?: \\)?\n(?P<hashes>(?:    --hash=.*\n)*)(?P<why>(?:    #.*\n)*)", re.MULTILINE
)
_OURS = "stitchtext (pyproject.toml)"


@dataclass(frozen=True, slots=True)
class Pin:
    """One version of a package, for the machines that its marker names, and who wants it."""

    asked: Requirement
    hashes: int
    wanted_by: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.asked.name)

    @property
    def version(self) -> str:
        (clause,) = self.asked.specifier
        return clause.version

    def is_for_us(self) -> bool:
        """Whether this machine and this Python are meant."""
        return self.asked.marker is None or self.asked.marker.evaluate()


def make_locks(*, upgrade: bool) -> None:
    """Write all locks. What is pinned stays, as far as the project allows it, unless it is to be upgraded."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, extras in LOCKS.items():
        path = FOLDER / f"{name}.txt"
        if upgrade:
            path.unlink(missing_ok=True)
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-header", "--no-config", "--output-file", str(path), "pyproject.toml"]
        command += [word for extra in extras for word in ("--extra", extra)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        head = _HEAD.format(" and for ".join(["to run", ", ".join(extras)]) if extras else "to run")
        path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")


def read_lock(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def list_pins(lock: str) -> list[Pin]:
    """What a lock pins."""
    return [
        Pin(
            Requirement(found["asked"]),
            found["hashes"].count("--hash=sha256:"),
            tuple(re.sub(r"^ +# *(?:via)? *", "", line) for line in found["why"].splitlines()),
        )
        for found in _PIN.finditer(lock)
    ]


def find_drift(lock: str, project: dict[str, Any], extras: tuple[str, ...]) -> Iterator[str]:
    """Where a lock is no longer what the project asks for."""
    pins = list_pins(lock)
    needed = {canonicalize_name(each.name) for each in list_requirements(project, extras)}
    ours = {pin.name for pin in pins if _OURS in pin.wanted_by}
    yield from (f"{name} is in the lock for us, and not asked for" for name in sorted(ours - needed))
    yield from (f"{pin.asked} has no digest" for pin in pins if not pin.hashes)
    for each in list_requirements(project, extras):
        versions = [pin.version for pin in pins if pin.name == canonicalize_name(each.name)]
        fit = [version in each.specifier for version in versions]
        if not versions:
            yield f"{each} is not in the lock"
        elif not (any(fit) if each.marker else all(fit)):  # with a marker, other versions are for other machines
            yield f"{each} is asked for, and {', '.join(versions)} is in the lock"
        elif canonicalize_name(each.name) not in ours:
            yield f"{canonicalize_name(each.name)} is in the lock for others alone"
