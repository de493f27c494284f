from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write
from stitchtext import repair
from stitchtext.align import align
from stitchtext.assemble import backbones
from stitchtext.assemble.backbones import complete_backbone
from stitchtext.assemble.pairs import Align
from stitchtext.folded import Folded, fold
from stitchtext.model import Block


def watch(met: list[str]) -> Align:
    """An alignment that notes which texts it was asked for."""

    def align_and_note(
        a: Folded, b: Folded, index: dict[str, int] | None = None, grams: dict[str, int] | None = None
    ) -> list[Block]:
        met.append(a.text)
        return align(a, b, index, grams)

    return align_and_note


A = "港の規則\n船は朝に出て夕方に戻ることと決められている。荷は桟橋の北側にだけ積んでよい。\n"
B = "夜の見張りは二人で行い、灯りを絶やしてはならない。霧が出たら鐘を三度鳴らすものとする。\n"
C = "火を使う者は桶に水を満たしておくこと。違反した者は罰金を払うことになる。\n"


def test_a_short_end_that_stands_further_on_is_not_put_in_where_another_starts() -> None:
    fragments = f"{A}第28条\n{B[:6]}", f"28条\n{B}第29条\n{C}", f"{A}第28条\n第29条"
    for order in permutations(fragments):
        assert repair("\n—END—\n".join(order)).text == f"{A}第28条\n{B}第29条\n{C}"


def test_a_backbone_takes_in_every_passage_that_any_fragment_has() -> None:
    texts = [write(0, 3, 4, 7), write(0, 1, 3, 4), write(3, 4, 5, 7), write(4, 7, 6)]
    folds = [fold(text) for text in texts]
    backbone, spans, members, _ = complete_backbone([(0, 0, len(texts[0]))], range(4), folds, align)
    line = backbone.text
    assert line == write(0, 1, 3, 4, 5, 7, 6)
    assert "".join(texts[number][start:end] for number, start, end in spans) == line
    assert all(sum(block[2] for block in blocks) == len(texts[number]) for number, blocks in members)


def test_who_lies_on_a_backbone_already_is_not_aligned_with_it_again() -> None:
    texts = [write(0, 1, 3, 4, 7), write(0, 1, 3)]
    folds = [fold(text) for text in texts]
    met: list[str] = []
    whole = [(0, 0, len(texts[0]))]
    _, _, members, _ = complete_backbone(whole, range(2), folds, watch(met), (folds[0], [(0, whole)]))
    assert met == [texts[1]]
    assert [number for number, _ in members] == [0, 1]


def test_who_stands_whole_where_it_gave_a_part_is_not_aligned() -> None:
    texts = [write(0, 1, 3), write(3, 4, 7), write(0, 1), write(1, 3, 4)]
    folds = [fold(text) for text in texts]
    met: list[str] = []
    spans = [(0, 0, len(texts[0])), (1, len(write(3)), len(texts[1]))]
    backbone, _, members, _ = complete_backbone(spans, range(4), folds, watch(met))
    assert backbone.text == write(0, 1, 3, 4, 7)
    assert met == texts[2:]
    assert all(blocks == [(0, backbone.text.index(texts[n]), len(texts[n]))] for n, blocks in members)


@pytest.mark.parametrize("rounds", [1, 2])
def test_a_backbone_that_is_not_full_after_the_last_round_is_still_that_of_its_spans(
    rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backbones, "_ROUNDS", rounds)
    texts = [write(0, 3, 4, 7), write(0, 1, 3, 4), write(3, 4, 5, 7), write(4, 7, 6)]
    folds = [fold(text) for text in texts]
    backbone, spans, members, _ = complete_backbone([(0, 0, len(texts[0]))], range(4), folds, align)
    assert "".join(texts[number][start:end] for number, start, end in spans) == backbone.text
    assert all(blocks[-1][1] + blocks[-1][2] <= len(backbone.text) for _, blocks in members)


@pytest.mark.parametrize("gap", ["\n", ""], ids=["lines", "one line"])
def test_two_sentences_that_begin_and_end_alike_both_stay_whole(gap: str) -> None:
    one = "山田太郎氏が語ったところによると、計画は来年の春から始まります。"
    two = "山本次郎氏は、予算が足りないことを強く心配していると述べました。"
    before, behind = (
        gap.join(f"{start}{number}番目の話がここにあり、長く続きます。" for number in range(9)) for start in "前後"
    )
    raw = "—END—\n".join(f"{before}{gap}{own}{gap}{behind}\n" for own in (one, two))
    text = repair(raw).text
    assert f"{one}{gap}" in text
    assert f"{two}{gap}" in text


def test_two_cut_ends_in_one_place_both_stay_though_the_words_before_them_are_alike() -> None:
    """A third text leaves out the sentence that the one breaks off in, and the one that the other begins with."""
    before, behind = "ある会社は作り方をまだ知らせていません。", write(5)
    first = write(0, 1) + before + "また秘密の約束なしには"
    second = "特に印刷機はそのようには動いていません。" + behind + write(6, 7)
    (layout,), _ = lay(first, second, write(1) + before + behind)
    assert before + "また秘密の約束なしには特に印刷機は" in layout.text
    assert "動いていません。" + behind in layout.text


STAYS = [
    ("a sentence said twice", write(0, 1, 2), write(0, 1, 1, 2)),
    (
        "the end of a sentence inside another",
        f"{write(0)}花が山に咲く。{write(1)}",
        f"{write(0)}花が山だった。に咲く。{write(1)}",
    ),
]


@pytest.mark.parametrize(("what", "line", "own"), STAYS, ids=[case[0] for case in STAYS])
def test_a_backbone_lacks_no(what: str, line: str, own: str) -> None:
    backbone, spans, *_ = complete_backbone([(0, 0, len(line))], range(2), [fold(line), fold(own)], align)
    assert backbone.text == line
    assert spans == [(0, 0, len(line))]
