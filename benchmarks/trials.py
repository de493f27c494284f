"""Trials: one job on one scrape in a process of its own, with its time and its memory, and with limits on both.

    python -m benchmarks.trials JOB FOLDER     what a child runs; prints one line of JSON

Seconds are processor time of the job alone, so that a busy machine does not count. Memory is the peak of the whole
process (from Linux, for this program alone; `ru_maxrss` elsewhere), less that of a child that only imports.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RLIMIT_AS, RUSAGE_SELF, getrusage, setrlimit
from time import process_time
from typing import Literal, TypeAlias

Fate: TypeAlias = Literal["done", "too slow", "too big", "broken"]
SCRAPE, FRAGMENTS, TRUTH = "scrape.txt", "fragments.json", "truth.txt"
REPAIR, CHECK, IDLE = "stitchtext", "check", "nothing"
_NO_MEMORY = 3
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take: seconds of wall time, bytes of address space."""

    seconds: float = 120.0
    size: int = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one job: seconds of processor time and bytes of memory, if it was done."""

    fate: Fate
    seconds: float = 0.0
    size: int = 0


def _repair(folder: Path) -> Callable[[], object]:
    from stitchtext.pipeline import repair  # noqa: PLC0415 - a child loads what its own job needs, and no more

    raw = _read(folder / SCRAPE)
    return lambda: repair(raw)


def _check(folder: Path) -> Callable[[], object]:
    from stitchtext.checks import check  # noqa: PLC0415 - as above

    raw = _read(folder / SCRAPE)
    return lambda: check(raw)


def _merge(folder: Path) -> Callable[[], object]:
    from benchmarks.tools import join_by_difflib  # noqa: PLC0415 - as above

    fragments = json.loads(_read(folder / FRAGMENTS))
    return lambda: join_by_difflib(fragments, "")


def _align(folder: Path) -> Callable[[], object]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    fragments, truth = json.loads(_read(folder / FRAGMENTS)), _read(folder / TRUTH)
    return lambda: [len(Levenshtein.opcodes(fragment, truth)) for fragment in fragments]


def _idle(folder: Path) -> Callable[[], object]:
    import stitchtext.pipeline  # noqa: F401, PLC0415 - as above

    return lambda: None


JOBS: dict[str, Callable[[Path], Callable[[], object]]] = {
    REPAIR: _repair,
    "difflib merge": _merge,
    "opcodes against the truth": _align,
    IDLE: _idle,
}
"""Every job by its name in the tables: it reads its input from a folder, and returns what is to be timed."""
_MORE = {CHECK: _check}
"""A job that no curve is drawn of."""


def run_trial(job: str, folder: Path, limits: Limits) -> Trial:
    """Run a job on the input in a folder, in a child process, within limits."""
    command = [sys.executable, "-m", __name__, job, str(folder), str(limits.size)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, capture_output=True, cwd=_ROOT, timeout=limits.seconds, check=False, text=True
        )
    except subprocess.TimeoutExpired:
        return Trial("too slow")
    if done.returncode:
        return Trial("too big" if done.returncode == _NO_MEMORY or done.returncode < 0 else "broken")
    return Trial("done", **json.loads(done.stdout))


def write_input(folder: Path, raw: str, fragments: Sequence[str], truth: str) -> None:
    """Put what jobs read into a folder."""
    (folder / SCRAPE).write_text(raw, encoding="utf-8", errors="surrogatepass", newline="")
    (folder / FRAGMENTS).write_text(json.dumps(fragments), encoding="utf-8")
    (folder / TRUTH).write_text(truth, encoding="utf-8", newline="")


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", errors="surrogatepass", newline="") as file:
        return file.read()


def read_peak() -> int:
    """Return the most memory that this process has held so far, in bytes.

    `ru_maxrss` of a child starts with what its parent held, so the kernel's own count is taken where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main(arguments: Sequence[str]) -> int:
    """Do one job and print what it took; 3 where memory did not suffice."""
    name, folder, size = arguments
    setrlimit(RLIMIT_AS, (int(size), int(size)))
    try:
        job = (JOBS | _MORE)[name](Path(folder))
        start = process_time()
        job()
        seconds = process_time() - start
    except MemoryError:
        return _NO_MEMORY
    print(json.dumps({"seconds": seconds, "size": read_peak()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
