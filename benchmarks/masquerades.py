"""Masquerades: scrapes built against what takes off the things that copies wear, each at any size."""

from __future__ import annotations

import quopri
from collections.abc import Callable

from benchmarks.hostilities import fill
from benchmarks.scrapes import Maker, Scrape, Source

MASQUERADES: dict[str, Maker] = {}
"""Every such maker by the name it has in the table, in the order of this file."""


def _masquerade(name: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        MASQUERADES[name] = maker
        return maker

    return register


def _beside(plain: str, dressed: str) -> Scrape:
    """Return a copy that wears something, and two plain ones, one of them cut."""
    return Scrape((plain, dressed, plain[: len(plain) * 2 // 3]))


@_masquerade("loops at every end")
def make_loops(source: Source, size: int) -> Scrape:
    """Return cuts of one text that say their last sentence again, up to 4 kB."""
    text = source.write_text(4_000).replace("\n", " ")
    ends = [at + 1 for at, sign in enumerate(text) if sign in ".。"][1:] or [len(text)]

    def loop(number: int) -> str:
        end = ends[number % len(ends)]
        last = text[max(text.rfind(sign, 0, end - 1) for sign in ".。") + 1 : end]
        return (text[:end] + last * (4_000 // len(last)))[: 4_000 + number % 50]

    return fill(size, loop)


@_masquerade("a loop as long as the text")
def make_long_loop(source: Source, size: int) -> Scrape:
    """Return a text of four rounds, each a quarter of it, and one that is cut in the third."""
    round_ = source.write_text(size // 8)
    return Scrape((round_ * 4, (round_ * 4)[: len(round_) * 5 // 2], round_))


@_masquerade("capitals beside small letters")
def make_capitals(source: Source, size: int) -> Scrape:
    """Return short lines, the same in capitals, and both in one line."""
    lines = [f"Heading {number} of the port at {number % 60} past" for number in range(size // 150)]
    plain = "\n".join(lines)
    return Scrape((plain, plain.upper(), plain.upper().replace("\n", " ")))


@_masquerade("every line twice")
def make_doubled(source: Source, size: int) -> Scrape:
    """Return a text that says each of its lines twice, and plain ones."""
    plain = source.write_text(size // 4)
    return _beside(plain, "\n".join(line for line in plain.split("\n") for _ in range(2)))


@_masquerade("marks in four layers")
def make_layers(source: Source, size: int) -> Scrape:
    """Return a page of HTML with numbers, quoted twice, and plain ones."""
    plain = source.write_text(size // 5)
    layers = (f"> | <p>{number}: {line}</p>" for number, line in enumerate(plain.split("\n")))
    return _beside(plain, "\n".join(layers))


@_masquerade("lines below every cut")
def make_borders(source: Source, size: int) -> Scrape:
    """Return cuts of one text, each with other short lines below it."""
    text = source.write_text(3_000)
    return fill(size, lambda n: f"{text[: 500 + n * 7 % 2000]}\nGet {n} of them\nNo, {n} thanks")


@_masquerade("paragraphs in another order in each copy")
def make_moved(source: Source, size: int) -> Scrape:
    """Return copies of 20 paragraphs, of which two have changed places in each."""
    paragraphs = [source.write_text(200).replace("\n", " ") for _ in range(20)]

    def swap(number: int) -> str:
        own = list(paragraphs)
        one, other = number % 20, (number * 7 + 3) % 20
        own[one], own[other] = own[other], own[one]
        return "\n".join(own)

    return fill(size, swap)


@_masquerade("encoded copies beside plain ones")
def make_encoded(source: Source, size: int) -> Scrape:
    """Return copies of a text as mail writes them, and plain ones."""
    text = source.write_text(3_000)
    coded = quopri.encodestring(text.encode()).decode()
    return fill(size, lambda n: (coded if n % 2 else text)[n % 90 :])


@_masquerade("names around every title")
def make_titles(source: Source, size: int) -> Scrape:
    """Return articles under one title, each with another name before it."""
    text = source.write_text(1_000)
    return fill(size, lambda n: f"Paper {n}: The port in the morning | {n}\n{text[n % 300 :]}")
