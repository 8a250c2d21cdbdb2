"""Rows made of what the engine for one case answers: ``Instance`` objects and the answers that would differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sendrules.case.events import Event
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, to_day
from sendrules.caseload.columns.instances import RULE_CODE
from sendrules.caseload.results.law_tables import LawTables, tables_of
from sendrules.caseload.results.rows import BY_ONE_CASE, NOT_STARTED, NOTHING, SIZES, AnswerRows, Words
from sendrules.law.statute import Statute
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended

_MISSED = {True: 1, False: 0, None: -1}


class OneAnswer(NamedTuple):
    """How one duty stands in one case.

    Attributes:
        case: the case, as an index into the references of the table.
        id: the id of the duty.
        instances: its occurrences, in order of start.
        alternatives: what other answers to contested questions would give; None where that was not asked.
    """

    case: int
    id: str
    instances: Sequence[Instance]
    alternatives: Sequence[Alternative] | None


class _Row(NamedTuple):
    """One row, in the order of the fields of ``AnswerRows``."""

    case: int
    version: int
    occurrence: int
    trigger: int
    trigger_on: int
    started: int = NO_DAY
    rule: int = NOTHING
    limit: int = NO_DAY
    done_on: int = NO_DAY
    days_late: int = NO_DAY
    was_missed: int = 0
    lifted_by: int = NOTHING
    set_by: int = NOTHING
    set_by_on: int = NO_DAY
    practical: int = NO_DAY
    contested: int = NOTHING
    contested_by: int = NOTHING
    answered_by: int = BY_ONE_CASE


def rows_of_one_case(answers: Iterable[OneAnswer], law: Statute, words: Words) -> AnswerRows:
    """Give the rows of answers, in their order.

    Args:
        answers: the answers.
        law: the statute.
        words: gives the codes of texts.
    """
    tables = tables_of(law)
    rows = [row for answer in answers for row in _rows(answer, law, tables, words)]
    if not rows:
        return AnswerRows.none()
    columns = zip(_Row._fields, zip(*rows, strict=True), strict=True)
    return AnswerRows(**{name: np.array(column, SIZES[name]) for name, column in columns})


def _rows(answer: OneAnswer, law: Statute, tables: LawTables, words: Words) -> Iterator[_Row]:
    first, versions = tables.first[answer.id], law.versions(answer.id)
    by_start = _questions(answer.alternatives or (), law, answer.id)
    for n, instance in enumerate(answer.instances, 1):
        ids = by_start.pop(instance.trigger.id, (instance.trigger, ()))[1]
        version = first + next(n for n, duty in enumerate(versions) if duty is instance.duty)
        row = _row(answer.case, version, n, instance, words)
        if answer.alternatives is not None:
            row = row._replace(contested=int(bool(ids)), contested_by=words.code(ids))
        yield row
    for event, ids in sorted(by_start.values(), key=lambda found: (found[0].on, found[0].id or "")):
        yield _Row(
            case=answer.case,
            version=first + len(versions) - 1,
            occurrence=NOT_STARTED,
            trigger=KIND_CODE[event.kind],
            trigger_on=to_day(event.on),
            contested=1,
            contested_by=words.code(ids),
        )


def _questions(
    alternatives: Sequence[Alternative], law: Statute, id: str
) -> dict[str | None, tuple[Event, tuple[str, ...]]]:
    """By the id of the event that starts an occurrence: the event, and the questions that would change it."""
    found: dict[str | None, tuple[Event, set[str]]] = {}
    for each in alternatives:
        event = each.instead_of or each.trigger
        found.setdefault(event.id, (event, set()))[1].add(each.reading)
    known = [reading.id for reading in law.readings_of(id)] if found else []
    return {start: (event, tuple(name for name in known if name in ids)) for start, (event, ids) in found.items()}


def _row(case: int, version: int, occurrence: int, instance: Instance, words: Words) -> _Row:
    outcome = instance.outcome
    set_by = outcome.set_by if isinstance(outcome, Due) else None
    return _Row(
        case=case,
        version=version,
        occurrence=occurrence,
        trigger=KIND_CODE[instance.trigger.kind],
        trigger_on=to_day(instance.trigger.on),
        started=to_day(instance.started),
        rule=RULE_CODE[instance.rule],
        limit=_day(instance.limit),
        done_on=_day(instance.done_on),
        days_late=_days_late(instance),
        was_missed=_MISSED[instance.was_missed],
        lifted_by=words.code(_lifted_by(instance)),
        set_by=NOTHING if set_by is None else KIND_CODE[set_by.kind],
        set_by_on=NO_DAY if set_by is None else to_day(set_by.on),
        practical=_day(instance.practical),
    )


def _day(day: date | None) -> int:
    return NO_DAY if day is None else to_day(day)


def _days_late(instance: Instance) -> int:
    if instance.compliance is Compliance.OVERDUE and instance.limit is not None:
        return (instance.occurrence.view.as_of - instance.limit).days
    late = instance.days_late if instance.days_late is not None else instance.days_over_when_ended
    return NO_DAY if late is None else late


def _lifted_by(instance: Instance) -> tuple[str, ...]:
    """The exceptions that lifted the limit, while it ran or before it ended."""
    if isinstance(instance.outcome, Disapplied):
        return instance.outcome.limbs
    if isinstance(instance.outcome, Ended) and instance.occurrence.view.case.determinations:
        return tuple(found.id for found in instance.limbs if found.disapplies)
    return ()
