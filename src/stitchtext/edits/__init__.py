"""Edits: applying them, taking them back, and carrying every offset along."""

from stitchtext.edits.collisions import pick_edits
from stitchtext.edits.revisions import revise
from stitchtext.edits.splices import Applied, apply_edits, revert_edits, trim_edit

__all__ = ["Applied", "apply_edits", "pick_edits", "revert_edits", "revise", "trim_edit"]
