"""Doubt in one line: where the result stands, but not beyond doubt."""

from __future__ import annotations

from itertools import islice

from stitchtext.model import Finding, Repair
from stitchtext.report.places import locate

_SHOWN = 3
_WIDEST = 80
"""Characters of a finding's message that are worth showing in a line of several."""


def summarise_doubts(repair: Repair) -> str:
    """All findings with doubt in one line, the first three of them with place and reason; empty where all is clear."""
    doubts = [finding for finding in repair.findings if finding.doubt]
    if not doubts:
        return ""
    shown = [_describe(finding, repair) for finding in islice(doubts, _SHOWN)]
    more = [f"{len(doubts) - _SHOWN} more"] if len(doubts) > _SHOWN else []
    return f"{len(doubts)} doubt{'s' * (len(doubts) > 1)}: {', '.join(shown + more)}"


def _describe(finding: Finding, repair: Repair) -> str:
    message = finding.message if len(finding.message) <= _WIDEST else finding.message[: _WIDEST - 1] + "…"
    return f"{finding.name.replace('-', ' ')} at {_place(finding, repair)} ({message})"


def _place(finding: Finding, repair: Repair) -> str:
    if finding.article is None:
        return f"character {finding.start} of the scrape"
    place = locate(repair.articles[finding.article].text, finding.start)
    return place if len(repair.articles) == 1 else f"{place} of article {finding.article + 1}"
