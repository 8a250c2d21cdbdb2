"""Contested questions of the assessment pathway: the answer adopted, and the others as edits of a duty.

The adopted answer is the better view in law and, between equals, the one that protects the child (architecture,
"error asymmetry"). A result says which readings it rests on and whether another answer would change it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import BANKING_AND_FINANCIAL_DEALINGS_ACT, Provision
from sendrules.law.cfa_2014.section_36 import NOT_RECENTLY_ASSESSED
from sendrules.law.limb_conditions import AbsentFromArea, AdviceSoughtAroundClosure, WithinFirst
from sendrules.law.limits import After, FirstKnown, Moved, Next, Revival
from sendrules.law.lives import CORONAVIRUS_2020
from sendrules.law.model import Duty, InForce, Limb, Reading, TestedOn
from sendrules.law.si_2014_1530 import reg_05
from sendrules.law.trigger_conditions import NoPlanMaintained
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Weeks

BFDA_1_4 = Provision(BANKING_AND_FINANCIAL_DEALINGS_ACT, "s.1(4)")


_NO_BANK_HOLIDAY = (
    None,
    "Saturday",
    "Sunday",
    "Good Friday",
    "Christmas Day",
)  # the last two are so at common law
_NOTIFY = (
    "reg-4-1-not-necessary-determination",
    "reg-5-1-decision-to-assess",
    "reg-10-1-no-plan-decision",
)
_ENDED_BY_NOTICES = (
    "reg-3-consult-on-request", "act-36-6-7-considering-notice", "reg-13-1-a-draft-plan-15-days",
    "act-38-4-notice-period", "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date",
)  # fmt: skip
_SIX_SIXTEEN_TWENTY = (*_NOTIFY, "reg-8-1-cooperate-6-weeks", "reg-13-2-final-plan-20-weeks")


def _discharged_by(dated: Dated) -> Callable[[Duty], Duty]:
    return lambda duty: replace(duty, discharged_by=Next(*duty.discharged_by.kinds, by=dated))


def _notified_when_sent(duty: Duty) -> Duty:
    if duty.id in _NOTIFY:
        duty = _discharged_by(Dated.SENT)(duty)
    if duty.ends_with is None:
        return duty
    return replace(duty, ends_with=Next(*duty.ends_with.kinds, by=Dated.SENT))


def _fresh_weeks(duty: Duty) -> Duty:
    """Ten and fourteen weeks from the concession in place of sixteen and twenty from the request."""
    weeks = {"reg-10-1-no-plan-decision": 10, "reg-13-2-final-plan-20-weeks": 14}.get(duty.id)
    if weeks is None or duty.limit is None:
        return duty
    return replace(duty, limit=FirstKnown((After(Weeks(weeks, Counting.AFTER), of=Revival()), duty.limit)))


def _last_day_left_out(limb: Limb) -> Limb:
    if not isinstance(limb.when, AdviceSoughtAroundClosure):
        return limb
    return replace(limb, when=replace(limb.when, last_day_included=False))


def _after_a_bank_holiday(day: date, calendar: WorkingCalendar) -> date:
    """Give the next working day after a bank holiday, and any other day unchanged; a day not known is taken as it is."""
    name = calendar.name_of(day) if calendar.knows(day) else None
    return day if name in _NO_BANK_HOLIDAY else calendar.add(day, 1)


def _limbs(edit: Callable[[Limb], Limb]) -> Callable[[Duty], Duty]:
    return lambda duty: replace(duty, unless=tuple(edit(limb) for limb in duty.unless))


def _absence_overlapping(limb: Limb) -> Limb:
    if not isinstance(limb.when, AbsentFromArea):
        return limb
    return replace(limb, when=replace(limb.when, within=False))


def _to_25_september(limb: Limb) -> Limb:
    if limb.in_force != CORONAVIRUS_2020:
        return limb
    return replace(limb, in_force=InForce(CORONAVIRUS_2020.first, date(2020, 9, 25), TestedOn.LIMIT))


def _without_withdrawal(duty: Duty) -> Duty:
    if duty.ends_with is None:
        return duty
    kinds = [kind for kind in duty.ends_with.kinds if kind is not EventKind.REQUEST_WITHDRAWN]
    return replace(duty, ends_with=Next(*kinds, by=duty.ends_with.by) if kinds else None)


def _any_part_of_an_assessment(duty: Duty) -> Duty:
    """Test the six months on any part of the process, and leave the other condition as it is."""
    when = replace(
        NOT_RECENTLY_ASSESSED,
        concluded_by=(
            EventKind.DECISION_TO_ASSESS,
            EventKind.ADVICE_REQUEST,
            EventKind.ADVICE_RECEIVED,
            *NOT_RECENTLY_ASSESSED.concluded_by,
        ),
    )
    both = AllOf((NoPlanMaintained(), when))
    return replace(duty, trigger=tuple(replace(t, when=both) for t in duty.trigger))


READINGS: tuple[Reading, ...] = (
    Reading(
        id="notify",
        question="Is a person notified when the notice is sent, or when it reaches them?",
        adopted="When it reaches them: a posted notice counts on the day of deemed delivery.",
        authority="Regs 4, 5 and 10 say notify, reg 13(2) says send; Interpretation Act 1978 s.7. The cautious view.",
        duties=(*_NOTIFY, *_ENDED_BY_NOTICES),
        alternatives={"sent": _notified_when_sent},
        described={"sent": "a notice counts on the day it is sent"},
    ),
    Reading(
        id="send",
        question="Is a plan sent when it is dispatched, or when it is delivered?",
        adopted="When it is dispatched.",
        authority="The ordinary meaning of send in reg 13(2); Interpretation Act 1978 s.7 also reaches the word send.",
        duties=("reg-13-2-final-plan-20-weeks",),
        alternatives={"delivered": _discharged_by(Dated.SERVED)},
        described={"delivered": "a plan counts as sent on the day it is delivered"},
    ),
    Reading(
        id="reg-4-1-exceptions",
        question="Do the exceptions of reg 5(4) reach a refusal at the first stage, under reg 4(1)?",
        adopted="No. Reg 5(4) speaks of the limit in reg 5(1) only; reg 4 had a limb of its own only in 2020.",
        authority="The words of regs 4 and 5. Practice treats both as one six-week decision.",
        duties=("reg-4-1-not-necessary-determination",),
        alternatives={
            "as-reg-5-4": lambda duty: replace(
                duty, unless=duty.unless + tuple(x for x in reg_05.LIMBS if not x.id.endswith("-e-exception"))
            )
        },
        described={"as-reg-5-4": "the limbs of reg 5(4)(a) to (d) apply to reg 4(1) too"},
    ),
    Reading(
        id="coronavirus-last-day",
        question="SI 2020/471 ceased to have effect on 25 September 2020: was that its last day, or the day before?",
        adopted="24 September 2020 was the last day.",
        authority="The words of SI 2020/471 reg 2(2). The Department for Education's guidance as updated on 26 August 2020 took 25 "
        "September as included.",
        duties=_SIX_SIXTEEN_TWENTY,
        alternatives={"25-september": _limbs(_to_25_september)},
        described={"25-september": "25 September 2020 was the last day"},
    ),
    Reading(
        id="closure-window-last-day",
        question="The window for asking advice ends one week before re-opening: is that day inside it?",
        adopted="Yes: the window's ends are both inside.",
        authority='"ending one week before the date on which it re-opens", beside "beginning one week before": the weakest '
        "point of the limb.",
        duties=(*_NOTIFY, "reg-13-2-final-plan-20-weeks"),
        alternatives={"left-out": _limbs(_last_day_left_out)},
        described={"left-out": "the window ends on the day before"},
    ),
    Reading(
        id="concession-without-order",
        question="After a refusal that is later reversed without an order, do the original weeks run on?",
        adopted="Yes: they run from the original request, as if nothing had been refused.",
        authority="R (W) v Hertfordshire CC [2023] EWHC 3138 (Admin). Ombudsman practice counts afresh from the concession, as "
        "regs 42(2) and 45(3A) do from an agreement or a concession in an appeal.",
        duties=("reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date"),
        alternatives={"fresh-weeks": _fresh_weeks},
        described={"fresh-weeks": "ten and fourteen weeks run from the concession, and the original ones no longer"},
    ),
    Reading(
        id="bank-holiday-last-day",
        question="A limit falls on a bank holiday: is an act on the next working day in time?",
        adopted="No: a period of weeks or days is not extended, since the act could have been done earlier.",
        authority="R (Modaresi) v SSH [2011] EWCA Civ 1359 for no extension. Banking and Financial Dealings Act 1971 s.1(4), on "
        "acts that nobody can be made to do on a bank holiday, is arguable.",
        duties=_SIX_SIXTEEN_TWENTY,
        alternatives={
            "next-working-day": lambda duty: replace(duty, limit=Moved(duty.limit, _after_a_bank_holiday, BFDA_1_4))
            if duty.limit
            else duty
        },
        described={"next-working-day": "an act on the next working day is in time"},
    ),
    Reading(
        id="absence-during-period",
        question="Must the four weeks of absence lie within the period, or only overlap it?",
        adopted="They must lie within it.",
        authority='"for a continuous period of at least 4 weeks during that ... period": the better reading of during.',
        duties=_SIX_SIXTEEN_TWENTY,
        alternatives={"overlapping": _limbs(_absence_overlapping)},
        described={"overlapping": "an absence of four weeks that overlaps the period is enough"},
    ),
    Reading(
        id="reg-13-3-period",
        question="Reg 13(3) borrows the reasons of reg 10(4), which speak of the sixteen weeks: which period counts?",
        adopted="The twenty weeks: the reasons are read for the limit that they are applied to.",
        authority="The sense of reg 13(3); its letter says that time period, which in reg 10 is the sixteen weeks.",
        duties=("reg-13-2-final-plan-20-weeks",),
        alternatives={
            "sixteen-weeks": _limbs(lambda limb: replace(limb, when=WithinFirst(Weeks(16), limb.when)))
        },
        described={"sixteen-weeks": "only the first sixteen weeks count"},
    ),
    Reading(
        id="withdrawal-of-request",
        question="Does a request that is withdrawn end the limits that it started?",
        adopted="Yes, for what it started; the authority may still be responsible under s.24.",
        authority="No provision speaks of it; the official return counts requests withdrawn.",
        duties=(
            "reg-3-consult-on-request", "act-36-6-7-considering-notice", "reg-4-1-not-necessary-determination",
            "reg-5-1-decision-to-assess", "reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks",
            "derived-latest-draft-date",
        ),
        alternatives={"limits-stand": _without_withdrawal},
        described={"limits-stand": "the limits stand, since the authority has been told of the child"},
    ),
    Reading(
        id="assessed-in-previous-six-months",
        question="On what day was a child assessed, for the bar of six months in s.36(6)(b)?",
        adopted="On the day the assessment was concluded: the finalised plan or the no-plan notice.",
        authority="The Act does not say; the boundary day is counted as inside.",
        duties=("act-36-6-7-considering-notice",),
        alternatives={"any-part": _any_part_of_an_assessment},
        described={"any-part": "on any day of the process"},
    ),
)  # fmt: skip
