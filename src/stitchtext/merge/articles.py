"""Articles: the text that the fragments of a layout make together, with its proof."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from stitchtext.cuts import find_title
from stitchtext.folded import INVISIBLE, Folded
from stitchtext.merge.accounts import keep_account
from stitchtext.merge.choices import Choice, Verdict
from stitchtext.merge.editions import settle_alike
from stitchtext.merge.ends import is_headless, is_truncated
from stitchtext.merge.forms import vote_forms
from stitchtext.merge.hearings import hear_ends, open_edges
from stitchtext.merge.islets import hear_islets
from stitchtext.merge.junctions import find_begun, list_joints
from stitchtext.merge.ledgers import Ledger, open_ledger
from stitchtext.merge.lineages import Lineages
from stitchtext.merge.minorities import drop_bridged, find_minorities
from stitchtext.merge.places import find_places
from stitchtext.merge.repeats import find_repeats
from stitchtext.merge.silence import find_lines, find_shown
from stitchtext.merge.strands import lay_strands
from stitchtext.merge.votes import decide
from stitchtext.merge.weaving import number_pieces, vote_gaps, weave
from stitchtext.merge.witnesses import Witness, agree_lines, call_witness
from stitchtext.model import (
    Article,
    Break,
    Entry,
    Fragment,
    Joint,
    Keep,
    Layout,
    Piece,
    Placement,
    Reading,
    Seam,
    Suspect,
    Variant,
)
from stitchtext.rivals import list_titles

_BREAK = re.compile(r"[\r\n]\s*")
_BREAK_AFTER = re.compile(rf"(?:[^\S\r\n]|[{INVISIBLE}])*(\r\n|\r|\n)")
_BREAK_BEFORE = re.compile(rf"(\r\n|\r|\n)(?:[^\S\r\n]|[{INVISIBLE}])*\Z")
_NEAR = 64


def merge(
    layout: Layout,
    number: int,
    scrape: str,
    fragments: Sequence[Fragment],
    folds: Sequence[Folded],
    suspects: dict[int, list[Suspect]],
    keep: Keep = "all",
) -> tuple[Article, list[Entry]]:
    """Let the fragments of a layout vote; returns the article, numbered `number`, and the account of its fragments.

    `suspects` are those of every fragment that has some, by fragment; `keep` says what becomes of passages that few
    of them hold.
    """
    line = layout.text
    titles = list_titles(folds[name] for name, _ in layout.members)
    own = {
        name: call_witness(name, fragments[name], folds[name], blocks, line, titles)
        for name, blocks in layout.members
        if blocks
    }
    marks = {name: suspects[name] for name in own if name in suspects}
    shown = find_shown(own.values(), line)
    own = {name: open_edges(witness, shown.__contains__) for name, witness in own.items()}
    witnesses = hear_islets(hear_ends(agree_lines(own.values()), line, shown.__contains__))
    own = {witness.number: witness for witness in witnesses}
    lines = find_lines(witnesses, shown)
    holes = [joint.at for joint in layout.joints if joint.kind == "hole"]
    places = find_places(witnesses, line, lines.__contains__, holes)
    gone = find_minorities(witnesses, line, keep, places, lines)
    gone += find_repeats(witnesses, line, keep, Lineages(places, line), lines.__contains__)
    if gone:
        places = find_places(witnesses, line, lines.__contains__, holes, [verdict.place[:2] for verdict in gone])
    lineages = Lineages(places, line)
    decided = settle_alike(decide(place, marks, lineages, line, keep) for place in places if place.said)
    verdicts = sorted([*decided, *gone], key=lambda verdict: verdict.place[:2])
    strands, escaped = vote_forms(lay_strands(layout.spans, verdicts, own), layout.spans, own, lambda: lineages.found)
    butts = {j.at: j.kind == "hole" or not j.weak for j in layout.joints if j.kind in ("butt", "hole")}
    chosen, behind, headings = vote_gaps(strands, verdicts, witnesses, line, _muted(own, marks), butts)
    taken = weave(strands, chosen, behind)
    size, begun = len(line), list(find_begun(witnesses, line))
    # The line is let go of before the article is written, by all who know it: three copies take much.
    layout, line, lineages = layout._replace(text=""), "", Lineages((), "")
    taken.extend(_final_break(scrape, [witness.fragment for witness in witnesses]))
    pieces = number_pieces(taken)
    ledger = open_ledger(number, scrape, pieces, strands, own)
    joints = drop_bridged(list_joints(layout.joints, layout.spans, witnesses, size, begun), gone, size)
    told = sorted([*verdicts, *escaped], key=lambda verdict: verdict.place[:2])
    article = _present(joints, size, ledger, pieces, witnesses, told, headings)
    lost = [fragments[name] for name, blocks in layout.members if not blocks]
    return article, [*_account(witnesses, ledger, pieces, marks), *(_unplaced(fragment, number) for fragment in lost)]


def _unplaced(fragment: Fragment, number: int) -> Entry:
    """A fragment of marks alone, which stands for nothing on the backbone: what it says is outvoted as a whole."""
    return Entry(fragment.start, fragment.end, "outvoted", number, 0, 0, fragment.text)


def _muted(own: dict[int, Witness], marks: dict[int, list[Suspect]]) -> list[int]:
    """Backbone offsets behind what was muted, where the fragment's own gap is not white space alone."""
    places = []
    for name, group in marks.items():
        fold_, blocks = own[name].fold, own[name].blocks
        for mark in group:
            start = fold_.starts[min(bisect_left(fold_.raws, mark.end), len(fold_.starts) - 1)] if mark.mute else 0
            at = bisect_right([block[0] for block in blocks], start) - 1
            if mark.mute and at >= 0 and start < blocks[at][0] + blocks[at][2]:
                places.append(blocks[at][1] + start - blocks[at][0])
    return places


def present_lone(scrape: str, fragment: Fragment) -> tuple[Article, list[Entry]]:
    """The article that one fragment is, to the letter; numbered 0."""
    taken = [(fragment.index, fragment.start, fragment.end), *_final_break(scrape, [fragment])]
    pieces = number_pieces(taken)
    text = "".join(scrape[start:end] for _, start, end in taken)
    placement = Placement(fragment.index, 0, len(fragment.text), fragment.start, fragment.end)
    article = Article(text, find_title(text), fragment.tail_cut, pieces, (), find_breaks(text), (), (placement,))
    return article, [Entry(p.source or 0, (p.source or 0) + p.end - p.start, "used", 0, p.start, p.end) for p in pieces]


def _final_break(scrape: str, own: Sequence[Fragment]) -> list[tuple[int, int, int]]:
    """The line break at the article's end: the one that most have between a fragment of it and a marker."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for fragment in own:
        base = max(0, fragment.start - _NEAR)
        after = _BREAK_AFTER.match(scrape, fragment.end)
        match = after or _BREAK_BEFORE.search(scrape, base, fragment.start)
        if match is not None:
            found.setdefault(match[1], []).append((fragment.index, *match.span(1)))
    return found[min(found, key=lambda text: (-len(found[text]), text))][:1] if found else []


def _present(
    joints: Sequence[Joint],
    size: int,
    ledger: Ledger,
    pieces: tuple[Piece, ...],
    witnesses: Sequence[Witness],
    verdicts: Sequence[Verdict],
    headings: dict[int, int],
) -> Article:
    text = ledger.text
    seams = tuple(
        Seam(ledger.span(ledger.place(j.at), ledger.place(j.at))[0], j.kind, j.left, j.right, j.bits, j.margin, j.weak)
        for j in joints
    )
    return Article(
        text,
        find_title(text),
        is_truncated(witnesses, verdicts, size),
        pieces,
        tuple(_vary(verdict, ledger) for verdict in verdicts if len(verdict.choices) > 1),
        find_breaks(text, {ledger.span(ledger.place(at), ledger.place(at))[0]: n for at, n in headings.items()}),
        seams,
        tuple(_locate(witness, ledger) for witness in sorted(witnesses, key=lambda w: w.number)),
        is_headless(witnesses, verdicts, text),
    )


def _vary(verdict: Verdict, ledger: Ledger) -> Variant:
    begin, end = verdict.place[:2]
    start = ledger.place_before(begin) if begin == end else ledger.place(begin)
    at, until = ledger.span(start, start + len(verdict.choices[0].text))
    return Variant(at, until, tuple(map(_read, verdict.choices)), verdict.reason, verdict.tie)


def _read(choice: Choice) -> Reading:
    witness, low, high = choice.said[0]
    fold_ = witness.fold
    text = witness.fragment.text[fold_.raw(low) : fold_.raw_end(high)] if low < high else ""
    return Reading(text, tuple(sorted(said[0].number for said in choice.said)), choice.votes, choice.damaged)


def _locate(witness: Witness, ledger: Ledger) -> Placement:
    first, last = witness.blocks[0], witness.blocks[-1]
    start, end = ledger.span(ledger.place(first[1]), ledger.place(last[1] + last[2]))
    return Placement(witness.number, start, end, witness.fragment.start, witness.fragment.end)


def find_breaks(text: str, headings: dict[int, int] | None = None) -> tuple[Break, ...]:
    """The line, paragraph and heading boundaries of an article, without the one at its end.

    `headings` are the offsets at which headings start, with the number of their marks.
    """
    spans = ((_skip_back(text, match.start()), match.end()) for match in _BREAK.finditer(text))
    levels = headings or {}
    return tuple(
        Break(start, end, "heading", levels[end])
        if end in levels
        else Break(start, end, "paragraph" if text.count("\n", start, end) > 1 else "line")
        for start, end in spans
        if start > 0 and end < len(text)
    )


def _skip_back(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _account(
    witnesses: Sequence[Witness], ledger: Ledger, pieces: Sequence[Piece], marks: dict[int, list[Suspect]]
) -> Iterator[Entry]:
    used: dict[int, list[Piece]] = {}
    fragments = {witness.number: witness.fragment for witness in witnesses}
    for piece in pieces:
        if piece.fragment is None or piece.source is None:
            continue
        if fragments[piece.fragment].start <= piece.source < fragments[piece.fragment].end:
            used.setdefault(piece.fragment, []).append(piece)
        else:
            end = piece.source + piece.end - piece.start
            yield Entry(piece.source, end, "used", ledger.number, piece.start, piece.end)
    for witness in witnesses:
        mutes = [mark for mark in marks.get(witness.number, ()) if mark.mute]
        yield from keep_account(witness, ledger, used.get(witness.number, ()), mutes)
