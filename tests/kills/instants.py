"""Instants at which a process is killed: by the clock, or by counting what it asks of the system or of Python."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kills.victims import COMMAND, ENVIRONMENT

Clock = Literal["seconds", "calls", "system calls"]
SYSTEM = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,chmod,fchown,mkdir"
"""System calls by which a file comes to be what it is."""
_LONGEST = 120
_COUNTER = """
import builtins, os, signal, sys
left, after = int(sys.argv[1]), int(sys.argv[2])
own, count = os.getpid(), 0
def step():
    global count
    count += os.getpid() == own
    if left and count >= left and os.getpid() == own:
        os.kill(own, signal.SIGKILL)
def wrap(function):
    def call(*args, **named):
        if not after:
            step()
        result = function(*args, **named)
        if after:
            step()
        return result
    return call
from stitchtext.cli import main
from stitchtext.batch.ledgers import Ledger
for name in ("replace", "fsync", "unlink", "mkdir", "chmod"):
    setattr(os, name, wrap(getattr(os, name)))
Ledger.commit = wrap(Ledger.commit)
Ledger.note = wrap(Ledger.note)
if not left:
    import atexit
    atexit.register(lambda: print(f"calls: {count}", file=sys.stderr))
sys.argv = ["stitchtext", *sys.argv[3:]]
if __name__ == "__main__":
    sys.exit(main())
"""
"""Runs the command and kills it before or behind the n-th call of what makes things last; 0 only counts them."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a run is, by each clock; `calls` of a system that cannot count them are 0."""

    seconds: float
    calls: int
    system_calls: int


def measure(args: Sequence[str], folder: Path) -> Length:
    """Run a command to its end three times, each in a folder that is laid for it, and measure it."""
    began = time.monotonic()
    _run([*COMMAND, *args], folder / "seconds")
    seconds = time.monotonic() - began
    told = _run(_count(0, False, args), folder / "calls")
    calls = int(told.rpartition("calls: ")[2])
    if not can_trace():
        return Length(seconds, calls, 0)
    _run(["strace", "-o", "trace.txt", "-e", f"trace={SYSTEM}", *COMMAND, *args], folder / "system calls")
    trace = (folder / "system calls" / "trace.txt").read_text(encoding="utf-8", errors="replace")
    return Length(seconds, calls, len(re.findall(r"^\w+\(", trace, re.MULTILINE)))


def can_trace() -> bool:
    """Whether a process can be watched by the system calls it makes."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


def kill(args: Sequence[str], folder: Path, clock: Clock, length: Length, dice: random.Random) -> bool:
    """Start a command and kill it at a random instant; False if it came to its end before."""
    if clock == "seconds":
        return kill_in_time(args, folder, length.seconds * dice.uniform(0.2, 1.05))
    if clock == "calls":
        return kill_at_call(args, folder, dice.randint(1, length.calls), after=dice.random() < 0.5)
    nth = f"inject={SYSTEM}:signal=SIGKILL:when={dice.randint(1, length.system_calls)}"
    command = ["strace", "-o", "/dev/null", "-e", f"trace={SYSTEM}", "-e", nth, *COMMAND, *args]
    return _kill(command, folder, _LONGEST)


def kill_in_time(args: Sequence[str], folder: Path, seconds: float) -> bool:
    """Start a command and kill it so many seconds later; False if it came to its end before."""
    return _kill([*COMMAND, *args], folder, seconds)


def kill_at_call(args: Sequence[str], folder: Path, nth: int, *, after: bool) -> bool:
    """Start a command and kill it before or behind the n-th call that makes things last; False if there are fewer."""
    return _kill(_count(nth, after, args), folder, _LONGEST)


def finish(args: Sequence[str], folder: Path) -> None:
    """Run a command to its end."""
    _run([*COMMAND, *args], folder)


def _count(left: int, after: bool, args: Sequence[str]) -> list[str]:
    return [sys.executable, "-c", _COUNTER, str(left), str(int(after)), *args]


def _kill(command: Sequence[str], folder: Path, seconds: float) -> bool:
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate(timeout=_LONGEST)
    if process.returncode not in (0, 1, -signal.SIGKILL):
        raise AssertionError(f"{command} ended with {process.returncode}")
    return process.returncode == -signal.SIGKILL


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False, timeout=_LONGEST)
    told = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1):
        raise AssertionError(f"{command} ended with {done.returncode}: {told}")
    return told
