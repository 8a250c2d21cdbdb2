"""Rows made of ``Instances``: what ``Instance`` says of one occurrence, for every occurrence of a batch at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows, Truth, to_date
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.instances import COMPLIANCE_CODE, OUTCOMES, Instances
from sendrules.caseload.results.law_tables import LawTables, tables_of
from sendrules.caseload.results.rows import BY_COLUMNS, NOT_STARTED, NOTHING, AnswerRows, Words, nothing
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.statute import Statute
from sendrules.statutory.limit import working_day_before
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended

_DUE, _ENDED, _DISAPPLIED = (OUTCOMES.index(outcome.name) for outcome in (Due, Ended, Disapplied))
_UNKNOWN, _LATE, _OVERDUE, _EARLY = (
    COMPLIANCE_CODE[c] for c in (Compliance.UNKNOWN, Compliance.MET_LATE, Compliance.OVERDUE, Compliance.TOO_EARLY)
)


@dataclass(frozen=True, slots=True, eq=False)
class ContestedRows:
    """Which answers of one duty are contested, for a batch. Bit n of ``readings`` stands for ``law.readings_of(id)[n]``.

    Attributes:
        readings: by row of the ``Instances``: the questions of which another answer would change it; 0 for none.
        row: the rows of the events that start the duty under another answer alone, in order.
        by: by each such event the questions.
        guard: by case, whether the engine for one case has to tell: then nothing is said of the case here.
    """

    readings: Codes
    row: Rows
    by: Codes
    guard: Flags


class DutyAnswers(NamedTuple):
    """What columns answer for one duty.

    Attributes:
        id: the id of the duty.
        instances: its occurrences, in order of case and start.
        contested: which of them are contested; None where that was not asked.
    """

    id: str
    instances: Instances
    contested: ContestedRows | None


def rows_of_columns(answers: Sequence[DutyAnswers], batch: Batch, law: Statute, words: Words) -> AnswerRows:
    """Give the rows of several duties, one duty after the other.

    Args:
        answers: what columns answer, in the order of the law.
        batch: the cases.
        law: the statute.
        words: gives the codes of texts.
    """
    some = [each for each in answers if len(each.instances)]
    parts = [_not_started(each, batch, law, words) for each in answers if each.contested and len(each.contested.row)]
    if some:
        parts.insert(0, _started(some, batch, law, words))
    return AnswerRows.joined(parts)


def _started(answers: Sequence[DutyAnswers], batch: Batch, law: Statute, words: Words) -> AnswerRows:
    tables = tables_of(law)
    found = Instances.joined([each.instances for each in answers])
    first = [tables.first[each.id] for each in answers]
    version = np.repeat(np.array(first, np.int16), [len(each.instances) for each in answers]) + found.version
    asked = answers[0].contested is not None
    contested_by = np.concatenate([_readings(each, law, words) for each in answers]) if asked else None
    none = np.full(len(found), NOTHING, np.int8)
    return _Rows(found, version.astype(np.int16), batch, law, tables).made(
        words, (contested_by >= 0).astype(np.int8) if contested_by is not None else none, contested_by
    )


class _Rows:
    """The columns of the rows of occurrences, each worked out for all."""

    def __init__(
        self, found: Instances, version: NDArray[np.int16], batch: Batch, law: Statute, tables: LawTables
    ) -> None:
        self.found, self.version, self.batch, self.law, self.tables = found, version, batch, law, tables
        self.index = version.astype(np.intp)  # numpy looks up several times faster by numbers of this size
        self.outcome, self.compliance = found.outcome, found.compliance
        self.dated: Flags = found.limit != NO_DAY
        self.ended: Rows = np.flatnonzero((self.outcome == _ENDED) & self.dated)

    def made(self, words: Words, contested: Truth, contested_by: NDArray[np.int16] | None) -> AnswerRows:
        found, batch = self.found, self.batch
        over = self.over_when_ended()
        set_by = np.where((self.outcome == _DUE) & (found.set_by >= 0), found.set_by, -1)
        return AnswerRows(
            case=found.case,
            version=self.version,
            occurrence=self.occurrence(),
            trigger=batch.kind[found.row].astype(np.int16),
            trigger_on=batch.on[found.row],
            started=found.started,
            rule=found.rule,
            limit=found.limit,
            done_on=found.done_day,
            days_late=self.days_late(over),
            was_missed=self.was_missed(over),
            lifted_by=self.lifted_by(words),
            set_by=batch.kind_of(set_by).astype(np.int16),
            set_by_on=batch.on_of(set_by, NO_DAY),
            practical=self.practical(),
            contested=contested,
            contested_by=contested_by if contested_by is not None else np.full(len(found), NOTHING, np.int16),
            answered_by=np.full(len(found), BY_COLUMNS, np.int8),
        )

    def occurrence(self) -> Codes:
        """The number of each occurrence in its duty and case."""
        case, duty = self.found.case, self.tables.duty.take(self.index, mode="clip")
        index = np.arange(len(case), dtype=np.int32)
        new = np.ones(len(case), bool)
        new[1:] = (case[1:] != case[:-1]) | (duty[1:] != duty[:-1])
        found: Codes = index - np.maximum.accumulate(np.where(new, index, np.int32(0))) + np.int32(1)
        return found

    def ended_on(self) -> Days:
        """The day on which what ended those that ended counts; its own where service cannot be told."""
        day = self.found.ended_day[self.ended]
        return np.where(day == NO_DAY, self.batch.on_of(self.found.ended[self.ended]), day)

    def open_to_doubt(self) -> Flags:
        """Of those that ended, whether a missing fact or decision leaves open that anything was missed."""
        at, found = self.ended, self.found
        return found.doubt[at] | (self.tables.contingent[self.version[at]] & ~found.arose[at])

    def over_when_ended(self) -> Days:
        """``days_over_when_ended`` of those that ended; ``NO_DAY`` for none."""
        at, found, tables = self.ended, self.found, self.tables
        version = self.version[at]
        over = self.ended_on() - found.limit[at]
        counts = (over > 0) & tables.by_the_day[version] & tables.binds[version] & ~self.open_to_doubt()
        counts &= ~tables.not_owed[version, self.batch.kind_of(found.ended[at])] & ~self.lifted_itself(at)
        return np.where(counts, over, np.int32(NO_DAY))

    def lifted_itself(self, at: Rows) -> Flags:
        """Whether exceptions of its own lifted the limit."""
        found = self.found
        lifted: Flags = (found.limbs[at] != 0) & (found.lifted_by[at] == 0) & found.has_exceptions[at]
        return lifted

    def days_late(self, over: Days) -> Days:
        found, dated = self.found, self.dated
        late = nothing(len(found))
        at = np.flatnonzero((self.compliance == _LATE) & dated & (found.done_day != NO_DAY))
        late[at] = found.done_day[at] - found.limit[at]
        at = np.flatnonzero((self.compliance == _OVERDUE) & dated)
        late[at] = np.int32(self.batch.as_of) - found.limit[at]
        late[self.ended] = np.where(over != NO_DAY, over, late[self.ended])
        return late

    def was_missed(self, over: Days) -> Truth:
        missed = _MISSED.take(self.compliance.astype(np.intp), mode="clip")
        unknown = np.flatnonzero(self.compliance == _UNKNOWN)
        limit = self.found.limit[unknown]
        missed[unknown] = np.where((limit != NO_DAY) & (limit >= self.batch.as_of), np.int8(0), np.int8(-1))
        at = self.ended[self.compliance[self.ended] != _UNKNOWN]
        if len(at):
            told = self.compliance[self.ended] != _UNKNOWN
            perhaps = self.open_to_doubt()[told] & (self.ended_on()[told] > self.found.limit[at])
            missed[at] = np.where(
                (missed[at] == 1) | (over[told] != NO_DAY), np.int8(1), np.where(perhaps, np.int8(-1), np.int8(0))
            )
        tables = self.tables
        missed *= (~tables.right & tables.binds).take(self.index, mode="clip")
        return missed

    def lifted_by(self, words: Words) -> NDArray[np.int16]:
        found = self.found
        lifted = np.full(len(found), NOTHING, np.int16)
        at = np.flatnonzero(found.limbs != 0)
        if len(at):
            at = at[(self.outcome[at] == _DISAPPLIED) | ((self.outcome[at] == _ENDED) & self.lifted_itself(at))]
        for row in at.tolist():  # few: a determination lifted them
            lifted[row] = words.code(self._lifting(row))
        return lifted

    def _lifting(self, row: int) -> tuple[str, ...]:
        limbs = lifting(self.found, row, self.tables.versions[self.version[row]], self.law)
        return tuple(limb.id for limb in limbs)

    def practical(self) -> Days:
        found = self.found
        at = np.flatnonzero((self.outcome == _DUE) & self.tables.by_the_day.take(self.index, mode="clip"))
        days, calendar = nothing(len(found)), self.batch.tables.calendar
        days[at] = self.batch.tables.apply("practical", lambda day: working_day_before(day, calendar), found.limit[at])
        return days


def lifting(found: Instances, row: int, duty: Duty, law: Statute) -> tuple[Limb, ...]:
    """Give the exceptions that lift the limit of an occurrence, its own or those of the limit that it counts from.

    Args:
        found: occurrences.
        row: which of them.
        duty: the duty in its version.
        law: the statute.
    """
    other, bits = int(found.lifted_by[row]), int(found.limbs[row])
    of = law.in_force(law.ids[other - 1], to_date(int(found.started[row]))) if other else duty
    assert of is not None
    return tuple(limb for n, limb in enumerate(of.unless) if bits >> n & 1)


def was_missed(id: str, found: Instances, batch: Batch, law: Statute) -> Truth:
    """Say of occurrences of one duty whether a limit that binds was missed, whatever came after; -1 where nobody can tell.

    Args:
        id: the id of the duty.
        found: its occurrences.
        batch: the cases.
        law: the statute.
    """
    tables = tables_of(law)
    version = found.version.astype(np.int16) + np.int16(tables.first[id])
    rows = _Rows(found, version, batch, law, tables)
    return rows.was_missed(rows.over_when_ended())


_MISSED = np.array(
    [1 if c in (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.TOO_EARLY) else 0 for c in COMPLIANCE_CODE], np.int8
)
"""By the code of a compliance whether the limit was missed."""


def _readings(answers: DutyAnswers, law: Statute, words: Words) -> NDArray[np.int16]:
    """The contested questions of each occurrence, as codes of ``Words``."""
    assert answers.contested is not None
    return _said(answers.contested.readings, answers.id, law, words)


def _said(readings: Codes, id: str, law: Statute, words: Words) -> NDArray[np.int16]:
    codes = np.full(len(readings), NOTHING, np.int16)
    if readings.any():
        known = [reading.id for reading in law.readings_of(id)]
        for bits in np.unique(readings[readings > 0]).tolist():
            codes[readings == bits] = words.code(tuple(name for n, name in enumerate(known) if bits >> n & 1))
    return codes


def _not_started(answers: DutyAnswers, batch: Batch, law: Statute, words: Words) -> AnswerRows:
    """The rows of what only another answer starts."""
    found = answers.contested
    assert found is not None
    rows, number = found.row, tables_of(law).first[answers.id] + len(law.versions(answers.id)) - 1
    size, none = len(rows), np.full(len(rows), NOTHING, np.int16)
    return AnswerRows(
        case=batch.case[rows],
        version=np.full(size, number, np.int16),
        occurrence=np.full(size, NOT_STARTED, np.int32),
        trigger=batch.kind[rows].astype(np.int16),
        trigger_on=batch.on[rows],
        started=nothing(size),
        rule=np.full(size, NOTHING, np.int8),
        limit=nothing(size),
        done_on=nothing(size),
        days_late=nothing(size),
        was_missed=np.zeros(size, np.int8),
        lifted_by=none,
        set_by=none,
        set_by_on=nothing(size),
        practical=nothing(size),
        contested=np.ones(size, np.int8),
        contested_by=_said(found.by, answers.id, law, words),
        answered_by=np.full(size, BY_COLUMNS, np.int8),
    )
