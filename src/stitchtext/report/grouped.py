"""Findings under the name of their file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from stitchtext.report.concise import describe, paint
from stitchtext.report.controls import tame
from stitchtext.report.inspections import Inspection, View


def render_grouped(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write each file's name once, and its findings below."""
    for name, group in groupby(inspections, key=lambda inspection: inspection.name):
        lines = [f"  {describe(remark, view)}\n" for inspection in group for remark in inspection.remarks]
        if lines:
            yield "".join([f"{paint(tame(name), view, bold=True)}\n", *lines, "\n"])
