"""Damage to rebuild from: seeded, documented kinds, applied to any list of clean articles.

The same kind, articles, language and seed always give the same bytes. What each kind does, and what must come out, is
said at the top of its file in `benchmarks/damages/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.cases import Case
from benchmarks.damages import (
    clean,
    consensus,
    dressed,
    editions,
    headlines,
    hole,
    lineages,
    markers,
    noisy_windows,
    refrain,
    rescrapes,
    seams,
    several,
    shared,
    teasers,
    versions,
    windows,
)
from benchmarks.drafts import Maker, finish_case

MAKERS: dict[str, Maker] = {
    "rescrapes": rescrapes.make,
    "windows": windows.make,
    "noisy_windows": noisy_windows.make,
    "consensus": consensus.make,
    "editions": editions.make,
    "lineages": lineages.make,
    "refrain": refrain.make,
    "several": several.make,
    "shared": shared.make,
    "hole": hole.make,
    "teasers": teasers.make,
    "seams": seams.make,
    "markers": markers.make,
    "dressed": dressed.make,
    "headlines": headlines.make,
    "versions": versions.make,
    "clean": clean.make,
}
KINDS = tuple(MAKERS)


def make_case(kind: str, articles: Sequence[str], seed: int, language: str = "und") -> Case:
    """Return the case of this kind and seed, made of some of the articles; KeyError where the kind is unknown.

    `language` chooses page phrases and stutters; an unknown one is treated as a language with spaces, in English.
    """
    rng = Random(f"{kind}/{language}/{seed}")
    return finish_case(kind, language, seed, MAKERS[kind](rng, articles, language))
