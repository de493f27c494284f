"""What is done before a release, and again by CI."""

from __future__ import annotations

import argparse

from release.licences import make_page
from release.locks import make_locks


def main(args: list[str] | None = None) -> int:
    """Do what the arguments name, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    locks = tasks.add_parser("locks", help="write .ci/locks; needs uv: pip install '.[release]'")
    locks.add_argument("--upgrade", action="store_true", help="take the newest versions")
    tasks.add_parser("licences", help="write docs/licences.md")
    chosen = parser.parse_args(args)
    if chosen.task == "locks":
        make_locks(upgrade=chosen.upgrade)
    elif chosen.task == "licences":
        make_page()
    return 0
