"""Baselines: findings that are known, kept in a file so that only new ones are told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import NamedTuple

from stitchtext.errors import StitchError
from stitchtext.report.inspections import Inspection, Remark

VERSION = 1


class Known(NamedTuple):
    """A finding as a baseline names it: the path is seen from the baseline's folder."""

    path: str
    code: str
    fingerprint: str


def name_known(inspection: Inspection, remark: Remark, folder: str) -> Known:
    """How a baseline in that folder names a finding."""
    path = os.path.relpath(inspection.name, folder).replace(os.sep, "/")
    return Known(path, remark.finding.code, remark.fingerprint)


def render_baseline(known: Iterable[Known]) -> str:
    """The file that holds these findings, one a line and in order, so that a change of it reads well."""
    rows = ",\n".join("  " + json.dumps(each._asdict(), ensure_ascii=False) for each in sorted(set(known)))
    return f'{{\n "version": {VERSION},\n "findings": [\n{rows}\n ]\n}}\n'


def parse_baseline(text: str, place: str) -> frozenset[Known]:
    """The findings in such a file.

    Raises:
        StitchError: it is no baseline, or one of another version.

    """
    try:
        whole = json.loads(text)
        if whole["version"] != VERSION:
            raise StitchError(f"is a baseline of version {whole['version']}", place=place, cure="write it anew")
        return frozenset(Known(*(str(row[field]) for field in Known._fields)) for row in whole["findings"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StitchError("is no baseline", place=place, cure="write one with --write-baseline") from error
