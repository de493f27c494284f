"""Measure how fragments strewn over many files are grouped and repaired, beside MinHash on the same records.

    python -m benchmarks.across --corpus DIR [--sizes 1000 10000 100000] [--out benchmarks/ACROSS.md]

Articles are spliced of a corpus's sentences, with one letter in four changed, so that they share no more with each
other than real ones do (of the anchors of 323 real articles, another article has 2 % in the median; of 1,840 of these,
2 %; with one letter in ten changed, 17 %); languages with less than 50,000 characters of text are left out, as their
sentences would come a thousand times. Every second one has one of eight passages of boilerplate of up to 200
characters, behind its title, inside or at its end; no fragment is cut inside it, as nothing would tell which article
goes on there. Each is damaged by one of the kinds of `benchmarks.damage`, and its
fragments are strewn at random over 1,000 files and more. `exact`: of the articles that are exact when their fragments
are repaired as one scrape, those that are exact here, layout apart. F1 (of pairs) and ARI are of fragments by article,
as the repair of the groups settles it. `merged`: results that hold fragments of more than one article. Seconds are
processor time, all stages; MB the peak of the process that does it. MinHash: 5-grams of the folded text, 64
permutations, LSH at 0.5 (datasketch), its pairs joined; it groups alone, and repairs nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import comb, log
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.damage import make_case
from benchmarks.drafts import MARKER
from benchmarks.scrapes import Source, open_source
from benchmarks.texts import fold_layout
from benchmarks.trials import read_peak
from stitchtext.across import Record, group_across
from stitchtext.folded import fold
from stitchtext.pipeline import repair

KINDS = ("windows", "rescrapes", "noisy_windows", "consensus", "lineages", "teasers")
_FILES, _PER_FILE = 1_000, 4
_CHANGED, _LETTERS = 4, 50_000
_MINHASH_MOST = 10_000
_RUN = 12
_RECORDS, _DONE = "records.jsonl", "groups.jsonl"
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Heap:
    """What was made: the fragments by file, with the number of their article, and the articles worth asking for."""

    files: tuple[tuple[tuple[int, str], ...], ...]
    truths: dict[int, str]

    @property
    def labels(self) -> list[int]:
        """The article of each fragment, in the order of files."""
        return [article for file in self.files for article, _ in file]


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table."""

    tool: str
    fragments: int
    articles: int
    exact: float | None
    f1: float
    ari: float
    merged: int
    seconds: float
    memory: float | None


def open_large(folder: Path, seed: int) -> Source:
    """Return a source of the languages that a corpus has much of."""
    source = open_source(folder, seed, _CHANGED)
    return replace(source, pools=tuple(pool for pool in source.pools if sum(map(len, pool.sentences)) >= _LETTERS))


def make_heap(source: Source, count: int) -> Heap:
    """Make articles until there are `count` fragments, and strew them."""
    rng = source.rng
    boilerplate = [source.write_paragraph()[:200] for _ in range(8)]
    strewn: list[tuple[int, str]] = []
    truths: dict[int, str] = {}
    while len(strewn) < count:
        number = len(strewn)
        plain = source.write_text(rng.randint(3_000, 12_000))
        passage = rng.choice(boilerplate) if rng.random() < 0.5 else ""
        kind = rng.choice(KINDS)
        case = make_case(kind, [_dress(plain, passage, rng)] * 3, number)
        if passage and _is_cut(case.fragments, passage):
            case = make_case(kind, [plain] * 3, number)
        if [fold_layout(article.text) for article in repair(case.raw).articles] == [fold_layout(case.truth[0])]:
            truths[number] = fold_layout(case.truth[0])
        strewn.extend((number, fragment) for fragment in case.fragments)
    rng.shuffle(strewn)
    files = max(_FILES, len(strewn) // _PER_FILE)
    return Heap(tuple(tuple(strewn[at::files]) for at in range(min(files, len(strewn)))), truths)


def _dress(text: str, passage: str, rng: Random) -> str:
    lines = text.rstrip("\n").split("\n")
    lines[(at := rng.choice([1, len(lines) // 2, len(lines)])) : at] = [passage] if passage else []
    return "\n".join(lines) + "\n"


def _is_cut(fragments: Sequence[str], passage: str) -> bool:
    """Whether a fragment begins or ends inside a passage: nothing tells which article goes on there."""
    inner = fold_layout(passage)
    folds = [fold_layout(fragment) for fragment in fragments]
    return any(_begins_inside(text, inner) or _begins_inside(text[::-1], inner[::-1]) for text in folds)


def _begins_inside(text: str, inner: str) -> bool:
    """Whether one of some runs of letters near the start, as slips may be there, stands later in the passage."""
    return any(inner.find(text[at : at + _RUN], at + 1) >= 0 for at in range(min(3 * _RUN, len(text) - _RUN)))


def write_heap(heap: Heap, folder: Path) -> None:
    """Write the files as rows for the child."""
    with (folder / _RECORDS).open("w", encoding="utf-8") as out:
        for number, file in enumerate(heap.files):
            name = f"{number:07}.txt"
            text = f"\n{MARKER}\n".join(fragment for _, fragment in file)
            out.write(json.dumps(Record(name, name, 0, text)) + "\n")


def run_child(folder: Path) -> None:
    """Group what the folder holds, and print what it took."""
    start = process_time()
    with (folder / _RECORDS).open(encoding="utf-8") as lines, (folder / _DONE).open("w", encoding="utf-8") as out:
        for group in group_across((Record(*json.loads(line)) for line in lines), folder):
            own = [(article.text, article.members) for article in group.articles]
            out.write(json.dumps([own, group.apart]) + "\n")
    print(json.dumps([process_time() - start, read_peak() / 1e6]))


def measure_ours(heap: Heap, folder: Path) -> Result:
    """Run ours in a child and score it."""
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, "--child", str(folder)]
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    seconds, memory = json.loads(done.stdout)
    labels, made = heap.labels, Counter[str]()
    found, groups = [-1] * len(labels), 0
    for line in (folder / _DONE).open(encoding="utf-8"):
        articles, apart = json.loads(line)
        for text, members in [*articles, *(("", [each]) for each in apart)]:
            made[fold_layout(text)] += 1
            groups += 1
            for member in members:
                found[member] = groups
    exact = sum(truth in made for truth in heap.truths.values()) / max(1, len(heap.truths))
    return Result("stitchtext", len(labels), len(set(labels)), exact, *score(labels, found), seconds, memory)


def measure_minhash(heap: Heap) -> Result:
    """Group by MinHash and LSH; only asked of heaps it does in reasonable time."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - an extra

    start = process_time()
    lsh, labels, found = MinHashLSH(threshold=0.5, num_perm=64), heap.labels, list(range(len(heap.labels)))
    for number, text in enumerate(text for file in heap.files for _, text in file):
        folded, sketch = fold(text).text, MinHash(num_perm=64)
        sketch.update_batch([folded[at : at + 5].encode() for at in range(max(1, len(folded) - 4))])
        for other in lsh.query(sketch):
            found[_find(found, number)] = _find(found, other)
        lsh.insert(number, sketch)
    found = [_find(found, number) for number in range(len(found))]
    scores = score(labels, found)
    return Result("MinHash-LSH", len(labels), len(set(labels)), None, *scores, process_time() - start, None)


def _find(parents: Sequence[int], number: int) -> int:
    while parents[number] != number:
        number = parents[number]
    return number


def score(labels: Sequence[int], found: Sequence[int]) -> tuple[float, float, int]:
    """Return the F1 of pairs, the adjusted Rand index, and the groups with more than one article.

    >>> score([1, 1, 2], [5, 5, 6])
    (1.0, 1.0, 0)
    """
    both = Counter(zip(labels, found, strict=True))
    hits, wanted, got = (sum(comb(n, 2) for n in counts.values()) for counts in (both, Counter(labels), Counter(found)))
    chance = wanted * got / max(1, comb(len(labels), 2))
    spread = (wanted + got) / 2 - chance
    held: defaultdict[int, set[int]] = defaultdict(set)
    for label, group in both:
        held[group].add(label)
    f1 = 2 * hits / (wanted + got) if wanted + got else 1.0
    return f1, (hits - chance) / spread if spread else 1.0, sum(len(own) > 1 for own in held.values())


def measure(chosen: argparse.Namespace) -> Iterator[Result]:
    """Yield the rows, as they are measured."""
    for size in chosen.sizes:
        heap = make_heap(open_large(chosen.corpus, chosen.seed), size)
        with TemporaryDirectory() as folder:
            write_heap(heap, Path(folder))
            yield measure_ours(heap, Path(folder))
        if size <= _MINHASH_MOST:
            yield measure_minhash(heap)


def render(results: Sequence[Result]) -> str:
    """Return the table, and the exponent of cost."""
    head = "tool | fragments | articles | exact | F1 | ARI | merged | seconds | MB"
    lines = [f"| {head} |", f"|{' --- |' * (head.count('|') + 1)}"]
    for row in results:
        exact = "–" if row.exact is None else f"{row.exact:.4f}"
        memory = "–" if row.memory is None else f"{row.memory:.0f}"
        lines.append(
            f"| {row.tool} | {row.fragments:,} | {row.articles:,} | {exact} | {row.f1:.4f} | {row.ari:.4f} "
            f"| {row.merged} | {row.seconds:.1f} | {memory} |"
        )
    ours = [row for row in results if row.exact is not None]
    slopes = (
        f"{log(b.seconds / a.seconds) / log(b.fragments / a.fragments):.2f} from {a.fragments:,} to {b.fragments:,}"
        for a, b in pairwise(ours)
    )
    return "\n".join(lines) + "\n\nExponent of cost: " + "; ".join(slopes) + "\n"


def main() -> None:
    """Measure what the command line asks for; print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.across", description="Measure grouping across files.")
    parser.add_argument("--corpus", type=Path, help="folder of LANG/*.txt")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the table here, too")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        return run_child(chosen.child)
    results = []
    for result in measure(chosen):
        results.append(result)
        print(render([result]).splitlines()[2], file=sys.stderr, flush=True)
    about = (__doc__ or "").split("\n\n", 2)[2]
    source = f"seed {chosen.seed}, Python {sys.version.split()[0]}"
    page = f"# Across\n\nWritten by `python -m benchmarks.across`: {source}.\n\n{about}\n{render(results)}"
    print(page)
    if chosen.out:
        chosen.out.write_text(page, encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
