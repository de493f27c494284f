"""Text without end and scrapes of any size made of it: what cost curves are measured on.

The text is a corpus's own sentences, spliced and changed by a seeded generator, so that it reads like text, has its
letters and marks, and does not come again. Every maker takes a `Source` and a size in bytes of UTF-8 to come near.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeAlias

from benchmarks.corpora import list_languages, load_articles
from benchmarks.texts import list_sentences

_CHANGED = 10
"""One letter in about so many is changed, unless asked otherwise, so that hardly a clause comes twice."""
_SENTENCES = 2, 7
"""Sentences of a paragraph, at least and at most."""
_SHORTEST = 12
_SPACED = frozenset({"ar", "de", "en", "fr", "hi", "ko", "ru"})
_LETTERS = 100_000


@dataclass(frozen=True, slots=True)
class Pool:
    """One language: sentences to splice, letters as often as they occur, and what stands between sentences."""

    sentences: tuple[str, ...]
    letters: str
    space: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where text comes from: one pool a language, the generator that draws on them, and how rarely letters change."""

    pools: tuple[Pool, ...]
    rng: Random
    changed: int = _CHANGED

    def write_sentence(self, pool: Pool) -> str:
        """Return a sentence that starts like one of the pool and ends like another, with letters changed."""
        choose, letters, between = self.rng.choice, pool.letters, self.rng.randrange
        head, tail = choose(pool.sentences), choose(pool.sentences)
        text = list(head[: len(head) // 2] + tail[len(tail) // 2 :])
        for _ in range(len(text) // self.changed + 1):
            at = between(len(text))
            if text[at].isalpha():
                text[at] = choose(letters)
        return "".join(text)

    def write_paragraph(self) -> str:
        """Return a line of a few sentences in one of the languages."""
        pool = self.rng.choice(self.pools)
        count = self.rng.randint(*_SENTENCES)
        return pool.space.join(self.write_sentence(pool) for _ in range(count))

    def write_text(self, size: int) -> str:
        """Return an article of about `size` bytes of UTF-8: a title, then one paragraph a line."""
        lines = [self.write_sentence(self.rng.choice(self.pools))[:40].strip()]
        written = 0
        while written < size:
            lines.append(self.write_paragraph())
            written += len(lines[-1].encode()) + 1
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Scrape:
    """The fragments of a scrape in its order, and the text they were cut from, where there is one."""

    fragments: tuple[str, ...]
    truth: str = ""


Maker: TypeAlias = Callable[[Source, int], Scrape]


def open_source(folder: Path, seed: int, changed: int = _CHANGED) -> Source:
    """Return a source of all languages of a corpus, with one letter in about so many changed."""
    pools = tuple(_make_pool(folder, language) for language in list_languages(folder))
    return Source(pools, Random(f"cost/{seed}"), changed)


def _make_pool(folder: Path, language: str) -> Pool:
    texts = load_articles(folder, language)
    sentences = (text[start:end].strip() for text in texts for start, end in list_sentences(text))
    letters = "".join(filter(str.isalpha, "".join(texts)[:_LETTERS]))
    return Pool(tuple(s for s in sentences if len(s) >= _SHORTEST), letters, " " if language in _SPACED else "")


def make_long(source: Source, size: int) -> Scrape:
    """Six re-scrapes of one article that grows: cut, continued, abridged, flattened, and two more that stop early."""
    truth = source.write_text(size * 10 // 37)
    cut = len(truth) * 7 // 10
    flat = truth[: len(truth) // 2].replace("\n", " ")
    abridged = "\n".join(line for line in truth.splitlines() if source.rng.random() > 0.15)
    shorter = truth[: len(truth) * 3 // 10], truth[: len(truth) * 9 // 10]
    return Scrape(_shuffle(source, [truth[:cut], truth[cut - 30 :], abridged, flat, *shorter]), truth)


def make_windows(source: Source, size: int) -> Scrape:
    """Windows of about 1,000 characters, overlapping by 60 to 200, over one article that grows; shuffled."""
    truth = source.write_text(size * 87 // 100)
    windows, start = [], 0
    while start < len(truth):
        end = start + source.rng.randint(800, 1200)
        windows.append(truth[start:end])
        start = end - source.rng.randint(60, 200) if end < len(truth) else end
    return Scrape(_shuffle(source, windows), truth)


def make_rescrapes(source: Source, size: int) -> Scrape:
    """Re-scrapes of one article of 4 kB, ever more: cut anywhere, some without a paragraph, some flattened."""
    truth = source.write_text(4_000)
    fragments, written = [truth], len(truth.encode())
    while written < size:
        lines = truth[: source.rng.randint(len(truth) // 5, len(truth))].split("\n")
        if source.rng.random() < 0.3 and len(lines) > 3:
            del lines[source.rng.randrange(1, len(lines) - 1)]
        fragments.append(source.rng.choice("\n\n ").join(lines))
        written += len(fragments[-1].encode()) + len("\n—END—\n".encode())
    return Scrape(_shuffle(source, fragments), truth)


def _shuffle(source: Source, fragments: list[str]) -> tuple[str, ...]:
    return tuple(source.rng.sample(fragments, len(fragments)))


GROWING: dict[str, Maker] = {
    "one long article": make_long,
    "ever more windows": make_windows,
    "ever more re-scrapes": make_rescrapes,
}
"""The curves that every tool is measured on."""
