"""Which occurrences of a case belong in a calendar, and as what.

A calendar holds what is still to be done or may still be used by a day that the law gives. What is done, ended or lifted is not
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from sendrules.law.model.duty import Bound
from sendrules.statutory.instance import Alternative, Instance, can_be_done
from sendrules.statutory.outcome import Compliance, Due
from sendrules.statutory.result import StatutoryResult
from sendrules.values import value


class As(StrEnum):
    """What an occurrence is in a calendar."""

    OVERDUE = "overdue"
    ACT = "act"
    RIGHT = "right"
    WINDOW = "window"
    EFFECT = "takes effect"
    PERHAPS = "perhaps"
    OTHER_READING = "other reading"
    NOT_ASKED = "not asked"


@value
class Asked:
    """An occurrence with a day, and what it is in a calendar.

    Attributes:
        instance: the occurrence.
        kind: what it is.
        day: its day; under another reading, where only that gives one.
        others: what other answers to contested questions give for it.
    """

    instance: Instance
    kind: As
    day: date
    others: tuple[Alternative, ...]

    @property
    def earlier(self) -> tuple[date, ...]:
        """The days on which it is due earlier by another reading, or which are safe on a stricter count."""
        days = [a.outcome.on for a in self.others if isinstance(a.outcome, Due)]
        safe = [self.instance.safe] if self.instance.safe else []
        return tuple(sorted({day for day in (*days, *safe) if day < self.day}))

    @property
    def reminded_of(self) -> tuple[date, ...]:
        """The days that reminders come before: its own, an earlier one, and the last working day where it falls on none."""
        practical = self.instance.practical if self.kind is not As.OTHER_READING else None
        return (self.day, *self.earlier, *([practical] if practical else []))


def asked_of(instance: Instance, others: tuple[Alternative, ...], as_of: date) -> Asked | None:
    """Say what an occurrence is in a calendar; None where no reading gives it a day.

    Args:
        instance: an occurrence of a duty that binds.
        others: what other answers give for it.
        as_of: the day of the question.
    """
    kind = _kind(instance, as_of)
    if kind is As.NOT_ASKED:
        ahead = [a.outcome.on for a in others if isinstance(a.outcome, Due) and a.compliance is Compliance.PENDING]
        if ahead:
            return Asked(instance, As.OTHER_READING, min(ahead), others)
    return None if instance.limit is None else Asked(instance, kind, instance.limit, others)


def _kind(instance: Instance, as_of: date) -> As:
    limit, due = instance.limit, isinstance(instance.outcome, Due)
    if limit is None:
        return As.NOT_ASKED
    if instance.compliance is Compliance.OVERDUE and due:
        return As.OVERDUE if can_be_done(instance, as_of) else As.NOT_ASKED
    if (
        instance.compliance is Compliance.UNKNOWN
        and instance.done is None
        and (limit >= as_of or _may_be_open(instance))
    ):
        return As.PERHAPS
    if instance.compliance is not Compliance.PENDING or not due:
        return As.NOT_ASKED
    if instance.duty.right:
        return As.RIGHT
    return _BOUNDS[instance.duty.bound]


def _may_be_open(instance: Instance) -> bool:
    """Whether the last day of a right may be later than its limit, for want of a fact."""
    return instance.duty.right and instance.doubt is not None


_BOUNDS: Mapping[Bound, As] = {
    Bound.NOT_LATER_THAN: As.ACT,
    Bound.OPEN_UNTIL: As.WINDOW,
    Bound.TAKES_EFFECT: As.EFFECT,
}


def others_of(instance: Instance, result: StatutoryResult) -> tuple[Alternative, ...]:
    """Give what other answers to contested questions give for an occurrence.

    Args:
        instance: the occurrence.
        result: the answer for its case.
    """
    found = result[instance.id].alternatives
    return tuple(a for a in found if (a.instead_of or a.trigger).id == instance.trigger.id)


def only_otherwise(result: StatutoryResult) -> Iterator[tuple[str, Alternative]]:
    """Give by duty what only another reading starts, and what has a day that is still to come.

    Args:
        result: the answer for a case.
    """
    for duty in result.contestable:
        if not duty.duty.source.binds:
            continue
        ours = {i.trigger.id for i in duty.instances}
        for a in duty.alternatives:
            own = (a.instead_of or a.trigger).id in ours
            if not own and isinstance(a.outcome, Due) and a.compliance is Compliance.PENDING:
                yield duty.id, a
