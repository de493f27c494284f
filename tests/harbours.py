"""Harbours: one short article, cuts of it, and scrapes of fragments, for the rules that a whole scrape shows."""

from __future__ import annotations

from scrapes import MARKER
from stitchtext import repair

LINES = [
    "The harbour at dawn",
    "Every morning the boats come in before the sun is up.",
    "The council passed the plan for a new plant, and nobody knew why.",
    "The library will stay open until midnight from May on.",
    "Researchers are looking at a lake below the ice.",
    "The old bridge over the weir is being mended by hand.",
    "In the evening the market is swept by two men and a dog.",
]
TEXT = "\n".join(LINES)
CUTS = [TEXT[:220], TEXT[150:]]


def joined(*fragments: str) -> str:
    """The scrape of some fragments, with a marker behind each."""
    return "".join(f"{fragment}{MARKER}" for fragment in fragments)


def list_removed(*fragments: str) -> list[str | None]:
    """What a repair of some fragments removes."""
    return [entry.text for entry in repair(joined(*fragments)).account if entry.fate == "removed"]
