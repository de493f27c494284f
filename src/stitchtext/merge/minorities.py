"""Minorities: passages that go because too few of the fragments that cover their place hold them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from typing import TypeVar

from stitchtext.cuts import may_end_anywhere
from stitchtext.errors import StitchError
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.lineages import find_lineages
from stitchtext.merge.places import Place
from stitchtext.merge.silence import begins_line
from stitchtext.merge.stretches import Presence, Stretch, find_presence, mark_abridged, sweep
from stitchtext.merge.witnesses import Said, Witness
from stitchtext.model import Joint, Keep
from stitchtext.passages import PROSE, ends_sentence, is_left_out, is_prose

Spanned = TypeVar("Spanned", Stretch, Verdict)


def check_keep(keep: Keep) -> None:
    """Refuse a choice that says nothing.

    Raises:
        StitchError: it is neither `all` nor `majority` nor a whole number from 1.

    """
    if keep not in ("all", "majority") and not (type(keep) is int and keep >= 1):
        raise StitchError(f"keep {keep!r}: no such choice", cure="it is 'all', 'majority' or a whole number from 1")


def find_minorities(
    witnesses: Sequence[Witness], line: str, keep: Keep, places: Sequence[Place], lines: AbstractSet[int]
) -> list[Verdict]:
    """Every passage of the backbone that too few hold, as verdicts by which nothing stands there; in order.

    `places` are those where the witnesses differ, by which copies are told; `lines` are the offsets at which some
    witness begins a line. Who ends before a passage is found by a sweep to the end, who starts behind it by one to
    the start.
    """
    if keep == "all":
        return []
    ordered = sorted(witnesses, key=lambda witness: witness.fragment.text)
    presences = [find_presence(witness, line, lines.__contains__) for witness in ordered]
    kin = _find_kin(ordered, places, line)
    few = partial(_are_few, witnesses=ordered, keep=keep)
    stay = [stretch for stretch in sweep(presences, kin, lambda stretch: not few(stretch)) if not few(stretch)]
    kept = [stretch.start for stretch in stay]
    marked = [mark_abridged(presence, kept) for presence in presences]
    edges = lines | _list_ends(ordered)
    bounds = _bound_text(stay, ordered, len(line))
    groups = _group(_collect(ordered, marked, kin, few, bounds, len(line)), lambda stretch: stretch[:2])
    whole = (group for group in groups if is_left_out(line, group[0].start, group[-1].end, edges.__contains__))
    return [_outvote(stretch, ordered) for group in whole for stretch in group]


def _list_ends(witnesses: Sequence[Witness]) -> set[int]:
    """Where on the backbone a witness starts or stops that is not cut there: at the edge of a line."""
    heads = {witness.starts[0] for witness in witnesses if not witness.fragment.head_cut}
    return heads | {sum(witness.blocks[-1][1:]) for witness in witnesses if not witness.fragment.tail_cut}


def drop_bridged(joints: Sequence[Joint], gone: Sequence[Verdict], size: int) -> tuple[Joint, ...]:
    """The joints without those at a passage that goes, if the article ends there or a fragment runs on without it."""
    runs = _group(gone, lambda verdict: verdict.place[:2])
    bridged = [(run[0].place.start, run[-1].place.end) for run in runs if _runs_on(run, size)]
    ends = [end for _, end in bridged]
    at = [bisect_left(ends, joint.at) for joint in joints]
    return tuple(j for j, n in zip(joints, at, strict=True) if n == len(bridged) or j.at < bridged[n][0])


def _runs_on(run: Sequence[Verdict], size: int) -> bool:
    start, end = run[0].place.start, run[-1].place.end
    over = (said[0] for said in run[0].choices[0].said)
    return start == 0 or end == size or any(w.before(start) == w.behind(end) is not None for w in over)


def _collect(
    witnesses: Sequence[Witness],
    presences: Sequence[Presence],
    kin: Sequence[int],
    few: Callable[[Stretch], bool],
    bounds: tuple[int, int],
    size: int,
) -> list[Stretch]:
    """The stretches that are too few in one direction or the other, in order.

    The text goes on with what stays, but not above and below the `bounds` of its prose, where furniture stands: there
    all who have the prose are asked, cut or not.
    """
    first, last = bounds
    titled = _find_title(witnesses)

    def few_back(stretch: Stretch) -> bool:
        """Whether too few hold a stretch, read back; above a title that several begin with no prose is spared."""
        return few(stretch) or (stretch.end <= titled and _is_outnumbered(stretch))

    back = [
        p.turned(size, closed=not w.fragment.head_cut or p.runs[0][0] < first)
        for p, w in zip(presences, witnesses, strict=True)
    ]
    presences = [p._replace(closed=p.closed or p.runs[-1][1] > last) for p in presences]
    read_back = sweep(back, kin, lambda stretch: size - stretch.start > first and not few_back(stretch.turned(size)))
    read_on = sweep(presences, kin, lambda stretch: stretch.start < last and not few(stretch))
    found = {stretch[:2]: stretch for stretch in (stretch.turned(size) for stretch in read_back) if few_back(stretch)}
    found |= {stretch[:2]: stretch for stretch in read_on if few(stretch)}
    return [found[run] for run in sorted(found)]


def _are_few(stretch: Stretch, witnesses: Sequence[Witness], keep: Keep) -> bool:
    """Whether too few hold a stretch.

    Prose that others leave out together with what stays, or behind which they end, is theirs to abridge: they are
    silent. What looks like furniture of the page they testify against all the same.
    """
    outnumbered = _is_outnumbered(stretch)
    if isinstance(keep, int):
        enough = stretch.held >= min(keep, stretch.covering)
        return not enough or (stretch.held < keep and outnumbered and not _is_prose(stretch, witnesses))
    return outnumbered and (2 * stretch.held < stretch.unabridged or not _is_prose(stretch, witnesses))


def _is_outnumbered(stretch: Stretch) -> bool:
    return 2 * stretch.held < stretch.asked


def _find_title(witnesses: Sequence[Witness]) -> int:
    """Where on the backbone several begin with a title: what some have above it, be it prose, is the page's; or 0."""
    begun = Counter(w.starts[0] for w in witnesses if begins_line(w) and not ends_sentence(w.fold.text, w.lines[0]))
    return max((at for at, count in begun.items() if count > 1), default=0)


def _bound_text(stay: Sequence[Stretch], witnesses: Sequence[Witness], size: int) -> tuple[int, int]:
    """Where on the backbone the prose of the article starts and ends; where nothing is prose, it is all of it."""
    first = next((stretch.start for stretch in stay if _is_prose(stretch, witnesses)), None)
    last = next((stretch.end for stretch in reversed(stay) if _is_prose(stretch, witnesses)), None)
    return first or 0, size if last is None else last


def _is_prose(stretch: Stretch, witnesses: Sequence[Witness]) -> bool:
    """Whether a stretch has a long line that ends with a sentence, as one of its holders writes it."""
    witness = witnesses[stretch.holders[0]]
    low, high = _reach(witness, stretch.start), _reach(witness, stretch.end)
    if high - low < PROSE:
        return False
    text = witness.fragment.text[witness.fold.raw(low) : witness.fold.raw_end(high)]
    return is_prose(text) or any(len(line) >= PROSE and may_end_anywhere(line) for line in text.splitlines())


def _find_kin(witnesses: Sequence[Witness], places: Sequence[Place], line: str) -> list[int]:
    """The lineage of each witness: only faults that they share prove copies.

    What two hold together says nothing, be it all of the text: the fuller ones of many versions hold the same because
    it is all there, and extractors that are right agree.
    """
    copies = find_lineages(places, line)
    return [copies.get(witness.number, witness.number) for witness in witnesses]


def _group(items: Sequence[Spanned], span: Callable[[Spanned], Sequence[int]]) -> list[list[Spanned]]:
    """The items, in order, those together that touch."""
    groups: list[list[Spanned]] = []
    for item in items:
        if groups and span(groups[-1][-1])[1] == span(item)[0]:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _outvote(stretch: Stretch, witnesses: Sequence[Witness]) -> Verdict:
    """The verdict by which nothing stands there."""
    place = _hear(stretch, witnesses)
    nothing, said = place.said[: len(stretch.against)], place.said[len(stretch.against) :]
    texts: dict[str, list[Said]] = {}
    for witness, low, high in said:
        texts.setdefault(witness.fold.text[low:high], []).append((witness, low, high))
    rest = [Choice(text, tuple(group), stretch.held, False) for text, group in sorted(texts.items()) if text]
    return Verdict(place, (Choice("", nothing, stretch.asked - stretch.held, False), *rest), "votes", False)


def _hear(stretch: Stretch, witnesses: Sequence[Witness]) -> Place:
    """The place that a stretch is: first those who lack it say nothing, then its holders what they have."""
    nothing = [(witnesses[rank], _stand(witnesses[rank], stretch)) for rank in stretch.against]
    holders = [witnesses[rank] for rank in stretch.holders]
    said = [(witness, _reach(witness, stretch.start), _reach(witness, stretch.end)) for witness in holders]
    return Place(stretch.start, stretch.end, (*((w, at, at) for w, at in nothing), *said), frozenset())


def _stand(witness: Witness, stretch: Stretch) -> int:
    """The folded offset of a witness at which a stretch would stand that it lacks."""
    at = bisect_right(witness.starts, stretch.start) - 1
    if at < 0:
        return witness.blocks[0][0]
    if at + 1 < len(witness.blocks) and witness.starts[at + 1] == stretch.end:
        return witness.blocks[at + 1][0]
    return witness.blocks[at][0] + witness.blocks[at][2]


def _reach(witness: Witness, at: int) -> int:
    """The folded offset of a witness that goes with a backbone offset, or the one before it."""
    own, line, length = witness.blocks[max(0, bisect_right(witness.starts, at) - 1)]
    return own + max(0, min(at - line, length))
