"""Reviews: the rules run over fragments before the merge, and over articles after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stitchtext.model import Article, Finding, Fragment, Suspect
from stitchtext.rules.known_titles import mark_known_titles
from stitchtext.rules.registry import RULES, Match, Rule, TextRule


def mark(fragments: Sequence[Fragment]) -> tuple[Suspect, ...]:
    """The spans of fragments that a rule holds to be damage; offsets are of each fragment's own text.

    They are what a rule would mend, and weaken the reading they stand in. A doubled title's second copy is muted,
    unless there is one fragment only: it may be somebody's article.
    """
    rules = [rule for rule in RULES.texts() if rule.safety == "safe" and (len(fragments) > 1 or not rule.mutes)]
    found = [suspect for fragment in fragments for suspect in _suspect(fragment, rules)]
    titled = {suspect.fragment for suspect in found if suspect.mute}
    known = mark_known_titles(fragments) if len(fragments) > 1 else ()
    found.extend(suspect for suspect in known if suspect.fragment not in titled)
    return tuple(sorted(found, key=lambda suspect: (suspect.fragment, suspect.start)))


def _suspect(fragment: Fragment, rules: Sequence[TextRule]) -> Iterator[Suspect]:
    for rule, match in _find(fragment.text, rules):
        spans = [(edit.start, edit.end) for edit in match.edits] if rule.mutes else [(match.start, match.end)]
        for start, end in spans:
            yield Suspect(fragment.index, start, end, rule.code, rule.mutes)


def review(articles: Sequence[Article], *, lone: bool) -> tuple[Finding, ...]:
    """What the rules have to say about the articles of a scrape, article by article in the order of the text.

    `lone` says that the scrape is one unmarked fragment: what looks like damage to its structure may be meant, so
    it is reported and left.
    """
    findings = [finding for number, article in enumerate(articles) for finding in _look(article, number, lone=lone)]
    for rule in RULES.scrapes():
        findings += (_tell(rule, match, number, keep=True) for number, match in rule.check(articles))
    return tuple(sorted(findings, key=lambda f: (f.article or 0, f.start, f.end, f.code)))


def _look(article: Article, number: int, *, lone: bool) -> Iterator[Finding]:
    for rule, match in _find(article.text, RULES.texts()):
        yield _tell(rule, match, number, keep=lone and rule.code.startswith("S"))
    for other in RULES.articles():
        yield from (_tell(other, match, number, keep=True) for match in other.check(article))


def _find(text: str, rules: Iterable[TextRule]) -> Iterator[tuple[TextRule, Match]]:
    """The matches of rules in a text; of two that overlap, the one that starts first, or is longer."""
    found = [(rule, match) for rule in rules for match in rule.find(text)]
    done = 0
    for rule, match in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, pair[0].code)):
        if match.start >= done:
            yield rule, match
            done = match.end


def _tell(rule: Rule, match: Match, number: int, *, keep: bool) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=match.message,
        article=number,
        start=match.start,
        end=match.end,
        edits=() if keep else match.edits,
        safety="report" if keep or not match.edits else rule.safety,
        doubt=rule.doubt,
    )
