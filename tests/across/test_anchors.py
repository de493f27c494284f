from __future__ import annotations

from random import Random

from stitchtext.across.anchors import GRAM, sketch_text


def _write(size: int, seed: int = 1) -> str:
    return "".join(Random(seed).choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力", k=size))  # noqa: S311


def test_a_stretch_that_two_texts_share_has_the_same_anchors_in_both() -> None:
    shared = _write(400)
    one, other = sketch_text(_write(300, 2) + shared), sketch_text(shared + _write(300, 3))
    common = set(one.hashes) & set(other.hashes)
    assert len(common) > 25
    places = dict(zip(one.hashes, one.offsets, strict=True)), dict(zip(other.hashes, other.offsets, strict=True))
    assert {places[0][each] - places[1][each] for each in common} == {300}


def test_sixty_shared_characters_nearly_always_have_an_anchor() -> None:
    sketch = sketch_text(_write(40_000))
    starts = range(0, 39_000, 60)
    found = sum(any(at <= each <= at + 60 - GRAM for each in sketch.offsets) for at in starts)
    assert found / len(starts) > 0.98


def test_layout_and_width_do_not_matter() -> None:
    text = _write(300) + "ABC 12"
    assert sketch_text(text).hashes == sketch_text(text.replace("山", "\n山").replace("ABC", "ＡＢＣ")).hashes


def test_what_is_shorter_than_an_anchor_is_one_and_nothing_has_none() -> None:
    assert len(sketch_text("短い").hashes) == 1
    assert sketch_text("短い").hashes == sketch_text("短 い").hashes
    assert sketch_text(" \n").hashes == ()


def test_half_a_character_is_no_error() -> None:
    assert sketch_text(_write(90) + "\ud800").size == 91


def test_queries_are_of_the_ends_and_some_of_anywhere() -> None:
    sketch = sketch_text(_write(3_000))
    inner = [n for n in sketch.queries if 150 <= sketch.offsets[n] < 3_000 - 150 - GRAM]
    assert 1 <= len(inner) <= 8
    assert len(sketch.queries) > 20


def test_hashes_are_the_same_in_every_process() -> None:
    assert sketch_text("the same in every process, whatever its seed").hashes[:1] == (7508510294037205964,)
