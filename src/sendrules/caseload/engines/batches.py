"""``evaluate_batch`` and ``evaluate_batches``: Arrow batches of events in, Arrow batches of answers out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

import pyarrow as pa

from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.results.schema import PLAIN_SCHEMA, SCHEMA
from sendrules.caseload.results.schema import plain as without_dictionaries
from sendrules.caseload.running.batches import Runner
from sendrules.caseload.running.evaluate import THE_LAW
from sendrules.caseload.running.question import AUDIT, Question
from sendrules.caseload.running.sources import BATCH_CASES, Opened, opened
from sendrules.caseload.tables.invalid import Invalid
from sendrules.engine import Engine
from sendrules.errors import InputError, Problem, SendrulesError, WrongType

OnInvalid = Callable[[Invalid], object]
"""Takes what is wrong with a row."""

_MOST_TOLD = 20


def evaluate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    as_of: date,
    engine: Engine = THE_LAW,
    contested: bool = True,
    plain: bool = False,
    on_invalid: OnInvalid | None = None,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    audit: int = AUDIT,
    batch_cases: int = BATCH_CASES,
) -> Iterator[pa.RecordBatch]:
    """Answer a stream of Arrow batches, such as a partition of Spark.

    All rows of a case must be in the stream; they may lie in several of its batches. The stream is gone through twice: what does not
    fit into memory is kept in a temporary file.

    Args:
        batches: the events, as for ``evaluate``; all batches have one schema.
        as_of: the day of the question; nothing later is seen.
        engine: the law, with the readings and the calendar chosen.
        contested: whether it is asked which answers are contested; without it that column is null.
        plain: whether to give texts without dictionaries, in ``PLAIN_SCHEMA``, for engines that know none.
        on_invalid: is called with what is wrong with each row that cannot be used; the case is then left out. Without it such a row
            is an error.
        columns: by the name of a column our name for it, as for ``evaluate``.
        shape: "long" for a row an event, "wide" for a row a case.
        day_format: how texts write days where they are not in ISO.
        audit: of how many cases one is answered again by the engine for one case; 0 for none.
        batch_cases: how many cases are answered at once.

    Yields:
        Batches of answers in ``SCHEMA``, or in ``PLAIN_SCHEMA``; none where no batch came in.

    Raises:
        WrongType: what comes is no batch of Arrow.
        InputError: the batches cannot be read, have not all one schema, or a row is wrong and nobody takes what is wrong with it.
        AuditDifference: columns and the engine for one case differ about a case that was audited.

    >>> events = pa.RecordBatch.from_pydict({"case": ["A-17"], "kind": ["request"], "on": [date(2025, 5, 21)]})
    >>> (answers,) = evaluate_batches([events], as_of=date(2025, 10, 9), contested=False)
    >>> [row["due"].isoformat() for row in answers.to_pylist() if row["duty"] == "reg-13-2-final-plan-20-weeks"]
    ['2025-10-08']
    """
    runner = _runner(Question(as_of, engine, contested, audit))
    rest = iter(batches)
    for first in rest:
        alike = _Alike(first, rest)
        reader = pa.RecordBatchReader.from_batches(alike.schema, alike.batches())
        try:
            cases = opened(reader, batch_cases, columns=columns, shape=shape, day_format=day_format)
        except pa.ArrowException:
            if alike.refused is not None:
                raise alike.refused from None
            raise
        with cases:
            yield from _answered(cases, runner, plain, on_invalid)


def evaluate_batch(batch: pa.RecordBatch, *, as_of: date, **options: Any) -> pa.RecordBatch:
    """Answer one Arrow batch that has all rows of each of its cases.

    Args:
        batch: the events.
        as_of: the day of the question; nothing later is seen.
        options: as for ``evaluate_batches``.

    Returns:
        One batch of answers in ``SCHEMA``, or with ``plain=True`` in ``PLAIN_SCHEMA``.

    Raises:
        InputError: as for ``evaluate_batches``.
        AuditDifference: as for ``evaluate_batches``.

    >>> events = pa.RecordBatch.from_pydict({"case": ["A-17"], "kind": ["request"], "on": [date(2025, 5, 21)]})
    >>> evaluate_batch(events, as_of=date(2025, 10, 9), contested=False).schema == SCHEMA
    True
    """
    found = list(evaluate_batches([batch], as_of=as_of, **{"batch_cases": max(len(batch), 1), **options}))
    schema = PLAIN_SCHEMA if options.get("plain") else SCHEMA
    return found[0] if len(found) == 1 else pa.RecordBatch.from_pylist([], schema=schema)


@lru_cache(maxsize=4)
def _runner(question: Question) -> Runner:
    """One runner for the calls of an engine that asks the same of each batch."""
    return Runner(question)


class _Alike:
    """Batches as long as they have one schema: Arrow itself does not look, and reads what is not there.

    Attributes:
        schema: the schema.
        refused: why a batch was refused; what is raised within a stream of Arrow comes out as an error of Arrow.
    """

    def __init__(self, first: pa.RecordBatch, rest: Iterable[pa.RecordBatch]) -> None:
        self.schema = _schema(first)
        self.refused: SendrulesError | None = None
        self._batches = chain((first,), rest)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Give them."""
        for batch in self._batches:
            try:
                self._check(_schema(batch))
            except SendrulesError as error:
                self.refused = error
                raise
            yield batch

    def _check(self, schema: pa.Schema) -> None:
        if not schema.equals(self.schema):
            names = sorted({field.name for field in set(schema) ^ set(self.schema)})
            what = f"a later batch has other columns than the first, or of other types ({', '.join(names[:5])})."
            raise InputError("the batches", [Problem("", what, "Give every batch the same schema.")])


def _schema(batch: object) -> pa.Schema:
    if not isinstance(batch, pa.RecordBatch):
        raise WrongType(f"batches of pyarrow (RecordBatch) are needed, not {type(batch).__name__}")
    return batch.schema


def _answered(cases: Opened, runner: Runner, plain: bool, on_invalid: OnInvalid | None) -> Iterator[pa.RecordBatch]:
    for part in cases.parts:
        table, _, faults = part.read()
        _tell(list(cases.placed(faults)), on_invalid)
        rows = runner.answer(table).rows
        yield without_dictionaries(rows) if plain else rows


def _tell(invalid: list[Invalid], on_invalid: OnInvalid | None) -> None:
    if on_invalid is not None:
        for each in invalid:
            on_invalid(each)
    elif invalid:
        raise InputError("the batch", [Problem("", str(each)) for each in invalid[:_MOST_TOLD]])
