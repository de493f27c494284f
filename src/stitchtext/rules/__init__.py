"""Rules: what damage is left that one text alone can prove, and what of the merge is in doubt?"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from stitchtext.rules.jumps import find_jumps
from stitchtext.rules.registry import RULES
from stitchtext.rules.reviews import mark, review


def _load(path: str, package: str) -> None:
    """Import all modules of a folder, so that the rules in them are registered."""
    for module in iter_modules([path]):
        import_module(f"{package}.{module.name}")


# A repair asks for few rules, those of this folder; a check loads the others.
for _folder in iter_modules(__path__):
    if _folder.ispkg:
        RULES.defer(partial(_load, f"{__path__[0]}/{_folder.name}", f"{__name__}.{_folder.name}"))
    else:
        import_module(f"{__name__}.{_folder.name}")

__all__ = ["RULES", "find_jumps", "mark", "review"]
