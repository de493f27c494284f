"""S401: a marker that is not written as others are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Repair
from stitchtext.rules.registry import Match, repair_rule

_PLAIN = re.compile(r"\s*[-‐‑–—―─－]+\s*END\s*[-‐‑–—―─－]+\s*")
_ONE = "題名のとおり\n一つ目の文がここに書かれています。\n"


@repair_rule(
    "S401",
    "odd-marker",
    "a marker is written oddly",
    severity="note",
    examples=((f"{_ONE}=== END ===\n{_ONE}=== END ===\n{_ONE}", "=== END ==="),),
    leaves=(f"{_ONE}—END—\n{_ONE}", f"{_ONE}-- END --\n{_ONE}", _ONE),
)
def find_odd_marker(repair: Repair) -> Iterator[Match]:
    """A marker line that is taken for one, but is not dashes, END and dashes.

    Left alone: END between dashes of any kind, with or without spaces.
    """
    for entry in repair.account:
        if entry.fate == "marker" and not _PLAIN.fullmatch(entry.text or ""):
            yield Match(entry.start, entry.end, f"「{(entry.text or '').strip()}」 is taken for a marker")
