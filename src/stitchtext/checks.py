"""Checks: what the rules have to say of a scrape as it stands, fragment by fragment, without changing it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stitchtext.model import Article, Edit, Finding, Fragment, Options, Piece, Repair
from stitchtext.pipeline import repair
from stitchtext.rules import RULES
from stitchtext.rules.excerpts import shorten
from stitchtext.rules.registry import EdgeRule, Match, RepairRule, Rule, TextRule
from stitchtext.rules.reviews import find_matches, tell
from stitchtext.rules.variants.outvotes import list_outvotes, name_witnesses


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules have to say of a scrape, in the order of its text: spans and edits are of the scrape.

    `repair` is what they rest on where they speak of how the fragments go together; `lone` tells that the scrape is
    one unmarked fragment, somebody's article, of which only text rules speak.
    """

    findings: tuple[Finding, ...]
    repair: Repair
    lone: bool


def check(raw: str, options: Options | None = None, rules: Iterable[Rule] | None = None) -> Checked:
    """Tell what is wrong with a scrape, in its own offsets; nothing is changed.

    `rules` are those that may speak: the ones that are on by default, unless others are named. Rules on texts look at
    every fragment where it stands; what they say of structure and variants rests on the repair of the scrape. Of one
    unmarked article nothing but its text is looked at.

    >>> [(found.code, found.start, found.end) for found in check("はずですです。").findings]
    [('T101', 2, 6)]

    Raises:
        StitchError: as `repair`.

    """
    chosen = tuple(rule for rule in RULES.all() if rule.on) if rules is None else tuple(rules)
    result = repair(raw, options)
    lone = len(result.fragments) == 1 and not any(entry.fate == "marker" for entry in result.account)
    findings = list(_read_texts(_list_stretches(raw, result.fragments), chosen, lone=lone))
    if not lone:
        findings = [*_confront(findings, result), *_read_repair(findings, result, chosen)]
    ordered = sorted(set(findings), key=lambda found: (found.start, found.end, found.code, found.message))
    return Checked(tuple(ordered), result, lone)


def _list_stretches(raw: str, fragments: Sequence[Fragment]) -> Iterator[tuple[int, str]]:
    """What stands between markers, and where it starts: fragments that no marker divides are read as one text."""
    divided = [raw[one.end : after.start].strip() != "" for one, after in pairwise(fragments)]
    firsts = [one for one, apart in zip(fragments, [True, *divided], strict=False) if apart]
    lasts = [one for one, apart in zip(fragments, [*divided, True], strict=False) if apart]
    yield from ((first.start, raw[first.start : last.end]) for first, last in zip(firsts, lasts, strict=True))


def _read_texts(stretches: Iterable[tuple[int, str]], rules: Sequence[Rule], *, lone: bool) -> Iterator[Finding]:
    """What text rules say of each text where it stands; the structure of somebody's article may be meant."""
    texts = [rule for rule in rules if isinstance(rule, TextRule) and (lone or not rule.lone)]
    for start, text in stretches:
        for rule, match in find_matches(text, texts):
            yield tell(rule, _shift(match, start), None, keep=lone and rule.code.startswith("S"))


def _confront(findings: Sequence[Finding], result: Repair) -> Iterator[Finding]:
    """The findings on texts, each with what other fragments have at its place, where they read otherwise."""
    outvotes = list(list_outvotes(result)) if findings else []
    starts = [one.start for one in outvotes]
    for found in findings:
        at = bisect_right(starts, found.end - 1)
        near = [one for one in outvotes[max(0, at - 2) : at] if one.end > found.start] if found.code[0] in "TC" else []
        told = f", as in {name_witnesses(near[0], result)}" if near else ""
        yield replace(found, message=found.message + told)


def _read_repair(texts: Sequence[Finding], result: Repair, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What is told by the repair: of structure, and of variants where no rule on texts speaks of the same place."""
    codes = {rule.code for rule in rules if not isinstance(rule, TextRule)}
    yield from (_place(finding, result) for finding in result.findings if finding.code in codes)
    told = [(found.start, found.end) for found in texts if found.code.startswith("L")]
    yield from (found for found in _read_leftovers(result, rules) if (found.start, found.end) not in told)
    spans = sorted((found.start, found.end) for found in texts if found.code[0] in "TC")
    for rule in rules:
        for match in rule.check(result) if isinstance(rule, RepairRule) else ():
            if rule.code[0] not in "TV" or not _meets(spans, match):
                yield tell(rule, match, None)


def _read_leftovers(result: Repair, rules: Sequence[Rule]) -> Iterator[Finding]:
    """What edge rules took away at the ends of fragments."""
    edges = {rule.code: rule for rule in rules if isinstance(rule, EdgeRule)}
    for entry in result.account:
        if entry.fate == "removed" and entry.code in edges:
            rule = edges[entry.code]
            edit = Edit(entry.start, entry.end, "")
            yield tell(
                rule, Match(entry.start, entry.end, f"{shorten(entry.text or '')}: {rule.summary}", (edit,)), None
            )


def _meets(spans: Sequence[tuple[int, int]], match: Match) -> bool:
    at = bisect_right(spans, (match.end, 0))
    return any(start <= match.end and match.start <= end for start, end in spans[max(0, at - 3) : at])


def _shift(match: Match, by: int) -> Match:
    edits = tuple(Edit(edit.start + by, edit.end + by, edit.text) for edit in match.edits)
    return replace(match, start=match.start + by, end=match.end + by, edits=edits)


def _place(finding: Finding, result: Repair) -> Finding:
    """A finding of an article as one of the scrape: where the text it speaks of was taken from."""
    if finding.article is None:
        return finding
    start, end = locate(result.articles[finding.article], finding.start, finding.end)
    return replace(finding, article=None, start=start, end=end, edits=(), safety="report")


def locate(article: Article, start: int, end: int) -> tuple[int, int]:
    """The span of the scrape from which `[start, end)` of an article was taken; as much as comes from one piece.

    An empty span stands behind what it follows.
    """
    own = [piece for piece in article.pieces if piece.source is not None]
    at = max(0, bisect_right(own, max(start - (start == end), 0), key=lambda piece: piece.start) - 1)
    piece: Piece = own[at]
    source = piece.source or 0
    low = min(max(source, source + start - piece.start), source + piece.end - piece.start)
    return low, max(low, source + min(end, piece.end) - piece.start)
