"""Rules: what damage is left that one text alone can prove, and what of the merge is in doubt?"""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

from stitchtext.rules.registry import RULES
from stitchtext.rules.reviews import mark, review

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)

__all__ = ["RULES", "mark", "review"]
