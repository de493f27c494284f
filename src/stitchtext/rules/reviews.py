"""Reviews: every rule's look at the fragments before the merge, and at an article after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stitchtext.model import Article, Finding, Fragment, Suspect
from stitchtext.rules.registry import ARTICLE_RULES, TEXT_RULES, Match, Rule


def mark(fragments: Sequence[Fragment]) -> tuple[Suspect, ...]:
    """The spans of the fragments' own texts that are damage beyond doubt, in order, before they are compared.

    Only text rules that may act alone mark anything, so a suspect is a form that cannot be right.
    """
    return tuple(sorted(_mark(fragments), key=lambda suspect: (suspect.fragment, suspect.start)))


def _mark(fragments: Sequence[Fragment]) -> Iterator[Suspect]:
    for rule, find in TEXT_RULES.values():
        for fragment in fragments:
            for match in find(fragment.text):
                yield Suspect(fragment.index, match.start, match.end, rule.code, rule.mutes)


def review(article: Article, number: int, *, lone: bool) -> tuple[Finding, ...]:
    """All findings on an article, by place; `number` is its place among the articles.

    A `lone` article is one unmarked text: somebody's article, in which structure rules only report.
    """
    found = [
        _find(rule, match, number, lone=lone) for rule, find in TEXT_RULES.values() for match in find(article.text)
    ]
    found.extend(
        _find(rule, match, number, lone=lone) for rule, look in ARTICLE_RULES.values() for match in look(article)
    )
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.code)))


def _find(rule: Rule, match: Match, number: int, *, lone: bool) -> Finding:
    reports = rule.safety == "report" or (lone and rule.structure)
    return Finding(
        rule.code,
        rule.name,
        "note" if lone and rule.structure else rule.severity,
        match.message,
        number,
        match.start,
        match.end,
        () if reports else match.edits,
        "report" if reports else rule.safety,
        rule.doubt,
    )
