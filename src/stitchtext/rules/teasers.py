"""L102: the mark of a cut at the end of a fragment: …, [...], (続く), Read more."""

from __future__ import annotations

import re

from stitchtext.marks import ENDS
from stitchtext.rules.phrases import load_phrases, look_up
from stitchtext.rules.registry import Edge, edge_rule

TEASER = "L102"
_CUT = "題名です\n一つ目の文がここにあります。二つ目の文は"
_WHOLE = f"{_CUT}ここで終わります。"
_DOTS = r"(?:…|\.{3}|‥|・{3}|。{3}|&hellip;|&#8230;)+"
_DOTTED = ("…", "...", "‥", "・・・", "。。。", "&hellip;", "&#8230;")
_FIRST_DOTS = re.compile(_DOTS)
_LAST_DOTS = re.compile(rf"{_DOTS}\Z")
_BRACKETED = re.compile(r"[\[［(（【<＜]([^\[\]［］()（）【】<>＜＞\r\n]{1,48})[\]］)）】>＞]\Z")
_CLOSING = ("]", "］", ")", "）", "】", ">", "＞")
_ONLY_DOTS = re.compile(rf"\s*(?:{_DOTS}|\.\.)\s*")
_ARROWS = " \t\u00a0\u3000.…»›>＞→▶"
_POINTERS = " \t\r\n\u00a0\u3000▼▽↓▶►▷→⇒➡»›≫"
"""White space, and signs that point at words behind them."""
_SENTENCE = (*ENDS, "]", ")", "）", "］")
_SPACELESS, _LEAST = "\u0e00", 4
"""From this letter on, scripts tell words by nothing; a phrase of so many letters is more than one word."""


@edge_rule(
    TEASER,
    "teaser-mark",
    "the mark of a cut stands at the end of a fragment",
    safety="safe",
    examples=(
        (f"{_CUT}…\n—END—\n{_WHOLE}\n", f"{_WHOLE}\n"),
        (f"{_CUT} [...]\n—END—\n{_WHOLE}\n", f"{_WHOLE}\n"),
        (f"{_CUT}（続く）\n—END—\n{_WHOLE}\n", f"{_WHOLE}\n"),
        (f"{_CUT}… 続きを読む\n—END—\n{_WHOLE}\n", f"{_WHOLE}\n"),
        ("The Sea\nIt was so late... Read more »\n—END—\nThe Sea\nIt was\n", "The Sea\nIt was so late\n"),
    ),
    leaves=(
        f"{_CUT}…\n",
        f"{_WHOLE}…\n—END—\n{_CUT}\n",
        f"{_CUT}……そして、終わりました。\n—END—\n{_CUT}…\n",
        f"{_WHOLE}道は続く\n—END—\n{_CUT}\n",
        f"{_WHOLE}（続編）\n—END—\n{_CUT}\n",
        "The Sea\nHe came back, and then...\n—END—\nThe Sea\nHe came back\n",
        "The Sea\nCall us if you want to read more\n—END—\nThe Sea\nCall us if\n",
        "The Sea\nIt was late. He went home.\n—END—\nThe Sea\nIt was late.\n",
    ),
)
def find_teaser(text: str, at_head: bool) -> Edge | None:
    """What a page writes where it cuts a text: dots, dots in brackets, words such as "Read more", or both.

    The mark is left out of the comparison and named in the account, and the fragment counts as cut. A line of its
    own that tells of more, a mark in brackets, and words behind dots or a whole sentence are such a mark; dots alone,
    or words behind other words, only where another fragment goes on otherwise behind the same text, or where nothing
    follows in any and another fragment begins inside a sentence. So are any other words in brackets where another one
    goes on inside the sentence, and none has them. Left alone: dots that another fragment has inside
    the same text, those nobody contradicts, and the only fragment of a scrape.
    """
    if at_head:
        found = _FIRST_DOTS.match(text)
        return Edge(0, found.end(), "dissent") if found else None
    return _find_words(text) or _find_line(text) or _find_brackets(text) or _find_dots(text)


def _find_words(text: str) -> Edge | None:
    """Words that tell of more, with the dots before them."""
    more = load_phrases().more
    bare = text.rstrip(_ARROWS)
    if not bare.endswith(more):
        return None
    phrase = next(phrase for phrase in more if bare.endswith(phrase))
    body = bare[: -len(phrase)]
    before = body.rstrip(_POINTERS)
    dots = _LAST_DOTS.search(before)
    if dots is not None:
        return Edge(dots.start(), len(text))
    between = body[len(before) :]
    start = len(body) - len(between.lstrip())
    alone = not before or "\n" in between or "\r" in between or bool(between.strip())
    bracket = _BRACKETED.search(before)
    if bracket is not None and _ONLY_DOTS.fullmatch(bracket[1]):
        return Edge(bracket.start(), len(text))
    if phrase in load_phrases().heard:
        return Edge(start, len(text), "dissent")
    told = before.endswith(_SENTENCE) and (" " in phrase or (phrase[0] >= _SPACELESS and len(phrase) >= _LEAST))
    return Edge(start, len(text), "nothing" if alone or told else "dissent")


def _find_line(text: str) -> Edge | None:
    """A last line that tells of more in words that no text ends with to the letter, such as those with a number."""
    start = max(text.rfind("\n"), text.rfind("\r")) + 1
    return Edge(start, len(text)) if look_up(text[start:].strip()) == "more" else None


def _find_brackets(text: str) -> Edge | None:
    found = _BRACKETED.search(text) if text.endswith(_CLOSING) else None
    if found is None or not (_ONLY_DOTS.fullmatch(found[1]) or look_up(found[1]) == "more"):
        return None
    return Edge(found.start(), len(text))


def _find_dots(text: str) -> Edge | None:
    """Dots alone; of four, the first ends the sentence."""
    found = _LAST_DOTS.search(text) if text.endswith(_DOTTED) else None
    return Edge(found.start(), len(text), "dissent") if found else None
