"""Across: fragments of one article that lie strewn over many files or rows, grouped and repaired; and duplicates."""

from stitchtext.across.components import Components
from stitchtext.across.duplicates import Duplicate, find_duplicates
from stitchtext.across.groups import rebuild, repair_bundles, trace_group
from stitchtext.across.joins import find_components
from stitchtext.across.nouns import Bundle, Group, Member, Origin, Rebuilt, Record
from stitchtext.across.runs import (
    Cut,
    group_across,
    list_bundles,
    sketch_records,
    stage_record,
)
from stitchtext.across.stores import Store, open_store

__all__ = [
    "Bundle",
    "Components",
    "Cut",
    "Duplicate",
    "Group",
    "Member",
    "Origin",
    "Rebuilt",
    "Record",
    "Store",
    "find_components",
    "find_duplicates",
    "group_across",
    "list_bundles",
    "open_store",
    "rebuild",
    "repair_bundles",
    "sketch_records",
    "stage_record",
    "trace_group",
]
