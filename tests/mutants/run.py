"""Breaks the code on purpose, one small change at a time, and tells which changes no test minds.

`python -m tests.mutants.run assemble --each 40` tries 40 changes of each file, drawn by a seed; [mutmut]
makes them and runs the tests that reach the changed function, as `pyproject.toml` says. What survived is
shown by `mutmut show NAME`.

[mutmut]: https://github.com/boxed/mutmut
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

HOUSE = Path("src/stitchtext")
STAGES = ("segment", "align", "assemble", "merge", "edits")
FATES = {0: "survived", 33: "untested", 1: "killed", 3: "killed"}
"""Of exit codes of the tests; every other is of a change that takes too long or kills its process, and is found."""


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants.run", description=__doc__.split("\n\n")[0])
    parser.add_argument("stages", nargs="+", help=f"of {', '.join(STAGES)}; or single files, as merge/votes")
    parser.add_argument("--each", type=int, default=40, help="changes of each file (default: 40; 0: all)")
    parser.add_argument("--seed", type=int, default=1, help="draws them (default: 1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    return parser.parse_args(given)


def list_files(stage: str) -> list[Path]:
    whole = HOUSE / stage
    return sorted(whole.glob("*.py")) if whole.is_dir() else [whole.with_suffix(".py")]


def draw_mutants(path: Path, each: int, seed: int) -> tuple[int, list[str]]:
    """How many changes there are of a file, and the names of those to try; the same ones for a seed."""
    made = mutate_file_contents(str(path), path.read_text(encoding="utf-8")).mutant_names
    names = [get_mutant_name(path, name) for name in made]
    dice = random.Random(f"{seed} {path}")
    return len(names), dice.sample(names, min(each or len(names), len(names)))


def read_fates(path: Path, names: Sequence[str]) -> dict[str, str]:
    codes = json.loads((Path("mutants") / f"{path}.meta").read_text(encoding="utf-8"))["exit_code_by_key"]
    return {name: FATES.get(codes[name], "stopped") for name in names}


def main(given: Sequence[str]) -> int:
    """Try what was drawn, and print a row for each file and the names of what nothing minds."""
    choices = read_arguments(given)
    drawn = {path: draw_mutants(path, choices.each, choices.seed) for s in choices.stages for path in list_files(s)}
    names = [name for _, some in drawn.values() for name in some]
    done = subprocess.run(
        [str(Path(sys.executable).with_name("mutmut")), "run", f"--max-children={choices.jobs}", *names], check=False
    )
    if done.returncode:
        return done.returncode
    left: list[str] = []
    print("| file | mutants | tried | killed | stopped | survived |\n|---|---|---|---|---|---|")
    for path, (mutants, some) in drawn.items():
        if some:
            fates = read_fates(path, some)
            count = Counter(fates.values())
            survived = sorted(name for name, fate in fates.items() if fate in ("survived", "untested"))
            left += survived
            row = (mutants, len(some), count["killed"], count["stopped"], len(survived))
            print(f"| {path.relative_to(HOUSE)} | {' | '.join(map(str, row))} |")
    print(*left, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
