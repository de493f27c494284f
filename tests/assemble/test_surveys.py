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


def list_many(count: int) -> list[Folded]:
    """Windows over articles that have nothing in common, three for each, of which two overlap and one lies inside."""
    texts = []
    for number in range(count):
        own = "".join(chr(0x4E00 + (number * 997 + at * 31) % 20000) for at in range(160))
        texts += [own[:100], own[60:], own[70:95]]
    return [fold(text) for text in texts]


def show(surveyor: Surveyor, texts: list[Folded]) -> tuple[list[int], set[object], set[object]]:
    survey = surveyor.survey(texts)
    inside = {(n, r.b, r.blocks) for n, r in survey.inside.items()}
    return survey.kept, inside, {(frozenset((r.a, r.b)), r.kind in ("before", "after")) for r in survey.relations}


def test_where_few_texts_are_new_only_they_are_looked_at_and_the_survey_is_the_same() -> None:
    met: list[tuple[str, str]] = []

    def watch(a: Folded, b: Folded, *more: dict[str, int]) -> list[Block]:
        met.append((a.text, b.text))
        return align(a, b, *more)

    texts = list_many(30)
    surveyor = Surveyor(Pairs(watch))
    surveyor.survey(texts)
    joined = fold(texts[0].text + texts[1].text[40:])
    later = [joined, *texts[3:]]
    met.clear()
    assert show(surveyor, later) == show(Surveyor(Pairs(align)), later)
    assert all(joined.text in pair for pair in met)
    assert len(met) <= 3


def test_what_a_text_that_is_gone_may_have_kept_out_is_looked_for_again() -> None:
    copies = [write(0, 1, 2) + "甲乙丙丁"[n] * 40 + write(3) for n in range(4)]
    texts = [*list_many(25), *(fold(text) for text in copies), fold(write(1, 2) + "戊" * 30)]
    surveyor = Surveyor(Pairs(align))
    surveyor.survey(texts)
    fewer = [text for text in texts if text.text not in copies[:3]]
    assert show(surveyor, fewer) == show(Surveyor(Pairs(align)), fewer)


def test_a_survey_of_few_texts_tells_of_some_of_them_without_another_look() -> None:
    met: list[str] = []

    def watch(a: Folded, b: Folded, *more: dict[str, int]) -> list[Block]:
        met.append(a.text)
        return align(a, b, *more)

    texts = [fold(text) for text in (write(0, 1, 6, 7), write(0, 1, 2, 3), write(3, 4, 5), write(1, 2))]
    surveyor = Surveyor(Pairs(watch))
    surveyor.survey(texts)
    met.clear()
    surveyor.narrow([1, 2, 3])
    assert show(surveyor, texts[1:]) == show(Surveyor(Pairs(align)), texts[1:])
    assert met == []
