"""Plans: what a command line names, one file after another, and how each is to be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from stitchtext.cli.choices import CheckChoices
from stitchtext.cli.extras import load_extras
from stitchtext.cli.layers import Layers, Resolved
from stitchtext.cli.notices import say
from stitchtext.cli.selections import Selection, select_rules
from stitchtext.errors import StitchError
from stitchtext.files import STDIN, tell_path
from stitchtext.folders import Filter, Patterns, expand, is_wild
from stitchtext.model import Options
from stitchtext.settings import Settings

_JSONL = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".md")


class Plan(NamedTuple):
    """One file to look at: `field` is that of the text in rows of JSON, None for a file that is text.

    `mend` tells that safe edits are applied, `unsafe` that others are, too; `write` that the file is written back;
    `required` that it must not be empty: nobody named it. `most` are the bytes that a scrape may have, `rules` files of
    further rules.
    """

    path: str
    name: str
    codes: frozenset[str]
    options: Options
    field: str | None = None
    encoding: str | None = None
    most: int = Settings().max_bytes
    mend: bool = False
    unsafe: bool = False
    write: bool = False
    required: bool = False
    rules: tuple[str, ...] = ()
    plugins: bool = False


class Planner:
    """Turns paths into plans, with the settings of the folder each file is in."""

    def __init__(self, choices: CheckChoices, layers: Layers, run: Resolved) -> None:
        self._choices = choices
        self._layers = layers
        self._run = run
        self._selections: dict[int, Selection] = {}
        settings = run.settings
        self._rules = tuple(os.path.join(run.base("rules"), path) for path in settings.rules)
        load_extras(self._rules, settings.plugins)
        self._filter = Filter(
            Patterns(run.base("include"), settings.include),
            Patterns(run.base("exclude"), settings.exclude),
            gitignore=settings.respect_gitignore,
        )

    def list_plans(self) -> Iterator[Plan | StitchError]:
        """A plan for each file, in the order of the command line, each file once; what is no file is an error."""
        seen: set[str] = set()
        for path in self._choices.paths or ("-",):
            for found in self._list_files(path):
                if isinstance(found, StitchError):
                    yield found
                elif found not in seen:
                    seen.add(found)
                    yield self.make_plan(found)

    def make_plan(self, path: str) -> Plan:
        """How to look at one file.

        Raises:
            StitchError: its settings are wrong, or name no rule.

        """
        choices = self._choices
        name = path if path != "-" else choices.stdin_filename or STDIN
        place = os.path.abspath(name if path != "-" or choices.stdin_filename else "x")
        resolved = self._layers.resolve(os.path.dirname(place))
        settings = resolved.settings
        asked = "text_field" in choices.given and not name.lower().endswith(_TEXTS)
        return Plan(
            path=path,
            name=tell_path(name),
            codes=self._select(resolved).choose(place),
            options=Options(settings.markers, settings.keep),
            field=settings.text_field if asked or name.lower().endswith(_JSONL) else None,
            encoding=choices.encoding,
            most=settings.max_bytes,
            mend=choices.fix or choices.diff or choices.unsafe_fixes,
            unsafe=choices.unsafe_fixes,
            write=choices.fix and path != "-",
            required=not choices.paths,
            rules=self._rules,
            plugins=self._run.settings.plugins,
        )

    def _list_files(self, path: str) -> Iterator[str | StitchError]:
        if path == "-":
            yield path
        elif is_wild(path):
            found = expand(path)
            if not found:
                yield StitchError("no file is named like that", place=path)
            for each in found:
                yield from self._list_files(each)
        elif os.path.isdir(path):
            yield from self._walk(path)
        elif not (self._choices.force_exclude and self._filter.excludes(path)):
            yield os.path.normpath(path)

    def _walk(self, folder: str) -> Iterator[str | StitchError]:
        empty = True
        for found in self._filter.walk(folder):
            empty = False
            if isinstance(found, StitchError):
                yield found
            elif self._choices.fix and _leads_out(found, folder):
                problem = "is a link that leads out of the folder, and is left alone"
                yield StitchError(problem, place=tell_path(found), cure="name it to have it mended")
            else:
                yield os.path.normpath(found)
        if empty:
            wanted = ", ".join(self._run.settings.include)
            say(f"{folder}: nothing in it is to be read, of {wanted}")

    def _select(self, resolved: Resolved) -> Selection:
        if id(resolved) not in self._selections:
            self._selections[id(resolved)] = select_rules(resolved)
        return self._selections[id(resolved)]


def _leads_out(path: str, folder: str) -> bool:
    """Whether a file found in a folder is a link to one elsewhere, of which those who name the folder need not know."""
    return os.path.islink(path) and not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))
