"""Scores as Markdown tables: counts, shares with their 95 % intervals, means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from statistics import mean
from typing import TypeAlias

from benchmarks.scores import Score

Key: TypeAlias = tuple[str, str, str]
"""A tool, a kind of damage, a language."""
_Z = 1.96
_POOLED = {"hi": "hi+th", "th": "hi+th"}
COLUMNS = (
    "cases | exact | 95 % | bytes | CER | floor | missing | invented | doubled | articles | line F1 "
    "| told | told there | uncalled doubt | 4-gram F1 | best single | MB/s"
)


def find_interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval (Wilson) of a share.

    >>> [round(bound, 2) for bound in find_interval(9, 10)]
    [0.6, 0.98]
    """
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z * sqrt(share * (1 - share) / total + spread / total / 4) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def render_cells(scores: Sequence[Score]) -> str:
    """Return the cells of one row, in the order of `COLUMNS`.

    `told` and `told there` are shares of the cases that are not exact, `uncalled doubt` of those that are.
    """
    wrong, right = [s for s in scores if not s.exact], [s for s in scores if s.exact]
    low, high = find_interval(len(right), len(scores))
    cells = [
        str(len(scores)),
        f"{len(right) / len(scores):.3f}",
        f"{low:.3f}–{high:.3f}",
        _share(scores, lambda s: s.byte_exact),
        f"{mean(s.cer for s in scores):.5f}",
        f"{mean(s.floor for s in scores):.5f}",
        str(sum(s.missing for s in scores)),
        str(sum(s.invented for s in scores)),
        str(sum(s.doubled for s in scores)),
        _share(scores, lambda s: s.right_count),
        f"{mean(s.line_f1 for s in scores):.3f}",
        _share(wrong, lambda s: s.told),
        _share(wrong, lambda s: s.told_there),
        _share(right, lambda s: s.uncalled),
        f"{mean(s.gram_f1 for s in scores):.4f}",
        f"{mean(s.best_gram_f1 for s in scores):.4f}",
        f"{sum(s.size for s in scores) / max(1e-9, sum(s.seconds for s in scores)) / 1e6:.2f}",
    ]
    return " | ".join(cells)


def _share(scores: Sequence[Score], test: Callable[[Score], bool]) -> str:
    return f"{sum(map(test, scores)) / len(scores):.3f}" if scores else "–"


def render_table(first: str, rows: dict[str, list[Score]]) -> str:
    """Return one table: a row for each entry that has scores, named in the column `first`."""
    head = f"| {first} | {COLUMNS} |\n|{' --- |' * (COLUMNS.count('|') + 2)}\n"
    return head + "".join(f"| {name} | {render_cells(scores)} |\n" for name, scores in rows.items() if scores)


def render_report(scores: dict[Key, list[Score]], ours: str) -> str:
    """Return all tables: ours by kind, ours by kind and language, every tool by kind."""
    tools, kinds, languages = (list(dict.fromkeys(key[n] for key in scores)) for n in range(3))
    parts = []
    if ours in tools:
        pooled = {kind: _pool(scores, ours, kind) for kind in kinds}
        apart = {f"{kind} {lang}": scores.get((ours, kind, lang), []) for kind in kinds for lang in languages}
        apart = _pool_small(apart)
        parts += [f"## {ours}, by kind\n\n{render_table('kind', pooled)}"]
        parts += [f"## {ours}, by kind and language\n\n{render_table('kind, language', apart)}"]
    if tools != [ours]:
        beside = {f"{kind}, {tool}": _pool(scores, tool, kind) for kind in kinds for tool in tools}
        parts += [f"## All tools, by kind\n\n{render_table('kind, tool', beside)}"]
    return "\n".join(parts)


def _pool(scores: dict[Key, list[Score]], tool: str, kind: str) -> list[Score]:
    return [score for key, many in scores.items() if key[:2] == (tool, kind) for score in many]


def _pool_small(rows: dict[str, list[Score]]) -> dict[str, list[Score]]:
    """Put the languages with too few articles for a row of their own into one row a kind."""
    pooled: dict[str, list[Score]] = {}
    for name, scores in rows.items():
        kind, language = name.rsplit(" ", 1)
        pooled.setdefault(f"{kind} {_POOLED.get(language, language)}", []).extend(scores)
    return pooled
