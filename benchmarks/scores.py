"""How near an answer is to the truth of a case, and whether doubt was told where it should have been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from benchmarks.cases import Case
from benchmarks.texts import fold_layout, fold_with_map, list_sentences
from benchmarks.tools import Answer
from stitchtext.model import Finding

NEAR = 50
"""Characters between a wrong place and a finding that still tells of it."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A place where an article is not its truth: `[start, end)` of the truth, `[at, until)` of the article."""

    truth: int
    start: int
    end: int
    article: int
    at: int
    until: int


@dataclass(frozen=True, slots=True)
class Score:
    """One tool's answer to one case, measured. Sentences are compared without white space."""

    exact: bool
    byte_exact: bool
    cer: float
    floor: float
    missing: int
    invented: int
    doubled: int
    right_count: bool
    line_f1: float
    told: bool
    told_there: bool
    uncalled: bool
    seconds: float
    size: int
    error: str | None = None
    gram_f1: float = 0.0
    best_gram_f1: float = 0.0


def score_answer(case: Case, answer: Answer, seconds: float, error: str | None = None) -> Score:
    """Measure an answer; a crash counts as an answer without any article."""
    truth, made = [fold_layout(t) for t in case.truth], [fold_layout(t) for t in answer.articles]
    exact = sorted(truth) == sorted(made)
    missing, invented, doubled = (0, 0, 0) if exact else count_sentences(case, answer)
    return Score(
        exact=exact,
        byte_exact=is_byte_exact(case, answer),
        cer=0.0 if exact else measure_errors(truth, made),
        floor=measure_errors(truth, [fold_layout(text) for text in case.floor]),
        missing=missing,
        invented=invented,
        doubled=doubled,
        right_count=len(truth) == len(made),
        line_f1=measure_lines(case.truth, answer.articles),
        told=bool(answer.doubts),
        told_there=not exact and is_told_there(case, answer),
        uncalled=exact and bool(answer.doubts) and not case.doubtful,
        seconds=seconds,
        size=len(case.raw.encode()),
        error=error,
        gram_f1=measure_grams(truth, made),
        best_gram_f1=max(measure_grams(truth, [fold_layout(text)]) for text in case.fragments or ("",)),
    )


def is_byte_exact(case: Case, answer: Answer) -> bool:
    """Tell whether the articles are the truth to the byte, with the line ends of the scrape.

    The line end at the end counts only in a clean scrape.
    """
    if case.raw in case.truth:
        return answer.articles == case.truth and not answer.findings
    line = "\r\n" if "\r\n" in case.raw else "\n"
    truths = (text.replace("\n", line) for text in case.truth)
    return sorted(t.rstrip("\r\n") for t in truths) == sorted(t.rstrip("\r\n") for t in answer.articles)


def match_articles(truth: Sequence[str], made: Sequence[str]) -> list[tuple[int, int]]:
    """Pair truths with articles, greedily, the most similar first; what has no partner is in no pair.

    >>> match_articles(["abc", "xyz"], ["xyy", "abc", "q"])
    [(0, 1), (1, 0)]
    """
    ranked = sorted(
        (Levenshtein.normalized_distance(one, other), t, m)
        for t, one in enumerate(truth)
        for m, other in enumerate(made)
    )
    pairs: dict[int, int] = {}
    for distance, t, m in ranked:
        if distance < 1 and t not in pairs and m not in pairs.values():
            pairs[t] = m
    return sorted(pairs.items())


def measure_errors(truth: Sequence[str], made: Sequence[str]) -> float:
    """Return the edits from the articles to their truths, in characters, over the length of the truths."""
    if list(truth) == list(made):
        return 0.0
    pairs = match_articles(truth, made)
    edits = sum(Levenshtein.distance(truth[t], made[m]) for t, m in pairs)
    lost = sum(len(text) for t, text in enumerate(truth) if t not in dict(pairs))
    extra = sum(len(text) for m, text in enumerate(made) if m not in dict(pairs).values())
    return (edits + lost + extra) / max(1, sum(map(len, truth)))


def count_sentences(case: Case, answer: Answer) -> tuple[int, int, int]:
    """Count the sentences that are missing, that neither the truth nor any fragment holds, and that stand too often."""
    truth, made = _list_folded(case.truth), _list_folded(answer.articles)
    whole = "\n".join(fold_layout(text) for text in answer.articles)
    known = "\n".join(fold_layout(text) for text in (*case.truth, *case.floor, *case.fragments))
    missing = sum(max(0, count - whole.count(sentence)) for sentence, count in truth.items())
    invented = sum(count for sentence, count in made.items() if sentence not in known)
    doubled = sum(max(0, made[sentence] - count) for sentence, count in truth.items())
    return missing, invented, doubled


def _list_folded(texts: Sequence[str]) -> Counter[str]:
    folded = (fold_layout(text[start:end]) for text in texts for start, end in list_sentences(text))
    return Counter(sentence for sentence in folded if sentence)


def measure_lines(truth: Sequence[str], made: Sequence[str]) -> float:
    """Return the F1 of whole lines, blank ones apart: whether the breaks are right."""
    wanted = Counter(line.strip() for text in truth for line in text.splitlines() if line.strip())
    found = Counter(line.strip() for text in made for line in text.splitlines() if line.strip())
    return 2 * (wanted & found).total() / max(1, wanted.total() + found.total())


def measure_grams(truth: Sequence[str], made: Sequence[str], size: int = 4) -> float:
    """Return the F1 of all runs of four characters in folded texts.

    >>> measure_grams(["abcde"], ["abcdx"])
    0.5
    """
    wanted, found = (
        Counter(t[n : n + size] for t in texts for n in range(len(t) - size + 1)) for texts in (truth, made)
    )
    return 2 * (wanted & found).total() / max(1, wanted.total() + found.total())


def is_told_there(case: Case, answer: Answer) -> bool:
    """Tell whether a doubt stands at every wrong place, noise that only one fragment witnesses apart.

    With a wrong number of articles there is no one place, so any doubt will do.
    """
    if len(case.truth) != len(answer.articles):
        return bool(answer.doubts)
    places = list_wrong_places(case, answer)
    return all(any(_is_near(place, finding) for finding in answer.doubts) for place in places)


def list_wrong_places(case: Case, answer: Answer) -> list[Wrong]:
    """Return where articles differ from their truths, noise that only one fragment witnesses apart."""
    folds = [fold_with_map(text) for text in case.truth]
    mades = [fold_with_map(text) for text in answer.articles]
    found = []
    for t, m in match_articles([text for text, _ in folds], [text for text, _ in mades]):
        for op in Levenshtein.opcodes(folds[t][0], mades[m][0]):
            start, end = _unfold(folds[t][1], op.src_start, op.src_end)
            at, until = _unfold(mades[m][1], op.dest_start, op.dest_end)
            wrong = Wrong(t, start, end, m, at, until)
            if op.tag != "equal" and not _is_lone(case, wrong):
                found.append(wrong)
    return found


def _unfold(kept: Sequence[int], start: int, end: int) -> tuple[int, int]:
    if not kept:
        return 0, 0
    first = kept[min(start, len(kept) - 1)]
    return first, max(first, kept[end - 1] + 1) if end > start else first


def _is_lone(case: Case, wrong: Wrong) -> bool:
    own = [place for place in case.doubtful if place.article == wrong.truth and place.why == "lone"]
    return any(place.start - 2 <= wrong.end and wrong.start <= place.end + 2 for place in own)


def _is_near(wrong: Wrong, finding: Finding) -> bool:
    near = finding.start - NEAR <= wrong.until and wrong.at <= finding.end + NEAR
    return finding.article == wrong.article and near
