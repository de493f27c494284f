"""Scripts: where sentences end, and which writing sets no spaces between words."""

from __future__ import annotations

from bisect import bisect_right
from unicodedata import category

from stitchtext.marks import ENDS

_CLOSERS = frozenset(f"{ENDS}…‥:：」』）)]\"'”’»›】〉》*")
_SPACELESS = (0x0E00, 0x0F00, 0x1000, 0x10A0, 0x1780, 0x1800, 0x3040, 0x3100, 0x3400, 0xA000, 0xF900, 0xFB00)
"""Where scripts begin and end, turn about, that set no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""

_COMMAS, _STOPS = ",;:،؛)", ".!?؟"
"""Marks that stand behind a word, before a letter; and those that end a sentence, before none that is small."""
_ALIKE, _ALIKE_DENSE = 6, 4
"""Characters that no garbling has alike by chance: of an alphabet, and of a script of syllables or words."""
_SAMPLE, _DENSE = 512, 2.5
"""Characters of a text that are looked at; and the bytes that one takes at least in a script of syllables or words."""


def closes(line: str) -> bool:
    """Whether a text ends as a sentence does, a heading or a list item with a colon, or with brackets."""
    return line.rstrip()[-1:] in _CLOSERS


def is_spaceless(letter: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words; nothing is not."""
    return letter != "" and bisect_right(_SPACELESS, ord(letter)) % 2 == 1


def meet_words(before: str, after: str) -> bool:
    """Whether a word ends one text and another begins the next, both of scripts that set spaces between words.

    A mark behind the first, or a bracket before the second, is of it; a number is a word, but not beside another one.

    >>> meet_words("the", "port"), meet_words("港", "の"), meet_words("मेयर", "खुश"), meet_words("a", ".")
    (True, False, True, False)
    >>> meet_words("end.", "The"), meet_words("www.", "port"), meet_words("one,", "two"), meet_words("1,", "5")
    (True, False, True, False)
    """
    last, first = before[-1:], after[:1]
    stops = last in _STOPS and first.isalpha() and not is_small(first)
    marked = last != "" and ((last in _COMMAS and first.isalpha()) or stops)
    last = before[-2:-1] if marked else last
    ends = last.isalnum() or (last != "" and category(last)[0] == "M")
    begins = first.isalnum() or (first == "(" and not marked)
    figures = last.isdigit() and first.isdigit()
    return ends and begins and not (figures or is_spaceless(last) or is_spaceless(first))


def is_small(letter: str) -> bool:
    """Whether a letter is a small one, with which no sentence begins where its script has others.

    Georgian has capitals for whole lines alone.

    >>> is_small("a"), is_small("д"), is_small("A"), is_small("ა"), is_small("港")
    (True, True, False, False, False)
    """
    return letter.islower() and letter.title() != letter


def is_dense(text: str) -> bool:
    """Whether a character of a text says as much as several letters do: most of its characters take three bytes.

    >>> is_dense("港の市場"), is_dense("the port")
    (True, False)
    """
    return len(text[:_SAMPLE].encode(errors="surrogatepass")) >= _DENSE * len(text[:_SAMPLE])


def least_alike(text: str) -> int:
    """How many characters in a row two texts do not have alike by chance, in the script of this one.

    >>> least_alike("the port"), least_alike("港の市場")
    (6, 4)
    """
    return _ALIKE_DENSE if is_dense(text) else _ALIKE
