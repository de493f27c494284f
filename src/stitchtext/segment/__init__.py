"""Segment: where are the fragments of a scrape, and is a head or a tail cut?"""

from stitchtext.segment.ends import recut
from stitchtext.segment.fragments import gather, part, segment

__all__ = ["gather", "part", "recut", "segment"]
