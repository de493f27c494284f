"""Pages: what the registry knows of its rules, as the page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable

from stitchtext.rules.registry import ArticleRule, EdgeRule, RepairRule, Rule, ScrapeRule, TextRule

_HEAD = """# Rules

A rule looks at a fragment before the merge, at an article after it, or at how the article was merged. It proposes
edits; one place applies them, and every edit can be taken back. A *safe* edit is made by `check --fix`; `repair`
makes those of impossible endings, doubled titles and leftovers. Codes are stable: S for structure, V for variants, T
for typos, C for characters, L for leftovers. In a scrape that is one unmarked fragment, somebody's article, rules on
structure only report, and those on leftovers see nothing.

`stitchtext rules` lists the rules, `stitchtext rule CODE` explains one. Rules of your own come from a file of TOML
(`check --rules FILE`, or `rules` in the settings); each is tried on its examples when it is read:

    [[rule]]
    code = "U101"
    name = "house-style"
    summary = "the house writes サーバー"
    pattern = 'サーバ(?!ー)'
    replacement = "サーバー"
    exceptions = ["サーバレス"]
    safety = "safe"
    examples = [["古いサーバです。", "古いサーバーです。"]]
    leaves = ["サーバレスの構成"]

A package brings rules by an entry point of the group `stitchtext.rules` that names a module, in which functions bear
the decorators of `stitchtext.rules.registry`; `--plugins` takes them in.

This page is written from the registry; change a rule in its own file.
"""


_MENDED = {"safe": "mended: yes", "unsafe": "mended: with --unsafe-fixes", "report": "mended: no, only reported"}
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
    return "\n".join([_HEAD, table, "", *map(write_rule, listed)])


def write_list(rules: Iterable[Rule]) -> str:
    """The rules, a line each."""
    rows = [(f"{rule.code}{'' if rule.on else '*'}", rule.name, rule.summary) for rule in rules]
    wide = max((len(name) for _, name, _ in rows), default=0)
    return "".join(f"{code:<6}{name:<{wide}}  {summary}\n" for code, name, summary in rows)


def list_rules(rules: Iterable[Rule]) -> list[dict[str, object]]:
    """What is known of the rules, as plain data."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "summary": rule.summary,
            "doc": rule.doc,
            "languages": rule.languages,
            "severity": rule.severity,
            "safety": rule.safety,
            "on": rule.on,
            "examples": rule.examples,
            "leaves": rule.leaves,
        }
        for rule in rules
    ]


def write_rule(rule: Rule) -> str:
    """A rule in markdown: what it finds and leaves, before and after."""
    facts = [
        f"severity: {rule.severity}",
        _MENDED[rule.safety],
        *([] if rule.on else ["only where it is asked for"]),
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
