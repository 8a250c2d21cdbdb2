"""Whole answers with what is contested, as ``sendrules.caseload.evaluate`` gives them, beside those of the engine for one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from comparing_columns import MOST_SHOWN, Asked, Comparison
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.results.arrow import batch_of_rows
from sendrules.caseload.results.of_one_case import rows_of_one_case
from sendrules.caseload.results.rows import Words
from sendrules.caseload.results.schema import SCHEMA
from sendrules.caseload.running.batches import Runner
from sendrules.caseload.running.one_case import answers_in
from sendrules.caseload.running.question import Question
from sendrules.engine import Engine
from sendrules.law.statute import Statute

_COMPARED = tuple(name for name in SCHEMA.names if name != "answered_by")
_PLACE = ("case", "duty", "occurrence", "trigger_on", "trigger")

Row = dict[str, Any]


def compare_all(asked: Asked) -> Comparison:
    """Compare every field of every occurrence, and every column of the whole answers, contested ones too.

    Each engine is asked once: an occurrence that differs is counted once as such, and once as a row that differs.

    Args:
        asked: cases on a day, with what the engine for one case says of every duty.
    """
    question, answered = Question(asked.as_of, Engine(), audit=0), dict[str, Answers]()

    def keep(id: str, batch: Batch, law: Statute) -> Answers:
        found = answered[id] = answers_of(id, batch, law)
        return found

    mine, summary = Runner(question, keep).answer(asked.table)
    found = asked.compared(answered=answered)
    found.guarded.update({f"contested: {id}": n for id, n in summary.undecided.items()})
    differing = list(different(mine, by_one_case(asked, question)))
    found.differences += len(differing)
    found.differing = (found.differing + [f"on {asked.as_of}: {text}" for text in differing])[:MOST_SHOWN]
    return found


def by_one_case(asked: Asked, question: Question) -> pa.RecordBatch:
    """Give the whole answers of the engine for one case.

    Args:
        asked: cases on a day, with what it says of every duty.
        question: what is asked.
    """
    words = Words()
    answers = (answer for n, result in enumerate(asked.results) for answer in answers_in(result, n, question))
    rows = rows_of_one_case(answers, asked.law, words)
    return batch_of_rows(rows, asked.table.references, asked.law, words)


def different(mine: pa.RecordBatch, theirs: pa.RecordBatch) -> Iterator[str]:
    """Say which rows differ, whoever answered.

    Args:
        mine: what columns say.
        theirs: what the engine for one case says.
    """
    if len(mine) == len(theirs) and all(_texts(mine, name).equals(_texts(theirs, name)) for name in _COMPARED):
        return
    ours, others = (_by_place(each.to_pylist()) for each in (mine, theirs))
    for place in dict.fromkeys((*ours, *others)):
        one, other = ours.get(place, []), others.get(place, [])
        if one != other:
            yield f"{' '.join(map(str, place))}: columns say {_apart(one, other)}, one case says {_apart(other, one)}"


def _texts(batch: pa.RecordBatch, name: str) -> pa.Array:
    column = batch.column(name)
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _by_place(rows: Sequence[Row]) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in _PLACE), []).append({name: row[name] for name in _COMPARED})
    return found


def _apart(rows: Sequence[Row], others: Sequence[Row]) -> Sequence[Row]:
    """What the rows of a place say; of one row beside one other only where they differ."""
    if len(rows) != 1 or len(others) != 1:
        return rows
    return [{name: value for name, value in rows[0].items() if value != others[0][name]}]
