"""Across: fragments of one article that lie strewn over many files or rows, grouped and repaired; and duplicates."""

from stitchtext.across.duplicates import Duplicate, find_duplicates
from stitchtext.across.groups import repair_bundles
from stitchtext.across.nouns import Bundle, Group, Origin, Rebuilt, Record
from stitchtext.across.runs import group_across

__all__ = [
    "Bundle",
    "Duplicate",
    "Group",
    "Origin",
    "Rebuilt",
    "Record",
    "find_duplicates",
    "group_across",
    "repair_bundles",
]
