"""Fuzz a surface: `python -m tests.fuzz.run repair --minutes 20`, or `all`, which shares the minutes.

Each run starts from the corpus of the last one. The first input that breaks a promise ends the run: it is made as small
as can be, kept in `fixtures/crashers`, where the tests try it ever after, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
from hashlib import blake2b, shake_128
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
CRASHERS = ROOT / "fixtures" / "crashers"
NAMES = ("repair", "check", "readers", "settings")
_LONGEST = 512
"""Bytes of the fuzzer's own input; a few of them can order a long text."""
_SEEDS = 48
_HANG = 60
"""Seconds after which one input counts as a hang."""


def main(args: list[str] | None = None) -> int:
    """Fuzz what the arguments name, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("surface", choices=[*NAMES, "all"])
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--corpus", type=Path, default=ROOT / "build" / "fuzz", help="where corpora are kept")
    parser.add_argument("--runs", type=int, default=-1, help="inputs for each surface, beside the minutes")
    parser.add_argument("--seed", type=int, default=0, help="of the fuzzer; 0 for another one each time")
    chosen = parser.parse_args(args)
    if importlib.util.find_spec("atheris") is None:
        print("fuzzing is skipped: atheris is not here; pip install '.[fuzz]' where it has a wheel")
        return 0
    names = NAMES if chosen.surface == "all" else (chosen.surface,)
    seconds = max(5, round(chosen.minutes * 60 / len(names)))
    budget = [f"-max_total_time={seconds}", f"-runs={chosen.runs}", f"-seed={chosen.seed}"]
    return max(_fuzz(name, budget, chosen.corpus / name) for name in names)


def _fuzz(name: str, budget: list[str], corpus: Path) -> int:
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        _sow(corpus)
    last = corpus.parent / f"{name}.last"
    limits = [*budget, f"-max_len={_LONGEST}", f"-timeout={_HANG}", "-rss_limit_mb=3000"]
    own = [f"-artifact_prefix={corpus.parent}/", "-print_final_stats=1", "-len_control=0"]
    command = [sys.executable, "-m", "fuzz.target", name, str(last), str(corpus), *limits, *own]
    paths = [str(ROOT / "tests"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    start = monotonic()
    done = subprocess.run(command, env=settings, capture_output=True, text=True, errors="replace", check=False)
    told = done.stdout + done.stderr
    executed = re.search(r"number_of_executed_units:\s*(\d+)", told)
    count = int(executed[1]) if executed else 0
    print(
        f"{name}: {count:,} executions in {monotonic() - start:.0f} s, corpus of {len(list(corpus.iterdir())):,}",
        flush=True,
    )
    if done.returncode == 0 and count:
        return 0
    lines = told.splitlines()
    lines = [line for line in lines if not line.startswith(("#", "INFO:"))]
    first = next((at for at, line in enumerate(lines) if "Uncaught" in line or "ERROR" in line), 0)
    print("\n".join(line[:300] for line in lines[first:][:80]))
    if last.exists():
        _keep(name, last.read_bytes())
    return 1


def _sow(corpus: Path) -> None:
    """Start a corpus with orders of many lengths, always the same: from nothing it takes minutes to grow long ones."""
    for number in range(_SEEDS):
        (corpus / f"seed-{number:02}").write_bytes(shake_128(bytes([number])).digest(8 + 12 * number))


def _keep(name: str, data: bytes) -> None:
    """Keep what broke a promise, as small as it can be made."""
    from fuzz.shrinking import shrink  # noqa: PLC0415 - only after a find

    small = shrink(name, data)
    folder = CRASHERS / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / blake2b(small, digest_size=6).hexdigest()
    path.write_bytes(small)
    print(f"{name}: kept as {path.relative_to(ROOT)}, {len(small):,} bytes of {len(data):,}: {small[:200]!r}")


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    sys.exit(main())
