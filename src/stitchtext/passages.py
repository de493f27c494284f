"""Passages: text that one fragment has and another lacks, left out as a whole and not lost by a slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stitchtext.clusters import is_inside_cluster
from stitchtext.marks import COLONS, ENDS

PASSAGE = 20
"""Folded characters from which text that others lack is a passage, whatever it says."""
_KNOWN_AGAIN = 18
"""Bytes of one that can be told from others like it."""
GARBLED = 6
"""Folded characters at a cut end that may be garbled, where they stand nowhere else."""
PROSE = 60
"""Characters of a line that ends with a sentence from which it is hardly furniture of the page."""
_SENTENCE, _SHORTEST, _NEAR = 4, 3, 8
_LEAD_IN = 8
"""Characters of what leads to a list."""
_SENTENCE_END = re.compile(rf"[{ENDS}…][」』）)\"'\]]*$")
_MARKUP = re.compile(r"(?:[^\w\s]{1,4}|<?a?href=\W)(?:https?|ftp)://[\w\-.~:/?#\[\]@!$&'()*+,;=%\"<>]*")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_NOTE = re.compile(r"(?:[\[［]\d{1,3}[\]］]){1,4}")
"""The marks of notes, which are no sentence, though one ends before it and a line behind it."""
_ITEM = re.compile(r"\d{1,3}[.．)）、]")
"""The number of an item, which who takes a text apart into sentences holds to be one."""
_SCHEME = 20
"""Characters of a text in which its address begins, if it is markup."""
_BROKEN_OFF = re.compile(r"…[」』）)\"'\]]*$")


def ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends just before `at`, or the text begins there."""
    return at == 0 or bool(_SENTENCE_END.search(text[max(0, at - _NEAR) : at]))


def is_passage(text: str, before: str) -> bool:
    """Whether text that one fragment has and another lacks was left out as a whole, by its length or its sentences.

    >>> is_passage("短い文です。", "前の文。"), is_passage("です", "はずです")
    (True, False)
    """
    if len(text) >= PASSAGE and not is_markup(text):
        return True
    sentences = ends_sentence(text, len(text)) and ends_sentence(before, len(before))
    return len(text) >= _SENTENCE and sentences and not (_BROKEN_OFF.search(text) or _BROKEN_OFF.search(before))


def is_long(text: str) -> bool:
    """Whether a text is long enough to be known again in another place: some six letters of Chinese, 18 of English.

    >>> is_long("市長は満足だ。"), is_long("Two days.")
    (True, False)
    """
    return len(text) >= PASSAGE or len(text.encode(errors="surrogatepass")) >= _KNOWN_AGAIN


def is_markup(text: str) -> bool:
    """Whether a text is a tag, or an address behind signs as a link of Markdown or HTML has it: no passage.

    >>> is_markup("](https://example.org/the-port)"), is_markup("See https://example.org/the-port"), is_markup("<br/>")
    (True, False, True)
    """
    return bool(is_tag(text) or ("://" in text[:_SCHEME] and _MARKUP.fullmatch(text)))


def is_tag(text: str) -> bool:
    """Whether a text is a tag of HTML or the like, and nothing else.

    >>> is_tag("<br/>"), is_tag('<p class="x">'), is_tag("a < b and b > c")
    (True, True, False)
    """
    return _TAG.fullmatch(text) is not None


def is_prose(text: str) -> bool:
    r"""Whether a text as it was written has a long line that ends with a sentence.

    >>> is_prose("Home | News\n" + "This is one of many sentences, " * 2 + "and ends."), is_prose("Home | News.")
    (True, False)
    """
    return any(len(line) >= PROSE and ends_sentence(line, len(line)) for line in map(str.rstrip, text.splitlines()))


def is_left_out(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    """Whether `text[start:end]`, which another fragment lacks, was left out: it is long, or whole lines or sentences.

    Where taking out as much a little further on comes to the same, it is looked at there, too. Text that stands
    next to its double is not left out: whether it stands once or twice is what a vote is for. But a whole line is
    no double of the words that begin the next, unless it is what is seen as one character.

    >>> is_left_out("文です。見出し次の文", 4, 7, {4, 7}.__contains__), is_left_out("山山だ", 0, 1, {0}.__contains__)
    (True, False)
    >>> is_left_out("文です。[3]次", 4, 7, {7}.__contains__), is_left_out("文です。文だ。次", 4, 7, {7}.__contains__)
    (False, True)
    >>> is_left_out("文です。2.次", 4, 6, {4}.__contains__), is_left_out("文です2.5次", 3, 5, {9}.__contains__)
    (True, False)
    """
    doubled, marked = is_doubled(text, start, end), False
    stop = min(len(text), end + PASSAGE)
    while True:
        marked = marked or is_markup(text[start:end])
        long = end - start >= PASSAGE and not marked
        if not doubled and (long or _is_whole(text, start, end, starts_line)):
            return True
        if doubled and _is_own_line(text, start, end, starts_line):
            return True
        if end >= stop or text[start] != text[end]:
            return False
        start, end = start + 1, end + 1


def _is_own_line(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    """Whether a double is a line by itself, and neither a line written twice nor a slip of one character."""
    if not (starts_line(start) and starts_line(end)) or _is_line_twice(text, start, end, starts_line):
        return False
    return not all(is_inside_cluster(text, at) for at in range(start + 1, end))


def _is_line_twice(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    size = end - start
    before = text[max(0, start - size) : start] == text[start:end]  # the end of the line before, or all of it
    return before or (text[end : end + size] == text[start:end] and starts_line(end + size))


def is_doubled(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is one of two equal ones in a row, or as much of both of them.

    >>> is_doubled("対処法法", 3, 4), is_doubled("対処法", 2, 3), is_doubled("今日は晴れは晴れだ", 3, 6)
    (True, False, True)
    """
    size = end - start
    before = behind = 0
    while before < size and start > before and text[start - before - 1] == text[end - before - 1]:
        before += 1
    while before + behind < size and end + behind < len(text) and text[start + behind] == text[end + behind]:
        behind += 1
    return before + behind >= size > 0


def count_shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common.

    >>> count_shared("対処法", "対処済み")
    2
    """
    size = min(len(one), len(other))
    return size if one[:size] == other[:size] else next(at for at in range(size) if one[at] != other[at])


def find_all(text: str, part: str, start: int = 0) -> Iterator[int]:
    """Every place of a text, from one on, at which a part of it stands.

    >>> list(find_all("対処対処法", "対処")), list(find_all("ララララ", "ララ", 1))
    ([0, 2], [1, 2])
    """
    at = text.find(part, start)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def runs_without(text: str, part: str, before: str, behind: str) -> bool:
    """Whether a text runs on from what stands `before` a part elsewhere to what stands `behind` it, without the part.

    That must not be where the part itself begins or ends, as in a refrain.

    >>> runs_without("one two, six", "six", "one ", "two"), runs_without("row on row on, so", "row on ", "on ", "row")
    (True, False)
    """
    own = text.find(part)
    places = (at + len(before) for at in find_all(text, before + behind))
    return any(own < 0 or not own <= at <= own + len(part) for at in places)


def find_surplus(short: str, long: str) -> int | None:
    """Where the longer of two texts has what the shorter lacks, if that is one stretch and all that differs.

    >>> find_surplus("対処法", "対処法法"), find_surplus("赤い花", "青い大きな花")
    (3, None)
    """
    start = count_shared(short, long)
    return start if short[start:] == long[start + len(long) - len(short) :] else None


def _is_whole(text: str, start: int, end: int, starts_line: Callable[[int], bool]) -> bool:
    if is_tag(text[start:end]):
        return False
    if starts_line(start) and starts_line(end):
        return end - start > 1 or text[start].isalnum()
    if _NOTE.fullmatch(text, start, end):
        return False
    if starts_line(start) and _ITEM.fullmatch(text, start, end):
        return True
    begins = starts_line(start) or ends_sentence(text, start) or (start > 0 and text[start - 1] in COLONS)
    if end - start < _SHORTEST or not begins:
        return False
    return starts_line(end) or ends_sentence(text, end) or (end - start >= _LEAD_IN and text[end - 1] in COLONS)
