"""S202: text that no fragment holds."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule


@article_rule("S202", "hole", "text is missing that no fragment holds", severity="error", doubt=True)
def find_hole(article: Article) -> Iterator[Match]:
    """A place where two parts of one article stand in order, and what was between them is in no fragment.

    Left alone: a junction that is bridged, or that shows no sign of anything missing.
    """
    for seam in article.seams:
        if seam.kind == "hole":
            told = f"no fragment holds what is between fragments {seam.left + 1} and {seam.right + 1}"
            yield Match(seam.at, seam.at, told)
