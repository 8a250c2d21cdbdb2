"""Contested questions of time that run through many provisions: when a notice counts, the last day, absences, closures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sendrules.case.conditions import Condition
from sendrules.case.kinds import Dated
from sendrules.case.meanings import KINDS
from sendrules.citation import BANKING_AND_FINANCIAL_DEALINGS_ACT, TRIBUNAL_RULES, Provision
from sendrules.law.conditions.limbs import AbsentFromArea, AdviceSoughtAroundClosure
from sendrules.law.conditions.plans import PLANS
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound, Duty, Limb
from sendrules.law.model.life import CORONAVIRUS_2020, InForce, TestedOn
from sendrules.law.model.limits import After, Before, Moved
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import (
    counted,
    discharged_by,
    grounds,
    has_ground,
    limbs,
    limit,
    those,
)
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Months, Period, WorkingDays

BFDA_1_4 = Provision(BANKING_AND_FINANCIAL_DEALINGS_ACT, "s.1(4)")

_NO_BANK_HOLIDAY = (
    None,
    "Saturday",
    "Sunday",
    "Good Friday",
    "Christmas Day",
)  # the last two are so at common law


def _notified(duty: Duty) -> bool:
    """Whether a duty is performed by a notice that counts when it reaches the person."""
    rule = duty.discharged_by
    sent = all(KINDS[kind].on_is is Dated.SENT for kind in rule.kinds)
    return sent and any(rule.dated(kind) is Dated.SERVED for kind in rule.kinds)


def _ended_by_notice(duty: Duty) -> bool:
    return duty.ends_with is not None and duty.ends_with.by is Dated.SERVED


def _notified_when_sent(duty: Duty) -> Duty:
    if _notified(duty):
        duty = discharged_by(Dated.SENT)(duty)
    if duty.ends_with is None:
        return duty
    return replace(duty, ends_with=duty.ends_with.but(by=Dated.SENT))


def _sent(duty: Duty) -> bool:
    """Whether a duty is performed by sending a plan."""
    kinds, bound = set(duty.discharged_by.kinds), duty.bound
    return kinds <= set(PLANS) and duty.discharged_by.by is Dated.SENT and bound is Bound.NOT_LATER_THAN


def _from_service(duty: Duty) -> bool:
    """Whether it is a window that opens with the service of a plan or a notice."""
    return isinstance(duty.limit, After) and duty.bound is Bound.OPEN_UNTIL and any(
        trigger.by is Dated.SERVED for trigger in duty.trigger
    )  # fmt: skip


def _from_posting(duty: Duty) -> Duty:
    if not _from_service(duty):
        return duty
    return replace(duty, trigger=tuple(replace(trigger, by=Dated.SENT) for trigger in duty.trigger))


def _to_the_anniversary(period: Period) -> Period:
    year = isinstance(period, Months) and period.n == 12 and period.counting is Counting.BEGINNING_WITH
    return replace(period, counting=Counting.AFTER) if year else period


def _until_the_anniversary(duty: Duty) -> Duty:
    if duty.bound is not Bound.NOT_LATER_THAN:  # the day before a birthday is said in so many words
        return duty
    return limit(lambda found: counted(found, _to_the_anniversary))(duty)


def _without_last_day(condition: Condition) -> Condition:
    if not isinstance(condition, AdviceSoughtAroundClosure):
        return condition
    return replace(condition, last_day_included=False)


def _overlapping(condition: Condition) -> Condition:
    return replace(condition, within=False) if isinstance(condition, AbsentFromArea) else condition


def _to_25_september(limb: Limb) -> Limb:
    if limb.in_force != CORONAVIRUS_2020:
        return limb
    return replace(limb, in_force=InForce(CORONAVIRUS_2020.first, date(2020, 9, 25), TestedOn.LIMIT))


def _after_a_bank_holiday(day: date, calendar: WorkingCalendar) -> date:
    """Give the next working day after a bank holiday, and any other day unchanged; a day not known is taken as it is."""
    name = calendar.name_of(day) if calendar.knows(day) else None
    return day if name in _NO_BANK_HOLIDAY else calendar.add(day, 1)


def _may_end_on_a_bank_holiday(duty: Duty) -> bool:
    """Whether it is a period of days, weeks or months in which somebody has to act, outside the Tribunal's own rules."""
    found = duty.limit
    acts = duty.bound is Bound.NOT_LATER_THAN and duty.source is Source.STATUTE
    before_the_tribunal = duty.provision.instrument == TRIBUNAL_RULES
    if not acts or duty.right or before_the_tribunal or not isinstance(found, After):
        return False
    return found.of is None and not isinstance(found.period, WorkingDays)


def _clear(duty: Duty) -> bool:
    return isinstance(duty.limit, Before) and duty.limit.period.counting is Counting.CLEAR


def _not_clear(duty: Duty) -> Duty:
    found = duty.limit
    if not isinstance(found, Before):
        return duty
    return replace(duty, limit=replace(found, period=replace(found.period, counting=Counting.AFTER)))


LENT = (
    "reg-4-1-not-necessary-determination", "det-4-1", "reg-45-3A-a-no-plan", "reg-45-3A-b-final",
)  # fmt: skip
"""The duties to which another answer lends limbs that they have not of their own."""

READINGS = (
    Reading(
        id="notify",
        question="Is a person notified when the notice is sent, or when it reaches them?",
        adopted="When it reaches them: a posted notice counts on the day of deemed delivery.",
        authority="Regs 4, 5, 10, 20, 25 and others say notify or notice, reg 13(2) says send; Interpretation Act 1978 s.7. The cautious view.",
        duties=those(lambda duty: _notified(duty) or _ended_by_notice(duty)),
        alternatives={"sent": _notified_when_sent},
        described={"sent": "a notice counts on the day it is sent"},
    ),
    Reading(
        id="send",
        question="Is a plan sent when it is dispatched, or when it is delivered?",
        adopted="When it is dispatched.",
        authority="The ordinary meaning of send in reg 13(2); Interpretation Act 1978 s.7 also reaches the word send.",
        duties=those(_sent),
        alternatives={"delivered": discharged_by(Dated.SERVED)},
        described={"delivered": "a plan counts as sent on the day it is delivered"},
    ),
    Reading(
        id="serve",
        question="When is a plan or a notice served that was posted: on arrival, or on posting?",
        adopted="On the day of deemed delivery, so that the family has all of its days.",
        authority="Regs 13(1)(a), 22(2)(c) and 48 say served; Interpretation Act 1978 s.7 and Education Act 1996 s.572 deem a letter served in "
        "the ordinary course of post. No provision says how long that is: two working days for first class and four for "
        "second class are a convention, and a recorded day of service prevails.",
        duties=those(_from_service),
        alternatives={"posted": _from_posting},
        described={"posted": "it is served on the day it is posted"},
    ),
    Reading(
        id="twelve-months-starting",
        question='Do twelve months "starting with" a day end on the day before its anniversary, or on the anniversary?',
        adopted="On the day before: the day they start with is the first of them.",
        authority='CFA 2014 s.44(1), regs 15(5)(a) and 27(4)(b) say "starting" or "beginning with": Trow v Ind Coope [1967] 2 QB 899. The '
        "Code at 9.166 speaks of every twelve months, and most published timetables give the anniversary.",
        duties=those(lambda duty: _until_the_anniversary(duty) != duty),
        alternatives={"anniversary": _until_the_anniversary},
        described={"anniversary": "the anniversary itself is in time"},
    ),
    Reading(
        id="coronavirus-last-day",
        question="SI 2020/471 ceased to have effect on 25 September 2020: was that its last day, or the day before?",
        adopted="24 September 2020 was the last day.",
        authority="The words of SI 2020/471 reg 2(2). The Department for Education's guidance as updated on 26 August 2020 took 25 "
        "September as included.",
        duties=those(lambda duty: any(x.in_force == CORONAVIRUS_2020 for x in duty.unless)),
        alternatives={"25-september": limbs(_to_25_september)},
        described={"25-september": "25 September 2020 was the last day"},
    ),
    Reading(
        id="closure-window-last-day",
        question="The window for asking advice ends one week before re-opening: is that day inside it?",
        adopted="Yes: the window's ends are both inside.",
        authority='"ending one week before the date on which it re-opens", beside "beginning one week before": the weakest '
        "point of the limb.",
        duties=(*those(has_ground(AdviceSoughtAroundClosure)), *LENT),
        alternatives={"left-out": grounds(_without_last_day)},
        described={"left-out": "the window ends on the day before"},
    ),
    Reading(
        id="bank-holiday-last-day",
        question="A limit falls on a bank holiday: is an act on the next working day in time?",
        adopted="No: a period of weeks or days is not extended, since the act could have been done earlier.",
        authority="R (Modaresi) v SSH [2011] EWCA Civ 1359 for no extension. Banking and Financial Dealings Act 1971 s.1(4), on "
        "acts that nobody can be made to do on a bank holiday, is arguable.",
        duties=those(_may_end_on_a_bank_holiday),
        alternatives={"next-working-day": limit(lambda found: Moved(found, _after_a_bank_holiday, BFDA_1_4))},
        described={"next-working-day": "an act on the next working day is in time"},
    ),
    Reading(
        id="absence-during-period",
        question="Must the four weeks of absence lie within the period, or only overlap it?",
        adopted="They must lie within it.",
        authority='"for a continuous period of at least 4 weeks during that ... period": the better reading of during.',
        duties=(*those(has_ground(AbsentFromArea)), *LENT),
        alternatives={"overlapping": grounds(_overlapping)},
        described={"overlapping": "an absence of four weeks that overlaps the period is enough"},
    ),
    Reading(
        id="at-least-clear",
        question='Does "at least two weeks\' notice" or "at least five months before" leave out the day at both ends?',
        adopted="Yes: the period is clear, so notice of a meeting is given fifteen days before it at the latest.",
        authority="Re Hector Whaling [1936] Ch 208 and Re Railway Sleepers (1885) 29 Ch D 204 for clear periods; the Employment "
        "Tribunals Rules 2013 r.4(4), an example counted the other way, against. The cautious view.",
        duties=those(_clear),
        alternatives={"not-clear": _not_clear},
        described={"not-clear": "the day of the act counts, so notice fourteen days before is enough"},
    ),
)  # fmt: skip
