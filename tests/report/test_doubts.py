from __future__ import annotations

import pytest

from stitchtext.model import Article, Finding, Repair
from stitchtext.report.doubts import summarise_doubts


def make_finding(start: int, article: int | None = 0, *, doubt: bool = True, message: str = "why") -> Finding:
    return Finding("S201", "weak-seam", "warning", message, article, start, start, doubt=doubt)


def make_repair(findings: list[Finding], articles: int = 1) -> Repair:
    article = Article("one\ntwo\n", None, False, (), (), (), (), ())
    return Repair((article,) * articles, (), tuple(findings), (), ())


CASES = {
    "nothing found": ([], 1, ""),
    "nothing in doubt": ([make_finding(1, doubt=False)], 1, ""),
    "one": ([make_finding(5)], 1, "1 doubt: weak seam at 2:2 (why)"),
    "only doubts are counted": ([make_finding(0), make_finding(1, doubt=False)], 1, "1 doubt: weak seam at 1:1 (why)"),
    "of the scrape": ([make_finding(7, None)], 1, "1 doubt: weak seam at character 7 of the scrape (why)"),
    "in one of several articles": ([make_finding(4, 1)], 2, "1 doubt: weak seam at 2:1 of article 2 (why)"),
}


@pytest.mark.parametrize(("findings", "articles", "expected"), CASES.values(), ids=CASES)
def test_doubts_are_one_line_with_place_and_reason(findings: list[Finding], articles: int, expected: str) -> None:
    assert summarise_doubts(make_repair(findings, articles)) == expected


def test_many_doubts_are_counted_and_the_first_three_shown() -> None:
    line = summarise_doubts(make_repair([make_finding(n) for n in range(7)]))
    assert line.startswith("7 doubts: weak seam at 1:1 (why), ")
    assert line.endswith("weak seam at 1:3 (why), 4 more")


def test_a_long_reason_is_shortened() -> None:
    line = summarise_doubts(make_repair([make_finding(0, message="x" * 500)]))
    assert len(line) < 120
    assert line.endswith("x…)")
