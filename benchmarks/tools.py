"""The tools that are compared, behind one small door: fragments and the whole scrape in, articles out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from benchmarks.peers import collate_sentences, has_collatex, merge_at_midpoints
from benchmarks.texts import fold_layout, list_sentences
from stitchtext.model import Finding, Keep, Options, Repair
from stitchtext.pipeline import repair

_SHORTEST_OVERLAP = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool made of a scrape: its articles, where it told of doubt, and the whole result if it is ours."""

    articles: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()
    findings: int = 0
    result: Repair | None = None


class Tool(Protocol):
    """A way to rebuild articles. All get the same fragments, in the order of the scrape, and what is to be kept."""

    def __call__(self, fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer: ...


def use_ours(fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer:
    """Run `stitchtext.pipeline.repair` on the scrape as it is."""
    result = repair(raw, Options(keep=keep))
    doubts = tuple(finding for finding in result.findings if finding.doubt)
    return Answer(tuple(article.text for article in result.articles), doubts, len(result.findings), result)


def keep_longest(fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer:
    """Keep the longest fragment and throw the others away."""
    return Answer((max(fragments, key=len),))


def drop_repeated_sentences(fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer:
    """Keep each sentence where it is first seen, white space apart; all fragments become one text."""
    seen: set[str] = set()
    lines: list[str] = []
    for line in (line for fragment in fragments for line in fragment.splitlines()):
        kept = ""
        for start, end in list_sentences(line):
            key = fold_layout(line[start:end])
            kept += "" if key in seen else line[start:end]
            seen.add(key)
        lines += [kept.strip()] if kept.strip() else []
    return Answer(("\n".join(lines) + "\n",))


def join_by_difflib(fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer:
    """Join fragments to the first at their longest common block, as `difflib` finds it; what never fits is appended."""
    whole, *waiting = fragments
    progress = True
    while waiting and progress:
        left: list[str] = []
        for fragment in waiting:
            joined = _join_at_block(whole, fragment)
            whole, left = (joined, left) if joined else (whole, [*left, fragment])
        waiting, progress = left, len(left) < len(waiting)
    return Answer(("\n".join([whole, *waiting]),))


def _join_at_block(whole: str, fragment: str) -> str | None:
    block = SequenceMatcher(None, whole, fragment, autojunk=False).find_longest_match()
    if block.size < _SHORTEST_OVERLAP:
        return None
    before = whole[: block.a] if block.a >= block.b else fragment[: block.b]
    ours, theirs = whole[block.a :], fragment[block.b :]
    return before + (ours if len(ours) >= len(theirs) else theirs)


TOOLS: dict[str, Tool] = {
    "stitchtext": use_ours,
    "longest fragment": keep_longest,
    "sentence dedup": drop_repeated_sentences,
    "difflib merge": join_by_difflib,
    "midpoint merge": lambda fragments, raw, keep="all": Answer((merge_at_midpoints(fragments),)),
} | ({"CollateX": lambda fragments, raw, keep="all": Answer((collate_sentences(fragments),))} if has_collatex() else {})
"""Every tool by the name it has in the tables; the first is ours. CollateX only where it is installed."""
GIVEN_ORDER = frozenset({"midpoint merge", "CollateX"})
"""The tools that get the fragments in their true order, as they are lost without it."""
