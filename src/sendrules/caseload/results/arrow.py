"""``AnswerRows`` as an Arrow batch in ``SCHEMA``: codes become dictionaries, days dates, and what is absent null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import KINDS, NO_DAY, Days, Flags, Truth
from sendrules.caseload.columns.instances import COMPLIANCE_OF, OUTCOME_OF, OUTCOMES
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.rows import ANSWERED_BY, NOT_STARTED, NOTHING, AnswerRows, Words
from sendrules.caseload.results.schema import SCHEMA
from sendrules.law.model.actors import Source
from sendrules.law.statute import Statute
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Compliance, Due, NotTriggered

_COMPLIANCES = tuple(Compliance)
_NAMES = (*OUTCOMES, NotTriggered.name)
# the last row answers for what did not start: its rule is -1
_OUTCOME = np.append(OUTCOME_OF, len(OUTCOMES)).astype(np.int8)
_COMPLIANCE = np.append(COMPLIANCE_OF, _COMPLIANCES.index(Compliance.NOT_APPLICABLE)).astype(np.int8)
_DUE = OUTCOMES.index(Due.name)


class TargetDays(Protocol):
    """An authority's own targets, an entry a row.

    Attributes:
        day: the day; ``NO_DAY`` where there is none.
        kept: 1 where it was kept, 0 where it was not, -1 where there is none or that is still open.
    """

    @property
    def day(self) -> Days:
        """The days."""
        ...

    @property
    def kept(self) -> Truth:
        """Whether they were kept."""
        ...


def batch_of_rows(
    rows: AnswerRows, references: Sequence[str], law: Statute, words: Words, targets: TargetDays | None = None
) -> pa.RecordBatch:
    """Give rows as an Arrow batch.

    Args:
        rows: the rows.
        references: the references of the cases.
        law: the statute.
        words: has the texts of the codes.
        targets: the authority's own targets; None where there is no authority.
    """
    tables, version, rule = tables_of(law), rows.version.astype(np.intp), rows.rule.astype(np.intp)
    outcome = _OUTCOME.take(rule, mode="wrap")  # for a rule that is -1 the last
    texts = pa.array(words.texts, pa.string())
    columns = {
        "case": _text(rows.case, references),
        "duty": _text(tables.duty.take(version, mode="clip"), tables.ids),
        "provision": _text(tables.provision.take(version, mode="clip"), tables.provisions),
        "instrument": _text(tables.instrument.take(version, mode="clip"), tables.instruments),
        "source": _text(tables.source.take(version, mode="clip"), tuple(Source)),
        "binds": _flags(tables.binds.take(version, mode="clip")),
        "occurrence": _numbers(rows.occurrence, rows.occurrence != NOT_STARTED, pa.int32()),
        "trigger": _text(rows.trigger, KINDS),
        "trigger_on": _days(rows.trigger_on),
        "started": _days(rows.started),
        "due": _days(rows.limit, outcome == _DUE),
        "outcome": _text(outcome, _NAMES),
        "compliance": _text(_COMPLIANCE.take(rule, mode="wrap"), _COMPLIANCES),
        "rule": _text(rows.rule.astype(np.int16), [rule.id for rule in RULES]),
        "limit": _days(rows.limit),
        "done_on": _days(rows.done_on),
        "days_late": _numbers(rows.days_late, rows.days_late != NO_DAY, pa.int32()),
        "was_missed": _truth(rows.was_missed),
        "lifted_by": _text(rows.lifted_by, texts),
        "set_by": _text(rows.set_by, KINDS),
        "set_by_on": _days(rows.set_by_on),
        "practical": _days(rows.practical),
        "target": pa.nulls(len(rows), pa.date32()) if targets is None else _days(targets.day),
        "target_kept": pa.nulls(len(rows), pa.bool_()) if targets is None else _truth(targets.kept),
        "contested": _truth(rows.contested),
        "contested_by": _text(rows.contested_by, texts),
        "answered_by": _text(rows.answered_by, ANSWERED_BY),
    }
    return pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def _text(codes: NDArray[Any], texts: Sequence[str] | pa.Array) -> pa.Array:
    """A dictionary column; ``NOTHING`` is null."""
    known = texts if isinstance(texts, pa.Array) else pa.array([str(text) for text in texts], pa.string())
    there = codes != NOTHING
    if not there.all():  # a reader may look where none is, and finds the first
        codes = np.maximum(codes, codes.dtype.type(0))
    index = _numbers(codes, there, pa.from_numpy_dtype(codes.dtype))
    return pa.DictionaryArray.from_arrays(index, known, safe=False)


def _days(days: Days, which: Flags | None = None) -> pa.Array:
    """A column of days; of some rows alone where they are named."""
    there = days != NO_DAY
    return _numbers(days, there if which is None else there & which, pa.date32())


def _numbers(numbers: NDArray[Any], there: Flags, kind: pa.DataType) -> pa.Array:
    """A column made of the numbers as they lie in memory."""
    return pa.Array.from_buffers(kind, len(numbers), [_bits(there), pa.py_buffer(np.ascontiguousarray(numbers))])


def _flags(flags: Flags, there: Flags | None = None) -> pa.Array:
    valid = None if there is None else _bits(there)
    packed = pa.py_buffer(np.packbits(flags, bitorder="little"))
    return pa.Array.from_buffers(pa.bool_(), len(flags), [valid, packed])


def _truth(truth: Truth) -> pa.Array:
    """A column of yes and no; null where neither is known."""
    return _flags(truth == 1, truth >= 0)


def _bits(there: Flags) -> pa.Buffer | None:
    """The bits that say which values are there; None where all are."""
    return None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little"))
