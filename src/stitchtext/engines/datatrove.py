"""A step of a datatrove pipeline that repairs the documents that pass through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from datatrove.pipeline.base import PipelineStep

from stitchtext.batch.articles import name_articles
from stitchtext.errors import StitchError
from stitchtext.model import Options, Repair
from stitchtext.pipeline import repair


class Stitch(PipelineStep):
    """Each document is a scrape; its articles go on, as the rows of a batch do.

    Of several articles each has `#1`, `#2`, … behind its id. `metadata` gets `title` and `truncated`; of a scrape that
    cannot be repaired, which goes on as it is, `error`.
    """

    name = "🧵 stitchtext"
    type = "✂️ - REPAIR"

    def __init__(self, options: Options | None = None) -> None:
        super().__init__()
        self.options = options or Options()

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents of the articles of all documents."""
        for document in data:
            with self.track_time():
                made = list(self._repair(document))
            yield from made

    def _repair(self, document: Any) -> Iterator[Any]:
        self.stat_update("scrapes")
        try:
            result = repair(document.text, self.options)
        except (StitchError, RecursionError) as error:
            self.stat_update("errors")
            told = str(error) or type(error).__name__
            yield replace(document, metadata={**document.metadata, "error": told})
            return
        yield from self._list_documents(document, result)

    def _list_documents(self, document: Any, result: Repair) -> Iterator[Any]:
        for name, article in name_articles(document.id, result):
            self.stat_update("articles", *(["truncated"] if article.truncated else []))
            metadata = {**document.metadata, "title": article.title, "truncated": article.truncated}
            yield replace(document, text=article.text, id=name, metadata=metadata)
