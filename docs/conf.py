"""The site of these pages: `sphinx-build -W --keep-going -b html docs BUILD`. Nothing is fetched while it is built."""

from __future__ import annotations

import re

import stitchtext

project = "stitchtext"
author = "the stitchtext authors"
project_copyright = author
release = version = stitchtext.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["examples"]
root_doc = "index"
default_role = "code"  # docstrings are plain text with names in single backticks

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3  # as GitHub makes them, so that one link serves both

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": False}
autodoc_use_type_comments = False

html_theme = "furo"
html_title = f"stitchtext {release}"
html_copy_source = False
html_show_sourcelink = False
pygments_style = "friendly"
highlight_language = "text"

_OUTSIDE = re.compile(r"\]\(\.\./(?=(?:benchmarks|fixtures|README|src|tests))")


def take_along(_app: object, _name: str, source: list[str]) -> None:
    """Offer what lies outside of this folder as a download: it has no page here, and a place in the repository."""
    source[0] = _OUTSIDE.sub("](path:../", source[0])


def setup(app: object) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", take_along)  # type: ignore[attr-defined]
    return {"parallel_read_safe": True, "parallel_write_safe": True}
