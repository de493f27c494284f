"""The project as it is given away: checked out anew, and built twice in unlike surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from release.projects import ROOT

EPOCH = "1700000000"
"""When all that is built is said to be from: any second will do, so that it is the same."""
JUNK = (".env", "notes.txt", "src/stitchtext/__pycache__/x.pyc", "tests/.hypothesis/x", "build/x", "dist/x")
"""What lies in a folder that somebody works in, and is meant for nobody else."""


@dataclass(frozen=True, slots=True)
class Built:
    """A wheel and a source distribution."""

    wheel: Path
    sdist: Path


def check_out(folder: Path) -> Path:
    """The project in another folder, without what git ignores."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    patterns = [".git", *(line.rstrip("/") for line in ignored)]
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*patterns))
    return folder


def litter(folder: Path) -> None:
    """Leave in a folder what should be in nothing that is built."""
    for name in JUNK:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def build(checkout: Path, folder: Path, umask: int = 0o022, **settings: str) -> Built:
    """Build both, as `pip` and `build` do, by the back end that is installed."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    own = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **settings}
    subprocess.run(command, cwd=checkout, env=own, umask=umask, check=True, capture_output=True, timeout=120)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Built(wheel, sdist)


def unpack(sdist: Path, folder: Path) -> Path:
    """The one folder of a source distribution."""
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (inner,) = folder.iterdir()
    return inner
