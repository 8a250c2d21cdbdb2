"""Many batches, one after the other or in several processes; the answers come in the order of the parts."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import NamedTuple

import pyarrow as pa

from sendrules.caseload.reading.chunks import Fault
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.batches import Runner
from sendrules.caseload.running.question import Question
from sendrules.caseload.running.sources import Part, Read
from sendrules.caseload.running.stopwatch import Stopwatch
from sendrules.errors import InputError, Problem, WrongType


class PartAnswers(NamedTuple):
    """The answers of a part of a source.

    Attributes:
        rows: the answers, in order of case, duty and occurrence.
        summary: what came in and what was answered.
        faults: what is wrong with the rows that cannot be used.
    """

    rows: pa.RecordBatch
    summary: Summary
    faults: Sequence[Fault]


def answers_of_parts(parts: Iterable[Part], question: Question, processes: int = 1) -> Iterator[PartAnswers]:
    """Give the answers of each part, in order.

    Args:
        parts: the parts; they are asked for as they are needed.
        question: what is asked.
        processes: how many processes answer. At most two parts more than that are held at once.

    Raises:
        WrongType: ``processes`` is no whole number.
        InputError: ``processes`` is not positive.
        AuditDifference: columns and the engine for one case differ about a case that was audited.
    """
    if not isinstance(processes, int):
        raise WrongType(f"processes must be a whole number, not {type(processes).__name__}")
    if processes < 1:
        fix = "Give 1, or how many cores the run may use."
        raise InputError("evaluate", [Problem("processes", f"{processes} is not a number of processes.", fix)])
    return _here(parts, question) if processes == 1 else _in_processes(parts, question, processes)


def _here(parts: Iterable[Part], question: Question) -> Iterator[PartAnswers]:
    runner = Runner(question)
    for part in parts:
        found = _read(part)
        del part  # its rows need not be held beside the table
        yield _answered(*found, runner)


def _in_processes(parts: Iterable[Part], question: Question, processes: int) -> Iterator[PartAnswers]:
    waiting: deque[Future[PartAnswers]] = deque()
    rest = iter(parts)
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_prepare, initargs=(question,))
    try:
        for part in islice(rest, processes + 1):
            waiting.append(pool.submit(_in_worker, _packed(part)))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(_in_worker, _packed(part)) for part in islice(rest, 1))
    finally:  # also where the caller stops early, or is interrupted
        pool.shutdown(wait=True, cancel_futures=True)


def _read(part: Part) -> tuple[Read, Mapping[str, float]]:
    watch = Stopwatch()
    with watch.during("read"):
        read = part.read()
    return read, watch.seconds


def _answered(read: Read, seconds: Mapping[str, float], runner: Runner) -> PartAnswers:
    table, total, faults = read
    rows, summary = runner.answer(table)
    total.seconds = dict(seconds)
    total.add(summary)
    return PartAnswers(rows, total, faults)


_RUNNER: list[Runner] = []
"""The runner of a worker process."""


def _prepare(question: Question) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the parent, which ends its workers
    Thread(target=_end_with_parent, daemon=True).start()
    _RUNNER[:] = [Runner(question)]


def _end_with_parent() -> None:
    """End this process where the parent was killed, and could tell its workers nothing."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


class _Packed(NamedTuple):
    """A part on its way to another process. A pool keeps it until it is answered: unpacked, most of it is absent values."""

    data: bytes
    size: int


def _packed(part: Part) -> _Packed:
    data = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
    return _Packed(pa.compress(data, "lz4", asbytes=True), len(data))


def _in_worker(packed: _Packed) -> PartAnswers:
    part: Part = pickle.loads(pa.decompress(packed.data, packed.size, "lz4"))
    found = _read(part)
    del part
    return _answered(*found, _RUNNER[0])
