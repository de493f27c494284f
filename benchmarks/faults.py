"""Small wounds: each function returns changes of one kind to a text, always between grapheme clusters."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import regex

from benchmarks.texts import list_graphemes
from benchmarks.witnesses import Change, Witness, count_votes, is_covered

_STUTTER_JA = regex.compile(r"(?:です|でした|ました|ません|ます)(?=。)")
_WORD = regex.compile(r"(?<=\s)[\p{L}\p{M}]{2,12}(?=\s)")
_LETTERS = regex.compile(r"[\p{L}\p{M}]{2,3}")
_DIGITS = regex.compile(r"\d")
_SPACELESS = ("ja", "zh", "th")
_TRIES = 100
"""Places looked at for each fault."""


def make_noise(text: str, rate: float, rng: Random) -> list[Change]:
    """Drop, double or swap graphemes, each with probability `rate`; white space is left alone."""
    graphemes = list_graphemes(text)
    hit = [at for at in range(len(graphemes) - 1) if rng.random() < rate]
    return [change for at in hit if (change := _hurt(text, graphemes[at], graphemes[at + 1], rng))]


def make_typos(text: str, count: int, rng: Random) -> list[Change]:
    """Drop, double, swap or replace `count` graphemes, far apart as chance has it; fewer where a text is too short."""
    graphemes = list_graphemes(text)
    makers = [_hurt, _hurt, _replace]
    found: list[Change] = []
    for _ in range(_TRIES * count):
        if len(found) == count:
            break
        at = rng.randrange(len(graphemes) - 1)
        change = rng.choice(makers)(text, graphemes[at], graphemes[at + 1], rng)
        if change and not any(abs(change.start - other.start) < 40 for other in found):
            found.append(change)
    return found


def _hurt(text: str, here: tuple[int, int], after: tuple[int, int], rng: Random) -> Change | None:
    one, two = text[slice(*here)], text[slice(*after)]
    kind = rng.choice(["drop", "double", "swap"])
    if one.isspace() or (kind == "swap" and (two.isspace() or one == two)):
        return None
    if kind == "swap":
        return Change(here[0], after[1], two + one, fault=True)
    return Change(*here, "" if kind == "drop" else one + one, fault=True)


def _replace(text: str, here: tuple[int, int], _: tuple[int, int], rng: Random) -> Change | None:
    old, new = text[slice(*here)], text[slice(*rng.choice(list_graphemes(text)))]
    if old.isspace() or new.isspace() or old == new or not (old.isalpha() and new.isalpha()):
        return None
    return Change(*here, new, fault=True)


def change_digits(text: str, count: int, rng: Random) -> list[Change]:
    """Write another digit in up to `count` places."""
    places = [match.start() for match in _DIGITS.finditer(text) if match[0].isascii()]
    chosen = rng.sample(places, min(count, len(places)))
    return [Change(at, at + 1, rng.choice([d for d in "0123456789" if d != text[at]]), fault=True) for at in chosen]


def make_stutters(text: str, language: str, rng: Random) -> list[Change]:
    """Return every doubled unit that a careless model would write in this text, in random order.

    「はずですです。」 in Japanese, a word twice where words have spaces, two letters twice elsewhere. Only the doubled
    「です」 is impossible whatever the witnesses say.
    """
    pattern = _STUTTER_JA if language == "ja" else _LETTERS if language in _SPACELESS else _WORD
    found = [match for match in pattern.finditer(text) if not match[0].isspace()]
    gap = "" if language in _SPACELESS else " "
    rng.shuffle(found)
    return [_double(match, gap) for match in found[:200]]


def _double(match: regex.Match[str], gap: str) -> Change:
    return Change(match.end(), match.end(), gap + match[0], fault=True, impossible=match[0] == "です")


def make_splices(text: str) -> list[Change]:
    """Return every 「ですいます。」 that can be made of a 「です。」: impossible, whatever the witnesses say."""
    return [Change(m.end(), m.end(), "います", fault=True, impossible=True) for m in regex.finditer("です(?=。)", text)]


def spread_stutters(truth: str, witnesses: Sequence[Witness], language: str, rng: Random) -> list[Witness]:
    """Put up to two stutters into one fragment each, where another fragment is intact or the form is impossible."""
    marred = list(witnesses)
    forms = make_stutters(truth, language, rng)
    if language == "ja":
        forms = [*rng.sample(splices := make_splices(truth), min(1, len(splices))), *forms]
    for change in forms[: rng.randint(0, 2)]:
        _place_fault(truth, marred, change, rng)
    return marred


def _place_fault(truth: str, witnesses: list[Witness], change: Change, rng: Random) -> None:
    holders = [n for n, w in enumerate(witnesses) if is_covered(w, change.start - 4, change.end + 4)]
    intact = count_votes(truth, witnesses, change)[()]
    if holders and (change.impossible or (intact > 1 and len(holders) > 1)):
        chosen = rng.choice(holders)
        witnesses[chosen] = witnesses[chosen].changed([change])


def garble_ends(text: str, span: tuple[int, int], rng: Random) -> list[Change]:
    """Garble the first and the last 0 to 15 characters of a span, as speech and page recognisers do at an edge.

    An edge that is the edge of the text stays as it is.
    """
    changes = []
    if span[0] > 0 and (width := rng.randint(0, 15)):
        changes += _garble(text, span[0], span[0] + width, rng)
    if span[1] < len(text.rstrip()) and (width := rng.randint(0, 15)):
        changes += _garble(text, span[1] - width, span[1], rng)
    return changes


def _garble(text: str, start: int, end: int, rng: Random) -> list[Change]:
    inside = [(a, b) for a, b in list_graphemes(text) if start <= a and b <= end and not text[a:b].isspace()]
    if not inside:
        return []
    half = rng.random() < 0.5
    letters = [] if half else [text[slice(*rng.choice(list_graphemes(text)))].strip() for _ in inside]
    keep = rng.randint(0, len(inside) - 1)
    garbage = text[inside[0][0] : inside[keep][0]] if half else "".join(letters)
    return [Change(inside[0][0], inside[-1][1], garbage, fault=True)]
