"""S201: a join that rests on little."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Article
from stitchtext.rules.registry import Match, article_rule


@article_rule("S201", "weak-seam", "two fragments are joined on little evidence", doubt=True)
def find_weak_seam(article: Article) -> Iterator[Match]:
    """Tell where fragments were joined though they share little or nothing, or though another join fits nearly as well.

    Why it matters: the text there is whole in each fragment, but no fragment runs across the junction.
    """
    for seam in article.seams:
        if seam.weak and seam.kind != "hole":
            how = "end to end" if seam.kind == "butt" else f"by {seam.bits:.0f} bits of shared text"
            yield Match(seam.at, seam.at, f"fragments {seam.left + 1} and {seam.right + 1} are joined {how}")
