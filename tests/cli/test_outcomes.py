from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitchtext.cli import main
from stitchtext.cli.outcomes import inspect_file
from stitchtext.cli.plans import Plan
from stitchtext.model import Options

TYPOS = frozenset({"T101", "T102"})


def plan(path: Path, **chosen: object) -> Plan:
    return Plan(str(path), path.name, TYPOS, Options(), **chosen)  # type: ignore[arg-type]


def test_what_is_found_is_told_under_the_name_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("はずですです。", encoding="utf-8")
    (inspection,) = inspect_file(plan(tmp_path / "a.txt")).inspections
    assert (inspection.name, [remark.finding.code for remark in inspection.remarks]) == ("a.txt", ["T101"])


def test_a_clean_text_is_not_carried_along(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("はずです。", encoding="utf-8")
    (tmp_path / "r.jsonl").write_text('{"text": "はずです。"}\n', encoding="utf-8")
    for path, field in (("a.txt", None), ("r.jsonl", "text")):
        (inspection,) = inspect_file(plan(tmp_path / path, field=field)).inspections
        assert (inspection.text, inspection.remarks) == ("", ())


def test_a_file_that_cannot_be_written_is_told_and_its_findings_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("はずですです。", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    outcome = inspect_file(plan(tmp_path / "a.txt", mend=True, write=True))
    assert outcome.errors == (f"{tmp_path / 'a.txt'}: permission denied",)
    assert [remark.finding.code for remark in outcome.inspections[0].remarks] == ["T101"]
    assert outcome.inspections[0].fixed == ()


def test_fixing_twice_changes_nothing_and_does_not_touch_the_file(
    scrape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_bytes(scrape.encode())
    rows = [{"id": number, "text": scrape[:2000]} for number in range(3)]
    Path("r.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first = CliRunner().invoke(main, ["check", "--fix", "."])
    left = {name: (Path(name).read_bytes(), os.stat(name).st_ino) for name in ("s.txt", "r.jsonl")}
    second = CliRunner().invoke(main, ["check", "--fix", "."])
    assert {name: (Path(name).read_bytes(), os.stat(name).st_ino) for name in left} == left
    assert second.stdout == first.stdout
    assert "mended" in first.stderr
    assert "mended" not in second.stderr


def test_places_after_a_fix_are_those_of_the_mended_file(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    text = "はずですです。重要ですいます。"
    path.write_text(json.dumps({"text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    outcome = inspect_file(plan(path, field="text", mend=True)._replace(codes=frozenset({"T101"})))
    assert outcome.after == json.dumps({"text": text.replace("ですです", "です")}, ensure_ascii=False) + "\n"
    assert outcome.inspections[0].fixed == ("T101",)
