from __future__ import annotations

import pytest

from stitchtext.clusters import is_inside_cluster

WHOLE = [
    ("a letter and its mark", "e\u0301"),
    ("a kana and its voicing mark", "か\u3099"),
    ("a conjunct of two consonants", "क्ष"),
    ("a Thai consonant, its vowel and its tone", "ที่"),
    ("a Thai consonant and sara am", "กำ"),
    ("a family of joined signs", "\U0001f469\u200d\U0001f467"),
    ("a flag", "\U0001f1ef\U0001f1f5"),
    ("a syllable of jamo", "\u1112\u1161\u11ab"),
]


@pytest.mark.parametrize(("what", "cluster"), WHOLE, ids=[what for what, _ in WHOLE])
def test_no_cut_goes_through(what: str, cluster: str) -> None:
    text = f"本{cluster}本"
    inside = [at for at in range(len(text) + 1) if is_inside_cluster(text, at)]
    assert inside == list(range(2, len(cluster) + 1))
