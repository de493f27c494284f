"""Outcomes: one file looked at as its plan says, mended and written back where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stitchtext.checks import check
from stitchtext.cli.extras import load_extras
from stitchtext.cli.plans import Plan
from stitchtext.cli.rewrites import rewrite_file
from stitchtext.edits import apply_edits
from stitchtext.edits.splices import trim_edit
from stitchtext.errors import StitchError, refuse_size
from stitchtext.files import Scrape, read_scrape
from stitchtext.fixes import fix
from stitchtext.model import Edit, Finding
from stitchtext.report.inspections import Inspection, Noter
from stitchtext.report.places import Lines
from stitchtext.rows import Letters, Row, find_rows
from stitchtext.rules import RULES


class Outcome(NamedTuple):
    """What came of one file: what was found, what could not be read, and what is worth a note.

    `scrape` is there where its text was mended, and `after` is that text.
    """

    name: str
    inspections: tuple[Inspection, ...] = ()
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    scrape: Scrape | None = None
    after: str = ""


class _Looked(NamedTuple):
    """One text of a file after the rules: what is left to say of it, and what was mended."""

    text: str
    findings: tuple[Finding, ...]
    fixed: tuple[str, ...] = ()


def inspect_files(plans: list[Plan]) -> list[Outcome]:
    """Look at several files, one after another: what a process of a pool does at a time."""
    return [inspect_file(plan) for plan in plans]


def inspect_file(plan: Plan) -> Outcome:
    """Look at one file; what is wrong with reading or writing it is told in the outcome."""
    try:
        most = plan.most if plan.field is None else None
        scrape = read_scrape(plan.path, plan.encoding, most)._replace(name=plan.name)
        if plan.required and not scrape.text:
            raise StitchError("is empty", place=plan.name, cure="name the files or folders to check")
        outcome = _inspect_text(plan, scrape) if plan.field is None else _inspect_rows(plan, scrape, plan.field)
    except StitchError as error:
        return Outcome(plan.name, errors=(str(error),))
    told = f"{plan.name}: read as {scrape.encoding}, by detection; --encoding overrides"
    outcome = outcome._replace(notes=(told,) if scrape.detected else ())
    if plan.write:
        return _write_back(plan, scrape, outcome)
    if plan.mend and (plan.path == "-" or outcome.after != scrape.text):
        return outcome._replace(scrape=scrape)
    return outcome._replace(after="")


def _write_back(plan: Plan, scrape: Scrape, outcome: Outcome) -> Outcome:
    """The outcome once the text is in its file; if it cannot be, that of the file as it is."""
    if outcome.after != scrape.text:
        try:
            rewrite_file(scrape, outcome.after)
        except StitchError as error:
            untouched = inspect_file(plan._replace(mend=False, write=False))
            return untouched._replace(errors=(*untouched.errors, str(error)))
    return outcome._replace(after="")


def _inspect_text(plan: Plan, scrape: Scrape) -> Outcome:
    looked = _look(plan, scrape.text)
    remarks = Noter(Lines(looked.text)).note(looked.text, looked.findings)
    shown = looked.text if remarks else ""
    return Outcome(plan.name, (Inspection(plan.name, shown, remarks, 0, looked.fixed),), after=looked.text)


def _inspect_rows(plan: Plan, scrape: Scrape, field: str) -> Outcome:
    errors: list[str] = []
    done: list[_Looked] = []
    edits: list[Edit] = []
    for row in find_rows(scrape.text, field):
        if isinstance(row, StitchError):
            errors.append(f"{plan.name}:{row}")
            continue
        if len(row.text.encode("utf-8", "surrogatepass")) > plan.most:
            errors.append(str(refuse_size(f"{plan.name}:{row.number}", plan.most)))
            done.append(_Looked(row.text, ()))
            continue
        done.append(_look(plan, row.text))
        if done[-1].text != row.text:
            edits.append(_write_edit(scrape.text, row, done[-1].text))
    after = apply_edits(scrape.text, edits).text
    return Outcome(plan.name, tuple(_note_rows(plan, after, field, done)), tuple(errors), after=after)


def _note_rows(plan: Plan, file: str, field: str, done: list[_Looked]) -> Iterator[Inspection]:
    noter = Noter(Lines(file))
    rows = (row for row in find_rows(file, field) if isinstance(row, Row))
    for row, looked in zip(rows, done, strict=True):
        if looked.findings:
            letters = Letters(file, row)
            remarks = noter.note(looked.text, looked.findings, letters.find, letters.write)
            yield Inspection(plan.name, looked.text, remarks, row.number, looked.fixed)
        else:
            yield Inspection(plan.name, "", (), row.number, looked.fixed)


def _write_edit(file: str, row: Row, text: str) -> Edit:
    """The edit of a file that makes `text` of a row's; what stays is not spelled anew."""
    letters = Letters(file, row)
    edit = trim_edit(row.text, Edit(0, len(row.text), text))
    return Edit(letters.find(edit.start), letters.find(edit.end), letters.write(edit.text))


def _look(plan: Plan, text: str) -> _Looked:
    load_extras(plan.rules, plan.plugins)  # a process of its own may not have them yet
    rules = [rule for rule in RULES.all() if rule.code in plan.codes]
    if not plan.mend:
        return _Looked(text, check(text, plan.options, rules).findings)
    fixed = fix(text, plan.options, rules, unsafe=plan.unsafe)
    return _Looked(fixed.text, fixed.left.findings, tuple(finding.code for finding in fixed.applied))
