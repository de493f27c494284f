"""The registry: what a rule is, and how it makes itself known. It knows no rule: each rule's file files itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from stitchtext.model import Article, Edit, Safety, Severity


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a rule holds: `[start, end)` of the text it looked at, why, and the edits it proposes."""

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()


Find: TypeAlias = Callable[[str], Iterable[Match]]
"""A text rule: looks at one text, a fragment's before the merge or an article's after it."""
Look: TypeAlias = Callable[[Article], Iterable[Match]]
"""An article rule: looks at a merged article and what is known about it; matches are places of its text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its file declares it.

    `structure` rules only report on a text that is one unmarked fragment; `mutes` keeps what is found in a fragment
    out of the comparison; `doubt` findings are told on stderr. `doc` is the rule's own documentation.
    """

    code: str
    name: str
    summary: str
    languages: tuple[str, ...]
    severity: Severity
    safety: Safety
    doc: str
    structure: bool = False
    mutes: bool = False
    doubt: bool = False


TEXT_RULES: dict[str, tuple[Rule, Find]] = {}
ARTICLE_RULES: dict[str, tuple[Rule, Look]] = {}


def text_rule(
    code: str,
    name: str,
    summary: str,
    *,
    languages: tuple[str, ...] = ("any",),
    structure: bool = False,
    mutes: bool = False,
) -> Callable[[Find], Find]:
    """Register a rule that finds damage in one text and mends it; its docstring is its documentation."""

    def register(find: Find) -> Find:
        rule = Rule(code, name, summary, languages, "error", "safe", find.__doc__ or "", structure, mutes)
        TEXT_RULES[_free(code)] = (rule, find)
        return find

    return register


def article_rule(code: str, name: str, summary: str, *, doubt: bool = False) -> Callable[[Look], Look]:
    """Register a rule that reports on a merged article; its docstring is its documentation."""

    def register(look: Look) -> Look:
        severity: Severity = "warning" if doubt else "note"
        rule = Rule(code, name, summary, ("any",), severity, "report", look.__doc__ or "", doubt=doubt)
        ARTICLE_RULES[_free(code)] = (rule, look)
        return look

    return register


def load_rules(package: str, path: Iterable[str]) -> None:
    """Import every file of the folder, so that each rule registers itself."""
    for module in iter_modules(path):
        import_module(f"{package}.{module.name}")


def list_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    rules = [rule for rule, _ in (*TEXT_RULES.values(), *ARTICLE_RULES.values())]
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _free(code: str) -> str:
    if code in TEXT_RULES or code in ARTICLE_RULES:
        raise ValueError(f"two rules have the code {code}")
    return code
