"""Affixes: what many fragments begin or end with, whatever stands beside it: a label, a fence, quotes, dots.

They stand in a line of their own or not. That they are no text, those show that have the text beside them, and other
text there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from stitchtext.brackets import closes_alone, opens_alone
from stitchtext.folded import Folded, fold_text
from stitchtext.marks import CALLS, COLONS, STOPS
from stitchtext.model import Fragment, Suspect
from stitchtext.passages import count_shared
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.model_tokens import OPENER
from stitchtext.rules.peels import PAGE_LINE

_LONGEST, _NEAR = 64, 12
"""Characters that one may have, and of those beside it by which fragments are told apart; and that who goes on without
it must have there, as a slip has fewer."""
_MOST, _ENOUGH = 8, 2
"""Affixes that are asked about; and fragments with different text beside one, and such that others go on without."""
_MANY = 3
"""Fragments that all have one, of which a single one proves that it is no text."""
_SHORT = 3
"""Letters and signs of one below which all fragments must have it."""
_OPENERS, _CLOSERS = tuple("[(（【<"), tuple("])）】>")
_FENCES = ("```", "~~~")
_DOTS = "…", "...", "‥"
_ENDS = ".", "!", "?"
"""What a sentence ends with, and dots behind a cut, too: all fragments may end so."""
_QUOTES = re.compile('"+')


class _Affix(NamedTuple):
    """What fragments begin or end with, as it is written, and the numbers of those that do."""

    text: str
    at_head: bool
    numbers: tuple[int, ...]


def mark_affixes(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """What fragments begin or end with, and others that have the text beside it do not, as muted suspects."""
    affixes = [affix for at_head in (True, False) for affix in _find_affixes(fragments, at_head=at_head)]
    bodies = [whole.text for whole in folds]
    for affix in affixes:
        for number in affix.numbers:
            bodies[number] = _cut_off(affix, bodies[number])
    questions = [_ask(affix, bodies[number]) for affix in affixes for number in affix.numbers]
    heard = iter(listen(questions, bodies))
    told = [(affix, list(islice(heard, len(affix.numbers)))) for affix in affixes]
    proofs = [(affix, _prove(affix, echoes)) for affix, echoes in told if not any(echo.inside for echo in echoes)]
    spans: dict[int, list[tuple[int, int]]] = {}
    for affix, proven in proofs:
        for number in _judge(affix, proven, sum(len(own) for _, own in proofs), len(fragments)):
            spans.setdefault(number, []).append(_place(affix, fragments[number].text))
    for number, own in spans.items():
        inner = _list_doubled_quotes(fragments[number].text, own)
        yield from (Suspect(number, start, end, PAGE_LINE, True) for start, end in (*own, *inner))


def _list_doubled_quotes(text: str, ends: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The second ones of all quotes inside a text in quotes that has only pairs of them: a field of a table."""
    if [text[start:end].strip() for start, end in ends] == ['"', '"']:
        runs = [match.span() for match in _QUOTES.finditer(text, ends[0][1], ends[1][0])]
        if all((end - start) % 2 == 0 for start, end in runs):
            yield from ((at, at + 1) for start, end in runs for at in range(start + 1, end, 2))


def _find_affixes(fragments: Sequence[Fragment], *, at_head: bool) -> list[_Affix]:
    """What two or more fragments begin or end with that go on otherwise; each fragment has one, that of most."""
    ends = [_read(fragment.text, at_head) for fragment in fragments]
    shared = {_cut_word(one[: count_shared(one, other)]) for one, other in pairwise(sorted(set(ends)))}
    found = []
    for affix in shared:
        text = affix if at_head else affix[::-1]
        if _is_affix(text.strip(), at_head):
            numbers = tuple(number for number, end in enumerate(ends) if end.startswith(affix))
            beside = {fold_text(ends[number][len(affix) :])[:_NEAR] for number in numbers}
            if len(beside) >= _ENOUGH and (len(text.strip()) >= _SHORT or len(numbers) == len(ends)):
                found.append(_Affix(text, at_head, numbers))
    kept: list[_Affix] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (-len(one.numbers), -len(one.text), one.text))[:_MOST]:
        if not taken.intersection(one.numbers):
            kept.append(one)
            taken.update(one.numbers)
    return kept


def _read(text: str, at_head: bool) -> str:
    """The first characters of a text, or its last ones, from the outside in."""
    return text.lstrip()[:_LONGEST] if at_head else text.rstrip()[-_LONGEST:][::-1]


def _cut_word(text: str) -> str:
    """A text without the word that it stops inside: both go on with the same letters by chance."""
    while text[-1:].isalnum():
        text = text[:-1]
    return text


def _is_affix(text: str, at_head: bool) -> bool:
    """Whether it looks like no text: signs alone, a line in brackets, and at a start one with a colon, or a fence."""
    if not text or opens_alone(text) or closes_alone(text) or not text.strip(STOPS + CALLS) or text in _ENDS:
        return False
    if text.startswith(OPENER):  # what stands behind it goes with it
        return False
    if not any(map(str.isalnum, text)):
        return True
    if len(text.splitlines()) > 1 or not text.endswith((*_CLOSERS, *COLONS)):
        return at_head and text.startswith(_FENCES) and text[len(_FENCES[0]) :].isalnum()
    dotted = text.lstrip(".… ")
    return dotted.startswith(_OPENERS) or (at_head and text.endswith(COLONS))


def _place(affix: _Affix, text: str) -> tuple[int, int]:
    """The span of an affix in a text."""
    start = len(text) - len(text.lstrip()) if affix.at_head else len(text.rstrip()) - len(affix.text)
    return start, start + len(affix.text)


def _cut_off(affix: _Affix, text: str) -> str:
    """A folded text without its affix."""
    size = len(fold_text(affix.text))
    return text[size:] if affix.at_head else text[: len(text) - size]


def _ask(affix: _Affix, body: str) -> Question:
    """What others have beside a text that has an affix there, which is left out of all."""
    thing, border = fold_text(affix.text), 0 if affix.at_head else len(body)
    return Question(body, border, thing[::-1] if affix.at_head else thing, affix.at_head, past=_NEAR)


def _prove(affix: _Affix, echoes: Sequence[Echo]) -> list[int]:
    """The fragments that others go on without what they have there.

    A title may begin so, and a slip in it would leave the one without it alone: but for what is marked as no text,
    others must go on for long. Words in brackets at the end may be who wrote the text, under abridged copies, too: one
    that has them must be cut.
    """
    text = affix.text.strip()
    worded, dotted = any(map(str.isalnum, text)), any(map(text.__contains__, _DOTS))
    marked = not text[:1].isalnum() and (worded or dotted)
    told = [(n, echo) for n, echo in zip(affix.numbers, echoes, strict=True) if echo.deep or (echo.parted and marked)]
    credit = worded and not dotted and not affix.at_head and text.endswith(_CLOSERS)
    return [] if credit and not any(echo.severed for _, echo in told) else [n for n, _ in told]


def _judge(affix: _Affix, proven: Sequence[int], proofs: int, count: int) -> Sequence[int]:
    """The fragments in which an affix is no text: all that have it, if all of several have, or half and two prove it.

    Of what all wear at both ends, two proofs are enough for either end.
    """
    worn = len(affix.numbers) == count
    if worn and ((count >= _MANY and proven) or (proofs >= _ENOUGH and not affix.text.strip()[:1].isalnum())):
        return affix.numbers
    if len(proven) < _ENOUGH:
        return ()
    return affix.numbers if 2 * len(affix.numbers) >= count else proven
