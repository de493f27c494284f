"""What single stages found, as tables of JSON lines: one row a line, for programs that read no more than they need."""

from __future__ import annotations

from collections.abc import Iterator

from stitchtext.model import Placement, Repair
from stitchtext.report.documents import dump_line, list_fields


def render_table(name: str, repair: Repair, source: str) -> str:
    """The table `name` of `TABLES` for one scrape; every row names its `source`."""
    return "".join(dump_line({"source": source, **row}) for row in TABLES[name](repair))


def _list_fragments(repair: Repair) -> Iterator[dict[str, object]]:
    for fragment in repair.fragments:
        lies_on = [n for n, article in enumerate(repair.articles) if _holds(article.placements, fragment.index)]
        row = list_fields(fragment)
        yield {"fragment": row.pop("index"), "articles": lies_on, **row}


def _holds(placements: tuple[Placement, ...], fragment: int) -> bool:
    return any(placement.fragment == fragment for placement in placements)


def _list_overlaps(repair: Repair) -> Iterator[dict[str, object]]:
    return (list_fields(overlap) for overlap in repair.overlaps)


def _list_layout(repair: Repair) -> Iterator[dict[str, object]]:
    for number, article in enumerate(repair.articles):
        yield from ({"article": number, **list_fields(placement)} for placement in article.placements)


def _list_variants(repair: Repair) -> Iterator[dict[str, object]]:
    for number, article in enumerate(repair.articles):
        yield from ({"article": number, **list_fields(variant)} for variant in article.variants)


TABLES = {
    "fragments": _list_fragments,
    "overlaps": _list_overlaps,
    "layout": _list_layout,
    "variants": _list_variants,
}
