"""The twins of the conditions in ``law/conditions/own_dates.py``: they read the days that the start states of itself."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, to_day
from sendrules.caseload.columns.occasions import Findings, Occasions, findings, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.own_dates import (
    AwareInTime,
    ClosingDayStated,
    NoticeSent,
    OnDay,
    ReviewDayStated,
    Since,
)


@tests(ClosingDayStated)
def closing_day_stated(condition: ClosingDayStated, at: Occasions) -> Findings:
    """Look at the start's own closing day."""
    del condition
    return yes_or_no(at.batch.field("closes", at.trigger) != NO_DAY)


@tests(OnDay)
def on_day(condition: OnDay, at: Occasions) -> Findings:
    """Compare the day."""
    return yes_or_no((at.on == to_day(condition.day)) != condition.not_on)


@tests(Since)
def since(condition: Since, at: Occasions) -> Findings:
    """Compare the day."""
    return yes_or_no((at.on < to_day(condition.day)) == condition.earlier)


@tests(AwareInTime)
def aware_in_time(condition: AwareInTime, at: Occasions) -> Findings:
    """Compare the day of awareness with the move; a day after the day of the question is not seen yet."""
    aware = at.batch.field(condition.field, at.trigger)
    last = at.batch.tables.before(condition.days, at.on)
    unknown = (aware == NO_DAY) | (aware > at.batch.as_of) | (last == BEYOND)
    return findings((aware <= last) == condition.in_time, unknown)


@tests(ReviewDayStated)
def review_day_stated(condition: ReviewDayStated, at: Occasions) -> Findings:
    """Look at the start's own field."""
    del condition
    return yes_or_no(at.batch.field("review_by", at.trigger) != NO_DAY)


@tests(NoticeSent)
def notice_sent(condition: NoticeSent, at: Occasions) -> Findings:
    """Look at the day the notice was sent; it was certainly sent before a review that began before the day."""
    sent, day = at.batch.field("sent", at.trigger), to_day(condition.before)
    began_before = (at.on < day) & (not condition.stated)
    known = np.where((sent == NO_DAY) & began_before, at.on, sent)
    return findings((known < day) == condition.earlier, known == NO_DAY)
