"""Clean articles from a folder `LANG/*.txt`: title on the first line, then one paragraph a line."""

from __future__ import annotations

import hashlib
from pathlib import Path

SPLITS = ("open", "aside", "all")
_SMALLEST_SPLIT = 10


def list_languages(folder: Path) -> list[str]:
    """Return the names of the sub-folders that hold articles, sorted."""
    return sorted(child.name for child in folder.iterdir() if child.is_dir() and any(child.glob("*.txt")))


def load_articles(folder: Path, language: str, split: str = "open") -> list[str]:
    """Return the articles of one language, in the order of their file names.

    A fifth of them, chosen by their text, is `aside`: for judging, never for looking at. A language with few
    articles has no such split.
    """
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / language).glob("*.txt"))]
    if split == "all" or len(texts) < _SMALLEST_SPLIT:
        return texts
    return [text for text in texts if _is_aside(text) == (split == "aside")]


def _is_aside(text: str) -> bool:
    return hashlib.sha256(text.encode("utf-8")).digest()[0] % 5 == 0
