import pytest

from stitchtext.align.ends import drop_strays, find_islet, find_near, meet_ends

STRAYS = [
    ("a phrase that stands far off", [(9, 35, 9), (999, 136, 84)], (0, 1100, 0, 300), 1, 0),
    ("a title at both starts", [(0, 0, 5), (30, 900, 200)], (0, 230, 0, 1100), 0, 0),
    ("one mark at both ends", [(0, 0, 300), (500, 900, 1)], (0, 501, 0, 901), 0, 1),
    ("a sentence of an abridged copy", [(0, 0, 300), (300, 700, 40)], (0, 900, 0, 800), 0, 0),
    ("a long passage far off", [(0, 0, 300), (300, 9000, 60)], (0, 900, 0, 9900), 0, 0),
    ("a short passage far off", [(0, 0, 300), (300, 9000, 21)], (0, 321, 0, 9900), 0, 0),
    ("less than a passage far off", [(0, 0, 300), (300, 9000, 19)], (0, 319, 0, 9900), 0, 1),
    ("a word behind a slip", [(0, 0, 300), (302, 303, 6)], (0, 320, 0, 330), 0, 0),
    ("words behind text of its own on either side", [(0, 0, 300), (329, 350, 16)], (0, 420, 0, 440), 0, 1),
    ("sentences beside a passage of its own on either side", [(0, 5, 54), (117, 89, 300)], (0, 420, 0, 440), 0, 0),
    ("a sentence beside a passage of its own on either side", [(0, 5, 40), (103, 75, 300)], (0, 420, 0, 440), 1, 0),
    ("a misread line of the same length", [(0, 0, 300), (330, 331, 40)], (0, 420, 0, 440), 0, 0),
    ("a word beside a passage", [(0, 5, 40), (40, 145, 3), (43, 448, 300)], (0, 400, 0, 800), 0, 0),
    ("two words, one after the other", [(0, 5, 3), (3, 308, 6), (9, 414, 300)], (0, 400, 0, 800), 2, 0),
    ("a chain of small ones", [(0, 0, 300), (339, 300, 8), (431, 317, 10), (640, 336, 9)], (0, 900, 0, 500), 0, 2),
]


@pytest.mark.parametrize(("what", "blocks", "window", "low", "high"), STRAYS, ids=[case[0] for case in STRAYS])
def test_blocks_at_an_end_that_are_not_worth_the_gap_before_them_are_dropped(what, blocks, window, low, high) -> None:
    a, b = ("".join(chr(0x4E00 + n) for n in range(size)) for size in window[1::2])
    assert drop_strays(a, b, blocks, window) == blocks[low : len(blocks) - high], what


PHRASE = "everyone has a right"


@pytest.mark.parametrize(("again", "kept"), [("", 2), (PHRASE, 1)])
def test_a_phrase_that_both_say_again_is_no_last_block_beyond_what_one_leaves_out(again: str, kept: int) -> None:
    a = f"{'x' * 40}{again}{'y' * 300}{PHRASE} of its own, in other words"
    b = f"{'x' * 40}{again}{'y' * 300}{'z' * 300}{PHRASE}, but not to this"
    size = 340 + len(again)
    blocks = [(0, 0, size), (size, size + 300, len(PHRASE))]
    assert drop_strays(a, b, blocks, (0, len(a), 0, len(b))) == blocks[:kept]


@pytest.mark.parametrize("turned", [False, True])
def test_a_passage_at_the_cut_end_of_one_is_found_before_what_it_leaves_out(turned: bool) -> None:
    """In either of the two, and at either end."""
    a = "the same opening" + "a passage that goes on."
    b = "the same opening" + "a sentence left out in the other. " + "a passage that goes on."
    one, other = (b, a) if turned else (a, b)
    window, i, j = (0, len(one), 0, len(other)), len(one), len(other)
    tail = (50, 16, 23) if turned else (16, 50, 23)
    assert meet_ends(one, other, [(0, 0, 16)], window) == [(0, 0, 16), tail]
    head = (i - tail[0] - 23, j - tail[1] - 23, 23)
    assert meet_ends(one[::-1], other[::-1], [(i - 16, j - 16, 16)], window) == [head, (i - 16, j - 16, 16)]


LITTLE = [
    ("a word before more of the same", "HEADING", "and goes on there", True),
    ("more than what is the same", "題名の話と船の事", "続いている", False),
    ("few letters", "A", "goes on", False),
]


@pytest.mark.parametrize(("what", "more", "rest", "met"), LITTLE, ids=[case[0] for case in LITTLE])
def test_the_rest_of_a_cut_end_is_met_beyond_a_little_that_it_has_more(what, more, rest, met) -> None:
    a, b = f"the same opening{more}{rest}", f"the same opening{rest}, and on and on"
    expected = [(0, 0, 16), (len(a) - len(rest), 16, len(rest))] if met else [(0, 0, 16)]
    assert meet_ends(a, b, [(0, 0, 16)], (0, len(a), 0, len(b))) == expected, what


def test_a_few_characters_at_an_end_are_no_bridge_over_much_that_is_left_out() -> None:
    a = "the same opening" + "bye, and more of its own"
    b = "the same opening" + "x" * 400 + "bye"
    assert meet_ends(a, b, [(0, 0, 16)], (0, len(a), 0, len(b))) == [(0, 0, 16)]


BODY = " and below it a text that both of them have, to the letter and in full."
TITLES = [
    ("in the middle of a text", "x" * 220 + "The harbour", "y" * 220 + "The harbour | Site", []),
    ("a few letters", "The a", "b The c", []),
    ("far above", "The harbour", "-" * 30 + "The harbour" + "-" * 60, []),
    ("with the name of the site behind it", "The harbour", "The harbour | Site", [(0, 0, 11)]),
    ("below a menu and with the name behind it", "The harbour", "Home News The harbour | Site", [(0, 10, 11)]),
    ("both below menus", "Sign in. The harbour of Ys", "Home. The harbour of Ys | Site", [(7, 4, 19)]),
    ("in Chinese", "朝の港", "広告朝の港|新聞", [(0, 2, 3)]),
]


@pytest.mark.parametrize(("what", "one", "other", "head"), TITLES, ids=[case[0] for case in TITLES])
def test_a_title_is_found_above_equal_text(what, one, other, head) -> None:
    for a, b, turn in ((one, other, False), (other, one, True)):
        body = (len(a), len(b), len(BODY))
        found = meet_ends(a + BODY, b + BODY, [body], (0, len(a + BODY), 0, len(b + BODY)))
        assert found == [*((j, i, n) if turn else (i, j, n) for i, j, n in head), body]


REST = "50 rupees. 7 Feb"
NEAR = [
    ("a word twice before it", REST, f"entry {REST}ruary, 10 am: {REST}ruary", 6),
    ("another word before it", REST, f"costs {REST}ruary, 10 am: {REST}ruary", -1),
    ("too much twice before it", REST, f"20 rupees and the entry {REST}ruary", -1),
    ("letters of its own", REST.replace("7", "9"), f"entry {REST}ruary, 10 am", -1),
    ("too little to tell", REST[:9], f"entry {REST}ruary, 10 am", -1),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("what", "short", "long", "at"), NEAR, ids=[case[0] for case in NEAR])
def test_all_that_is_left_at_a_cut_end_is_found_behind(what: str, short: str, long: str, at: int, turned: bool) -> None:
    """In either of the two, and at either end."""
    before = "20 rupees and the entry "
    one, other = (before + long, before + short) if turned else (before + short, before + long)
    start, size = len(before), len(short)
    block = (start + at, start, size) if turned else (start, start + at, size)
    window = (start, len(one), start, len(other))
    assert find_near(one, other, window, at_start=False) == [block] * (at >= 0)
    window = (0, len(one) - start, 0, len(other) - start)
    block = (len(one) - block[0] - size, len(other) - block[1] - size, size)
    assert find_near(one[::-1], other[::-1], window, at_start=True) == [block] * (at >= 0)


ISLETS = [
    ("letters swapped before it", "auywasclo", "uaywasclosedtoships", 2, 2),
    ("one put in before it", "aaywasclo", "aywasclosedtoships", 1, 0),
    ("two signs of kanji swapped", "壁岸は閉ざさ", "岸壁は閉ざされた。今では", 2, 2),
    ("too few letters to tell", "auyw", "uaywasclosedtoships", -1, -1),
    ("too much that differs", "zzzzzwasclo", "quayswasclosedtoships", -1, -1),
    ("letters at the very end", "uaywascol", "quaywasclosedtoships", -1, -1),
]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("what", "short", "long", "own", "at"), ISLETS, ids=[case[0] for case in ISLETS])
def test_an_islet_at_a_cut_end_is_found_behind_a_slip(
    what: str, short: str, long: str, own: int, at: int, turned: bool
) -> None:
    """In either of the two, and at either end."""
    size = len(short) - own
    one, other, block = (long, short, (at, own, size)) if turned else (short, long, (own, at, size))
    window = (0, len(one), 0, len(other))
    assert find_islet(one, other, window, at_start=False) == [block] * (at >= 0)
    block = (len(one) - block[0] - size, len(other) - block[1] - size, size)
    assert find_islet(one[::-1], other[::-1], window, at_start=True) == [block] * (at >= 0)


def test_a_head_that_merely_lacks_letters_behind_an_islet_is_cut_twice() -> None:
    one, other = "thequaywasclosed", "andthequaythatwasclosed"
    window = (0, len("thequay"), 0, len("andthequayt"))
    assert find_islet(one, other, window, at_start=True) == []
