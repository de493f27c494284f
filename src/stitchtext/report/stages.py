"""What each stage took in, kept and dropped, in a line each."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from stitchtext.model import Fate, Repair


def describe_stages(repair: Repair) -> list[str]:
    """A line for each stage of the way from scrape to article, and one for the account."""
    counts = Counter(entry.fate for entry in repair.account)
    return [
        f"segment: {_count(len(repair.fragments), 'fragment')}, {_count(counts['marker'], 'marker')}, "
        f"{sum(f.head_cut for f in repair.fragments)} cut at the head, {sum(f.tail_cut for f in repair.fragments)} at the tail",
        f"align: {_count(len(repair.overlaps), 'overlap')}",
        _describe_assembly(repair),
        _describe_merge(repair),
        _describe_rules(repair),
        _describe_account(repair),
    ]


def _describe_assembly(repair: Repair) -> str:
    seams = [seam for article in repair.articles for seam in article.seams]
    kinds = Counter(seam.kind for seam in seams)
    told = "".join(f", {number} {kind}" for kind, number in sorted(kinds.items()))
    weak = sum(seam.weak for seam in seams)
    return f"assemble: {_count(len(repair.articles), 'article')}, {_count(len(seams), 'seam')}{told}, {weak} weak"


def _describe_merge(repair: Repair) -> str:
    variants = [variant for article in repair.articles for variant in article.variants]
    outvoted = sum(len(variant.readings) - 1 for variant in variants)
    ties = sum(variant.tie for variant in variants)
    return f"merge: {_count(len(variants), 'variant')}, {_count(outvoted, 'reading')} outvoted, {_count(ties, 'tie')}"


def _describe_rules(repair: Repair) -> str:
    codes = Counter(finding.code for finding in repair.findings)
    edits = sum(len(finding.edits) for finding in repair.findings if finding.safety == "safe")
    told = "".join(f", {number} {code}" for code, number in sorted(codes.items()))
    return f"rules: {_count(len(repair.findings), 'finding')}{told}, {_count(edits, 'edit')} applied"


def _describe_account(repair: Repair) -> str:
    sums: Counter[Fate] = Counter()
    for entry in repair.account:
        sums[entry.fate] += entry.end - entry.start
    fates = ", ".join(f"{sums[fate]:,} {fate}" for fate in get_args(Fate))
    return f"account: {_count(sums.total(), 'character')}: {fates}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
