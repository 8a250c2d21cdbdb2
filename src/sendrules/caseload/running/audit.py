"""The audit: one case in so many is answered again by the engine for one case, and compared in every field.

Which cases those are follows from what is recorded of them and from the day of the question, so that a run can be repeated.
Whole cases are compared, not single rows: so an occurrence that columns do not have is found too, and a case is made
and viewed once for all its rows.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.arrow import batch_of_rows, no_rows
from sendrules.caseload.results.of_one_case import rows_of_one_case
from sendrules.caseload.results.rows import Words
from sendrules.caseload.running.one_case import all_of_one
from sendrules.caseload.running.question import Question
from sendrules.errors import AuditDifference

_ALWAYS_FROM = 100
"""A batch of so many cases or more has at least one case audited."""
_NOT_COMPARED = ("answered_by", "target", "target_kept")

Row = dict[str, Any]


class Audited(NamedTuple):
    """What was compared.

    Attributes:
        cases: how many cases.
        answers: how many rows that columns answered.
    """

    cases: int
    answers: int


def chosen(table: EventTable, question: Question) -> NDArray[np.int64]:
    """Give the cases to audit.

    Args:
        table: the cases.
        question: what is asked.
    """
    if not question.audit or not table.cases:
        return np.empty(0, np.int64)
    mixed = _mixed(table, question)
    found = np.flatnonzero(mixed % np.uint64(question.audit) == 0)
    if not len(found) and table.cases >= _ALWAYS_FROM:
        found = np.argmin(mixed, keepdims=True)
    return found.astype(np.int64)


def _mixed(table: EventTable, question: Question) -> NDArray[np.uint64]:
    """By case a number that follows from its events and from the day, and looks like chance."""
    events = (table.on.astype(np.uint64) << np.uint64(8)) + table.kind.astype(np.uint64)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(_stirred(events))))
    by_case = sums[table.first[1:]] - sums[table.first[:-1]]
    return _stirred(by_case + np.uint64(question.as_of.toordinal()))


def _stirred(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The last steps of the splitmix64 generator (Steele, Lea and Flood 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def audit(table: EventTable, case: int, mine: list[Row], question: Question) -> int:
    """Compare the rows of a case with those of the engine for one case, and give how many columns had answered.

    Args:
        table: the cases.
        case: which of them.
        mine: its rows.
        question: what is asked.

    Raises:
        AuditDifference: a row differs; it names the row, with both answers.
    """
    words = Words()
    rows = rows_of_one_case(all_of_one(table, case, question), question.law, words)
    batch = no_rows() if rows is None else batch_of_rows(rows, table.references, question.law, words)
    _compare(table.references[case], mine, batch.to_pylist())
    return sum(row["answered_by"] == "columns" for row in mine)


def _compare(reference: str, mine: list[Row], theirs: list[Row]) -> None:
    ours, others = ({_place(row): row for row in rows} for rows in (mine, theirs))
    for place in (*ours, *(place for place in others if place not in ours)):
        one, other = ours.get(place), others.get(place)
        if one is None or other is None or _said(one) != _said(other):
            raise AuditDifference(reference, place[0], place[1], _shown(one, other), _shown(other, one))
    if list(ours) != list(others):
        raise AuditDifference(reference, "", None, {"order": list(ours)}, {"order": list(others)})


def _place(row: Row) -> tuple[str, int | None, Any, Any]:
    return row["duty"], row["occurrence"], row["trigger_on"], row["trigger"]


def _said(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NOT_COMPARED}


def _shown(row: Row | None, other: Row | None) -> Row | None:
    """The fields of a row that the other does not share; all where there is no other."""
    if row is None or other is None:
        return row if row is None else _said(row)
    return {name: value for name, value in _said(row).items() if value != other[name]}
