"""The tools that are compared, behind one small door: fragments and the whole scrape in, articles out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from benchmarks.limits import call_within
from benchmarks.peers import agree_partially, collate_sentences, has_collatex, has_spoars, merge_at_midpoints
from benchmarks.texts import fold_layout, list_sentences
from stitchtext.model import Finding, Keep, Options, Repair
from stitchtext.pipeline import repair

_SHORTEST_OVERLAP = 20
PATIENCE = 20.0
"""Seconds that a peer may take for one case; then its answer counts as wrong."""


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


def _within_limit(merge: Callable[[Sequence[str]], str]) -> Tool:
    """Make a tool of a peer that may take for ever, or die."""

    def use(fragments: Sequence[str], raw: str, keep: Keep = "all") -> Answer:
        return Answer((call_within(PATIENCE, lambda: merge(fragments)),))

    return use


_OPTIONAL = {
    "CollateX": (has_collatex(), "`collatex` and `Levenshtein`", _within_limit(collate_sentences)),
    "partial order": (has_spoars(), "`spoars`", _within_limit(agree_partially)),
}
MISSING = {name: packages for name, (installed, packages, _) in _OPTIONAL.items() if not installed}
"""The tools that are left out, and the packages of the `bench` extra that they need."""
TOOLS: dict[str, Tool] = {
    "stitchtext": use_ours,
    "longest fragment": keep_longest,
    "sentence dedup": drop_repeated_sentences,
    "difflib merge": join_by_difflib,
    "midpoint merge": _within_limit(merge_at_midpoints),
} | {name: tool for name, (installed, _, tool) in _OPTIONAL.items() if installed}
"""Every tool by the name it has in the tables; the first is ours."""
GIVEN_ORDER = frozenset({"midpoint merge", *_OPTIONAL})
"""The tools that get the fragments in their true order, as they are lost without it."""
