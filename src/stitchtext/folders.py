"""Folders: which files a path on the command line stands for. Patterns are those of `.gitignore`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from stitchtext.errors import StitchError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_WILD = frozenset("*?[")


class Patterns(NamedTuple):
    """Patterns of `.gitignore`, seen from a folder."""

    folder: str
    lines: tuple[str, ...]


class Spec:
    """Compiled patterns, which say yes, no or nothing of a path."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns

    @cached_property
    def _files(self) -> GitIgnoreSpec:
        return _compile(self._patterns.lines)

    @cached_property
    def _folders(self) -> GitIgnoreSpec:
        """The same for folders: the slash behind a pattern only says that it is meant for them."""
        return _compile(line.rstrip().removesuffix("/") for line in self._patterns.lines)

    def judge(self, path: str, *, folder: bool = False) -> bool | None:
        """What the last pattern that fits says of a path: in (True), out (`!`, False); None where none fits.

        Of a path that is not below the folder of the patterns, only the name counts.
        """
        if not self._patterns.lines:
            return None
        name = os.path.relpath(path, self._patterns.folder).replace(os.sep, "/")
        if name == ".." or name.startswith("../"):
            name = os.path.basename(path)
        return (self._folders if folder else self._files).check_file(name).include


class _Inner(NamedTuple):
    """A folder inside another, and the ignores of all above it."""

    folder: str
    ignores: Sequence[Spec]


def _compile(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only here: a run over named files has no patterns

    return GitIgnoreSpec.from_lines(lines)


class Filter:
    """What is read of a folder: what `include` names, less what `exclude` and, if wanted, `.gitignore` name."""

    def __init__(self, include: Patterns, exclude: Patterns, *, gitignore: bool) -> None:
        self._include = Spec(include)
        self._exclude = Spec(exclude)
        self._base = os.path.abspath(exclude.folder)
        self._below = os.path.join(self._base, "")
        self._gitignore = gitignore

    def walk(self, folder: str) -> Iterator[str | StitchError]:
        """The files below a folder, in the order of their names; hidden ones and links to folders are passed over.

        Of a folder that cannot be read the error is handed out, and the rest goes on.
        """
        above = self._find_above(folder) if self._gitignore else []
        open_ = [self._list_entries(folder, above)]
        while open_:  # no recursion: folders may be nested deeper than calls can be
            entry = next(open_[-1], None)
            if entry is None:
                open_.pop()
            elif isinstance(entry, _Inner):
                open_.append(self._list_entries(*entry))
            else:
                yield entry

    def excludes(self, path: str) -> bool:
        """Whether a file is passed over by name: it or a folder it is in."""
        here = os.path.abspath(path)
        if self._exclude.judge(here):
            return True
        while self._base != (here := os.path.dirname(here)) and here.startswith(self._below):
            if self._exclude.judge(here, folder=True):
                return True
        return False

    def _list_entries(self, folder: str, ignores: Sequence[Spec]) -> Iterator[str | StitchError | _Inner]:
        """The files of a folder that are read, and the folders in it that are walked."""
        try:
            own = _read_ignores(folder) if self._gitignore else None
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield StitchError(error.strerror or str(error), place=folder)
            return
        specs = [*ignores, own] if own else ignores
        for entry in entries:
            path = os.path.join(folder, entry.name)
            inner = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith(".") or self._passes_over(path, specs, folder=inner):
                continue
            if inner:
                yield _Inner(path, specs)
            elif entry.is_file() and self._include.judge(path):
                yield path

    def _passes_over(self, path: str, specs: Sequence[Spec], *, folder: bool) -> bool:
        if self._exclude.judge(path, folder=folder):
            return True
        said = (spec.judge(path, folder=folder) for spec in reversed(specs))  # the nearest .gitignore decides
        return next((ignored for ignored in said if ignored is not None), False)

    def _find_above(self, folder: str) -> list[Spec]:
        """The `.gitignore` files above a folder, as far as its repository goes; none where it is in none."""
        specs: list[Spec] = []
        here = os.path.abspath(folder)
        while not os.path.exists(os.path.join(here, ".git")):
            above = os.path.dirname(here)
            if above == here:
                return []
            spec = _read_ignores(above)
            specs = [spec, *specs] if spec else specs
            here = above
        own = _read_ignores(here, os.path.join(".git", "info", "exclude"))
        return [own, *specs] if own else specs


def is_wild(path: str) -> bool:
    """Whether a path is a pattern for the shell, such as `**/*.txt`, and no file of that name."""
    return bool(_WILD & set(path)) and not os.path.lexists(path)


def expand(pattern: str) -> list[str]:
    """The paths that fit a pattern for the shell, in the order of their names; `**` is any depth of folders."""
    from glob import glob  # noqa: PLC0415 - only here: mostly the shell has done it

    return sorted(glob(pattern, recursive=True))


def _read_ignores(folder: str, name: str = ".gitignore") -> Spec | None:
    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        return None  # a pipe or device of that name would keep us reading for ever
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return Spec(Patterns(folder, tuple(file.read().splitlines())))
