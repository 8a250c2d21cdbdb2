"""Contested questions about mediation, appeals, orders and concessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.law.conditions.appealable import ALWAYS_WITH_CERTIFICATE
from sendrules.law.conditions.appeals import ReplacesNothing
from sendrules.law.conditions.certificates import CertificateOf
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.anchors import Found, Last, Next, Occurrence
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import CONCESSIONS
from sendrules.law.model.limits import After, AfterCounted, EarliestOf, LatestOf, Limit, Moved
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import Edit, duties_where, limit
from sendrules.law.shared.tribunal_time import next_working_day, start_of_proceedings
from sendrules.law.si_2014_1530.reg_44 import limbs
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Weeks

_NEEDS_MEDIATION = ("hesc-20-1-c-i-appeal-2-months",)


def _ordered(duty: Duty) -> bool:
    """Whether an order of the Tribunal starts a duty by the day on which it was made."""
    return any(t.kind is EventKind.TRIBUNAL_ORDER and t.by is Dated.ON for t in duty.trigger)


def _when_sent(duty: Duty) -> Duty:
    triggers = tuple(replace(t, by=Dated.SENT) if t.kind is EventKind.TRIBUNAL_ORDER else t for t in duty.trigger)
    return replace(duty, trigger=triggers)


def _with_grounds(duty: Duty) -> Duty:
    """Extend the grounds of reg 45(7) to reg 45(3A), beside the limb of reg 45(8)."""
    if duty.text_not_found:
        return duty
    suffix = {"reg-45-3A-a-no-plan": "3A-a", "reg-45-3A-b-final": "3A-b"}[duty.id]
    standing = tuple(x for x in limbs("45(7)", suffix, CONCESSIONS) if x.in_force == CONCESSIONS)
    return replace(duty, unless=(*standing, *duty.unless))


def _once_arranged(duty: Duty) -> Duty:
    """Accept that the family is told the date within the thirty days, whenever the mediation takes place."""
    return replace(duty, discharged_by=Answer(EventKind.MEDIATION_NOTICE, by=Dated.SENT))


def _five_weeks_for_both(duty: Duty) -> Duty:
    """Give five weeks to an order on both the school and the provision, as for the provision alone."""
    alone = tuple(
        replace(t, when=OrderIs((Order.NAME_SCHOOL,)), only_if="if the order names a school and requires nothing more")
        for t in duty.trigger
    )
    return replace(duty, trigger=alone)


_RUNNING = (
    "reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date", "case-jsc-16-weeks-decision",
    "det-10-1", "det-13-2", "case-jsc-det-16-weeks-decision",
)  # fmt: skip
"""The limits that run from a request, and that a concession before the response ends."""
_CONCEDED = {
    "reg-45-3A-a-no-plan": 16, "reg-45-3A-b-final": 20, "reg-45-6-b-final": 20,
    "det-30-4-a": 16, "det-30-4-b": 20, "det-30-5-b": 20,
}  # fmt: skip
"""The limits that take their place, and the weeks from the request."""


class RequestRefused(Last):
    """The request for an assessment that had been refused; a concession of a re-assessment has none."""

    __slots__ = ()

    def find(self, at: Occurrence) -> Found | None:
        """Look back from the concession."""
        return None if at.event.order is Order.REASSESS else super().find(at)


_REQUEST = RequestRefused(
    EventKind.REQUEST, EventKind.RESPONSIBLE, EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION
)


def _weeks_from_the_request_stand(duty: Duty) -> Duty:
    """Let the weeks from the request run on beside those of the concession, so that the earlier day binds."""
    if duty.id in _CONCEDED and duty.limit is not None:
        from_request = After(Weeks(_CONCEDED[duty.id], Counting.AFTER), of=_REQUEST)
        return replace(duty, limit=EarliestOf((duty.limit, from_request)))
    if duty.overtaken_by is None:
        return duty
    never = ((EventKind.APPEAL_CONCEDED, ReplacesNothing()),)
    return replace(duty, overtaken_by=replace(duty.overtaken_by, when=never))


def _into_september(day: date, calendar: WorkingCalendar) -> date:
    """Apply r.12(3)(a) again to the day to which r.12(2) moves the end."""
    return start_of_proceedings(next_working_day(day, calendar), calendar)


def _moved_by_the_rolled_day(found: Limit) -> Limit:
    return replace(found, rule=_into_september) if isinstance(found, Moved) else found


def _all_days_counted(found: Limit) -> Limit:
    """Count every day of a period, wherever a rule leaves days out."""
    match found:
        case Moved():
            return replace(found, limit=_all_days_counted(found.limit))
        case LatestOf():
            return replace(found, limits=tuple(map(_all_days_counted, found.limits)))
        case AfterCounted():
            return After(found.period, found.of)
    return found


_RIGHTS_AFTER_A_DECISION = (
    "hesc-46-permission-28-days", "hesc-10-5-costs-14-days", "hesc-45-3-set-aside-28-days", "hesc-48-3-review-28-days",
    "hesc-8-7-reinstatement-28-days", "hesc-17-5-reinstatement-28-days",
)  # fmt: skip


def _needed_certificates_only(duty: Duty) -> Duty:
    """Leave the certificate's month out, save for a decision against which every appeal needs one."""
    found = duty.limit
    if not isinstance(found, Moved) or not isinstance(found.limit, LatestOf):
        return duty
    legs = (
        replace(leg, of=replace(leg.of, only_for=ALWAYS_WITH_CERTIFICATE)) if isinstance(leg.of, CertificateOf) else leg
        for leg in found.limit.limits
        if isinstance(leg, After)
    )
    return replace(duty, limit=replace(found, limit=LatestOf(tuple(legs))))


def _certificate_by(by: Dated) -> Edit:
    """Count from another of a certificate's dates."""

    def leg(found: Limit) -> Limit:
        match found:
            case Moved():
                return replace(found, limit=leg(found.limit))
            case LatestOf():
                return replace(found, limits=tuple(map(leg, found.limits)))
            case After(of=CertificateOf() as of):
                return replace(found, of=replace(of, by=by))
            case After(of=Next() as of) if of.kinds == (EventKind.MEDIATION_CERTIFICATE,):
                return replace(found, of=of.but(by=by))
        return found

    def edit(duty: Duty) -> Duty:
        triggers = tuple(replace(t, by=by) if t.kind is EventKind.MEDIATION_CERTIFICATE else t for t in duty.trigger)
        return replace(duty, trigger=triggers, limit=leg(duty.limit) if duty.limit else None)

    return edit


READINGS = (
    Reading(
        id="order-made-or-sent",
        question="Do the weeks of reg 44 run from the day the order was made, or from the day the order was sent?",
        adopted="From the day the order was made, which is the earlier day.",
        authority='Reg 44(2) says "of the order being made" and "the date of the Tribunal\'s order".',
        seen="The text of reg 44.",
        duties=duties_where(_ordered),
        alternatives={"sent": _when_sent},
        described={"sent": "the weeks run from the day the order was sent"},
    ),
    Reading(
        id="reg-45-7-and-3A",
        question="Do the grounds of reg 45(7) reach the ten and fourteen weeks of reg 45(3A)?",
        adopted="No: reg 45(7) lists only paragraphs (3) and (6).",
        authority="The words of reg 45(7). The explanatory note to SI 2015/359 says that the exceptions were to match "
        "reg 44.",
        seen="The text of reg 45, and of SI 2015/359 with its explanatory note.",
        duties=("reg-45-3A-a-no-plan", "reg-45-3A-b-final"),
        alternatives={"reach": _with_grounds},
        described={"reach": "the grounds of reg 45(7) apply to reg 45(3A) too"},
    ),
    Reading(
        id="concession-before-response",
        question="An authority concedes an appeal, and no order is made: do the weeks from the request stand even where it "
        "had not yet responded to the appeal?",
        adopted="No. Before the response reg 45 (in detention reg 30) gives weeks of its own, which take the place of those "
        "from the request. After the response the weeks from the request stand.",
        authority="Reg 45(1) and (2): it applies where the authority tells the Tribunal before it submits a response, and "
        "then no order is needed. R (W) v Hertfordshire CC [2023] EWHC 3138 (Admin) held an authority that had conceded "
        "without a consent order to the twenty weeks from the request. That it had responded by then is our inference: "
        "IPSEA's summary and a digest, which were seen, do not say; of the judgment only the first paragraphs were.",
        seen="The first paragraphs of the judgment, a summary by IPSEA and a digest; the text of reg 45.",
        duties=(*_RUNNING, *_CONCEDED),
        alternatives={"stand": _weeks_from_the_request_stand},
        described={"stand": "the weeks from the request stand beside those of the concession, and the earlier day binds"},
    ),
    Reading(
        id="mediation-within-30-days",
        question="Must the mediation take place within the thirty days, or is it enough to arrange it within them?",
        adopted="The mediation must take place within the thirty days.",
        authority="Regs 35(3), 35(4) and 36(2) require the mediation to be arranged within thirty days; reg 39(2) "
        "speaks of being unable to arrange it. The adopted answer is the cautious view.",
        seen="The text of regs 35, 36 and 39.",
        duties=("reg-35-3-health-only-30-days", "reg-35-4-mixed-30-days", "reg-36-2-non-health-30-days", "det-21"),
        alternatives={"arranged": _once_arranged},
        described={"arranged": "it is enough to tell the family the date of the mediation within the thirty days"},
    ),
    Reading(
        id="school-and-provision-ordered",
        question="An order changes both the school and the provision: when is the school named?",
        adopted="Within two weeks, and the provision within five.",
        authority="Reg 44(2)(e) and (f) apply side by side. Reg 45(5)(b) gives five weeks for both after a concession, "
        "but reg 44 has no such rule.",
        seen="The text of regs 44 and 45.",
        duties=("reg-44-2-f-name-school",),
        alternatives={"five-weeks": _five_weeks_for_both},
        described={"five-weeks": "both have five weeks, as under reg 45(5)(b) after a concession"},
    ),
    Reading(
        id="rule-12-31-july",
        question="The time for appealing ends on a Saturday or Sunday just before August or 25 December, and rule "
        "12(2) moves the end into August or the days from 25 December: does the time then go on to the end of those "
        "days?",
        adopted="No: rule 12(3)(a) looks at the day on which the time ends, before rule 12(2) moves it.",
        authority="The words of HESC Rules r.12(2) and (3)(a). The earlier day is safer for the family.",
        seen="Rule 12 in a consolidation on another site, and the text of SI 2020/651.",
        duties=(
            "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "act-45-4-no-cease-before-appeal-period",
        ),
        alternatives={"moved-on": limit(_moved_by_the_rolled_day)},
        described={"moved-on": "the day to which the end moves counts, so the time goes on to September or January"},
    ),
    Reading(
        id="rule-46-days-not-counted",
        question="Are August and 25 December to 1 January left out of the twenty-eight days of rule 46, and of the other "
        "times after a decision (rules 8, 10, 17, 45 and 48)?",
        adopted="Yes: each is one of the other acts in rule 12(3)(b).",
        authority='HESC Rules r.12(3)(b), "any other act" (seen in a consolidation and in SI 2020/651). The dates of *KM & DM '
        "v Cheshire West and Chester Council* [2024] UKUT 89 (AAC), as a summary gives them, fit only this count: fourteen days "
        "from 23 December 2021, and an application of 10 March 2022 that was 55 days late. GOV.UK and IPSEA speak of 28 days "
        "and leave out none.",
        seen="Rule 12 in a consolidation on another site, and the text of SI 2020/651; a summary of the decision; pages of GOV.UK and IPSEA.",
        duties=_RIGHTS_AFTER_A_DECISION,
        alternatives={"counted": limit(_all_days_counted)},
        described={"counted": "the days run on, and none is left out"},
    ),
    Reading(
        id="days-left-out-of-a-month",
        question="How does a month of the Upper Tribunal Rules leave out August and 25 December to 1 January?",
        adopted="The month has as many days as lie between its first date and the same date of the next month, and the days "
        "left out are not among those counted.",
        authority="Upper Tribunal Rules r.12(3) (text read): the days must not be counted when calculating the time by which "
        "an act must be done, whatever the act and the period. No decision on a month was found. The form UT4 speaks of one "
        "month and leaves out none: the other answer, and the safe day.",
        seen="The text of the Upper Tribunal Rules as of June 2018; the form UT4.",
        duties=("ut-21-3-permission-1-month", "ut-23-2-appeal-1-month", "ut-24-2-response-1-month"),
        alternatives={"corresponding-date": limit(_all_days_counted)},
        described={"corresponding-date": "a month ends on the same date of the next month, and no day is left out"},
    ),
    Reading(
        id="certificate-not-needed",
        question="Does a mediation certificate extend the time for an appeal that needs none?",
        adopted="Yes: rule 20(1)(c)(ii) requires a certificate, and does not require that the certificate was needed.",
        authority="The words of the rule, read with CFA 2014 s.55(2). A case does not record whether an appeal about a plan is "
        "about the school alone: the other answer leaves the certificate out. The question does not arise for a refusal to "
        "assess, to re-assess or to make a plan, nor for ceasing, where s.55(3) always asks for a certificate.",
        seen="The text of rule 20 and of CFA 2014 s.55.",
        duties=_NEEDS_MEDIATION,
        alternatives={"no": _needed_certificates_only},
        described={"no": "a certificate that was not needed does not extend the time"},
    ),
    Reading(
        id="certificate-issued",
        question="From which day does the month of a mediation certificate run: the date on the certificate, or the "
        "day the certificate was sent?",
        adopted="For the family's time to appeal, the date on the certificate. For the time in which no plan may "
        "cease, the day the certificate was sent.",
        authority='Rule 20(1)(c)(ii) says "the date of issue", which the certificate states; under regs 34(1) and 39 '
        "the adviser issues the certificate to the family. Each half of the adopted answer is the safer of the two.",
        seen="The text of rule 20 and of regs 34 and 39.",
        duties=(
            "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "act-45-4-no-cease-before-appeal-period",
        ),
        alternatives={"sent": _certificate_by(Dated.SENT), "written": _certificate_by(Dated.WRITTEN)},
        described={
            "sent": "for both, the month runs from the day the certificate was sent",
            "written": "for both, the month runs from the date on the certificate",
        },
    ),
)  # fmt: skip
