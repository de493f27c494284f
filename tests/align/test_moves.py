import pytest

from stitchtext.align.moves import drop_detours, drop_moved, join_gaps

SAME = "押しながら電源を入れると、青い光が点いたまま三秒待つ形になります。続けて名前を選びます。"
OTHER = "別の機種では背面の小さな穴に針を入れ、音が鳴るまで待ってから指を離します。説明は裏にあります。"
REST = "最後に一覧から機器の名前を選ぶと、接続の完了を告げる短い音が鳴り、表示が切り替わります。" * 3
CUT, KNOWN = SAME[9:], 12
TEXT = OTHER[:7] + SAME[-len(CUT) + KNOWN :] + OTHER + SAME.replace("待つ", "持つ") + REST
"""Most of a passage stands twice; where the cut text is from, it has a slip."""


def blocks_of(head_at: int, text: str) -> list[tuple[int, int, int]]:
    return [(KNOWN, head_at, len(CUT) - KNOWN), (len(CUT), text.index(REST), len(REST))]


def test_what_stands_before_the_rest_but_for_a_slip_is_not_laid_at_its_double() -> None:
    one = CUT + REST
    found = drop_moved(one, TEXT, blocks_of(7, TEXT), (0, len(one), 0, len(TEXT)))
    assert found == [(len(CUT), TEXT.index(REST), len(REST))]


def test_it_is_so_at_the_other_end_and_for_the_other_text() -> None:
    one, text = (CUT + REST)[::-1], TEXT[::-1]
    blocks = [(len(one) - i - n, len(text) - j - n, n) for i, j, n in blocks_of(7, TEXT)][::-1]
    window = (0, len(one), 0, len(text))
    assert drop_moved(one, text, blocks, window) == blocks[:1]
    turned = [(j, i, n) for i, j, n in blocks]
    assert drop_moved(text, one, turned, (0, len(text), 0, len(one))) == turned[:1]


LEFT = [
    ("what stands before the rest is another passage", SAME + OTHER + REST),
    ("it is half the same", SAME + OTHER + SAME[:20] + OTHER[:20] + REST),
    ("little is left out", CUT + "少しの文。" + REST),
]


@pytest.mark.parametrize(("what", "text"), LEFT, ids=[case[0] for case in LEFT])
def test_it_stays_where(what: str, text: str) -> None:
    one = CUT + REST
    blocks = blocks_of(text.index(CUT[KNOWN:]), text)
    assert drop_moved(one, text, blocks, (0, len(one), 0, len(text))) == blocks


def test_of_a_long_end_the_place_is_not_doubted() -> None:
    long = "".join(chr(0x4E00 + n) for n in range(500))
    text = long + OTHER + long[:-1] + "々" + REST
    blocks = [(0, 0, 500), (500, text.index(REST), len(REST))]
    assert drop_moved(long + REST, text, blocks, (0, 500 + len(REST), 0, len(text))) == blocks


WAY = SAME + OTHER
DETOURS = [
    ("a slip on the way", WAY.replace("青い", "赤い"), True),
    ("another passage on the way", OTHER[::-1] + SAME[::-1], False),
    ("nothing on the way", "", False),
]


@pytest.mark.parametrize(("what", "way", "dropped"), DETOURS, ids=[case[0] for case in DETOURS])
def test_a_block_off_the_way_between_two_others_is_dropped_for(what: str, way: str, dropped: bool) -> None:
    """The passage stands at once again, and the other text has the slip in the first copy."""
    one, other = REST[:40] + WAY + REST, REST[:40] + way + REST
    at = len(REST[:40])
    size = min(30, len(way))
    last = (at + len(WAY), at + len(way), len(REST))
    blocks = [(0, 0, at), (at + len(WAY) - size, at, size), last] if size else [(0, 0, at), last]
    assert drop_detours(one, other, blocks) == ([blocks[0], last] if dropped else blocks)
    turned = [(b, a, n) for a, b, n in blocks]
    assert drop_detours(other, one, turned) == ([turned[0], turned[-1]] if dropped else turned)


GAPS = [
    ("another word on both sides", "the red sea", "the old sea", [(0, 0, 4), (7, 7, 4)]),
    ("a word more here and one less there", "one two three", "one three four", [(0, 0, 4), (8, 4, 5)]),
    ("what is elsewhere in part", "A: B: is redX B.", "A: is red A. B: is red B.", [(0, 0, 3), (6, 3, 6), (13, 22, 3)]),
]


@pytest.mark.parametrize(("what", "one", "other", "blocks"), GAPS, ids=[case[0] for case in GAPS])
def test_gaps_stay_two_where_there_is(what: str, one: str, other: str, blocks: list[tuple[int, int, int]]) -> None:
    assert join_gaps(one, other, blocks) == blocks


def test_two_gaps_are_one_where_all_between_them_stands_beside_the_second() -> None:
    """A copy leaves out what is said of A, which ends in nearly the words that are said of B."""
    one, other = "A: B: is red B.", "A: is red A. B: is red B."
    blocks = [(0, 0, 3), (6, 3, 7), (13, 23, 2)]
    assert join_gaps(one, other, blocks) == [(0, 0, 3), (3, 13, 12)]
    turned = [(j, i, size) for i, j, size in blocks]
    assert join_gaps(other, one, turned) == [(0, 0, 3), (13, 3, 12)]


def test_gaps_are_joined_over_several_blocks() -> None:
    one, other = "A: B: is red as B.", "A: is red or A. B: is red as B."
    assert join_gaps(one, other, [(0, 0, 3), (6, 3, 7), (16, 13, 1), (17, 30, 1)]) == [(0, 0, 3), (3, 16, 15)]
