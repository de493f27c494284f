"""Findings as SARIF 2.1.0, for the code scanning of GitHub and others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from stitchtext import __version__
from stitchtext.model import Safety
from stitchtext.report.inspections import Change, Inspection, Place, Remark, View, sort_by_severity
from stitchtext.report.uris import make_uri
from stitchtext.rules.registry import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000
"""Results of one run that GitHub takes; a file with more is refused as a whole."""

_PRECISIONS: dict[Safety, str] = {"safe": "very-high", "unsafe": "high", "report": "medium"}
Node = dict[str, object]


def render_sarif(inspections: Iterable[Inspection], view: View) -> Iterator[str]:
    """Write one run, the worst results first; of more than GitHub takes the rest is left out, and that is told."""
    pairs = sort_by_severity(inspections)
    codes = sorted(view.rules)
    results = [_list_result(each, remark, codes) for each, remark in pairs[:_MOST]]
    run: Node = {
        "tool": {"driver": _list_driver([view.rules[code] for code in codes])},
        "columnKind": "unicodeCodePoints",
        "invocations": [_list_invocation(len(pairs))],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False) + "\n"


def _list_driver(rules: Iterable[Rule]) -> Node:
    named = {"name": "stitchtext", "version": __version__, "semanticVersion": __version__}
    return {**named, "rules": [_list_rule(rule) for rule in rules]}


def _list_rule(rule: Rule) -> Node:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.help},
        "help": {"text": rule.doc},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.on},
        "properties": {"precision": _PRECISIONS[rule.safety], "tags": ["text", *rule.languages]},
    }


def _list_invocation(found: int) -> Node:
    if found <= _MOST:
        return {"executionSuccessful": True}
    told = f"{found - _MOST} findings, the slightest, are left out of {found}"
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": told}}],
    }


def _list_result(inspection: Inspection, remark: Remark, codes: list[str]) -> Node:
    finding = remark.finding
    artifact: Node = {"uri": make_uri(inspection.name)}
    location = {"physicalLocation": {"artifactLocation": artifact, "region": _list_region(remark.place)}}
    result: Node = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.message or finding.name},
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": remark.fingerprint},
    }
    if finding.code in codes:
        result["ruleIndex"] = codes.index(finding.code)
    if remark.changes:
        result["fixes"] = [_list_fix(artifact, remark)]
    return result


def _list_fix(artifact: Node, remark: Remark) -> Node:
    replacements = [_list_replacement(change) for change in remark.changes]
    told = f"{remark.finding.name}: {remark.finding.safety} fix"
    return {
        "description": {"text": told},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _list_replacement(change: Change) -> Node:
    return {"deletedRegion": _list_region(change.place), "insertedContent": {"text": change.text}}


def _list_region(place: Place) -> Node:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
