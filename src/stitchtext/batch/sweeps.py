"""Sweeps: what a run that was killed has left unfinished, and no later run would finish, is taken away."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable

from stitchtext.batch.disks import name_fresh, remove
from stitchtext.batch.ledgers import Ledger
from stitchtext.batch.records import Source, Target
from stitchtext.batch.rolls import Roll

_FRESH = re.compile(r"\.stitchtext-[0-9a-f]+(-[0-9a-f]+)?\.tmp")
"""What is not whole yet: an output of a batch, or a page."""
_UNDER_WAY = "under way"


def begin(ledger: Ledger) -> bool:
    """Note that a run begins, and tell whether the last one came to no end."""
    stopped = ledger.recall(_UNDER_WAY) == "yes"
    ledger.note(_UNDER_WAY, "yes")
    ledger.commit()
    return stopped


def end(ledger: Ledger) -> None:
    """Note that a run has come to its end."""
    ledger.note(_UNDER_WAY, "no")
    ledger.commit()


def sweep(folders: Iterable[str], files: Iterable[str]) -> None:
    """Take away what was being written in these folders, which are ours, or in the place of these files."""
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in filter(_FRESH.fullmatch, names):
                remove(os.path.join(place, name))
    for path in files:
        remove(name_fresh(path))
        shutil.rmtree(name_scratch(path), ignore_errors=True)


def name_scratch(path: str) -> str:
    """The folder beside a file for what is needed while it is made."""
    return name_fresh(f"{path}.scratch")


def list_rolls(ledger: Ledger) -> set[Target]:
    """The outputs of many rows that the sources in the ledger have."""
    return {source.target for source in ledger.list_sources() if _is_roll(source)}


def drop_rolls(ledger: Ledger, targets: Iterable[Target]) -> None:
    """Take away what there is of outputs that no source has any more, and were not whole."""
    for target in targets:
        Roll(target, ledger).clear()
        ledger.cut(target.name, 0)


def _is_roll(source: Source) -> bool:
    return source.target.form != "file"
