"""Rules: what damage is left that one text alone can prove, and what of the merge is in doubt?"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from stitchtext.rules.registry import RULES
from stitchtext.rules.reviews import mark, review

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["RULES", "mark", "review"]
