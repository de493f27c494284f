"""What other programs make of a copy of an article: markup, signs before lines, capitals, and loops at its end.

Each dress is a list of changes to the truth in a span, with what stands before and behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from random import Random
from typing import TypeAlias

from benchmarks.texts import is_heading, list_lines, list_sentences
from benchmarks.witnesses import Change, Witness

Dress: TypeAlias = Callable[[str, Witness, Random], Witness]
"""A witness of a truth, dressed."""


def dress(truth: str, witness: Witness, rng: Random) -> Witness:
    """The witness, dressed in one way or another."""
    return rng.choice(DRESSES)(truth, witness, rng)


def _surround(truth: str, witness: Witness, before: Callable[[], str], behind: str = "") -> Witness:
    """Put something before each line of a witness, and behind it."""
    head = before()
    changes = [Change(at, at + 1, f"{behind}\n{before()}") for at in _list_breaks(truth, witness)]
    return replace(witness.changed(changes), head=witness.head + head, tail=behind + witness.tail)


def _list_breaks(truth: str, witness: Witness) -> list[int]:
    """The line ends between the lines that a witness shows."""
    (start, end), *_ = witness.spans
    return [at for _, at in list_lines(truth)[:-1] if start < at < end - 1]


def _list_headings(truth: str, witness: Witness) -> list[tuple[int, int]]:
    """The headings that a witness shows as a whole."""
    (start, end), *_ = witness.spans
    lines = enumerate(list_lines(truth))
    return [span for number, span in lines if is_heading(truth, number) and start <= span[0] and span[1] <= end]


def _tag(truth: str, witness: Witness, rng: Random) -> Witness:
    name = rng.choice(["p", "div", "li"])
    return _surround(truth, witness, lambda: f"<{name}>", f"</{name}>")


def _quote(truth: str, witness: Witness, rng: Random) -> Witness:
    sign = rng.choice(["> ", "| ", "* "])
    return _surround(truth, witness, lambda: sign)


def _number(truth: str, witness: Witness, rng: Random) -> Witness:
    numbers = count(1)
    form = rng.choice(["{}: ", "({}) ", "{:3} | "])
    return _surround(truth, witness, lambda: form.format(next(numbers)))


def _time(truth: str, witness: Witness, rng: Random) -> Witness:
    seconds = count(0, rng.randint(3, 40))

    def tell() -> str:
        now = next(seconds)
        return f"[{now // 60:02}:{now % 60:02}] "

    return _surround(truth, witness, tell)


def _mark_headings(truth: str, witness: Witness, rng: Random) -> Witness:
    before, behind = rng.choice([("== ", " =="), ("\\section{", "}"), ("[b]", "[/b]"), ("**", "**")])
    spans = _list_headings(truth, witness)
    return witness.changed(Change(start, end, f"{before}{truth[start:end]}{behind}") for start, end in spans)


def _raise_headings(truth: str, witness: Witness, _rng: Random) -> Witness:
    spans = _list_headings(truth, witness)
    return witness.changed(Change(start, end, truth[start:end].upper()) for start, end in spans)


def _double_lines(truth: str, witness: Witness, _rng: Random) -> Witness:
    (start, *_), *_ = witness.spans
    lines = [(max(low, start), high) for low, high in list_lines(truth)]
    breaks = set(_list_breaks(truth, witness))
    return witness.changed(Change(end, end, f"\n{truth[low:end]}") for low, end in lines if end in breaks)


def _loop(truth: str, witness: Witness, rng: Random) -> Witness:
    """The last whole sentence again and again, up to a limit; the witness then stops where that ends."""
    (start, stop), *_ = witness.spans
    whole = [(low, high) for low, high in list_sentences(truth) if start <= low and high <= stop]
    if not whole:
        return witness
    low, high = whole[-1]
    said = truth[low:high].strip()
    gap = " " if truth[:high].rstrip() != truth[:high] or " " in said else ""
    rounds = gap.join([said] * rng.randint(2, 12))
    return replace(witness, spans=((start, high),), tail=f"{gap}{rounds}{gap}{said[: rng.randint(0, len(said) - 1)]}")


def _end_with_token(_truth: str, witness: Witness, rng: Random) -> Witness:
    head, tail = rng.choice([("", "<|endoftext|>"), ("<s> ", "</s>"), ("Assistant: ", ""), ("", "\nUser: continue")])
    return replace(witness, head=head, tail=tail)


def _name_site(truth: str, witness: Witness, _rng: Random) -> Witness:
    (start, _), *_ = witness.spans
    at = len(truth.split("\n", 1)[0])
    return witness.changed([Change(at, at, " | The Port")]) if start == 0 else witness


DRESSES: tuple[Dress, ...] = (
    _tag,
    _quote,
    _number,
    _time,
    _mark_headings,
    _raise_headings,
    _double_lines,
    _loop,
    _end_with_token,
    _name_site,
)
"""The ways in which a copy may be dressed."""
