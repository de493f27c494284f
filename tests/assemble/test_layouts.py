from __future__ import annotations

from itertools import permutations

import pytest

from layings import lay, write
from stitchtext.folded import fold

ONE_TEXT = [
    ("a text and a part of it", [write(0, 1, 2, 3), write(1, 2)], write(0, 1, 2, 3)),
    ("two that overlap", [write(0, 1, 2), write(1, 2, 3)], write(0, 1, 2, 3)),
    ("a chain of three", [write(0, 1, 2), write(2, 3, 4), write(4, 5, 6)], write(0, 1, 2, 3, 4, 5, 6)),
    ("an abridged copy and its full one", [write(0, 1, 3, 4), write(0, 1, 2, 3, 4)], write(0, 1, 2, 3, 4)),
    ("two copies abridged apart", [write(0, 2, 3, 4, 5), write(0, 1, 2, 3, 5)], write(0, 1, 2, 3, 4, 5)),
    ("a cut copy and the rest", [write(0, 1, 2)[:-6], write(1, 2, 3)], write(0, 1, 2, 3)),
    ("three copies", [write(0, 1)] * 3, write(0, 1)),
]


@pytest.mark.parametrize(("what", "texts", "backbone"), ONE_TEXT, ids=[case[0] for case in ONE_TEXT])
def test_fragments_of_one_article_make_one_backbone(what: str, texts: list[str], backbone: str) -> None:
    for order in permutations(texts):
        (layout,), _ = lay(*order)
        assert layout.text == backbone
        assert sorted(number for number, _ in layout.members) == list(range(len(texts)))


def test_texts_that_share_nothing_stay_apart() -> None:
    layouts, overlaps = lay(write(0, 1, 2), write(3, 4, 5))
    assert sorted(layout.text for layout in layouts) == sorted([write(0, 1, 2), write(3, 4, 5)])
    assert overlaps == ()


def test_a_sentence_in_the_middle_of_both_is_no_seam() -> None:
    texts = [write(0, 1, 2, 3), write(4, 5, 2, 6, 7)]
    layouts, overlaps = lay(*texts)
    assert sorted(layout.text for layout in layouts) == sorted(texts)
    assert overlaps == ()


@pytest.mark.parametrize("texts", [case[1] for case in ONE_TEXT], ids=[case[0] for case in ONE_TEXT])
def test_spans_make_the_backbone_and_blocks_are_equal(texts: list[str]) -> None:
    for layout in lay(*texts)[0]:
        assert "".join(texts[number][start:end] for number, start, end in layout.spans) == layout.text
        for number, blocks in layout.members:
            assert all(texts[number][own:][:size] == layout.text[line:][:size] for own, line, size in blocks)


def test_an_overlap_is_told_where_it_lies_in_the_scrape() -> None:
    left, right = write(0, 1, 2), write(1, 2, 3)
    (overlap,) = lay(left, right)[1]
    spans = {(overlap.left_start, overlap.left_end), (overlap.right_start, overlap.right_end)}
    shared = len(write(1, 2))
    assert spans == {(len(write(0)), len(left)), (len(left), len(left) + shared)}
    assert overlap.kind == "overlap"
    assert overlap.bits > 50


def test_a_short_overlap_is_joined_by_a_seam_that_names_both_sides() -> None:
    (layout,), _ = lay(write(0, 1, 2), write(2, 3, 4))
    (joint,) = layout.joints
    assert (joint.left, joint.right, joint.kind) == (0, 1, "overlap")
    assert len(write(0, 1)) <= joint.at <= len(write(0, 1, 2))


def test_of_texts_that_differ_in_layout_alone_the_one_with_most_lines_is_laid_out() -> None:
    texts = [write(0) + write(1), write(0) + "\n" + write(1), write(0) + "\n\n" + write(1)]
    for order in permutations(texts):
        (layout,), _ = lay(*order)
        assert [number for number, _, _ in layout.spans] == [order.index(texts[2])]
        assert sorted(number for number, _ in layout.members) == [0, 1, 2]


def test_an_article_that_ends_with_its_lead_starts_with_its_title() -> None:
    title, lead = "港の朝の話\n", write(0, 1)
    whole = title + lead + write(2, 3, 4, 5) + lead
    windows = [title + lead + write(2), write(1, 2, 3), write(3, 4, 5), write(5) + lead]
    for order in (windows, windows[::-1], [*windows[2:], *windows[:2]]):
        (layout,), _ = lay(*order)
        assert layout.text == fold(whole).text


@pytest.mark.parametrize("again", ["港の朝の話", write(0, 1)])
def test_a_later_part_that_ends_with_the_title_or_the_lead_is_not_laid_before_it(again: str) -> None:
    first, later = f"港の朝の話\n{write(0, 1, 2)}", f"{write(3, 4, 5)}\n{again}"
    layouts, _ = lay(first, later)
    assert {layout.text for layout in layouts} == {fold(first).text, fold(later).text}


def test_versions_of_which_one_ends_as_another_begins_are_not_laid_end_to_end() -> None:
    menu, body = "ホーム｜新着", write(0, 1, 2, 3, 4, 5)
    full = f"港の朝の話\n{body}\n{menu}\n"
    others = [f"{menu}\n港の朝の話\n{body}\n", f"港の朝の話\n{write(0, 1, 3, 4, 5)}\n{menu}\n"]
    (layout,), _ = lay(full, *others)
    assert layout.text.count(write(3)) == 1
