"""The template engine: escapes whatever it is given, and lets a browser run nothing but our own script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stitchtext.report.controls import tame
from stitchtext.report.pages.texts import show, show_line

_BUFFERED = 512
"""Pieces of a page that are handed out as one."""


@cache
def find_environment() -> Environment:
    """The environment of all templates: what is no markup is tamed and escaped."""
    environment = Environment(
        loader=PackageLoader("stitchtext.report.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(show=show, show_line=show_line, number=lambda value: f"{value:,}")
    return environment


def render(template: str, script: str, **values: object) -> Iterator[str]:
    """A page from its template, in parts, with its style and script inside, and a policy that allows these alone."""
    style, code = read_part("style.css"), read_part(script)
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(code)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    page = find_environment().get_template(template)
    stream = page.stream(style=Markup(style), script=Markup(code), policy=policy, **values)  # noqa: S704 - our own files
    stream.enable_buffering(_BUFFERED)
    return stream


@cache
def read_part(name: str) -> str:
    """A file that goes into every page."""
    return files("stitchtext.report.pages").joinpath("parts", name).read_text(encoding="utf-8")


def _digest(part: str) -> str:
    return f"sha256-{b64encode(sha256(part.encode()).digest()).decode()}"


def _finalize(value: object) -> object:
    return tame(value) if isinstance(value, str) and not isinstance(value, Markup) else value
