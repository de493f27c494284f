"""The tables of pages that come from `benchmarks/RESULTS.md`: `python docs/generate.py` puts them in place."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.ja.md", "docs/limits.md")
HEADS = {"README.md": "what the scrape is", "README.ja.md": "スクレイプの中身"}
KINDS = {
    "rescrapes": (
        "an article fetched again and again, cut, flattened, abridged",
        "何度も取得され、切れ、改行を失い、抜粋された記事",
    ),
    "windows": ("overlapping windows, shuffled", "重なり合う窓(順不同)"),
    "noisy_windows": ("the same with 0.4 % noise in each window", "同上、各窓に 0.4 % のノイズ"),
    "consensus": ("five copies, each with noise of its own", "それぞれ別のノイズが入った 5 つの写し"),
    "editions": ("four copies, one of them another edition", "4 つの写し、うち 1 つは別の版"),
    "lineages": ("three copies of one faulty source against two good ones", "同じ誤りを写した 3 つと、正しい 2 つ"),
    "refrain": ("an article that says a paragraph twice", "同じ段落が二度出てくる記事"),
    "several": ("two to four articles in one scrape", "2~4 本の記事が混ざったスクレイプ"),
    "shared": ("two articles with the same opening and notices", "冒頭と注記が同じ 2 本の記事"),
    "hole": ("a middle that no fragment shows", "どの断片にも中ほどがない記事"),
    "teasers": ("cuts that end in … or “Read more”", "「…」や「続く」で切れた断片"),
    "seams": ("windows with garbled ends, as of ASR and OCR", "端が崩れた窓(ASR や OCR の出力)"),
    "markers": ("odd markers, odd spaces, leftovers of the page", "変則的な区切り、特殊な空白、ページの残骸"),
    "dressed": (
        "copies as other programs write them: HTML, quoted mail, numbers, capitals, loops",
        "他のプログラムが書き換えた写し(HTML、引用メール、行番号、大文字、繰り返し)",
    ),
    "headlines": (
        "re-scrapes of which one or two came under another title",
        "1~2 つだけ別の題で取れた再取得",
    ),
    "versions": ("outputs of several extractors for one page", "1 ページに対する複数の抽出器の出力"),
    "clean": ("one clean article", "きれいな記事 1 本"),
}
_BLOCK = re.compile(r"(<!-- measured: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
OWN = ("exact", "bytes", "CER", "floor", "told", "uncalled doubt")


def read_section(title: str) -> dict[str, dict[str, str]]:
    """For each row of a table of `RESULTS.md`, by its first cell: its other cells by their heads."""
    page = (ROOT / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")
    lines = [line for line in page.split(f"## {title}\n")[1].split("\n#")[0].splitlines() if line.startswith("| ")]
    heads, _, *rows = ([cell.strip() for cell in line.strip("|").split(" | ")] for line in lines)
    return {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in rows}


def describe_shares(name: str) -> str:
    """For a README: a row for each kind of scrape, a column for each tool, the share of cases that came out exact."""
    shares: dict[str, dict[str, str]] = {}
    for first, cells in read_section("All tools, by kind").items():
        kind, tool = first.split(", ")
        shares.setdefault(kind, {})[tool] = cells["exact"]
    tools = list(next(iter(shares.values())))
    column = PAGES.index(name)
    rows = [[KINDS[kind][column], *(row[tool] for tool in tools)] for kind, row in shares.items()]
    return _draw([HEADS[name], *tools], rows)


def describe_own() -> str:
    """For the page of limits: how stitchtext fares with each kind of scrape."""
    rows = [[KINDS[kind][0], *(row[head] for head in OWN)] for kind, row in read_section("stitchtext, by kind").items()]
    return _draw(["what the scrape is", *OWN], rows)


def _draw(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def fill(name: str, text: str) -> str:
    """The page with its marked block as it is measured."""
    table = describe_shares(name) if name in HEADS else describe_own()
    return _BLOCK.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", text, count=1)
