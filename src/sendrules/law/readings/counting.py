"""Contested questions of time in many provisions: when a notice counts, the last day, absences, closures."""

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
    duties_where,
    grounds,
    has_ground,
    limbs,
    limit,
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
    """Whether a duty is a window that opens when a plan or a notice is served."""
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
    """Give the next working day after a bank holiday, and any other day unchanged, known or not."""
    name = calendar.name_of(day) if calendar.knows(day) else None
    return day if name in _NO_BANK_HOLIDAY else calendar.add(day, 1)


def _may_end_on_a_bank_holiday(duty: Duty) -> bool:
    """Whether somebody has to act within a period of days, weeks or months, outside the Tribunal's rules."""
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
    "det-15-4/plan", "det-15-4/no-plan", "det-15-4/decision",
)  # fmt: skip
"""The duties that borrow limbs under another answer, and have no such limbs of their own."""

READINGS = (
    Reading(
        id="notify",
        question="Is a person notified when the notice is sent, or when the notice reaches that person?",
        adopted="When the notice reaches the person: a posted notice counts on the day of deemed delivery.",
        authority="Regs 4, 5, 10, 20, 25 and others say notify or notice, and reg 13(2) says send; Interpretation Act "
        "1978 s.7. The adopted answer is the cautious view.",
        seen="The text of the Regulations and of Interpretation Act 1978 s.7.",
        duties=duties_where(lambda duty: _notified(duty) or _ended_by_notice(duty)),
        alternatives={"sent": _notified_when_sent},
        described={"sent": "a notice counts on the day it is sent"},
    ),
    Reading(
        id="send",
        question="Is a plan sent when the plan is dispatched, or when the plan is delivered?",
        adopted="When the plan is dispatched.",
        authority="The ordinary meaning of send in reg 13(2); Interpretation Act 1978 s.7 also reaches the word send.",
        seen="The text of reg 13 and of Interpretation Act 1978 s.7.",
        duties=duties_where(_sent),
        alternatives={"delivered": discharged_by(Dated.SERVED)},
        described={"delivered": "a plan counts as sent on the day it is delivered"},
    ),
    Reading(
        id="serve",
        question="Is a posted plan or notice served when it arrives, or when it is posted?",
        adopted="On the day of deemed delivery, so that the family has the full number of days.",
        authority="Regs 13(1)(a), 22(2)(c) and 48 say served; Interpretation Act 1978 s.7 and Education Act 1996 s.572 "
        "deem a letter served in the ordinary course of post. No provision says how long that takes: two working days "
        "for first class and four for second class are a convention, and a recorded day of service prevails.",
        seen="The text of the Regulations, of Interpretation Act 1978 s.7 and of Education Act 1996 s.572; the days of post in no source of law.",
        duties=duties_where(_from_service),
        alternatives={"posted": _from_posting},
        described={"posted": "a plan or notice is served on the day it is posted"},
    ),
    Reading(
        id="twelve-months-starting",
        question='Do twelve months "starting with" a day end on the day before its anniversary, or on the anniversary?',
        adopted="On the day before: the day that the months start with is the first day of the twelve months.",
        authority='CFA 2014 s.44(1), regs 15(5)(a) and 27(4)(b) say "starting" or "beginning with": Trow v Ind Coope '
        "[1967] 2 QB 899. The Code at 9.166 speaks of every twelve months, and most published timetables give the "
        "anniversary.",
        seen="The text of CFA 2014 s.44 and of regs 15 and 27; the opening of the judgment; the Code in a summary.",
        duties=duties_where(lambda duty: _until_the_anniversary(duty) != duty),
        alternatives={"anniversary": _until_the_anniversary},
        described={"anniversary": "the anniversary itself is in time"},
    ),
    Reading(
        id="coronavirus-last-day",
        question="SI 2020/471 ceased to have effect on 25 September 2020: was its last day 25 September, or the day "
        "before?",
        adopted="24 September 2020 was the last day.",
        authority="The words of SI 2020/471 reg 2(2). The Department for Education's guidance, as updated on 26 August "
        "2020, included 25 September.",
        seen="The text of SI 2020/471; the guidance in a summary.",
        duties=duties_where(lambda duty: any(x.in_force == CORONAVIRUS_2020 for x in duty.unless)),
        alternatives={"25-september": limbs(_to_25_september)},
        described={"25-september": "25 September 2020 was the last day"},
    ),
    Reading(
        id="closure-window-last-day",
        question="The window for asking advice ends one week before the institution re-opens: is that day inside the "
        "window?",
        adopted="Yes: the first and the last day are both inside the window.",
        authority='"ending one week before the date on which it re-opens", beside "beginning one week before": this is '
        "the least certain point of the exception.",
        seen="The text of regs 5, 10 and 27.",
        duties=(*duties_where(has_ground(AdviceSoughtAroundClosure)), *LENT),
        alternatives={"left-out": grounds(_without_last_day)},
        described={"left-out": "the window ends on the day before"},
    ),
    Reading(
        id="bank-holiday-last-day",
        question="A limit falls on a bank holiday: is an act on the next working day in time?",
        adopted="No: a period of weeks or days is not extended, since whoever must act could have acted earlier.",
        authority="R (Modaresi) v SSH [2011] EWCA Civ 1359 speaks against an extension. Banking and Financial Dealings "
        "Act 1971 s.1(4), on acts that nobody can be made to do on a bank holiday, makes an extension arguable.",
        seen="The text of the Act of 1971; the judgment in a summary.",
        duties=duties_where(_may_end_on_a_bank_holiday),
        alternatives={"next-working-day": limit(lambda found: Moved(found, _after_a_bank_holiday, BFDA_1_4))},
        described={"next-working-day": "an act on the next working day is in time"},
    ),
    Reading(
        id="absence-during-period",
        question="Must the four weeks of absence lie within the period, or is it enough that they overlap the period?",
        adopted="The four weeks must lie within the period.",
        authority='"for a continuous period of at least 4 weeks during that ... period": this is the better reading of '
        "during.",
        seen="The text of regs 5, 10 and 27.",
        duties=(*duties_where(has_ground(AbsentFromArea)), *LENT),
        alternatives={"overlapping": grounds(_overlapping)},
        described={"overlapping": "an absence of four weeks that overlaps the period is enough"},
    ),
    Reading(
        id="at-least-clear",
        question='Does "at least two weeks\' notice" or "at least five months before" leave out the day at each end?',
        adopted="Yes: the period is clear, so notice of a meeting must be given at least fifteen days before the "
        "meeting.",
        authority="Re Hector Whaling [1936] Ch 208 and Re Railway Sleepers (1885) 29 Ch D 204 support clear periods. "
        "An example in the Employment Tribunals Rules 2013 r.4(4) counts the other way. The adopted answer is the "
        "cautious view.",
        seen="The text of the Employment Tribunals Rules 2013 r.4; the two judgments from general knowledge.",
        duties=duties_where(_clear),
        alternatives={"not-clear": _not_clear},
        described={"not-clear": "the day of the act counts, so notice fourteen days before is enough"},
    ),
)  # fmt: skip
