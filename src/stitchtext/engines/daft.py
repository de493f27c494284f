"""Daft: the errands of a batch as rows of a table, done by an existing engine, on this machine or on a cluster of Ray.

What is read, written and taken down stays with the run that hands out the errands; the engine only says who does them
and where. So outputs, errors and what is done after a stop are the same as with the local crew.
"""

from __future__ import annotations

import os
import pickle
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib import import_module
from typing import Any, Generic, TypeAlias, TypeVar

from stitchtext.batch.errands import Errand, Ready, Start, cut_handfuls
from stitchtext.engines.crafts import describe, end, receive, serve, unwrap
from stitchtext.errors import StitchError

Item = TypeVar("Item")
Result = TypeVar("Result")
About = TypeVar("About")
Work: TypeAlias = Errand[Any, About] | Ready[Any, About]

_BLOCKS = 2
"""Blocks under way at a time: while the last errands of one are done, the next one has begun."""
_ERRANDS = 16
_WEIGHT = 4_194_304
"""Errands of a block, and bytes of them, for each processor of the engine."""
_TOGETHER = 4
_ROW = 1_048_576
"""Errands, and bytes of them, that make one task of a cluster: Ray takes some 30 ms for each, whatever is in it."""
_WAITING = 64
"""Things of a block, those that are ready included, for each processor."""
_KNOCKS = 10.0
"""Seconds within which a cluster must answer."""


class DaftCrew(Generic[Item, Result]):
    """Does errands as `Crew` does, on Daft; with `cluster`, on the Ray that is found at this address.

    `jobs` is how many errands one machine does at a time, 0 for one a processor.
    """

    def __init__(
        self,
        work: Callable[[tuple[Item, ...], Start], Result],
        blame: Callable[[Item, str], Item],
        jobs: int,
        seconds: float = 0,
        *,
        cluster: str = "",
    ) -> None:
        self._order = describe(work, blame, seconds, jobs)
        self._cluster = cluster
        self._daft: Any = None

    def __enter__(self) -> DaftCrew[Item, Result]:
        """Start the engine, or reach it.

        Raises:
            StitchError: it is not installed, or not there.

        """
        self._daft = load(self._cluster)
        return self

    def __exit__(self, *exception: object) -> None:
        end(self._order)

    def run(self, errands: Iterable[Errand[Item, About] | Ready[Result, About]]) -> Iterator[tuple[About, Result]]:
        """What all errands are about, and their results, in order; no more are taken in than two blocks.

        Raises:
            StitchError: the engine failed.

        """
        with ThreadPoolExecutor(_BLOCKS) as pool:
            line: deque[tuple[list[Work[About]], Future[list[Any]]]] = deque()
            try:
                for block in _cut_blocks(errands, count_processors(self._cluster)):
                    line.append((block, pool.submit(self._do, block)))
                    if len(line) == _BLOCKS:
                        yield from _finish(*line.popleft())
                while line:
                    yield from _finish(*line.popleft())
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _do(self, block: list[Work[About]]) -> list[Any]:
        """The results of the errands of a block, in order, as the engine sends them back."""
        own = [each for each in block if isinstance(each, Errand)]
        rows = cut_handfuls(own, lambda errand: errand.weight, _TOGETHER if self._cluster else 1, _ROW)
        packed = [pickle.dumps([each.items for each in row]) for row in rows]
        return [result for each in run_rows(self._daft, self._order, packed) for result in receive(each)]


def run_rows(daft: Any, order: bytes, packed: list[bytes]) -> list[bytes]:
    """What `serve` makes of each row, in order.

    Raises:
        StitchError: the engine failed.

    """
    if not packed:
        return []
    import pyarrow as pa  # noqa: PLC0415 - comes with Daft

    @daft.func.batch(return_dtype=daft.DataType.binary(), batch_size=1, use_process=False)  # type: ignore[untyped-decorator]
    def work(rows: daft.Series) -> list[bytes]:
        """What a worker makes of packed items: a packed result for each."""
        return [serve(order, row) for row in rows.to_pylist()]

    schema = pa.schema({"number": pa.int64(), "items": pa.large_binary()})
    tables = [pa.table([[number], [row]], schema=schema) for number, row in enumerate(packed)]
    try:
        frame = daft.from_arrow(tables).select(daft.col("number"), work(daft.col("items")).alias("result"))
        made = frame.to_pydict()
    except Exception as error:
        told = " ".join(str(error).split())[:300] or type(error).__name__
        cure = "the same command goes on from there"
        raise StitchError(f"the engine failed: {told}", cure=cure) from error
    results = dict(zip(made["number"], made["result"], strict=True))
    return [results[number] for number in range(len(packed))]


@cache
def load(cluster: str) -> Any:
    """Daft, ready to work: on this machine, or on a cluster; one process can have only one of them. It tells nobody.

    Raises:
        StitchError: it is not installed, or there is no cluster.

    """
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    extra = "ray" if cluster else "daft"
    try:
        daft: Any = import_module("daft")
        ray: Any = import_module("ray") if cluster else None
    except ImportError as error:
        raise StitchError(f"--engine daft: {error}", cure=f"pip install 'stitchtext[{extra}]'") from error
    if cluster:
        _reach(ray, cluster)
        daft.set_runner_ray(noop_if_initialized=True)
        daft.range(1).to_pydict()  # two first questions at a time would each start the part that plans
    else:
        daft.set_runner_native()
    return daft


def count_processors(cluster: str) -> int:
    """How many processors the engine has."""
    if not cluster:
        return os.cpu_count() or 1
    ray: Any = import_module("ray")
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _reach(ray: Any, cluster: str) -> None:
    own = {"include_dashboard": False} if cluster == "local" else {}
    if ray.is_initialized():
        return
    try:
        _knock(cluster)
        ray.init(address=cluster, log_to_driver=False, logging_level="ERROR", **own)
    except (OSError, ValueError, RuntimeError) as error:
        told = " ".join(str(error).split())[:300]
        raise StitchError(f"cannot be reached: {told}", place=f"--cluster {cluster}", cure="is Ray running?") from error


def _knock(cluster: str) -> None:
    """See that somebody is there: Ray itself would go on asking for minutes, and fill the screen."""
    host, colon, port = cluster.rpartition("://")[2].rpartition(":")
    if colon and port.isdecimal():
        with socket.create_connection((host.strip("[]"), int(port)), _KNOCKS):
            pass


def _cut_blocks(errands: Iterable[Work[About]], processors: int) -> Iterator[list[Work[About]]]:
    """Errands in blocks, each enough for all processors and bounded in bytes."""
    block: list[Work[About]] = []
    count = weight = 0
    for each in errands:
        block.append(each)
        if isinstance(each, Errand):
            count += 1
            weight += each.weight
        if count == _ERRANDS * processors or weight >= _WEIGHT * processors or len(block) == _WAITING * processors:
            yield block
            block, count, weight = [], 0, 0
    if block:
        yield block


def _finish(block: list[Work[About]], future: Future[list[Any]]) -> Iterator[tuple[About, Any]]:
    results = iter(future.result())
    for each in block:
        yield each.about, unwrap(next(results)) if isinstance(each, Errand) else each.result
