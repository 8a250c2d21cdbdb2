"""The contested question of the day on which something counts as received that came on no working day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sendrules.case.kinds import Dated
from sendrules.case.receipt import RECEIVED, first_working_day
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.model.anchors import Begun, LimitOf
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.model.limits import After, AfterCounted, EarliestOf, FirstKnown, LatestOf, Limit, Moved
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import duties_where, limit

if TYPE_CHECKING:  # a view loads the models, which a timetable does without
    from sendrules.case.view import View


def _on_a_working_day(found: Limit) -> Limit:
    """Let every period that counts from the start, or from the beginning that it goes back to, count from a working day."""
    match found:
        case After() | AfterCounted():
            if found.of is None or isinstance(found.of, Begun):
                return replace(found, of=WorkingDayOfReceipt(found.of))
        case EarliestOf() | LatestOf() | FirstKnown():
            return replace(found, limits=tuple(map(_on_a_working_day, found.limits)))
        case Moved():
            return replace(found, limit=_on_a_working_day(found.limit))
    return found


def _to_act(duty: Duty) -> bool:
    """Whether somebody has to act within a time that runs from what was received."""
    if duty.limit is None or duty.bound is not Bound.NOT_LATER_THAN or duty.right:
        return False
    received = any(trigger.kind in RECEIVED for trigger in duty.trigger)
    return received or any(isinstance(leg, Begun) and RECEIVED & set(leg.kinds) for leg in duty.limit.legs())


def _from_a_working_day(duty: Duty) -> Duty:
    return limit(_on_a_working_day)(duty) if _to_act(duty) else duty


def _rests_on_receipt(duty: Duty) -> bool:
    """Whether the answer matters for a duty, or for one that its limit is reckoned from."""
    legs = duty.limit.legs() if duty.limit else ()
    return _to_act(duty) and (_from_a_working_day(duty) != duty or any(isinstance(leg, LimitOf) for leg in legs))


def _something_came_on_no_working_day(view: View) -> bool:
    found: bool | None = view.memo.get("received on no working day")
    if found is None:
        found = view.memo["received on no working day"] = any(
            day is not None and first_working_day(day, event.kind, view.calendar) != day
            for event in view.events(*RECEIVED)
            for day in (event.on, view.day(event, Dated.SERVED))
        )
    return found


READINGS = (
    Reading(
        id="day-of-receipt",
        question="A request or a notice that starts a time for acting comes on a Saturday, a Sunday or a bank holiday: is it "
        "received on that day, or on the next working day?",
        adopted="On the day it came: the provisions count from receiving it, and none says that this must be a working day. It "
        "is also the cautious view, since no date is later than under the other.",
        authority="For the day it came: the words of regs 4(1), 5(1), 10(1), 13(2) and 25(1) (within so long of receiving a "
        "request), beside regs 15, 34, 35 and 47, which say working days where they mean them. The Information Commissioner "
        "reads the day on which an authority receives a request (Freedom of Information Act 2000 s.10(6)) in the same way: it "
        "may be a weekend, a bank holiday or any other day on which the office is closed. That is another Act, and guidance. "
        "For the next working day: IPSEA's template letter 9, for what comes by email or by hand after 5 pm or on a day that "
        "is no working day; it names no provision. The rules on time of the Tribunal (HESC Rules r.12) are about acts before "
        "the Tribunal, the response to an appeal among them, and this question leaves them alone. No case on these Regulations was found. A case does not hold the time of day, so this concerns the day "
        "alone.",
        seen="The text of regs 3 to 10 and 25 of SI 2014/1530; the text of IPSEA's page on template letter 9, in two versions; the text of "
        "the Commissioner's line to take LTT47 of December 2010.",
        duties=duties_where(_rests_on_receipt),
        alternatives={"next-working-day": _from_a_working_day},
        matters=_something_came_on_no_working_day,
        described={"next-working-day": "what comes on no working day is received on the next working day"},
    ),
)
