"""Marks of a cut: leave-alone cases first."""

from __future__ import annotations

import pytest

from accounting import check
from stitchtext import repair
from stitchtext.rules.teasers import find_teaser

WHOLE = (
    "The harbour\nEvery morning the boats come in before the sun is up. The council passed the plan for a new plant.\n"
    "The library will stay open until midnight. Researchers are looking at a lake below the ice."
)
CUT = WHOLE[:150]
JAPANESE = (
    "港の朝の話\n朝の港には漁船が静かに並び始める。新しい発電所の計画が市議会を通った。\n"
    "図書館は来月から深夜まで開くという。研究者たちは氷の下の湖を調べている。"
)


def joined(*fragments: str) -> str:
    return "\n—END—\n".join(fragments) + "\n"


LEFT_ALONE = [
    ("an end that no other reaches", joined(f"{WHOLE} And then...", CUT), f"{WHOLE} And then..."),
    ("an end that all have", joined(f"{WHOLE} And then…", f"{WHOLE} And then…", CUT), f"{WHOLE} And then…"),
    (
        "an end with words that stand elsewhere, too",
        joined(f"{WHOLE} A lake below the ice…", CUT),
        f"{WHOLE} A lake below the ice…",
    ),
    (
        "dots that another has inside",
        joined(WHOLE.replace(" will", "... will"), CUT[:134] + "..."),
        WHOLE.replace(" will", "... will"),
    ),
    (
        "dots written otherwise inside",
        joined(WHOLE.replace(" will", "… will"), CUT[:134] + "..."),
        WHOLE.replace(" will", "… will"),
    ),
    ("the end of another article", joined(f"{JAPANESE}そして……", WHOLE), f"{JAPANESE}そして……\n—END—\n{WHOLE}"),
]
MARKS = [
    "…", "...", " ...", "……", "‥", "・・・", " [...]", "[…]", "(…)", "（...）", " [&hellip;]", "&hellip;", "\n[...]",
    "\n…", " (continued)", "\nRead more", "… Read more", "...\nRead more", " [...] Read more", "...Read more »",
    " Read more", " [Read more]", "…\nContinue reading\n\nAdvertisement", " […] Weiterlesen", "... (à suivre)",
    "…続きを読む", "（続く）", "\n▼ 続きを読む", "\n→ Read more", "… → Weiterlesen", " ▶ Lire la suite", " [truncated]",
    "… (350 words more)", "… [+1200 chars]", "\n続きはWebで", "（残り300文字）", "\n剩余 42%", "\nSeguir leyendo",
    "\nContinua a leggere", "… Leia mais", "\nЧитать полный текст »", "\nอ่านต่อที่นี่ >>", " (gekürzt)",
]  # fmt: skip
NO_MARKS = [
    "The end.",
    "It is 3 . .",
    "so...and so",
    "Is it more",
    "[1]",
    "(see below)",
    "etc.",
    "道は続く家",
    "a)",
    "a → b",
    "so much for 350 words",
    "[+12]",
    "(the cut)",
    "→",
]


@pytest.mark.parametrize(("what", "raw", "text"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_dots_of_the_text_are_left_alone(what: str, raw: str, text: str) -> None:
    result = repair(raw)
    assert result.text == text + "\n"
    assert [entry for entry in result.account if entry.fate == "removed"] == []


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_is_no_mark_is_not_found(text: str) -> None:
    assert find_teaser(text, False) is None


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_a_cut_is_not_in_the_article(mark: str) -> None:
    raw = joined(CUT + mark, WHOLE)
    result = repair(raw)
    assert result.text == WHOLE + "\n"
    gone = "".join(entry.text or "" for entry in result.account if entry.fate == "removed")
    assert "".join(gone.split()) == "".join(mark.split())
    assert [fragment.tail_cut for fragment in result.fragments] == [True, False]
    check(raw, result)


@pytest.mark.parametrize("mark", [" [...]", "\nRead more", "... Read more", " (continued)"])
def test_a_mark_beyond_doubt_goes_where_no_other_fragment_reaches_it(mark: str) -> None:
    result = repair(joined(WHOLE[:190] + mark, CUT))
    assert result.text == WHOLE[:190].rstrip() + "\n"
    assert [finding.code for finding in result.findings] == ["S203"]


def test_dots_go_where_another_fragment_starts_inside_the_sentence() -> None:
    result = repair(joined(CUT + "...", WHOLE[150:], "The harbour\n" + WHOLE[110:160]))
    assert [entry.text for entry in result.account if entry.code == "L102"] == ["..."]


@pytest.mark.parametrize(("begin", "gone"), [("新しい発電所の計画が市議会を", ["…"]), ("市議会を", [])])
def test_dots_go_where_another_fragment_begins_with_the_last_words_before_them(begin: str, gone: list[str]) -> None:
    result = repair(joined(JAPANESE[: JAPANESE.index("通った")] + "…", JAPANESE[JAPANESE.index(begin) :]))
    assert [entry.text for entry in result.account if entry.code == "L102"] == gone


def test_of_four_dots_the_first_ends_the_sentence() -> None:
    result = repair(joined(WHOLE[:58] + ". It is....", WHOLE[:58] + ". It is. Then it goes on and on for long."))
    assert [entry.text for entry in result.account if entry.code == "L102"] == ["..."]


def test_dots_at_the_start_of_a_fragment_go_where_others_have_text_before_it() -> None:
    result = repair(joined(CUT, "…" + WHOLE[90:]))
    assert result.text == WHOLE + "\n"
    assert [entry.text for entry in result.account if entry.code == "L102"] == ["…"]
