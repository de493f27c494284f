"""Wraps: leave-alone cases first."""

from __future__ import annotations

import textwrap
from random import Random

import pytest

from layings import BALLAD
from stitchtext.merge.wraps import find_wraps

PROSE = "the harbour was quiet and nobody had seen old boats come back before winter began again in earnest"
WORDS = PROSE.split()
HEADINGS = "\n".join(
    f"{heading}\n{' '.join(WORDS * 4)}."
    for heading in (
        "How a harbour is built in the north",
        "What the old boats were made of then",
        "Why nobody came back before winter",
        "When everything began again, slowly",
        "Where the harbour was and is no more",
    )
)
VERSE = "\n".join(
    "春が来ても 鳥たちは姿を消したままで 海だけが静かに光っていて いつまでもそこにあるのだ"[: 24 + n * 7 % 19]
    for n in range(12)
)
CAPITALS = """Two boats went out along the northern bay
And sorry that I could not steer them both
I stood upon the quay till end of day
And looked down one as far as eye could see
To where it bent behind the lighthouse wall
Then took the other out as just as fair"""
HINDI = """नाव चली है दूर किनारे माँझी गाता जाता था
लहरों के संग सुबह की धूप का सोना आता जाता था
घाट पे बैठी बूढ़ी अम्मा सबकी राह देखती थी
शाम ढले जब दीप जले तो मन भी गाता जाता था
बादल की छाया में सारा गाँव सो भी जाता था"""
SONG = """The song of the miller
Le vent s’en va, le vent revient,
la roue tourne et tourne bien.
Meunier, meunier, tu dors trop tard,
la farine est blanche et le pain est noir.
La fille passe avec son seau, elle chante,
elle a des fleurs à son chapeau.
Meunier, meunier, tu dors trop tard,
la farine est blanche et le pain est noir."""
CHINESE = "\n".join(
    "风从北方的海上吹来带着盐和雪的气味吹过空空的码头和旧日的仓库和灯塔与船"[: 31 + n % 3] + "，" for n in range(6)
)
LEFT_ALONE = [
    ("verse in a script without spaces, whose lines stop at commas", CHINESE),
    ("a song with commas inside its lines, too", SONG),
    ("a ballad, whose lines stop at commas", BALLAD),
    ("verse without marks, whose lines begin with capitals", CAPITALS),
    ("verse without marks in a script without capitals", HINDI),
    ("paragraphs", "\n".join(" ".join(WORDS[n:] * 5) + "." for n in range(9))),
    ("headings of one length", HEADINGS),
    ("a list", "\n".join(f"- {' '.join(WORDS[: 6 + n % 5])}" for n in range(12))),
    ("a verse", VERSE),
    ("short lines", "\n".join(" ".join(WORDS[n : n + 4]) for n in range(12))),
    ("three lines", textwrap.fill(" ".join(WORDS * 2), 60)),
    ("nothing", ""),
]


def _write(seed: int) -> list[str]:
    dice = Random(seed)  # noqa: S311 - a test
    return [" ".join(dice.choices(WORDS, k=dice.randint(20, 90))) + "." for _ in range(6)]


def _wrap(paragraphs: list[str], width: int, end: str = "\n") -> tuple[str, frozenset[int]]:
    """The paragraphs wrapped, and where lines end inside them."""
    text, wraps = "", set[int]()
    for paragraph in paragraphs:
        *lines, last = textwrap.wrap(paragraph, width)
        for line in lines:
            text += line
            wraps.add(len(text))
            text += end
        text += last + end
    return text, frozenset(wraps)


@pytest.mark.parametrize(("what", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_no_width_explains_is_left_alone(what: str, text: str) -> None:
    assert find_wraps(text) == frozenset()


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n"], ids=["LF", "CRLF", "spaces and LF"])
@pytest.mark.parametrize("width", [40, 66, 72, 90, 120])
def test_lines_that_end_for_want_of_room_are_found_and_ends_of_paragraphs_are_not(width: int, end: str) -> None:
    for seed in range(8):
        text, wraps = _wrap(_write(seed), width, end)
        found = find_wraps(text)
        assert wraps <= found
        extra = found - wraps
        assert all(
            width - 12 < len(text[:at].splitlines()[-1]) for at in extra
        )  # a last line that is as long by chance


def test_a_wrapped_part_is_found_beside_long_lines() -> None:
    text, wraps = _wrap(_write(1), 70)
    long = " ".join(WORDS * 6) + ".\n"
    found = find_wraps(long + text + long)
    assert {at + len(long) for at in wraps} <= found
    assert not found & {len(long) - 1, len(long + text) - 1}


def test_a_line_that_was_damaged_since_is_still_one() -> None:
    text, wraps = _wrap(_write(2), 70)
    at = sorted(wraps)[5]
    hurt = text[: at - 9] + "xx" + text[at - 9 :]
    assert at + 2 in find_wraps(hurt)


def test_a_script_without_spaces_wraps_anywhere() -> None:
    prose = "".join(Random(4).choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力", k=400)) + "。"  # noqa: S311
    lines = [prose[at : at + 40] for at in range(0, len(prose), 40)]
    assert len(find_wraps("\n".join(lines))) == len(lines) - 1


def test_wrapped_parts_with_blank_lines_between_them_are_all_found() -> None:
    text, wraps = _wrap(_write(1), 70, "\n")
    both = f"{text}\n{text}"
    assert wraps | {at + len(text) + 1 for at in wraps} <= find_wraps(both)


NAMES = ", ".join(
    f"{first} {last}" for first in ("Ann", "Ben", "Cora", "Dan", "Eve") for last in ("Lee", "Roe", "Mills")
)
STORY = "नाव चली, माँझी गाता था। लहरें उठीं और सुबह की धूप फैल गई। घाट पर बूढ़ी अम्मा बैठी थी, सबकी राह देखती हुई। "
WRAPPED = [
    ("names with commas between them", f"They are {NAMES} and Fay Holm."),
    ("prose in capitals", f"{PROSE} {PROSE} {PROSE}".upper()),
    ("prose in a script without capitals", STORY * 3),
]


@pytest.mark.parametrize(("what", "text"), WRAPPED, ids=[case[0] for case in WRAPPED])
def test_what_a_width_broke_is_no_verse(what: str, text: str) -> None:
    lines = textwrap.wrap(text, 42)
    asked = [line for line in lines[:-1] if line[-1] not in ".।"]
    assert len(find_wraps("\n".join(lines))) >= len(asked) >= 4


@pytest.mark.parametrize("stops", [2, 3, 4, 5])
def test_from_four_lines_on_a_width_is_told(stops: int) -> None:
    lines = textwrap.wrap(" ".join(WORDS * 5), 60)[: stops + 1]
    assert len(find_wraps("\n".join(lines))) == (stops if stops >= 4 else 0)
