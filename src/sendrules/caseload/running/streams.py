"""Many batches, one after the other or in several processes; the answers come in the order of the parts."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
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
from sendrules.caseload.running.sources import Part
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
        yield _answered(part, runner)


def _in_processes(parts: Iterable[Part], question: Question, processes: int) -> Iterator[PartAnswers]:
    waiting: deque[Future[PartAnswers]] = deque()
    rest = iter(parts)
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_prepare, initargs=(question,))
    try:
        for part in islice(rest, processes + 1):
            waiting.append(pool.submit(_in_worker, part))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(_in_worker, part) for part in islice(rest, 1))
    finally:  # also where the caller stops early, or is interrupted
        pool.shutdown(wait=True, cancel_futures=True)


def _answered(part: Part, runner: Runner) -> PartAnswers:
    watch = Stopwatch()
    with watch.during("read"):
        table, total, faults = part.read()
    rows, summary = runner.answer(table)
    total.seconds = watch.seconds
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


def _in_worker(part: Part) -> PartAnswers:
    return _answered(part, _RUNNER[0])
