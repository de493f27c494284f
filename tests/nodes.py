"""A cluster of Ray on this machine: two nodes of a processor each, which can be lost; and runs that can be stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

ENV = {**os.environ, "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0", "DO_NOT_TRACK": "1"}
_PATIENCE = 300
"""Seconds after which what is waited for will not come."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Its address, and the processes that started its nodes."""

    address: str
    nodes: tuple[subprocess.Popen[bytes], ...]

    def kill_workers(self, node: int) -> int:
        """Kill the processes of the engine on a node, as the kernel does for want of memory; how many there were."""
        workers = [each for each in _list_children(self.nodes[node].pid) if _name(each).startswith("ray::RaySwordfish")]
        for each in workers:
            os.kill(each, signal.SIGKILL)
        return len(workers)


@contextmanager
def start_cluster(log: Path) -> Iterator[Cluster]:
    """A cluster, and its end; what its nodes say goes to a file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    with log.open("wb") as told, TemporaryDirectory(prefix="ray") as home:
        head = ("--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={home}")
        nodes = [_start_node(head, told)]
        try:
            wait_for(lambda: _answers(port))
            nodes.append(_start_node((f"--address={address}",), told))
            wait_for(lambda: _count_nodes(address) == len(nodes))
            yield Cluster(address, tuple(nodes))
        finally:
            for node in reversed(nodes):
                node.terminate()
                node.wait(_PATIENCE)


def run_command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The end of a run of the command, and what it told."""
    command = [sys.executable, "-m", "stitchtext", *map(str, arguments)]
    return subprocess.run(command, env=ENV, capture_output=True, text=True, check=False, timeout=_PATIENCE)


@contextmanager
def start_command(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run of the command, under way; it is gone at the end."""
    command = [sys.executable, "-m", "stitchtext", *map(str, arguments)]
    with subprocess.Popen(command, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            yield run
        finally:
            run.kill()


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = monotonic() + _PATIENCE
    while not holds():
        assert monotonic() < end, "waited in vain"
        sleep(0.05)


def _start_node(options: tuple[str, ...], log: object) -> subprocess.Popen[bytes]:
    limits = ("--num-cpus=1", "--object-store-memory=200000000", "--disable-usage-stats", "--block")
    ray = Path(sys.executable).with_name("ray")
    return subprocess.Popen([ray, "start", *options, *limits], env=ENV, stdout=log, stderr=log)  # type: ignore[call-overload, no-any-return]


def _count_nodes(address: str) -> int:
    ask = f"import ray; ray.init({address!r}, logging_level='ERROR'); print(len(ray.nodes()))"
    end = subprocess.run([sys.executable, "-c", ask], env=ENV, capture_output=True, check=False, timeout=_PATIENCE)
    return int(end.stdout or 0)


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def _list_children(parent: int) -> list[int]:
    """A process's children, and theirs."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == parent:
                found += [int(entry.name), *_list_children(int(entry.name))]
    return found


def _name(process: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_text()
    return ""
