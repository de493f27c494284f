"""Peers of the rules: textlint for Japanese, write-good for English, as their command lines run them.

Each is shown texts as files, all in one call, and tells spans; what it calls a finding is taken for one.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

Spans: TypeAlias = list[list[tuple[int, int]]]
"""For each text, the spans that a linter speaks of."""
_ILLUSION = re.compile(r"on line (\d+) at column (\d+)")
_SECONDS = 1800


class Linting(NamedTuple):
    """What a linter says of some texts, and how long it took."""

    spans: Spans
    seconds: float


def run_textlint(folder: Path, texts: Sequence[str]) -> Linting:
    """The findings of textlint's Japanese preset and its rule on words that follow themselves."""
    rules = ["--preset", "preset-japanese", "--rule", "ja-no-successive-word"]
    return _run(folder, texts, lambda files: [*_find(folder, "textlint"), *rules, "-f", "json", *files], _read_textlint)


def run_write_good(folder: Path, texts: Sequence[str]) -> Linting:
    """The findings of write-good on words that follow themselves, its other advice on style aside."""
    return _run(folder, texts, lambda files: [*_find(folder, "write-good"), "--illusion", *files], _read_write_good)


LINTERS: dict[str, tuple[str, Callable[[Path, Sequence[str]], Linting]]] = {
    "textlint preset-japanese, ja-no-successive-word": ("ja", run_textlint),
    "write-good --illusion": ("en", run_write_good),
}
"""The linters, each with the language it is for."""


def time_folder(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Seconds that each command takes for a folder of Japanese texts, one a file, start-up included."""
    peer = f"{_find(folder, 'textlint')[0]} --preset preset-japanese"
    commands = {
        "textlint preset-japanese": peer.split(),
        "stitchtext check": [sys.executable, "-m", "stitchtext", "check"],
    }
    return {name: _run(folder, texts, command.__add__, _read_nothing).seconds for name, command in commands.items()}


def _read_nothing(_output: str, _texts: Sequence[str]) -> Spans:
    return []


def _find(folder: Path, name: str) -> list[str]:
    return [str(folder.resolve() / "node_modules" / ".bin" / name)]


def _run(
    folder: Path,
    texts: Sequence[str],
    make: Callable[[list[str]], list[str]],
    read: Callable[[str, Sequence[str]], Spans],
) -> Linting:
    with TemporaryDirectory() as place:
        files = [str(Path(place, f"{number:05}.txt")) for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            Path(file).write_text(text, encoding="utf-8")
        started = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - the command is ours
            make(files), cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        return Linting(read(done.stdout, texts), time.perf_counter() - started)


def _read_textlint(output: str, texts: Sequence[str]) -> Spans:
    spans: Spans = [[] for _ in texts]
    for one in json.loads(output or "[]"):
        number = int(Path(one["filePath"]).stem)
        spans[number] = [tuple(message["range"]) for message in one["messages"]]
    return spans


def _read_write_good(output: str, texts: Sequence[str]) -> Spans:
    spans: Spans = [[] for _ in texts]
    number = -1 if len(texts) > 1 else 0
    for line in output.splitlines():
        named = re.search(r"(\d{5})\.txt$", line.strip(" =:"))
        number = int(named[1]) if named else number
        found = _ILLUSION.search(line)
        if found:
            lines = texts[number].split("\n")
            at = sum(len(each) + 1 for each in lines[: int(found[1]) - 1]) + int(found[2])
            spans[number].append((at, at + 1))
    return spans
