"""Articles: those of one record, as rows or as text, with the other fields of the record carried along untouched."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from stitchtext.across import Bundle, Member, rebuild, trace_group
from stitchtext.batch.records import Recipe, Record
from stitchtext.files import Scrape, decode
from stitchtext.model import Article, Options, Repair
from stitchtext.pipeline import repair
from stitchtext.rows import is_whole, read_members, read_string

Row = dict[str, Any]
_PLACED = ("file", "row", "start", "end")


class Reading(NamedTuple):
    """A record as understood: its scrape, what it is called, and the rows that its articles make.

    `scrape` is there for a file, `bundle` for fragments of many records.
    """

    text: str
    id: str
    make_rows: Callable[[Repair], Iterator[Row]]
    make_lines: Callable[[Repair], Iterator[str]]
    scrape: Scrape | None = None
    bundle: Bundle | None = None

    def rebuild(self, options: Options) -> Repair:
        """Repair it.

        Raises:
            StitchError: an option is wrong.

        """
        return rebuild(self.bundle) if self.bundle else repair(self.text, options)


def understand(record: Record, recipe: Recipe) -> Reading:
    """Read a record.

    Raises:
        StitchError: it is no text.
        ValueError: it is no row with a text.
        RecursionError: it is nested too deeply.

    """
    readers = {"text": _read_file, "jsonl": _read_line, "parquet": _read_row, "group": _read_group}
    return readers[record.source.kind](record, recipe)


def pack_bundle(bundle: Bundle) -> bytes:
    """A bundle as the data of a record: all that its articles depend on, and nothing else."""
    members = [
        [member.name, member.file, member.row, member.start, member.end, member.text] for member in bundle.members
    ]
    return json.dumps([members, bundle.whole, bundle.bounded]).encode()


def dump(value: object) -> str:
    """A value as JSON, on one line, even for readers that know eight line ends."""
    from stitchtext.report.documents import dump_line  # noqa: PLC0415

    return dump_line(value)[:-1]  # type: ignore[arg-type]


def _read_group(record: Record, recipe: Recipe) -> Reading:
    members, whole, bounded = json.loads(record.data)
    own = tuple(Member(number, *member) for number, member in enumerate(members))
    bundle = Bundle(own, whole, bounded, record.source.options)

    def make_rows(repair: Repair) -> Iterator[Row]:
        """The rows of the articles."""
        for article in trace_group(bundle, repair).articles:
            fragments = [own[number] for number in article.members]
            yield {
                "id": article.id,
                "text": article.text,
                "source": record.source.group,
                "metadata": {
                    "title": article.title,
                    "truncated": article.truncated,
                    "fragments": [{name: getattr(each, name) for name in _PLACED} for each in fragments],
                    "pieces": [piece._asdict() for piece in article.origins],
                },
            }

    def make_lines(repair: Repair) -> Iterator[str]:
        """The articles as lines of JSON."""
        return map(dump, make_rows(repair))

    return Reading("", own[0].name, make_rows, make_lines, bundle=bundle)


def name_articles(name: str, repair: Repair) -> Iterator[tuple[str, Article]]:
    """The articles, and what each is called: as its record, with a number where there are several.

    A record without a text stays as an empty article: no row is lost.
    """
    articles = repair.articles or (Article("", None, False, (), (), (), (), ()),)
    for number, article in enumerate(articles, 1):
        yield f"{name}#{number}" if len(articles) > 1 else name, article


def _read_file(record: Record, recipe: Recipe) -> Reading:
    source = record.source
    scrape = decode(record.data, source.name, recipe.encoding)

    def make_rows(repair: Repair) -> Iterator[Row]:
        """The rows of the articles."""
        for name, article in name_articles(source.id, repair):
            yield {
                "id": name,
                "text": article.text,
                "source": source.group,
                "metadata": {"file_path": source.id, "title": article.title, "truncated": article.truncated},
            }

    def make_lines(repair: Repair) -> Iterator[str]:
        """The articles as lines of JSON."""
        return map(dump, make_rows(repair))

    return Reading(scrape.text, source.id, make_rows, make_lines, scrape)


def _read_line(record: Record, recipe: Recipe) -> Reading:
    line = record.data.decode().rstrip("\r\n")
    members = read_members(line)
    text = read_string(line, members, recipe.text_field)
    start, end = members.get(recipe.id_field, (0, 0))
    given = json.loads(line[start:end]) if end else None
    name = f"{record.source.id}/{record.row}" if given is None else str(given)
    ascii_ = line.isascii() or not is_whole(name)

    def make_lines(repair: Repair) -> Iterator[str]:
        """The articles as lines of JSON."""
        for called, article in name_articles(name, repair):
            changed = {recipe.text_field: json.dumps(article.text, ensure_ascii=ascii_)}
            if called != given and isinstance(given, str | None):
                changed[recipe.id_field] = json.dumps(called, ensure_ascii=ascii_)
            yield _rewrite(line, members, changed)

    def make_rows(repair: Repair) -> Iterator[Row]:
        """The rows of the articles."""
        return map(json.loads, make_lines(repair))

    return Reading(text, name.encode(errors="backslashreplace").decode(), make_rows, make_lines)


def _rewrite(line: str, members: dict[str, tuple[int, int]], changed: dict[str, str]) -> str:
    """A line of JSON with some values written anew; all else stays as it is written."""
    for name, value in sorted(changed.items(), key=lambda item: members.get(item[0], (0, 0)), reverse=True):
        if name in members:
            start, end = members[name]
            line = line[:start] + value + line[end:]
        else:
            at = line.index("{") + 1
            line = f"{line[:at]}{json.dumps(name)}: {value}, {line[at:].lstrip()}"
    return line


def _read_row(record: Record, recipe: Recipe) -> Reading:
    from stitchtext.batch.tables import read_value, unpack_row  # noqa: PLC0415 - only here: it needs an extra

    row = unpack_row(record.data, record.source.schema)
    if recipe.text_field not in row:
        raise ValueError(f"has no column {recipe.text_field!r}; name the one of the text with --text-field")
    text = read_value(row[recipe.text_field])
    if not isinstance(text, str):
        raise ValueError(f"{recipe.text_field!r} is no text")
    given = read_value(row[recipe.id_field]) if recipe.id_field in row else None
    name = f"{record.source.id}/{record.row}" if given is None else str(given)

    def make_rows(repair: Repair) -> Iterator[Row]:
        """The rows of the articles."""
        for called, article in name_articles(name, repair):
            changed: Row = {recipe.text_field: article.text}
            if called != given and isinstance(given, str | None):
                changed[recipe.id_field] = called
            yield {**row, **changed}

    def make_lines(repair: Repair) -> Iterator[str]:
        """The articles as lines of JSON."""
        rest = {field: _plain(read_value(column)) for field, column in row.items()}
        texts = ({name: value for name, value in made.items() if isinstance(value, str)} for made in make_rows(repair))
        return (dump({**rest, **changed}) for changed in texts)

    return Reading(text, name, make_rows, make_lines)


def _plain(value: Any) -> Any:
    """A value of Arrow as JSON has it; what JSON has not is written as text."""
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
