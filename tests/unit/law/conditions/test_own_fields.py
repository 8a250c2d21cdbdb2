"""Conditions on the fields of the trigger itself: whether each holds, what it shows and what is missing."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.case import Case
from sendrules.case.conditions import Occasion
from sendrules.case.kinds import EventKind, Issues, Order, Role, Sector
from sendrules.case.view import View
from sendrules.law.conditions.assessments import NotAssessedWithin, Unfinished
from sendrules.law.conditions.history import LastWas
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.law.conditions.own_dates import AwareInTime, ClosingDayStated, NoticeSent, OnDay, Since
from sendrules.law.conditions.own_fields import (
    AskedOneOf,
    AttendsSetting,
    IssuesAre,
    LeadsTo,
    NotRequestedBy,
    OrderIs,
    OwnFields,
    SectorMayBe,
)
from sendrules.law.conditions.plans import NoPlanMaintained, PlanMaintained
from sendrules.time.periods import Months, WorkingDays
from triggers import DAY, LATE, D, E, day, found, shows, start

# conditions on the trigger's own fields

S31 = AskedOneOf((Role.NHS_TRUST, Role.NHS_ENGLAND), unclear=(Role.HEALTH_PROFESSIONAL,))

BY = NotRequestedBy((Role.RESPONSIBLE_COMMISSIONING_BODY, Role.SCHOOL))

ASSESS = OrderIs((Order.ASSESS, Order.REASSESS))

HEALTH = IssuesAre((Issues.HEALTH, Issues.MIXED))

ABOUT_HEALTH = "the mediation is about health care alone, or health care and other issues"

FURTHER = "the provision is in the further-education sector"
EITHER = " (not recorded: either may be)"
IN_FE, NOT_IN_FE = SectorMayBe(Sector.FURTHER_EDUCATION), SectorMayBe(Sector.OTHER)
OUTSIDE = "the provision is outside the further-education sector"
ELSEWHERE = "someone other than the responsible commissioning body or school made the request"
ATTENDS = "the child or young person attends {} school or other institution"
ASSUMED = " (not recorded, so assumed to attend one)"

SUMMER = date(2015, 9, 1)

OWN: list[tuple[Any, str, dict[str, Any], bool | None, str]] = [
    (S31, "advice-request", {"to": "nhs-trust"}, True, "an NHS trust is a body that s.31 lists"),
    (S31, "advice-request", {"to": "nhs-england"}, True, "NHS England is a body that s.31 lists"),
    (S31, "advice-request", {"to": "school"}, False, "a school is a body that s.31 lists"),
    (S31, "advice-request", {"to": "health-professional"}, None,
     "the body that the health professional acts for is one that s.31 lists"),
    (S31, "advice-request", {}, None, "the body asked is one that s.31 lists"),
    (BY, "reassessment-request", {"by": "parent"}, True,
     ELSEWHERE),
    (BY, "reassessment-request", {"by": "responsible-commissioning-body"}, False,
     ELSEWHERE),
    (BY, "reassessment-request", {"by": "school"}, False, ELSEWHERE),
    (BY, "reassessment-request", {}, True,
     f"{ELSEWHERE} (assumed: not recorded)"),
    (ASSESS, "tribunal-order", {"order": "assess"}, True, "the order is about an assessment or a re-assessment"),
    (ASSESS, "tribunal-order", {"order": "reassess"}, True, "the order is about an assessment or a re-assessment"),
    (ASSESS, "appeal-conceded", {"order": "make-plan"}, False,
     "the concession is about an assessment or a re-assessment"),
    (ASSESS, "mediation-agreement", {}, None, "the agreement is about an assessment or a re-assessment"),
    (LeadsTo(post_16=True), "phase-transfer", {"to": "post-16-institution"}, True, "the transfer is to a post-16 institution"),
    (LeadsTo(post_16=True), "phase-transfer", {"to": "school"}, False, "the transfer is to a post-16 institution"),
    (LeadsTo(post_16=True), "phase-transfer", {}, None, "the transfer is to a post-16 institution"),
    (LeadsTo(post_16=False), "phase-transfer", {"to": "post-16-institution"}, False, "the transfer is to a school"),
    (LeadsTo(post_16=False), "phase-transfer", {"to": "school"}, True, "the transfer is to a school"),
    (LeadsTo(post_16=False), "phase-transfer", {"to": "early-years-provider"}, True, "the transfer is to a school"),
    (LeadsTo(post_16=False), "phase-transfer", {}, None, "the transfer is to a school"),
    (OnDay(date(2025, 5, 12)), "phase-transfer", {}, True, "the day is 12 May 2025"),
    (OnDay(date(2025, 5, 11)), "phase-transfer", {}, False, "the day is 11 May 2025"),
    (OnDay(date(2025, 5, 13)), "phase-transfer", {}, False, "the day is 13 May 2025"),
    (OnDay(date(2025, 5, 12), not_on=True), "phase-transfer", {}, False, "the day is not 12 May 2025"),
    (OnDay(date(2025, 5, 11), not_on=True), "phase-transfer", {}, True, "the day is not 11 May 2025"),
    (OnDay(date(2025, 5, 13), not_on=True), "phase-transfer", {}, True, "the day is not 13 May 2025"),
    (AttendsSetting(attends=True), "review-meeting", {"attends": True}, True, ATTENDS.format("a")),
    (AttendsSetting(attends=True), "review-meeting", {"attends": False}, False, ATTENDS.format("a")),
    (AttendsSetting(attends=True), "review-meeting", {}, True, ATTENDS.format("a") + ASSUMED),
    (AttendsSetting(attends=False), "review-meeting", {"attends": True}, False, ATTENDS.format("no")),
    (AttendsSetting(attends=False), "review-meeting", {"attends": False}, True, ATTENDS.format("no")),
    (AttendsSetting(attends=False), "review-meeting", {}, False, ATTENDS.format("no") + ASSUMED),
    (HEALTH, "mediation-wanted", {"issues": "health"}, True, ABOUT_HEALTH),
    (HEALTH, "mediation-wanted", {"issues": "mixed"}, True, ABOUT_HEALTH),
    (HEALTH, "mediation-wanted", {"issues": "education-and-social-care"}, False, ABOUT_HEALTH),
    (HEALTH, "mediation-wanted", {}, None, ABOUT_HEALTH),
    (NOT_IN_FE, "turns-25", {"course_ends": date(2026, 6, 30)}, True, OUTSIDE),
    (NOT_IN_FE, "turns-25", {"sector": "other"}, True, OUTSIDE),
    (NOT_IN_FE, "turns-25", {"sector": "further-education"}, False, OUTSIDE),
    (NOT_IN_FE, "turns-25", {"sector": "further-education", "course_ends": date(2026, 6, 30)}, False, OUTSIDE),
    (NOT_IN_FE, "turns-25", {}, True, OUTSIDE + EITHER),
    (IN_FE, "turns-25", {"course_ends": date(2026, 6, 30)}, False, FURTHER),
    (IN_FE, "turns-25", {"sector": "other"}, False, FURTHER),
    (IN_FE, "turns-25", {"sector": "further-education"}, True, FURTHER),
    (IN_FE, "turns-25", {"sector": "further-education", "course_ends": date(2025, 1, 1)}, True, FURTHER),
    (IN_FE, "turns-25", {}, True, FURTHER + EITHER),
    (ClosingDayStated(), "draft-plan", {"closes": date(2025, 6, 3)}, True, "the notice states its closing day"),
    (ClosingDayStated(), "draft-plan", {}, False, "the notice states its closing day"),
]  # fmt: skip

FIELD = {
    AskedOneOf: "to", OrderIs: "order", LeadsTo: "to", IssuesAre: "issues", AwareInTime: "aware", NoticeSent: "sent",
    OnDay: "on",
}  # fmt: skip


@pytest.mark.parametrize(("condition", "kind", "fields", "holds", "title"), OWN)
def test_a_condition_on_the_trigger_itself(condition, kind, fields, holds, title):
    finding = found(condition, start(kind, **fields))
    assert (finding.holds, finding.why.title) == (holds, title)
    assert finding.missing == ((f"start.{FIELD[type(condition)]}",) if holds is None else ())
    assert isinstance(condition, OwnFields)  # so a timetable can test it


@pytest.mark.parametrize(
    ("condition", "fields", "missing"),
    [
        (NOT_IN_FE, {}, "start.course_ends"),
        (NOT_IN_FE, {"sector": "other"}, "start.course_ends"),
        (IN_FE, {}, "start.sector"),
    ],
)
def test_a_course_that_ended_before_the_birthday_leaves_the_year_open(condition, fields, missing):
    finding = found(condition, start("turns-25", course_ends=D - DAY, **fields))
    assert (finding.holds, finding.missing) == (None, (missing,))
    assert found(condition, start("turns-25", course_ends=D, **fields)).holds is not None


@pytest.mark.parametrize(
    ("condition", "holds", "missing"),
    [
        (S31, None, ("advice-request.to",)),
        (BY, True, ()),
        (ASSESS, None, ("trigger.order",)),
        (LeadsTo(post_16=True), None, ("trigger.to",)),
        (OnDay(date(2025, 5, 12)), None, ("trigger.on",)),
        (OnDay(date(2025, 5, 12), not_on=True), None, ("trigger.on",)),
        (AwareInTime("aware", in_time=True), None, ("trigger.aware",)),
        (AwareInTime("commissioner_aware", in_time=False), None, ("trigger.commissioner_aware",)),
        (AttendsSetting(attends=True), True, ()),
        (AttendsSetting(attends=False), False, ()),
        (HEALTH, None, ("trigger.issues",)),
        (NOT_IN_FE, True, ()),
        (IN_FE, True, ()),
        (NoticeSent(SUMMER, earlier=True), None, ("trigger.sent",)),
        (ClosingDayStated(), False, ()),
    ],
)
def test_a_condition_on_the_trigger_where_there_is_none(condition, holds, missing):
    finding = found(condition)
    assert (finding.holds, finding.missing) == (holds, missing)


def test_the_reason_holds_the_field():
    assert found(ASSESS, start("tribunal-order", order="cease")).why.inputs == (("order", Order.CEASE),)
    assert found(ClosingDayStated(), start("draft-plan", closes=date(2025, 6, 3))).why.inputs == (
        ("closes", date(2025, 6, 3)),
    )
    assert found(S31, start("advice-request", to="school")).why.inputs == (("to", Role.SCHOOL),)


# aware of a move at least fifteen working days before it: reg 15(2), (7)
# Monday 12 May 2025: 9, 8, 7, 6 May, not the bank holiday; 2, 1 May, 30, 29, 28 April; 25, 24, 23, 22, not Easter; 17, 16
LAST_IN_TIME = date(2025, 4, 16)


@pytest.mark.parametrize("field", ["aware", "commissioner_aware"])
@pytest.mark.parametrize(
    ("aware", "in_time"),
    [
        (LAST_IN_TIME - DAY, True),
        (LAST_IN_TIME, True),
        (LAST_IN_TIME + DAY, False),
        (date(2025, 5, 12), False),
        (date(2025, 5, 20), False),  # after the move
    ],
)
def test_aware_in_time(field, aware, in_time):
    move = start("moved", **{field: aware})
    early, late = (found(AwareInTime(field, in_time=wanted), move) for wanted in (True, False))
    assert (early.holds, late.holds) == (in_time, not in_time)
    who = {"aware": "the old authority", "commissioner_aware": "the original commissioning body"}[field]
    assert early.why.title == f"{who} was aware at least 15 working days before the move"
    assert late.why.title == f"{who} was not aware at least 15 working days before the move"
    assert early.why.inputs == ((field, aware),)


def test_aware_of_what_is_the_field_that_the_provision_looks_at():
    move = start("moved", aware=LAST_IN_TIME)
    finding = found(AwareInTime("commissioner_aware", in_time=True), move)
    assert (finding.holds, finding.missing) == (None, ("start.commissioner_aware",))
    assert finding.why.title == "the original commissioning body was aware at least 15 working days before the move"


def test_awareness_after_the_day_of_the_question_is_not_seen():
    move = start("moved", aware=date(2025, 5, 2))
    condition = AwareInTime("aware", in_time=False)
    assert found(condition, move, as_of=date(2025, 5, 2)).holds is True
    unseen = found(condition, move, as_of=date(2025, 5, 1))
    assert (unseen.holds, unseen.missing) == (None, ("start.aware",))


def test_awareness_is_counted_on_the_calendar_of_the_question():
    move = start("moved", aware=LAST_IN_TIME)
    case = Case(reference="A", events=[move])
    closed = sr.ENGLAND_AND_WALES.overlay({date(2025, 5, 9): "proclaimed"})
    for calendar, holds in ((sr.ENGLAND_AND_WALES, True), (closed, False)):
        at = Occasion(View(case, LATE, calendar), case.events[0])
        assert AwareInTime("aware", in_time=True).test(at).holds is holds


@pytest.mark.parametrize(("aware", "holds"), [(date(2025, 5, 9), True), (date(2025, 5, 10), False)])
def test_another_number_of_days(aware, holds):
    condition = AwareInTime("aware", in_time=True, days=WorkingDays(1))
    finding = found(condition, start("moved", aware=aware))
    assert (finding.holds, finding.why.title) == (
        holds,
        "the old authority was aware at least 1 working day before the move",
    )


EARLY, LATE_AWARE = "reg-15-2-transfer-plan-aware-early", "reg-15-2-transfer-plan-aware-late"


@pytest.mark.parametrize(("aware", "id"), [(LAST_IN_TIME, EARLY), (LAST_IN_TIME + DAY, LATE_AWARE)])
def test_awareness_in_a_timetable_which_has_no_case(aware, id):
    rows = {row.id for row in sr.timetable("moved", date(2025, 5, 12), aware=aware)}
    assert rows & {EARLY, LATE_AWARE} == {id}


def test_awareness_in_a_timetable_is_counted_on_the_calendar_that_is_given():
    closed = sr.ENGLAND_AND_WALES.overlay({date(2025, 5, 9): "proclaimed"})
    rows = {row.id for row in sr.timetable("moved", date(2025, 5, 12), aware=LAST_IN_TIME, calendar=closed)}
    assert rows & {EARLY, LATE_AWARE} == {LATE_AWARE}


BEYOND = [date(2029, 6, 1), date(2011, 6, 1)]
"""Moves on days that the calendar does not know. A move is scheduled, so its day may lie past what is proclaimed."""


@pytest.mark.parametrize("moved", BEYOND)
def test_a_move_on_a_day_that_the_calendar_does_not_know_does_not_raise(moved):
    case = Case(reference="A", events=[E("moved", moved, aware=moved - 400 * DAY)])
    result = sr.evaluate(case, as_of=date(2028, 6, 1))
    for id in (EARLY, LATE_AWARE):
        assert result[id].outcome.name in ("beyond-horizon", "needs-facts", "not-in-force")


@pytest.mark.parametrize("moved", BEYOND)
def test_a_timetable_of_such_a_move_does_not_raise_either(moved):
    assert {row.id for row in sr.timetable("moved", moved, aware=moved - 400 * DAY)} & {EARLY, LATE_AWARE}


# notice sent before 1 September 2015, or since: SI 2014/2270 with SI 2015/1619


@pytest.mark.parametrize(
    ("on", "sent", "earlier"),
    [
        (date(2015, 9, 10), date(2015, 8, 31), True),
        (date(2015, 9, 10), date(2015, 9, 1), False),
        (date(2015, 8, 31), date(2015, 9, 1), False),  # the day it was sent decides, where it is recorded
        (date(2015, 8, 31), None, True),  # all of it came before
        (date(2015, 9, 1), None, None),  # it may have been sent in August
        (date(2016, 9, 1), None, None),
    ],
)
def test_when_the_notice_was_sent(on, sent, earlier):
    review = start("transfer-review", on, **({"sent": sent} if sent else {}))
    before, since = (found(NoticeSent(SUMMER, earlier=wanted), review) for wanted in (True, False))
    assert (before.holds, since.holds) == (earlier, None if earlier is None else not earlier)
    assert before.missing == since.missing == (("start.sent",) if earlier is None else ())
    assert before.why.title == "the notice was sent before 1 September 2015"
    assert since.why.title == "the notice was sent on or after 1 September 2015"


def test_where_the_day_of_the_notice_has_to_be_recorded():
    notice = NoticeSent(SUMMER, earlier=True, stated=True)
    sent = start("transfer-review", date(2015, 9, 10), sent=date(2015, 8, 31))
    assert found(notice, sent).holds is True
    shows(found(notice, start("transfer-review", date(2015, 8, 31))), None, ("sent", None), missing=("start.sent",))


@pytest.mark.parametrize(("on", "since"), [(date(2015, 8, 31), False), (date(2015, 9, 1), True)])
def test_whether_a_start_comes_on_a_day_or_later(on, since):
    request = start("transitional-reassessment", on)
    assert found(Since(SUMMER), request).holds is since
    assert found(Since(SUMMER, earlier=True), request).holds is not since
    assert found(Since(SUMMER), request).why.title == "the day is on or after 1 September 2015"
    assert found(Since(SUMMER, earlier=True), request).why.title == "the day is before 1 September 2015"
    assert found(Since(SUMMER)).holds is None


SIX_MONTHS = NotAssessedWithin(
    Months(6),
    concluded_by=(EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE),
    determined_by=(EventKind.CONSIDERING_NOTICE,),
)

UNFINISHED = Unfinished(
    began=(EventKind.REQUEST, EventKind.RESPONSIBLE),
    finished_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN),
    title="not finished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
)

WAS_HEALTH = IssuesWere((Issues.HEALTH,))

IN_TIME = ContactedInTime((EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN))

CEASE = LastWas(
    EventKind.DECISION_TO_CEASE,
    (EventKind.DECISION_TO_CEASE, EventKind.FINAL_PLAN, EventKind.DECISION_SENT),
    EventKind.DECISION_SENT,
    "against ceasing",
)


def test_every_condition_that_looks_at_the_case_is_no_condition_on_the_trigger_alone():
    for condition in (
        SIX_MONTHS,
        NoPlanMaintained(),
        PlanMaintained(),
        UNFINISHED,
        WAS_HEALTH,
        IN_TIME,
        CEASE,
    ):
        assert not isinstance(condition, OwnFields)


# what each shows, and what is missing


def test_who_was_asked():
    condition = AskedOneOf((Role.NHS_TRUST,), unclear=(Role.HEALTH_PROFESSIONAL,))
    shows(found(condition, start("advice-request", to="nhs-trust")), True, ("to", Role.NHS_TRUST))
    shows(found(condition, start("advice-request", to="school")), False, ("to", Role.SCHOOL))
    shows(found(condition, start("advice-request")), None, missing=("start.to",))
    shows(found(condition, start("advice-request", to="health-professional")), None, missing=("start.to",))


def test_a_field_of_the_trigger_is_shown_and_is_missing_only_where_the_answer_is():
    condition = OrderIs((Order.ASSESS,))
    shows(found(condition, start("tribunal-order", order="assess")), True, ("order", Order.ASSESS))
    shows(found(condition, start("tribunal-order", order="cease")), False, ("order", Order.CEASE))
    shows(found(condition, start("tribunal-order")), None, ("order", None), missing=("start.order",))


def test_notice_sent_shows_the_day():
    before, since = (NoticeSent(day(20), earlier=earlier) for earlier in (True, False))
    for n, earlier in ((19, True), (20, False), (21, False)):
        notice = start("transfer-review", sent=day(n))
        shows(found(before, notice), earlier, ("sent", day(n)))
        shows(found(since, notice), not earlier, ("sent", day(n)))
    shows(found(before, start("transfer-review")), True, ("sent", D))  # all of it came before
    on_the_day = found(NoticeSent(D, earlier=True), start("transfer-review"))
    shows(on_the_day, None, ("sent", None), missing=("start.sent",))


def test_the_closing_day_is_shown():
    stated = found(ClosingDayStated(), start("draft-plan", closes=day(20)))
    assert (stated.holds, stated.why.value, stated.why.inputs, stated.missing) == (
        True,
        True,
        (("closes", day(20)),),
        (),
    )
    silent = found(ClosingDayStated(), start("draft-plan"))
    assert (silent.holds, silent.why.value, silent.why.inputs, silent.missing) == (False, False, (), ())
