"""Explanations: the evidence of a place, in plain words for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stitchtext.model import Reading, Repair
from stitchtext.report.controls import shorten, tame
from stitchtext.report.documents import dump_line, list_fields
from stitchtext.report.evidence import Absence, Dispute, Evidence, Holder, Mending, Origin, Witness
from stitchtext.report.overviews import VERSION, Line
from stitchtext.report.places import Lines, locate
from stitchtext.report.reasons import REASONS
from stitchtext.report.spots import Spot, locate_printed

_NAMED = 12
"""Fragments that are named one by one."""
_SHOWN = 60
"""Characters shown of a reading, or of what a rule took out."""
_QUOTED = 400
"""Characters shown of the place itself."""
_LISTED = 12
"""Origins, readings, mendings and the like that are listed."""
_KINDS = {
    "overlap": "an overlap",
    "containment": "a fragment inside another",
    "butt": "a butt joint: nothing bridges it",
    "hole": "a hole: nobody has what stood here",
}


class Explainer:
    """Tells of places of one repair, with the places of the file that they come from."""

    def __init__(self, repair: Repair, scrape: str) -> None:
        self._repair = repair
        self._lines = Lines(scrape)

    def explain(self, spot: Spot, evidence: Evidence) -> Iterator[Line]:
        """The lines that tell all that is known of a place."""
        text = self._repair.articles[spot.article].text
        yield Line(f"“{tame(shorten(text[spot.start : spot.end], _QUOTED))}”", head=True)
        yield Line(self._name_spot(spot))
        yield from map(Line, self._list_others(spot))
        yield from self._part("Came from", self._tell_origins(evidence))
        yield from self._part("Said so too", self._tell_witnesses(evidence), "nobody else")
        yield from self._part("Said otherwise", self._tell_disputes(evidence.disputes), "nobody")
        yield from self._part("Does not have it", self._tell_absences(evidence.absences), "nobody")
        yield from self._part("Mended", self._tell_mendings(evidence.mendings, text), "nothing")
        yield from self._part("Lies here", self._tell_joints(evidence), "no seam, hole or break")
        if evidence.findings:
            told = (f"{each.code} {each.name}: {tame(each.message)}" for each in evidence.findings)
            yield from self._part("Findings", told)

    def render_json(self, spot: Spot, evidence: Evidence, source: str) -> str:
        """The same as one line of JSON: fragments and articles count from 0 there, as in all JSON."""
        article = self._repair.articles[spot.article]
        row: dict[str, object] = {
            "version": VERSION,
            "source": source,
            "article": spot.article,
            "place": locate(article.text, spot.start),
            "start": spot.start,
            "end": spot.end,
            "text": article.text[spot.start : spot.end],
            "alike": round(spot.alike, 1),
            "others": [{"article": n, "place": locate(self._repair.articles[n].text, at)} for n, at in spot.others],
            "origins": [self._list_origin(each) for each in evidence.origins],
            "witnesses": [self._list_witness(each) for each in evidence.witnesses],
            "absences": [self._list_witness(each) for each in evidence.absences],
            "variants": [self._list_dispute(each) for each in evidence.disputes],
            "mendings": [
                {**list_fields(each), "holders": [self._list_origin(one) for one in each.holders]}
                for each in evidence.mendings
            ],
            "seams": evidence.seams,
            "breaks": evidence.breaks,
            "findings": evidence.findings,
        }
        return dump_line(row)

    def _list_origin(self, noun: Origin | Holder) -> dict[str, object]:
        place = {} if noun.source is None else {"place": self._place(noun.source)}
        return {**list_fields(noun), **place}

    def _list_witness(self, noun: Witness | Absence) -> dict[str, object]:
        stretches = [{**list_fields(each), "place": self._place(each.source)} for each in noun.stretches]
        return {**list_fields(noun), "stretches": stretches}

    def _list_dispute(self, dispute: Dispute) -> dict[str, object]:
        variant = dispute.variant
        readings = [
            {
                "text": reading.text,
                "votes": reading.votes,
                "damaged": reading.damaged,
                "holders": [self._list_origin(each) for each in holders],
            }
            for reading, holders in zip(variant.readings, dispute.holders, strict=True)
        ]
        return {**list_fields(variant), "readings": readings, "why": REASONS[variant.reason]}

    def _part(self, name: str, told: Iterable[str], none: str = "") -> Iterator[Line]:
        items = list(told)
        yield Line("")
        yield Line(name, head=True)
        yield from (Line(f"  {item}") for item in items[:_LISTED] or [none])
        if len(items) > _LISTED:
            yield Line(f"  and {len(items) - _LISTED:,} more; --format json has them all")

    def _name_spot(self, spot: Spot) -> str:
        several = f" of article {spot.article + 1}" if len(self._repair.articles) > 1 else ""
        place = locate(self._repair.articles[spot.article].text, spot.start)
        printed = locate_printed(self._repair, spot.article, spot.start)
        size = f"{spot.end - spot.start:,} character{'s' * (spot.end - spot.start != 1)}"
        whole = f", {printed} of all that is printed" if several else ""
        return f"{place}{several or ' of the article'}{whole}, {size}"

    def _list_others(self, spot: Spot) -> Iterator[str]:
        if spot.alike < 100:
            yield f"not to the letter: this is {spot.alike:.0f} % like the words asked for"
        if spot.others:
            places = ", ".join(locate_printed(self._repair, *each) for each in spot.others[:_NAMED])
            more = f" and {len(spot.others) - _NAMED:,} more places" if len(spot.others) > _NAMED else ""
            yield f"found {len(spot.others) + 1:,} times, also at {places}{more} of what is printed; --at names one"

    def _tell_origins(self, evidence: Evidence) -> Iterator[str]:
        text = self._repair.articles[evidence.article].text
        for origin in evidence.origins:
            part = text[origin.start : origin.end]
            quoted = f": “{tame(shorten(part, _SHOWN))}”" if len(evidence.origins) > 1 else ""
            if origin.fragment is None or origin.source is None:
                yield f"rule {origin.code}{quoted}"
            else:
                yield f"{self._name(Holder(origin.fragment, origin.source))}{quoted}"

    def _tell_witnesses(self, evidence: Evidence) -> list[str]:
        text = self._repair.articles[evidence.article].text
        sole = {origin.fragment for origin in evidence.origins if text[origin.start : origin.end].strip()}
        others = [each for each in evidence.witnesses if sole != {each.fragment}]
        return [self._name(Holder(each.fragment, each.stretches[0].source)) for each in others]

    def _tell_disputes(self, disputes: Iterable[Dispute]) -> Iterator[str]:
        for dispute in disputes:
            pairs = zip(dispute.variant.readings, dispute.holders, strict=True)
            for number, (reading, holders) in enumerate(pairs):
                fate = "lost:  " if number else "stands:"
                yield f"{fate} {_quote(reading.text)}, {self._tell_votes(reading, holders)}"
            tie = " It is a tie, and told as a doubt." if dispute.variant.tie else ""
            yield f"why:    {REASONS[dispute.variant.reason]}{tie}"

    def _tell_votes(self, reading: Reading, holders: Sequence[Holder]) -> str:
        votes = f"{reading.votes:,} vote{'s' * (reading.votes != 1)}"
        return f"{votes}{', damaged' if reading.damaged else ''}: {self._name_all(holders)}"

    def _tell_absences(self, absences: Iterable[Absence]) -> Iterator[str]:
        ordered = sorted(absences, key=lambda each: (each.lack, each.fragment))
        for lack, group in groupby(ordered, key=lambda each: each.lack):
            numbers = [each.fragment + 1 for each in group]
            shown = ", ".join(map(str, numbers[:_NAMED]))
            more = f" and {len(numbers) - _NAMED:,} more" if len(numbers) > _NAMED else ""
            yield f"{lack}: fragment{'s' * (len(numbers) != 1)} {shown}{more}"

    def _tell_mendings(self, mendings: Iterable[Mending], text: str) -> Iterator[str]:
        from stitchtext.rules import RULES  # noqa: PLC0415 - only here: most places were not mended

        names = {rule.code: (rule.name, rule.summary) for rule in RULES.all()}
        for each in mendings:
            name, summary = names.get(each.code, ("of the user's own", "a rule of the user's own"))
            who = f" in {self._name_all(each.holders)}" if each.holders else ""
            yield f"{each.code} {name}: {_quote(each.before)} -> {_quote(each.after)}{who}"
            yield f"     at {locate(text, each.start)} of the article: {summary}"

    def _tell_joints(self, evidence: Evidence) -> Iterator[str]:
        text = self._repair.articles[evidence.article].text
        for seam in evidence.seams:
            named = f"seam at {locate(text, seam.at)}, {_KINDS[seam.kind]}"
            between = f"from fragment {seam.left + 1} to {seam.right + 1}"
            common = f"{seam.bits:,.0f} bits in common, {seam.margin:,.0f} ahead of the best rival"
            if seam.kind == "hole":
                yield f"{named}, {between}"
            else:
                yield f"{named}{', weak' * seam.weak}: {between}, {common}"
        for gap in evidence.breaks:
            level = f" of level {gap.level}" if gap.level else ""
            yield f"break at {locate(text, gap.start)}: {gap.kind}{level}"

    def _name_all(self, holders: Sequence[Holder]) -> str:
        shown = ", ".join(map(self._name, holders[:_NAMED]))
        return shown + (f" and {len(holders) - _NAMED:,} more" if len(holders) > _NAMED else "")

    def _name(self, holder: Holder) -> str:
        return f"fragment {holder.fragment + 1} at {self._place(holder.source)}"

    def _place(self, source: int) -> str:
        line, column = self._lines.locate(source)
        return f"{line}:{column}"


def _quote(text: str) -> str:
    return f"“{tame(shorten(text, _SHOWN))}”" if text else "nothing"
