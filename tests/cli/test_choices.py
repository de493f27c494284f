from __future__ import annotations

from itertools import combinations
from typing import Any

import click
import pytest

from stitchtext.cli.choices import Choices

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
