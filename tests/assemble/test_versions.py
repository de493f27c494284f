from __future__ import annotations

from random import Random

import pytest

from layings import lay

TITLE = "港の暮らしと海の仕事"
WORDS = [chr(0x4E00 + 37 * number) + chr(0x6E00 + 23 * number) for number in range(120)]
RNG = Random(7)  # noqa: S311 - the same words each time
PARTS = ["".join(RNG.sample(WORDS, 18)) + "。" + "".join(RNG.sample(WORDS, 14)) + "。" for _ in range(16)]
"""Paragraphs of two sentences, each of words in an order of its own."""
FURNITURE = ("ホーム・新着・問い合わせ", "この頁を印刷")


def page(title: str, *numbers: int, head: tuple[str, ...] = (), mark: str = "\n") -> str:
    return mark.join([*head, title, *(PARTS[number] for number in numbers)])


ONE = page(TITLE, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11)
APART = (0, 1, 2, 3, 5, 6, 8, 9, 10, 11)
SAME = {
    "each lacks what the other has in its place": page(TITLE, *APART),
    "with furniture above the title": page(TITLE, *APART, head=FURNITURE),
    "with the name of the site behind the title": page(f"{TITLE} | 港だより", *APART),
    "flattened": page(TITLE, *APART, mark=" "),
}
OTHER = {
    "under another title": page("山の村の四季", *APART),
    "less than half of it the same": page(TITLE, 0, 1, 12, 13, 14, 15, 11),
    "too short to tell": page(TITLE, 0, 5, 8),
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_versions_of_one_page_are_one_article_that_lacks_nothing(other: str) -> None:
    for texts in ((ONE, other), (other, ONE)):
        (layout,), _ = lay(*texts)
        assert all(part in layout.text for part in PARTS[:12])


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_what_is_no_version_stays_apart(other: str) -> None:
    assert len(lay(ONE, other)[0]) == 2


def test_all_versions_come_together_whatever_their_order() -> None:
    third = page(TITLE, 0, 1, 2, 3, 4, 5, 8, 9, 10, 11, head=FURNITURE[:1])
    first, *others = [
        sorted(layout.text for layout in lay(*order)[0])
        for order in ((ONE, SAME["flattened"], third), (third, ONE, SAME["flattened"]))
    ]
    assert len(first) == 1
    assert others == [first]
