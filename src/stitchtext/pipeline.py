"""The way from a scrape to its articles: one stage after another, and nothing else."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import TypeAlias

from stitchtext.align import align
from stitchtext.assemble import assemble
from stitchtext.bodies import find_body
from stitchtext.capitals import compare_capitals
from stitchtext.edits import revise
from stitchtext.folded import Folded, fold
from stitchtext.merge import check_keep, merge, present_lone
from stitchtext.model import Article, Entry, Fragment, Keep, Options, Overlap, Repair, Suspect
from stitchtext.rules import find_jumps, mark, review
from stitchtext.segment import gather, part, recut, segment
from stitchtext.successions import succeed

_DEFAULT = Options()
_LARGE = 1 << 20
"""Characters of a scrape from which memory counts for more than the time to cut its clauses again."""
_SHORT, _ROUNDS = 4096, 8
"""Characters of articles up to which a second look is cheap, and so little text to go by that it may be needed; and how
often the result is looked at anew."""
Drafts: TypeAlias = tuple[list[tuple[Article, list[Entry]]], tuple[Overlap, ...]]
"""Articles before the rules, each with the account of its fragments, and the overlaps they rest on."""

Marks: TypeAlias = dict[int, list[Suspect]]
"""The suspects of every fragment that has some."""


def repair(raw: str, options: Options | None = None) -> Repair:
    r"""Rebuild the articles of a scrape, with the proof.

    `raw` is the whole scrape: fragments divided by `—END—` lines. The same fragments in any order give the same
    articles; repairing the result again changes nothing.

    >>> repair("題\n一つ目の文です。二つ目の\n—END—\n題\n一つ目の文です。二つ目の文です。\n").text
    '題\n一つ目の文です。二つ目の文です。\n'

    Raises:
        StitchError: a marker of the options is not a regular expression, or takes too long; or there is no such `keep`.

    """
    chosen = options or _DEFAULT
    result = _repair(raw, chosen)
    for _ in range(_ROUNDS):
        again = _look_again(result, chosen)
        if again is None:
            break
        result = succeed(raw, result, again)
    return result


def _repair(raw: str, options: Options) -> Repair:
    fragments, markers = segment(raw, options)
    return _rebuild(raw, *_part(fragments, options.keep), markers, options)


def _fold_all(fragments: Sequence[Fragment]) -> list[Folded]:
    """The folded texts of fragments; a single one is held against nothing."""
    lean = sum(len(fragment.text) for fragment in fragments) > _LARGE
    folds = [fold(fragment.text, lean=lean) for fragment in fragments] if len(fragments) > 1 else []
    return compare_capitals(fragments, folds, range(len(folds)))


def _part(fragments: tuple[Fragment, ...], keep: Keep) -> tuple[tuple[Fragment, ...], list[Folded]]:
    """The fragments and their folded texts, without two in one where a marker is missing."""
    folds = _fold_all(fragments)
    jumps = find_jumps(fragments, folds, keep)
    parts = part(fragments, jumps) if jumps else fragments
    return parts, _fold_all(parts) if jumps else folds


def _look_again(result: Repair, options: Options) -> Repair | None:
    """The repair of what came of a short scrape, if that changes it: mended, its articles may be found to be one."""
    if sum(len(article.text) for article in result.articles) > _SHORT:
        return None
    text = result.text
    if len(result.articles) < 2 and "END" not in text:
        return None
    again = _repair(text, options)
    return None if again.text == text else again


def stitch(chunks: Sequence[str], options: Options | None = None) -> Repair:
    """Rebuild the articles of chunks that are already apart: windows of a transcript, pages, tiles.

    The scrape that offsets and account speak of is the chunks end to end. Of the options, markers do not count here.

    >>> stitch(["the quick brown fox jumps over", "brown fox jumps over the lazy dog"]).text
    'the quick brown fox jumps over the lazy dog'

    Raises:
        StitchError: there is no such `keep` as in the options.

    """
    raw, fragments = gather(chunks)
    return _rebuild(raw, fragments, _fold_all(fragments), (), options or _DEFAULT)


def _rebuild(
    raw: str,
    fragments: tuple[Fragment, ...],
    folds: list[Folded],
    markers: tuple[tuple[int, int], ...],
    options: Options,
) -> Repair:
    check_keep(options.keep)
    lone = len(fragments) == 1 and not markers
    fragments, folds, marks = _mark(fragments, folds, options.keep)
    joined = len(fragments) != 1
    drafts, overlaps = _join(raw, fragments, folds, marks, options.keep) if joined else _alone(raw, fragments[0])
    articles = tuple(article for article, _ in drafts)
    entries = chain.from_iterable(own for _, own in drafts)
    account = _tile(raw, markers, chain(entries, _set_aside(raw, fragments, marks)))
    findings = review(articles, lone=lone, fragments=fragments, marks=marks)
    articles, account, findings = revise(articles, account, findings)
    return Repair(articles, fragments, findings, overlaps, account)


def _mark(
    fragments: tuple[Fragment, ...], folds: list[Folded], keep: Keep
) -> tuple[tuple[Fragment, ...], list[Folded], Marks]:
    """The fragments and their folded texts, less what rules mute in them, and all that rules suspect."""
    if len(fragments) == 1:
        return fragments, [], {}
    found = groupby(mark(fragments, folds, keep), key=lambda suspect: suspect.fragment)
    marks = {number: list(group) for number, group in found}
    cleared, folds = list(fragments), list(folds)
    mutes = {number: spans for number, suspects in marks.items() if (spans := _mutes(suspects))}
    for number, suspects in marks.items():
        cleared[number] = recut(fragments[number], suspects)
    for number, spans in mutes.items():
        folds[number] = fold(fragments[number].text, spans, lean=not folds[number].cut)
    return tuple(cleared), compare_capitals(fragments, folds, mutes), marks


def _alone(raw: str, fragment: Fragment) -> Drafts:
    return [present_lone(raw, fragment)], ()


def _join(raw: str, fragments: tuple[Fragment, ...], folds: Sequence[Folded], marks: Marks, keep: Keep) -> Drafts:
    layouts, overlaps = assemble(fragments, folds, align)
    ordered = deque(sorted(layouts, key=lambda layout: min((number for number, _ in layout.members), default=0)))
    del layouts
    drafts: list[tuple[Article, list[Entry]]] = []
    while ordered:  # each is let go of as soon as it is read
        drafts.append(merge(ordered.popleft(), len(drafts), raw, fragments, folds, marks, keep))
    return drafts, overlaps


def _mutes(suspects: Iterable[Suspect]) -> list[tuple[int, int]]:
    return [(suspect.start, suspect.end) for suspect in suspects if suspect.mute]


def _set_aside(raw: str, fragments: Sequence[Fragment], marks: Marks) -> Iterator[Entry]:
    """The entries of fragments that are muted as a whole: they are of no article."""
    for number, suspects in marks.items():
        start, end = find_body(fragments[number].text, _mutes(suspects))
        for mute in suspects if start == end else ():
            low, high = fragments[number].start + mute.start, fragments[number].start + mute.end
            yield Entry(low, high, "removed", text=raw[low:high], code=mute.code)


def _tile(raw: str, markers: Sequence[tuple[int, int]], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The account of the whole scrape: the fragments' entries, the markers, and the white space between them."""
    marked = [Entry(start, end, "marker", text=raw[start:end]) for start, end in markers]
    tiled: list[Entry] = []
    done = 0
    for entry in sorted([*entries, *marked], key=lambda entry: entry.start):
        if entry.start > done:
            tiled.append(Entry(done, entry.start, "space", text=raw[done : entry.start]))
        if entry.end > done:
            tiled.append(entry)
            done = entry.end
    if done < len(raw):
        tiled.append(Entry(done, len(raw), "space", text=raw[done:]))
    return tuple(tiled)
