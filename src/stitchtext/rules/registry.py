"""The registry: what a rule is, and the decorators that make one of a function.

A rule is a file in this folder, and nothing else: the package loads them all, and the registry itself knows none.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, TypedDict, TypeVar, Unpack

from stitchtext.model import Article, Edit, Repair, Safety, Severity


@dataclass(frozen=True, slots=True)
class Match:
    """A place a rule speaks of: a span of the text, what to say and to do about it, and if a lone text may mean it."""

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()
    may_be_meant: bool = False


Need: TypeAlias = Literal["nothing", "alone", "dissent", "no title", "parting", "first page", "worn", "count"]
"""What must speak against a text at an edge: nothing more; that nobody else has it there; a fragment that goes on
otherwise, or one that goes on somewhere; that it is no title; a fragment that goes on otherwise, and none that holds
it; that it stands over what is deep in another fragment, and a first page; that texts have it; that it counts pages."""


class Edge(NamedTuple):
    """What a rule found at an edge of the text it was shown: its span, and what must speak against it."""

    start: int
    end: int
    needs: Need = "nothing"


EdgeCheck: TypeAlias = Callable[[str, bool], Edge | None]
"""Shown the start of a text (True) or its end (False), without white space there: what stands at that very edge."""
TextCheck: TypeAlias = Callable[[str], Iterable[Match]]
ArticleCheck: TypeAlias = Callable[[Article], Iterable[Match]]
ScrapeCheck: TypeAlias = Callable[[Sequence[Article]], Iterable[tuple[int, Match]]]
RepairCheck: TypeAlias = Callable[[Repair], Iterable[Match]]
Check = TypeVar("Check", bound=Callable[..., object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is known of a rule; codes are stable: S structure, V variants, T typos, C characters, L leftovers.

    `doc` is the docstring of its function: what it finds, why that is wrong, what it leaves alone. `languages` are
    codes such as "ja", none for any language. One that is not `on` speaks only where it is asked for. `examples` are
    texts before and after, `leaves` texts it must not touch: both are run as tests.
    """

    code: str
    name: str
    summary: str
    doc: str
    languages: tuple[str, ...] = ()
    severity: Severity = "warning"
    safety: Safety = "report"
    doubt: bool = False
    on: bool = True
    examples: tuple[tuple[str, str], ...] = ()
    leaves: tuple[str, ...] = ()

    @property
    def help(self) -> str:
        """One line on what the rule finds: the first sentence of its doc."""
        return " ".join(self.doc.split("\n\n")[0].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule(Rule):
    """A rule that one text alone can prove: it looks at fragments before the merge and at articles after it.

    `needles` are plain strings of which a text must hold one for the check to be worth its time; none means always.
    `early` tells that what the rule finds cannot be right: a fragment's reading is held to be damaged there, before the
    merge, and a repair mends what is left of it; what others find `check` tells, and `check --fix` mends. `mutes` tells
    that what its edits remove takes no part in the comparison.
    """

    check: TextCheck
    needles: tuple[str, ...] = ()
    early: bool = False
    mutes: bool = False
    lone: bool = False

    def find(self, text: str) -> Iterator[Match]:
        """The matches in a text, in no certain order."""
        if not self.needles or any(needle in text for needle in self.needles):
            yield from self.check(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRule(Rule):
    """A rule that reads the proof of a merged article: its seams, its variants, its end."""

    check: ArticleCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrapeRule(Rule):
    """A rule that looks at all articles of a scrape together; says of which one it speaks."""

    check: ScrapeCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRule(Rule):
    """A rule that looks at the starts and ends of fragments; what it finds is muted, if the other fragments allow it.

    Its examples and what it leaves are whole scrapes: one fragment alone is somebody's article.
    """

    check: EdgeCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRule(Rule):
    """A rule that reads what became of a scrape, and speaks in its offsets: only a check asks it.

    Its examples are scrapes and what it finds in them; what it leaves are scrapes, too.
    """

    check: RepairCheck


class Registry:
    """The rules, by code; some are loaded when they are first asked for, since start-up counts in a pipe."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}
        self._waiting: list[Callable[[], None]] = []

    def defer(self, load: Callable[[], None]) -> None:
        """Note how a group of rules is loaded, once all are asked for."""
        self._waiting.append(load)

    def load(self) -> None:
        """Load the rules that are not loaded yet."""
        while self._waiting:
            self._waiting.pop(0)()

    def ready(self) -> tuple[Rule, ...]:
        """The rules that are loaded by now, by code."""
        return tuple(self._rules.values())

    def add(self, rule: Rule) -> None:
        """Take a rule in.

        Raises:
            ValueError: another rule has its code or its name.

        """
        if any(rule.code == other.code or rule.name == other.name for other in self._rules.values()):
            raise ValueError(f"rule {rule.code} {rule.name} is there already")
        self._rules = dict(sorted([*self._rules.items(), (rule.code, rule)]))

    def all(self) -> tuple[Rule, ...]:
        """All rules, by code."""
        self.load()
        return self.ready()

    def find(self, code: str) -> Rule:
        """The rule of a code, of those that are loaded."""
        return self._rules[code]

    def texts(self) -> tuple[TextRule, ...]:
        """The rules that look at a text."""
        return tuple(rule for rule in self.ready() if isinstance(rule, TextRule))

    def edges(self) -> tuple[EdgeRule, ...]:
        """The rules that look at the edges of fragments."""
        return tuple(rule for rule in self.ready() if isinstance(rule, EdgeRule))

    def articles(self) -> tuple[ArticleRule, ...]:
        """The rules that look at a merged article."""
        return tuple(rule for rule in self.ready() if isinstance(rule, ArticleRule))

    def scrapes(self) -> tuple[ScrapeRule, ...]:
        """The rules that look at all articles of a scrape."""
        return tuple(rule for rule in self.ready() if isinstance(rule, ScrapeRule))

    def repairs(self) -> tuple[RepairRule, ...]:
        """The rules that read what became of a scrape."""
        return tuple(rule for rule in self.all() if isinstance(rule, RepairRule))


RULES = Registry()
"""The rules of stitchtext, once the package is imported."""


class _Facts(TypedDict, total=False):
    languages: tuple[str, ...]
    severity: Severity
    safety: Safety
    doubt: bool
    on: bool
    examples: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]


def text_rule(
    code: str,
    name: str,
    summary: str,
    *,
    needles: tuple[str, ...] = (),
    early: bool = False,
    mutes: bool = False,
    lone: bool = False,
    **facts: Unpack[_Facts],
) -> Callable[[TextCheck], TextCheck]:
    """Register the decorated function as a rule that looks at a text; its docstring is the rule's doc."""
    return _register(
        TextRule, code=code, name=name, summary=summary, needles=needles, early=early, mutes=mutes, lone=lone, **facts
    )


def edge_rule(code: str, name: str, summary: str, **facts: Unpack[_Facts]) -> Callable[[EdgeCheck], EdgeCheck]:
    """Register the decorated function as a rule that looks at edges of fragments; its docstring is the rule's doc."""
    return _register(EdgeRule, code=code, name=name, summary=summary, **facts)


def article_rule(code: str, name: str, summary: str, **facts: Unpack[_Facts]) -> Callable[[ArticleCheck], ArticleCheck]:
    """Register the decorated function as a rule that reads a merged article; its docstring is the rule's doc."""
    return _register(ArticleRule, code=code, name=name, summary=summary, **facts)


def scrape_rule(code: str, name: str, summary: str, **facts: Unpack[_Facts]) -> Callable[[ScrapeCheck], ScrapeCheck]:
    """Register the decorated function as a rule that looks at all articles of a scrape; its docstring is its doc."""
    return _register(ScrapeRule, code=code, name=name, summary=summary, **facts)


def repair_rule(code: str, name: str, summary: str, **facts: Unpack[_Facts]) -> Callable[[RepairCheck], RepairCheck]:
    """Register the decorated function as a rule that reads what became of a scrape; its docstring is its doc."""
    return _register(RepairRule, code=code, name=name, summary=summary, **facts)


def _register(kind: Callable[..., Rule], **facts: object) -> Callable[[Check], Check]:
    def _add(check: Check) -> Check:
        RULES.add(kind(doc=inspect.cleandoc(check.__doc__ or ""), check=check, **facts))
        return check

    return _add
