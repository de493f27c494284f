"""Signs: the letters and the dashes of markers, in all the ways they are written, and what ends their lines."""

from __future__ import annotations

from stitchtext.folded import INVISIBLE

BLANK = rf"[\s{INVISIBLE}]*"
LETTERS = rf"[EeＥｅ]{BLANK}[NnＮｎ]{BLANK}[DdＤｄ]"
DASH = "[-‐‑‒–—―−─━ー－⸺⸻﹘﹣]"
LONG = "‒–—―−─━－⸺⸻"
"""The dashes that are longer than a hyphen; not ー, which is a vowel of words, too."""
BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
