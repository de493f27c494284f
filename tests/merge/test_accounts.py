from __future__ import annotations

from accounting import check
from stitchtext import repair

HEAD = "題名のとおり\n一つ目の文がここにあります。二つ目の文も同じところに"
BODY = "並んでいます。三つ目の文はもう少し長く書かれていて、四つ目の文へ続いていきます。"


def test_what_is_outvoted_in_the_longest_fragment_is_told_in_its_very_place() -> None:
    scrape = f"{HEAD}いいま{BODY}五つ目で終わります。\n—END—\n{HEAD}{BODY}\n—END—\n{HEAD}{BODY}\n"
    result = repair(scrape)
    check(scrape, result)
    (article,) = result.articles
    (entry,) = [entry for entry in result.account if entry.fate == "outvoted"]
    assert entry.text == "いいま"
    assert entry.at == entry.until == len(HEAD)
    assert article.text == f"{HEAD}{BODY}五つ目で終わります。\n"
