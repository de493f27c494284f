"""Articles as Markdown: the text as it is, with marks before its title and headings."""

from __future__ import annotations

from stitchtext.model import Article, Repair


def render_markdown(repair: Repair) -> str:
    """All articles with `# ` before each title and as many `#` before each heading as the scrape had.

    Nothing else differs from `Repair.text`; a heading that still has its marks gets no second ones.
    """
    parts = [_mark(article) for article in repair.articles]
    ended = [part if part.endswith("\n") else part + "\n" for part in parts[:-1]]
    return "—END—\n".join([*ended, *parts[-1:]])


def _mark(article: Article) -> str:
    text = article.text
    marks = {place.end: "#" * place.level for place in article.breaks if place.kind == "heading"}
    if article.title is not None:
        marks[len(text) - len(text.lstrip())] = "#"
    done, parts = 0, []
    for at, mark in sorted(marks.items()):
        if not text.startswith("#", at):
            parts += [text[done:at], mark, " "]
            done = at
    return "".join([*parts, text[done:]])
