"""Pages: from the command line of a report to its files, one scrape after another or many at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from stitchtext.cli.choices import ReportChoices
from stitchtext.cli.exits import FAILURE, FINE
from stitchtext.cli.layers import Given, Layers
from stitchtext.cli.notices import Notices
from stitchtext.cli.pools import count_jobs, run_batches
from stitchtext.errors import StitchError
from stitchtext.files import STDIN, read_scrape, write_file, write_stdout
from stitchtext.folders import Filter, Patterns, expand, is_wild
from stitchtext.model import Options
from stitchtext.pipeline import repair
from stitchtext.report.pages import Row, name_page, render_index, render_page, summarise
from stitchtext.report.results import Result, read_results

_RESULTS = (".json", ".jsonl", ".ndjson")
_INCLUDE = ("*.txt", "*.md")


class Item(NamedTuple):
    """One file to read: results, or a scrape of `most` bytes to repair with these options."""

    path: str
    options: Options
    encoding: str | None
    most: int


class Site(NamedTuple):
    """Where the pages of several scrapes go: the folder, and the index that leads to them, both paths."""

    folder: str
    start: str


def run(choices: ReportChoices) -> int:
    """Write the pages that a command line asks for, and return the exit code.

    Raises:
        StitchError: there is nothing to read, or a page cannot be written.

    """
    notices = Notices(quiet=choices.quiet, verbose=choices.verbose)
    named = ("markers", "keep", "jobs", "max_bytes")
    chosen = {name: getattr(choices, name) for name in named}
    layers = Layers({field: Given(value, "") for field, value in chosen.items() if value is not None})
    paths = choices.paths or ("-",)
    items: Iterator[Item] = (_make_item(path, layers, choices) for path in _list_files(paths, choices.output))
    if len(paths) == 1 and not is_wild(paths[0]) and not os.path.isdir(paths[0]):
        item = next(items)
        results = list(islice(_read(item), 2))
        if len(results) == 1:
            _write_one(results[0], choices.output)
            return FINE
        items = iter([item])
    return _write_many(items, choices, layers, notices)


def _write_one(result: Result, output: str) -> None:
    page = render_page(result.repair, result.source).encode()
    if output == "-":
        write_stdout(page)
    else:
        write_file(output, page)


def _write_many(items: Iterable[Item], choices: ReportChoices, layers: Layers, notices: Notices) -> int:
    site = _find_site(choices.output)
    try:
        os.makedirs(site.folder, exist_ok=True)
    except OSError as error:
        raise StitchError(error.strerror or str(error), place=site.folder) from error
    jobs = count_jobs(layers.resolve(os.getcwd()).settings.jobs)
    rows: list[Row] = []
    for made in run_batches(partial(_render, site), items, jobs):
        for row in made:
            if row.error:
                notices.tell(row.error)
            rows.append(row)
    if not rows:
        raise StitchError("nothing in it is to be read", place=", ".join(choices.paths), cure="name texts or results")
    write_file(site.start, "".join(render_index(lambda: rows, ", ".join(choices.paths))).encode())
    failed = sum(bool(row.error) for row in rows)
    notices.note(f"{len(rows) - failed:,} pages, see {site.start}")
    return FAILURE if failed else FINE


def _render(site: Site, items: list[Item]) -> list[list[Row]]:
    """The rows of some files, whose pages are written."""
    return [list(_render_file(item, site)) for item in items]


def _render_file(item: Item, site: Site) -> Iterator[Row]:
    folder = os.path.dirname(site.start) or "."
    back = os.path.relpath(site.start, site.folder).replace(os.sep, "/")
    name = _tell(item.path)
    try:
        for number, result in enumerate(_read(item)):
            path = os.path.join(site.folder, name_page(f"{name}:{number}" if number else name))
            write_file(path, render_page(result.repair, result.source, back).encode())
            yield summarise(result.repair, result.source, os.path.relpath(path, folder).replace(os.sep, "/"))
    except StitchError as error:
        yield Row(name, error=str(error))


def _read(item: Item) -> Iterator[Result]:
    is_results = item.path.lower().endswith(_RESULTS)
    scrape = read_scrape(item.path, item.encoding, None if is_results else item.most)
    if is_results:
        yield from read_results(scrape.text, scrape.name)
    else:
        yield Result(scrape.name, repair(scrape.text, item.options))


def _make_item(path: str, layers: Layers, choices: ReportChoices) -> Item:
    settings = layers.resolve(os.path.dirname(os.path.abspath(path))).settings
    return Item(path, Options(settings.markers, settings.keep), choices.encoding, settings.max_bytes)


def _list_files(paths: Iterable[str], output: str) -> Iterator[str]:
    """The files that paths stand for, in their order.

    Raises:
        StitchError: one is the output, too; a folder cannot be read; or no file is named like that.

    """
    here = Patterns(os.getcwd(), _INCLUDE)
    filter_ = Filter(here, Patterns(os.getcwd(), ()), gitignore=True)
    for path in paths:
        found: Iterable[str | StitchError] = [path]
        if is_wild(path):
            found = expand(path) or [StitchError("no file is named like that", place=path)]
        elif os.path.isdir(path):
            found = filter_.walk(path)
        for each in found:
            if isinstance(each, StitchError):
                raise each
            if each != "-" and os.path.realpath(each) == os.path.realpath(output):
                raise StitchError("is the output, too", place=_tell(each), cure="name another output")
            yield each


def _find_site(output: str) -> Site:
    """Where an index and its pages go."""
    if output == "-":
        raise StitchError("takes one scrape", place="-o -", cure="name a folder for the pages")
    stem, end = os.path.splitext(output)
    if end.lower() in (".html", ".htm") and not os.path.isdir(output):
        return Site(f"{stem}-pages", output)
    return Site(os.path.join(output, "pages"), os.path.join(output, "index.html"))


def _tell(path: str) -> str:
    """A path fit to print."""
    return STDIN if path == "-" else os.fsencode(path).decode("utf-8", "backslashreplace")
