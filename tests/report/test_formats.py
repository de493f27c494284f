from __future__ import annotations

import pytest

from stitchtext.report.formats import find_renderer
from stitchtext.report.statistics import render_json_statistics, render_statistics
from stitchtext.settings import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_that_can_be_chosen_is_there(name: str) -> None:
    assert find_renderer(name).__name__ == f"render_{name.replace('-', '_')}"


def test_statistics_are_a_table_unless_json_is_asked_for() -> None:
    assert find_renderer("full", statistics=True) is render_statistics
    assert find_renderer("json", statistics=True) is render_json_statistics
