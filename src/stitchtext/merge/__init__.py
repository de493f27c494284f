"""Merge: at each place where fragments differ, which reading is right?"""

from stitchtext.merge.articles import merge, present_lone
from stitchtext.merge.minorities import check_keep

__all__ = ["check_keep", "merge", "present_lone"]
