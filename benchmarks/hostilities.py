"""Hostile scrapes: input that makes a careless step cost the square of its size, each at any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.scrapes import Maker, Scrape, Source

HOSTILE: dict[str, Maker] = {}
"""Every hostile maker by the name it has in the tables, in the order of this file."""
_UNMARKED = str.maketrans("", "", "\n。．.!?！？…‥、，､,;；:：।॥؟۔،؛")


def hostile(name: str) -> Callable[[Maker], Maker]:
    """Register a maker under its name in the tables."""

    def register(maker: Maker) -> Maker:
        HOSTILE[name] = maker
        return maker

    return register


def fill(size: int, make: Callable[[int], str]) -> Scrape:
    """Return as many fragments, made from their numbers, as come to `size` bytes."""
    fragments: list[str] = []
    while size > 0:
        fragments.append(make(len(fragments)))
        size -= len(fragments[-1].encode("utf-8", "surrogatepass")) + len("\n—END—\n".encode())
    return Scrape(tuple(fragments))


@hostile("all fragments equal")
def make_equal(source: Source, size: int) -> Scrape:
    """Return one fragment of 4 kB, again and again."""
    text = source.write_text(4_000)
    return fill(size, lambda _: text)


@hostile("one character repeated")
def make_monotone(source: Source, size: int) -> Scrape:
    """Return four fragments of one letter, each of another length."""
    part = size // 30
    return Scrape(tuple("あ" * (part * times) for times in (1, 2, 3, 4)))


@hostile("short period")
def make_short_period(source: Source, size: int) -> Scrape:
    """Return four cuts of a text whose period is seven letters."""
    return _cut_period("いろはにほへと", size)


@hostile("long period")
def make_long_period(source: Source, size: int) -> Scrape:
    """Return four cuts of a text that is one page, again and again."""
    return _cut_period(source.write_text(2_500), size)


def _cut_period(period: str, size: int) -> Scrape:
    text = period * (size * 10 // 22 // len(period.encode()) + 1)
    third = len(text) // 3
    spans = ((0, 2 * third), (third, len(text)), (third // 2, 2 * third + 5), (3, third))
    return Scrape(tuple(text[start:end] for start, end in spans))


@hostile("nothing shared, many fragments")
def make_strangers(source: Source, size: int) -> Scrape:
    """Return fragments of 1 kB that have nothing in common."""
    return fill(size, lambda _: _write_strange(source, 1_000))


@hostile("nothing shared, four fragments")
def make_great_strangers(source: Source, size: int) -> Scrape:
    """Return four long fragments that have nothing in common."""
    return Scrape(tuple(_write_strange(source, size // 4) for _ in range(4)))


def _write_strange(source: Source, size: int) -> str:
    """Write text of which so many letters are changed that hardly any words of its sentences come again."""
    return replace(source, changed=2).write_text(size)


@hostile("phrases shared by chance")
def make_acquaintances(source: Source, size: int) -> Scrape:
    """Return fragments of 1 kB that share words with ever more others: a language has only so many sentences."""
    return fill(size, lambda _: source.write_text(1_000))


@hostile("one line without marks")
def make_markless(source: Source, size: int) -> Scrape:
    """Return re-scrapes of one line that has neither a sentence mark nor a break."""
    text = source.write_text(size * 10 // 18).translate(_UNMARKED)
    half, most = len(text) // 2, len(text) * 9 // 10
    return Scrape((text[:most], text[half:], text[: half + 50]))


@hostile("nothing but marks")
def make_marks(source: Source, size: int) -> Scrape:
    """Return three fragments of full stops, as many clauses as one wants to count."""
    return Scrape(tuple("あ。" * (size // 36 * times) for times in (1, 2, 3)))


@hostile("markers and nothing else")
def make_markers(source: Source, size: int) -> Scrape:
    """Return fragments of nothing, so that the scrape is markers: a million of them at 10 MB."""
    return Scrape(("",) * (size // len("\n—END—\n".encode())))


@hostile("many tiny fragments")
def make_tiny(source: Source, size: int) -> Scrape:
    """Return fragments of 4 to 20 characters, cut from one text."""
    text = source.write_text(size)
    return fill(size, lambda n: text[(at := n * 9 % len(text)) : at + 4 + n % 17])


@hostile("one clause everywhere")
def make_refrain(source: Source, size: int) -> Scrape:
    """Return fragments of 1 kB that have one clause in common, in their middle."""
    clause = "掲載の内容は公開の時点で確かめられたものに限られています。"
    return fill(size, lambda _: source.write_text(450) + clause + "\n" + source.write_text(450))


@hostile("one opening everywhere")
def make_same_opening(source: Source, size: int) -> Scrape:
    """Return fragments of 1 kB that all start with the same notice of 300 bytes."""
    notice = source.write_text(300)
    return fill(size, lambda _: notice + source.write_text(700))


@hostile("one sentence changed everywhere")
def make_many_variants(source: Source, size: int) -> Scrape:
    """Return copies of one article of 4 kB, each with another slip of its own."""
    text = source.write_text(4_000)

    def slip(number: int) -> str:
        at = source.rng.randrange(len(text))
        return text[:at] + source.rng.choice("abc") + text[at + 1 :]

    return fill(size, slip)


@hostile("windows beside the whole")
def make_hosted(source: Source, size: int) -> Scrape:
    """Return one whole article and windows of 400 characters over it, with words before and behind that it lacks."""
    text = source.write_text(size * 10 // 35)
    pool = source.pools[0]
    spans = ((at, min(at + 400, len(text))) for at in range(0, len(text), 350))
    windows = (
        source.write_sentence(pool)[:24] + text[start:end] + "".join(source.write_sentence(pool) for _ in range(4))
        for start, end in spans
    )
    return Scrape((text, *windows))


@hostile("halves swapped")
def make_swapped(source: Source, size: int) -> Scrape:
    """Return an article, and the same with its second half first, where sentences are shorter."""
    first = source.write_text(size // 4)
    second = source.write_text(size // 4).replace("、", "。").replace(" ", ". ")
    return Scrape((first + second, second + first))


@hostile("sentences shuffled")
def make_shuffled(source: Source, size: int) -> Scrape:
    """Return three copies of an article, its lines and sentences each time in another order."""
    pieces = source.write_text(size // 3).replace("。", "。\n").replace(". ", ".\n").split("\n")
    return Scrape(tuple("\n".join(source.rng.sample(pieces, len(pieces))) for _ in range(3)))


@hostile("padded with what shows nothing")
def make_padded(source: Source, size: int) -> Scrape:
    """Return two short fragments between spaces and zero-width spaces in turn."""
    padding = "\u200b " * (size // 16)
    return Scrape((padding + source.write_text(400) + padding, padding + source.write_text(400) + padding))
