"""What all tests share: the real scrape, and how hypothesis runs."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("STITCHTEXT_EXAMPLES", "0"))
"""Examples of each property, instead of the few that a usual run tries, and others each time."""
ROOT = Path(__file__).resolve().parent.parent
SCRAPE = ROOT / "fixtures" / "alibaba-cloud"

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell starts what runs in the background so; what tests start would inherit it, and wait for ever
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
if EXAMPLES:
    settings.register_profile("thorough", settings.get_profile("house"), max_examples=EXAMPLES, derandomize=False)
settings.load_profile("thorough" if EXAMPLES else "house")


def read_exactly(path: Path) -> str:
    """The text of a file with its own line ends."""
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def scrape() -> str:
    return read_exactly(SCRAPE / "raw.txt")


@pytest.fixture(scope="session")
def expected() -> str:
    return read_exactly(SCRAPE / "expected.txt")


@pytest.fixture(scope="session")
def pieces(scrape: str) -> list[str]:
    """The seven fragments, cut here by hand, so that no stage is trusted for it."""
    return [piece.strip() for piece in scrape.split("—END—") if piece.strip()]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch without processes: for what has nothing to do with them, as they take their time to start."""
    from batching import Alone  # noqa: PLC0415 - only here
    from stitchtext.batch import runs  # noqa: PLC0415 - only here

    monkeypatch.setattr(runs, "Crew", Alone)
