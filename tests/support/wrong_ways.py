"""Ways to count wrongly that are commonly met, each as an edit of the law: what the suite compares an answer with.

A wrong way says what it gets wrong and which provision it breaks. ``law`` gives the whole law as somebody would have it who
counts in this way, so that the other days of a whole case are worked out too. ``tools/generate_suite.py`` writes those days
beside the right ones. Nothing here decides what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import sendrules as sr
from sendrules.citation import CHILDREN_AND_FAMILIES_ACT, SEND_REGULATIONS, Provision, reg, rule, section
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After, AfterCounted, Before, Moved
from sendrules.law.statute import Statute
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays
from wrong_edits import (
    ONE_DAY,
    Edit,
    a_day_later,
    calendar_of,
    counting_as,
    day_as,
    edited,
    first_day_counted,
    from_the_decision,
    overflow,
    period_as,
    rolled,
    without_august,
)


@dataclass(frozen=True, slots=True)
class WrongWay:
    """One way to count wrongly.

    Attributes:
        id: its name in the suite.
        title: the mistake in a few words, as one says it of a system: "it counts ...".
        why: why the law says otherwise.
        breaks: the provision that it breaks.
        edit: what it makes of one limit; None where it leaves limits alone.
        into_moved: whether the edit is made on what a rule of the Tribunal then moves.
        edit_duty: what it makes of a whole duty; None where it does not.
        calendar: the working days that it counts.
    """

    id: str
    title: str
    why: str
    breaks: Provision
    edit: Edit | None = None
    into_moved: bool = True
    edit_duty: Callable[[Duty], Duty] | None = None
    calendar: WorkingCalendar = ENGLAND_AND_WALES

    def duty(self, duty: Duty) -> Duty:
        """Give a duty as this way has it, with its earlier versions; the same object where it is not touched."""
        if self.edit_duty is not None:
            return self.edit_duty(duty)
        if self.edit is None or duty.limit is None:
            return duty
        limit, earlier = edited(duty.limit, self.edit, self.into_moved), duty.earlier and self.duty(duty.earlier)
        return duty if limit is duty.limit and earlier is duty.earlier else replace(duty, limit=limit, earlier=earlier)

    def law(self) -> Statute:
        """Give the whole law as this way has it."""
        return _law(self)


@cache
def _law(way: WrongWay) -> Statute:
    return Statute(map(way.duty, sr.statute().duties))


_WEEKDAYS = WorkingCalendar("weekdays", {}, ENGLAND_AND_WALES.first, ENGLAND_AND_WALES.last)
_CLOSURE = Provision(SEND_REGULATIONS, "regs 5(4)(a), 8(2)(b), 10(4)(a) and 13(3)")
_LIMBS = Provision(SEND_REGULATIONS, "regs 5(4), 10(4) and 13(3)")
_FIFTEEN = Days(15, Counting.BEGINNING_WITH)

WAYS: tuple[WrongWay, ...] = (
    WrongWay(
        "working-days-for-weeks",
        "Weeks are counted as five working days each",
        "A week is seven days. School holidays, bank holidays and weekends count.",
        reg("13(2)"),
        period_as(lambda p: WorkingDays(5 * p.n, p.counting), Weeks, forward=False),
    ),
    WrongWay(
        "working-days-for-days",
        "Days are counted as working days",
        "Where the law says days, every day counts. It says working days where it means them.",
        reg("13(1)(a)"),
        period_as(lambda p: WorkingDays(p.n, p.counting), Days),
    ),
    WrongWay(
        "days-for-working-days",
        "Working days are counted as days",
        "Where the law says working days, weekends and bank holidays do not count.",
        reg("35(2)"),
        period_as(lambda p: Days(p.n, p.counting), WorkingDays, forward=False),
    ),
    WrongWay(
        "first-day-counted",
        "The day of receipt is counted where it must not be",
        "'Within 6 weeks of' and 'from' leave the first day out: the count begins on the day after.",
        reg("5(1)"),
        first_day_counted,
    ),
    WrongWay(
        "first-day-not-counted",
        "The first day is left out where it must be counted",
        "'Beginning with' and 'starting with' a day make that day the first one.",
        section("44(1)"),
        period_as(counting_as(Counting.AFTER, Counting.BEGINNING_WITH), Days, Weeks, Months, WorkingDays),
    ),
    WrongWay(
        "fifteen-days-after-service",
        "The fifteen days for a draft plan or notice are counted after the day of service",
        "They begin with the day on which the draft or the notice was served, so the last is the fourteenth day after it.",
        Provision(SEND_REGULATIONS, "regs 13(1)(a) and 22(2)(c)"),
        period_as(lambda p: Days(15) if p == _FIFTEEN else p, Days),
    ),
    WrongWay(
        "months-as-30-days",
        "A month is counted as 30 days",
        "A month is a calendar month. It ends on the same day of a later month.",
        Provision(CHILDREN_AND_FAMILIES_ACT, "s.44(1) with the Interpretation Act 1978, Sch 1"),
        period_as(lambda p: Days(30 * p.n, p.counting), Months, forward=False),
    ),
    WrongWay(
        "months-as-four-weeks",
        "A month is counted as four weeks",
        "A month is a calendar month. Four weeks are shorter than every month but a short February.",
        Provision(CHILDREN_AND_FAMILIES_ACT, "s.44(1) with the Interpretation Act 1978, Sch 1"),
        period_as(lambda p: Weeks(4 * p.n, p.counting), Months, forward=False),
    ),
    WrongWay(
        "weeks-as-months",
        "Four weeks are counted as one month",
        "Twenty weeks are 140 days. Five months are twelve or thirteen days longer.",
        reg("13(2)"),
        period_as(lambda p: p if p.n % 4 else Months(p.n // 4, p.counting), Weeks),
    ),
    WrongWay(
        "month-end-overflows",
        "Months from the end of a long month run into the month after",
        "Where the later month has no such day, the period ends on its last day: two months from 31 December is 28 or 29 February.",
        reg("33(2)"),
        day_as(overflow, Months),
    ),
    WrongWay(
        "months-from-the-day-before",
        "Months that begin with a day are counted from the day before",
        "Twelve months that begin with 1 March end on the last day of February, which is the 29th in a leap year.",
        section("44(1)"),
        day_as(
            lambda start, right, calendar, p: (
                right if p.counting is Counting.AFTER else Months(p.n).last_day(start - ONE_DAY, calendar)
            ),
            Months,
        ),
    ),
    WrongWay(
        "stopped-in-august",
        "The clock stops in August",
        "August counts. Only the rules of the Tribunal leave it out, and only for acts in its proceedings.",
        _CLOSURE,
        day_as(without_august, Days, Weeks, Months, WorkingDays),
    ),
    WrongWay(
        "stopped-in-school-holidays",
        "The clock stops while the school is closed",
        "A closed school may be a reason not to keep a limit. It never stops the clock, and never moves the limit.",
        _CLOSURE,
    ),
    WrongWay(
        "extended-by-agreement",
        "The limit moves when the family and the authority agree on a later day",
        "No provision lets anybody agree on more time for the assessment, the plan or the review.",
        reg("13(2)"),
    ),
    WrongWay(
        "rolled-forward",
        "A limit that ends on no working day moves to the next one",
        "The SEND Regulations move no limit. Only the rules of the Tribunal do that, for acts in its proceedings.",
        reg("13(2)"),
        rolled(1),
        into_moved=False,
    ),
    WrongWay(
        "rolled-back",
        "A limit that ends on no working day moves to the working day before",
        "It is wise to act by then. The limit itself is the later day.",
        reg("13(2)"),
        rolled(-1),
        into_moved=False,
    ),
    WrongWay(
        "tribunal-limit-not-moved",
        "A time limit of the Tribunal is not moved from a day that is no working day, or from August",
        "Rule 12 moves the end of these times.",
        rule("12(2) and (3)(a)"),
        lambda limit: limit.limit if isinstance(limit, Moved) else limit,
    ),
    WrongWay(
        "tribunal-august-counted",
        "August and Christmas are counted for a response or an application to the Tribunal",
        "Rule 12(3)(b) leaves August and 25 December to 1 January out of the count.",
        rule("12(3)(b)"),
        lambda limit: After(limit.period, limit.of) if isinstance(limit, AfterCounted) else limit,
    ),
    WrongWay(
        "scottish-bank-holidays",
        "Scotland's bank holidays are counted",
        "Easter Monday and the last Monday in August are bank holidays in England. 2 January and 30 November are not.",
        reg("35(2)"),
        calendar=calendar_of("SCT"),
    ),
    WrongWay(
        "northern-irish-bank-holidays",
        "Northern Ireland's bank holidays are counted",
        "17 March and 12 July are working days in England.",
        reg("35(2)"),
        calendar=calendar_of("NIR"),
    ),
    WrongWay(
        "no-bank-holidays",
        "Bank holidays are counted as working days",
        "A bank holiday in England is not a working day.",
        reg("35(2)"),
        calendar=_WEEKDAYS,
    ),
    WrongWay(
        "negative-as-positive",
        "A time before a day is counted after it",
        "'At least two weeks before the meeting' runs back from the meeting.",
        Provision(SEND_REGULATIONS, "reg 20(3) and (4)"),
        lambda limit: After(limit.period, limit.of) if isinstance(limit, Before) else limit,
    ),
    WrongWay(
        "notice-not-clear",
        "The day of the notice is counted as part of the notice",
        "'At least two weeks' before a meeting leaves two whole weeks between the notice and the meeting.",
        Provision(SEND_REGULATIONS, "reg 20(3) and (4)"),
        lambda limit: (
            replace(limit, period=replace(limit.period, counting=Counting.AFTER))
            if isinstance(limit, Before) and limit.period.counting is Counting.CLEAR
            else limit
        ),
    ),
    WrongWay(
        "by-for-before",
        "'Before 15 February' is read as 'by 15 February'",
        "The last day before 15 February is 14 February, and before 31 March it is 30 March.",
        reg("18(1)"),
        a_day_later,
    ),
    WrongWay(
        "counted-from-the-decision",
        "Week 16 and week 20 are counted from the decision to assess",
        "They run from the day on which the authority received the request, or became responsible.",
        Provision(SEND_REGULATIONS, "regs 10(1) and 13(2)"),
        edit_duty=from_the_decision,
    ),
    WrongWay(
        "exceptions-extend",
        "An exception gives more time",
        "An exception lifts the limit where it makes it impractical. It gives no later date, and stops no clock.",
        _LIMBS,
    ),
    WrongWay(
        "exceptions-unknown",
        "Exceptions are not known",
        "Where an exception was found to make the limit impractical, the limit does not bind.",
        _LIMBS,
        edit_duty=lambda duty: replace(duty, unless=()) if duty.unless else duty,
    ),
)
"""Every way of counting wrongly that the suite knows, the commonest first."""


def other_day(way: WrongWay, id: str, day: date) -> date | None:
    """Give the day that a way has for a limit that runs from a day; None where it gives none."""
    try:
        return way.law().duty(id).limit_for(day, calendar=way.calendar)
    except sr.SendrulesError:
        return None


def touched(way: WrongWay) -> frozenset[str] | None:
    """Give the ids of the duties that a way changes; None where it may be any."""
    if way.calendar is not ENGLAND_AND_WALES:
        return None
    pairs: Iterable[tuple[Duty, Duty]] = zip(sr.statute().duties, way.law().duties, strict=True)
    return frozenset(right.id for right, wrong in pairs if wrong is not right)
