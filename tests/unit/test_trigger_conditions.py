"""The conditions on what starts a duty: each where it holds, where it does not, and where a fact is missing."""

from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.case import Case
from sendrules.case.circumstances import Coronavirus
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Issues, Order, Role
from sendrules.case.view import View
from sendrules.law.conditions.assessments import NotAssessedWithin, Unfinished
from sendrules.law.conditions.history import LastWas, Preceded
from sendrules.law.conditions.mediation import ContactedInTime, IssuesWere
from sendrules.law.conditions.own_fields import (
    AskedOneOf,
    AttendsSetting,
    AwareInTime,
    ClosingDayStated,
    CourseEndStated,
    IssuesAre,
    LeadsTo,
    NoticeSent,
    NotRequestedBy,
    OnDay,
    OrderIs,
    OwnFields,
)
from sendrules.law.conditions.plans import NoPlanMaintained, PlanMaintained
from sendrules.law.model.anchors import Next
from sendrules.law.model.limits import BeforeDate, OnTheDay
from sendrules.time.periods import Months, WorkingDays

DAY = timedelta(1)
LATE = date(2028, 6, 1)  # a day of the question after everything


def E(kind: str, on: date, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on, **more)


def found(condition: Any, *events: Event, as_of: date = LATE, circumstances: tuple[Any, ...] = ()) -> Finding:
    """The finding where the event with the id `start`, if there is one, is the trigger."""
    case = Case(reference="A", events=events, circumstances=circumstances)
    start = next((e for e in case.events if e.id == "start"), None)
    return condition.test(Occasion(View(case, as_of), start))


def start(kind: str, on: date = date(2025, 5, 12), **fields: Any) -> Event:
    return E(kind, on, id="start", **fields)


# conditions on the trigger's own fields

S31 = AskedOneOf((Role.NHS_TRUST, Role.NHS_ENGLAND), unclear=(Role.HEALTH_PROFESSIONAL,))
BY = NotRequestedBy((Role.RESPONSIBLE_COMMISSIONING_BODY, Role.SCHOOL))
ASSESS = OrderIs((Order.ASSESS, Order.REASSESS))
HEALTH = IssuesAre((Issues.HEALTH, Issues.MIXED))
ABOUT_HEALTH = "the mediation is about health care alone, or health care and other issues"
FURTHER = "the provision is in the further-education sector"
NO_END = " (no course end is stated)"
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
    (CourseEndStated(stated=True), "turns-25", {"course_ends": date(2026, 6, 30)}, True, OUTSIDE),
    (CourseEndStated(stated=True), "turns-25", {}, False, OUTSIDE + NO_END),
    (CourseEndStated(stated=False), "turns-25", {"course_ends": date(2026, 6, 30)}, False, FURTHER),
    (CourseEndStated(stated=False), "turns-25", {}, True, FURTHER + NO_END),
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
        (CourseEndStated(stated=True), False, ()),
        (CourseEndStated(stated=False), True, ()),
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


# not assessed in the previous six months: CFA 2014 s.36(6)(b)

SIX_MONTHS = NotAssessedWithin(
    Months(6),
    concluded_by=(EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE),
    determined_by=(EventKind.CONSIDERING_NOTICE,),
)
ON_31_AUGUST = E("considering-notice", date(2025, 8, 31))


@pytest.mark.parametrize("kind", ["final-plan", "no-plan-notice"])
@pytest.mark.parametrize(
    ("concluded", "holds"),
    [
        (date(2025, 2, 27), True),
        (date(2025, 2, 28), False),  # no 31 February: the boundary day itself is inside
        (date(2025, 8, 30), False),
        (date(2025, 8, 31), True),  # not before the request
        (date(2025, 9, 1), True),
    ],
)
def test_not_assessed_within(kind, concluded, holds):
    finding = found(SIX_MONTHS, start("request", date(2025, 8, 31)), ON_31_AUGUST, E(kind, concluded))
    assert (finding.holds, finding.missing) == (holds, ())
    assert finding.why.title == "no assessment was concluded in the 6 months before the determination"


def test_the_last_assessment_counts():
    old, recent = E("no-plan-notice", date(2024, 1, 10)), E("final-plan", date(2025, 3, 10))
    finding = found(SIX_MONTHS, start("request", date(2025, 8, 31)), ON_31_AUGUST, old, recent)
    assert (finding.holds, finding.why.inputs[0]) == (False, ("finalised plan", date(2025, 3, 10)))


@pytest.mark.parametrize(
    ("determined", "holds"),
    [(date(2025, 7, 14), False), (date(2025, 7, 15), False), (date(2025, 7, 16), True)],
)
def test_the_determination_decides_and_not_the_request(determined, holds):
    events = E("no-plan-notice", date(2025, 1, 15)), E("considering-notice", determined)
    finding = found(SIX_MONTHS, start("request", date(2025, 7, 14)), *events)
    assert (finding.holds, finding.why.inputs[1]) == (holds, ("determined", determined))


@pytest.mark.parametrize(
    ("request_", "as_of", "holds"),
    [
        (date(2025, 7, 14), date(2025, 7, 15), False),  # it would still be inside today
        (date(2025, 7, 14), date(2025, 7, 16), None),  # it depends on the day of the determination
        (date(2025, 7, 16), date(2025, 7, 16), True),  # outside from the start
    ],
)
def test_where_no_determination_is_recorded(request_, as_of, holds):
    finding = found(SIX_MONTHS, start("request", request_), E("no-plan-notice", date(2025, 1, 15)), as_of=as_of)
    assert (finding.holds, finding.missing) == (
        holds,
        () if holds is not None else ("the day of the determination",),
    )
    assert finding.why.inputs[1] == ("determined", "not recorded")


def test_a_determination_before_the_request_is_of_another():
    earlier = E("considering-notice", date(2025, 7, 13))
    finding = found(SIX_MONTHS, start("request", date(2025, 7, 14)), E("no-plan-notice", date(2025, 1, 15)), earlier)
    assert finding.holds is None


def test_what_does_not_conclude_an_assessment_does_not_bar():
    finding = found(SIX_MONTHS, start("request", date(2025, 8, 31)), E("draft-plan", date(2025, 8, 1)))
    assert (finding.holds, finding.why.inputs) == (True, ())


def test_without_a_day_to_look_back_from_it_is_not_known():
    finding = found(SIX_MONTHS)
    assert (finding.holds, finding.missing) == (None, ("the start",))


# whether a plan is maintained: CFA 2014 s.36(6)(a), reg 18


@pytest.mark.parametrize(
    ("made", "holds"), [(date(2025, 5, 11), False), (date(2025, 5, 12), True), (date(2025, 5, 13), True)]
)
def test_no_plan_is_maintained_before_the_request(made, holds):
    finding = found(NoPlanMaintained(), start("request"), E("final-plan", made))
    assert (finding.holds, finding.missing, finding.why.title) == (
        holds,
        (),
        "the child or young person is without a maintained plan",
    )
    assert finding.why.inputs == (() if holds else (("finalised plan", made),))


def test_no_plan_is_maintained_where_none_is_recorded_or_nothing_starts():
    assert found(NoPlanMaintained(), start("request")).holds is True
    assert found(NoPlanMaintained(), E("final-plan", date(2025, 5, 1))).holds is True


D = date(2025, 5, 12)
PLANS: list[tuple[list[tuple[str, date]], bool]] = [
    ([], True),  # nothing speaks against it
    ([("final-plan", D - DAY)], True),
    ([("final-plan", D)], True),
    ([("final-plan", D + DAY)], False),  # first made only later
    ([("amended-plan", D + DAY)], True),  # what is amended was there
    ([("reassessed-plan", D + DAY)], True),
    ([("final-plan", D - DAY), ("final-plan", D + DAY)], True),
    ([("plan-ceased", D - DAY)], False),
    ([("plan-ceased", D)], False),
    ([("plan-ceased", D + DAY)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY)], False),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D - DAY)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D)], True),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 2 * DAY), ("final-plan", D + DAY)], False),
    ([("final-plan", D - 9 * DAY), ("plan-ceased", D - 9 * DAY)], False),
    ([("plan-ceased", D - 9 * DAY), ("final-plan", D - 5 * DAY), ("plan-ceased", D - DAY)], False),
    ([("plan-ceased", D - 9 * DAY), ("amended-plan", D - 5 * DAY)], True),
    ([("plan-ceased", D - 9 * DAY), ("reassessed-plan", D - 5 * DAY)], True),
    ([("plan-ceased", D - 9 * DAY), ("draft-plan", D - 5 * DAY)], False),  # a draft is no plan
]


@pytest.mark.parametrize(("events", "holds"), PLANS)
def test_a_plan_is_maintained(events, holds):
    finding = found(PlanMaintained(), start("phase-transfer"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.missing, finding.why.title) == (holds, (), "a plan is maintained")
    assert finding.why.inputs[0] == ("on", D)


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ([("final-plan", date(2025, 2, 14))], True),  # there on the last day of the limit
        ([("final-plan", date(2025, 2, 15))], False),  # made too late to be amended by it
        ([("plan-ceased", date(2025, 2, 14))], False),
        ([("plan-ceased", date(2025, 2, 15))], True),
    ],
)
def test_a_plan_is_maintained_on_the_last_day_of_a_limit(events, holds):
    condition = PlanMaintained(by=BeforeDate(2, 15))
    finding = found(condition, start("phase-transfer"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.why.inputs[0]) == (holds, ("on", date(2025, 2, 14)))


def test_why_no_plan_is_maintained():
    ceased = found(PlanMaintained(), start("phase-transfer"), E("final-plan", D - 9 * DAY), E("plan-ceased", D - DAY))
    assert ceased.why.inputs == (("on", D), ("ceased", D - DAY))
    later = found(PlanMaintained(), start("phase-transfer"), E("final-plan", D + DAY))
    assert later.why.inputs == (("on", D), ("finalised plan", D + DAY))


def test_a_plan_that_is_made_after_the_day_of_the_question_is_not_seen():
    later = E("final-plan", D + DAY)
    assert found(PlanMaintained(), start("phase-transfer"), later, as_of=D).holds is True
    assert found(PlanMaintained(), start("phase-transfer"), later, as_of=D + DAY).holds is False


def test_a_plan_is_looked_for_on_the_day_of_the_question_where_nothing_starts():
    for as_of, holds in ((D, False), (D - DAY, True)):
        assert found(PlanMaintained(), E("plan-ceased", D), as_of=as_of).holds is holds


def test_a_limit_that_has_no_day_leaves_the_day_of_the_trigger():
    # every anchor is given the day of the trigger
    for by in (OnTheDay(), OnTheDay(of=Next(EventKind.DRAFT_PLAN))):
        assert found(PlanMaintained(by=by), start("phase-transfer"), E("plan-ceased", D)).why.inputs[0] == (
            "on",
            D,
        )


# what came before


@pytest.mark.parametrize(
    ("events", "before"),
    [
        ([], False),
        ([("detained", D - DAY)], True),
        ([("detained", D)], True),
        ([("detained", D + DAY)], False),
        ([("request", D - DAY)], True),
        ([("draft-plan", D - DAY)], False),
    ],
)
def test_preceded(events, before):
    kinds = (EventKind.DETAINED, EventKind.REQUEST)
    trigger, more = start("released"), [E(kind, on) for kind, on in events]
    ever, never = (found(Preceded(kinds, "so it was", ever=wanted), trigger, *more) for wanted in (True, False))
    assert (ever.holds, never.holds) == (before, not before)
    assert (ever.why.title, ever.missing) == ("so it was", ())
    assert len(ever.why.inputs) == before


def test_preceded_names_the_last_and_without_a_trigger_all_that_is_seen_counts():
    events = [E("request", D - 5 * DAY), E("detained", D - DAY)]
    condition = Preceded((EventKind.DETAINED, EventKind.REQUEST), "t")
    assert found(condition, start("released"), *events).why.inputs == (("detention began", D - DAY),)
    assert found(condition, E("request", D + DAY)).holds is True
    assert found(condition, E("request", D + DAY), as_of=D).holds is False


# begun and not finished: SI 2015/62 reg 15

UNFINISHED = Unfinished(
    began=(EventKind.REQUEST, EventKind.RESPONSIBLE),
    finished_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN),
    title="not finished",
    resumed_by=(EventKind.DECISION_TO_ASSESS,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
)
BEGAN = D - 50 * DAY
COURSES: list[tuple[list[tuple[str, date]], bool]] = [
    ([], False),  # nothing began
    ([("request", D + DAY)], False),
    ([("request", D)], True),
    ([("request", BEGAN)], True),
    ([("responsible", BEGAN)], True),
    ([("request", BEGAN), ("draft-plan", D - DAY)], True),  # neither finishes nor resumes
    ([("request", BEGAN), ("final-plan", D - DAY)], False),
    ([("request", BEGAN), ("final-plan", D)], False),
    ([("request", BEGAN), ("final-plan", D + DAY)], True),
    ([("request", BEGAN), ("final-plan", BEGAN)], False),
    ([("request", BEGAN), ("final-plan", BEGAN - DAY)], True),  # of one before
    ([("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("decision-to-assess", D - DAY)], True),
    ([("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("decision-to-assess", D + DAY)], False),
    ([("request", BEGAN), ("decision-to-assess", D - 9 * DAY), ("refusal-to-assess", D - DAY)], False),
    ([("request", BEGAN), ("tribunal-order", D - 9 * DAY)], False),
    (
        [("request", BEGAN), ("tribunal-order", D - 9 * DAY), ("decision-to-assess", D - DAY)],
        False,
    ),  # for good
    (
        [("request", BEGAN), ("refusal-to-assess", D - 9 * DAY), ("request", D - 8 * DAY)],
        True,
    ),  # the last counts
    ([("request", BEGAN), ("request", D - 8 * DAY), ("refusal-to-assess", D - 2 * DAY)], False),
    ([("request", BEGAN), ("request-withdrawn", D - DAY)], False),
    ([("request", BEGAN), ("request-withdrawn", D)], False),
    ([("request", BEGAN), ("request-withdrawn", D + DAY)], True),
    (
        [("responsible", BEGAN), ("request", D - 9 * DAY), ("request-withdrawn", D - DAY)],
        True,
    ),  # the other goes on
]


@pytest.mark.parametrize(("events", "holds"), COURSES)
def test_unfinished(events, holds):
    finding = found(UNFINISHED, start("released"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.why.title, finding.missing) == (holds, "not finished", ())


def test_the_reason_names_what_began_and_what_came_last():
    events = [E("request", BEGAN), E("refusal-to-assess", D - 9 * DAY), E("decision-to-assess", D - DAY)]
    inputs = found(UNFINISHED, start("released"), *events).why.inputs
    assert inputs == (("request for an assessment", BEGAN), ("decision to assess", D - DAY))
    events.append(E("tribunal-order", D - 3 * DAY))
    assert found(UNFINISHED, start("released"), *events).why.inputs[1] == (
        "order of the Tribunal",
        D - 3 * DAY,
    )
    assert found(UNFINISHED, start("released"), *events[:1]).why.inputs == (inputs[0],)


def test_of_a_release_that_is_to_come_nothing_is_said_yet():
    events = [start("released"), E("request", BEGAN)]
    assert found(UNFINISHED, *events, as_of=D - DAY).holds is False
    assert found(UNFINISHED, *events, as_of=D).holds is True


def test_unfinished_on_the_day_of_the_question_where_nothing_starts():
    events = [E("request", BEGAN), E("final-plan", D)]
    assert found(UNFINISHED, *events, as_of=D - DAY).holds is True
    assert found(UNFINISHED, *events, as_of=D).holds is False


# what the mediation was about: reg 35(3)

WAS_HEALTH = IssuesWere((Issues.HEALTH,))


@pytest.mark.parametrize(
    ("wanted", "holds", "missing"),
    [
        ([(D - DAY, "health")], True, ()),
        ([(D, "health")], True, ()),
        ([(D - DAY, "mixed")], False, ()),
        ([(D - 9 * DAY, "mixed"), (D - DAY, "health")], True, ()),  # the last
        ([(D - 9 * DAY, "health"), (D - DAY, "mixed")], False, ()),
        ([(D - 9 * DAY, "health"), (D + DAY, "mixed")], True, ()),
        ([(D - 9 * DAY, "health"), (D - DAY, None)], None, ("mediation-wanted-2.issues",)),
        ([(D + DAY, "health")], None, ("mediation-wanted.issues",)),
        ([], None, ("mediation-wanted.issues",)),
    ],
)
def test_the_issues_were(wanted, holds, missing):
    events = [E("mediation-wanted", on, **({"issues": issues} if issues else {})) for on, issues in wanted]
    finding = found(WAS_HEALTH, start("commissioners-told"), *events)
    assert (finding.holds, finding.missing, finding.why.title) == (
        holds,
        missing,
        "the mediation is about health care alone",
    )


def test_the_issues_where_nothing_starts_and_of_several():
    either = IssuesWere((Issues.HEALTH, Issues.MIXED))
    finding = found(either, E("mediation-wanted", D, issues="mixed"))
    assert (finding.holds, finding.why.title) == (True, ABOUT_HEALTH)
    assert finding.why.inputs == (("issues", Issues.MIXED),)


# the mediation adviser was contacted in time: reg 34(2)

IN_TIME = ContactedInTime((EventKind.REFUSAL_TO_ASSESS, EventKind.FINAL_PLAN))
TITLE = "the mediation adviser was contacted within 2 months of the date of the notice"


def declined(on: date = date(2025, 6, 2)) -> Event:
    return start("mediation-declined", on)


@pytest.mark.parametrize(
    ("notice", "contact", "holds"),
    [
        ({"on": date(2024, 12, 31)}, date(2025, 2, 28), True),  # February has no 31st
        ({"on": date(2024, 12, 31)}, date(2025, 3, 1), False),
        ({"on": date(2025, 1, 20)}, date(2025, 3, 20), True),
        ({"on": date(2025, 1, 20)}, date(2025, 3, 21), False),
        # the date that it bears counts, and not the day it was sent or served
        ({"on": date(2025, 1, 20), "written": date(2025, 1, 10)}, date(2025, 3, 10), True),
        ({"on": date(2025, 1, 20), "written": date(2025, 1, 10)}, date(2025, 3, 11), False),
        ({"on": date(2025, 1, 20), "served": date(2025, 1, 25)}, date(2025, 3, 20), True),
        ({"on": date(2025, 1, 20), "served": date(2025, 1, 25)}, date(2025, 3, 21), False),
        ({"on": date(2025, 1, 20)}, date(2025, 1, 20), True),
        (
            {"on": date(2025, 4, 3)},
            None,
            True,
        ),  # none recorded: contacted when mediation was declined, 2 June
        ({"on": date(2025, 4, 2)}, None, True),
        ({"on": date(2025, 4, 1)}, None, False),
    ],
)
def test_contacted_in_time(notice, contact, holds):
    events = [E("refusal-to-assess", **notice), *([E("mediation-contact", contact)] if contact else [])]
    finding = found(IN_TIME, declined(), *events)
    assert (finding.holds, finding.missing, finding.why.title) == (holds, (), TITLE)
    assert finding.why.inputs[0] == ("dated", notice.get("written", notice["on"]))
    assert finding.why.inputs[2] == ("contacted", contact or date(2025, 6, 2))


def test_nothing_is_barred_where_no_notice_is_recorded():
    for events in ((), (E("final-plan", date(2025, 6, 3)),), (E("draft-plan", date(2024, 1, 2)),)):
        finding = found(IN_TIME, declined(), *events)
        assert (finding.holds, finding.why.title) == (True, f"{TITLE} (no notice is recorded)")


def test_the_last_notice_and_the_first_contact_after_it_count():
    old, new = E("refusal-to-assess", date(2025, 1, 6)), E("final-plan", date(2025, 4, 14))
    assert found(IN_TIME, declined(), old, new, E("mediation-contact", date(2025, 5, 20))).holds is True
    assert found(IN_TIME, declined(), old, E("mediation-contact", date(2025, 5, 20))).holds is False
    both = [E("mediation-contact", day) for day in (date(2025, 3, 6), date(2025, 5, 20))]
    assert found(IN_TIME, declined(), old, *both).why.inputs[2] == ("contacted", date(2025, 3, 6))
    # contact about an earlier notice is none about the last one; 14 June would be too late
    late = found(IN_TIME, declined(date(2025, 6, 16)), old, new, both[0])
    assert (late.holds, late.why.inputs[2]) == (False, ("contacted", date(2025, 6, 16)))


def test_a_contact_or_notice_after_the_trigger_does_not_count():
    notice, later = E("refusal-to-assess", date(2025, 3, 31)), E("final-plan", date(2025, 6, 3))
    finding = found(IN_TIME, declined(), notice, later, E("mediation-contact", date(2025, 6, 3)))
    assert (finding.holds, finding.why.inputs[2]) == (False, ("contacted", date(2025, 6, 2)))


def test_where_nothing_starts_the_day_of_the_question_is_looked_at():
    notice = E("refusal-to-assess", date(2025, 3, 31))
    assert found(IN_TIME, notice, as_of=date(2025, 5, 31)).holds is True
    assert found(IN_TIME, notice, as_of=date(2025, 6, 1)).holds is False


def test_another_number_of_months():
    one = ContactedInTime((EventKind.REFUSAL_TO_ASSESS,), Months(1))
    finding = found(one, declined(), E("refusal-to-assess", date(2025, 5, 1)))
    assert (finding.holds, finding.why.title) == (False, TITLE.replace("2 months", "1 month"))


@pytest.mark.parametrize(
    ("notice", "reason", "holds"),
    [
        (date(2020, 2, 29), (date(2020, 3, 23), None), False),  # two months end on 29 April 2020
        (date(2020, 3, 1), (date(2020, 3, 23), None), True),  # 1 May
        (date(2020, 7, 24), (date(2020, 3, 23), None), True),  # 24 September
        (date(2020, 7, 25), (date(2020, 3, 23), None), False),
        (date(2020, 6, 1), (date(2020, 8, 1), None), True),  # on the last day of the two months
        (date(2020, 6, 1), (date(2020, 8, 2), None), False),
        (date(2020, 6, 1), (date(2020, 5, 1), date(2020, 6, 1)), True),  # on the day of the notice
        (date(2020, 6, 1), (date(2020, 5, 1), date(2020, 5, 31)), False),
        (date(2020, 6, 1), None, False),
    ],
)
def test_in_the_summer_of_2020_a_reason_relating_to_coronavirus_lifts_the_bar(notice, reason, holds):
    circumstances = (Coronavirus(first_day=reason[0], last_day=reason[1], what="invented"),) if reason else ()
    trigger = declined(date(2020, 12, 1))
    assert found(IN_TIME, trigger, E("refusal-to-assess", notice), circumstances=circumstances).holds is holds


# what the last of several was: the decision that an appeal is against

CEASE = LastWas(
    EventKind.DECISION_TO_CEASE,
    (EventKind.DECISION_TO_CEASE, EventKind.FINAL_PLAN, EventKind.DECISION_SENT),
    EventKind.DECISION_SENT,
    "against ceasing",
)


@pytest.mark.parametrize(
    ("events", "holds", "missing"),
    [
        ([], False, ()),
        ([("decision-to-cease", D - DAY)], True, ()),
        ([("decision-to-cease", D)], True, ()),
        ([("decision-to-cease", D + DAY)], False, ()),
        ([("final-plan", D - DAY)], False, ()),
        ([("final-plan", D - 9 * DAY), ("decision-to-cease", D - DAY)], True, ()),
        (
            [("decision-to-cease", D - 9 * DAY), ("final-plan", D - DAY)],
            None,
            ("which decision start is about",),
        ),
        ([("decision-to-cease", D - 200 * DAY), ("final-plan", D - DAY)], False, ()),
        (
            [("decision-to-cease", D - 9 * DAY), ("plan-ceased", D - 5 * DAY), ("final-plan", D - DAY)],
            False,
            (),
        ),
        ([("decision-to-cease", D - 9 * DAY), ("final-plan", D + DAY)], True, ()),
        ([("decision-to-cease", D - 9 * DAY), ("draft-plan", D - DAY)], True, ()),  # not one of them
        ([("decision-sent", D - DAY)], None, ("what decision-sent-1 decided",)),
        (
            [("decision-to-cease", D - 9 * DAY), ("decision-sent", D - DAY)],
            None,
            ("what decision-sent-1 decided",),
        ),
        ([("decision-sent", D - 9 * DAY), ("decision-to-cease", D - DAY)], True, ()),
    ],
)
def test_the_last_was(events, holds, missing):
    finding = found(CEASE, start("appeal"), *(E(kind, on) for kind, on in events))
    assert (finding.holds, finding.missing, finding.why.title) == (holds, missing, "against ceasing")


def test_the_last_where_nothing_starts_is_the_last_that_is_seen():
    events = [E("decision-to-cease", D), E("final-plan", D + DAY)]
    assert found(CEASE, *events, as_of=D).holds is True
    finding = found(CEASE, *events, as_of=D + DAY)
    assert (finding.holds, finding.why.inputs) == (None, (("finalised plan", D + DAY),))


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
