"""The tests of the source distribution, upon the wheel, where things are unlike CI: other Pythons, least versions."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from release.builds import build, check_out, unpack
from release.projects import list_requirements, read_project, write_floors
from release.pythons import find_python, install, make_bare

SLOW_TO_TELL = (
    "tests/batch/test_resumption.py",
    "tests/batch/test_stateful.py",
    "tests/benchmarks",
    "tests/browser",
    "tests/fuzz",
    "tests/kills",
    "tests/mutants",
    "tests/release",
    "tests/test_ci.py",
    "tests/test_contributing.py",
    "tests/test_examples.py",
    "tests/test_expressions.py",
    "tests/test_hostile_names.py",
    "tests/test_promises.py",
)
"""What a quick trial leaves out: what hardly depends on Python or on a package, and takes its time."""
LEAST = "3.11"
"""The Python on which floors are tried: later ones came after some of them."""
EXTRAS = ("dev", "docs", "bench", "release", "parquet", "zstd", "remote", "daft", "ray", "datatrove")
"""What is installed for the whole of it: a fuzzer and a browser have no tests that depend on their version, and what
makes mutants wants a later click.
"""
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy", "--strict"),
    ("lint-imports",),
    ("sphinx-build", "-q", "-W", "--keep-going", "-b", "html", "docs", "site"),
    ("pytest", "-q", "-m", "slow"),
)
"""What else is run upon floors."""


def try_python(version: str, *, whole: bool) -> bool:
    """Run the tests on a Python with the newest packages; if it is not here, that is told, and no failure."""
    python = find_python(version)
    if python is None:
        print(f"Python {version}: skipped, as it is not here", flush=True)
        return True
    with _set_up(python, ("dev",)) as trial:
        return _tell(f"Python {version}, newest packages", trial, [_choose_tests(whole=whole)])


def try_floors(*, whole: bool) -> bool:
    """Run the tests with the least versions that the project allows."""
    python = find_python(LEAST)
    if python is None:
        print(f"least versions: skipped, as Python {LEAST} is not here", flush=True)
        return True
    extras = EXTRAS if whole else ("dev",)
    with _set_up(python, extras, write_floors(list_requirements(read_project(), extras))) as trial:
        checks = [_choose_tests(whole=whole), *(CHECKS if whole else ())]
        return _tell(f"Python {LEAST}, least versions", trial, checks)


@contextmanager
def _set_up(python: str, extras: Sequence[str], constraints: str = "") -> Iterator[tuple[Path, Path]]:
    """A bare environment with the wheel and some extras, and the source distribution beside it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        built = build(check_out(folder / "checkout"), folder / "built")
        (folder / "constraints.txt").write_text(constraints, encoding="utf-8")
        own = make_bare(python, folder / "bare")
        install(own, "-c", str(folder / "constraints.txt"), f"{built.wheel}[{','.join(extras)}]")
        yield own, unpack(built.sdist, folder / "unpacked")


def _choose_tests(*, whole: bool) -> tuple[str, ...]:
    left_out = () if whole else SLOW_TO_TELL
    return ("pytest", "-q", "-p", "no:cacheprovider", *(f"--ignore={each}" for each in left_out))


def _tell(title: str, trial: tuple[Path, Path], checks: Sequence[Sequence[str]]) -> bool:
    """Run checks, print what came of each, and all that it said where it failed."""
    python, folder = trial
    passed = True
    for check in checks:
        began = monotonic()
        command = [str(python.parent / check[0]), *check[1:]]
        own = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
        own.pop("PYTHONPATH", None)
        done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
        lines = (done.stdout + done.stderr).strip().splitlines() or [""]
        shown = lines[-1:] if done.returncode == 0 else [f"failed with {done.returncode}", *lines[-200:]]
        print(f"{title}: {check[0]}: {monotonic() - began:.0f} s: " + "\n".join(shown), flush=True)
        passed &= done.returncode == 0
    return passed
