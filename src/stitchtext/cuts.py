"""Cut ends: does a text start or stop inside a sentence, as far as it alone can tell?"""

from __future__ import annotations

import re

_CLOSERS = r"\"'”’»›」』】〉》）\)\]\}*_`"
_ENDED = re.compile(
    rf"[。．｡.!?！？…‥:：।॥؟۔።။។~～♪☆]+[\s{_CLOSERS}]*$|[{_CLOSERS}]\s*$"
    r"|(?:です|ます|した|った|せん|さい|しょう|である)\s*$"  # a Japanese sentence ends so, with or without its mark
)
_SENTENCE = re.compile(rf"[。！？｡।॥؟۔።။។]|(?:[!?…]|(?<!\b\w)(?<!\b\d\d)\.)[{_CLOSERS}]*\s")
"""A mark that ends a sentence; a full stop behind one letter or a short number (J. Smith, 8.5. Title) ends none."""
_MARKLESS = re.compile("[\u0e00-\u0eff]")
"""Thai and Lao, whose sentences end in a space at most."""
_TITLE = re.compile(r"\s*[^\r\n。．｡！？!?।॥؟۔、，]{1,80}[\r\n]")
_BEHIND = frozenset("、。，．,.;:!?！？」』】）)]ーぁぃぅぇぉっゃゅょんをァィゥェォッャュョ")
"""Marks that belong to what was before, and sounds that no sentence starts with."""
_READ, _CASED = 80, 0.8
_NEAR = 8
_PARTICLES = frozenset("のがはにへとも")


def starts_with_title(text: str) -> bool:
    r"""Whether a short line without sentence or clause marks stands above the rest of a text.

    >>> starts_with_title("題\n一つ目の文です。"), starts_with_title("一つ目の文です。\n二つ目の文です。")
    (True, False)
    """
    return _TITLE.match(text) is not None


def is_head_cut(text: str) -> bool:
    """Whether a text starts inside a sentence: with a small letter, a closing mark, or a lone particle.

    >>> is_head_cut("のグローバル展開"), is_head_cut("グローバル展開"), is_head_cut("and so on.")
    (True, False, True)
    """
    first, second = text[:1], text[1:2]
    left_behind = first in _PARTICLES and bool(second) and (second > "ん" or (second.isascii() and second.isalpha()))
    return first in _BEHIND or left_behind or (first.islower() and _is_cased(text))


def _is_cased(text: str) -> bool:
    """Whether a small letter at the start tells of a cut: in a script with capitals, and not before one (iPhone).

    >>> _is_cased("debian/control は次のとおり"), _is_cased("iPhone users"), _is_cased("and so on")
    (False, False, True)
    """
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    cased = sum(letter.islower() or letter.isupper() for letter in letters)
    return cased >= _CASED * len(letters) and not any(map(str.isupper, letters[1:2]))


def is_ended(text: str) -> bool:
    """Whether a text stops with a sentence, by a mark or by how a Japanese one ends; a colon will do.

    >>> is_ended("一つです"), is_ended("as follows:"), is_ended("二つ目の")
    (True, True, False)
    """
    return _ENDED.search(text[-64:]) is not None


def may_end_markless(text: str, at: int) -> bool:
    """Whether a sentence may end at a place in a script without sentence marks: beside a space, never inside a clause.

    >>> text = "ร้านเปิดทุกวัน ลูกค้ามาเช้า"
    >>> may_end_markless(text, 14), may_end_markless(text, 15), may_end_markless(text, 8)
    (True, True, False)
    >>> may_end_markless("one two", 3)
    False
    """
    left, right = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    spaced = left[-1:].isspace() or right[:1].isspace()
    return spaced and _MARKLESS.search(left.rstrip()[-1:] + right.lstrip()[:1]) is not None


def is_tail_cut(text: str) -> bool:
    """Whether a text stops inside a sentence: its last line has a whole sentence and then part of another.

    A last line without any sentence mark may be a heading, an item or a name, and is not held to be cut; nor is one
    that ends in a script without sentence marks.

    >>> is_tail_cut("一つです。二つ"), is_tail_cut("一つです。"), is_tail_cut("奥付")
    (True, False, False)
    """
    body = text.rstrip()
    if is_ended(text) or _MARKLESS.match(body[-1:]):
        return False
    line = body[max(body.rfind("\n"), body.rfind("\r")) + 1 :]
    return _SENTENCE.search(line) is not None
