"""stitchtext: rebuild the one clean article from the overlapping, cut and damaged pieces of a scrape.

>>> import stitchtext
>>> stitchtext.stitch(["the quick brown fox jumps over", "brown fox jumps over the lazy dog"]).text
'the quick brown fox jumps over the lazy dog'
"""

from stitchtext.checks import Checked, check
from stitchtext.errors import StitchError
from stitchtext.fixes import Fixed, fix
from stitchtext.model import (
    Article,
    Break,
    Edit,
    Entry,
    Finding,
    Fragment,
    Options,
    Overlap,
    Piece,
    Placement,
    Reading,
    Repair,
    Seam,
    Variant,
)
from stitchtext.pipeline import repair, stitch

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Break",
    "Checked",
    "Edit",
    "Entry",
    "Finding",
    "Fixed",
    "Fragment",
    "Options",
    "Overlap",
    "Piece",
    "Placement",
    "Reading",
    "Repair",
    "Seam",
    "StitchError",
    "Variant",
    "check",
    "fix",
    "repair",
    "stitch",
]
