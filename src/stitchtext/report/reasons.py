"""Reasons: why one reading of a contested place stands, in plain words."""

from __future__ import annotations

from stitchtext.model import Reason

REASONS: dict[Reason, str] = {
    "votes": "More independent fragments say so.",
    "undamaged": "The other reading bears damage that a rule knows.",
    "nearest": "The votes were even; this reading is nearest to all others.",
    "familiar": "The votes were even; the rest of the text writes it this way.",
    "shorter": "The votes were even; the other reading only says a part twice.",
    "fuller": "The votes were even; this reading says more.",
    "code-points": "Nothing speaks for either; the one that sorts first was taken, so the result is always the same.",
}
