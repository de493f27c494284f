"""Plug-ins: rules of other packages, which register them as those here do."""

from __future__ import annotations

from functools import cache

from stitchtext.errors import StitchError

GROUP = "stitchtext.rules"


@cache
def load_plugins() -> tuple[str, ...]:
    """Import what other packages name as entry points of the group `stitchtext.rules`; returns their names.

    An entry point is a module whose functions bear the decorators of `stitchtext.rules.registry`.

    Raises:
        StitchError: one cannot be imported, or has a code or name that is taken.

    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - only here: it is slow, and few have plug-ins

    names = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            point.load()
        except (ImportError, AttributeError, ValueError) as error:
            raise StitchError(f"cannot be loaded: {error}", place=f"plug-in {point.name}") from error
        names.append(point.name)
    return tuple(names)
