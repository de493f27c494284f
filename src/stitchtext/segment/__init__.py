"""Segment: where are the fragments of a scrape, and is a head or a tail cut?"""

from stitchtext.segment.cuts import recut
from stitchtext.segment.fragments import gather, segment

__all__ = ["gather", "recut", "segment"]
