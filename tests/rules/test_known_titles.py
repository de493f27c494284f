"""Known titles: leave-alone cases first."""

import pytest

from stitchtext import repair

BODY = "一つ目の文章がここにあります。二つ目の文章もここにあります。"
ENGLISH = "Installation of the system takes an hour. It can be done by one person alone."
LONG = " ".join(f"Part {number} tells of the day it was made." for number in range(13))
LEFT_ALONE = [
    ("a sentence that begins like the title", f"Installation\n{ENGLISH}", f"Installation {ENGLISH}"),
    ("a title that both write twice", f"安装\n安装\n{BODY}", f"安装\n安装\n{BODY}"),
    ("a first sentence that begins with the title", f"Backup of all data\nBackup of all data is hard. {ENGLISH}",
     f"Backup of all data\n{ENGLISH}"),
    ("a line of signs", f"{'=' * 40}\n{BODY}", f"{'=' * 40}\n{BODY}"),
    ("a line of a table", f"{'|---' * 12}|\n{BODY}", f"{'|---' * 12}|\n{BODY}"),
    ("words that the next sentence begins like", f"{'東京都の新しい計画について' * 2}東京都の財政は厳しい。{BODY}",
     "東京都の新しい計画について" * 2 + "東京都の"),
    (
        "a second title with another number",
        f"Top 10 films of 2010\nTop 100 films of 2010\n{ENGLISH}",
        f"Top 10 films of 2010\nTop 100 films of 2010\n{ENGLISH[:40]}",
    ),
    ("a copy further down", f"安装\n{BODY}\n安装\n{BODY[:15]}", f"安装\n{BODY}"),
]  # fmt: skip
MENDED = [
    ("two lines of a short title", f"安装\n{BODY}", f"安装\n安装\n{BODY[:20]}"),
    ("one of them with zero-width spaces", f"安装\n{BODY}", f"安装\n安\u200b装\n{BODY[:20]}"),
    ("a title with a marked heading behind it", f"安装\n第一节\n{BODY}", f"安装\n安装 ### 第一节 {BODY}"),
    ("a first paragraph where there is no title", f"{LONG}\n{BODY}", f"{LONG}\n{LONG}\n{BODY[:20]}"),
    ("a title that runs into its copy", f"港の市場\n{BODY}", f"港の市場港の市場{BODY[:20]}"),
    (
        "a longer one, flattened in both",
        f"港の朝の大きな魚市場を歩く {BODY}",
        f"港の朝の大きな魚市場を歩く港の朝の大きな魚市場を歩く {BODY}",
    ),
    (
        "a title of words that runs into its copy",
        f"Notes on the tides\n{ENGLISH}",
        f"Notes on the tidesNotes on the tides {ENGLISH}",
    ),
    (
        "one that begins with a bracket",
        f"【対談】港の朝の市場を歩く\n{BODY}",
        f"{'【対談】港の朝の市場を歩く' * 2}{BODY}",
    ),
    ("a title in letters and marks", f"\u30d7\u30ed\n{BODY}", f"\u30d5\u309a\u30ed\n\u30d5\u309a\u30ed\n{BODY[:20]}"),
    (
        "a title whose copy stutters",
        f"港の大きな魚市場を歩く\n{BODY}",
        f"港の大きな魚市場を歩く\n港の大きな大きな魚市場を歩く\n{BODY[:20]}",
    ),
    (
        "one that stutters before its copy",
        f"港の大きな魚市場を歩く\n{BODY}",
        f"港の大きな大きな魚市場を歩く 港の大きな魚市場を歩く {BODY[:20]}",
    ),
    (
        "one of words, flattened",
        f"Notes on the tides\n{ENGLISH}",
        f"Notes on the tides Notes on on the tides {ENGLISH[:40]}",
    ),
    (
        "one with marks of a heading",
        "## Version History\n\n## v1.4.0\n* Fix the shell\n* Add a list\n* Take out the old one",
        "## Version History\n## Version History\n\n## v1.4.0\n* Fix the shell",
    ),
    (
        "one that begins with a mark",
        f"【港】市場は町の居間になれるか\n{BODY}",
        f"【港】市場は町の居間になれるか【港】市場は町の居間になれるか{BODY[:20]}",
    ),
    ("one in another script", f"MAKE IT MODULAR\n{BODY}", f"MAKE IT MODULARMAKE IT MODULAR{BODY[:20]}"),
    (
        "one with the same stutter in both copies",
        f"Notes on the tides\n{ENGLISH}",
        f"Notes on on the tides ### Notes on on the tides {ENGLISH[:40]}",
    ),
    ("a flattened short title", f"RAID einrichten\n{ENGLISH}", f"RAID einrichten RAID einrichten {ENGLISH[:40]}"),
]


@pytest.mark.parametrize(("what", "one", "other"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_right_is_left_alone(what: str, one: str, other: str) -> None:
    assert repair(f"{one}\n—END—\n{other}\n").text == f"{one}\n"


@pytest.mark.parametrize(("what", "one", "other"), MENDED, ids=[case[0] for case in MENDED])
def test_a_title_that_another_fragment_writes_once_is_written_once(what: str, one: str, other: str) -> None:
    for raw in (f"{one}\n—END—\n{other}\n", f"{other}\n—END—\n{one}\n"):
        assert repair(raw).text == f"{one}\n"


def test_a_title_that_a_rule_writes_once_in_one_fragment_is_written_once_in_the_others() -> None:
    lines, flat = f"RAID einrichten\nRAID einrichten\n{ENGLISH}", f"RAID einrichten\nRAID einrichten {ENGLISH}"
    assert repair(f"{lines}\n—END—\n{flat}\n").text == f"RAID einrichten\n{ENGLISH}\n"


GLUED = [
    ("a short one", "安装", "一旦安装程序运行，会有一个初始画面迎接您。"),
    ("one that begins with a name", "Appveyor のイメージを更新する", "Windows 上では別の手順になります。"),
    ("one with whose first word the text goes on", "Debian Edu 12 マニュアル", "Debian Edu 12 は学校のためにある。"),
    ("one with a bracket behind", "预置文件的内容(bookworm)", "本附录使用的配置片段还放在预置例子文件里面。"),
    ("one that ends with a name", "更新 Azure", "Windows 上的步骤有所不同，请按照说明进行。"),
    ("one in Thai", "คู่มือการติดตั้ง", "ระบบนี้ใช้เวลาหนึ่งชั่วโมง"),
]


@pytest.mark.parametrize(("what", "title", "text"), GLUED, ids=[case[0] for case in GLUED])
@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_title_goes_that_is_set_apart_from_its_copy_where_that_runs_into_the_text(
    what: str, title: str, text: str, gap: str
) -> None:
    raw = f"{title}\n{text}\n{BODY}\n—END—\n{title}{gap}{title}{text}{BODY[:15]}\n"
    assert repair(raw).text == f"{title}\n{text}\n{BODY}\n"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("설치", "설치 프로그램을 시작하면 초기 화면이 나타납니다."),
        ("安装", "安装程序运行时，会有一个初始画面迎接您。"),
        ("Hug", "Hug was one of the first frameworks to do so."),
    ],
)
def test_the_first_word_of_a_text_that_is_its_title_stays_where_a_snippet_begins_with_it(title: str, text: str) -> None:
    whole = f"{title}\n{text}\n{BODY}\n{ENGLISH}"
    raw = "\n—END—\n".join([f"...{text} {BODY[:15]}...", title, whole[:40], whole])
    assert repair(raw).text == f"{whole}\n"


ABRIDGED = [
    ("a short title", "明天", "\n"),
    ("a title with a full stop", "4장. 설치", "\n"),
    ("a title that the abridged copy has flattened", "अनुच्छेद १९.", " "),
]


def test_the_subject_of_the_first_sentence_is_no_copy_of_the_title() -> None:
    rest = f"It takes {ENGLISH}"
    raw = f"Hug\nHug\nHug was one of the first frameworks to do so. {rest}\n—END—\nHug {rest}\n"
    assert repair(raw).text == f"Hug\nHug was one of the first frameworks to do so. {rest}\n"


def test_a_refrain_under_a_cut_head_is_no_doubled_title() -> None:
    refrain = "row row row your boat gently. Merrily we roll along the sea. "
    text = f"A song\nOne two three. {refrain * 3}The end of it is near. And then it stops for good."
    at = text.index(refrain) + 5
    assert repair(f"{text[: at + len(refrain) + 30]}\n—END—\n{text[at:]}\n").text.count("Merrily") == 3


def test_a_verse_is_no_doubled_title() -> None:
    verse = "Row, row\nRow, row\nRow, row your boat\n" + ENGLISH
    assert repair(f"{verse}\n—END—\nRow, row {ENGLISH}\n").text == f"{verse}\n"


@pytest.mark.parametrize(("what", "title", "gap"), ABRIDGED, ids=[case[0] for case in ABRIDGED])
def test_a_line_twice_is_written_once_where_an_abridged_copy_has_it_once(what: str, title: str, gap: str) -> None:
    rest = BODY[BODY.index("。") + 1 :]
    raw = f"{title}\n{title}\n{BODY}{ENGLISH}\n—END—\n{title}{gap}{rest}{ENGLISH}\n"
    assert repair(raw).text == f"{title}\n{BODY}{ENGLISH}\n"


@pytest.mark.parametrize("other", ["明天見\n", "\n"])
def test_a_line_twice_stays_where_no_other_fragment_starts_with_it(other: str) -> None:
    assert repair(f"明天\n明天\n{BODY}\n—END—\n{other}{BODY}\n").text.count("明天\n") == 2


def test_a_second_line_that_says_the_title_with_more_is_another_line() -> None:
    raw = f"港の大きな魚市場を歩く\n{BODY}\n—END—\n港の大きな魚市場を歩く\n港の大きな朝の魚市場を歩く\n{BODY}\n"
    assert "大きな朝の魚市場" in repair(raw).text


def test_a_title_with_a_digit_more_is_another_one() -> None:
    raw = f"200 metres of the final\n2000 metres of the final\n{ENGLISH}\n—END—\n200 metres of the final\n{ENGLISH}\n"
    assert "2000 metres of the final" in repair(raw).text


def test_a_window_that_begins_in_the_midst_of_a_song_keeps_all_its_rounds() -> None:
    """What it begins with stands at once again, and once more: it would prove itself."""
    song = "朝の港に船が並び、\n市場に魚が上がる。\n" * 4
    first, second = f"港の朝の歌\n{BODY}\n{song[:20]}", f"{song[10:]}{LONG}"
    assert repair(f"{first}\n—END—\n{second}").text.count("船が並び") == 4
