"""Assemble: which fragments belong to one article, and where does each lie?"""

from stitchtext.assemble.layouts import assemble

__all__ = ["assemble"]
