"""One surface under the fuzzer, in a process of its own, which ends with the first input that breaks a promise.

What it found is written as the input itself, not as the fuzzer's bytes, which a change of the grammar would turn into
another one.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Fuzz the surface that is named first; the second argument is the file for what is found, the rest libFuzzer's."""
    import atheris  # noqa: PLC0415 - an extra

    name, found = sys.argv[1], Path(sys.argv[2])
    with atheris.instrument_imports(include=["stitchtext"]):
        surfaces = importlib.import_module("fuzz.surfaces")
    surface = surfaces.SURFACES[name]

    def try_one(data: bytes) -> None:
        made = surface.make(data)
        found.write_bytes(made)  # beforehand: what hangs or takes the process along cannot be written any more
        surface.hold(made)

    atheris.Setup(sys.argv[:1] + sys.argv[3:], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
