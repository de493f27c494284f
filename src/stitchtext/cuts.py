"""Cut ends: does a text start or stop inside a sentence, as far as it alone can tell?"""

from __future__ import annotations

import re
import unicodedata

from stitchtext.brackets import PAIRED, closes_alone, opens_alone
from stitchtext.codas import drop_coda, ends_in_picture
from stitchtext.marks import CALLS, ENDS, STOPS
from stitchtext.scripts import is_small, is_spaceless

_CLOSERS = r"\"'”’»›」』】〉》）\)\]\}*_`"
_ENDED = re.compile(
    rf"[{ENDS}…‥:：~～♪☆]+[\s{_CLOSERS}]*$|[{_CLOSERS}]\s*$"
    r"|(?:です|ます|した|った|せん|さい|しょう|である)\s*$"  # a Japanese sentence ends so, with or without its mark
)
_SENTENCE = re.compile(rf"[{STOPS}{CALLS}]|(?:[!?…]|(?<!\b\w)(?<!\b\d\d)(?<!^\d\d\d)\.)[{_CLOSERS}]*\s")
"""A mark that ends a sentence; a full stop behind one letter or a short number (J. Smith, 8.5. Title) ends none,
nor one behind the number of an item (104. Title)."""
_MARKLESS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao, whose sentences end in a space at most
_HYPHEN = re.compile(r"\s*([-\u2010][^\W\d_]{2,})")
"""What may be left of a word that was cut at its hyphen."""
_TITLE = re.compile(rf"\s*([^{STOPS}{CALLS}\r\n!?、，]{{1,80}})[\r\n]")
_PERIOD = re.compile(rf"(?:[{STOPS}]|[^.]\.)[\s{_CLOSERS}]*$|[,;،؛、，；]\s*$")
"""A full stop at the end of a line, and not the dots in which a title may end; or a mark behind which more comes."""
_LONGEST_TITLE, _LONGEST_MARKLESS, _SHORT_TITLE = 200, 80, 24
"""Characters of a title at most, and in a script without sentence marks; and those up to which full stops beside a
number end no sentence."""
_BEHIND = frozenset("、。，．,.;:!?！？」』】）)]ーぁぃぅぇぉっゃゅょんをァィゥェォッャュョ")
"""Marks that belong to what was before, and sounds that no sentence starts with."""
_UNTITLED = _BEHIND - set(".:;!?")
"""Those that no title starts with either, as ".NET" does."""
_OPENING = re.compile(r".{1,60}?(?=[。．.!?！？\r\n]|\Z)|.{1,60}", re.DOTALL)
_ATTACHED = frozenset("\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3")
"""Thai and Lao vowels that are written behind a consonant, and are letters of their own for Unicode."""
_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Those that are written before one."""
_VIRAMAS = frozenset("\u094d\u09cd\u0acd\u0a4d\u0b4d\u1039\u17d2")
"""Signs that take a consonant's vowel and tie it to the next; in other scripts whole words end in theirs."""
_BREAKS = re.compile(r"[\r\n]+")
_PARAGRAPH, _LONE, _HEAD = 2000, 500, 1024
"""Characters of a first line that is no flattened text: above others, and alone; and those in which a title is looked
for, white space before it and all."""
_READ, _CASED, _NEAR = 80, 0.8, 8
_PARTICLES = frozenset("のがはにへとも")
_INSIDE = re.compile(
    "[\u0621-\u0647\u0649\u064a]\\s(?!\\s*[-–—ـ/.)])"
    "|ますか|(?:ます|です)[。、]|され[たてまる]|しま[すし](?!ま)|ません|くださ[いり]|います(?!ぐ)|てい[たるま]|ること"
    "|으로|에서|에게|까지|부터|처럼|이?라는|라고|[합됩습]니다|[으이하]며|지만|면서"
    "|(?:습?니)다\\.|요\\.|다\\.(?!(?s:.*)\\n\\s*[라마]\\. )"
    "|[ァ-ヺ](?!の字)[をがにの]|れ[たてばるはがをにでら]|ら[のは](?!べ)|るため|して(?:い(?:ま|た[。、])|お[りき]|くだ|。)|のため|のよう|ので|のに"
    "|のは|のが(?![さすしせ])|のを|のも|ため[にの、]|よう[にな]|によ[りるっ]|であ[りる]|まし[たて](?!や)"
)
"""What starts no sentence: the last letter of an Arabic word alone (none but "and" has one letter, and that is written
to the next); endings of Korean with their full stop; endings and particles of Japanese. (Of texts cut anywhere one in
five in Arabic, and one in fifteen in Japanese; of 14,000 paragraphs and sentences one.)"""
_KOREAN_PARTICLES = frozenset("을를는의에")
"""Particles that no word of one syllable is written like, or hardly one."""
_QUOTED = re.compile(r'[^"„“«‚]*(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff]"(?=[\s.,;:!?)])|[\uac00-\ud7a3]")')
"""A quote that is closed behind a word, and was not opened; Korean sets its particles behind it."""
_OPENED = re.compile(r'\s"\s*$')
"""One that is opened at the end."""
_LONG = 100
"""Characters from which a line without any mark at its end is no heading, item or name. (Of 11,000 paragraphs in ten
languages 19 end so; of texts cut anywhere one in ten in scripts with spaces.)"""


def starts_with_title(text: str) -> bool:
    r"""Whether a short line without sentence or clause marks stands above the rest of a text.

    >>> starts_with_title("題\n一つ目の文です。"), starts_with_title("一つ目の文です。\n二つ目の文です。")
    (True, False)
    >>> starts_with_title("that, or so.\nNot a title."), starts_with_title("And so on...\nA title.")
    (False, True)
    >>> starts_with_title("]) set\nNot a title."), starts_with_title(".NET\nA title.")
    (False, True)
    >>> starts_with_title("ook like:\nNot a title."), starts_with_title("apt-get\nA title.")
    (False, True)
    """
    found = _TITLE.match(text)
    named = found is not None and not _PERIOD.search(found[1]) and any(map(str.isalnum, found[1]))
    return named and not _starts_inside(text)


def find_title(text: str) -> str | None:
    r"""The first line of a text, if it is a line of its own and no prose: not long, and no sentence.

    >>> find_title("題\n本文です。"), find_title("1. The market?\nThere."), find_title("本文です。\n次の文です。")
    ('題', '1. The market?', None)
    """
    head = text[:_HEAD].lstrip() or text.lstrip()[:_HEAD]  # never a copy of all of a long text
    lines = _BREAKS.split(head.rstrip()[: _LONGEST_TITLE + 3])
    line = lines[0].rstrip() if len(lines) > 1 else ""
    read = line.replace(".", "") if len(line) <= _SHORT_TITLE and any(map(str.isdigit, line)) else line
    longest = _LONGEST_MARKLESS if may_end_anywhere(line) else _LONGEST_TITLE
    is_prose = len(line) > longest or _SENTENCE.search(read[:-1]) or _PERIOD.search(read)
    return None if is_prose or _starts_inside(head) or not any(map(str.isalnum, line)) else line


def opens_with_prose(text: str) -> bool:
    r"""Whether a text begins with a paragraph that ends with a sentence: no title is flattened into it.

    >>> opens_with_prose("本文です。\n次の文です。"), opens_with_prose("Why?\nHere is why.")
    (True, False)
    """
    line, _, rest = text.lstrip().partition("\n")
    short = len(line) <= (_PARAGRAPH if rest.strip() else _LONE)
    return short and is_ended(line) and not (find_title(text) or may_end_anywhere(line))


def find_opening(text: str) -> tuple[int, int]:
    r"""Where the first clause of a text begins and ends, or the first characters of a long one: to point at.

    >>> find_opening("\n本文です。次です。")
    (1, 5)
    """
    start = len(text) - len(text.lstrip())
    found = _OPENING.match(text, start)
    return start, found.end() if found else start


def is_head_cut(text: str) -> bool:
    """Whether a text starts inside a sentence: with a small letter, a closing mark, a lone particle, half a character.

    Or a bracket or a quote is closed in its first line that none opens.

    >>> is_head_cut("のグローバル展開"), is_head_cut("グローバル展開"), is_head_cut("and so on.")
    (True, False, True)
    >>> is_head_cut("漁業など）があります。"), is_head_cut("ि की")
    (True, True)
    """
    text = unicodedata.normalize("NFC", text[:PAIRED])
    first, second = text[:1], text[1:2]
    if (
        _is_cut_at_hyphen(text)
        or first in _BEHIND
        or _is_attached(first)
        or _is_particle(first, second)
        or _INSIDE.match(text)
    ):
        return True
    line = text.split("\n", 1)[0]
    return (is_small(first) and _is_cased(text)) or closes_alone(line) or _unquotes(line)


def _starts_inside(text: str) -> bool:
    """Whether a text starts inside what not even a title starts inside: a word, brackets, a character.

    Or with a small letter in a line that ends in a colon: the rest of what leads to a list.
    """
    first = text[:_NEAR].lstrip()[:1]
    leads = is_small(first) and text[:_HEAD].lstrip().split("\n", 1)[0].rstrip().endswith((":", "："))
    return leads or first in _UNTITLED or _is_attached(first) or _is_cut_at_hyphen(text)


def _is_cut_at_hyphen(text: str) -> bool:
    """Whether a text starts with a hyphen and the rest of a word that it writes with more before it, too.

    So it is with "-Mail" above "the E-Mail service"; options, dashes of speech and of lists are not written so.
    """
    found = _HYPHEN.match(text)
    if found is None:
        return False
    at = text.find(found[1], found.end(), _HEAD)
    while at >= 0 and not text[at - 1].isalpha():
        at = text.find(found[1], at + 1, _HEAD)
    return at >= 0


def _unquotes(line: str) -> bool:
    """Whether a straight quote is closed that was not opened here; else there are as many more."""
    return line.count('"') % 2 == 1 and _QUOTED.match(line) is not None


def _is_attached(letter: str) -> bool:
    """Whether a character belongs to the one before it."""
    return letter in _ATTACHED or unicodedata.category(letter or " ").startswith("M")


def _is_particle(first: str, second: str) -> bool:
    if first in _KOREAN_PARTICLES:
        return second.isspace()
    return first in _PARTICLES and bool(second) and (second > "ん" or (second.isascii() and second.isalpha()))


def _is_cased(text: str) -> bool:
    """Whether a small letter at the start tells of a cut: in a script with capitals, and not before one (iPhone).

    >>> _is_cased("debian/control は次のとおり"), _is_cased("iPhone users"), _is_cased("and so on")
    (False, False, True)
    """
    letters = [letter for letter in text[:_READ] if letter.isalpha()]
    cased = sum(letter.islower() or letter.isupper() for letter in letters)
    return cased >= _CASED * len(letters) and not any(map(str.isupper, letters[1:2]))


def is_ended(text: str) -> bool:
    """Whether a text stops with a sentence, by a mark or by how a Japanese one ends; a colon will do, or tags behind.

    >>> is_ended("一つです"), is_ended("as follows:"), is_ended("It is so. 🎉 #port"), is_ended("二つ目の")
    (True, True, True, False)
    """
    return (_ENDED.search(text[-64:]) or _ENDED.search(drop_coda(text)[-64:])) is not None


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


def may_end_anywhere(text: str) -> bool:
    """Whether a text stops in a script without sentence marks, so that nothing tells whether a sentence ends there."""
    return _MARKLESS.match(text.rstrip()[-1:]) is not None


def is_tail_cut(text: str) -> bool:
    """Whether a text stops inside a sentence: its last line has a whole sentence and then part of another.

    A last line without any sentence mark may be a heading, an item or a name, and is not held to be cut, unless it
    is long, or opens a bracket; nor is one that ends in a script without sentence marks, unless in half a character.
    A quote that is opened at the very end is cut off in any; nothing is just behind an emoji.

    >>> is_tail_cut("一つです。二つ"), is_tail_cut("一つです。"), is_tail_cut("奥付"), is_tail_cut("二つ（三つ")
    (True, False, False, True)
    """
    body = unicodedata.normalize("NFC", text.rstrip()[-PAIRED:])
    if body[-1:] in _LEADING or body[-1:] in _VIRAMAS:
        return True
    if _OPENED.search(body) and body[body.rfind("\n") + 1 :].count('"') % 2 == 1:
        return True
    if is_ended(text) or may_end_anywhere(body) or ends_in_picture(body):
        return False
    line = body[max(body.rfind("\n"), body.rfind("\r")) + 1 :]
    return _SENTENCE.search(line) is not None or _is_prose(line) or opens_alone(line)


def _is_prose(line: str) -> bool:
    """Whether a line without a mark at its end is too long to be a heading, an item or a name, and no address."""
    end = line[-_LONG:]
    return len(line) >= _LONG and (is_spaceless(line[-1:]) or max(map(len, end.split())) < _LONG // 2)
