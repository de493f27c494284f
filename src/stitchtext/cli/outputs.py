"""Where results go: standard output, one file, or back to where they came from."""

from __future__ import annotations

import os
import sys

from stitchtext.cli.choices import Choices
from stitchtext.cli.exits import FAILURE, FINDINGS, FINE
from stitchtext.cli.notices import Notices, watches
from stitchtext.cli.rewrites import see_unchanged
from stitchtext.errors import StitchError
from stitchtext.files import Scrape, write_file, write_stdout
from stitchtext.model import Repair


class Output:
    """The place all results of a run go to, one after another."""

    def __init__(self, choices: Choices, notices: Notices) -> None:
        self._choices = choices
        self._notices = notices
        self._last = ""

    def put(self, scrape: Scrape, repair: Repair, doubts: str) -> int:
        """Write the result of one scrape and return the exit code that follows from it."""
        changed = scrape.text != repair.text
        if self._choices.in_place:
            return self._put_back(scrape, repair, doubts)
        self._write(scrape, render(repair, scrape, self._choices))
        return FINDINGS if self._choices.diff and changed else FINE

    def _write(self, scrape: Scrape, text: str) -> None:
        data = scrape.encode(text) if _is_text(self._choices) and not self._last else text.encode()
        if self._choices.output not in (None, "-"):
            write_file(self._choices.output or "", data)
            return
        if _is_text(self._choices) and self._last and text:
            data = _divide(self._last).encode() + data
        self._last = text or self._last
        write_stdout(data)

    def _put_back(self, scrape: Scrape, repair: Repair, doubts: str) -> int:
        text = render(repair, scrape, self._choices)
        if text == scrape.text:
            return FINE
        if doubts and not self._choices.force:
            self._notices.tell(f"{scrape.name}: left as it is, because of doubt; see --diff, then --force")
            return FINDINGS
        try:
            see_unchanged(scrape)
            write_file(scrape.path, scrape.encode(text))
        except StitchError as error:
            self._notices.tell(str(error))
            return FAILURE
        if scrape.encoding != "utf-8":
            self._notices.note(f"{scrape.name}: was {scrape.encoding}, is UTF-8 now")
        return FINE


def render(repair: Repair, scrape: Scrape, choices: Choices) -> str:
    """The result in the form that was chosen."""
    # each renderer is imported where it is chosen: text needs none, and start-up counts in a pipe
    if choices.diff:
        return _render_diff(repair, scrape, choices)
    if choices.emit is not None:
        from stitchtext.report.tables import render_table  # noqa: PLC0415

        return render_table(choices.emit, repair, scrape.name)
    if choices.format == "json":
        from stitchtext.report.documents import render_document  # noqa: PLC0415

        return render_document(repair, scrape.name, scrape.encoding)
    if choices.format == "markdown":
        from stitchtext.report.markdown import render_markdown  # noqa: PLC0415

        return render_markdown(repair)
    return repair.text


def _render_diff(repair: Repair, scrape: Scrape, choices: Choices) -> str:
    from stitchtext.report.diffs import paint_diff, render_diff  # noqa: PLC0415

    diff = render_diff(scrape.text, repair.text, scrape.name)
    coloured = choices.output is None and watches(sys.stdout) and not os.environ.get("NO_COLOR")
    return paint_diff(diff) if coloured else diff


def _is_text(choices: Choices) -> bool:
    return not choices.diff and choices.emit is None and choices.format != "json"


def _divide(text: str) -> str:
    """What stands between a text and the next one: the marker, on a line of its own."""
    newline = "\r\n" if "\r\n" in text else "\n"
    return ("" if text.endswith(newline) else newline) + "—END—" + newline
