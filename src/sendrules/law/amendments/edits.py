"""An amendment made on the duties: the old text ends on the day before, and the new text begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendrules.law.model.anchors import Coming
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    Moved,
    NextDate,
    OnTheDay,
)
from sendrules.time.periods import Counting, Days, Period, WorkingDays
from sendrules.time.text import parse_period

if TYPE_CHECKING:  # an amendment loads pydantic, which a timetable does without
    from sendrules.law.model.amendment import Amendment, DutyEdit, NewLimit


class CannotEdit(ValueError):
    """An edit does not fit the duty.

    Attributes:
        field: the field of the edit.
        why: what is wrong, as a sentence.
        fix: what to do, as a sentence.
    """

    def __init__(self, field: str, why: str, fix: str) -> None:
        self.field, self.why, self.fix = field, why, fix
        super().__init__(why)


def amended_duties(duties: tuple[Duty, ...], amendment: Amendment) -> tuple[Duty, ...]:
    """Give the duties with an amendment made on them.

    Args:
        duties: every duty, in every version.
        amendment: the amendment.

    Raises:
        CannotEdit: an edit does not fit its duty.
    """
    edits = {edit.duty: edit for edit in amendment.edits}
    first = amendment.in_force_from
    return tuple(
        version
        for duty in duties
        for version in (_versions(duty, edits[duty.id], first) if duty.id in edits else (duty,))
    )


def _versions(duty: Duty, edit: DutyEdit, first: date) -> Iterator[Duty]:
    """Give the old text up to the day before, and the new text from the first day."""
    life = duty.in_force
    if edit.commences and not life.commenced:
        yield replace(edited(duty, edit), in_force=InForce(first, None, life.tested_on))
        return
    if life.last is not None and life.last < first:
        yield duty
        return
    before = None
    if life.first < first:
        before = replace(duty, in_force=replace(life, last=first - timedelta(1)))
        yield before
    if not edit.repealed:
        begins = InForce(max(life.first, first), life.last, life.tested_on)
        yield replace(edited(duty, edit), in_force=begins, earlier=before or duty.earlier)


def edited(duty: Duty, edit: DutyEdit) -> Duty:
    """Give the new text of a duty, with the life of the old.

    Args:
        duty: the duty.
        edit: what changes.

    Raises:
        CannotEdit: the edit does not fit the duty.
    """
    own = {limb.id for limb in duty.unless}
    for id in edit.without:
        if id not in own:
            known = ", ".join(sorted(own)) or "none"
            raise CannotEdit("without", f"{id} is no exception to it.", f"Its exceptions: {known}.")
    return replace(
        duty,
        title=edit.title or duty.title,
        limit=new_limit(edit.limit, duty.limit) if edit.limit else duty.limit,
        residual=edit.residual or duty.residual,
        unless=tuple(limb for limb in duty.unless if limb.id not in edit.without),
    )


def new_limit(edit: NewLimit, limit: Limit | None) -> Limit:
    """Give the new limit of a duty.

    Args:
        edit: what it becomes.
        limit: what it was; None where there was none.

    Raises:
        CannotEdit: the old limit has no such period, or cannot be counted so.
    """
    if edit.on is not None:
        return OnTheDay(of=Coming(edit.on, beyond=parse_period(edit.beyond) if edit.beyond else None))
    day = edit.month_and_day
    if day is not None:
        return NextDate(*day)
    assert edit.period is not None
    if limit is None:
        if edit.counting is None or edit.instead_of is not None:
            why = "there is no limit yet, so nothing is replaced and nothing says how to count."
            raise CannotEdit("limit", why, "Leave instead_of out, and say counting.")
        return After(parse_period(edit.period, edit.counting))
    own = sorted({str(period).split(",")[0] for period in _periods(limit)})
    if not own:
        raise CannotEdit("limit", "its limit has no period.", "Say on or next_date in place of period.")
    if edit.instead_of is None:
        raise CannotEdit("limit", "it does not say which period is replaced.", f"Say instead_of: {' or '.join(own)}.")
    new = _with_period(limit, edit, parse_period(edit.instead_of))
    if new == limit:
        why = f"its limit has no {edit.instead_of}, or the edit leaves it as it is."
        raise CannotEdit("limit", why, f"It has {' and '.join(own)}.")
    return new


def _periods(limit: Limit) -> Iterator[Period]:
    if isinstance(limit, After | AfterCounted | Before):
        yield limit.period
    elif isinstance(limit, EarliestOf | LatestOf | FirstKnown):
        for part in limit.limits:
            yield from _periods(part)
    elif isinstance(limit, Moved):
        yield from _periods(limit.limit)


def _with_period(limit: Limit, edit: NewLimit, old: Period) -> Limit:
    """Give the same limit with the new period wherever it has the old."""
    if isinstance(limit, EarliestOf | LatestOf | FirstKnown):
        return replace(limit, limits=tuple(_with_period(part, edit, old) for part in limit.limits))
    if isinstance(limit, Moved):
        return replace(limit, limit=_with_period(limit.limit, edit, old))
    if not isinstance(limit, After | AfterCounted | Before):
        return limit
    if (type(limit.period), limit.period.n) != (type(old), old.n):
        return limit
    new = parse_period(str(edit.period), edit.counting or limit.period.counting)
    if isinstance(limit, AfterCounted):
        if not isinstance(new, Days | WorkingDays):
            why = f"it leaves days out of the count ({limit.said}), which only days can be."
            raise CannotEdit("limit", why, "Say days or working days.")
        return replace(limit, period=new)
    back, beginning = isinstance(limit, Before), new.counting is Counting.BEGINNING_WITH
    if (back and beginning) or (not back and new.counting is Counting.CLEAR):
        how = "back" if back else "forward"
        other = "after or clear" if back else "after or beginning-with"
        raise CannotEdit("limit", f"a period that is reckoned {how} is not counted {new.counting}.", f"Say {other}.")
    return replace(limit, period=new)
