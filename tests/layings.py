"""Layings: fragments of plain texts, assembled without the stages before."""

from __future__ import annotations

from stitchtext.align import align
from stitchtext.assemble import assemble
from stitchtext.folded import fold
from stitchtext.model import Layout, Overlap
from stitchtext.segment import gather


def lay(*texts: str) -> tuple[tuple[Layout, ...], tuple[Overlap, ...]]:
    fragments = gather(texts)[1]
    return assemble(fragments, [fold(fragment.text) for fragment in fragments], align)


def write(*numbers: int) -> str:
    """A text of numbered sentences that have nothing in common but their frame."""
    return "".join(SENTENCES[number] for number in numbers)


SENTENCES = (
    "朝の港には漁船が静かに並び始める。",
    "新しい発電所の計画が市議会を通った。",
    "図書館は来月から深夜まで開くという。",
    "研究者たちは氷の下の湖を調べている。",
    "古い橋を守るための募金が集まりつつある。",
    "雨の多い季節に備えて堤防が高くされた。",
    "山あいの学校では羊を十頭飼っている。",
    "駅前の市場で手作りの家具が売れ続ける。",
)
