"""S208: an article without markers that stops inside a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.cuts import is_ended, is_tail_cut
from stitchtext.rules.registry import Match, text_rule

_PROSE, _FEWEST, _SHARE, _SHOWN = 40, 3, 0.9, 20
_LINE = "この段落はひとつの文からなり、その終わりには必ず句点が打たれていることになっているのです。\n"


@text_rule(
    "S208",
    "unfinished-article",
    "the text stops inside a sentence",
    lone=True,
    leaves=(
        f"{_LINE * 3}最後の文もここで終わります。\n",
        f"{_LINE * 2}最後の文です。これは\n",
        f"{_LINE.replace('のです。', 'こと') * 4}最後の文です。これは\n",
        f"{_LINE * 3}奥付\n",
        f"{_LINE * 3}― 終わり ―\n",
        f"{_LINE * 3}詳しくは次のとおりです。例:\n",
        "It was late. He went home and\n",
        f"{_LINE * 3}それは大切な話です。「はい」\n",
    ),
)
def find_unfinished_article(text: str) -> Iterator[Match]:
    """The last words of a text that breaks off, where its other paragraphs end with sentences.

    Left alone: a text with few paragraphs, or whose paragraphs often end without a mark, as in lists and in Thai; a
    last line without a whole sentence; scrapes with markers, of which S106 and S203 speak.
    """
    body = text.rstrip()
    if not is_tail_cut(body):
        return
    prose = [line for line in body.splitlines()[:-1] if len(line) >= _PROSE]
    if len(prose) >= _FEWEST and sum(map(is_ended, prose)) >= _SHARE * len(prose):
        yield Match(max(0, len(body) - _SHOWN), len(body), "the text stops inside a sentence")
