"""A caseload answered by the engine for one case and put into columns: what the law on columns must give, to try the rest with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, to_date, to_day
from sendrules.caseload.columns.instances import RULE_CODE, Instances
from sendrules.law.statute import Statute
from sendrules.statutory.amended import occurrences
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import excusing
from sendrules.statutory.outcome import Disapplied, Due, Ended

_DTYPES = {
    "case": np.int32, "row": np.int64, "version": np.int8, "started": np.int32, "rule": np.int8, "limit": np.int32,
    "done": np.int64, "done_day": np.int32, "ended": np.int64, "ended_day": np.int32, "revived": np.int64,
    "in_transit": np.int64, "set_by": np.int64, "limbs": np.int32, "lifted_by": np.int32, "arose": bool, "doubt": bool,
    "reckoned": bool, "has_exceptions": bool,
}  # fmt: skip


def answers_by_one_case(id: str, batch: Batch, law: Statute) -> Answers:
    """Give the answers of a duty as columns, each made of what the engine for one case says."""
    return answers_leaving()(id, batch, law)


def answers_leaving(*left: int) -> Callable[[str, Batch, Statute], Answers]:
    """Give a function for the answers of a duty, which leaves these cases."""

    def answers_of(id: str, batch: Batch, law: Statute) -> Answers:
        guard = np.zeros(batch.cases, bool)
        guard[list(left)] = True
        rows = _rows(batch)
        found = [
            _columns(case, instance, rows, law)
            for case in range(batch.cases)
            if not guard[case] and _view(batch, case).has_any(law.started_by(id))
            for instance in occurrences(id, _view(batch, case), law)
        ]
        return Answers(Instances(**{n: np.array([row[n] for row in found], d) for n, d in _DTYPES.items()}), guard)

    return answers_of


def _view(batch: Batch, case: int) -> View:
    views = batch.memo.setdefault("views of tests", {})
    if case not in views:
        views[case] = View(batch.table.case_of(case), to_date(batch.as_of), batch.tables.calendar)
    found: View = views[case]
    return found


def _rows(batch: Batch) -> dict[tuple[int, str], int]:
    if "rows of tests" not in batch.memo:
        ids: Iterable[int] = batch.source.tolist()
        batch.memo["rows of tests"] = {
            (int(batch.case[row]), batch.table.id_of(source)): row for row, source in enumerate(ids)
        }
    found: dict[tuple[int, str], int] = batch.memo["rows of tests"]
    return found


def _columns(case: int, instance: Instance, rows: dict[tuple[int, str], int], law: Statute) -> dict[str, Any]:
    outcome, course = instance.outcome, instance.occurrence.course

    def row(event: Event | None) -> int:
        return -1 if event is None else rows[case, event.id or ""]

    def day(found: Any) -> int:
        return NO_DAY if found is None else to_day(found)

    limbs, lifted_by = _limbs(instance, law)
    return {
        "case": case,
        "row": row(instance.trigger),
        "version": next(n for n, duty in enumerate(law.versions(instance.id)) if duty is instance.duty),
        "started": to_day(instance.started),
        "rule": RULE_CODE[instance.rule],
        "limit": day(instance.limit),
        "done": row(instance.done),
        "done_day": day(instance.done_on),
        "ended": row(outcome.by) if isinstance(outcome, Ended) else -1,
        "ended_day": day(outcome.on) if isinstance(outcome, Ended) else NO_DAY,
        "revived": row(instance.revived_by),
        "in_transit": row(instance.in_transit),
        "set_by": row(course.set_by) if isinstance(outcome, Due) and outcome.set_by else -1,
        "limbs": limbs,
        "lifted_by": lifted_by,
        "arose": instance.arose,
        "doubt": instance.doubt is not None,
        "reckoned": instance.reckoned,
        "has_exceptions": instance.has_exceptions,
    }


def _limbs(instance: Instance, law: Statute) -> tuple[int, int]:
    """The exceptions that lift the limit, bit by bit, and the duty that they are of."""
    limit = instance.limit
    if limit is None or not instance.reckoned:
        return 0, 0
    if not isinstance(instance.outcome, Disapplied):
        return sum(1 << n for n, found in enumerate(instance.limbs) if found.disapplies), 0
    ids = {found.id for found in excusing(instance.duty, instance.occurrence, limit)}
    for number, duty in ((0, instance.duty), *_counted_from(instance, law)):
        bits = sum(1 << n for n, limb in enumerate(duty.unless) if limb.id in ids)
        if bits.bit_count() == len(ids):
            return bits, number
    raise AssertionError("the limbs are of no duty")


def _counted_from(instance: Instance, law: Statute) -> Iterable[tuple[int, Any]]:
    for leg in instance.duty.limit.legs() if instance.duty.limit else ():
        name = getattr(leg, "duty", None)
        if name is not None:
            duty = law.in_force(name, instance.started)
            if duty is not None:
                yield law.ids.index(name) + 1, duty
