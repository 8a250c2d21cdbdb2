"""The one order in which a case keeps its records: by date, then by all that they say. The order of a file shows nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from sendrules.case.circumstances import Circumstance, Claim, Closure, Determination, MissedAppointment
from sendrules.case.events import Event
from sendrules.case.record import Record

R = TypeVar("R", bound=Record)


def in_order(records: Sequence[R], key: Callable[[R], Any]) -> tuple[R, ...]:
    """Give records in their one order.

    Args:
        records: the records.
        key: what they are ordered by first; what is alike in it is ordered by all that it says.
    """
    if len(records) < 2:
        return tuple(records)
    return tuple(record for _, alike in groupby(sorted(records, key=key), key) for record in _told_apart([*alike]))


def _told_apart(alike: list[R]) -> Iterable[R]:
    return alike if len(alike) == 1 else sorted(alike, key=lambda record: record.model_dump_json())


def of_event(event: Event) -> tuple[date, str, str, str, bool]:
    """Give what events are ordered by."""
    return event.on, event.kind.value, event.about or "", event.to or "", event.planned


def of_circumstance(circumstance: Circumstance) -> tuple[date, str]:
    """Give what circumstances are ordered by."""
    if isinstance(circumstance, Closure):
        return circumstance.first_day_closed, circumstance.kind
    return circumstance.on if isinstance(circumstance, MissedAppointment) else circumstance.first_day, circumstance.kind


def of_determination(determination: Determination) -> tuple[date, str]:
    """Give what determinations are ordered by."""
    return determination.on, determination.limb


def of_claim(claim: Claim) -> tuple[date, str]:
    """Give what claims are ordered by."""
    return claim.on or date.min, claim.reason
