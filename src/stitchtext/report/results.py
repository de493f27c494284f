"""Results read back: what `repair --format json` wrote, checked, as the nouns of the model again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from stitchtext.errors import StitchError
from stitchtext.model import Article, Entry, Repair
from stitchtext.report.documents import VERSION

_CURE = "write it anew with repair --format json"


class Result(NamedTuple):
    """One document: the name of what was repaired, and what came of it."""

    source: str
    repair: Repair


def read_results(text: str, place: str) -> Iterator[Result]:
    """The results in a text with a document a line; `place` is how an error calls it.

    Each is handed out only if its account rebuilds the scrape, and its fragments stand in that.

    Raises:
        StitchError: a line is no such document, or contradicts itself.

    """
    empty = True
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            empty = False
            yield read_result(line, f"{place}:{number}")
    if empty:
        raise StitchError("holds no result", place=place, cure=_CURE)


def read_result(line: str, place: str) -> Result:
    """The result in one document.

    Raises:
        StitchError: it is none, or contradicts itself.

    """
    try:
        document = json.loads(line)
    except ValueError as error:
        raise StitchError(f"is no JSON: {error}", place=place, cure=_CURE) from error
    except RecursionError as error:
        raise StitchError("is no result: nested too deeply", place=place, cure=_CURE) from error
    if not isinstance(document, dict) or not {"version", "account", "articles"} <= document.keys():
        cure = f"{_CURE}; of rows of scrapes, batch --report makes pages"
        raise StitchError("is no result of a repair", place=place, cure=cure)
    if document["version"] != VERSION:
        raise StitchError(f"is of version {document['version']!r}, not {VERSION}", place=place, cure=_CURE)
    try:
        repair: Repair = _read(Repair, document, "")
        _check(repair)
    except ValueError as error:
        raise StitchError(f"is no whole result: {error}", place=place, cure=_CURE) from error
    return Result(str(document.get("source", "")), repair)


def rebuild_scrape(articles: tuple[Article, ...], account: Iterable[Entry]) -> str:
    """The scrape, from nothing but articles and account, as the formats promise.

    Raises:
        ValueError: an entry says nothing of its text.

    """
    parts: list[str] = []
    for number, entry in enumerate(account):
        silent = entry.fate in ("used", "duplicate")
        if silent and entry.article is not None and 0 <= entry.article < len(articles):
            part: str | None = articles[entry.article].text[entry.at : entry.until]
        else:
            part = entry.text
        if part is None or len(part) != entry.end - entry.start:
            raise ValueError(f"account[{number}] does not tell its text")
        parts.append(part)
    return "".join(parts)


def _read(kind: Any, value: Any, path: str) -> Any:
    """A value of JSON as a noun of the model, or what one is made of."""
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, Mapping):
            raise ValueError(f"{path or 'document'} is no object")
        made = {name: _read(hint, _take(value, name, path), f"{path}.{name}") for name, hint in _list_hints(kind)}
        return kind(**made)
    origin = get_origin(kind)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{path[1:]} is no list")
        inner = get_args(kind)[0]
        return tuple(_read(inner, each, f"{path}[{number}]") for number, each in enumerate(value))
    if origin is UnionType:
        return (
            None if value is None else _read(next(each for each in get_args(kind) if each is not NoneType), value, path)
        )
    if origin is Literal and isinstance(value, str) and value in get_args(kind):
        return value
    if kind is float and type(value) in (int, float):
        return float(value)
    if type(value) is kind:
        return value
    raise ValueError(f"{path[1:]} is {str(value)[:20]!r}")


@cache
def _list_hints(kind: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


def _take(value: Mapping[str, Any], name: str, path: str) -> Any:
    if name not in value:
        raise ValueError(f"{f'{path}.{name}'[1:]} is missing")
    return value[name]


def _check(repair: Repair) -> None:
    """See that all that has a place lies where there is text.

    Raises:
        ValueError: the first thing that does not.

    """
    scrape = rebuild_scrape(repair.articles, repair.account)
    done = 0
    for number, entry in enumerate(repair.account):
        _within(done, entry.start, done, f"account[{number}]")
        done = entry.end
        if entry.article is not None:
            _within(0, entry.article, len(repair.articles) - 1, f"account[{number}].article")
            size = len(repair.articles[entry.article].text)
            _order(entry.at or 0, entry.until or 0, size, f"account[{number}]")
    for number, fragment in enumerate(repair.fragments):
        if fragment.index != number or scrape[fragment.start : fragment.end] != fragment.text:
            raise ValueError(f"fragments[{number}] does not stand in the scrape")
    for number, finding in enumerate(repair.findings):
        if finding.article is not None:
            _within(0, finding.article, len(repair.articles) - 1, f"findings[{number}].article")
        size = len(scrape if finding.article is None else repair.articles[finding.article].text)
        _order(finding.start, finding.end, size, f"findings[{number}]")
    for number, article in enumerate(repair.articles):
        _check_article(article, len(repair.fragments) - 1, f"articles[{number}]")


def _check_article(article: Article, last: int, path: str) -> None:
    size = len(article.text)
    done = 0
    for number, piece in enumerate(article.pieces):
        _within(done, piece.start, done, f"{path}.pieces[{number}]")
        done = piece.end
        _within(0, piece.fragment or 0, last, f"{path}.pieces[{number}].fragment")
    _within(size, done, size, f"{path}.pieces")
    for number, variant in enumerate(article.variants):
        _order(variant.start, variant.end, size, f"{path}.variants[{number}]")
        if not variant.readings:
            raise ValueError(f"{path}.variants[{number}] has no reading")
        for reader in (reader for reading in variant.readings for reader in reading.fragments):
            _within(0, reader, last, f"{path}.variants[{number}].readings")
    for number, gap in enumerate(article.breaks):
        _order(gap.start, gap.end, size, f"{path}.breaks[{number}]")
    for number, seam in enumerate(article.seams):
        _order(seam.at, seam.at, size, f"{path}.seams[{number}]")
        _within(0, seam.left, last, f"{path}.seams[{number}]")
        _within(0, seam.right, last, f"{path}.seams[{number}]")


def _order(start: int, end: int, size: int, path: str) -> None:
    _within(0, start, end, path)
    _within(start, end, size, path)


def _within(low: int, value: int, high: int, path: str) -> None:
    if not low <= value <= high:
        raise ValueError(f"{path}: {value} is out of place")
