"""A case that went wrong, in a few lines: enough to find out why."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cases import Case
from benchmarks.scores import Score, Wrong, list_wrong_places
from benchmarks.tools import Answer

_CONTEXT = 20
_MOST = 12
_LONGEST = 80


def show_case(case: Case, answer: Answer, score: Score) -> str:
    """Return what went wrong: sizes, the differences with context, findings, weak seams and ties, doubtful places."""
    lines = [
        f"-- {case.kind} {case.language} seed {case.seed}: exact {score.exact}, CER {score.cer:.5f}, "
        f"told {score.told}, there {score.told_there}, articles {[len(t) for t in answer.articles]} "
        f"for {[len(t) for t in case.truth]}, fragments {[len(f) for f in case.fragments]}"
    ]
    lines += [f"   {score.error}"] if score.error else []
    lines += _show_differences(case, answer)
    lines += [
        f"   finding {f.code} {f.name} doubt={f.doubt} article {f.article} {f.start}:{f.end} {f.message[:100]}"
        for f in (answer.result.findings if answer.result else ())
    ][:_MOST]
    lines += _show_joints(answer)
    lines += [f"   doubtful {p.why} in truth {p.article} {p.start}:{p.end}" for p in case.doubtful[:_MOST]]
    return "\n".join(lines)


def write_case(case: Case, folder: Path) -> None:
    """Write a case into a folder: `raw.txt`, `truth.txt` (articles between marker lines), `doubtful.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{p.why}\t{p.article}\t{p.start}\t{p.end}\n" for p in case.doubtful]
    texts = {"raw.txt": case.raw, "truth.txt": "—END—\n".join(case.truth), "doubtful.txt": "".join(lines)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _show_differences(case: Case, answer: Answer) -> list[str]:
    places = list_wrong_places(case, answer)
    shown = [_show_place(case, answer, place) for place in places[:_MOST]]
    return [*shown, f"   … {len(places) - _MOST} more"] if len(places) > _MOST else shown


def _show_place(case: Case, answer: Answer, wrong: Wrong) -> str:
    truth, made = case.truth[wrong.truth], answer.articles[wrong.article]
    before, after = truth[max(0, wrong.start - _CONTEXT) : wrong.start], truth[wrong.end : wrong.end + _CONTEXT]
    was, became = _shorten(truth[wrong.start : wrong.end]), _shorten(made[wrong.at : wrong.until])
    place = f"truth {wrong.truth} {wrong.start}:{wrong.end} article {wrong.article} {wrong.at}:{wrong.until}"
    return f"   {place} {before!r} [{was!r} → {became!r}] {after!r}"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} …{len(text)}… {text[-_LONGEST // 2 :]}"


def _show_joints(answer: Answer) -> list[str]:
    articles = list(enumerate(answer.result.articles)) if answer.result else []
    seams = [(n, s) for n, article in articles for s in article.seams if s.weak or s.kind == "hole"]
    ties = [(n, v) for n, article in articles for v in article.variants if v.tie]
    return [
        *[f"   seam {n} at {s.at} {s.kind} {s.left}→{s.right} bits {s.bits:.0f} +{s.margin:.0f}" for n, s in seams],
        *[f"   tie {n} at {v.start}:{v.end} {v.reason} {[r.text[:20] for r in v.readings]}" for n, v in ties],
    ][:_MOST]
