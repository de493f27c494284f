from __future__ import annotations

from itertools import combinations
from typing import Any

import click
import pytest

from stitchtext.cli.choices import CheckChoices, Choices

ALONE: dict[str, Any] = {
    "output": "x",
    "in_place": True,
    "diff": True,
    "emit": "layout",
    "format": "markdown",
    "strict": True,
    "quiet": True,
    "verbose": True,
}
RIVALS = {
    ("output", "in_place"),
    ("in_place", "diff"),
    ("in_place", "emit"),
    ("diff", "emit"),
    ("diff", "format"),
    ("emit", "format"),
    ("quiet", "verbose"),
}


@pytest.mark.parametrize("name", ALONE)
def test_each_choice_can_be_had_alone(name: str) -> None:
    Choices(files=("a",), **{name: ALONE[name]}).check()


@pytest.mark.parametrize("pair", list(combinations(ALONE, 2)), ids=" ".join)
def test_two_choices_can_be_had_together_unless_they_contradict(pair: tuple[str, str]) -> None:
    choices = Choices(files=("a",), **{name: ALONE[name] for name in pair})
    if pair not in RIVALS:
        choices.check()
        return
    with pytest.raises(click.UsageError, match=r"^--[a-z-]+ and --[a-z-]+ exclude each other$"):
        choices.check()


CHECK_FLAGS = [
    *("fix", "diff", "write_baseline", "statistics", "exit_zero", "exit_non_zero_on_fix", "quiet", "verbose"),
    "force_exclude",
]
CHECK_RIVALS = {
    ("fix", "diff"),
    ("fix", "write_baseline"),
    ("diff", "write_baseline"),
    ("diff", "statistics"),
    ("exit_zero", "exit_non_zero_on_fix"),
    ("quiet", "verbose"),
}


@pytest.mark.parametrize("pair", list(combinations(CHECK_FLAGS, 2)), ids=" ".join)
def test_two_choices_of_a_check_can_be_had_together_unless_they_contradict(pair: tuple[str, str]) -> None:
    chosen: dict[str, Any] = dict.fromkeys(pair, True)
    if "exit_non_zero_on_fix" in pair and not {"diff", "write_baseline"} & set(pair):
        chosen["fix"] = True
    choices = CheckChoices(**chosen)
    needed = "exit_non_zero_on_fix" in pair and "fix" not in chosen
    if pair not in CHECK_RIVALS and not needed:
        choices.check()
        return
    with pytest.raises(click.UsageError, match=r"^--[a-z-]+ (and --[a-z-]+ exclude each other|needs --fix)$"):
        choices.check()
