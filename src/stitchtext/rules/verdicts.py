"""The two verbs: mark what is suspect in fragments, and review an article that is merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stitchtext.edits import apply_edits, compose_edits
from stitchtext.model import Article, Edit, Finding, Fragment, Suspect
from stitchtext.rules.registry import Match, Rule, article_rules, text_rules


def mark(fragments: Sequence[Fragment]) -> tuple[Suspect, ...]:
    """Mark the spans of fragments that a rule holds to be damage; offsets are of each fragment's own text.

    A fragment that is alone has nothing muted, since nothing is there to compare it with.
    """
    alone = len(fragments) == 1
    return tuple(
        Suspect(fragment.index, match.start, match.end, rule.code, rule.mute)
        for fragment in fragments
        for rule, look in text_rules()
        if not (alone and rule.mute)
        for match in look(fragment.text)
    )


def review(article: Article, number: int, *, lone: bool) -> tuple[Finding, ...]:
    """What the rules say about a merged article, by place; `number` is its number among the articles.

    `lone` says that the scrape is one unmarked fragment, somebody's article: rules on structure only report there.
    The edits of all safe findings together leave nothing that a rule would edit again.
    """
    findings = [*_mend(article.text, number, lone), *_report(article, number, lone)]
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code)))


def _report(article: Article, number: int, lone: bool) -> Iterator[Finding]:
    for rule, look in article_rules():
        if rule.lone or not lone:
            yield from (_finding(rule, match, number) for match in look(article))
    for rule, look in text_rules():
        if lone and rule.structural:
            yield from (_finding(rule, match, number, mends=False) for match in look(article.text))


def _mend(text: str, number: int, lone: bool) -> list[Finding]:
    """Find, mend and look again, until nothing is left; what mending uncovers joins the finding that uncovered it."""
    findings: list[Finding] = []
    done: tuple[Edit, ...] = ()
    while fresh := list(_look(apply_edits(text, done).text, number, lone)):
        mends = [edit for finding in fresh for edit in finding.edits]
        done = compose_edits(text, done, mends)
        findings = _attribute(done, [*fresh_on_text(fresh, text, done), *findings])
    return findings


def _look(text: str, number: int, lone: bool) -> Iterator[Finding]:
    raise NotImplementedError
