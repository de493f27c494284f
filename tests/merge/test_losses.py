"""A reading loses that lacks marks as all of its copy does, and so does the hyphen of a wrapped line."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

EN = (
    "The harbour was built in 1862 by a company from Leeds, a rich one. It served the coal trade for ninety years. "
    "In 1955 the last steamer left, and the quay was closed to ships. Today the old warehouses hold a small museum."
)
JA = (
    "この港は千年前に造られ、九十年にわたって石炭の積み出しに使われた。最後の汽船が出ていき、岸壁は閉ざされた。"
    "今では古い倉庫に工房と小さな博物館、二軒の喫茶店が入っている。夕暮れの灯りを見に、多くの人が訪れるという話だ。"
)
AR = EN.translate(dict(zip(map(ord, "aeiou.,"), "اوىةي.،", strict=True)))
WRAPPED = EN.replace("steamer", "stea-\nmer").replace("warehouses", "ware-\nhouses")
LOST = [
    ("marks of English", EN, EN.replace(".", "").replace(",", "")),
    ("marks of Japanese", JA, JA.replace("。", "").replace("、", "")),
    ("marks of Arabic", AR, AR.replace(".", "").replace("،", "")),
]
TOLD = [
    ("one mark lost", EN, EN.replace("Leeds,", "Leeds")),
    ("a hyphen inside a line", EN, EN.replace("warehouses", "ware-houses")),
    ("a word whose hyphen nobody leaves out", EN.replace("old ware", "old, ware"), WRAPPED.replace("-\n", "-")),
]


@pytest.mark.parametrize(("what", "text", "bare"), LOST, ids=[case[0] for case in LOST])
def test_a_copy_without_marks_has_no_vote_on_them(what: str, text: str, bare: str) -> None:
    for copies in ([text, bare], [text, bare, bare[:-20]]):
        for order in permutations(copies):
            raw = "\n—END—\n".join(order)
            result = repair(raw)
            check(raw, result)
            assert (result.text, [finding for finding in result.findings if finding.doubt]) == (f"{text}\n", [])


@pytest.mark.parametrize("copies", [[EN, WRAPPED], [EN[:170], EN[90:], WRAPPED], [EN, WRAPPED, WRAPPED]])
def test_the_hyphen_of_a_wrapped_line_goes_where_another_has_the_word_whole(copies: list[str]) -> None:
    for order in permutations(copies):
        result = repair("\n—END—\n".join(order))
        assert (result.text.split(), result.findings) == (EN.split(), ())


@pytest.mark.parametrize(("what", "text", "other"), TOLD, ids=[case[0] for case in TOLD])
def test_a_tie_is(what: str, text: str, other: str) -> None:
    for order in permutations([text, other]):
        assert "V101" in [finding.code for finding in repair("\n—END—\n".join(order)).findings]
