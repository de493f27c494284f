"""L104: an HTML tag in a text that is no HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from stitchtext.folded import Folded
from stitchtext.model import Edit, Fragment, Suspect
from stitchtext.rules.quotations import is_code, is_mention
from stitchtext.rules.registry import Match, text_rule

_CODE = "L104"
_WRAPPED = re.compile(r"<(p|div|span|article|section|main|body|pre|blockquote|li|td)\b[^<>]{0,200}>", re.IGNORECASE)
_NAMES = "p|br|hr|div|span|a|b|i|u|em|strong|small|li|ul|ol|h[1-6]|img|table|tr|td|th|font|center|blockquote"
_PATTERN = rf"</?(?:{_NAMES})(?:\s[^<>\r\n@]{{0,99}}=[^<>\r\n@]{{0,99}})?\s?/?>"
_MORE = "html|head|body|main|article|section|header|footer|nav|aside|title|meta|link|figure|figcaption|picture|source"
_ALL = rf"<!doctype[^<>]{{0,200}}>|<\?xml[^<>]{{0,200}}\?>|</?(?:{_MORE})\b[^<>]{{0,400}}>|{_PATTERN}"
"""Tags, those of whole pages too."""
_HIDDEN, _AROUND = "script|style|head", "script|style|head|nav|footer|noscript"
"""What no reader sees of a page; and what stands around its text, too, if that is marked."""
_MARKED = re.compile(r"<(?:article|main)\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)\b", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_PAIRS = 3
"""Pairs of tags in a text from which names that nobody knows may be those of tags."""
_ABOUT = re.compile(
    r"html|xml|css|markup|\btags?\b|タグ|マークアップ|标签|標籤|标记|標記|태그|balise|тег", re.IGNORECASE
)


@text_rule(
    _CODE,
    "stray-tag",
    "an HTML tag was left in the text",
    safety="unsafe",
    needles=("<",),
    examples=(
        ("一つ目の文です。<br>二つ目の文です。", "一つ目の文です。二つ目の文です。"),
        ('It was <span class="x">late</span> at night.', "It was late at night."),
    ),
    leaves=(
        "HTML では <br> で改行します。",
        "The tag <p> begins a paragraph.",
        "a < b and b > c",
        "A. Gruenbacher <a.gruenbacher@example.org>",
        "`<br>`",
        "std::vector<int> v;",
        "Use <file> as input.",
        "“<br>”",
        "i<b && b>a",
    ),
)
def find_stray_tag(text: str) -> Iterator[Match]:
    """A tag of HTML that a scraper left.

    Beside other fragments of a scrape, those that have the text without them tell, of tags of other names as well.

    Left alone: code, quoted samples, addresses, names that are no tags, and all of a text that speaks of HTML or tags.
    """
    found = list(_compile().finditer(text))
    for match in found if found and not _ABOUT.search(text) else ():
        start, end = match.span()
        if not is_code(text, start) and not is_mention(text, start, end):
            yield Match(start, end, f"「{match[0][:40]}」 is no text", (Edit(start, end, ""),))


def speaks_of_tags(text: str) -> bool:
    """Whether a text speaks of tags or HTML, or has code; a whole page of HTML does not for that."""
    return not _PAGE.match(text) and (_ABOUT.search(text) is not None or "`" in text)


def mark_wrapped(fragments: Sequence[Fragment], _folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The two tags around fragments that have no others: one paragraph of a page, as muted suspects."""
    for one in fragments:
        found = _WRAPPED.match(one.text) if one.text.startswith("<") and one.text.endswith(">") else None
        end = one.text.rfind("</") if found else 0
        if (
            found
            and one.text[end:].casefold() == f"</{found[1].casefold()}>"
            and "<" not in one.text[found.end() : end]
        ):
            yield Suspect(one.index, 0, found.end(), _CODE, True)
            yield Suspect(one.index, end, len(one.text), _CODE, True)


def list_tags(text: str) -> list[tuple[int, int]]:
    """Where tags stand in a text, whatever it speaks of; of a whole page what no reader sees of it, as well.

    Those of names that nobody knows, too, where the text has them in pairs throughout.
    """
    if "<" not in text:
        return []
    names = (_AROUND if _MARKED.search(text) else _HIDDEN) if _HTML.match(text) else ""
    known = [match.span() for match in _compile_all(names).finditer(text)]
    return list(_merge([*known, *_list_own(text)]))


def _list_own(text: str) -> list[tuple[int, int]]:
    """Where tags stand whose names open as often as they close, but for one that a cut took; and empty ones beside."""
    found = list(_compile_own().finditer(text)) if text.count("</") >= _PAIRS else []
    opened = Counter(match["name"] for match in found if not match["closes"] and not match["empty"])
    closed = Counter(match["name"] for match in found if match["closes"])
    paired = {name for name, times in closed.items() if abs(opened[name] - times) <= min(1, opened[name])}
    if sum(closed[name] for name in paired) < _PAIRS:
        return []
    return [match.span() for match in found if match["empty"] or match["name"] in paired]


def _merge(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, without those that lie in one before them."""
    done = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end


@cache
def _compile() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.IGNORECASE)


@cache
def _compile_all(names: str) -> re.Pattern[str]:
    whole = rf"<!--.{{0,4000}}?-->|<({names})\b[^<>]{{0,400}}>.{{0,8000}}?</\1\s*>|" if names else ""
    return re.compile(whole + _ALL, re.IGNORECASE | re.DOTALL)


@cache
def _compile_own() -> re.Pattern[str]:
    return re.compile(r"<(?P<closes>/)?(?P<name>[A-Za-z_][\w.:\-]{0,40})(?:\s[^<>]{0,400}?)?(?P<empty>/)?>")
