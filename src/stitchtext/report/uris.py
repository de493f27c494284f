"""Paths as programs name them: with slashes, and seen from the working directory."""

from __future__ import annotations

import os
from urllib.parse import quote


def make_relative(name: str) -> str:
    """The path of a file below the working directory from there, without `./`; another one as it is.

    >>> make_relative("./a//b.txt")
    'a/b.txt'
    """
    path = os.path.normpath(name)
    if os.path.isabs(path):
        seen = os.path.relpath(path)
        path = path if seen.startswith("..") else seen
    return path.replace(os.sep, "/")


def make_uri(name: str) -> str:
    """The path as a URI reference: relative below the working directory, else with `file://`.

    >>> make_uri("記事 1.txt")
    '%E8%A8%98%E4%BA%8B%201.txt'
    """
    path = make_relative(name)
    if path.startswith(".."):
        path = os.path.abspath(name).replace(os.sep, "/")
    quoted = quote(path, errors="backslashreplace")
    return f"file://{quoted}" if path.startswith("/") else quoted
