"""Rules: what damage can one text alone prove, and what about an article is in doubt?

A rule is one file in one of the folders here; putting the file there is all it takes.
"""

from stitchtext.rules.registry import Rule, list_rules, load_rules
from stitchtext.rules.verdicts import mark, review

__all__ = ["Rule", "list_rules", "mark", "review"]

load_rules(__name__, __path__)
