"""The record every rule fills in, and the two decorators that file it.

The registry knows no rule: a rule's own module files it, and the package face loads those modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from stitchtext.model import Article, Edit, Safety, Severity


@dataclass(frozen=True, slots=True)
class Doc:
    """What a rule's page says; `examples` are pairs of before and after, and are run by the tests."""

    finds: str
    wrong: str
    spares: str
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule's card: `code` and `name` are stable, `languages` are ISO 639-1 codes, none meaning any.

    `doubt` and the edits are for the article as it stands; a rule that is not `lone` says nothing about an article
    that is one unmarked fragment, and a `structural` one only reports there. `mute` leaves a fragment's match out of
    every comparison.
    """

    code: str
    name: str
    summary: str
    severity: Severity
    safety: Safety
    doc: Doc
    languages: tuple[str, ...] = ()
    doubt: bool = False
    lone: bool = True
    structural: bool = False
    mute: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a rule speaks, `[start, end)` in characters, and the edits that would mend it.

    Edits make a text shorter, never longer: so mending again and again comes to an end.
    """

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()


TextLook: TypeAlias = Callable[[str], Iterable[Match]]
ArticleLook: TypeAlias = Callable[[Article], Iterable[Match]]

_TEXT_LOOKS: dict[str, tuple[Rule, TextLook]] = {}
_ARTICLE_LOOKS: dict[str, tuple[Rule, ArticleLook]] = {}


def text_rule(rule: Rule) -> Callable[[TextLook], TextLook]:
    """File a function that looks at one text, a fragment's or an article's.

    Raises ValueError if the code or the name is taken.
    """

    def enter(look: TextLook) -> TextLook:
        _refuse_taken(rule)
        _TEXT_LOOKS[rule.code] = rule, look
        return look

    return enter


def article_rule(rule: Rule) -> Callable[[ArticleLook], ArticleLook]:
    """File a function that looks at a merged article: its seams, variants and text.

    Raises ValueError if the code or the name is taken.
    """

    def enter(look: ArticleLook) -> ArticleLook:
        _refuse_taken(rule)
        _ARTICLE_LOOKS[rule.code] = rule, look
        return look

    return enter


def text_rules() -> tuple[tuple[Rule, TextLook], ...]:
    """The rules that look at one text, by code, each with its look."""
    return tuple(_TEXT_LOOKS[code] for code in sorted(_TEXT_LOOKS))


def article_rules() -> tuple[tuple[Rule, ArticleLook], ...]:
    """The rules that look at a merged article, by code, each with its look."""
    return tuple(_ARTICLE_LOOKS[code] for code in sorted(_ARTICLE_LOOKS))


def list_rules() -> tuple[Rule, ...]:
    """Every rule's card, by code."""
    return tuple(sorted(_cards(), key=lambda rule: rule.code))


def load_rules(package: str, folders: Iterable[str]) -> None:
    """Import every module in the sub-folders of a package's `folders`, so that each files its rules."""
    for folder in iter_modules(folders):
        if folder.ispkg:
            name = f"{package}.{folder.name}"
            for module in iter_modules(import_module(name).__path__):
                import_module(f"{name}.{module.name}")


def _cards() -> Iterator[Rule]:
    yield from (rule for rule, _ in _TEXT_LOOKS.values())
    yield from (rule for rule, _ in _ARTICLE_LOOKS.values())


def _refuse_taken(rule: Rule) -> None:
    for other in _cards():
        if rule.code == other.code or rule.name == other.name:
            raise ValueError(f"{rule.code} {rule.name} is taken by {other.code} {other.name}")
