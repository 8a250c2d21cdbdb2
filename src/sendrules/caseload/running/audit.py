"""The audit: one case in so many is answered again by the engine for one case, and compared in every field.

Which cases those are follows from what is recorded of them and from the day of the question, so that a run can be repeated.
Whole cases are compared, not single rows: so an occurrence that columns do not have is found too, and a case is made
and viewed once for all its rows.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.arrow import TargetDays, batch_of_rows
from sendrules.caseload.results.of_one_case import rows_of_one_case
from sendrules.caseload.results.rows import BY_COLUMNS, AnswerRows, Words
from sendrules.caseload.running.one_case import answers_in, result_of
from sendrules.caseload.running.question import Question
from sendrules.caseload.running.targets import OneTargets, targets_in
from sendrules.errors import AuditDifference

_ALWAYS_FROM = 100
"""A batch of so many cases or more has at least one case audited."""
_NOT_COMPARED = ("case", "answered_by", "target_kept")

Row = dict[str, Any]


class Answered(NamedTuple):
    """Answers with what they refer to.

    Attributes:
        rows: the answers.
        words: has the texts of their codes.
        targets: the authority's own targets beside them; None where there is no authority.
    """

    rows: AnswerRows
    words: Words
    targets: TargetDays | None

    def part(self, first: int, end: int) -> Answered:
        """Give those from one row to before another.

        Args:
            first: the first row.
            end: the row after the last.
        """
        which = slice(first, end)
        targets = None if self.targets is None else OneTargets(self.targets.day[which], self.targets.kept[which])
        return Answered(self.rows.pick(which), self.words, targets)


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


def audit(table: EventTable, case: int, mine: Answered, question: Question) -> int:
    """Compare the rows of a case with those of the engine for one case, and give how many columns had answered.

    Args:
        table: the cases.
        case: which of them.
        mine: its rows.
        question: what is asked.

    Raises:
        AuditDifference: a row differs; it names the row, with both answers.
    """
    result = result_of(table, case, question)
    rows = rows_of_one_case(answers_in(result, case, question), question.law, mine.words)
    targets = targets_in(result, rows, question) if mine.targets is not None else None
    theirs = Answered(rows, mine.words, targets)
    if not _same(mine, theirs):
        _tell(table.references[case], _shown_all(mine, question), _shown_all(theirs, question))
    return int(np.count_nonzero(mine.rows.answered_by == BY_COLUMNS))


def _same(mine: Answered, theirs: Answered) -> bool:
    """Whether two who answered say the same in every field. They share their words, so the same code is the same text."""
    names = (each.name for each in fields(AnswerRows) if each.name != "answered_by")
    if not all(np.array_equal(getattr(mine.rows, name), getattr(theirs.rows, name)) for name in names):
        return False
    return mine.targets is None or theirs.targets is None or np.array_equal(mine.targets.day, theirs.targets.day)


def _shown_all(found: Answered, question: Question) -> list[Row]:
    """Rows in words and dates."""
    alone = replace(found.rows, case=np.zeros(len(found.rows), np.int32))
    shown: list[Row] = batch_of_rows(alone, [""], question.law, found.words, found.targets).to_pylist()
    return shown


def _tell(reference: str, mine: list[Row], theirs: list[Row]) -> None:
    """Raise the error for the first row that differs."""
    ours, others = ({_place(row): row for row in rows} for rows in (mine, theirs))
    for place in (*ours, *(place for place in others if place not in ours)):
        one, other = ours.get(place), others.get(place)
        if one is None or other is None or _said(one) != _said(other):
            raise AuditDifference(reference, place[0], place[1], _shown(one, other), _shown(other, one))
    raise AuditDifference(reference, "", None, {"rows": list(map(_place, mine))}, {"rows": list(map(_place, theirs))})


def _place(row: Row) -> tuple[str, int | None, Any, Any]:
    return row["duty"], row["occurrence"], row["trigger_on"], row["trigger"]


def _said(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NOT_COMPARED}


def _shown(row: Row | None, other: Row | None) -> Row | None:
    """The fields of a row that the other does not share; all where there is no other."""
    if row is None or other is None:
        return row if row is None else {name: value for name, value in _said(row).items() if value is not None}
    return {name: value for name, value in _said(row).items() if value != other[name]}
