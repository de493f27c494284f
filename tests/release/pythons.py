"""Which Pythons the machine has, and a bare environment of one of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13")
_FOLDERS = (
    "~/.pyenv/versions",
    "~/.local/share/uv/python",
    "~/.asdf/installs/python",
    "~/.local/share/mise/installs/python",
)
"""Where programs that install Pythons put them, a folder for each."""
_ASK = "import sys; print('%d.%d' % sys.version_info[:2])"


def find_python(version: str) -> str | None:
    """A Python of a version: this one, one on the path, or one that another program has installed."""
    return next((path for path in _guess(version) if _ask(path) == version), None)


def _guess(version: str) -> Iterator[str]:
    yield sys.executable
    if found := shutil.which(f"python{version}"):
        yield found
    for folder in _FOLDERS:
        yield from map(str, sorted(Path(folder).expanduser().glob("*/bin/python3"), reverse=True))


def _ask(path: str) -> str:
    """Its version; nothing where it does not start, as a shim for what is not chosen."""
    try:
        done = subprocess.run([path, "-c", _ASK], capture_output=True, text=True, timeout=60, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def make_bare(python: str, folder: Path) -> Path:
    """A new environment with nothing but pip; returns its Python."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    return folder / "bin" / "python"


def install(python: Path, *args: str) -> None:
    """Install with pip what its arguments name."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *args]
    subprocess.run(command, check=True)
