"""What is done before a release, and again by CI: `python -m tests.release --help`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))  # as pytest has it
    sys.exit(importlib.import_module("release.run").main())
