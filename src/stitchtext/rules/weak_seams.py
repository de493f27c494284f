"""S201: a join that rests on little."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule


@article_rule("S201", "weak-seam", "two fragments are joined on little evidence", doubt=True)
def find_weak_seam(article: Article) -> Iterator[Match]:
    """A place where two fragments were joined though they share little or nothing, or another join fits nearly as well.

    The text is whole on both sides, but no fragment runs across the junction. Left alone: a hole, which is S202.
    """
    for seam in article.seams:
        if seam.weak and seam.kind in ("butt", "overlap"):
            how = "end to end" if seam.kind == "butt" else "by the little they share"
            told = f"fragments {seam.left + 1} and {seam.right + 1} are joined {how} ({seam.bits:.0f} bits)"
            yield Match(seam.at, seam.at, told)
