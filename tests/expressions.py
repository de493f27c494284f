"""Every regular expression of the program, how it is called, and the texts on which it would be slowest.

    python tests/expressions.py     lists them, as lines of JSON

They are found twice: as calls in the source, and as what is compiled when the program is loaded and its rules are run.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, islice, product
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # there are no public names for what a pattern is made of
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

SOURCES = Path(find_spec("stitchtext").origin or "").parent  # type: ignore[union-attr]  # as it is installed, not loaded
_ONCE = frozenset({"match", "fullmatch"})
_CALLS = _ONCE | {"compile", "search", "sub", "subn", "split", "findall", "finditer"}
_MODULES = frozenset({"re", "regex"})
_SAMPLES = "aZ0 \n\t_-.,;:#*\"'<>&/()[]{}!?…。、「」ーあいアす的漢가ก\u0301\u200b\u3000é\ufffd\u0416\x00\x07"
"""Letters to fill classes with: of a class of letters the first two of these that are in it."""
_MOST_ATOMS, _MOST_LITERALS = 12, 40
_BEHIND = ("\x01\n", "\x01" * 300, "")
"""What hardly a pattern goes on with: it makes one that has come far turn back."""


class Expression(NamedTuple):
    """A pattern, the place that has it compiled (file, and a constant or a function in it), and how it is called.

    `once` tells that it is only ever held against the start of a text, and not searched for in it.
    """

    place: str
    pattern: str
    flags: int
    once: bool


class Use(NamedTuple):
    """A call that hands a pattern to `re` or `regex`: its place, and whether what comes of it is held once."""

    place: str
    once: bool


def list_uses() -> dict[tuple[str, int], Use]:
    """All calls in the source that hand a pattern to `re` or `regex`, by file and line."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.rglob("*.py"))}
    nodes = {path: list(ast.walk(tree)) for path, tree in trees.items()}
    uses = {}
    for path, tree in trees.items():
        for call in nodes[path]:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _is_use(call.func):
                name, method = _name(tree, call), call.func.attr
                readers = (own for other, own in nodes.items() if other == path or _imports(own, path, name))
                once = method in _ONCE if method != "compile" else _is_held(name, chain.from_iterable(readers))
                uses[str(path), call.lineno] = Use(f"{path.relative_to(SOURCES)} {name}", once)
    return uses


def _imports(nodes: Iterable[ast.AST], path: Path, name: str) -> bool:
    """Whether a module has a name from the module of a path."""
    found = (node for node in nodes if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(path.stem))
    return any(alias.name == name for node in found for alias in node.names)


def _is_use(func: ast.Attribute) -> bool:
    return func.attr in _CALLS and isinstance(func.value, ast.Name) and func.value.id in _MODULES


def _name(tree: ast.Module, call: ast.Call) -> str:
    """The constant or function that a call stands in."""
    for top in tree.body:
        if any(node is call for node in ast.walk(top)):
            if isinstance(top, ast.Assign | ast.AnnAssign):
                target = top.targets[0] if isinstance(top, ast.Assign) else top.target
                return ast.unparse(target)
            inner = [node for node in ast.walk(top) if isinstance(node, ast.FunctionDef)]
            return next((f.name for f in inner[::-1] if any(node is call for node in ast.walk(f))), "?")
    return "?"


def _is_held(name: str, nodes: Iterable[ast.AST]) -> bool:
    """Whether a pattern of this name is only ever held against the start of a text."""
    calls = [
        (node.func.attr, len(node.args))
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _stem(node.func.value) == name
    ]
    return bool(calls) and all(method in _ONCE and given == 1 for method, given in calls)


def _stem(node: ast.expr) -> str:
    inner = node.func if isinstance(node, ast.Call) else node
    return inner.id if isinstance(inner, ast.Name) else ""


class Watch:
    """Stands before the compilers of `re` and `regex`, and notes what is compiled from which line of the program."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self.seen: dict[tuple[str, int], dict[tuple[Any, int], None]] = {}

    def __enter__(self) -> Watch:
        """Begin to watch."""
        import regex  # noqa: PLC0415 - only to be watched

        theirs = sys.modules[regex.compile.__module__]  # which is called otherwise in other versions
        self._kept = [(re, re._compile), (theirs, theirs._compile)]  # type: ignore[attr-defined]
        for module, compiler in self._kept:
            module._compile = self._note(compiler)
        return self

    def __exit__(self, *_: object) -> None:
        """Let go."""
        for module, compiler in self._kept:
            module._compile = compiler

    def _note(self, compiler: Any) -> Any:
        def compile_noted(pattern: Any, flags: Any, *more: Any, **named: Any) -> Any:
            frame = sys._getframe(2)  # behind the function of `re` or `regex` that was called
            place = frame.f_code.co_filename, frame.f_lineno
            self.seen.setdefault(place, {})[pattern, int(flags)] = None
            return compiler(pattern, flags, *more, **named)

        return compile_noted


def list_attacks(pattern: str, flags: int, size: int) -> Iterator[tuple[str, str]]:
    """Texts of some `size` characters on which a pattern may turn back again and again, each with its name.

    One or two of its letters again and again, behind another one or none, and before what does not fit.
    """
    atoms = list_atoms(pattern, flags) or ["a"]
    for unit in dict.fromkeys([*atoms, *(a + b for a, b in product(atoms, atoms) if a != b)]):
        body = unit * (size // len(unit) + 1)
        yield from ((f"{unit!r} without end, then {behind[:2]!r}", body + behind) for behind in _BEHIND)
        if len(unit) == 1:
            yield from ((f"{head!r}, {unit!r} without end", head + body + _BEHIND[0]) for head in atoms if head != unit)


def list_atoms(pattern: str, flags: int) -> list[str]:
    """The letters that the parts of a pattern take, one or two for each part, and all its literals in a row."""
    atoms: dict[str, None] = {}
    literals: list[str] = []
    for code, value in _walk(parser.parse(pattern, flags)):
        if code is op.LITERAL:
            literals.append(chr(value))
            atoms[chr(value)] = None
        elif code is op.IN:
            atoms.update(dict.fromkeys(islice(_list_fitting(value), 2)))
        elif code in (op.ANY, op.NOT_LITERAL):
            atoms["b" if value == ord("a") else "a"] = None
    known = list(atoms)
    spread = known if len(known) <= _MOST_ATOMS else known[:: len(known) // _MOST_ATOMS + 1]
    return [*spread, *(["".join(literals)] if 1 < len(literals) <= _MOST_LITERALS else [])]


def _walk(parsed: Any) -> Iterator[tuple[Any, Any]]:
    for code, value in parsed:
        yield code, value
        parts = list(value) if isinstance(value, (tuple, list)) and code is not op.IN else [value]
        while parts:
            part = parts.pop(0)
            if isinstance(part, parser.SubPattern):
                yield from _walk(part)
            elif isinstance(part, list):
                parts.extend(part)


def _list_fitting(items: Any) -> Iterator[str]:
    """Letters that a class takes: the first of its own, then samples."""
    negated = items[0][0] is op.NEGATE
    own = {op.LITERAL: lambda value: value, op.RANGE: lambda value: value[0]}
    yield from (chr(own[code](value)) for code, value in items if code in own and not negated)
    yield from (letter for letter in _SAMPLES if any(_fits(letter, *item) for item in items) != negated)


def _fits(letter: str, code: Any, value: Any) -> bool:
    if code is op.CATEGORY:
        known = {"SPACE": letter.isspace(), "DIGIT": letter.isdecimal(), "WORD": letter.isalnum() or letter == "_"}
        kind = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
        return not known[kind.removeprefix("NOT_")] if kind.startswith("NOT_") else known[kind]
    return (code is op.LITERAL and ord(letter) == value) or (code is op.RANGE and value[0] <= ord(letter) <= value[1])


def find_expressions() -> list[Expression]:
    """Every pattern that the program compiles when it is loaded and runs; only before it was loaded.

    Raises:
        LookupError: a call of the source was not reached, so that its pattern is not known.

    """
    with Watch() as watch:
        _run_program()
    uses = list_uses()
    missed = [use.place for key, use in uses.items() if key not in watch.seen]
    if missed:
        raise LookupError(f"no test reaches {', '.join(missed)}")
    found = ((uses[key], compiled) for key, patterns in watch.seen.items() if key in uses for compiled in patterns)
    texts = ((use, pattern, flags) for use, (pattern, flags) in found if isinstance(pattern, str))
    return [Expression(use.place, pattern, flags & ~re.UNICODE.value, use.once) for use, pattern, flags in texts]


def _run_program() -> None:
    """Load all modules, run every rule on its examples, and call what only a rare text or option needs."""
    import stitchtext  # noqa: PLC0415 - only when it is watched

    for module in pkgutil.walk_packages(stitchtext.__path__, "stitchtext."):
        if not module.name.endswith((".__main__", ".datatrove")):  # the one runs, the other needs what is not there
            importlib.import_module(module.name)
    from stitchtext import clusters, folded, model, segment  # noqa: PLC0415 - as above
    from stitchtext.checks import check  # noqa: PLC0415
    from stitchtext.cli.explain import _read_place  # noqa: PLC0415
    from stitchtext.report import places, spots  # noqa: PLC0415
    from stitchtext.rules import RULES, quotations, stray_tags, tables  # noqa: PLC0415
    from stitchtext.rules.registry import TextRule  # noqa: PLC0415

    for rule in RULES.all():
        for text in (*(before for before, _ in rule.examples), *rule.leaves):
            check(text, rules=RULES.all())
            list(rule.find(text) if isinstance(rule, TextRule) else ())
    folded.fold("長" * 200)
    clusters.is_inside_cluster("e\u0301", 1)
    quotations.is_code("```\n", 4)
    stray_tags.list_tags("<p></p>" * 3)
    places.Lines("one")
    spots._find_all("one", "o")
    _read_place(None, None, "1:2")  # type: ignore[arg-type]
    segment.segment("one", model.Options(markers=("own",)))
    tables._make_check({"pattern": "own", "summary": "own"}, "own")


if __name__ == "__main__":
    for expression in find_expressions():
        sys.stdout.write(json.dumps(expression) + "\n")
