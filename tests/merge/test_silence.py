from __future__ import annotations

import pytest

from accounting import check
from layings import write
from stitchtext import repair

LEFT_OUT = [
    ("a heading", "見出し", "\n"),
    ("an item of a list", "・りんご", "\n"),
    ("a short sentence", "雨だった。", ""),
]


@pytest.mark.parametrize(("what", "text", "gap"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
@pytest.mark.parametrize("first", [True, False])
def test_who_leaves_out_what_is_whole_has_no_vote_on_it(what: str, text: str, gap: str, first: bool) -> None:
    fuller = f"{write(0, 1)}{gap}{text}{gap}{write(2, 3)}"
    pieces = [fuller, f"{write(0, 1)}{gap}{write(2, 3)}", f"{write(0, 1)}{gap}{write(2, 3, 4)}"]
    raw = "".join(f"{piece}\n—END—\n" for piece in (pieces if first else pieces[::-1]))
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert f"{gap}{text}{gap}" in article.text
    assert article.variants == ()
    assert not [finding for finding in result.findings if finding.doubt]
