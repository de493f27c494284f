"""What stands near a cut end, behind what another fragment holds to the letter, has a vote."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from stitchtext import repair

EN = (
    "It served the coal trade for ninety years. In 1955 the last steamer left, and the quay was closed to ships. "
    "The town lost half of its people. Today the old warehouses hold studios, a small museum and two shops."
)
JA = (
    "この港は千年前に造られ、九十年にわたって石炭の積み出しに使われた。最後の汽船が出ていき、岸壁は閉ざされた。"
    "今では古い倉庫に工房と小さな博物館、二軒の喫茶店が入っている。夕暮れの灯りを見に、多くの人が訪れる。"
)
AT, ZU = EN.index("quay") + 4, JA.index("岸壁") + 2
SLIP, GARBLED = EN.replace("quay", "qauy"), EN.replace("quay", "quxy")
TWO_TO_ONE = [
    ("below a cut", [EN[: AT + 10], EN[: AT + 12], SLIP[40:]], EN),
    ("above a cut", [SLIP[:170], EN[AT - 18 :], EN[AT - 20 :]], EN),
    ("of a script without spaces", [JA[: ZU + 7], JA[: ZU + 8], JA[10:].replace("岸壁", "壁岸")], JA),
]
MUTE = [
    ("letters at the very end", [SLIP[:AT], SLIP[:AT], EN[40:]]),
    ("the word that is cut", [SLIP.replace(" was closed", "sideworks")[: AT + 9], EN.replace("was ", "")[40:]]),
    ("an end that nobody has so", [SLIP[:AT] + " qwe rtzui", EN[40:]]),
    ("letters that are lost behind half a head", [EN, "and the q" + EN[AT - 2 :]]),
]


@pytest.mark.parametrize(("what", "fragments", "want"), TWO_TO_ONE, ids=[case[0] for case in TWO_TO_ONE])
def test_two_that_are_sound_near_their_ends_outvote_a_slip(what: str, fragments: list[str], want: str) -> None:
    for order in permutations(fragments):
        raw = "\n—END—\n".join(order)
        result = repair(raw)
        check(raw, result)
        assert (result.text, [finding.code for finding in result.findings if finding.doubt]) == (f"{want}\n", [])


def test_one_against_one_is_told() -> None:
    (finding,) = repair(f"{EN[: AT + 10]}\n—END—\n{SLIP[40:]}").findings
    assert finding.code == "V101"


@pytest.mark.parametrize(("what", "fragments"), MUTE, ids=[case[0] for case in MUTE])
def test_mute_are(what: str, fragments: list[str]) -> None:
    for order in permutations(fragments):
        result = repair("\n—END—\n".join(order))
        assert "qauy" not in result.text
        assert not [finding.code for finding in result.findings if finding.doubt]
