from __future__ import annotations

import re
import time

import pytest

from stitchtext import StitchError
from stitchtext.segment.markers import find_markers

MARKERS = [
    "—END—", "--END--", "-END-", "― END ―", "– end –", "— End —", "——END——", "－END－", "ーENDー", "─ END ─",
    "—END—   ", "  —END—", "\t--END--\t", "\ufeff—END—", "—  END  —", "—END—\u00a0", "\u3000—END—\u200b", "—ＥＮＤ—",
    "— E N D —", "- - END - -", "—\u200bEND\u200b—", "⸺END⸺", "===END===", "== END ==", "***END***", "*** END ***",
    "~~~ END ~~~", "___END___", "### END ###", "<<<END>>>", ">>> END <<<", "＝＝＝ＥＮＤ＝＝＝",
    "=-=END=-=", "--- end ---",
]  # fmt: skip
TEXT = [
    "ここで—END—と書かれた行", "END", "—END", "END—", "THE END", "—THE END—", "— END — of the road", "—ENDE—",
    "**END**", "*END*", "# END", "### END", "END ###", "=END=", "_END_", "~END~", "[END]", "<END>", "<end>", "【END】",
    "***", "---", "-----", "* * *", "=== THE END ===", "*** END OF THE BOOK ***", "E-N-D", "—END—1", "|END|",
    "—E.N.D.—", "—END—。", "—" * 50 + "END" + "—" * 50,
]  # fmt: skip


@pytest.mark.parametrize("line", MARKERS)
def test_a_line_of_dashes_and_end_is_a_marker(line: str) -> None:
    assert find_markers(f"一\n{line}\n二") == [(2, 2 + len(line))]


@pytest.mark.parametrize("line", TEXT)
def test_a_line_that_says_anything_else_is_text(line: str) -> None:
    assert find_markers(f"一\n{line}\n二") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_marker_is_found_under_every_line_end(newline: str) -> None:
    scrape = newline.join(["一", "—END—", "二", "—END—"])
    assert [scrape[start:end] for start, end in find_markers(scrape)] == ["—END—", "—END—"]


@pytest.mark.parametrize("scrape", ["—END—", "—END—\n一", "一\n—END—"])
def test_a_marker_may_be_the_first_and_the_last_line(scrape: str) -> None:
    assert len(find_markers(scrape)) == 1


@pytest.mark.parametrize("scrape", ["一\n=== END ===\n", "一\n*** END ***", "=== END ===\n一\n"])
def test_a_framed_line_that_divides_nothing_may_be_the_end_of_a_text(scrape: str) -> None:
    assert find_markers(scrape) == []


@pytest.mark.parametrize("line", ["[END]", "[[END]]", "<END>", "【END】", "［END］"])
def test_end_in_brackets_is_a_marker_where_it_stands_again(line: str) -> None:
    assert len(find_markers(f"一\n{line}\n二\n{line}\n")) == 2
    assert find_markers(f"一\n{line}\n二\n") == []


def test_markers_may_follow_one_another() -> None:
    assert find_markers("—END—\n—END—\n") == [(0, 5), (6, 11)]


def test_a_marker_of_ones_own_adds_to_the_defaults() -> None:
    assert find_markers("一\n***\n二\n—END—\n", [r"\*{3,}"]) == [(2, 5), (8, 13)]


def test_a_marker_of_ones_own_must_match_the_whole_line() -> None:
    assert find_markers("一 *** 二\n", [r"\*{3,}"]) == []


def test_a_line_that_two_patterns_match_is_one_marker() -> None:
    assert find_markers("一\n--END--\n二", ["--END--", "-+END-+"]) == [(2, 9)]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("*x", r"marker '*x':1:1: not a regular expression: nothing to repeat; mend the pattern"),
        ("x)", r"marker 'x)':1:2: not a regular expression: unbalanced parenthesis; mend the pattern"),
        ("(x", r"marker '(x':1:3: not a regular expression: missing ); mend the pattern"),
    ],
)
def test_a_pattern_that_is_none_is_told_with_its_place(pattern: str, told: str) -> None:
    with pytest.raises(StitchError, match=f"^{re.escape(told)}$"):
        find_markers("一", [pattern])


def test_a_pattern_that_never_ends_is_told_and_not_awaited() -> None:
    began = time.process_time()
    told = "marker '(a|aa)+$x': takes too long on one line; write it so that it cannot match one line in many ways"
    with pytest.raises(StitchError, match=f"^{re.escape(told)}$"):
        find_markers("a" * 40 + "!", ["(a|aa)+$x"])
    assert time.process_time() - began < 5  # the processor's: of a busy machine the clock tells nothing
