"""Reasons: why one reading of a contested place stands, in plain words."""

from __future__ import annotations

from stitchtext.model import Reason

REASONS: dict[Reason, str] = {
    "votes": "more independent fragments say so.",
    "lineages": "more fragments say otherwise, but they may be copies of one another.",
    "undamaged": "the other reading bears damage that a rule knows.",
    "nearest": "the votes were even; it is nearest to all others.",
    "elsewhere": "the votes were even; what the other one has more stands in another place already.",
    "familiar": "the votes were even; the rest of the text writes it so.",
    "shorter": "the votes were even; the other only says a part twice.",
    "fuller": "the votes were even; it says more.",
    "alike": "the votes were even; other ties of its sentence, or of the article, went to the same fragments.",
    "code-points": "nothing speaks for either; the first in sort order is always taken.",
}
