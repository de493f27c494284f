"""How quiet the rules are on clean text, and what they find of damage.

    npm install --prefix LINTERS textlint textlint-rule-preset-japanese textlint-rule-ja-no-successive-word write-good
    python -m benchmarks.rules --corpus FOLDER [FOLDER…] --seed 1 --linters LINTERS --out benchmarks/RESULTS.md

Findings on clean text are of the rules on typos, characters and leftovers that are on by default. Texts that are called
clean have slips of their writers, so each finding is printed, to be read. Of damage, one slip is written into an
article: `told` counts the articles whose check has a finding there, `mended` those that safe edits bring back as they
were. With another fragment, the scrape is the article and its damaged copy, and `mended` asks `repair`. Beside other
linters: findings on some clean articles, and slips told of the lines they stand in, for what their rules are made for.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

from benchmarks.corpora import list_languages, load_articles
from benchmarks.linters import LINTERS, Linting, time_folder
from benchmarks.slips import ALONE, PEERS, WITNESSED, Places, Slip, make_slip
from stitchtext import Finding, check, repair
from stitchtext.edits import apply_edits

Judge: TypeAlias = Callable[[Slip], tuple[bool, bool]]
"""Whether a slip is told, and whether it is mended."""
_TITLE = "# Rules"
_GROUPS = "TCL"
_ARTICLES = 20
_FILES, _FILE = 1000, 1700  # 1,700 Japanese characters are 5 kB
_MILLION = 1e6


class Quiet(NamedTuple):
    """What a check says of the clean articles of a language."""

    articles: int
    characters: int
    loud: int
    codes: Counter[str]
    changed: int


class Recall(NamedTuple):
    """Of so many slips, how many were told where they are, and how many mended."""

    slips: int
    told: int
    mended: int


def main() -> None:
    """Measure what the command line asks for; print it, and put it into the page of results."""
    chosen = read_arguments()
    report = render(chosen)
    print(report)
    if chosen.out:
        page = chosen.out.read_text(encoding="utf-8").split(f"{_TITLE}\n")[0].rstrip("\n")
        chosen.out.write_text(f"{page}\n\n{report}", encoding="utf-8")


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description="Measure the rules.")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True, help="folders of LANG/*.txt")
    parser.add_argument("--slips", type=int, default=60, help="slips of each class and language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--linters", type=Path, help="folder into which npm has installed the peers")
    parser.add_argument("--out", type=Path, help="write the section of this page, too")
    return parser.parse_args(arguments)


def render(chosen: argparse.Namespace) -> str:
    """The section of the results."""
    texts = {language: list(_load(chosen.corpus, language)) for language in _list_languages(chosen.corpus)}
    quiet = {language: measure_quiet(articles) for language, articles in texts.items()}
    alone = measure(texts, ALONE, chosen, judge_alone)
    witnessed = measure(texts, WITNESSED, chosen, judge_witnessed)
    about = (__doc__ or "").split("\n\n", 2)[2]
    source = f"seed {chosen.seed}, {chosen.slips} slips of each class and language, Python {sys.version.split()[0]}"
    head = f"{_TITLE}\n\nWritten by `python -m benchmarks.rules`: {source}.\n\n{about}\n"
    parts = [_render_quiet(quiet), _render_recall("By a rule alone", alone)]
    beside = [_render_peers(texts, chosen), _render_folder(texts, chosen)] if chosen.linters else []
    return head + "\n".join([*parts, _render_recall("With another fragment", witnessed), *beside])


def _list_languages(folders: Sequence[Path]) -> list[str]:
    return sorted({language for folder in folders for language in list_languages(folder)})


def _load(folders: Sequence[Path], language: str) -> Iterator[str]:
    for folder in folders:
        if (folder / language).is_dir():
            yield from load_articles(folder, language, "all")


def measure_quiet(articles: Sequence[str]) -> Quiet:
    """Check and repair clean articles, and print what is told of them."""
    codes: Counter[str] = Counter()
    loud = changed = 0
    for text in articles:
        found = [one for one in check(text).findings if one.code[0] in _GROUPS]
        for one in found:
            shown = text[max(0, one.start - 20) : one.end + 20].replace("\n", "⏎")
            print(f"{one.code} {shown!r}", file=sys.stderr)
        codes.update(one.code for one in found)
        loud += bool(found)
        changed += repair(text).text != text
    return Quiet(len(articles), sum(map(len, articles)), loud, codes, changed)


def measure(
    texts: dict[str, list[str]], classes: dict[str, Places], chosen: argparse.Namespace, judge: Judge
) -> dict[tuple[str, str], Recall]:
    """The recall of each class in each language that has places for it."""
    measured: dict[tuple[str, str], Recall] = {}
    for name, places in classes.items():
        for language, articles in texts.items():
            rng = Random(f"{chosen.seed} {name} {language}")
            slips = list(_make_slips(articles, language, places, chosen.slips, rng))
            judged = [judge(slip) for slip in slips]
            if judged:
                told, mended = (sum(each[n] for each in judged) for n in (0, 1))
                measured[name, language] = Recall(len(judged), told, mended)
    return measured


def _make_slips(articles: Sequence[str], language: str, places: Places, count: int, rng: Random) -> Iterator[Slip]:
    made = 0
    for _ in range(3 * count):
        slip = make_slip(rng.choice(articles), language, places, rng)
        if slip is not None and made < count:
            made += 1
            yield slip


def judge_alone(slip: Slip) -> tuple[bool, bool]:
    """Whether a check of the article tells of the slip, and whether its safe edits mend it."""
    findings = check(slip.damaged).findings
    edits = [edit for one in findings if one.safety == "safe" and _meets(one, slip, 0) for edit in one.edits]
    return any(_meets(one, slip, 0) for one in findings), apply_edits(slip.damaged, edits).text == slip.clean


def judge_witnessed(slip: Slip) -> tuple[bool, bool]:
    """Whether a check of the article and its damaged copy tells of the slip, and whether a repair brings it back."""
    clean = slip.clean.rstrip("\n")
    scrape = f"{clean}\n—END—\n{slip.damaged}"
    base = scrape.rindex("—END—\n") + len("—END—\n")
    told = any(_meets(one, slip, base) for one in check(scrape).findings if one.code[0] in "TVS")
    return told, repair(scrape).text.rstrip("\n") == clean


def _meets(finding: Finding, slip: Slip, base: int) -> bool:
    return finding.start <= base + slip.end and base + slip.start <= finding.end


def _render_quiet(quiet: dict[str, Quiet]) -> str:
    rows = [
        f"| {name} | {one.articles} | {one.characters} | {one.loud} | {_rate(one)} | {_count(one.codes)} "
        f"| {one.changed} |"
        for name, one in quiet.items()
    ]
    head = "| language | articles | characters | with a finding | findings per million | by rule | changed by repair |"
    return "\n".join(["## On clean text\n", head, "| --- " * 7 + "|", *rows, ""])


def _rate(quiet: Quiet) -> str:
    return f"{quiet.codes.total() / quiet.characters * _MILLION:.2f}"


def _count(codes: Counter[str]) -> str:
    return ", ".join(f"{code} {count}" for code, count in sorted(codes.items())) or "–"


def _render_recall(title: str, measured: dict[tuple[str, str], Recall]) -> str:
    rows = [
        f"| {name} | {language} | {one.slips} | {one.told / one.slips:.3f} | {one.mended / one.slips:.3f} |"
        for (name, language), one in measured.items()
    ]
    return "\n".join([f"## {title}\n", "| class | language | slips | told | mended |", "| --- " * 5 + "|", *rows, ""])


def _render_peers(texts: dict[str, list[str]], chosen: argparse.Namespace) -> str:
    """A row for each linter, and one of ours beside it: clean articles, then slips of each class."""
    rows = []
    for name, (language, run) in LINTERS.items():
        rng = Random(f"{chosen.seed} {language}")
        articles = rng.sample(texts[language], min(_ARTICLES, len(texts[language])))
        slips = {of: _cut_slips(articles, language, of, chosen.slips, rng) for of in PEERS[language]}
        for tool, lint in ((name, partial(run, chosen.linters)), ("stitchtext", _run_ours)):
            told = ", ".join(f"{of}: {_tell_share(lint, own)}" for of, own in slips.items() if own)
            quiet = lint(articles)
            rate = sum(map(len, quiet.spans)) / sum(map(len, articles)) * _MILLION
            rows.append(f"| {tool} | {language} | {len(articles)} | {rate:.1f} | {quiet.seconds:.2f} | {told} |")
    head = "| linter | language | clean articles | findings per million | seconds | slips told |"
    return "\n".join(["## Beside other linters\n", head, "| --- " * 6 + "|", *rows, ""])


def _render_folder(texts: dict[str, list[str]], chosen: argparse.Namespace) -> str:
    """How long a folder of many short Japanese files takes."""
    whole = "".join(texts["ja"])
    starts = [number * _FILE % max(1, len(whole) - _FILE) for number in range(_FILES)]
    seconds = time_folder(chosen.linters, [whole[at : at + _FILE] for at in starts])
    longest = max(seconds.values())
    rows = [f"| {name} | {took:.1f} | {took / longest:.0%} |" for name, took in seconds.items()]
    head = f"## A folder of {_FILES} Japanese files of 5 kB\n"
    return "\n".join([head, "| command | seconds | share |", "| --- " * 3 + "|", *rows, ""])


def _cut_slips(articles: Sequence[str], language: str, of: str, count: int, rng: Random) -> list[Slip]:
    """Slips in the lines they stand in: a linter that takes its time need not read whole articles."""
    lines = [line for text in articles for line in text.split("\n") if line]
    return list(_make_slips(lines, language, ALONE[of], count, rng))


def _tell_share(lint: Callable[[Sequence[str]], Linting], slips: Sequence[Slip]) -> str:
    spans = lint([slip.damaged for slip in slips]).spans
    pairs = zip(slips, spans, strict=True)
    told = sum(any(low <= slip.end and slip.start <= high for low, high in own) for slip, own in pairs)
    return f"{told / len(slips):.2f}"


def _run_ours(texts: Sequence[str]) -> Linting:
    started = time.perf_counter()
    found = [[(one.start, one.end) for one in check(text).findings if one.code[0] in _GROUPS] for text in texts]
    return Linting(found, time.perf_counter() - started)


if __name__ == "__main__":
    main()
