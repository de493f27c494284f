"""Nothing of the input is run, and nothing is fetched: read from the syntax of the source, not from good intentions."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parent.parent / "src" / "stitchtext"
FORBIDDEN = re.compile(
    r"""(?:
    (?:builtins|code|codeop|runpy|imp|pty|pdb|cffi)\b.*                         # runs text
    | ctypes\b.*
    | importlib\.(?:import_module|reload|util|machinery)\b.*                                    # runs what has a name
    | (?:pickle|cPickle|_pickle|marshal|shelve|dill|cloudpickle|joblib|yaml|jsonpickle)\b.*     # runs what it reads
    | multiprocessing\b.*
    | (?:subprocess|popen2|commands|webbrowser)\b.*                                             # runs programs
    | os\.(?:system|popen|startfile|fork|forkpty|exec\w+|spawn\w+|posix_spawn\w*)
    | asyncio\.create_subprocess\w+
    | (?:socket|ssl|socketserver|http|ftplib|smtplib|poplib|imaplib|telnetlib|xmlrpc)\b.*       # asks the network
    | urllib\.(?:request|robotparser)\b.* | (?:urllib3|requests|httpx|aiohttp)\b.*
    )""",
    re.VERBOSE,
)
BUILTINS = {"eval", "exec", "compile", "__import__", "breakpoint"}
KEYWORDS = {"shell", "allow_pickle"}
"""Words of a call that open what is closed without them."""
ALLOWED = {
    "batch/maps.py: pickle": "arguments for those processes, packed early so that their weight is known",
    "batch/members.py: ctypes.c_double": "a number in memory that two processes share",
    "batch/members.py: multiprocessing.get_context": "processes of one run, which speak through a pipe of their own",
    "batch/members.py: multiprocessing.connection.Connection": "the type of an end of that pipe",
    "batch/crews.py: multiprocessing.connection.wait": "waits for any of those pipes",
    "engines/crafts.py: pickle": "messages between the driver of a cluster and its own machines",
    "engines/daft.py: pickle": "errands of the same driver, on their way to its machines",
    "engines/daft.py: socket": "looks whether the cluster that the user named is there",
    "engines/daft.py: importlib.import_module": "daft and ray, by their own names, where the user asks for them",
    "report/formats.py: importlib.import_module": "our own modules, from a table",
    "rules/__init__.py: importlib.import_module": "our own modules, from our own folder",
}
SEEN = {
    "a call": ("eval(x)", "eval"),
    "a name that is handed on": ("map(exec, x)", "exec"),
    "code made of text": ("compile(x, '', 'exec')", "compile"),
    "an import": ("import pickle", "pickle"),
    "an import inside a function": ("def f():\n    import marshal", "marshal"),
    "another name for it": ("import os as o\no.system(x)", "os.system"),
    "a part of a module": ("from os import popen as p", "os.popen"),
    "a module of a package": ("from urllib import request", "urllib.request"),
    "a package by its module": ("import xmlrpc.client", "xmlrpc.client"),
    "a program": ("import os\nos.execvp(x, y)", "os.execvp"),
    "a shell": ("run(x, shell=True)", "shell="),
    "a table that unpickles": ("load(x, allow_pickle=flag)", "allow_pickle="),
    "a file that runs what it reads": ("import yaml\nyaml.load(x)", "yaml"),
}
UNSEEN = [
    "re.compile(x)",
    "import re\nre.compile(x)",
    "row.eval",
    "from urllib.parse import quote",
    "import os\nos.fsync(1)",
]


def name_imports(tree: ast.AST) -> dict[str, str]:
    """Local names, and what of other modules they stand for."""
    names = {name: name for name in BUILTINS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            first = ((each, each.name.split(".")[0]) for each in node.names)
            names |= {each.asname or package: each.name if each.asname else package for each, package in first}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    return names


def spell(node: ast.expr, names: dict[str, str]) -> str:
    """A name of another module, as it is called there; empty for what is none."""
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := spell(node.value, names)):
        return f"{before}.{node.attr}"
    return ""


def find_mentions(tree: ast.AST) -> Iterator[str]:
    names = name_imports(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Name | ast.Attribute):
            yield spell(node, names)
        elif isinstance(node, ast.Call):
            yield from (f"{word.arg}=" for word in node.keywords if word.arg in KEYWORDS)


def find_forbidden(code: str) -> set[str]:
    mentioned = set(find_mentions(ast.parse(code)))
    return {name for name in mentioned if FORBIDDEN.fullmatch(name) or name in BUILTINS or name.endswith("=")}


def read_sources() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "name"), SEEN.values(), ids=SEEN)
def test_what_would_run_or_fetch_something_is_seen(code: str, name: str) -> None:
    assert name in find_forbidden(code)


@pytest.mark.parametrize("code", UNSEEN)
def test_what_only_looks_like_it_is_not(code: str) -> None:
    assert find_forbidden(code) == set()


def test_nothing_of_the_input_is_run_and_nothing_is_fetched() -> None:
    found = {f"{path}: {name}" for path, code in read_sources() for name in find_forbidden(code)}
    assert {each for each in found if each.rpartition(".")[0] not in found} == set(ALLOWED), (
        "an exception needs a reason, and goes when it is no longer one"
    )


def test_every_package_that_is_imported_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    declared = {re.split(r"[^\w-]", each)[0].lower().replace("-", "_") for each in chain(*lists)}
    mentioned = {name for _, code in read_sources() for name in find_packages(ast.parse(code))}
    outside = mentioned - sys.stdlib_module_names - {"stitchtext"}
    assert len(outside) > 8
    assert outside - declared == set()


def find_packages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]
