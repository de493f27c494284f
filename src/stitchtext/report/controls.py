"""Control characters made visible: scraped text can hold anything, and what is shown must steer no terminal."""

from __future__ import annotations


def tame(text: str) -> str:
    r"""The text with every character that ends a line, steers a terminal or cannot be seen written as an escape.

    >>> tame("one\n\u200b二\u3000")
    'one\\n\\u200b二\u3000'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\u3000" else repr(char)[1:-1] for char in text)


def shorten(text: str, most: int) -> str:
    """At most so many characters of a text, its middle left out.

    >>> shorten("abcdefghij", 5)
    'ab…ij'
    """
    if len(text) <= most:
        return text
    return f"{text[: most // 2]}…{text[len(text) - (most - 1) // 2 :]}"
