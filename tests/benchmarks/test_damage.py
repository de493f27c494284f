"""The damage generator: the same bytes from the same seed, and records that the rendered fragments bear out."""

from __future__ import annotations

import itertools

import pytest
from benchmarks.cases import Case
from benchmarks.damage import KINDS, make_case
from benchmarks.texts import fold_layout
from made_articles import ARTICLES

SEEDS = range(4)
CASES = [(kind, language, seed) for kind in KINDS for language in ARTICLES for seed in SEEDS]
UNFAULTED = ("windows", "refrain", "several", "shared", "hole", "teasers", "clean")
COVERING = (
    "rescrapes",
    "windows",
    "editions",
    "refrain",
    "several",
    "shared",
    "teasers",
    "markers",
    "dressed",
    "headlines",
    "clean",
)


def build(kind: str, language: str, seed: int) -> Case:
    return make_case(kind, ARTICLES[language], seed, language)


@pytest.mark.parametrize(("kind", "language", "seed"), CASES)
def test_the_same_seed_gives_the_same_case(kind: str, language: str, seed: int) -> None:
    assert build(kind, language, seed) == build(kind, language, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_another_seed_gives_another_case(kind: str) -> None:
    assert len({build(kind, "en", seed).raw for seed in range(6)}) > 1


@pytest.mark.parametrize(("kind", "language", "seed"), CASES)
def test_every_recorded_place_lies_in_its_truth(kind: str, language: str, seed: int) -> None:
    case = build(kind, language, seed)
    for place in (*case.doubtful, *case.faults):
        assert 0 <= place.start <= place.end <= len(case.truth[place.article])


@pytest.mark.parametrize(("kind", "language", "seed"), CASES)
def test_the_scrape_holds_every_fragment_in_its_order(kind: str, language: str, seed: int) -> None:
    case = build(kind, language, seed)
    raw, at = case.raw.replace("\r\n", "\n"), 0
    for fragment in case.fragments:
        at = raw.index(fragment, at) + len(fragment)
    assert sorted(case.order) == list(range(len(case.fragments)))


@pytest.mark.parametrize(("kind", "language", "seed"), [case for case in CASES if case[0] in COVERING])
def test_every_stretch_of_the_truth_but_a_joint_is_in_some_fragment(kind: str, language: str, seed: int) -> None:
    case = build(kind, language, seed)
    shown = [fold_layout(fragment) for fragment in case.fragments]
    for article, truth in enumerate(case.truth):
        free = truth_without_places(case, article, truth)
        for stretch in free:
            assert all(any(gram in text for text in shown) for gram in list_grams(fold_layout(stretch)))


def truth_without_places(case: Case, article: int, truth: str) -> list[str]:
    """Return what of the truth lies between recorded places, with a margin for the text a fault touches."""
    own = sorted((p.start - 3, p.end + 3) for p in (*case.doubtful, *case.faults) if p.article == article)
    ends = [(0, 0), *own, (len(truth), len(truth))]
    return [truth[end:start] for (_, end), (start, _) in itertools.pairwise(ends) if end < start]


def list_grams(text: str, size: int = 8) -> list[str]:
    return [text[at : at + size] for at in range(max(0, len(text) - size + 1))]


@pytest.mark.parametrize(("kind", "language", "seed"), [case for case in CASES if case[0] in UNFAULTED])
def test_a_kind_without_faults_has_the_truth_as_its_floor(kind: str, language: str, seed: int) -> None:
    case = build(kind, language, seed)
    assert case.floor == case.truth
    assert not case.faults


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_scrape_is_the_article_itself(seed: int) -> None:
    case = build("clean", "ja", seed)
    assert (case.raw,) == case.truth
    assert case.raw in ARTICLES["ja"]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_missing_from_a_hole_is_in_no_fragment(seed: int) -> None:
    case = build("hole", "en", seed)
    assert any(place.why == "hole" for place in case.doubtful)
    assert sum(map(len, case.truth)) < max(map(len, ARTICLES["en"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_leaves_a_floor_that_is_not_the_truth(seed: int) -> None:
    case = build("noisy_windows", "en", seed)
    lone = [place for place in case.doubtful if place.why == "lone"]
    assert (case.floor != case.truth) == bool(lone)


@pytest.mark.parametrize("seed", range(20))
def test_copied_faults_are_settled_by_the_two_good_copies(seed: int) -> None:
    case = build("lineages", "en", seed)
    assert len(case.faults) >= 6
    assert not case.doubtful


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_case("unheard-of", ARTICLES["en"], 1)
