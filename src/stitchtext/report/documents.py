"""The whole of a repair as JSON: every noun of the model under its own name."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass

from stitchtext.model import Repair

VERSION = 1
"""Goes up when a field changes its meaning or goes away, not when one is added."""

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def render_document(repair: Repair, source: str, encoding: str) -> str:
    """One JSON document on one line: what was read, and the articles, findings and account that came of it."""
    return dump_line({"version": VERSION, "source": source, "encoding": encoding, **list_fields(repair)})


def dump_line(row: dict[str, object]) -> str:
    """A row as one line of JSON; no character inside it ends a line, not even for readers that know eight line ends."""
    return json.dumps(row, ensure_ascii=False, default=list_fields).translate(_LINE_ENDS) + "\n"


def list_fields(noun: object) -> dict[str, object]:
    """The fields of a noun of the model, by name and one level deep."""
    if not is_dataclass(noun):
        raise TypeError(f"no noun of the model: {type(noun).__name__}")
    return {field.name: getattr(noun, field.name) for field in fields(noun)}
