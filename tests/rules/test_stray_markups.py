"""Marks of wikis, boards and LaTeX in one text. The texts that the rule leaves alone stand beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stitchtext.rules.stray_markups import list_board, list_latex, list_underlines, list_wiki

Finder = Callable[[str], list[tuple[int, int]]]
UNMARKED: dict[str, tuple[Finder, str]] = {
    "assignments of code": (list_wiki, "if a == b:\n    x == y\n"),
    "places in a list": (list_wiki, "y[[1]] + z[[2]]"),
    "empty strings": (list_wiki, "f('', '') or ''"),
    "a name with an apostrophe": (list_wiki, "O'Brien's and the boys' club"),
    "places in an array": (list_board, "a[i] + b[i] [/etc]"),
    "notes": (list_board, "[1] [a] [see/or]"),
    "a path": (list_latex, "C:\\part\\item_1 and {one}"),
    "one sign": (list_latex, "90\\% of it"),
    "a command without words": (list_latex, "\\emph{late"),
    "a line between paragraphs": (list_underlines, "One.\n\n-----\n\nTwo."),
    "a line much shorter than the one above": (list_underlines, "It was late.\n---\nHe went."),
    "a line at the start": (list_underlines, "-----\nOne.\n\n---\nTwo."),
    "a row of other signs": (list_underlines, "One\n=-=-=\nTwo\n==x==\n"),
}
MARKED: dict[str, tuple[Finder, str, str]] = {
    "a heading": (list_wiki, "One.\n==  The port == \nTwo.", "One.\nThe port \nTwo."),
    "bold and slanted": (list_wiki, "'''''One''''' ''isn't'' '''two'''", "One isn't two"),
    "links": (list_wiki, "[[Ship|ships]] in a [[port]], [https://example.org/a the list]", "ships in a port, the list"),
    "an image": (list_wiki, "It [[File:a.jpg|thumb|The port]]was.", "It was."),
    "Japanese": (list_wiki, "港の[[船|船たち]]が出る。", "港の船たちが出る。"),
    "tags one in the other": (list_board, "[b]a[i]b[/i][/b] [B]c[/B]", "ab c"),
    "what was cut": (list_board, "late.[/quote] See [url=https://example.org]here", "late. See here"),
    "a tag that was cut": (list_board, "[b]One[/b] [url=https://exam", "One "),
    "an image of a board": (list_board, "It [img]https://example.org/a.jpg[/img]was.", "It was."),
    "commands": (list_latex, r"\section*{The \emph{old} port} \textbf{x_{1}}", "The old port x_{1}"),
    "surroundings": (list_latex, "\\begin{itemize}\n\\item One\n\\end{itemize}", "\n One\n"),
    "signs": (list_latex, r"90\% \& more", "90% & more"),
    "a heading underlined": (list_underlines, "The port\n--------\nOne.", "The port\n\nOne."),
    "between two lines": (list_underlines, "====\nPort\n====\r\nOne.", "\nPort\n\r\nOne."),
    "wide letters": (list_underlines, "港\n===\n船が出る。", "港\n\n船が出る。"),
}


@pytest.mark.parametrize(("find", "text"), UNMARKED.values(), ids=UNMARKED)
def test_what_looks_like_a_mark_and_is_none_is_left_alone(find: Finder, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("find", "text", "plain"), MARKED.values(), ids=MARKED)
def test_marks_are_found_without_the_words_between_them(find: Finder, text: str, plain: str) -> None:
    kept = list(text)
    for start, end in find(text):
        kept[start:end] = [""] * (end - start)
    assert "".join(kept) == plain
