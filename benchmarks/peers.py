"""Ideas of other people, made comparable: each takes fragments in their true order and returns one text.

Fragments given in any other order are beyond all of them, so the order is a gift.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from rapidfuzz.distance import Hamming

from benchmarks.texts import fold_layout, list_sentences


def merge_at_midpoints(fragments: Sequence[str]) -> str:
    """Slide each fragment along the one before, and join them in the middle of where most characters agree.

    This is how speech recognisers join their chunks, here on characters: at each shift the share of equal positions
    counts, with a bonus that grows with the shift.

    >>> merge_at_midpoints(["one two three", "two three four"])
    'one two three four'
    """
    done, left = "", fragments[0]
    for right in fragments[1:]:
        start, size = _find_shift(left, right)
        middle = start[0] + size // 2, start[1] + size // 2
        done, left = done + left[: middle[0]], right[middle[1] :]
    return done + left


def _find_shift(left: str, right: str) -> tuple[tuple[int, int], int]:
    """Return where the best overlap starts in the left and the right text, and its length; the joint without one."""
    best, found = 0.0, ((len(left), 0), 0)
    for shift in range(1, len(left) + len(right)):
        starts = max(0, len(left) - shift), max(0, shift - len(left))
        size = min(len(left) - starts[0], len(right) - starts[1])
        agreeing = size - Hamming.distance(left[starts[0] : starts[0] + size], right[starts[1] : starts[1] + size])
        score = agreeing / size + shift / 10_000
        if agreeing > 1 and score > best:
            best, found = score, (starts, size)
    return found


def has_collatex() -> bool:
    """Tell whether the CollateX package, and what it needs without saying so, can be imported."""
    return all(find_spec(name) is not None for name in ("collatex", "Levenshtein"))


def collate_sentences(fragments: Sequence[str]) -> str:
    """Collate the fragments by sentence with CollateX and keep the reading most witnesses have in each column.

    A witness without a sentence there is silent. Sentences, as characters take it minutes a text.
    """
    collate = import_module("collatex").collate
    witnesses = [{"id": str(n), "tokens": _list_tokens(text)} for n, text in enumerate(fragments)]
    table = json.loads(collate({"witnesses": witnesses}, output="json", segmentation=False))["table"]
    columns = zip(*table, strict=True)
    return "".join(_choose_reading(column) for column in columns)


def _list_tokens(text: str) -> list[dict[str, str]]:
    spans = list_sentences(text)
    ends = [*(start for start, _ in spans[1:]), len(text)]
    pieces = [text[start:end] for (start, _), end in zip(spans, ends, strict=True)]
    return [{"t": piece, "n": fold_layout(piece)} for piece in pieces]


def _choose_reading(column: Sequence[list[dict[str, str]] | None]) -> str:
    readings = Counter("".join(token["t"] for token in cell) for cell in column if cell)
    return readings.most_common(1)[0][0] if readings else ""


_FIRST, _SECOND = ("".join(map(chr, range(*span))) for span in ((33, 80), (80, 127)))
"""A sentence is written as one symbol of the first and one of the second alphabet, so that pairs stay in step."""


def has_spoars() -> bool:
    """Tell whether the spoars package can be imported."""
    return find_spec("spoars") is not None


def agree_partially(fragments: Sequence[str]) -> str:
    """Return the consensus of a partial order alignment of the fragments' sentences (spoa's, in overlap mode).

    Sentences, as its alphabet is ASCII and characters take it gigabytes: each different one is two symbols, and is
    written as most fragments write it.

    Raises:
        ValueError: there are more different sentences than pairs of symbols.

    """
    tokens = [[(token["n"], token["t"]) for token in _list_tokens(text)] for text in fragments]
    written: dict[str, Counter[str]] = {}
    for key, text in (token for many in tokens for token in many):
        written.setdefault(key, Counter())[text] += 1
    if len(written) > len(_FIRST) * len(_SECOND):
        raise ValueError(f"{len(written)} different sentences")
    codes = {key: _FIRST[n % len(_FIRST)] + _SECOND[n // len(_FIRST)] for n, key in enumerate(written)}
    sequences = ["".join(codes[key] for key, _ in many) for many in tokens]
    consensus = import_module("spoars").poa(sequences, alignment_type="overlap").consensus()
    keys = {code: key for key, code in codes.items()}
    pairs = (consensus[at : at + 2] for at in range(len(consensus) - 1))
    return "".join(written[keys[pair]].most_common(1)[0][0] for pair in pairs if pair in keys)
