from __future__ import annotations

import re

from stitchtext.pipeline import repair
from stitchtext.report.stages import describe_stages


def test_each_stage_has_its_line_in_order() -> None:
    lines = describe_stages(repair("One text.\n—END—\nOne text.\n"))
    assert [line.split(":")[0] for line in lines] == ["segment", "align", "assemble", "merge", "rules", "account"]
    assert lines[0].startswith("segment: 2 fragments, 1 marker,")
    assert lines[2].startswith("assemble: 1 article,")


def test_the_account_adds_up(scrape: str) -> None:
    account = describe_stages(repair(scrape))[-1].replace(",", "")
    total, *fates = map(int, re.findall(r"\d+", account))
    assert total == sum(fates) == len(scrape)


def test_an_empty_scrape_has_lines_of_nothing() -> None:
    assert describe_stages(repair(""))[0].startswith("segment: 0 fragments, 0 markers")
