"""Merge: at each place where fragments differ, which reading is right?"""

from stitchtext.merge.articles import merge, present_lone

__all__ = ["merge", "present_lone"]
