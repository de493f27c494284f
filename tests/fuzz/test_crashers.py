"""What a fuzzer once found stays mended: every input in `fixtures/crashers`, and the worst of the grammar."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.surfaces import SURFACES

KEPT = Path(__file__).resolve().parents[2] / "fixtures" / "crashers"
CRASHERS = sorted(path for path in KEPT.glob("*/*") if path.parent.name in SURFACES)


@pytest.mark.parametrize("path", CRASHERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_promise_breaks_none(path: Path) -> None:
    SURFACES[path.parent.name].hold(path.read_bytes())


@pytest.mark.parametrize("name", SURFACES)
@given(data=st.binary(max_size=200))
@settings(max_examples=30)
def test_whatever_the_orders_are_the_promises_hold(name: str, data: bytes) -> None:
    surface = SURFACES[name]
    surface.hold(surface.make(data))
