"""Layings: fragments of plain texts, assembled without the stages before."""

from __future__ import annotations

from collections.abc import Sequence

from stitchtext.align import align
from stitchtext.assemble import assemble
from stitchtext.folded import fold
from stitchtext.merge.places import Place
from stitchtext.merge.witnesses import Witness, call_witness
from stitchtext.model import Block, Fragment, Layout, Overlap
from stitchtext.segment import gather


def lay(*texts: str) -> tuple[tuple[Layout, ...], tuple[Overlap, ...]]:
    fragments = gather(texts)[1]
    return assemble(fragments, [fold(fragment.text) for fragment in fragments], align)


def call(number: int, line: str, *parts: tuple[int, int] | str, cut: bool = True) -> Witness:
    """A witness that holds these parts of a line, and words of its own between them; cut at both ends or whole."""
    own = ""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, str):
            own += part
        else:
            blocks.append((len(own), part[0], part[1] - part[0]))
            own += line[slice(*part)]
    return call_witness(number, Fragment(number, 0, len(own), own, cut, cut), fold(own), tuple(blocks), line)


def divide(columns: Sequence[str], *, backwards: bool = False) -> list[Place]:
    """Places at which every fragment reads one letter: a column for each place, a letter for each fragment."""
    texts = ["".join(letters) + f"{number:03}" for number, letters in enumerate(zip(*columns, strict=True))]
    fragments = [Fragment(number, 0, len(text), text, False, False) for number, text in enumerate(texts)]
    witnesses = [Witness(f.index, f, fold(f.text), (), [], [], 0, len(f.text), (0, len(f.text))) for f in fragments]
    order = witnesses[::-1] if backwards else witnesses
    return [Place(at, at + 1, tuple((w, at, at + 1) for w in order), frozenset()) for at in range(len(columns))]


BALLAD = """I rowed the river, bank to bank,
when all the stars were low,
and none would pay and none would thank
the man who had to row.
O pull the oar and mind the weir,
the night is long, the night is clear.
I carried kings, I carried thieves,
I carried corn and stone,
I carried home the autumn leaves
that came on board alone."""
"""Verse with commas, and lines of one length."""


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


WHO = (
    "漁師が黙って帽子を振った", "村長が長い手紙を書いた", "司書が窓を大きく開けた", "学者が遠い山を眺めた",
    "大工が古い歌を口ずさんだ", "技師が鉛筆を二本買った", "先生が犬と浜辺を走った", "商人が夕飯の支度をした",
)  # fmt: skip


def write_long(*numbers: int) -> str:
    """Sentences that are too long to be taken for garbled ends."""
    return "".join(f"{write(number)[:-1]}頃に、{WHO[number]}。" for number in numbers)
