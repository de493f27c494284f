"""Places: the files that a batch writes, and what is none of its sources for that."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator

from stitchtext.batch.disks import ignores_case
from stitchtext.batch.records import Source, Target
from stitchtext.batch.sources import Output, find_output
from stitchtext.batch.streams import is_remote
from stitchtext.batch.sweeps import sweep
from stitchtext.batch.visits import INDEX, PAGES
from stitchtext.cli.choices import BatchChoices
from stitchtext.errors import StitchError
from stitchtext.snapshots import is_special


class Places:
    """The files that a run writes beside its articles."""

    def __init__(self, choices: BatchChoices, output: Output) -> None:
        self._output = output
        path, folder = output.path, output.is_folder
        if is_remote(path) and not (choices.ledger and choices.errors):
            raise StitchError("is no place for a database", place=path, cure="name files for --ledger and --errors")
        stem = os.path.join(os.path.dirname(path), os.path.basename(path).partition(".")[0])
        self.ledger = choices.ledger or (
            os.path.join(path, ".stitchtext.sqlite") if folder else f"{path}.stitchtext.sqlite"
        )
        self.doubles = f"{stem}.duplicates.jsonl"
        self._whole = f"{stem}.whole{path.removeprefix(stem)}"
        self.rolled = self._whole if choices.dedupe else path
        self.errors = choices.errors or (os.path.join(path, "errors.jsonl") if folder else f"{stem}.errors.jsonl")
        self.summary = choices.summary
        self._report = choices.report
        self._sources = choices.sources
        self.summary_form = find_output(choices.summary or "").form
        self._ours = {os.path.realpath(each) for each in self._list_ours()}
        self._inside: dict[str, bool] = {}
        self._folds: bool | None = None
        self._folded: set[str] = set()

    def prepare(self) -> None:
        """See that the output can be written.

        Raises:
            StitchError: it cannot, or it would take the place of a source.

        """
        path = os.path.realpath(self._output.path)
        for source in self._sources:
            if os.path.realpath(source) == path or _is_same(source, path):
                raise StitchError("is a source, too", place=self._output.path, cure="name another output")
            if os.path.exists(source) and self.is_ours(source):
                raise StitchError("would be written by the run itself", place=source, cure="name another output")
        if len(self._ours) < len(self._list_ours()):
            raise StitchError("is named for two things that are written", place=self.summary or self.errors)
        for written in [
            self.ledger,
            *([] if self._output.is_folder else [path, self.rolled, f"{self.rolled}.partial"]),
        ]:
            if is_special(written):
                raise StitchError("is no regular file, and cannot be gone on with", place=written, cure="name another")
        beside = [self.ledger, self.errors, self.summary or ""]
        own = self._output.path if self._output.is_folder else os.path.dirname(path)
        pages = os.path.join(self._report, PAGES) if self._report else ""
        for folder in filter(None, [pages, "" if is_remote(self._output.path) else own, *map(os.path.dirname, beside)]):
            try:
                os.makedirs(folder, exist_ok=True)
            except OSError as error:
                raise StitchError(error.strerror or str(error), place=folder) from error
            if not os.access(folder, os.W_OK):
                raise StitchError("cannot be written", place=folder, cure="choose another output")

    def is_ours(self, path: str) -> bool:
        """Whether a file is one of those that the run writes, and so no source."""
        here = os.path.realpath(path)
        inside = self._output.is_folder and not is_remote(self._output.path) and self._is_inside(os.path.dirname(here))
        return inside or here in self._ours

    def sweep(self) -> None:
        """Take away what a run that was killed was about to write."""
        folders = [self._output.path] if self._output.is_folder and not is_remote(self._output.path) else []
        folders += [os.path.join(self._report, PAGES)] if self._report else []
        sweep(folders, self._list_ours())

    def guard(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources.

        Raises:
            StitchError: the articles of one would stand where the run writes something else, or outside of the output.

        """
        for source in sources:
            self._see_apart(source.target)
            if self._output.is_folder and os.path.realpath(source.target.path) in self._ours:
                cure = "--errors, --summary and --ledger name other places"
                problem = f"its articles would stand in {source.target.name!r}, too"
                raise StitchError(problem, place=source.name, cure=cure)
            yield source

    def _is_inside(self, folder: str) -> bool:
        """Whether a folder is the output or lies in it, by whatever name: a mount has two."""
        way = [folder]
        while way[-1] not in self._inside:
            here, above = way[-1], os.path.dirname(way[-1])
            if here == above or _is_same(here, self._output.path):
                self._inside[here] = here != above
            else:
                way.append(above)
        self._inside.update(dict.fromkeys(way, self._inside[way[-1]]))
        return self._inside[folder]

    def _see_apart(self, target: Target) -> None:
        """See that an output in a folder is in it, and is no other one under another name."""
        if not self._output.is_folder or is_remote(target.path):
            return
        folder = os.path.dirname(target.path)
        if not self._is_inside(os.path.realpath(folder)):
            raise StitchError("is a link that leads out of the output", place=folder, cure="name another output")
        if self._folds is None:
            self._folds = ignores_case(self._output.path)
        if self._folds:
            folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", target.name).casefold())
            if folded in self._folded:
                problem, cure = "differs from another output by its case alone, which the disk ignores", "rename one"
                raise StitchError(problem, place=target.path, cure=cure)
            self._folded.add(folded)

    def _list_ours(self) -> list[str]:
        named = [self.ledger, self.errors, *([self.summary] if self.summary else [])]
        named += [os.path.join(self._report, INDEX)] if self._report else []
        if self._output.is_folder:
            return named
        rolls = [self._output.path, self._whole]  # both, as the last run may have left out what is there twice
        return [*named, *rolls, *(f"{path}.partial" for path in rolls), self.doubles]


def _is_same(one: str, other: str) -> bool:
    """Whether two paths are of one file or folder, by whatever names."""
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)
