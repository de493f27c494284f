"""L113: a token of a language model at the start or the end of a fragment, or its thoughts before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stitchtext.folded import Folded
from stitchtext.model import Fragment, Suspect
from stitchtext.rules.echoes import Question, listen
from stitchtext.rules.registry import Edge, edge_rule

_CODE = "L113"
_STRUCK = ("<s>", "</s>")
"""What a page of HTML strikes out with, too."""
_ROLES = "assistant|model|user|system|final|analysis|commentary"
_TOKEN = (
    r"(?:<[|｜][A-Za-z][\w▁]{0,30}[|｜]>|</?s>|<(?:eos|bos|pad|sep|cls|(?:start|end)_of_turn)>"
    rf"|\[(?:CLS|SEP|EOS|BOS|PAD|/?INST)\])(?:(?:{_ROLES})\b)?"
)
"""A token, and behind it who is to speak."""
_FIRST_SIGNS, _LAST_SIGNS = ("<", "["), (">", "]", *_ROLES.split("|"))
_THOUGHTS = re.compile(
    r"\s*+(?:<(?:[|｜]\w{1,30}[|｜]|start_of_turn)>\w{0,20}\s*+){0,4}(?P<opener><(?P<name>think|thinking)>)"
)
"""Thoughts begin, behind tokens or none."""
OPENER = "<think"
"""What thoughts begin with."""
_FIRST, _NEAR = 400, 64
"""Characters in which thoughts must begin, and folded ones before their end by which they are known."""
_TITLE, _TEXT = "The Port", "It was late in the port. The last ship had gone, and nobody was there."
_CUT = f"{_TITLE}\n{_TEXT[:54]}"


@edge_rule(
    _CODE,
    "model-token",
    "a token of a language model stands at an edge of a fragment",
    safety="safe",
    examples=(
        (f"{_CUT}<|endoftext|>\n—END—\n{_TITLE}\n{_TEXT}\n", f"{_TITLE}\n{_TEXT}\n"),
        (f"<|im_start|>assistant\n{_TITLE}\n{_TEXT}<|im_end|>\n—END—\n{_CUT}\n", f"{_TITLE}\n{_TEXT}\n"),
        (f"<s> {_TITLE}\n{_TEXT}</s>\n—END—\n{_CUT}\n", f"{_TITLE}\n{_TEXT}\n"),
        (f"<think>\nAll of it.\n</think>\n\n{_TITLE}\n{_TEXT}\n—END—\n{_CUT}\n", f"{_TITLE}\n{_TEXT}\n"),
    ),
    leaves=(
        f"{_TITLE}\n{_TEXT}<|endoftext|>\n",
        f"{_TITLE}\nIt ends with </s> here. {_TEXT}\n—END—\n{_CUT}\n",
        f"{_CUT}\nIt ends with </s>\n—END—\n{_CUT}\nIt ends with </s> here.\n",
        f"<s>{_TITLE}</s> and more\n{_TEXT}\n—END—\n{_CUT}\n",
        f"{_TITLE}\n{_TEXT} <s>Nobody.</s>\n—END—\n{_CUT}\n",
        f"{_TITLE}\n{_TEXT} [See]\n—END—\n{_CUT}\n",
        f"{_TITLE}\n{_TEXT} <end>\n—END—\n{_CUT}\n",
        f"{_TITLE}\n{_TEXT}\n—END—\n{_CUT}\n<think> is a tag\n",
        f"<think>{_TITLE}\n{_TEXT}\n—END—\n{_CUT}\n",
        f"<think>one</think>\n{_TEXT}\n—END—\n<think>one</think>\n{_TEXT[:60]}\n",
    ),
)
def find_model_token(text: str, at_head: bool) -> Edge | None:
    """What a language model writes for itself: <|endoftext|>, </s>, [SEP], <|im_start|>assistant, and its thoughts.

    Such a token, or thoughts between <think> and </think> at the start, is left out of the comparison and named in the
    account. Left alone: one that another fragment holds inside the same text, what is struck out in HTML, thoughts that
    are not closed, or that another fragment has, and the only fragment of a scrape.
    """
    if not (text.startswith(_FIRST_SIGNS) if at_head else text.endswith(_LAST_SIGNS)):
        return None
    found = _compile_head().match(text) if at_head else _compile_tail().search(text)
    if found is None or (found[0] in _STRUCK and _is_struck(text, found[0], found.start(), found.end())):
        return None
    return Edge(*found.span())


def _is_struck(text: str, token: str, start: int, end: int) -> bool:
    """Whether its partner is near, and more of the text stands beyond that."""
    if token == _STRUCK[0]:
        return bool(text[end:].partition(_STRUCK[1])[2].strip())
    return bool(text[:start].rpartition(_STRUCK[0])[0].strip())


def mark_thoughts(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """The thoughts at the starts of fragments that no other one has before the same text, as muted suspects."""
    found = [(one.index, *span) for one in fragments if (span := find_thoughts(one.text)) is not None]
    questions = [_ask(folds[number], start, end) for number, start, end in found]
    for (number, start, end), echo in zip(found, listen(questions, [whole.text for whole in folds]), strict=True):
        if not echo.inside + echo.twins:
            yield Suspect(number, start, end, _CODE, True)


def _ask(whole: Folded, start: int, end: int) -> Question:
    """What others have before the text behind thoughts: as much of these as tells them."""
    border = whole.at(end)
    return Question(whole.text, border, whole.text[max(whole.at(start), border - _NEAR) : border][::-1], at_head=True)


def find_thoughts(text: str) -> tuple[int, int] | None:
    r"""Where thoughts begin and end that stand at the start of a text, behind tokens or none.

    >>> find_thoughts("<think>\nAll of it.\n</think>\nThe port"), find_thoughts("<think>The port")
    ((0, 27), None)
    """
    found = _THOUGHTS.match(text) if OPENER in text[:_FIRST] else None
    if found is None:
        return None
    closer = f"</{found['name']}>"
    at = text.find(closer, found.end())
    return (found.start("opener"), at + len(closer)) if at >= 0 else None


@cache
def _compile_head() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@cache
def _compile_tail() -> re.Pattern[str]:
    return re.compile(rf"{_TOKEN}\Z")
