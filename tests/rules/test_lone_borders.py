"""Lone borders, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

import pytest

from harbours import LINES, TEXT, joined
from stitchtext import repair

LINE = "Brought to you by the makers of good paint"
LEFT_ALONE = [
    ("nobody has it", [TEXT, TEXT[:200], TEXT[:300]]),
    ("two have it", [f"{LINE}\n{TEXT}", f"{LINE}\n{TEXT[:250]}", TEXT[:200], TEXT[:300]]),
    ("one other begins below it", [f"{LINE}\n{TEXT}", TEXT[:200]]),
    ("others begin without a title", [TEXT, *["\n".join(LINES[1:]), "\n".join(LINES[1:4])]]),
    ("others begin inside a sentence", [TEXT, TEXT[30:300], TEXT[30:200]]),
    ("others stop inside a sentence", [TEXT, TEXT[: -len(LINES[-1]) - 9], TEXT[60 : -len(LINES[-1]) - 9]]),
    ("the same part twice", [TEXT, TEXT[: -len(LINES[-1]) - 1], TEXT[: -len(LINES[-1]) - 1]]),
    ("parts of it end where one goes on", [TEXT, *("\n".join(LINES[n:-1]) for n in (3, 4, 5))]),
    ("a part of an article below its first half", ["\n".join([*LINES[1:], *LINES]), TEXT, TEXT[:200]]),
    ("a whole copy ends above the last line", [TEXT, TEXT[: -len(LINES[-1]) - 1]]),
    ("a whole copy ends above the last of many paragraphs", ["\n\n".join(LINES), "\n\n".join(LINES[:-1])]),
    ("a cut copy ends above a blank line", [f"{TEXT}\n\n{LINE}", TEXT[150:]]),
    ("two parts that share the first heading", ["The sea and its ships\nOf ships", f"Of ships\n{TEXT[20:]}"]),
    ("a whole copy begins with a sentence", [TEXT, TEXT[len(LINES[0]) + 1 :]]),
    ("others end each at another place", [TEXT, "\n".join(LINES[:4]), "\n".join(LINES[:5])]),
]
TOLD = [
    ("a line above the title", [f"{LINE}\n{TEXT}", TEXT[:200], TEXT[:300]], LINE),
    ("two lines above it", [TEXT, f"Ships and trade\n{LINE}\n{TEXT[:250]}", TEXT[:300]], f"Ships and trade\n{LINE}"),
    ("a line above the title of equal copies", [f"{LINE}\n{TEXT}", TEXT, TEXT], LINE),
    ("a line above that of one whole copy", [f"{LINE}\n{TEXT[:200]}", TEXT], LINE),
    ("a blank line below it, and a cut copy", [f"{LINE}\n\n---\n\n{TEXT}", TEXT[:200]], f"{LINE}\n\n---"),
    ("a blank line below a whole copy", [TEXT[:200], f"{TEXT[150:]}\n\n---\n\n{LINE}", TEXT], f"---\n\n{LINE}"),
    ("a line at the end", [f"{TEXT}\n{LINE}", TEXT, TEXT[150:]], LINE),
    ("lines at the end", [TEXT[40:], TEXT, f"{TEXT[90:]}\n{LINE}\n{LINE[::-1]}"], f"{LINE}\n{LINE[::-1]}"),
]


def told(*texts: str) -> list[str]:
    """What a repair of some fragments tells."""
    result = repair(joined(*texts))
    (article,) = result.articles
    return [article.text[f.start : f.end] for f in result.findings if f.code == "V108" and f.doubt]


@pytest.mark.parametrize(("what", "texts"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_an_article_begins_or_ends_with_is_no_doubt_where(what: str, texts: list[str]) -> None:
    assert told(*texts) == []


@pytest.mark.parametrize(("what", "texts", "shown"), TOLD, ids=[case[0] for case in TOLD])
def test_what_one_fragment_alone_has_at_an_end_stays_and_is_told(what: str, texts: list[str], shown: str) -> None:
    assert told(*texts) == told(*texts[::-1]) == [shown]
    assert LINE in repair(joined(*texts)).text
