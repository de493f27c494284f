"""Measure how well articles are rebuilt, ours beside simple rivals, on the same cases in the same run.

    python -m benchmarks.quality --corpus DIR [--kinds rescrapes windows] [--languages ja en] [--cases 20] [--show 5]
    python -m benchmarks.quality --corpus DIR --out benchmarks/RESULTS.md --tools all

`exact`: equal, white space, invisible characters and inlined heading marks apart. `bytes`: equal but for the line end
at the end (a clean scrape: equal to the byte, without a finding). `CER`: character errors, white space apart.
`floor`: the errors that no witness can mend. `told`: of the cases that are not exact, those that carry a doubt;
`told there`: a doubt at every wrong place. `uncalled doubt`: of the exact cases, those with a doubt where nothing was
doubtful. `4-gram F1` and that of the `best single` fragment: whether merging versions pays. Missing, invented and
doubled count sentences.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.cases import Case
from benchmarks.corpora import SPLITS, list_languages, load_articles
from benchmarks.damage import KINDS, make_case
from benchmarks.scores import Score, score_answer
from benchmarks.shows import show_case, write_case
from benchmarks.tables import Key, render_report
from benchmarks.tools import GIVEN_ORDER, MISSING, PATIENCE, TOOLS, Answer, Tool

OURS = next(iter(TOOLS))
_ABOUT = "Measure how well articles are rebuilt."


def run_tool(tool: Tool, case: Case, given_order: bool = False) -> tuple[Answer, Score]:
    """Run a tool on a case and score it; whatever it raises is a wrong answer, kept to be shown."""
    start, error = perf_counter(), None
    try:
        answer = tool(_hand_over(case, given_order), case.raw, case.keep)
    except Exception:  # a rival or ours may break in any way: the benchmark goes on, and tells
        answer, error = Answer(()), traceback.format_exc()
    seconds = perf_counter() - start
    return answer, score_answer(case, answer, seconds, error)


def _hand_over(case: Case, given_order: bool) -> tuple[str, ...]:
    if case.raw in case.truth:
        return (case.raw,)
    return tuple(case.fragments[number] for number in case.order) if given_order else case.fragments


def list_cases(chosen: argparse.Namespace) -> Iterator[Case]:
    """Yield the cases asked for, kind by kind and language by language."""
    languages = chosen.languages or list_languages(chosen.corpus)
    articles = {language: load_articles(chosen.corpus, language, chosen.split) for language in languages}
    for kind in chosen.kinds:
        for language in languages:
            for seed in range(chosen.seed, chosen.seed + chosen.cases):
                yield make_case(kind, articles[language], seed, language)


def measure(chosen: argparse.Namespace) -> tuple[dict[Key, list[Score]], list[tuple[Score, Case, Answer]]]:
    """Run every tool on every case; return all scores, and what ours did not get exactly or doubted uncalled."""
    scores: dict[Key, list[Score]] = {}
    wrong: list[tuple[Score, Case, Answer]] = []
    for case in list_cases(chosen):
        for name in chosen.tools:
            answer, score = run_tool(TOOLS[name], case, name in GIVEN_ORDER)
            scores.setdefault((name, case.kind, case.language), []).append(score)
            if name == OURS and (not score.exact or score.uncalled or not (score.byte_exact or case.kind != "clean")):
                wrong.append((score, case, answer))
    return scores, wrong


def show_worst(wrong: Sequence[tuple[Score, Case, Answer]], count: int) -> None:
    """Print the worst cases of ours: crashes, then silent errors, then by character errors."""
    ranked = sorted(wrong, key=lambda w: (w[0].error is None, w[0].exact, w[0].told, -w[0].cer))
    for score, case, answer in ranked[:count]:
        print(show_case(case, answer, score), end="\n\n")


def tell_timeouts(scores: dict[Key, list[Score]]) -> str:
    """Return a line for each tool that ran out of time: such a case counts as wrong."""
    late: dict[str, list[bool]] = {}
    for (tool, _, _), many in scores.items():
        late.setdefault(tool, []).extend("TimeoutError: " in (score.error or "") for score in many)
    told = (f"{name}: {sum(these)} of {len(these)} cases" for name, these in late.items() if any(these))
    lines = "".join(f"- {line}\n" for line in told)
    return f"\nOut of time after {PATIENCE:g} s, and counted as wrong:\n\n{lines}" if lines else ""


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=_ABOUT)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of LANG/*.txt")
    parser.add_argument("--seed", type=int, default=1, help="first seed; each case has the next")
    parser.add_argument("--cases", type=int, default=20, help="cases for each kind and language")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND")
    parser.add_argument("--languages", nargs="+", metavar="LANG")
    parser.add_argument("--tools", nargs="+", choices=[*TOOLS, "all"], default=[OURS], metavar="TOOL")
    parser.add_argument("--split", choices=SPLITS, default="open", help="which articles: open ones, those set aside")
    parser.add_argument("--out", type=Path, help="write the tables here, too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the N worst cases of ours")
    parser.add_argument("--dump", nargs=4, metavar=("KIND", "LANG", "SEED", "DIR"), help="write one case and stop")
    chosen = parser.parse_args(arguments)
    chosen.tools = list(TOOLS) if "all" in chosen.tools else chosen.tools
    return chosen


def main() -> None:
    """Measure what the command line asks for, and print the tables."""
    chosen = read_arguments()
    if chosen.dump:
        kind, language, seed, folder = chosen.dump
        articles = load_articles(chosen.corpus, language, chosen.split)
        return write_case(make_case(kind, articles, int(seed), language), Path(folder))
    for name, packages in MISSING.items() if len(chosen.tools) > 1 else ():
        print(f"{name} is left out: {packages} not installed (the `bench` extra)", file=sys.stderr)
    scores, wrong = measure(chosen)
    show_worst(wrong, chosen.show)
    report = render_report(scores, OURS) + tell_timeouts(scores)
    print(report)
    if chosen.out:
        last = chosen.seed + chosen.cases - 1
        source = f"seeds {chosen.seed}–{last}, {chosen.split} articles, Python {sys.version.split()[0]}"
        head = f"# Quality\n\nWritten by `python -m benchmarks.quality`: {source}.\n\n"
        rules = chosen.out.read_text(encoding="utf-8").partition("\n# Rules\n") if chosen.out.exists() else ("", "", "")
        page = head + (__doc__ or "").split("\n\n", 2)[2] + "\n" + report + "".join(rules[1:])
        chosen.out.write_text(page, encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
