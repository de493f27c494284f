r"""L112: marks of wikis, boards and LaTeX in a text that is plain: '''bold''', [b]bold[/b], \textbf{bold}."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from stitchtext.model import Edit
from stitchtext.rules.quotations import is_code, is_mention
from stitchtext.rules.registry import Match, text_rule

_Spans: TypeAlias = list[tuple[int, int]]

_BOARD_NAMES = (
    "b|i|u|s|url|quote|img|code|size|colou?r|font|list|center|left|right|spoiler|email|sub|sup|table|tr|td|h[1-6]"
)
_WRAPPERS = (
    "(?:sub){0,2}section|(?:sub)?paragraph|chapter|part|title|text(?:bf|it|tt|sc|sl|sf|rm|up|md|superscript)|emph"
    "|underline|caption|footnote|mbox"
)
"""What stands before words in braces that a reader sees."""
_SILENT = "begin|end|label|index|documentclass|usepackage|vspace|hspace"
"""What stands before a word in braces that no reader sees."""
_ALONE = "item|noindent|maketitle|tableofcontents|newpage|clearpage|centering"
_FILES = "File|Image|Category|Datei|Bild|Kategorie|Fichier|Catégorie|Archivo|Categoría|Файл|Категория|ファイル|画像"
_WIKI = ("==", "''", "[[", "[http:/", "[https:/")
_LINES = ("===", "---", "~~~")
_ABOUT = re.compile(
    r"(?<![./a-z])(?:media)?wiki(?:text|code|s)?(?![./a-z])|bbcode|latex|(?-i:TeX)|markup|markdown|restructuredtext"
    r"|マークアップ",
    re.IGNORECASE,
)
"""Words for them, and not the address of a page."""


@text_rule(
    "L112",
    "stray-markup",
    "marks of a wiki, of a board or of LaTeX were left in the text",
    safety="unsafe",
    severity="note",
    on=False,
    needles=(*_WIKI, *_LINES, "[/", "\\"),
    examples=(
        ("== The port ==\nIt was '''late''', and [[Ship|ships]] came.\n", "The port\nIt was late, and ships came.\n"),
        ("It was [b]late[/b], see [url=https://example.org]here[/url].", "It was late, see here."),
        ("\\section{The port}\nIt was \\emph{late}: 90\\% of all.\n", "The port\nIt was late: 90% of all.\n"),
        ("The port\n========\nIt was late.\n", "The port\n\nIt was late.\n"),
    ),
    leaves=(
        "if a == b and c == d: pass\n",
        "x <- y[[1]] + z[[2]]\n",
        "a[i] = b[i]; c[b] = 0\n",
        "C:\\section\\new {one}\n",
        "`'''x'''` and `[b]x[/b]`\n",
        "A wiki writes '''bold''' so.\n",
        "One.\n\n---\n\nTwo.\n",
        "It was late.\n---\nHe had been waiting for a whole night by then.\n",
        "f('', x) and g('')\n",
        "[1/2] [see below] [/etc]\n",
    ),
)
def find_stray_markup(text: str) -> Iterator[Match]:
    r"""Marks of wikis, boards and LaTeX, as [[Page|words]], [b] and \emph{}, and lines of =, - or ~ under headings.

    A text may be written so, so that it speaks only when asked; beside other fragments of a scrape, those that have the
    text without them tell. Left alone: code, marks without their partner, one sign of LaTeX alone, lines that are much
    shorter than what they stand under, and all of a text that speaks of such marks.
    """
    spans = [] if speaks_of_markup(text) else [span for find in FINDERS for span in find(text)]
    for start, end in spans:
        if not is_code(text, start) and not is_mention(text, start, end):
            yield Match(start, end, f"「{text[start:end][:40]}」 is no text", (Edit(start, end, ""),))


def speaks_of_markup(text: str) -> bool:
    """Whether a text speaks of wikis, LaTeX or markup."""
    return _ABOUT.search(text) is not None


def _has_any(text: str, needles: Sequence[str]) -> bool:
    """Whether a text has one of these; most texts have not even its last sign, and one sign is found faster."""
    return any(needle[-1] in text and needle in text for needle in needles)


def list_wiki(text: str) -> _Spans:
    """Where a text has marks of a wiki around headings, slanted and bold type, and links, without their words."""
    if not _has_any(text, _WIKI):
        return []
    return [span for match in _compile_wiki().finditer(text) for span in _read_wiki(match)]


def _read_wiki(match: re.Match[str]) -> _Spans:
    """What is no text in a match: all of it but the words that a reader sees, if it has such."""
    start, end = match.span()
    words = next((name for name in ("heading", "type", "link", "far") if match[name]), "")
    if not words:
        return [(start, end)]
    low, high = match.span(words)
    inner = match[words]
    if not any(map(str.isalnum, inner)):
        return []
    return [(start, low + len(inner) - len(inner.lstrip())), (high - len(inner) + len(inner.rstrip()), end)]


def list_board(text: str) -> _Spans:
    """Where a text has tags of a board in square brackets: those that are closed, that close, or have a value."""
    if not _has_any(text, ("[/",)):
        return []
    spans: _Spans = []
    opened: dict[str, _Spans] = {}
    for match in _compile_board().finditer(text):
        name = (match["name"] or "").lower()
        if not name or match["value"]:
            spans.append(match.span())
        elif not match["closes"]:
            opened.setdefault(name, []).append(match.span())
        else:
            spans.extend([*opened.get(name, [])[-1:], match.span()])
            opened[name] = opened.get(name, [])[:-1]
    return sorted(spans)


def list_latex(text: str) -> _Spans:
    """Where a text has commands of LaTeX, with the braces around their words, and the signs before what it keeps.

    One such sign in all of a text proves nothing.
    """
    if "\\" not in text:
        return []
    spans: _Spans = []
    opened: list[tuple[int, int] | None] = []
    for match in _compile_latex().finditer(text):
        if match["wrapper"] or match[0] == "{":
            opened.append(match.span() if match["wrapper"] else None)
        elif match[0] != "}":
            spans.append((match.start(), match.end() - bool(match["kept"])))
        elif opened and (opener := opened.pop()):
            spans.extend([opener, match.span()])
    return sorted(spans) if len(spans) > 1 else []


def list_underlines(text: str) -> _Spans:
    """Where lines of one sign stand under the headings of a text, or over them as well."""
    if not _has_any(text, _LINES):
        return []
    found = [match.span() for match in _compile_line().finditer(text)]
    under = {span for span in found if _is_underline(text, *span)}
    over = {one for one, other in pairwise(found) if other in under and _is_pair(text, one, other)}
    return sorted(under | over)


def _is_underline(text: str, start: int, end: int) -> bool:
    """Whether a line of letters stands right above, at most twice as long: these may be wider than the sign."""
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)].strip()
    return any(map(str.isalpha, above)) and len(above) <= 2 * (end - start)


def _is_pair(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two such lines are alike, and one line stands between them."""
    alike = text[slice(*one)] == text[slice(*other)]
    return alike and text.count("\n", one[1], other[0]) == 2 and not text[one[1] : other[0]].isspace()


FINDERS: Sequence[Callable[[str], _Spans]] = (list_wiki, list_board, list_latex, list_underlines)
"""What finds the marks of one way to write; what is true of some marks of one is true of all."""


@cache
def _compile_wiki() -> re.Pattern[str]:
    return re.compile(
        r"^={2,6}(?P<heading>[^=\r\n]{1,200})={2,6}(?=[^\S\n]*$)"
        r"|(?P<quotes>'{2,5})(?=[\w“„«(\[])(?P<type>(?:[^'\r\n]|'(?!')){1,400})(?<=\S)(?P=quotes)"
        rf"|\[\[(?:{_FILES}):[^\[\]\r\n]{{1,400}}\]\]"
        r"|(?<![A-Za-z0-9_\])])\[\[(?:[^\[\]|\r\n]{1,200}\|)?(?P<link>[^\W_][^\[\]|\r\n]{0,199})\]\]"
        r"|\[https?://[^\s\[\]]{1,400} (?P<far>[^\[\]\r\n]{1,200})\]",
        re.MULTILINE,
    )


@cache
def _compile_board() -> re.Pattern[str]:
    return re.compile(
        r"\[img\][^\[\]\s]{1,400}\[/img\]|\[url=[^\[\]\s]{1,400}\Z"  # the last one is cut
        rf"|\[(?P<closes>/)?(?P<name>{_BOARD_NAMES})(?P<value>=[^\[\]\r\n]{{1,400}})?\]",
        re.IGNORECASE,
    )


@cache
def _compile_latex() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<wrapper>\\(?:{_WRAPPERS})\*?\{{)"
        rf"|\\(?:{_SILENT})\*?(?:\[[^\[\]\r\n]{{0,200}}\])?\{{[^{{}}\r\n]{{0,200}}\}}"
        rf"|\\(?:{_ALONE})\b|\\(?P<kept>[%&$#_{{}}])|[{{}}]"
    )


@cache
def _compile_line() -> re.Pattern[str]:
    return re.compile(r"^([=\-~])\1{2,}(?=[^\S\n]*$)", re.MULTILINE)
