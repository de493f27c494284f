"""Adversaries: scrapes of what breaks programs, and scrapes built against the bounds of alignment and layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.hostilities import fill
from benchmarks.scrapes import Maker, Scrape, Source

ADVERSE: dict[str, Maker] = {}
"""Every adverse maker by the name it has in the table, in the order of this file."""
_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


def _adverse(name: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        ADVERSE[name] = maker
        return maker

    return register


def _repeat(unit: str, size: int) -> Scrape:
    """Return four fragments of one unit, again and again, each of another length."""
    times = max(1, size // (10 * len(unit.encode("utf-8", "surrogatepass"))))
    return Scrape(tuple("題\n" + unit * (times * part) for part in (1, 2, 3, 4)))


def _sprinkle(source: Source, size: int, signs: str) -> Scrape:
    """Return two cuts of one text with a sign behind every second character, in each of them another one."""
    text = source.write_text(size // 6)
    weight = len(text.encode()) + len(text) // 2 * len(signs[0].encode("utf-8", "surrogatepass"))
    text = text[: len(text) * (size // 2) // weight] if weight > size // 2 else text

    def put(by: int) -> str:
        return "".join(c + signs[(at // 2 + by) % len(signs)] if at % 2 else c for at, c in enumerate(text))

    return fill(size, lambda number: put(number) if number < 2 else put(number)[: len(text) // 3 * 2])


@_adverse("period of two")
def _two(source: Source, size: int) -> Scrape:
    return _repeat("あい", size)


@_adverse("period of 331, every cut elsewhere")
def _prime(source: Source, size: int) -> Scrape:
    period = source.write_text(2_000).replace("\n", "")[:331]
    return fill(size, lambda n: (period * 12)[n * 37 % 331 :][: 331 * 8 + n % 300])


@_adverse("one enormous line")
def _line(source: Source, size: int) -> Scrape:
    text = source.write_text(size * 10 // 22).replace("\n", " ")
    half = len(text) // 2
    return Scrape((text, text[half:], text[: half + 60], text[half // 2 : half]))


@_adverse("markers inside markers")
def _nested(source: Source, size: int) -> Scrape:
    return fill(
        size, lambda n: ("\n——END——END——\n—END—END—\n=== END ===\n[END]\n—E N D—" * (n % 5 + 1)) + "ENDEND-" * n
    )


@_adverse("10,000 combining marks on one letter")
def _zalgo(source: Source, size: int) -> Scrape:
    return fill(size, lambda n: f"題\n一つ目の文です。e{chr(0x301 + n % 4) * 10_000}二つ目の文です。")


@_adverse("three combining marks on every letter")
def _marked(source: Source, size: int) -> Scrape:
    return _sprinkle(source, size, "\u0301\u0323\u0308")


@_adverse("NULs")
def _nuls(source: Source, size: int) -> Scrape:
    return _repeat("\0" * 50 + "一つ。", size)


@_adverse("half characters")
def _halves(source: Source, size: int) -> Scrape:
    return _sprinkle(source, size, "\ud800\udcff\udfff")


@_adverse("bidi controls")
def _turned(source: Source, size: int) -> Scrape:
    return _sprinkle(source, size, _TURNS)


@_adverse("the same title everywhere")
def _titled(source: Source, size: int) -> Scrape:
    return fill(size, lambda _: "同じ題のもとに書かれた記事の一つ\n" + source.write_text(900).split("\n", 1)[1])


@_adverse("a slip every 20 characters")
def _slips(source: Source, size: int) -> Scrape:
    text = source.write_text(4_000)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def slip(number: int) -> str:
        return "".join(letters[(at + number) % 26] if at % 20 == number % 20 else c for at, c in enumerate(text))

    return fill(size, slip)


@_adverse("a slip every 20 characters, two long copies")
def _long_slips(source: Source, size: int) -> Scrape:
    text = source.write_text(size * 10 // 21)
    slipped = "".join("x" if at % 20 == 7 else c for at, c in enumerate(text))
    return Scrape((text, slipped))


@_adverse("every run of letters once, in another order")
def _bruijn(source: Source, size: int) -> Scrape:
    third = size // 9
    return Scrape(tuple("".join(_unroll("".join(source.rng.sample("あいうえお", 5)), 9, third)) for _ in range(3)))


def _unroll(letters: str, order: int, size: int) -> Iterator[str]:
    """Yield the first letters of a de Bruijn sequence, made of Lyndon words (Fredricksen, Kessler and Maiorana)."""
    word = [-1]
    while word and size > 0:
        word[-1] += 1
        if order % len(word) == 0:
            yield from (letters[digit] for digit in word)
            size -= len(word)
        word = (word * (order // len(word) + 1))[:order]
        while word and word[-1] == len(letters) - 1:
            word.pop()


@_adverse("every clause twice, in another order")
def _common(source: Source, size: int) -> Scrape:
    clauses = [line + "。" for line in source.write_text(size // 8).replace("\n", "。").split("。") if line]
    return Scrape(tuple("".join(source.rng.sample(clauses * 2, 2 * len(clauses))) for _ in range(4)))


@_adverse("anchors that all cross")
def _crossing(source: Source, size: int) -> Scrape:
    clauses = [f"{number:05}" + "節の文です。" for number in range(size // (2 * 23))]
    return Scrape(("".join(clauses), "".join(clauses[::-1])))


@_adverse("gaps as long as are compared")
def _gaps(source: Source, size: int) -> Scrape:
    rng = source.rng
    count = size // (2 * 350)

    def write() -> str:
        return "".join(f"{n:07}節。" + "".join(rng.choices("ab", k=310)) + "。" for n in range(count))

    return Scrape((write(), write()))


@_adverse("gaps with n-grams that tell nothing")
def _grams(source: Source, size: int) -> Scrape:
    rng = source.rng
    words = ["".join(rng.choices("abcdefgh", k=9)) for _ in range(200)]
    return Scrape(tuple("".join(rng.choices(words, k=size // 27)) for _ in range(3)))


@_adverse("clauses cut small beside the whole")
def _crumbs(source: Source, size: int) -> Scrape:
    text = source.write_text(size // 2).replace("\n", "")
    crumbs = fill(size // 2, lambda n: text[n * 31 % len(text) :][: 26 + n % 9])
    return Scrape((text, *crumbs.fragments))


@_adverse("crumbs of nothing else beside the whole")
def _strange_crumbs(source: Source, size: int) -> Scrape:
    whole = source.write_text(size // 2)
    other = source.write_text(size // 2).replace("\n", "")
    crumbs = fill(size // 2, lambda n: other[n * 31 % len(other) :][: 26 + n % 9])
    return Scrape((whole, *crumbs.fragments))


@_adverse("windows that overlap by few characters")
def _short_overlaps(source: Source, size: int) -> Scrape:
    text = source.write_text(size * 9 // 10).replace("\n", "")
    spans = [text[at : at + 100 + 14] for at in range(0, len(text), 100)]
    return Scrape(tuple(source.rng.sample(spans, len(spans))))


@_adverse("each within the next")
def _nests(source: Source, size: int) -> Scrape:
    count = 60
    text = source.write_text(size * 2 // count)
    step = len(text) // (2 * count)
    return Scrape(tuple(text[step * n : len(text) - step * n] for n in range(count)))


@_adverse("passages that come one a round")
def _ladder(source: Source, size: int) -> Scrape:
    """Every copy has one passage more than the one before, just behind what that one put in."""
    base = source.write_text(3_000)
    more = [source.write_sentence(source.pools[0]) + "。" for _ in range(400)]
    half = len(base) // 2

    def climb(number: int) -> str:
        at = number % 400
        return base[:half] + "".join(more[max(0, at - 2) : at + 1]) + base[half:]

    return fill(size, climb)


@_adverse("heads that all are like each other")
def _alike(source: Source, size: int) -> Scrape:
    head = source.write_text(500)[:110].replace("\n", "")

    def make(number: int) -> str:
        at = number * 7 % 100
        return head[:at] + str(number) + head[at:] + source.write_text(600) + head[: 40 + number % 60]

    return fill(size, make)


@_adverse("ends that fit everywhere")
def _joints(source: Source, size: int) -> Scrape:
    middle = "その結果として次のように"
    return fill(size, lambda _: middle[6:] + source.write_text(700).replace("\n", "") + middle)


@_adverse("bridges across everything")
def _bridges(source: Source, size: int) -> Scrape:
    parts = [source.write_text(1_500) for _ in range(max(4, size // 2_400))]
    links = (source.rng.choice(parts)[-150:] + source.rng.choice(parts)[:150] for _ in range(len(parts) * 2))
    return Scrape((*parts, *links))


@_adverse("stutters without end")
def _stutters(source: Source, size: int) -> Scrape:
    return _repeat("です", size)


@_adverse("stutters of every kind")
def _all_stutters(source: Source, size: int) -> Scrape:
    return _repeat("はずですです、ますます。をを the the 的的 いますですいます 합니다합니다 ", size)


@_adverse("brackets that nobody closes")
def _brackets(source: Source, size: int) -> Scrape:
    return _repeat("「『（([【一", size)


@_adverse("tags and entities without end")
def _tags(source: Source, size: int) -> Scrape:
    return _repeat("<a href=\"<b <i class='&amp;&#x&lt", size)


@_adverse("white space without end")
def _space(source: Source, size: int) -> Scrape:
    return _repeat(" \t\n\u3000\xa0 # \r\n \u200b", size)


@_adverse("blanks without end between words")
def _blanks(source: Source, size: int) -> Scrape:
    return Scrape(tuple(f"一つ目の文です。{' ' * (size // 10 * part)}二つ目" for part in (1, 2, 3, 4)))


@_adverse("heading marks without end")
def _hashes(source: Source, size: int) -> Scrape:
    return _repeat("# ## #", size)


@_adverse("dots and dashes without end")
def _dots(source: Source, size: int) -> Scrape:
    return _repeat("...…---—[...]", size)


@_adverse("mojibake without end")
def _mojibake(source: Source, size: int) -> Scrape:
    return _repeat("ã‚\xa0Ã©â€™\ufffd", size)
