from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

import stitchtext
from stitchtext.folded import fold
from stitchtext.model import Article, Finding, Fragment, Placement, Reading, Seam, Variant
from stitchtext.rules import mark, review, untitled_articles

TEXT = "題名のとおり\n一つ目の文です。二つ目の文は"
BARE = Article(TEXT, "題名のとおり", False, (), (), (), (), ())


def seam(kind: str, *, weak: bool) -> Seam:
    return Seam(9, kind, 0, 2, 12.3, 4.0, weak)  # type: ignore[arg-type]


def tie(*texts: str, votes: tuple[int, ...] = (1, 1)) -> Variant:
    said = enumerate(zip(texts, votes, strict=True))
    readings = tuple(Reading(text, (n,), count, damaged=False) for n, (text, count) in said)
    return Variant(7, 9, readings, "fuller", tie=votes[0] == votes[1])


def only(article: Article) -> Finding:
    (finding,) = review([article], lone=False)
    assert finding.article == 0
    assert finding.edits == ()
    assert finding.safety == "report"
    return finding


def test_an_article_beyond_doubt_has_no_finding() -> None:
    sure = replace(BARE, seams=(seam("overlap", weak=False), seam("containment", weak=True)))
    assert review([replace(sure, variants=(tie("一つ", "二つ", votes=(2, 1)),))], lone=False) == ()


@pytest.mark.parametrize(("kind", "how"), [("butt", "end to end"), ("overlap", "by the little they share")])
def test_a_weak_seam_is_told_where_it_is(kind: str, how: str) -> None:
    finding = only(replace(BARE, seams=(seam(kind, weak=True),)))
    assert (finding.code, finding.start, finding.end, finding.doubt) == ("S201", 9, 9, True)
    assert finding.message == f"fragments 1 and 3 are joined {how} (12 bits)"


def test_a_hole_is_told_where_it_is() -> None:
    finding = only(replace(BARE, seams=(seam("hole", weak=True),)))
    assert (finding.code, finding.start, finding.end, finding.doubt) == ("S202", 9, 9, True)


def test_a_truncated_article_is_told_with_its_unfinished_words() -> None:
    finding = only(replace(BARE, truncated=True))
    assert (finding.code, TEXT[finding.start : finding.end], finding.doubt) == ("S203", "二つ目の文は", True)


def test_a_truncated_article_without_a_sentence_mark_near_is_told_with_its_last_words() -> None:
    finding = only(Article("長" * 200 + "\n", None, True, (), (), (), (), ()))
    assert (finding.start, finding.end) == (140, 200)


def test_below_paragraphs_without_marks_half_a_letter_at_the_end_is_a_cut() -> None:
    """A Thai vowel that stands before its consonant."""
    article = replace(BARE, text="ตลาดน้ำเปิดโฉมใหม่ชูแนวคิดขยะเป็นศูนย์ในทุกวันหยุด\n" * 4 + "ไม่ได้เ\n", truncated=True)
    assert [finding.code for finding in review([article], lone=False)] == ["S203"]
    assert not review([replace(article, text=article.text.replace("เ\n", "\n"))], lone=False)


VERSE = "山の朝の長い道をひとりで歩いて行く人の影がどこまでも続いていて、誰も声をかけない\n"


@pytest.mark.parametrize(
    ("text", "told"), [(VERSE * 3, False), (VERSE * 2, True), (VERSE * 2 + VERSE[:-1] + "。\n", True)]
)
def test_below_paragraphs_that_never_end_with_a_mark_none_at_the_end_tells_nothing(text: str, told: bool) -> None:
    article = replace(BARE, text=f"題名\n{text}一つ目の文です。二つ目の\n", truncated=True)
    assert any(finding.code == "S203" for finding in review([article], lone=False)) is told


def test_a_tie_shows_its_readings() -> None:
    finding = only(replace(BARE, variants=(tie("一つ", ""),)))
    assert (finding.code, finding.start, finding.end, finding.doubt) == ("V101", 7, 9, True)
    assert finding.message == "「一つ」 stands, nothing has as many votes; decided by fuller"


NARROW = "夏の計算機。冬の計算機。春の計算算機。"
NEAR_TIES = [
    ("a letter doubled", NARROW, 15, ("算", ""), (2, 1), True),
    ("a letter lost", "夏の計算機。冬の計算機。春の計機。", 15, ("", "算"), (3, 2), True),
    ("a clear vote", NARROW, 15, ("算", ""), (3, 1), False),
    ("a word that nothing doubles", "夏の計算機。冬の計算機。春の計大算機。", 15, ("大", ""), (2, 1), False),
    ("a place that a rule has mended", "春の計算機。", 5, ("機。機。", "機。"), (2, 1), False),
    ("a control character lost", "夏の\x07計。冬の\x07計。春の計。", 12, ("", "\x07"), (3, 2), False),
    ("a word in place of a longer one", "夏の計算機。冬の計算機。春の図機。", 15, ("図", "計算"), (2, 1), False),
    ("what stands so nowhere else", "春の計算算機。", 4, ("算", ""), (2, 1), False),
]


@pytest.mark.parametrize(
    ("what", "text", "at", "said", "votes", "told"), NEAR_TIES, ids=[case[0] for case in NEAR_TIES]
)
def test_a_vote_won_by_one_against_the_rest_of_the_text(
    what: str, text: str, at: int, said: tuple[str, ...], votes: tuple[int, ...], told: bool
) -> None:
    variant = replace(tie(*said, votes=votes), start=at, end=at + len(said[0]), reason="votes")
    findings = review([replace(BARE, text=text, variants=(variant,))], lone=False)
    assert [finding.code for finding in findings] == ["V105"] * told


OPENINGS = [
    ("a title and its double", "第一章。始まり\n第一章。始まり\n本文です。", 2, True),
    ("a title and its double with a stutter", "雲の計算機\n雲の計算計算機\n本文です。", 2, True),
    ("a title of two letters and its double", "安装\n安装\n本文です。", 2, True),
    ("a title of one letter", "春\n春\n本文です。", 2, False),
    ("a line of one fragment", "第一章。始まり\n第一章。始まり\n本文です。", 1, False),
    ("a flattened title and its double", "Notes on tides Notes on tides The sea rises.", 2, True),
    ("a short title and its sentence", "Hug Hug was made in 2015.", 2, False),
    ("a name said three times", "Location, Location, Location, and so on.", 2, False),
    ("a word said twice", "Mahalo Mahalo is what they say.", 2, False),
    ("a Chinese title twice", "安装套件的引导 安装套件的引导 小组在这里。", 2, True),
    ("a Chinese title of two letters, flattened", "致谢 致谢 小历史在这里。", 2, True),
    ("a word that the next one begins with", "謝 謝謝さんは来た。", 2, False),
    ("a title that runs into its copy", "港の大きな市場港の大きな市場魚が並びます。", 2, True),
    ("a sound said again and again", "ははははははははははははは、と笑った。", 2, False),
    ("words said twice further on", "The sea, the sea, the sea rises.", 2, False),
    ("lines of one length", "第一章 春\n第一章 夏\n本文です。", 2, False),
    ("a longer title", "計算機\n大きな計算機\n本文です。", 2, False),
]


@pytest.mark.parametrize(("what", "text", "count", "told"), OPENINGS, ids=[case[0] for case in OPENINGS])
def test_a_line_that_opens_an_article_twice(what: str, text: str, count: int, told: bool) -> None:
    placements = tuple(Placement(n, 0, len(text), 0, len(text)) for n in range(count))
    findings = review([replace(BARE, text=text, placements=placements)], lone=True)
    assert [finding.code for finding in findings if finding.doubt] == ["S209"] * told


TITLED = "港の市場\n魚が並びます。朝は早く\n"
FLAT, FLAT_ENGLISH = "魚が並びます。次です。" * 60 + "\n", "Fish is sold. There is more of it. " * 20 + "\n"
UNTITLED = [
    ("prose beside a titled one", ("魚が並びます。朝は早いです。\n次です。\n", TITLED), [0]),
    ("one sentence, and more below", (TITLED, "魚が並びます。\n次です。\n"), [1]),
    ("one beside one that ends in dots", ("港の市場\n魚が...\n", "魚が並びます。\n次です。\n"), [1]),
    ("one in one line beside one that ends, and dots", ("港の市場\n魚です。…\n", FLAT), []),
    ("one in one line beside one that ends", ("港の市場\n魚が並びます。\n", FLAT), []),
    ("one that opens with a list", ("港の市場\n魚が並びます。\n", "・魚と貝\n次です。\n"), []),
    ("one that opens with prose", ("港の市場\n魚が並びます。\n", "魚が並びます。\n次です。\n"), [1]),
    ("one below a question", ("港の市場\n魚が並びます。\n", "Who sells fish?\nMany do.\n"), []),
    ("a single paragraph", ("港の市場\n魚が並びます。\n", "魚が並びます。次です。\n"), [1]),
    ("two under titles", (TITLED, "山の市場\n花が並びます。\n"), []),
    ("a numbered title", (TITLED, "2. The hills\nFlowers grow.\n"), []),
    ("a title and no more", (TITLED, "山の市場\n"), []),
    ("two without titles", ("魚が並びます。\n次です。朝は\n", "花が並びます。\n次です。\n"), []),
    (
        "one beside one that ends with a name",
        ("港の市場\n魚が並びます。\n山田太郎\n", FLAT),
        [],
    ),
    ("one beside one in Thai", ("ตลาดปลา\nปลาสดทุกวัน ร้านเปิด\n", "ปลาสดทุกวัน " * 12 + "\nร้านเปิด\n"), []),
    (
        "one beside one in Thai that ends with a heading",
        ("ตลาดปลา\nปลาสดทุกวัน ร้านเปิด\nข้อ 21\n", "ปลาสดทุกวัน " * 12 + "\nร้านเปิด\n"),
        [],
    ),
    ("two that open with prose", ("港の市場\n魚が並びます。\n", *("魚が並びます。\n次です。\n",) * 2), []),
    (
        "two beside two with titles",
        (*("港の市場\n魚が並びます。\n",) * 2, *("魚が並びます。\n次です。\n",) * 2),
        [2, 3],
    ),
    ("one of another script", (TITLED, "The market is open. It sells fish.\nMore.\n"), []),
    ("one that begins with a word of another script", (TITLED, "FTPの港です。\n次です。\n"), [1]),
    ("one beside a last line of some length", ("題名\n魚です。\n" + "港" * 20 + "\n", "魚です。\n次です。\n"), [1]),
    (
        "one beside a last line of five words",
        ("The port\nIt opens.\nThis is no more A\n", "Fish is sold.\nMore.\n"),
        [1],
    ),
    ("one beside a last line of four words", ("The port\nIt opens.\nBy A. N. Other\n", FLAT_ENGLISH), []),
    (
        "one beside a line of credits",
        ("The port\nIt opens.\nPhoto by John Smith of Reuters\n", FLAT_ENGLISH),
        [],
    ),
    ("one that opens with a line that goes on", (TITLED, "魚、貝、\n花も並びます。\n"), [1]),
    ("one that opens with a line that leads to a list", (TITLED, "市場で売られるもの:\n魚と花です。\n"), [1]),
    ("the same beside one that ends with a sentence", ("港の市場\n魚です。\n", "市場で売られるもの:\n魚です。\n"), [1]),
    ("one that begins with a small letter", ("The harbour\nIt opens.\n", "ustomers say\nMany do.\n"), [1]),
    ("two that do", ("async and await\nIt opens.\n", "dpkg\nIt packs.\n"), []),
    ("one alone", ("魚が並びます。\n次です。朝は\n",), []),
]


@pytest.mark.parametrize(("what", "texts", "told"), UNTITLED, ids=[case[0] for case in UNTITLED])
def test_an_article_without_a_title(what: str, texts: tuple[str, ...], told: list[int]) -> None:
    findings = review([replace(BARE, text=text) for text in texts], lone=False)
    assert [finding.article for finding in findings if finding.code == "S210"] == told
    assert all("article" in finding.message for finding in findings)


DOUBLED = [((9, 9), [1]), ((9, 12), [])]
"""Where two fragments end that start an article: one that stands twice is no copy."""


@pytest.mark.parametrize(("ends", "told"), DOUBLED)
def test_an_article_without_a_title_that_a_doubled_fragment_starts_is_told(
    ends: tuple[int, ...], told: list[int]
) -> None:
    places = tuple(Placement(n, 0, end, 20 * n, 20 * n + end) for n, end in enumerate(ends))
    untitled = replace(BARE, text="魚が並びます。\n次です。\n", placements=places)
    findings = review([replace(BARE, text="港の市場\n魚が並びます。\n"), untitled], lone=False)
    assert [finding.article for finding in findings if finding.code == "S210"] == told


HARBOUR = (
    "".join(
        f"今日の{fish}は夜明けの港に{n}箱ほど届いて、市場で売られた。"
        for n, fish in enumerate("鯛鮪鰹鯖鰯鯵鮭鰤鱈鯉鮎鱒", 11)
    )
    + "\n"
)
OTHERS = (
    "".join(
        f"山の{tree}は日の当たる谷に{n}本ほど育って、村で使われた。"
        for n, tree in enumerate("松杉檜桜梅楓栗柿桃桐樫椿", 11)
    )
    + "\n"
)
TWINS = [
    ("one alone", (HARBOUR,), []),
    ("two that share nothing", (HARBOUR, OTHERS), []),
    ("a third of the one", (HARBOUR + OTHERS * 1, HARBOUR[: len(HARBOUR) // 3] + OTHERS[::-1]), []),
    ("little in all", (HARBOUR[:60], HARBOUR[:60]), []),
    ("other numbers", (HARBOUR, HARBOUR.replace("1", "7")), [0, 1]),
    ("the one inside the other", (HARBOUR + OTHERS[::-1] * 2, HARBOUR), [1]),
]


@pytest.mark.parametrize(("what", "texts", "told"), TWINS, ids=[case[0] for case in TWINS])
def test_articles_that_say_nearly_the_same(what: str, texts: tuple[str, ...], told: list[int]) -> None:
    findings = review(
        [replace(BARE, text=f"{n}の話\n{text}") for n, text in zip("甲乙", texts, strict=False)], lone=False
    )
    assert [finding.article for finding in findings if finding.code == "S211"] == told


END = "船はどれも日の暮れる前に港へ戻り、網を干して朝を待った。"
PART = f"{OTHERS[::-1]}\n{END}"
ENDINGS = [
    ("one alone", (HARBOUR + END,), 1, []),
    ("a title above it", ("港\n" + OTHERS + HARBOUR + END, "山\n" + PART), 1, []),
    ("several fragments of it", ("港\n" + HARBOUR + OTHERS + END, PART), 2, []),
    ("equal fragments of it", ("港\n" + HARBOUR + OTHERS + END, PART), -2, [1]),
    ("few letters", ("港\n" + HARBOUR + END, OTHERS + "\n" + END[-20:]), 1, []),
    ("a note below three", ("港\n" + HARBOUR + OTHERS + END, PART, HARBOUR[::-1] + "\n" + END), 1, []),
    ("one line, which may have a title", ("港\n" + HARBOUR + OTHERS + END, OTHERS[::-1] + END), 1, []),
    ("a part of the longer one", ("港\n" + HARBOUR + OTHERS + END, PART), 1, [1]),
]


@pytest.mark.parametrize(("what", "texts", "placed", "told"), ENDINGS, ids=[row[0] for row in ENDINGS])
def test_an_article_without_a_title_that_ends_as_another_one_does_may_be_a_part_of_it(
    what: str, texts: tuple[str, ...], placed: int, told: list[int]
) -> None:
    places = tuple(Placement(0, 0, 9 + n * (placed > 0), 0, 9 + n * (placed > 0)) for n in range(abs(placed)))
    others = replace(BARE, text=texts[0], placements=(Placement(0, 0, 9, 0, 9),) * 2)
    findings = review([others, *(replace(BARE, text=text, placements=places) for text in texts[1:])], lone=False)
    assert [finding.article for finding in findings if finding.code == "S212"] == told, what
    lone = [replace(BARE, text=text, placements=places[:1]) for text in texts]
    assert all(finding.code != "S212" for finding in review(lone, lone=False)), "two notes with one footer"


MOVED = "港のことは市長が決めるのだと、みんなが言っている。"
TWO = f"題名\n{MOVED}\n{HARBOUR}{MOVED}\n{OTHERS}"
SIZE, LINE = len(TWO), len(MOVED)
RECURRING = [
    ("a fragment with room for both", TWO, [(0, SIZE, SIZE), (0, SIZE, SIZE - LINE)], []),
    ("one fragment alone across", TWO, [(0, SIZE, SIZE - LINE), (0, 50, 50)], []),
    ("none across both", TWO, [(0, 100, 100), (40, SIZE, SIZE - 40)], []),
    ("copies that leave out more", TWO, [(0, SIZE, SIZE - 200)] * 2, []),
    ("a short line", TWO.replace(MOVED, "港です。"), [(0, SIZE - 2 * LINE + 8, SIZE - 3 * LINE)] * 2, []),
    ("one line", TWO.replace(MOVED, "港のことは", 1), [(0, SIZE - LINE + 5, SIZE - 2 * LINE)] * 2, []),
    ("two that have it once", TWO, [(0, SIZE, SIZE - LINE)] * 2, [TWO.rindex(MOVED)]),
]


@pytest.mark.parametrize(("what", "text", "places", "told"), RECURRING, ids=[row[0] for row in RECURRING])
def test_a_line_that_every_fragment_across_both_places_has_once_is_told(
    what: str, text: str, places: list[tuple[int, int, int]], told: list[int]
) -> None:
    placed = tuple(Placement(n, low, high, 0, size) for n, (low, high, size) in enumerate(places))
    findings = review([replace(BARE, text=text, placements=placed)], lone=False)
    assert [finding.start for finding in findings if finding.code == "S214"] == told, what


LONG = f"港\n{HARBOUR}\n{OTHERS}"
WORDS = [
    ("one alone", ("OK",), 2, []),
    ("beside an article of one fragment", (LONG, "OK"), 1, []),
    ("beside an article of two lines", ("港\n船が来る。", "OK"), 2, []),
    ("a line of three words", (LONG, "A Long Way"), 2, []),
    ("a long word", (LONG, "Donaudampfschifffahrtsgesellschaft"), 2, []),
    ("a line in Japanese", (LONG, "港の朝市を歩く人びと"), 2, []),
    ("two lines", (LONG, "Ja\nNein"), 2, []),
    ("more such words than articles", (LONG, "OK", "Reject"), 2, []),
    ("a button", (LONG, "OK"), 2, [1]),
    ("two words, white space around them", (LONG, "\n Accept all \n"), 2, [1]),
    ("a word in Japanese", (LONG, "了解"), 2, [1]),
    ("a word in Korean", (LONG, "모두 거부"), 2, [1]),
]


@pytest.mark.parametrize(("what", "texts", "placed", "told"), WORDS, ids=[row[0] for row in WORDS])
def test_an_article_of_a_word_beside_a_rebuilt_one_is_told(
    what: str, texts: tuple[str, ...], placed: int, told: list[int]
) -> None:
    others = replace(BARE, text=texts[0], placements=(Placement(0, 0, 9, 0, 9),) * placed)
    lone = [replace(BARE, text=text, placements=(Placement(0, 0, 9, 0, 9),)) for text in texts[1:]]
    findings = [finding for finding in review([others, *lone], lone=False) if finding.code == "S213"]
    assert [finding.article for finding in findings] == told, what
    spans = [texts[f.article][f.start : f.end] for f in findings if f.article is not None]
    assert spans == [texts[number].strip() for number in told]


PROSE = "港の人びとは、長い冬のあいだに壊れた桟橋を直し、網を繕い、" * 2 + "来る年の漁を待っている。"
LOST = [
    ("a line that stays", ("印刷", ""), "votes", False),
    ("a short line", ("", "ページを印刷する。"), "votes", False),
    ("a long line without a sentence", ("", PROSE[:-1]), "votes", False),
    ("a short line that leads to what is below", ("", "タグ:"), "votes", False),
    ("a paragraph that stays", (PROSE, ""), "votes", False),
    ("a sentence", ("", "港の人びとは長い冬のあいだに壊れた桟橋を直し、網を繕っている。"), "votes", True),
    ("a long line that leads to what is below", ("", "桟橋が壊れたときには、次のようにして直します:"), "votes", True),
    ("a paragraph that goes", ("", PROSE), "votes", True),
]


@pytest.mark.parametrize(("what", "said", "reason", "told"), LOST, ids=[case[0] for case in LOST])
def test_prose_that_is_left_out(what: str, said: tuple[str, str], reason: str, told: bool) -> None:
    variant = replace(tie(*said, votes=(3, 1)), end=7 + len(said[0]), reason=reason)
    text = TEXT[:7] + said[0] + TEXT[7:]
    findings = review([replace(BARE, text=text, variants=(variant, variant))], lone=False)
    assert [finding.code for finding in findings] == ["V106"] * told


def test_of_an_article_that_starts_inside_a_sentence_it_is_told_once() -> None:
    cut = replace(BARE, text="の市場です。\n次です。\n", headless=True)
    assert [finding.code for finding in review([replace(BARE, text=TITLED), cut], lone=False) if finding.doubt] == [
        "S204"
    ]


def test_a_long_reading_is_shown_by_its_start() -> None:
    assert "「" + "長" * 24 + "…」" in only(replace(BARE, variants=(tie("長" * 80, "短"),))).message


def test_an_inlined_heading_is_told_and_left() -> None:
    text = "本文です。 ### 次の見出し 続きです。"
    finding = only(replace(BARE, text=text))
    assert (finding.code, text[finding.start : finding.end], finding.severity) == ("S301", "###", "note")


def test_a_doubled_title_is_mended_in_a_scrape_and_only_told_in_an_article_of_its_own() -> None:
    article = replace(BARE, text="題名のとおり\n題名のとおり\n本文です。")
    (mended,), (told,) = review([article], lone=False), review([article], lone=True)
    assert (mended.code, mended.safety, len(mended.edits)) == ("S101", "safe", 1)
    assert (told.code, told.safety, told.edits) == ("S101", "report", ())


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "題名のとおり\n題名のとおり\n使いますです。はずですです。\n途中"
    findings = review([replace(BARE, text=text, truncated=True)], lone=False)
    assert [finding.code for finding in findings] == ["S101", "T102", "T101", "S203"]


def test_of_rules_that_speak_of_one_place_the_one_that_sees_more_speaks() -> None:
    (finding,) = review([replace(BARE, text="使いますですです。")], lone=False)
    assert (finding.code, finding.start, finding.end) == ("T102", 2, 8)


def test_suspects_are_what_a_rule_would_mend_and_headings_are_none() -> None:
    texts = ["重要ですいます。 ### 見出し 続き", "はずですです。"]
    fragments = [Fragment(n, 50, 50 + len(t), t, head_cut=False, tail_cut=False) for n, t in enumerate(texts)]
    suspects = mark(fragments, [fold(text) for text in texts])
    assert [(s.fragment, texts[s.fragment][s.start : s.end], s.code, s.mute) for s in suspects] == [
        (0, "ですいます", "T102", False),
        (1, "ですです", "T101", False),
    ]


def test_the_real_scrape_is_clean_when_it_is_rebuilt(expected: str) -> None:
    assert stitchtext.repair(expected).findings == ()


def test_the_faults_of_the_real_scrape_are_marked(scrape: str) -> None:
    fragments = stitchtext.repair(scrape).fragments
    suspects = mark(fragments, [fold(fragment.text) for fragment in fragments])
    assert [(s.fragment, s.code) for s in suspects] == [(0, "S101"), (2, "T102"), (5, "T101"), (6, "T101")]


def test_of_many_articles_without_a_title_each_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[str] = []
    find = untitled_articles._find_script
    monkeypatch.setattr(untitled_articles, "_find_script", lambda text: looks.append(text) or find(text))
    articles = [replace(BARE, text=text) for text in (TITLED, "魚が並びます。\n次です。\n") for _ in range(50)]
    assert sum(finding.code == "S210" for finding in review(articles, lone=False)) == 50
    assert len(looks) == len(articles)


def test_a_long_article_is_not_copied_to_be_looked_at() -> None:
    line = "The {0:07} boats of the harbour come in early and {0:07} of them go out. Is it so ## Often ?\n"
    text = "\U00010000\n" + "".join(map(line.format, range(4_000)))
    long = replace(BARE, text=text, placements=(Placement(0, 0, len(text), 0, len(text)), Placement(1, 0, 99, 0, 99)))
    review([long], lone=False)
    tracemalloc.start()
    review([long], lone=False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < len(text.encode("utf-32")) / 2
