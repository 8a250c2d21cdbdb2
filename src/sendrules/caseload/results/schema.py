"""``SCHEMA``: the columns of the answers, the same in every batch, file and engine.

A row is an occurrence of a duty in a case. Text that is repeated is dictionary-encoded; what does not apply or is not known
is null, never a blank or a false.
"""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa


class Column(NamedTuple):
    """A column of the answers.

    Attributes:
        name: its name.
        type: its Arrow type.
        says: what it holds, in words.
        nullable: whether a row may have none.
    """

    name: str
    type: pa.DataType
    says: str
    nullable: bool = True


def _text(size: pa.DataType) -> pa.DataType:
    return pa.dictionary(size, pa.string())


_FEW, _SOME, _MANY = (_text(size) for size in (pa.int8(), pa.int16(), pa.int32()))
_DAY = pa.date32()

COLUMNS: tuple[Column, ...] = (
    Column("case", _MANY, "the reference of the case", nullable=False),
    Column("duty", _SOME, "the id of the duty", nullable=False),
    Column("provision", _SOME, "where the duty stands, such as `reg 13(2)`", nullable=False),
    Column("instrument", _SOME, "the instrument of the provision, such as `SEND Regs`", nullable=False),
    Column("source", _FEW, "what the duty rests on: statute, guidance, case-law, derived, direction", nullable=False),
    Column("binds", pa.bool_(), "whether it binds: guidance and derived days bind nobody", nullable=False),
    Column("occurrence", pa.int32(), "which occurrence of the duty in the case, from 1, in order of start; null for one that "
           "only another answer to a contested question starts"),
    Column("trigger", _SOME, "the kind of the event that starts it", nullable=False),
    Column("trigger_on", _DAY, "the day of that event", nullable=False),
    Column("started", _DAY, "the day it runs from, by the date that the provision looks at"),
    Column("due", _DAY, "the day that the limit falls on, where it binds; for a window its last day"),
    Column("outcome", _FEW, "due, no-fixed-limit, disapplied, ended, not-in-force, not-encoded, needs-facts, beyond-horizon, "
           "not-triggered", nullable=False),
    Column("compliance", _FEW, "pending, overdue, met, met-late, too-early, lapsed, not-applicable, unknown", nullable=False),
    Column("rule", _SOME, "the rule that decided"),
    Column("limit", _DAY, "the day the limit falls on, whatever became of it"),
    Column("done_on", _DAY, "the day on which what performed it counts"),
    Column("days_late", pa.int32(), "days past the limit: of the act, where it was done late; of the day of the question, where "
           "it is overdue; of the end, where it ended past a limit that binds"),
    Column("was_missed", pa.bool_(), "whether a limit that binds was missed, whatever came after; null where a missing fact "
           "leaves it open"),
    Column("lifted_by", _SOME, "the exceptions that lift the limit, by id, with a blank between two"),
    Column("set_by", _SOME, "the kind of the direction or agreement that set the day, where one did"),
    Column("set_by_on", _DAY, "the day of that direction or agreement"),
    Column("practical", _DAY, "the last working day before a day that is none. Practical, not statutory"),
    Column("target", _DAY, "the day of the authority's own target for it"),
    Column("target_kept", pa.bool_(), "whether that target was kept; null where there is none, or that is still open"),
    Column("contested", pa.bool_(), "whether another answer to a contested question would change it; null where that was not "
           "asked"),
    Column("contested_by", _SOME, "the contested questions that would change it, by id, with a blank between two"),
    Column("answered_by", _FEW, "columns, or one-case: the engine for one case", nullable=False),
)  # fmt: skip
"""Every column, in order."""

SCHEMA: pa.Schema = pa.schema([pa.field(c.name, c.type, c.nullable) for c in COLUMNS])
"""The schema of the answers."""


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


PLAIN_SCHEMA: pa.Schema = pa.schema([pa.field(c.name, _plain(c.type), c.nullable) for c in COLUMNS])
"""The same without dictionaries, for engines that know none, such as Spark."""


def plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Give a batch of answers in the plain schema.

    Args:
        batch: a batch in ``SCHEMA``.
    """
    columns = [c.dictionary_decode() if pa.types.is_dictionary(c.type) else c for c in batch.columns]
    return pa.RecordBatch.from_arrays(columns, schema=PLAIN_SCHEMA)
