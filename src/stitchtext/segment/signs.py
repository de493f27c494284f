"""Signs: the letters and the dashes of markers, in all the ways they are written."""

from __future__ import annotations

from stitchtext.folded import INVISIBLE

BLANK = rf"[\s{INVISIBLE}]*"
LETTERS = rf"[EeＥｅ]{BLANK}[NnＮｎ]{BLANK}[DdＤｄ]"
DASH = "[-‐‑‒–—―−─━ー－⸺⸻﹘﹣]"
