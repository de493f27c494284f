"""What a repair changes, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

from stitchtext.report.controls import tame

_NO_NEWLINE = "\\ No newline at end of file\n"
_COLOURS = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))


def render_diff(before: str, after: str, name: str, done: str = "repaired") -> str:
    r"""The unified diff that makes `after` of `before`, which is what was `done`; empty where they are the same.

    Lines end with a line feed only, so that a carriage return is part of what is compared.

    >>> print(render_diff("one\ntwo\n", "one\n2\n", "a.txt"), end="")  # doctest: +NORMALIZE_WHITESPACE
    --- a.txt  as read
    +++ a.txt  repaired
    @@ -1,2 +1,2 @@
     one
    -two
    +2
    """
    shown = tame(name)
    shown = name if shown == name else f'"{shown}"'  # else a name could bring lines of its own into a patch
    lines = unified_diff(_split(before), _split(after), shown, shown, "as read", done)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in lines)


def paint_diff(diff: str) -> str:
    """The same diff with the colours of a terminal."""
    return "".join(_paint(line) for line in _split(diff))


def _split(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + list(filter(None, text.split("\n")[-1:]))


def _paint(line: str) -> str:
    from rich.color import ColorSystem  # noqa: PLC0415 - only here: a pipe needs no colours and should not wait for them
    from rich.style import Style  # noqa: PLC0415

    style = next((style for start, style in _COLOURS if line.startswith(start)), None)
    if style is None:
        return line
    return Style.parse(style).render(line.removesuffix("\n"), color_system=ColorSystem.STANDARD) + "\n"
