"""Echoes: what other fragments have behind the words before which, or before the words behind which, one stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

REACH = 64
"""Folded characters of a context that are compared, at most."""
_GRAM, _STRIDE = 12, 4
"""Every fourth n-gram of a text is looked up, those of a context at four places, so that none is missed."""
_LEAST = 16
"""Folded characters that must be the same before what follows tells anything."""
_POSTINGS, _HEARD = 8, 64
"""Contexts remembered for one n-gram, and places at which one context is heard."""
_DOTS = "….‥・"


class Question(NamedTuple):
    """A fragment's folded text up to where it may stop, what stands behind that, and its whole folded text."""

    context: str
    thing: str
    own: str


class Echo(NamedTuple):
    """What is heard behind a context: nothing (not `found`), other text (`parted`), or the very thing (`inside`).

    Where all who hold the context stop behind it, it is found and no more.
    """

    found: bool = False
    parted: bool = False
    inside: bool = False


def listen(questions: Sequence[Question], texts: Iterable[str]) -> list[Echo]:
    """The answers of folded texts, the fragments' own left out; those that share the longest context decide.

    Every text is read once, whatever the number of questions, and the order of the texts does not matter.
    """
    index: dict[str, list[tuple[int, int]]] = {}
    for number, question in sorted(enumerate(questions), key=lambda item: item[1]):
        for back, gram in _grams(question.context):
            postings = index.setdefault(gram, [])
            if len(postings) < _POSTINGS:
                postings.append((number, back))
    heard: list[list[tuple[int, str]]] = [[] for _ in questions]
    for text in sorted(set(texts), key=lambda text: (-len(text), text)) if index else ():
        for at in [at for at in range(0, len(text) - _GRAM + 1, _STRIDE) if text[at : at + _GRAM] in index]:
            for number, back in index[text[at : at + _GRAM]]:
                if len(heard[number]) < _HEARD and text != questions[number].own:
                    heard[number].extend(_hear(text, at + _GRAM + back, questions[number]))
    return list(map(_judge, heard))


def _grams(context: str) -> Iterator[tuple[int, str]]:
    for back in range(_STRIDE):
        end = len(context) - back
        if end >= _GRAM:
            yield back, context[end - _GRAM : end]


def _hear(text: str, end: int, question: Question) -> Iterator[tuple[int, str]]:
    context, thing = question.context[-REACH:], question.thing
    shared = _count_shared(text[max(0, end - REACH) : end], context)
    if shared >= min(_LEAST, len(context)):
        behind = text[end : end + len(thing) + 1]
        same = behind.startswith(thing) or (thing[0] in _DOTS and _has_dots(behind))
        yield shared, "inside" if same and behind else "parted" if behind else "end"


def _has_dots(text: str) -> bool:
    return text[:1] in ("…", "‥") or (text[:2] in ("..", "・・"))


def _count_shared(a: str, b: str) -> int:
    size = min(len(a), len(b))
    if a[len(a) - size :] == b[len(b) - size :]:
        return size
    return next(n for n in range(size) if a[-1 - n] != b[-1 - n])


def _judge(heard: Sequence[tuple[int, str]]) -> Echo:
    longest = max((shared for shared, _ in heard), default=0)
    kinds = {kind for shared, kind in heard if shared == longest}
    return Echo(bool(kinds), "parted" in kinds, "inside" in kinds)
