"""T208: a text that ends by saying the same again and again, as a model does that has lost its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stitchtext.folded import Folded, fold
from stitchtext.marks import ENDS
from stitchtext.model import Edit, Fragment, Suspect
from stitchtext.passages import count_shared, ends_sentence
from stitchtext.rules.echoes import Echo, Question, listen
from stitchtext.rules.registry import Match, text_rule

_CODE = "T208"
_READ = 1 << 14
"""Folded characters at the end of a text in which a loop is looked for."""
_TAIL, _TRIED = 12, 8
"""Characters at the end that must have stood before, and places at which they are looked for."""
_LONG, _TIMES = 24, 3
"""Characters of a round from which one and the beginning of a third are a loop; of shorter ones three must be whole."""
_WORD = 10
"""Characters of a round from which it is more than a word, which may stand anywhere."""
_AGAIN = 8
"""Characters of the last round, where the others are long; and a quarter of it."""
_SURE, _ROUNDS, _LETTERS = 8, 5, 5
"""Characters of a round, rounds, and different characters of one, for a text alone to prove that it is no refrain."""
_SUNG, _FAR = 10, 512
"""Rounds, fewer of which a song may end with, to its last word; and characters before one, more than a refrain has."""
_OWN = "\0"
"""Stands before a text that is asked about, so that another fragment that is the same, but for the loop, may answer."""
_DOTS = f"{ENDS}…‥・. "


class Loop(NamedTuple):
    """Where in a folded text the second round begins `at` the soonest; the first is text. And how long a round is.

    What stands before the first round may be as in one, too: rounds then begin sooner than they were written, which
    mostly is where a sentence ends, at `whole`.
    """

    at: int
    size: int
    whole: int


@text_rule(
    _CODE,
    "looping-end",
    "the text ends in a loop",
    safety="unsafe",
    examples=(
        ("It was late. " + "The ship came in. " * 6 + "The ship", "It was late. The ship came in."),
        ("題名です\n一つ目の文です。" + "船が港に入ってきた。" * 7, "題名です\n一つ目の文です。船が港に入ってきた。"),
    ),
    leaves=(
        "ラララ、ラララ、ラララ、ラララ、ラララ、ラララ",
        "Row, row, row, row, row, row your boat",
        "Ha ha ha ha ha ha ha ha ha ha ha ha!",
        "----------------------------------------",
        "The ship came in. The ship came in. The ship came in.",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
        "The ship came in. " * 8 + "Then all went home.",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ),
)
def find_looping_end(text: str) -> Iterator[Match]:
    """The same words at the end of a text five times and more, where a model goes on until its limit.

    In a repair, fewer are enough where another fragment has the words once and goes on otherwise. Left alone: what is
    short, as a refrain is or a rule of signs, and what other text follows.
    """
    whole = fold(text[-_READ:])
    loop = _set_apart(find_loop(whole.text), whole)
    if loop is None or loop.size < _SURE or len(whole.text) - loop.at < (_ROUNDS - 1) * loop.size:
        return
    if len(set(whole.text[loop.at : loop.at + loop.size])) >= _LETTERS:
        start = max(0, len(text) - _READ) + whole.raw_end(loop.whole)
        yield Match(start, len(text), "the text says the same again and again", (Edit(start, len(text), ""),))


def find_loop(text: str) -> Loop | None:
    """The rounds that a folded text ends with, the last one cut; whatever dots or marks are behind it.

    >>> find_loop("一つ目の文です。船が港に入ってきた。船が港に入ってきた。船が港に入ってきた。船が")
    Loop(at=17, size=10, whole=18)
    """
    bare = text.rstrip(_DOTS)[-_READ:]
    size = _measure_round(bare)
    if not size:
        return None
    same = size + _count_back(bare, size)
    enough = 2 * size + max(_AGAIN, size // 4) if size >= _LONG else _TIMES * size
    if same < max(enough, size + _TAIL):
        return None
    start = len(text.rstrip(_DOTS)) - same + size
    ends = (at for at in range(start, start + size) if ends_sentence(text, at))
    return Loop(start, size, next(ends, start))


def _measure_round(text: str) -> int:
    """How far before the end of a text its last characters stand for the last time, so that more of it does; or 0."""
    tail = text[-_TAIL:]
    at = len(text)
    for _ in range(_TRIED if len(tail) == _TAIL else 0):
        at = text.rfind(tail, 0, at - 1)
        if at < 0:
            return 0
        size = len(text) - _TAIL - at
        if text.endswith(text[-2 * size : -size]):
            return size
        at += _TAIL
    return 0


def _count_back(text: str, size: int) -> int:
    """How many of the last characters of a text stand a `size` before them, too."""
    return count_shared(text[::-1], text[: len(text) - size][::-1])


def mark_loops(fragments: Sequence[Fragment], folds: Sequence[Folded]) -> Iterator[Suspect]:
    """All but the first round of loops at ends of fragments, where another goes on otherwise, as muted suspects."""
    found = ((number, _set_apart(_find_new(whole.text), whole)) for number, whole in enumerate(folds))
    loops = {number: loop for number, loop in found if loop is not None}
    heads = _index_heads(folds) if loops else {}
    loops = {number: loop for number, loop in loops.items() if not _is_left(folds[number].text, loop, heads)}
    done: set[int] = set()
    for places in ({n: loop.whole for n, loop in loops.items()}, {n: loop.at for n, loop in loops.items()}):
        for number, echo in zip(places, _hear(places, loops, fragments, folds), strict=True):
            whole, at = folds[number], places[number]
            if number not in done and _is_loop(divmod(len(whole.text) - at, loops[number].size), echo):
                done.add(number)
                yield Suspect(number, whole.raw_end(at), len(fragments[number].text), _CODE, True)


def _find_new(text: str) -> Loop | None:
    """The loop that a text ends with, if it is no rule of signs, and no refrain."""
    loop = find_loop(text)
    if loop is None or not any(map(str.isalnum, text[loop.at : loop.at + loop.size])):
        return None
    sung = len(text) - loop.at < _ROUNDS * loop.size and _stands_before(text, loop)
    return None if sung else loop


def _set_apart(loop: Loop | None, whole: Folded) -> Loop | None:
    """A loop, of which a round without any sentence begins at the next white space: so in Thai, which has no marks."""
    if loop is None or loop.whole > loop.at or ends_sentence(whole.text, loop.at):
        return loop
    places = range(loop.at, loop.at + loop.size)
    return loop._replace(whole=next((at for at in places if whole.raw_end(at) < whole.raw(at)), loop.at))


def _stands_before(text: str, loop: Loop) -> bool:
    """Whether a round, of more than a word, stands further up, too, as a refrain does."""
    rounds = {text[end - loop.size : end] for end in (loop.at, loop.whole)} if loop.size >= _WORD else set()
    return any(text.find(said, 0, loop.at - loop.size) >= 0 for said in rounds)


def _index_heads(folds: Sequence[Folded]) -> dict[str, list[str]]:
    heads: dict[str, list[str]] = {}
    for whole in folds:
        known = heads.setdefault(whole.text[:_TAIL], [])
        if len(known) < _TRIED:
            known.append(whole.text)
    return heads


def _is_left(text: str, loop: Loop, heads: Mapping[str, Sequence[str]]) -> bool:
    """Whether another text begins inside a round, says the next one, too, and then something else, as a song does."""
    size = loop.size
    rounds = text[loop.at : loop.at + size] * (3 + _TAIL // size)
    near = {other for at in range(size) for other in heads.get(rounds[at : at + _TAIL], ())}
    begun = ((other, count_shared(other, other[size:])) for other in near if other[:size] in rounds)
    return any(_AGAIN <= same < len(other) - size - _AGAIN for other, same in begun)


def _hear(
    places: Mapping[int, int], loops: Mapping[int, Loop], fragments: Sequence[Fragment], folds: Sequence[Folded]
) -> list[Echo]:
    """What others have behind the first rounds, which are cut off there in all."""
    bodies = [_OWN + whole.text[: places[n]] if n in places else whole.text for n, whole in enumerate(folds)]
    sung = {number: _may_be_sung(fragments[number].text, folds[number].text, loops[number]) for number in places}
    return listen([_ask(folds[n].text, at, loops[n], sung=sung[n]) for n, at in places.items()], bodies)


def _may_be_sung(text: str, folded: str, loop: Loop) -> bool:
    """Whether a text ends with few rounds and the last of them is whole: with a line that stood before, or a sentence.

    Models say the same again until they are cut off.
    """
    count, rest = divmod(len(folded) - loop.whole, loop.size)
    line = text.rstrip().rpartition("\n")[2].strip()
    return count < _SUNG - 1 and (not rest or f"\n{line}\n" in text[-_READ:])


def _ask(text: str, at: int, loop: Loop, *, sung: bool) -> Question:
    """What others have behind the first round: those that have all of what may be of the second, too.

    If a round stands further up, they must have what is before the first: they may have found the other one. If it may
    be sung, they must have all that is before it, or more of it than a refrain has: it may stand further up in them.
    """
    further = loop.size + _TAIL if _stands_before(text, loop) else 1
    least = at - loop.at + (loop.size + _FAR if sung else further)
    least = min(at, least) if sung else least
    return Question(_OWN + text[:at], at + len(_OWN), text[at : at + loop.size], at_head=False, least=least)


def _is_loop(rounds: tuple[int, int], echo: Echo) -> bool:
    """Whether more go on otherwise behind the first round than say it again; or end there, where it is no refrain.

    A refrain is not sung often, and to its end; `rounds` are those that follow, and the rest of one.
    """
    count, rest = rounds
    if echo.parted or not echo.ends:
        return echo.parted > echo.inside + echo.twins
    return not echo.inside + echo.twins and (count >= _ROUNDS or (rest > 0 and count > 1))
