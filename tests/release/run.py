"""What is done before a release, and again by CI."""

from __future__ import annotations

import argparse
import sys

from release.licences import make_page
from release.locks import make_locks
from release.pythons import VERSIONS, find_python
from release.trials import try_floors, try_python


def main(args: list[str] | None = None) -> int:
    """Do what the arguments name, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    pythons = tasks.add_parser("pythons", help="the tests on each Python that is here, with the newest packages")
    pythons.add_argument("--others", action="store_true", help="not on this one, unless it is the only one")
    floors = tasks.add_parser("floors", help="the tests with the least versions of all packages")
    for task in (pythons, floors):
        task.add_argument("--quick", action="store_true", help="without what hardly depends on Python or on packages")
    locks = tasks.add_parser("locks", help="write .ci/locks; needs uv: pip install '.[release]'")
    locks.add_argument("--upgrade", action="store_true", help="take the newest versions")
    tasks.add_parser("licences", help="write docs/licences.md")
    chosen = parser.parse_args(args)
    if chosen.task == "locks":
        make_locks(upgrade=chosen.upgrade)
    elif chosen.task == "licences":
        make_page()
    elif chosen.task == "floors":
        return not try_floors(whole=not chosen.quick)
    else:
        results = [try_python(each, whole=not chosen.quick) for each in choose_versions(others=chosen.others)]
        return not all(results)
    return 0


def choose_versions(*, others: bool) -> list[str]:
    """The Pythons to try, those that are not here among them, so that this is told."""
    this = "{}.{}".format(*sys.version_info)
    rest = [each for each in VERSIONS if each != this]
    return rest if others and any(map(find_python, rest)) else [this, *rest]
