"""L103: a line of the page inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stitchtext.marks import CALLS, STOPS
from stitchtext.model import Edit
from stitchtext.rules.phrases import LONGEST, is_said, look_up
from stitchtext.rules.registry import Match, text_rule

_LINE = re.compile(rf"^[^\S\r\n]*(\S[^\r\n]{{1,{LONGEST}}})$", re.MULTILINE)
_HEADED, _ENDED = "#", (*STOPS, *CALLS, ":", "：")
_SURE = ("more", "page", "answer")
"""What no text says."""
_FEWEST = 4
_OFTEN, _BEHIND = 3, 24
"""Places at which one stands over different text, and characters of that."""
_HEADING = re.compile(
    r"page|ページ|页|頁|페이지|seite|страниц|صفحة|पृष्ठ|पेज|หน้า"
    r"|related|関連|関係|相关|相關|관련|verwandt|ähnlich|similaires|liés|connexes|похож|по теме|ذات صلة|संबंधित|เกี่ยวข้อง"
    r"|accept|akzeptier|accepter|принять|комментар|kommentar|comment|コメント|评论|显示|show|anzeigen|afficher|показать"
    r"|oben|\btop\b|トップ|顶部|наверх|ऊपर",
    re.IGNORECASE,
)
"""What manuals of programs have headings and buttons on, too: turning leaves, related matters, showing more."""


@text_rule(
    "L103",
    "furniture-line",
    "a line of the page stands inside the text",
    safety="unsafe",
    examples=(
        ("一つ目の文です。\n続きを読む\n二つ目の文です。\n", "一つ目の文です。\n二つ目の文です。\n"),
        ("It was late.\nAdvertisement - continue reading below\nHe went home.\n", "It was late.\nHe went home.\n"),
        ("这是第一句。\n点击阅读全文\n这是第二句。\n", "这是第一句。\n这是第二句。\n"),
    ),
    leaves=(
        "一つ目の文です。\n広告\n二つ目の文です。\n",
        "題名\n関連記事の探し方\n本文です。\n",
        "Sign up to the list and read more about it.\n",
        "Contents\nThe first chapter\n",
        "Previous\nNext\n",
        "続く道は長い。\n",
        "The text.\nMore than this\nThe end.\n",
        "目次\n第一章\n",
        "道はまだまだ続く。\n",
    ),
)
def find_furniture_line(text: str) -> Iterator[Match]:
    """A line inside a text that is nothing but what pages write around articles: 続きを読む, Read more, 阅读全文.

    Which phrases, in thirteen languages, stands in `leftovers.txt`. Left alone: words that an article may have as
    a heading (広告, Contents, Next page), a single Latin word, and such words inside a longer line. At the ends of
    fragments of a scrape L101 tells more.
    """
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        if look_up(match[1]) in _SURE and _is_of_page(match[1]):
            behind = end + (text[end : end + 1] in ("\r", "\n")) + (text[end : end + 2] == "\r\n")
            yield Match(start, end, f"「{match[1]}」 is of the page", (Edit(match.start(), behind, ""),))


def list_lines(text: str) -> list[tuple[int, int]]:
    """Where lines of the page stand in a text, also those that it may have as a heading, or to name a day."""
    if not any(look_up(line) for line in text.splitlines() if len(line) <= LONGEST):
        return []  # as in most texts, and a first look is fast
    return [match.span(1) for match in _LINE.finditer(text) if look_up(match[1])]


def list_ad_lines(text: str) -> list[tuple[int, int]]:
    """Those of the lines that tell of advertisements."""
    return [(start, end) for start, end in list_lines(text) if is_said(text[start:end], "ad")]


def list_ads(texts: Sequence[str], lines: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int, int]]:
    """Those of the lines of each text that tell of advertisements, with the number of the text; seldom ones left alone.

    One may be a heading; but not three times over other text each time.
    """
    places: dict[str, list[tuple[int, int, int]]] = {}
    for number, (text, own) in enumerate(zip(texts, lines, strict=True)):
        for start, end in own:
            if is_said(text[start:end], "ad"):
                places.setdefault(text[start:end].strip(), []).append((number, start, end))
    for found in places.values():
        behind = {"".join(texts[number][end : end + _BEHIND].split()) for number, _, end in found}
        yield from found if len(behind) >= _OFTEN else ()


def may_be_word(line: str) -> bool:
    """Whether a text may have a line of the page, as a heading or to name a day."""
    return look_up(line) not in _SURE or not _is_of_page(line)


def _is_of_page(line: str) -> bool:
    """Whether a phrase cannot be a heading of a text, or the start of a sentence."""
    letters = "".join(filter(str.isalpha, line))
    single = len(letters) < _FEWEST or (letters < "\u0900" and " " not in line.strip())
    return not (single or line.startswith(_HEADED) or line.endswith(_ENDED) or _HEADING.search(line))
