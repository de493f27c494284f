"""Echoes: what other fragments have at the place where one of them starts or ends.

A question is a border in a fragment, the text it has on the inner side, and the thing that stands on the outer side.
The answer is how many other texts hold the same inner text, and what they have on the outer side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from stitchtext.cuts import may_end_anywhere
from stitchtext.folded import Folded
from stitchtext.marks import CALLS, STOPS
from stitchtext.passages import count_shared, ends_sentence

Kind: TypeAlias = Literal["end", "twin", "inside", "parted", "short"]

REACH = 64
"""Folded characters from a border that are compared first, to find the best places."""
DEEP = 128
"""Folded characters beyond a border that are more than another title."""
_GRAM, _STRIDE = 12, 8
"""Every eighth n-gram of a text is looked up, those of a context at eight places, so that none is missed."""
_LEAST = 16
"""Folded characters that must be the same before what stands beyond tells anything; of a text that has fewer there, as
it begins so near, all of them, and an n-gram at least."""
_POSTINGS, _HEARD = 8, 64
"""Contexts remembered for one n-gram, and places at which one context is heard."""
_SENTENCE = re.compile(rf"[{STOPS}{CALLS}!?]|[^\W\d_]{{4}}\.")
"""The end of a sentence in a folded text."""


class Question(NamedTuple):
    """A border in a fragment's folded text: `text[:border]` is the inner side at a tail, `text[border:]` at a head.

    `thing` is what stands beyond it, folded, read outwards from the border. Who has less than `least` of the inner
    side tells nothing; nor does who has no more than `past` beyond it: that may be a slip; or who has the thing at its
    own end, and fewer than `apart` beyond the border, no sentence among them: a line stands between that others lack.
    """

    text: str
    border: int
    thing: str
    at_head: bool
    least: int = 0
    past: int = 0
    apart: int = 0

    @property
    def reach(self) -> int:
        """Characters of the inner side that are compared."""
        return max(REACH, self.least)

    @property
    def context(self) -> str:
        """The inner text next to the border, as it is written."""
        at = self.border
        return self.text[at : at + REACH] if self.at_head else self.text[max(0, at - REACH) : at]


def ask_beside(whole: Folded, span: tuple[int, int], at_head: bool, *, past: int = 0) -> Question:
    """What others have at the border between the text inside and what stands at an end, at a span of the original."""
    low, high = map(whole.at, span)
    thing = whole.text[low:high]
    return Question(whole.text, high if at_head else low, thing[::-1] if at_head else thing, at_head, past=past)


class Echo(NamedTuple):
    """What other texts have at a border, as counts of texts that hold the inner text.

    Of those that share most of it: `ends` stop there, too; `twins` stop behind the very thing; `inside` have the thing
    and go on; `parted` go on otherwise, and so `severed` ones inside a sentence. Of those that share all they have
    of it, `deep` ones go on otherwise for long, and do not have the thing at their own end.
    """

    ends: int = 0
    twins: int = 0
    inside: int = 0
    parted: int = 0
    severed: int = 0
    deep: int = 0

    @property
    def found(self) -> bool:
        """Whether any other text holds the inner text."""
        return any((self.ends, self.twins, self.inside, self.parted))


class _Heard(NamedTuple):
    shared: int
    text: str
    kind: Kind
    severed: bool
    deep: bool


def listen(questions: Sequence[Question], texts: Sequence[str], *, each: bool = False) -> list[Echo]:
    """The answers of folded texts to questions, each question's own text left out.

    Every text is read once, whatever the number of questions, and their order does not matter. Of equal ones, one
    answers, or `each`.
    """
    if not questions:
        return []
    counts = Counter(texts if each else set(texts))
    index: dict[str, list[tuple[int, int]]] = {}
    for number, question in sorted(enumerate(questions), key=lambda item: item[1]):
        for gram, shift in _grams(question):
            postings = index.setdefault(gram, [])
            if len(postings) < _POSTINGS:
                postings.append((number, shift))
    heard: list[list[_Heard]] = [[] for _ in questions]
    asked: dict[str, set[int]] = {}
    for number, question in enumerate(questions):
        asked.setdefault(question.text, set()).add(number)
    for text in sorted(counts, key=lambda text: (-len(text), text)) if index else ():
        own = asked.get(text, ())
        for at in [at for at in range(0, len(text) - _GRAM + 1, _STRIDE) if text[at : at + _GRAM] in index]:
            for number, shift in index[text[at : at + _GRAM]]:
                if len(heard[number]) < _HEARD and number not in own:
                    heard[number].extend(_hear(text, at + shift, questions[number]))
    return [_count(said, counts) for said in heard]


def _grams(question: Question) -> Iterator[tuple[str, int]]:
    """The n-grams of a context nearest to its border, each with the way from its start to the border."""
    context = question.context
    for away in range(min(_STRIDE, len(context) - _GRAM + 1)):
        start = away if question.at_head else len(context) - _GRAM - away
        yield context[start : start + _GRAM], -start if question.at_head else len(context) - start


def _hear(text: str, border: int, question: Question) -> Iterator[_Heard]:
    if 0 <= border <= len(text):
        inner = _read(text, border, question.reach, inwards=True, at_head=question.at_head)
        own = _read(question.text, question.border, question.reach, inwards=True, at_head=question.at_head)
        shared = count_shared(inner, own)
        whole = len(inner) if len(inner) >= _GRAM else _LEAST
        if shared >= max(min(_LEAST, len(own), whole), question.least):
            severed = not ends_sentence(text, border) and not may_end_anywhere(text[max(0, border - 1) : border])
            full = shared == min(len(inner), len(own)) and not _has_outside(text, question)
            deep = full and (border if question.at_head else len(text) - border) >= DEEP
            yield _Heard(shared, text, _tell(text, border, question), severed, deep)


def _read(text: str, border: int, size: int, *, inwards: bool, at_head: bool) -> str:
    """The text on one side of a border, read away from it."""
    return text[border : border + size] if inwards == at_head else text[max(0, border - size) : border][::-1]


def _tell(text: str, border: int, question: Question) -> Kind:
    thing = question.thing
    beyond = _read(text, border, len(thing) + 1, inwards=False, at_head=question.at_head)
    if not beyond or beyond == thing:
        return "twin" if beyond else "end"
    if len(beyond) < len(thing) and thing.startswith(beyond):
        return "short"
    if beyond.startswith(thing) or (_has_dots(thing) and _has_dots(beyond)):
        return "inside"
    return "short" if (question.past or question.apart) and _tells_nothing(text, border, question) else "parted"


def _tells_nothing(text: str, border: int, question: Question) -> bool:
    """Whether what a text has beyond a border may be a slip, or a line before the thing at its own end."""
    away, outside = border if question.at_head else len(text) - border, _has_outside(text, question)
    if away - len(question.thing) * outside <= question.past:
        return True
    between = slice(0, border) if question.at_head else slice(border, len(text))
    return outside and away < question.apart and not _SENTENCE.search(text[between])


def _has_outside(text: str, question: Question) -> bool:
    """Whether a text itself begins, or ends, with the thing."""
    thing = question.thing
    return text.startswith(thing[::-1]) if question.at_head else text.endswith(thing)


def _has_dots(text: str) -> bool:
    """Whether a text begins with dots, however many and however written; a full stop is none."""
    return text[:1] in ("…", "‥") or text[:2] in ("..", "・・")


def _count(heard: Sequence[_Heard], counts: Mapping[str, int]) -> Echo:
    """How many texts say what; one that has the thing anywhere vouches for it, whatever it has elsewhere."""
    longest = max((one.shared for one in heard), default=0)
    near = [one for one in heard if one.shared == longest]
    vouching = {one.text for one in near if one.kind in ("twin", "inside")}
    free = [one for one in near if one.text not in vouching]
    ends, twins, inside, parted = (
        {one.text for one in found if one.kind == kind}
        for found, kind in ((free, "end"), (near, "twin"), (near, "inside"), (free, "parted"))
    )
    severed = parted.intersection(one.text for one in near if one.severed)
    deep = {one.text for one in heard if one.deep and one.kind == "parted"}
    return Echo(*(sum(map(counts.__getitem__, texts)) for texts in (ends, twins, inside, parted, severed, deep)))
