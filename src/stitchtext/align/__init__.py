"""Align: which stretches of two texts are the same, fuzzily?"""

from stitchtext.align.alignments import align

__all__ = ["align"]
