"""Rules: what damage is left that one text alone can prove, and what is to be told about an article?

A rule is one file in this folder; putting the file there is all it takes.
"""

from stitchtext.rules.registry import Match, Rule, list_rules, load_rules
from stitchtext.rules.reviews import mark, review

load_rules(__name__, __path__)

__all__ = ["Match", "Rule", "list_rules", "mark", "review"]
