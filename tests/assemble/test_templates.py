from __future__ import annotations

import pytest

from stitchtext import repair
from stitchtext.align import align
from stitchtext.assemble.templates import are_pages
from stitchtext.folded import fold
from stitchtext.model import Block

ENGLISH = (
    "{a} opens its {b} museum\n"
    "The council of {a} said on Friday that the {b} museum will open its doors in the spring of {c}.\n"
    "Visitors pay nothing on the first Sunday of a month, and {d} crowns on any other day of the week.\n"
    "For {a} it is the first house of its kind. The building by the river has {e} rooms on three floors.\n"
    "Whoever wants to see the old {b} tools up close can book a tour with a guide, in the morning or at noon.\n"
    "The mayor of {a} will cut the ribbon, and the pupils of two schools sing. There is soup for everyone."
)
GERMAN = (
    "{a} bekommt ein Haus für {b}\n"
    "Der Rat von {a} hat am Freitag beschlossen, dass das Haus für {b} im Frühling {c} öffnen soll.\n"
    "Am ersten Sonntag eines Monats kostet der Eintritt nichts, an allen anderen Tagen {d} Kronen.\n"
    "In {a} ist es das erste Haus dieser Art. Das Gebäude am Fluss hat {e} Räume auf drei Stockwerken.\n"
    "Wer sehen will, wie {b} früher aussahen, kann morgens oder mittags eine Führung buchen.\n"
    "Die Bürgermeisterin von {a} schneidet das Band durch, und zwei Schulen singen. Es gibt Suppe für alle."
)
JAPANESE = (
    "{a}に{b}の資料館\n"
    "{a}の議会は金曜日、{b}の資料館を{c}年の春に開くと発表した。毎月の最初の日曜日は無料で、"
    "そのほかの日は{d}円かかる。{a}では初めての施設となる。川沿いの建物は三階建てで、{e}の部屋がある。\n"
    "昔の{b}の道具を近くで見たい人は、午前か正午に案内を申し込むことができる。"
    "開館の日には{a}の町長が幕を切り、二つの学校の子どもたちが歌う。誰にでも温かい汁物がふるまわれる。"
)
FRAMES = [("English", ENGLISH), ("German", GERMAN), ("Japanese", JAPANESE)]
ONE = {"English": ("Northam", "clock"), "German": ("Lindau", "Uhren"), "Japanese": ("北見", "時計")}
OTHER = {"English": ("Wexley", "paper"), "German": ("Borkum", "Netze"), "Japanese": ("長崎", "織物")}


def fill(frame: str, names: tuple[str, str], figures: tuple[int, int, int]) -> str:
    return frame.format(a=names[0], b=names[1], c=figures[0], d=figures[1], e=figures[2])


def lay(one: str, other: str) -> tuple[list[Block], str, str]:
    a, b = fold(one), fold(other)
    return align(a, b), a.text, b.text


PAGE = fill(ENGLISH, ONE["English"], (2027, 40, 19))
LINES = PAGE.split("\n")
ALONE = [
    ("the same text", PAGE),
    ("nothing in common", "Of the sea, and of ships."),
    ("another title", "\n".join(["News from the valley", *LINES[1:]])),
    ("a name spelt otherwise, and another title", "\n".join(["Local", *LINES[1:]]).replace("Northam", "Norzhejm")),
    (
        "other figures, and another title",
        "Local\n" + "\n".join(fill(ENGLISH, ONE["English"], (1983, 75, 60)).split("\n")[1:]),
    ),
    (
        "other names below the same opening",
        "\n".join([*LINES[:2], *fill(ENGLISH, OTHER["English"], (1983, 75, 60)).split("\n")[2:]]),
    ),
    ("letters lost here and there", PAGE.replace("of", "f").replace("The", "Te").replace("the", "hte")),
    (
        "a sentence written anew, with a name twice",
        "Local\n" + "\n".join([*LINES[1:3], "In Wexley, and for Wexley, nothing else was ever said so.", *LINES[4:]]),
    ),
]


@pytest.mark.parametrize(("what", "text"), ALONE, ids=[case[0] for case in ALONE])
def test_copies_of_one_text_are_no_pages_of_a_template(what: str, text: str) -> None:
    assert not are_pages(*lay(PAGE, text))
    assert not are_pages(*lay(text, PAGE))


@pytest.mark.parametrize(("what", "frame"), FRAMES, ids=[case[0] for case in FRAMES])
def test_texts_with_other_names_and_figures_all_along_are_pages_of_a_template(what: str, frame: str) -> None:
    one, other = fill(frame, ONE[what], (2027, 40, 19)), fill(frame, OTHER[what], (1983, 75, 60))
    assert are_pages(*lay(one, other))
    assert are_pages(*lay(other, one))


@pytest.mark.parametrize(("what", "frame"), FRAMES, ids=[case[0] for case in FRAMES])
@pytest.mark.parametrize("cut", [1.0, 0.6])
def test_pages_of_a_template_stay_articles_of_their_own(what: str, frame: str, cut: float) -> None:
    one, other = fill(frame, ONE[what], (2027, 40, 19)), fill(frame, OTHER[what], (1983, 75, 60))
    scrape = "\n—END—\n".join([other, one[: int(cut * len(one))], one, other[: int(cut * len(other))]])
    assert sorted(article.text.strip() for article in repair(scrape).articles) == sorted([one, other])


@pytest.mark.parametrize(("what", "frame"), FRAMES, ids=[case[0] for case in FRAMES])
def test_pieces_of_pages_of_a_template_go_each_to_its_own(what: str, frame: str) -> None:
    pages = fill(frame, ONE[what], (2027, 40, 19)), fill(frame, OTHER[what], (1983, 75, 60))
    pieces = [piece for page in pages for piece in (page[len(page) * 2 // 5 :], page[: len(page) * 3 // 5])]
    for scrape in (pieces, [pages[0], *pieces[2:]], [pages[1], *pieces[:2]]):
        result = repair("\n—END—\n".join(scrape))
        assert sorted(article.text.strip() for article in result.articles) == sorted(pages)


def test_a_copy_under_another_title_is_of_the_article() -> None:
    copy = "\n".join(["News from the valley", *LINES[1:]])
    assert len(repair("\n—END—\n".join([PAGE, copy, PAGE])).articles) == 1
