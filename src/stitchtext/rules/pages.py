"""Pages: what the registry knows of its rules, as the page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable

from stitchtext.rules.registry import ArticleRule, EdgeRule, RepairRule, Rule, ScrapeRule, TextRule

_HEAD = """# Rules

A rule looks at a fragment before the merge, at an article after it, or at how the article was merged. It proposes
edits; one place applies them, and every edit can be taken back. A *safe* edit is made by `check --fix`, and those of
typos by `repair`, too; a rule that only reports makes none. Codes are stable: S for structure, V for variants, T for
typos, C for characters, L for leftovers. In a scrape that is one unmarked fragment, somebody's article, `repair` mends
nothing but impossible endings; rules on structure only report, and those on leftovers see nothing.

This page is written from the registry; change a rule in its own file.
"""


_SEEN: dict[type[Rule], str] = {
    TextRule: "texts",
    ArticleRule: "how the article was merged",
    ScrapeRule: "all articles of a scrape",
    EdgeRule: "the ends of fragments",
    RepairRule: "what became of a scrape, in a check",
}


def write_page(rules: Iterable[Rule]) -> str:
    """The page of all rules, in markdown: a table, then each rule with its examples."""
    listed = list(rules)
    rows = [
        f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.summary} | {_list_languages(r)} |" for r in listed
    ]
    table = "\n".join(["| code | name | finds that | languages |", "|---|---|---|---|", *rows])
    return "\n".join([_HEAD, table, "", *map(_write_rule, listed)])


def _write_rule(rule: Rule) -> str:
    facts = [
        f"severity: {rule.severity}",
        "mended: yes" if rule.safety == "safe" else "mended: no, only reported",
        *(["told on stderr as doubt"] if rule.doubt else []),
        f"looks at: {_SEEN[type(rule)]}",
    ]
    parts = [f"## {rule.code} {rule.name}", " · ".join(facts), rule.doc]
    if rule.examples:
        parts.append(
            "\n".join(
                [
                    "| before | after |" if not isinstance(rule, RepairRule) else "| scrape | found |",
                    "|---|---|",
                    *(f"| {_cell(b)} | {_cell(a)} |" for b, a in rule.examples),
                ]
            )
        )
    if rule.leaves:
        parts.append("\n".join(["Left alone:", "", *(f"- {_cell(text)}" for text in rule.leaves)]))
    return "\n\n".join(parts) + "\n"


def _list_languages(rule: Rule) -> str:
    return ", ".join(rule.languages) or "any"


def _cell(text: str) -> str:
    """A text as code that a table can hold, line breaks shown as ⏎."""
    lines = text.rstrip("\n").replace("\n", "⏎").replace("|", "\\|")
    shown = "".join(letter if _is_shown(letter) else f"⟨{ord(letter):04X}⟩" for letter in lines)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def _is_shown(letter: str) -> bool:
    """Whether a reader sees a character; what he does not see is written as its code point."""
    return letter.isprintable() or letter == "\u3000"
