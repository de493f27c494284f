"""Sources: which files the paths of a command line stand for, what each one is, and where its articles go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from stitchtext.batch.records import Form, Kind, Source, Target
from stitchtext.batch.streams import SUFFIXES, find_packing, is_remote, load_fsspec
from stitchtext.errors import StitchError
from stitchtext.files import tell_path
from stitchtext.folders import Filter, expand, is_wild

_PLAIN = ("*.txt", "*.md", "*.jsonl", "*.ndjson")
INCLUDE = (*_PLAIN, *(f"{end}{packing}" for end in _PLAIN for packing in SUFFIXES), "*.parquet")
"""What is read of a folder unless settings say otherwise."""
_FORMS: dict[str, Form] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


class Output(NamedTuple):
    """Where a run writes: a folder, in which every source has its own file, or one file of rows."""

    path: str
    form: Form

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.form == "file"


def find_output(path: str) -> Output:
    """What an output is, by its name: rows if it ends like a file of rows, else a folder.

    >>> find_output("clean.jsonl.gz").form, find_output("clean").is_folder
    ('jsonl.gz', True)

    Raises:
        StitchError: it is of a kind that cannot be written.

    """
    form = _find_form(path)
    if is_remote(path):
        return Output(path.rstrip("/"), form)
    if form != "file" and os.path.isdir(path):
        return Output(path, "file")
    if form == "file" and os.path.isfile(path):
        raise StitchError("is a file, of a kind that batch does not write", place=path, cure="name a folder, or .jsonl")
    return Output(path, form)


def find_kind(path: str) -> Kind:
    """What a source is, by its name."""
    form = _find_form(path)
    return "text" if form == "file" else "parquet" if form == "parquet" else "jsonl"


def list_sources(
    paths: Sequence[str], output: Output, filter_: Filter, passed: Callable[[str], bool]
) -> Iterator[Source]:
    """The sources that paths stand for, in their order; files for which `passed` says so are left out.

    A folder is walked in the order of names. Of several paths each one has a folder of its own in the output, named
    like it.

    Raises:
        StitchError: there is no such file, or nothing in it is to be read.

    """
    several = len(paths) > 1
    for path in paths:
        found = False
        for source in _list_path(path, output, filter_, several=several):
            found = True
            if not passed(source.path):
                yield source
        if not found:
            raise StitchError("nothing in it is to be read", place=path, cure="--include names what is")


def _list_path(path: str, output: Output, filter_: Filter, *, several: bool) -> Iterator[Source]:
    if path == "-":
        raise StitchError("cannot be taken up again after a stop", place="<stdin>", cure="use repair, or a file")
    if is_remote(path):
        yield from _list_remote(path, output)
    elif is_wild(path):
        for each in expand(path):
            if os.path.isfile(each):
                yield _make_source(each, os.path.relpath(each, _find_fixed(path)), _find_fixed(path), output)
    elif os.path.isdir(path):
        inner = os.path.basename(os.path.abspath(path)) if several else ""
        for entry in filter_.walk(path):
            file = entry.place if isinstance(entry, StitchError) else entry
            yield _make_source(file, os.path.join(inner, os.path.relpath(file, path)), path, output)
    elif os.path.exists(path):
        if not os.path.isfile(path):
            raise StitchError("is no regular file, and cannot be read twice", place=path, cure="use repair, or a file")
        yield _make_source(path, os.path.basename(path), os.path.dirname(path) or ".", output)
    else:
        raise StitchError("no such file or folder", place=path)


def _list_remote(path: str, output: Output) -> Iterator[Source]:
    files = load_fsspec(path)
    inner = files._strip_protocol(path)
    try:
        found = sorted(files.glob(path) if "*" in path else files.find(path))
        for each in found:
            shown = files.unstrip_protocol(each)
            below = os.path.relpath(each, inner) if each != inner and "*" not in path else os.path.basename(each)
            yield _make_source(shown, below, path, output)._replace(size=files.size(each) or 0)
    except OSError as error:
        raise StitchError(error.strerror or str(error), place=path) from error


def _make_source(path: str, below: str, folder: str, output: Output) -> Source:
    path = path if is_remote(path) else os.path.normpath(path)
    kind = find_kind(path)
    id_ = tell_path(below.replace(os.sep, "/"))
    group = os.path.basename(os.path.abspath(folder)) if not is_remote(folder) else folder
    target = Target(output.path, output.form)
    if output.is_folder:
        below = below.removesuffix(find_packing(below)) if kind == "text" else below
        target = Target(
            os.path.join(output.path, below), _find_form(below) if kind != "text" else "file", tell_path(below)
        )
    return Source(path, tell_path(path), id_, tell_path(group), kind, target, _measure(path))


def _measure(path: str) -> int:
    try:
        return 0 if is_remote(path) else os.path.getsize(path)
    except OSError:
        return 0  # it is told where it is read


def _find_form(path: str) -> Form:
    packing = find_packing(path)
    plain = path[: len(path) - len(packing)]
    form = _FORMS.get(os.path.splitext(plain)[1].lower(), "file")
    packed: dict[str, Form] = {".gz": "jsonl.gz", ".zst": "jsonl.zst"}
    return packed[packing] if packing and form == "jsonl" else form


def _find_fixed(pattern: str) -> str:
    """The folder above the first part of a pattern that is wild."""
    parts = pattern.split(os.sep)
    fixed = next(at for at, part in enumerate(parts) if set(part) & set("*?["))
    return os.sep.join(parts[:fixed]) or (os.sep if pattern.startswith(os.sep) else ".")
