"""Selections: which rules a user asks for, by prefixes of their codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stitchtext.errors import StitchError
from stitchtext.rules.registry import Rule

EVERYTHING = "ALL"


def select_codes(
    rules: Iterable[Rule],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
) -> frozenset[str]:
    """The codes of the rules that prefixes ask for; without `select`, of those that are on by default.

    Prefixes are of codes (T, T1, T101), in any case, or ALL. The longer prefix decides: `select=["T"]` with
    `ignore=["T1"]` leaves T2; of two as long, `ignore` does.

    >>> from stitchtext.rules import RULES
    >>> sorted(select_codes(RULES.all(), select=["T101", "T102"], ignore=["T1", "T102"]))
    ['T101']

    Raises:
        StitchError: no code has such a prefix.

    """
    known = {rule.code: rule for rule in rules}
    chosen = _read([*(select or ()), *extend_select], known)
    refused = _read(ignore, known)
    return frozenset(
        code
        for code, rule in known.items()
        if max(_weigh(code, chosen), 0 if not select and rule.on else -1) > _weigh(code, refused)
    )


def _read(prefixes: Iterable[str], known: Iterable[str]) -> list[str]:
    read = [prefix.strip().upper() for prefix in prefixes]
    for prefix in read:
        if prefix != EVERYTHING and not (prefix and any(code.startswith(prefix) for code in known)):
            raise StitchError(f"no rule has a code that starts with {prefix!r}", cure=_suggest(prefix, known))
    return ["" if prefix == EVERYTHING else prefix for prefix in read]


def _weigh(code: str, prefixes: Iterable[str]) -> int:
    """How much of a code the longest of the prefixes names; -1 where none does."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def _suggest(prefix: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake, and start-up counts

    prefixes = sorted({code[:size] for code in known for size in range(1, len(code) + 1)})
    as_long = [known for known in prefixes if len(known) == len(prefix)]
    near = get_close_matches(prefix, as_long, 1, 0.5) or get_close_matches(prefix, prefixes, 1, 0.5)
    return f"did you mean {near[0]}?" if near else "see them all with: stitchtext rules"
