"""What a gap in the record leaves open: whether something was done in days of which the file says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.explanation import Step, words
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty
from sendrules.statutory.limit import Occurrence

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.circumstances import RecordGap


def in_a_gap(duty: Duty, occurrence: Occurrence, limit: date | None, *, named: bool = False) -> Finding | None:
    """Say what a gap leaves open, where the act may lie in it and within the limit; None where none does.

    An act after the limit would be late all the same, so a gap that begins after the limit excuses nothing. Nor does one that
    ended before the act could have been done.

    Args:
        duty: the duty.
        occurrence: the start, and what became of it.
        limit: the day on which the limit falls.
        named: whether only a gap counts that names the kind of the act. Of what is recorded, though late, an earlier one is
            supposed only where somebody says that acts of this kind are missing: a return that has the latest review only.
    """
    found = _gaps(occurrence.view)
    if not found or limit is None:
        return None
    first, kinds = _first_day(duty, occurrence), duty.discharged_by.kinds
    for gap in found:
        lies_open = gap.first_day <= limit and (gap.last_day is None or gap.last_day >= first)
        if lies_open and ((not gap.kinds and not named) or any(kind in kinds for kind in gap.kinds)):
            return Finding(None, Step("record-gap", "the record shows what happened", None, missing=(_days_of(gap),)))
    return None


def gap_since(view: View, first: date, kinds: AbstractSet[EventKind]) -> str:
    """Say of which days since a day the file says nothing, where one of these kinds of event may lie in them; empty where none.

    Args:
        view: the case as known on the day of the question.
        first: the first day on which it could have been.
        kinds: the kinds of event.
    """
    for gap in _gaps(view):
        lies_open = gap.first_day <= view.as_of and (gap.last_day is None or gap.last_day >= first)
        if lies_open and (not gap.kinds or not kinds.isdisjoint(gap.kinds)):
            return _days_of(gap)
    return ""


def any_gap_names(view: View, kinds: AbstractSet[EventKind]) -> bool:
    """Whether a gap of the record names one of these kinds of event: one may have happened, though none is recorded.

    Args:
        view: the case as known on the day of the question.
        kinds: the kinds of event.
    """
    return any(not kinds.isdisjoint(gap.kinds) for gap in _gaps(view))


def _days_of(gap: RecordGap) -> str:
    until = f" to {words(gap.last_day)}" if gap.last_day else " on"
    return f"what happened from {words(gap.first_day)}{until}"


def _gaps(view: View) -> Sequence[RecordGap]:
    """The gaps of a case, found once for a view."""
    found: Sequence[RecordGap] | None = view.memo.get("gaps")
    if found is None:
        found = view.memo["gaps"] = [c for c in view.case.circumstances if c.kind == "record-gap"]
    return found


def _first_day(duty: Duty, occurrence: Occurrence) -> date:
    """The first day on which the act could have been done."""
    start, rule = occurrence.event.on, duty.discharged_by
    if not isinstance(rule, EarlierAnswer):
        return start
    return rule.within.latest_before(start, occurrence.view.calendar) if rule.within else date.min
