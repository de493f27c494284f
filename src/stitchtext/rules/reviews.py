"""Reviews: the rules run over fragments before the merge, and over articles after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from stitchtext.bodies import find_body
from stitchtext.folded import Folded, fold
from stitchtext.model import Article, Finding, Fragment, Keep, Suspect
from stitchtext.rules.affixes import mark_affixes
from stitchtext.rules.cut_notes import mark_cut_notes
from stitchtext.rules.dressed_titles import mark_dressed_titles
from stitchtext.rules.edges import mark_edges
from stitchtext.rules.encoded_copies import mark_encoded
from stitchtext.rules.error_pages import mark_error_pages
from stitchtext.rules.escaped_texts import CODE, mark_escaped, mend_escaped
from stitchtext.rules.fences import mark_fences
from stitchtext.rules.gap_marks import mark_told
from stitchtext.rules.interiors import mark_interiors
from stitchtext.rules.known_titles import mark_known_titles
from stitchtext.rules.layers import put_back, take_off
from stitchtext.rules.loops import mark_loops
from stitchtext.rules.marked_titles import mark_marked_titles
from stitchtext.rules.model_tokens import mark_thoughts
from stitchtext.rules.nested_marks import HIDING
from stitchtext.rules.page_titles import mark_page_titles
from stitchtext.rules.registry import RULES, Match, Rule, TextRule
from stitchtext.rules.stray_tags import mark_wrapped
from stitchtext.rules.table_bars import mark_bars
from stitchtext.rules.title_lines import DOUBLED, spare_subjects
from stitchtext.rules.torn_entities import mark_torn
from stitchtext.rules.trailers import mark_trailers

_LAYERS = 3
"""Times that fragments are looked at, each time without what was found before."""


def mark(fragments: Sequence[Fragment], folds: Sequence[Folded], keep: Keep = "all") -> tuple[Suspect, ...]:
    """The spans of fragments that a rule holds to be damage; offsets are of each fragment's own text.

    They are what a rule would mend, and weaken the reading they stand in. What is not of the article at the edges
    of fragments is muted, and then a doubled title's second copy, unless there is one fragment only: it may be
    somebody's article. Where passages are asked for that more than a few `keep`, lines of the page are voted on.
    """
    found = last = _mark_layer(fragments, folds, keep)
    for _ in range(_LAYERS - 1):
        if not any(suspect.mute and suspect.code in HIDING for suspect in last):
            break
        mutes = [suspect for suspect in found if suspect.mute]
        bodies, kept = take_off(fragments, mutes)
        last = _mark_layer(bodies, [*map(_fold_again, bodies, fragments, folds)], keep)
        below = (part for one in last for part in put_back(one, kept.get(one.fragment, [(0, one.end)])))
        found = tuple(sorted([*mutes, *below], key=lambda suspect: (suspect.fragment, suspect.start)))
    return found


def _fold_again(body: Fragment, fragment: Fragment, own: Folded) -> Folded:
    return own if body is fragment else fold(body.text, lean=not own.cut)


def _mark_layer(fragments: Sequence[Fragment], folds: Sequence[Folded], keep: Keep) -> tuple[Suspect, ...]:
    """What is found in fragments as they stand."""
    rules = [rule for rule in RULES.texts() if rule.early and (len(fragments) > 1 or not rule.mutes)]
    edges = _mark_ends(fragments, folds) if len(fragments) > 1 else ()
    bodies, shifts = _bare(fragments, edges)
    encoded = {suspect.fragment: suspect for suspect in (mark_encoded(bodies) if len(bodies) > 1 else ())}
    plain = (body for body in bodies if body.index not in encoded)
    escaped = mark_escaped([body for body in bodies if body.index not in encoded]) if len(bodies) > 1 else ()
    found = [*encoded.values(), *escaped, *(suspect for body in plain for suspect in _suspect(body, rules))]
    found.extend(mark_error_pages(bodies) if len(bodies) > 1 else ())
    found = spare_subjects(bodies, found) if len(bodies) > 1 else found
    titled = {suspect.fragment: suspect for suspect in found if suspect.mute}
    known = mark_known_titles([_cut_out(body, titled.get(body.index)) for body in bodies]) if len(bodies) > 1 else ()
    found.extend(suspect for suspect in known if suspect.fragment not in titled)
    moved = [*edges, *(_move(suspect, shifts.get(suspect.fragment, 0)) for suspect in found)]
    marks = (mark_torn(fragments), mark_bars(fragments))
    inside = (mark_told(fragments), mark_interiors(fragments, folds, keep), *marks)
    inner = _keep_apart(chain(*inside) if len(fragments) > 1 else (), moved)
    return tuple(sorted([*moved, *inner], key=lambda suspect: (suspect.fragment, suspect.start)))


_ENDS = (
    mark_wrapped,
    mark_affixes,
    mark_fences,
    mark_thoughts,
    mark_trailers,
    mark_loops,
    mark_edges,
    mark_fences,
    mark_cut_notes,
    mark_page_titles,
    mark_dressed_titles,
    mark_marked_titles,
)
"""What looks for things at ends, each below what those before it have found."""


def _mark_ends(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Sequence[Suspect]:
    """What is not of the article at the ends of fragments: what many have there, and then what stands further in."""
    found: list[Suspect] = []
    bodies, shifts, known = list(fragments), dict[int, int](), folds
    for look in _ENDS:
        more = [_move(suspect, shifts.get(suspect.fragment, 0)) for suspect in look(bodies, known)]
        if more:
            found.extend(more)
            bodies, shifts = _bare(fragments, found)
            known = [*map(_fold_again, bodies, fragments, folds)]
    return found


def _keep_apart(suspects: Iterable[Suspect], others: Iterable[Suspect]) -> Iterator[Suspect]:
    """The suspects that touch none of the others, nor one before them, in the same fragment."""
    spans = sorted((other.fragment, other.start, other.end) for other in others)
    done = (-1, 0)
    for suspect in sorted(suspects):
        number, start, end = suspect[:3]
        at = bisect_left(spans, (number, end))
        before = spans[at - 1] if at else (-1, 0, 0)
        if (before[0], before[2]) <= (number, start) and done <= (number, start):
            done = number, end
            yield suspect


def _bare(fragments: Sequence[Fragment], edges: Iterable[Suspect]) -> tuple[list[Fragment], dict[int, int]]:
    """The fragments without what is muted at their edges, and how far the text of each one was moved by that."""
    mutes: dict[int, list[tuple[int, int]]] = {}
    for edge in edges:
        mutes.setdefault(edge.fragment, []).append((edge.start, edge.end))
    spans = {number: find_body(fragments[number].text, own) for number, own in mutes.items()}
    bodies = list(fragments)
    for number, (start, end) in spans.items():
        bodies[number] = replace(fragments[number], text=fragments[number].text[start:end])
    return bodies, {number: start for number, (start, _) in spans.items()}


def _cut_out(fragment: Fragment, suspect: Suspect | None) -> Fragment:
    if suspect is None:
        return fragment
    return replace(fragment, text=fragment.text[: suspect.start] + fragment.text[suspect.end :])


def _move(suspect: Suspect, by: int) -> Suspect:
    return suspect._replace(start=suspect.start + by, end=suspect.end + by) if by else suspect


def _suspect(fragment: Fragment, rules: Sequence[TextRule]) -> Iterator[Suspect]:
    for rule, match in find_matches(fragment.text, rules):
        spans = [(edit.start, edit.end) for edit in match.edits] if rule.mutes else [(match.start, match.end)]
        for start, end in spans:
            yield Suspect(fragment.index, start, end, rule.code, rule.mutes)


def review(
    articles: Sequence[Article],
    *,
    lone: bool,
    fragments: Sequence[Fragment] = (),
    marks: Mapping[int, Sequence[Suspect]] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """What the rules have to say about the articles of a scrape, article by article in the order of the text.

    `lone` says that the scrape is one unmarked fragment: what looks like damage to its structure may be meant, so
    it is reported and left, and an end that may be one is not doubted. `marks` are what `mark` found in the fragments.
    """
    findings = [finding for number, article in enumerate(articles) for finding in _look(article, number, lone=lone)]
    escaped = {number: own for number, group in marks.items() if (own := [one for one in group if one.code == CODE])}
    findings = findings if lone else _drop_subjects(findings, articles, fragments)
    for number, article in enumerate(articles if escaped else ()):
        findings += (tell(RULES.find(CODE), match, number) for match in mend_escaped(article, fragments, escaped))
    for rule in RULES.scrapes():
        findings += (tell(rule, match, number, keep=True) for number, match in rule.check(articles))
    return tuple(sorted(findings, key=lambda f: (f.article or 0, f.start, f.end, f.code)))


def _drop_subjects(
    findings: list[Finding], articles: Sequence[Article], fragments: Sequence[Fragment]
) -> list[Finding]:
    """The findings but those of second copies of titles that are words with which fragments, too, begin the text."""
    titles = {
        finding.article or 0: finding.edits[0] for finding in findings if finding.code == DOUBLED and finding.edits
    }
    if not titles:
        return findings
    texts = [Fragment(-1 - number, 0, 0, articles[number].text, head_cut=False, tail_cut=False) for number in titles]
    copies = [Suspect(-1 - number, edit.start, edit.end, DOUBLED, True) for number, edit in titles.items()]
    kept = {-1 - copy.fragment for copy in spare_subjects([*texts, *fragments], copies)}
    return [one for one in findings if one.code != DOUBLED or not one.edits or (one.article or 0) in kept]


def _look(article: Article, number: int, *, lone: bool) -> Iterator[Finding]:
    for rule, match in find_matches(article.text, [rule for rule in RULES.texts() if _speaks(rule)]):
        keep = not rule.early or (lone and rule.code.startswith("S"))
        yield tell(rule, match, number, keep=keep)
    for other in RULES.articles():
        found = other.check(article)
        yield from (tell(other, match, number, keep=True) for match in found if not (lone and match.may_be_meant))


def _speaks(rule: TextRule) -> bool:
    """Whether a rule has a say in a repair: it mends what cannot be right, or tells how a text is laid out.

    What can be right is not touched without a witness against it. Characters are written as the fragments have them,
    and an article has no markers: of those, and of stutters that all agree on, a check tells.
    """
    return rule.on and (rule.early or rule.code.startswith(("S1", "S3")))


def find_matches(text: str, rules: Iterable[TextRule]) -> Iterator[tuple[TextRule, Match]]:
    """The matches of rules in a text; of two that overlap, the one that starts first, or is longer."""
    found = [(rule, match) for rule in rules for match in rule.find(text)]
    done = 0
    for rule, match in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end, pair[0].code)):
        if match.start >= done:
            yield rule, match
            done = match.end


def tell(rule: Rule, match: Match, number: int | None, *, keep: bool = False) -> Finding:
    """What a rule found, as a finding; `keep` tells that it is only reported."""
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
