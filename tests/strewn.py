"""A grouping of strewn fragments in a process of its own: how many groups, and the digest of them all."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from stitchtext.across import Record, group_across
from stitchtext.batch.maps import Map
from stitchtext.engines.daft import DaftCrew

ARTICLES, FILES = 60, 12
SCRAPE = Path(__file__).resolve().parent.parent / "fixtures" / "alibaba-cloud" / "raw.txt"


def list_records() -> Iterator[Record]:
    """The fragments of articles that have no word in common, each in another file."""
    pieces = [piece.strip() for piece in SCRAPE.read_text(encoding="utf-8").split("—END—")[:3]]
    for article in range(ARTICLES):
        moved = {code: 0x4E00 + (code * 7919 + article * 104729) % 20000 for code in range(0x3041, 0x9FFF)}
        for number, piece in enumerate(pieces):
            text = piece.translate({**moved, 0x3001: 0x3001, 0x3002: 0x3002})
            yield Record(f"{article}-{number}", f"{(article * 5 + number * 7) % FILES}.jsonl", article + 1, text)


if __name__ == "__main__":
    address = sys.argv[1]
    run = map if address == "local" else Map(partial(DaftCrew, cluster=address.removeprefix("daft")))
    with tempfile.TemporaryDirectory() as folder:
        groups = list(group_across(list_records(), Path(folder), run=run))
    sys.stdout.write(f"{len(groups)} {sha256(repr(groups).encode()).hexdigest()}\n")
