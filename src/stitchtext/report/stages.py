"""What each stage took in, kept and dropped, in a line each."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from stitchtext.model import Fate, Repair


def describe_stages(repair: Repair) -> list[str]:
    """A line for each stage of the way from scrape to article, and one for the account."""
    return [
        _describe_segments(repair),
        f"align: {_count(len(repair.overlaps), 'overlap')}",
        _describe_assembly(repair),
        _describe_merge(repair),
        _describe_rules(repair),
        _describe_account(repair),
    ]


def _describe_segments(repair: Repair) -> str:
    markers = sum(entry.fate == "marker" for entry in repair.account)
    heads = sum(fragment.head_cut for fragment in repair.fragments)
    tails = sum(fragment.tail_cut for fragment in repair.fragments)
    fragments = _count(len(repair.fragments), "fragment")
    return f"segment: {fragments}, {_count(markers, 'marker')}, {heads} cut at the head, {tails} at the tail"


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
