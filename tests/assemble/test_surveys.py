from __future__ import annotations

from layings import write
from stitchtext.align import align
from stitchtext.assemble.pairs import Pairs
from stitchtext.assemble.surveys import Surveyor, rank
from stitchtext.folded import Folded, fold
from stitchtext.model import Block


def test_longer_texts_come_first_and_equal_lengths_by_what_they_say() -> None:
    assert rank([fold(text) for text in ("いい", "ああ", "あいう", "あ", "ああ")]) == [2, 1, 4, 0, 3]


def test_of_the_same_texts_the_survey_is_the_same_and_of_others_another() -> None:
    met: list[str] = []

    def watch(a: Folded, b: Folded, index: dict[str, int] | None = None) -> list[Block]:
        met.append(a.text)
        return align(a, b, index)

    texts = [fold(text) for text in (write(0, 1, 2), write(1, 2, 3), write(0, 1), write(5, 6))]
    surveyor = Surveyor(Pairs(watch))
    first = surveyor.survey(texts)
    seen = len(met)
    assert surveyor.survey(list(texts)) is first
    assert len(met) == seen
    assert (sorted(first.kept), list(first.inside)) == ([0, 1, 3], [2])
    assert (first.inside[2].b, first.inside[2].kind) == (0, "within")
    assert [(r.a, r.b, r.kind) for r in first.relations] in ([(0, 1, "before")], [(1, 0, "after")])
    fewer = surveyor.survey(texts[:1])
    assert (fewer.kept, fewer.inside, fewer.relations) == ([0], {}, [])
