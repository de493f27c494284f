"""The page on the licence of everything that comes along, made of what the packages say of themselves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from packaging.utils import canonicalize_name

from release.locks import LOCKS, Pin, list_pins, read_lock
from release.projects import ROOT
from release.pythons import install, make_bare

PAGE = ROOT / "docs" / "licences.md"
TITLES = {
    "run": "To run",
    "extras": "With `[parquet]`, `[zstd]`, `[remote]`, `[daft]`, `[ray]`, `[datatrove]`",
    "dev": "To work on it and to build the site",
    "fuzz": "To fuzz it",
    "bench": "To measure it, to mutate it and to lock it",
}
SAID = {
    "atheris": "Apache-2.0",
    "axe-playwright-python": "MIT AND MPL-2.0",
    "daft": "Apache-2.0",
}
"""Licences that stand in the files of packages alone (of axe: the script that it carries has another one)."""
FREE = re.compile(
    r"(0BSD|Apache|BSD|CC0|CNRI-Python|MIT|Python Software Foundation|PSF|Public Domain|Zlib)(?![a-z])[\w .-]*"
)
"""Licences that ask for no more than their text and a notice."""
SPELLED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "GNU General Public License (GPL)": "GPL",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages write for names of SPDX."""
EXPLAINED = {
    "MPL-2.0": "asks that changes of its own files be published. We change none, and give none away: each comes from "
    "where it is published. What uses it may have any licence.",
    "GPL": "reaches what is made of it. None of it is needed to run, or in the wheel. `benchmarks/peers.py` loads "
    "CollateX where it is installed, to compare it: whoever gives away both together is bound by its licence. The "
    "parts of docutils under the GPL are for an editor, and the site uses none.",
}
"""Licences that ask for more, and why they are no trouble here."""
_HEAD = """\
# Licences

Written by `python -m tests.release licences` from what the packages say of themselves, in the versions that CI has
locked. stitchtext itself is under the MIT licence, and carries no code of others.

"""


def make_page() -> None:
    """Write the page. pip asks for the metadata of all that is locked, and installs nothing of it."""
    with TemporaryDirectory() as folder:
        python = make_bare(sys.executable, Path(folder) / "bare")
        install(python, "--upgrade", "pip")  # older ones fetch whole packages for it
        wanted, report = Path(folder) / "wanted.txt", Path(folder) / "report.json"
        wanted.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in choose_pins().values()), encoding="utf-8")
        command = [str(python), "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps", "--ignore-requires-python"]
        subprocess.run([*command, "--ignore-installed", "--report", str(report), "-r", str(wanted)], check=True)
        told = [each["metadata"] for each in json.loads(report.read_text(encoding="utf-8"))["install"]]
    PAGE.write_text(describe({canonicalize_name(about["name"]): about for about in told}), encoding="utf-8")


def choose_pins() -> dict[str, Pin]:
    """One pin of each package that is locked, if there is one for this machine, that."""
    chosen: dict[str, Pin] = {}
    for lock in LOCKS:
        for pin in list_pins(read_lock(lock)):
            if pin.name not in chosen or (not chosen[pin.name].is_for_us() and pin.is_for_us()):
                chosen[pin.name] = pin
    return chosen


def list_names(lock: str) -> list[str]:
    """What is in a lock, and in none before it."""
    before = list(LOCKS)[: list(LOCKS).index(lock)]
    earlier = {pin.name for each in before for pin in list_pins(read_lock(each))}
    return sorted({pin.name for pin in list_pins(read_lock(lock))} - earlier)


def find_licence(about: Mapping[str, Any]) -> str:
    """What a package says of its licence, in the words nearest to SPDX that it has."""
    name = canonicalize_name(about["name"])
    short = about.get("license") or ""
    classes = [each.split(" :: ")[-1] for each in about.get("classifier", []) if each.startswith("License :: ")]
    words = about.get("license_expression") or (short if 0 < len(short) < 40 and "\n" not in short else "")
    return SAID.get(name) or "; ".join(SPELLED.get(each, each) for each in ([words] if words else classes)) or "unknown"


def describe(abouts: Mapping[str, Mapping[str, Any]]) -> str:
    """The whole page."""
    return _HEAD + "\n".join(_describe(abouts))


def _describe(abouts: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    licences = {name: find_licence(about) for name, about in abouts.items()}
    for word, meaning in EXPLAINED.items():
        holders = ", ".join(name for name in sorted(licences) if word in licences[name])
        yield f"- **{word}** ({holders}) {meaning}"
    for lock, title in TITLES.items():
        yield f"\n## {title}\n\n| package | version | licence |\n| --- | --- | --- |"
        for name in list_names(lock):
            yield f"| [{name}](https://pypi.org/project/{name}/) | {abouts[name]['version']} | {licences[name]} |"
    yield ""
