"""Tables: a user's own rules on texts, read from TOML, each tried on its examples before it is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from stitchtext.edits import apply_edits
from stitchtext.errors import StitchError
from stitchtext.model import Edit
from stitchtext.rules.registry import Match, TextCheck, TextRule

if TYPE_CHECKING:
    import regex

_PATIENCE = 1.0
"""Seconds that a pattern may take on one text: one that backtracks without end is told, not awaited."""
_CODE = re.compile(r"[A-Z]{1,4}[0-9]{1,4}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STRINGS = ("code", "name", "summary", "doc", "pattern", "replacement", "severity", "safety")
_LISTS = ("exceptions", "languages", "leaves")
_CHOICES = {"severity": ("error", "warning", "note"), "safety": ("safe", "unsafe", "report")}
_NEEDED = ("code", "name", "summary", "pattern", "examples")


def read_rules(text: str, place: str) -> tuple[TextRule, ...]:
    r"""The rules of a TOML file: tables `[[rule]]` with a pattern, a replacement, exceptions and examples.

    A match is left alone where it lies inside one of the exceptions, which are plain strings. `examples` are pairs of
    a text before and after, `leaves` texts in which nothing is found; all are run.

    >>> text = '[[rule]]\ncode = "U1"\nname = "e-mail"\nsummary = "-"\npattern = "e-mail"\nreplacement = "email"'
    >>> read_rules(text + '\nexamples = [["an e-mail", "an email"]]', "rules.toml")[0].code
    'U1'

    Raises:
        StitchError: the file is no such TOML, a pattern is wrong, or an example does not come out as it says.

    """
    import tomllib  # noqa: PLC0415 - only here: most runs have no rules of their own, and start-up counts

    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StitchError(f"is not TOML: {error}", place=place) from error
    listed = tables.pop("rule", [])
    if tables or not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        raise StitchError("has something beside tables [[rule]]", place=place)
    return tuple(_read_rule(table, place) for table in listed)


def _read_rule(table: Mapping[str, Any], place: str) -> TextRule:
    where = f"{place}: rule {table.get('code', '?')}"
    _check_table(table, where)
    rule = TextRule(
        code=table["code"],
        name=table["name"],
        summary=table["summary"],
        doc=table.get("doc", f"{table['summary'][:1].upper()}{table['summary'][1:]}."),
        languages=tuple(table.get("languages", ())),
        severity=table.get("severity", "warning"),
        safety=table.get("safety", "unsafe") if "replacement" in table else "report",
        examples=tuple((before, after) for before, after in table["examples"]),
        leaves=tuple(table.get("leaves", ())),
        check=_make_check(table, where),
    )
    _try_examples(rule, where)
    return rule


def _check_table(table: Mapping[str, Any], where: str) -> None:
    strings = all(isinstance(table[key], str) for key in _STRINGS if key in table)
    lists = all(_is_list(table[key]) for key in _LISTS if key in table)
    examples = table.get("examples", [])
    pairs = isinstance(examples, list) and all(_is_list(pair) and len(pair) == 2 for pair in examples)
    unknown = sorted(set(table) - {*_STRINGS, *_LISTS, "examples"})
    missing = [key for key in _NEEDED if not table.get(key)]
    wrong = [key for key, choices in _CHOICES.items() if table.get(key, choices[0]) not in choices]
    if unknown:
        raise StitchError(f"there is no key {unknown[0]!r}", place=where)
    if missing or wrong:
        raise StitchError(f"{(missing or wrong)[0]!r} is missing or wrong", place=where)
    if not (strings and lists and pairs):
        raise StitchError("a value is no string, list of strings, or list of pairs of strings", place=where)
    if not (_CODE.fullmatch(table["code"]) and _NAME.fullmatch(table["name"])):
        raise StitchError("code and name must be like 'U101' and 'house-style'", place=where)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _make_check(table: Mapping[str, Any], where: str) -> TextCheck:
    import regex  # noqa: PLC0415 - only here: this engine can be stopped after a time

    try:
        pattern = regex.compile(table["pattern"])
    except regex.error as error:
        raise StitchError(f"not a regular expression: {error}", place=where, cure="mend the pattern") from error
    summary, replacement = table["summary"], table.get("replacement")
    exceptions = tuple(filter(None, table.get("exceptions", ())))

    def _check(text: str) -> Iterator[Match]:
        try:
            for match in pattern.finditer(text, timeout=_PATIENCE):
                start, end = match.span()
                if start < end and not any(_lies_in(text, start, end, one) for one in exceptions):
                    yield Match(start, end, summary, _replace(match, replacement))
        except TimeoutError as error:
            cure = "write it so that it cannot match one text in many ways"
            raise StitchError("takes too long on one text", place=where, cure=cure) from error

    return _check


def _replace(match: regex.Match[str], replacement: str | None) -> tuple[Edit, ...]:
    return () if replacement is None else (Edit(match.start(), match.end(), match.expand(replacement)),)


def _lies_in(text: str, start: int, end: int, exception: str) -> bool:
    """Whether a span lies inside a place at which an exception stands."""
    low = max(0, end - len(exception))
    at = text.find(exception, low, start + len(exception))
    return 0 <= at <= start


def _try_examples(rule: TextRule, where: str) -> None:
    for before, after in rule.examples:
        found = list(rule.find(before))
        mended = apply_edits(before, [edit for match in found for edit in match.edits]).text
        if not found or mended != after:
            raise StitchError(f"the example {before!r} comes out as {mended!r}", place=where)
    for text in rule.leaves:
        if any(rule.find(text)):
            raise StitchError(f"finds something in {text!r}, which it is to leave", place=where)
