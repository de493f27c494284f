"""A limit on the time of a call: it is made in a child process, which can be ended even inside compiled code."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Result = TypeVar("Result")


def call_within(seconds: float, call: Callable[[], Result]) -> Result:
    """Return what `call` returns, made in a forked child; only on systems that can fork.

    Raises:
        TimeoutError: the child was not done within the seconds, and was ended.
        RuntimeError: the call raised something, or its process died.

    """
    ours, theirs = get_context("fork").Pipe(duplex=False)
    child = get_context("fork").Process(target=_answer, args=(theirs, call), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise TimeoutError(f"not done within {seconds:g} s")
        ok, result = _receive(ours)
    finally:
        child.kill()
        child.join()
        ours.close()
    if not ok:
        raise RuntimeError(result)
    return result  # type: ignore[no-any-return]


def _receive(pipe: Connection) -> tuple[bool, Any]:
    try:
        return pipe.recv()  # type: ignore[no-any-return]
    except EOFError:
        return False, "the process died"


def _answer(pipe: Connection, call: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this process
    try:
        pipe.send((True, call()))
    except Exception as error:  # whatever a tool raises is its answer
        pipe.send((False, f"{type(error).__name__}: {error}"))
    pipe.close()
    os._exit(0)
