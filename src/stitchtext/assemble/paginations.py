"""Paginations: pages of one article that say which of how many they are, and so in what order they come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stitchtext.assemble.groups import Group, cut_spans, fill_group
from stitchtext.assemble.owned import Span
from stitchtext.assemble.pairs import Align
from stitchtext.cuts import starts_with_title
from stitchtext.folded import Folded, fold_text
from stitchtext.model import Fragment, Joint

_COUNT = re.compile(r"^[^\d\r\n]{0,16}(\d{1,3})[^\d\r\n]{1,16}(\d{1,3})[^\d\r\n]{0,16}$", re.MULTILINE)
_READ = 200
"""Characters of what is muted at an end of a fragment that are read."""
_LONGEST = 1000
"""Characters of a first line that may be a title."""


class _Paged(NamedTuple):
    """A group of the pages `first` to `last`, and the first line of its text, folded, if others have the same."""

    group: int
    first: int
    last: int
    title: str


def join_pages(
    groups: list[Group], fragments: Sequence[Fragment], folds: Sequence[Folded], align: Align
) -> list[Group]:
    """Join groups whose fragments name their pages, as "2 of 3", in a line that is muted at an end of each.

    They must name as many pages in all, have one title or none but the first, and no page in common. A page that none
    has leaves a hole. What of the two numbers is the same everywhere is the number of all pages, in any language.
    """
    if len(groups) < 2:
        return groups
    pages = {number: found for number, own in enumerate(folds) if (found := _read_page(fragments[number].text, own))}
    if len(set(pages.values())) < 2:
        return groups
    done: dict[int, Group | None] = {}
    for run in _list_runs(groups, pages, fragments, folds):
        done |= {paged.group: None for paged in run}
        done[run[0].group] = _join(run, groups, folds, align)
    kept = (done.get(number, group) for number, group in enumerate(groups))
    return [group for group in kept if group is not None]


def _read_page(text: str, own: Folded) -> tuple[int, int] | None:
    """The two numbers of a line that is muted at an end of a fragment, if any has two."""
    if not own.text:
        return None
    ends = text[: own.raw(0)][-_READ:], text[own.raw_end(len(own.text)) :][:_READ]
    match = next((match for end in ends for match in _COUNT.finditer(end)), None)
    return (int(match[1]), int(match[2])) if match else None


def _list_runs(
    groups: Sequence[Group], pages: dict[int, tuple[int, int]], fragments: Sequence[Fragment], folds: Sequence[Folded]
) -> Iterator[list[_Paged]]:
    """The groups that follow one another by their pages, of each article."""
    turned = any(page > total for page, total in pages.values())
    counted = {number: (b, a) if turned else (a, b) for number, (a, b) in pages.items()}
    if any(not 0 < page <= total for page, total in counted.values()):
        return
    firsts = [_read_first(group, fragments, folds) for group in groups]
    titles = Counter(firsts)
    articles: dict[tuple[int, str], list[_Paged]] = {}
    for number, (group, title) in enumerate(zip(groups, firsts, strict=True)):
        own = sorted({counted[name] for name in group.numbers if name in counted}, key=lambda pair: pair[::-1])
        if own and own[0][1] == own[-1][1]:
            paged = _Paged(number, own[0][0], own[-1][0], title if titles[title] > 1 else "")
            articles.setdefault((own[0][1], paged.title), []).append(paged)
    for found in articles.values():
        run = sorted(found, key=lambda paged: paged.first)
        apart = all(left.last < right.first for left, right in pairwise(run))
        later = (
            paged.title or not starts_with_title(_read(groups[paged.group], fragments, folds)) for paged in run[1:]
        )
        if len(run) > 1 and apart and all(later):
            yield run


def _read_first(group: Group, fragments: Sequence[Fragment], folds: Sequence[Folded]) -> str:
    """The first line of a group, folded, if it begins where its first fragment does, and may be a title."""
    line = "" if group.spans[0][1] else _read(group, fragments, folds).split("\n", 1)[0].rstrip("\r")
    return fold_text("\n" + line) if len(line) <= _LONGEST else ""


def _read(group: Group, fragments: Sequence[Fragment], folds: Sequence[Folded]) -> str:
    """The text of a group's first fragment, below what is muted at its start."""
    number = group.spans[0][0]
    return fragments[number].text[folds[number].raw(0) :]


def _join(run: Sequence[_Paged], groups: Sequence[Group], folds: Sequence[Folded], align: Align) -> Group:
    """All pages as one group, with the title of the first one alone."""
    numbers: list[int] = []
    spans: list[Span] = []
    joints: list[Joint] = []
    at = 0
    for before, paged in zip([None, *run], run, strict=False):
        group = groups[paged.group]
        skipped = len(paged.title) if before else 0
        own = cut_spans(group.spans, skipped, len(group.backbone.text))
        if before and own and spans:
            turned = paged.first == before.last + 1
            joints.append(Joint(at, "butt" if turned else "hole", spans[-1][0], own[0][0], 0.0, 0.0, not turned))
        joints.extend(joint._replace(at=joint.at + at - skipped) for joint in group.joints if joint.at > skipped)
        numbers.extend(group.numbers)
        spans.extend(own)
        at += len(group.backbone.text) - skipped
    return fill_group(numbers, spans, joints, folds, align)
