"""Matching beyond the assessment: acts before an event, other dates that were set, regimes that take over, rights, windows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.case.view import View
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Last, LastReview, Next
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.law.model.overtaken import Overtaken
from sendrules.statutory.instance import Instance
from sendrules.statutory.match import anchored, courses, last_review, set_by, starts
from sendrules.time.periods import Months, Weeks

DAY = timedelta(1)
LATE = date(2028, 6, 1)  # a day of the question after everything
REQUEST, MEETING, MOVED = EventKind.REQUEST, EventKind.REVIEW_MEETING, EventKind.MOVED


def E(kind: str, on: date, **more: Any) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=on, **more)


R = E("request", date(2025, 1, 6))  # + 42 days: 17 February; + 140: 26 May


def view(*events: sr.Event, as_of: date = LATE) -> View:
    return View(sr.Case(reference="A", events=events), as_of)


def instances(id: str, *events: sr.Event, as_of: date = LATE, **more: Any) -> tuple[Instance, ...]:
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)[id].instances


def said(id: str, *events: sr.Event, as_of: date = LATE) -> tuple[str, str] | None:
    """The outcome and the compliance of the only occurrence; None where there is none."""
    found = instances(id, *events, as_of=as_of)
    assert len(found) <= 1
    return (found[0].outcome.name, found[0].compliance.value) if found else None


def duty(**changes: Any) -> Duty:
    return replace(
        Duty(
            id="reg-0-act", title="Act", holder=Actor.LOCAL_AUTHORITY, owed_to=(Actor.FAMILY,), provision=reg("0"),
            trigger=(Trigger(REQUEST),), limit=After(Weeks(6)), discharged_by=Next(EventKind.FINAL_PLAN),
            in_force=InForce(date(2014, 9, 1)),
        ),
        **changes,
    )  # fmt: skip


# another date that was set: reg 44(1), 42(5), 37(2)

SCHOOL, NOTICE_OF_MEDIATION = "reg-44-2-f-name-school", "reg-37-2-notice-5wd"
ORDERED = E("tribunal-order", date(2025, 3, 3), order="name-school")  # two weeks: 17 March
AGREED = E("mediation-agreement", date(2025, 3, 3), order="name-school")


def directed(on: date, sets: date, id: str = SCHOOL, kind: str = "tribunal-direction") -> sr.Event:
    return E(kind, on, duty=id, sets=sets)


APRIL, MAY = date(2025, 4, 7), date(2025, 5, 6)
SET: list[tuple[list[sr.Event], date, bool]] = [
    ([ORDERED], date(2025, 3, 17), False),
    ([ORDERED, directed(date(2025, 3, 10), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), date(2025, 3, 12))], date(2025, 3, 12), True),  # a shorter time too
    ([ORDERED, directed(date(2025, 3, 10), APRIL, "reg-44-2-e-amend-sep")], date(2025, 3, 17), False),
    ([ORDERED, directed(date(2025, 3, 10), APRIL), directed(date(2025, 3, 12), MAY)], MAY, True),  # the last
    ([ORDERED, directed(date(2025, 3, 10), MAY), directed(date(2025, 3, 12), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), APRIL),
      directed(date(2025, 3, 12), MAY, "reg-44-2-e-amend-sep")], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 2), APRIL)], date(2025, 3, 17), False),  # before the order
    ([ORDERED, directed(date(2025, 3, 3), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 2), MAY), directed(date(2025, 3, 4), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), APRIL, kind="time-agreed")], date(2025, 3, 17), False),
    ([AGREED, directed(date(2025, 3, 10), APRIL, kind="time-agreed")], APRIL, True),
    ([AGREED, directed(date(2025, 3, 10), APRIL)], date(2025, 3, 17), False),  # the Tribunal directs on its orders
]  # fmt: skip


@pytest.mark.parametrize(("events", "limit", "was_set"), SET)
def test_a_date_that_was_set(events, limit, was_set):
    (found,) = instances(SCHOOL, *events, as_of=date(2025, 3, 20))
    assert (found.outcome.on, found.limit) == (limit, limit)
    assert (found.outcome.set_by is not None) is was_set
    assert found.compliance == ("pending" if limit >= date(2025, 3, 20) else "overdue")


def test_a_direction_is_not_seen_before_it_is_made():
    events = [ORDERED, directed(date(2025, 3, 10), APRIL), directed(date(2025, 3, 12), MAY)]
    days = {
        date(2025, 3, 9): date(2025, 3, 17),
        date(2025, 3, 10): APRIL,
        date(2025, 3, 11): APRIL,
        date(2025, 3, 12): MAY,
    }
    assert {day: instances(SCHOOL, *events, as_of=day)[0].limit for day in days} == days


@pytest.mark.parametrize(
    ("on", "limits"),
    [
        (date(2025, 3, 31), (date(2025, 5, 30), date(2025, 4, 15))),
        (date(2025, 4, 1), (date(2025, 3, 17), date(2025, 5, 30))),  # the second order's own day
        (date(2025, 4, 2), (date(2025, 3, 17), date(2025, 5, 30))),
    ],
)
def test_a_direction_belongs_to_the_last_order_before_it(on, limits):
    second = E("tribunal-order", date(2025, 4, 1), order="name-school")
    third = E("tribunal-order", date(2025, 7, 1), order="name-school")  # two weeks: 15 July
    found = instances(SCHOOL, ORDERED, second, third, directed(on, date(2025, 5, 30)))
    assert tuple(i.limit for i in found) == (*limits, date(2025, 7, 15))


@pytest.mark.parametrize(
    ("issued", "kept"),
    [(None, "overdue"), (date(2025, 4, 7), "met"), (date(2025, 4, 8), "met-late")],
)
def test_the_date_that_was_set_decides_whether_the_limit_was_kept(issued, kept):
    events = [ORDERED, directed(date(2025, 3, 10), APRIL), *([E("amended-plan", issued)] if issued else [])]
    assert said(SCHOOL, *events) == ("due", kept)


def test_the_last_day_of_a_date_that_was_set_that_is_no_working_day():
    (found,) = instances(SCHOOL, ORDERED, directed(date(2025, 3, 10), date(2025, 5, 5)))  # a bank holiday
    assert (found.limit, found.practical) == (date(2025, 5, 5), date(2025, 5, 2))


def test_a_ground_of_exception_does_not_lift_a_date_that_was_set():
    notify = "reg-44-2-b-notify"
    order = E("tribunal-order", date(2025, 3, 3), order="assess")
    case: dict[str, Any] = {
        "circumstances": [sr.Absence(who="child", first_day=date(2025, 3, 4), last_day=date(2025, 3, 31))],
        "determinations": [sr.Determination(limb="reg-44-3-b-exception-2-b", by="x", on=date(2025, 3, 17), reason="x")],
    }
    (lifted,) = instances(notify, order, **case)
    assert lifted.outcome.name == "disapplied"
    (stands,) = instances(notify, order, directed(date(2025, 3, 10), APRIL, notify), **case)
    assert (stands.outcome.name, stands.due, stands.limbs) == ("due", APRIL, ())


def test_a_date_may_be_set_where_the_provision_has_none():
    cease = "reg-44-2-a-cease"
    order = E("tribunal-order", date(2025, 3, 3), order="cease")
    assert said(cease, order) == ("no-fixed-limit", "pending")
    (found,) = instances(cease, order, directed(date(2025, 3, 10), APRIL, cease))
    assert (found.outcome.name, found.due, found.compliance) == ("due", APRIL, "overdue")


def test_what_ended_after_a_date_was_set_was_due_on_it():
    ended = E("plan-ceased", date(2025, 4, 10))
    (found,) = instances(SCHOOL, ORDERED, directed(date(2025, 3, 10), APRIL), ended)
    assert (found.outcome.name, found.outcome.was, found.days_over_when_ended) == ("ended", APRIL, 3)


@pytest.mark.parametrize(
    ("id", "limit"),
    [
        (
            "hesc-20-1-c-i-appeal-2-months",
            date(2025, 5, 30),
        ),  # the time for the appeal is that for keeping the plan
        ("act-45-4-no-cease-before-appeal-period", date(2025, 5, 30)),
        ("hesc-21-1-c-response-30wd", date(2025, 4, 10)),  # two months of 10 February
    ],
)
def test_a_direction_on_the_time_for_an_appeal_moves_the_time_for_keeping_the_plan(id, limit):
    to_cease = E("decision-to-cease", date(2025, 2, 10))
    (found,) = instances(
        "act-45-4-no-cease-before-appeal-period", to_cease, directed(date(2025, 4, 3), date(2025, 5, 30), id)
    )
    assert found.limit == limit


def test_nobody_can_set_another_date_for_what_nothing_lets_them():
    """Reg 42(5) leaves the week of reg 42(4) alone; a request is no order."""
    agreement = E("commissioner-agreement", date(2025, 3, 3))
    tell = "reg-42-4-rcb-tell-la"
    other = directed(date(2025, 3, 4), APRIL, tell, "time-agreed")
    assert instances(tell, agreement, other)[0].limit == date(2025, 3, 10)
    carry_out = directed(date(2025, 3, 4), APRIL, "reg-42-3-agreement-other", "time-agreed")
    assert instances("reg-42-3-agreement-other", agreement, carry_out)[0].limit == APRIL
    seen = view(E("request", date(2025, 3, 3)), directed(date(2025, 3, 4), APRIL, "reg-0-act"))
    (start,) = starts(duty(), seen)
    assert set_by(start, duty(), [start], seen) is None
    open_to = replace(start, trigger=Trigger(REQUEST, set_by=(EventKind.TRIBUNAL_DIRECTION,)))
    assert set_by(open_to, duty(), [open_to], seen) is not None


# Monday 17 March 2025: five clear working days lie between it and the 9th
FIRST_MEDIATION, SECOND_MEDIATION = E("mediation", date(2025, 3, 17)), E("mediation", date(2025, 6, 16))


@pytest.mark.parametrize(
    ("on", "sets", "limits"),
    [
        (date(2025, 3, 5), date(2025, 3, 13), (date(2025, 3, 13), date(2025, 6, 8))),
        (date(2025, 3, 17), date(2025, 3, 13), (date(2025, 3, 13), date(2025, 6, 8))),
        (date(2025, 5, 20), date(2025, 6, 12), (date(2025, 3, 9), date(2025, 6, 12))),
        (date(2025, 6, 16), date(2025, 6, 12), (date(2025, 3, 9), date(2025, 6, 12))),
    ],
)
def test_consent_to_shorter_notice_of_one_mediation_is_none_to_that_of_another(on, sets, limits):
    consent = directed(on, sets, NOTICE_OF_MEDIATION, "time-agreed")
    third = E("mediation", date(2025, 9, 15))  # Monday; 8 to 12 September lie between
    found = instances(NOTICE_OF_MEDIATION, FIRST_MEDIATION, SECOND_MEDIATION, third, consent)
    assert tuple(i.limit for i in found) == (*limits, date(2025, 9, 7))


@pytest.mark.parametrize("on", [date(2025, 3, 5), date(2025, 3, 17)])
def test_consent_to_shorter_notice_is_given_before_the_mediation(on):
    consent = directed(on, date(2025, 3, 13), NOTICE_OF_MEDIATION, "time-agreed")
    notice = E("mediation-notice", date(2025, 3, 12), method="by-hand")
    (found,) = instances(NOTICE_OF_MEDIATION, notice, FIRST_MEDIATION, consent)
    assert (found.limit, found.compliance) == (date(2025, 3, 13), "met")
    (without,) = instances(NOTICE_OF_MEDIATION, notice, FIRST_MEDIATION)
    assert (without.limit, without.compliance) == (date(2025, 3, 9), "met-late")


# an act that has to come before its trigger

INVITED, TO_SCHOOL = "reg-20-3-meeting-notice", "reg-18-1-b-phase-transfer-other"
MET = E("review-meeting", date(2025, 3, 31), id="met")  # notice by 16 March
TRANSFER = E("phase-transfer", date(2026, 9, 1), to="school")  # 14 February 2026


def invited(on: date, **more: Any) -> sr.Event:
    return E("review-meeting-notice", on, **({"method": "by-hand"} | more))


BEFORE: list[tuple[list[sr.Event], str, date | None]] = [
    ([], "overdue", None),
    ([invited(date(2025, 3, 16))], "met", date(2025, 3, 16)),
    ([invited(date(2025, 3, 17))], "met-late", date(2025, 3, 17)),
    ([invited(date(2025, 3, 31))], "met-late", date(2025, 3, 31)),
    ([invited(date(2025, 4, 1))], "overdue", None),  # notice of a meeting that is over is none
    ([invited(date(2025, 3, 10)), invited(date(2025, 3, 24))], "met", date(2025, 3, 10)),  # sent round again
    ([invited(date(2025, 3, 24)), invited(date(2025, 3, 10))], "met", date(2025, 3, 10)),
    (
        [E("review-meeting-notice", date(2025, 3, 14), served=date(2025, 3, 18))],
        "met-late",
        date(2025, 3, 18),
    ),
    # not before the meeting before, but on its day
    ([E("review-meeting", date(2025, 1, 20)), invited(date(2025, 1, 19))], "overdue", None),
    ([E("review-meeting", date(2025, 1, 20)), invited(date(2025, 1, 20))], "met", date(2025, 1, 20)),
]


@pytest.mark.parametrize(("events", "kept", "done"), BEFORE)
def test_notice_before_a_meeting(events, kept, done):
    found = next(i for i in instances(INVITED, MET, *events) if i.trigger.id == "met")
    assert (found.compliance, found.done_on) == (kept, done)


def test_a_notice_that_has_not_arrived_is_not_seen():
    posted = E("review-meeting-notice", date(2025, 3, 14), served=date(2025, 3, 16))
    assert said(INVITED, MET, posted, as_of=date(2025, 3, 15)) == ("due", "pending")
    assert said(INVITED, MET, posted, as_of=date(2025, 3, 16)) == ("due", "met")


AMENDED: list[tuple[list[sr.Event], str, date | None]] = [
    ([], "overdue", None),
    ([E("amended-plan", date(2025, 8, 31))], "overdue", None),  # more than twelve months before the transfer
    ([E("amended-plan", date(2025, 9, 1))], "met", date(2025, 9, 1)),
    ([E("amended-plan", date(2026, 2, 14))], "met", date(2026, 2, 14)),
    ([E("amended-plan", date(2026, 2, 15))], "met-late", date(2026, 2, 15)),
    ([E("amended-plan", date(2025, 11, 3)), E("amended-plan", date(2026, 3, 2))], "met", date(2025, 11, 3)),
    ([E("amended-plan", date(2026, 9, 1))], "met-late", date(2026, 9, 1)),
    ([E("amended-plan", date(2026, 9, 2))], "met-late", date(2026, 9, 2)),  # late, and done
    (
        [E("amended-plan", date(2026, 9, 20)), E("amended-plan", date(2026, 9, 2))],
        "met-late",
        date(2026, 9, 2),
    ),
    ([E("decision-to-continue", date(2026, 2, 2))], "overdue", None),
]


@pytest.mark.parametrize(("events", "kept", "done"), AMENDED)
def test_a_plan_amended_before_a_transfer(events, kept, done):
    plan = E("final-plan", date(2024, 3, 4))
    (found,) = instances(TO_SCHOOL, plan, TRANSFER, *events)
    assert (found.limit, found.compliance, found.done_on) == (date(2026, 2, 14), kept, done)


def on_time(**more: Any) -> Duty:
    return duty(trigger=(Trigger(MOVED),), discharged_by=Last(EventKind.PLAN_TRANSFERRED, or_next=True, **more))


def done(rule: Duty, *events: sr.Event, as_of: date = LATE) -> list[date | None]:
    return [c.done.day if c.done else None for c in courses(rule, view(*events, as_of=as_of))]


def test_a_late_act_lies_before_the_next_start():
    first, second = E("moved", date(2025, 3, 3)), E("moved", date(2025, 6, 2))
    for on, expected in (
        (date(2025, 6, 1), [date(2025, 6, 1), None]),  # a second move needs a transfer of its own
        (date(2025, 6, 2), [None, date(2025, 6, 2)]),  # on the day of the second it is of the second
        (date(2025, 6, 3), [None, date(2025, 6, 3)]),
    ):
        assert done(on_time(), first, second, E("plan-transferred", on)) == expected


def test_the_first_of_several_late_acts_counts():
    events = [E("moved", date(2025, 3, 3)), *(E("plan-transferred", date(2025, 3, day)) for day in (9, 6))]
    assert done(on_time(), *events) == [date(2025, 3, 6)]
    assert done(on_time(), *events, as_of=date(2025, 3, 5)) == [None]


def test_an_act_about_another_service_is_none():
    rule = duty(
        trigger=(Trigger(EventKind.SCHOOL_CONSULTED),),
        discharged_by=Last(EventKind.ADVICE_REQUEST, or_next=True),
    )
    asked = E("school-consulted", date(2025, 3, 3), about="Oak School")
    for about, expected in (("OAK  school", date(2025, 3, 1)), ("Elm School", None)):
        assert done(rule, asked, E("advice-request", date(2025, 3, 1), about=about)) == [expected]
        late = E("advice-request", date(2025, 3, 5), about=about)
        assert done(rule, asked, late) == [expected and date(2025, 3, 5)]


def test_a_second_move_needs_an_act_of_its_own():
    moves = [E("moved", date(2025, month, 3)) for month in (3, 6, 9)]
    for on, expected in (
        (date(2025, 3, 3), [date(2025, 3, 3), None, None]),
        (date(2025, 7, 1), [None, date(2025, 7, 1), None]),
        (date(2025, 6, 3), [None, date(2025, 6, 3), None]),
    ):
        assert done(on_time(), *moves, E("plan-transferred", on)) == expected


REVIEWED_FIRST = Last(EventKind.AMENDED_PLAN, within=Months(12), or_next=True, only_after=(EventKind.REVIEW_MEETING,))


@pytest.mark.parametrize(
    ("meetings", "counts"),
    [
        ([], True),  # as far as the case records such things
        ([date(2025, 1, 9)], True),
        ([date(2025, 1, 10)], True),
        ([date(2025, 1, 11)], False),
        ([date(2024, 3, 3)], True),  # twelve months before the move
        ([date(2024, 3, 2)], False),
        ([date(2023, 6, 1), date(2025, 1, 9)], True),
    ],
)
def test_what_has_to_come_before_an_act_in_the_same_time(meetings, counts):
    """Amended on 10 January 2025, before a move on 3 March."""
    rule = duty(trigger=(Trigger(MOVED),), discharged_by=REVIEWED_FIRST)
    events = [E("moved", date(2025, 3, 3)), E("amended-plan", date(2025, 1, 10))]
    assert done(rule, *events, *(E("review-meeting", on) for on in meetings)) == [date(2025, 1, 10) if counts else None]


DECIDED_AFTER_A_MEETING = Next(
    EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE,
    only_after=(EventKind.REVIEW_MEETING,), always=(EventKind.DECISION_TO_CEASE,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("meetings", "kind", "counts"),
    [
        ([], "decision-to-continue", True),
        ([], "decision-to-cease", False),  # for this one a meeting has to be recorded
        ([date(2025, 3, 4)], "decision-to-continue", True),
        ([date(2025, 3, 4)], "decision-to-cease", True),
        ([date(2025, 6, 2)], "decision-to-continue", True),  # the day of the decision
        ([date(2025, 6, 3)], "decision-to-continue", True),  # what comes later says nothing of how it was
        ([date(2025, 6, 3)], "decision-to-cease", False),
        ([date(2025, 2, 3)], "decision-to-continue", False),
        ([date(2025, 3, 3)], "decision-to-continue", True),
        ([date(2025, 3, 3), date(2025, 5, 5)], "decision-to-continue", True),
    ],
)
def test_what_has_to_lie_between_a_start_and_an_act(meetings, kind, counts):
    """A plan of 3 March 2025, and a decision of 2 June."""
    rule = duty(trigger=(Trigger(EventKind.FINAL_PLAN),), discharged_by=DECIDED_AFTER_A_MEETING)
    events = [E("final-plan", date(2025, 3, 3)), E(kind, date(2025, 6, 2))]
    assert done(rule, *events, *(E("review-meeting", on) for on in meetings)) == [date(2025, 6, 2) if counts else None]


def test_the_meeting_of_a_decision_on_its_day_leads_to_no_second_one():
    rule = duty(trigger=(Trigger(EventKind.DECISION_TO_CONTINUE),), discharged_by=DECIDED_AFTER_A_MEETING)
    events = [E("decision-to-continue", date(2025, 3, 3)), E("decision-to-continue", date(2025, 6, 2))]
    assert done(rule, *events, E("review-meeting", date(2025, 3, 3))) == [None, None]
    assert done(rule, *events, E("review-meeting", date(2025, 3, 4))) == [date(2025, 6, 2), None]


# sent again, and what comes after an act


def decided(on: date, served: date) -> sr.Event:
    return E("decision-to-assess", on, served=served)


@pytest.mark.parametrize(
    ("events", "done_on", "kept"),
    [  # + 42 days: 17 February 2025
        ([decided(date(2025, 2, 3), date(2025, 2, 25)), decided(date(2025, 2, 10), date(2025, 2, 12))],
         date(2025, 2, 12), "met"),
        ([decided(date(2025, 2, 3), date(2025, 2, 25)), decided(date(2025, 2, 5), date(2025, 2, 24)),
          decided(date(2025, 2, 7), date(2025, 2, 14))], date(2025, 2, 14), "met"),
        ([decided(date(2025, 2, 3), date(2025, 2, 18)), decided(date(2025, 2, 5), date(2025, 2, 24))],
         date(2025, 2, 18), "met-late"),
        # a later stage is no notice of the decision
        ([decided(date(2025, 2, 10), date(2025, 2, 20)), E("draft-plan", date(2025, 2, 15), method="by-hand")],
         date(2025, 2, 20), "met-late"),
    ],
)  # fmt: skip
def test_a_notice_that_is_sent_again_counts_by_its_first_service(events, done_on, kept):
    (found,) = instances("reg-5-1-decision-to-assess", R, *events)
    assert found.done is not None
    assert (found.done.kind, found.done_on, found.compliance) == ("decision-to-assess", done_on, kept)


@pytest.mark.parametrize(("as_of", "on_its_way"), [(date(2025, 2, 15), True), (date(2025, 2, 20), False)])
def test_what_has_been_sent_and_is_not_yet_served_is_on_its_way(as_of, on_its_way):
    (found,) = instances("reg-5-1-decision-to-assess", R, decided(date(2025, 2, 10), date(2025, 2, 20)), as_of=as_of)
    assert (found.in_transit is not None, found.done is None) == (on_its_way, on_its_way)


def test_what_ends_a_limit_again_does_not_revive_it():
    refused, no_plan = (
        E(kind, on, method="by-hand")
        for kind, on in (("refusal-to-assess", date(2025, 2, 10)), ("no-plan-notice", date(2025, 3, 3)))
    )
    (found,) = instances("reg-13-2-final-plan-20-weeks", R, refused, no_plan)
    assert (found.outcome.by.kind, found.revived_by) == ("refusal-to-assess", None)


def test_a_start_is_not_what_begins_anew_after_it():
    rule = duty(
        trigger=(Trigger(EventKind.TRIBUNAL_ORDER),),
        ends_with=Next(EventKind.NO_PLAN_NOTICE),
        revived_by=Next(EventKind.FINAL_PLAN, until=(EventKind.TRIBUNAL_ORDER,)),
    )
    order, ended = E("tribunal-order", date(2025, 3, 3)), E("no-plan-notice", date(2025, 3, 3))
    assert done(rule, order, ended, E("final-plan", date(2025, 4, 1))) == [date(2025, 4, 1)]


def test_a_start_that_is_sent_and_not_yet_served_starts_nothing():
    draft = E("draft-plan", date(2025, 3, 3), served=date(2025, 3, 5))
    window = "reg-13-1-a-draft-plan-15-days"
    assert instances(window, draft, as_of=date(2025, 3, 4)) == ()
    assert [i.started for i in instances(window, draft, as_of=date(2025, 3, 5))] == [date(2025, 3, 5)]


def test_a_notice_against_the_family_closes_every_window_that_is_open():
    """On the day of the second draft too: a window is no request that might be made again."""
    drafts = [
        E("draft-plan", date(2025, 3, 3), method="by-hand"),
        E("draft-plan", date(2025, 3, 10), method="by-hand"),
    ]
    refused = E("no-plan-notice", date(2025, 3, 10), method="by-hand")
    found = instances("reg-13-1-a-draft-plan-15-days", *drafts, refused)
    assert [i.outcome.name for i in found] == ["ended", "ended"]


def test_a_later_start_about_another_service_takes_nothing_away():
    rule = duty(
        trigger=(Trigger(EventKind.SCHOOL_CONSULTED),),
        discharged_by=Next(EventKind.SCHOOL_ANSWER),
        latest_start_only=True,
    )
    oak, elm = (
        E("school-consulted", date(2025, 3, 3), about="Oak"),
        E("school-consulted", date(2025, 3, 4), about="Elm"),
    )
    answered = E("school-answer", date(2025, 3, 5), about="Oak")
    assert done(rule, oak, elm, answered) == [date(2025, 3, 5), None]
    again = E("school-consulted", date(2025, 3, 4), about="Oak")
    assert done(rule, oak, again, answered) == [None, date(2025, 3, 5)]


def test_two_decisions_of_one_day_are_appealed_together():
    decisions = [E("decision-to-continue", date(2025, 2, 10)), E("refusal-to-reassess", date(2025, 2, 10))]
    found = instances("hesc-20-1-c-i-appeal-2-months", *decisions, E("appeal", date(2025, 4, 10)))
    assert [i.compliance.value for i in found] == ["met", "met"]


@pytest.mark.parametrize(
    ("between", "revived"),
    [
        (None, True),
        (date(2025, 3, 9), True),
        (date(2025, 3, 10), False),
        (date(2025, 3, 20), False),
        (date(2025, 4, 1), False),
        (date(2025, 4, 2), True),
    ],
)
def test_what_begins_anew_after_an_ending_takes_what_would_revive_it(between, revived):
    """Ended on 10 March 2025, and a plan on 1 April."""
    rule = duty(
        ends_with=Next(EventKind.NO_PLAN_NOTICE),
        revived_by=Next(EventKind.FINAL_PLAN, until=(EventKind.APPEAL_CONCEDED,)),
    )
    events = [R, E("no-plan-notice", date(2025, 3, 10)), E("final-plan", date(2025, 4, 1))]
    events += [E("appeal-conceded", between)] if between else []
    assert done(rule, *events) == [date(2025, 4, 1) if revived else None]


# anchors and how far they reach

DRAFT = EventKind.DRAFT_PLAN
ASKED = [E("request", date(2025, 1, 6)), E("request", date(2025, 4, 1)), E("request", date(2025, 7, 1))]


def anchors(rule: Next | Last, *events: sr.Event, as_of: date = LATE) -> list[date | None]:
    """The day of the anchor for each start."""
    seen = view(*events, as_of=as_of)
    found = starts(duty(), seen)
    answers = [anchored(rule, start, found, seen) for start in found]
    return [a.day if a else None for a in answers]


NEXT: list[tuple[Next, date, list[date | None]]] = [
    (Next(DRAFT), date(2025, 1, 5), [None, None, None]),
    (Next(DRAFT), date(2025, 1, 6), [date(2025, 1, 6), None, None]),
    (Next(DRAFT), date(2025, 3, 31), [date(2025, 3, 31), None, None]),
    (
        Next(DRAFT),
        date(2025, 4, 1),
        [date(2025, 4, 1), date(2025, 4, 1), None],
    ),  # up to the day of the next start
    (Next(DRAFT), date(2025, 4, 2), [None, date(2025, 4, 2), None]),
    (Next(DRAFT), date(2025, 8, 1), [None, None, date(2025, 8, 1)]),
]


@pytest.mark.parametrize(("rule", "on", "expected"), NEXT)
def test_the_next_is_not_looked_for_beyond_the_next_start(rule, on, expected):
    assert anchors(rule, *ASKED, E("draft-plan", on)) == expected


@pytest.mark.parametrize(
    ("on", "found"), [(date(2025, 2, 9), True), (date(2025, 2, 10), True), (date(2025, 2, 11), False)]
)
def test_the_next_is_not_looked_for_beyond_what_it_looks_until(on, found):
    rule = Next(DRAFT, until=(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE))
    events = [ASKED[0], E("no-plan-notice", date(2025, 2, 10)), E("draft-plan", on)]
    assert anchors(rule, *events) == [on if found else None]
    assert anchors(Next(DRAFT), *events) == [on]
    # what it looks until may fall on the start's own day, as the start itself does
    same_day = E("refusal-to-assess", date(2025, 1, 6))
    assert anchors(rule, ASKED[0], same_day, E("draft-plan", on)) == [on]


def test_the_next_is_the_first_that_is_seen_by_the_day_that_counts():
    one = E("draft-plan", date(2025, 2, 3), served=date(2025, 2, 20))
    two = E("draft-plan", date(2025, 2, 10), served=date(2025, 2, 11))
    served = Next(DRAFT, by=Dated.SERVED)
    assert anchors(served, ASKED[0], one, two) == [date(2025, 2, 20)]
    assert anchors(served, ASKED[0], one, two, as_of=date(2025, 2, 15)) == [date(2025, 2, 11)]
    assert anchors(served, ASKED[0], one, two, as_of=date(2025, 2, 10)) == [None]
    assert anchors(Next(DRAFT), ASKED[0], one, two) == [date(2025, 2, 3)]


TWELVE = Months(12)
LAST: list[tuple[Last, list[date], list[date | None]]] = [
    (Last(DRAFT), [date(2025, 1, 7)], [None, date(2025, 1, 7), None]),
    (Last(DRAFT), [date(2025, 1, 6)], [date(2025, 1, 6), date(2025, 1, 6), None]),  # from the day of the start before
    (Last(DRAFT), [date(2025, 1, 5)], [date(2025, 1, 5), None, None]),
    (Last(DRAFT, across_starts=True), [date(2025, 1, 5)], [date(2025, 1, 5)] * 3),
    (Last(DRAFT), [date(2025, 2, 3), date(2025, 3, 3)], [None, date(2025, 3, 3), None]),
    (Last(DRAFT), [date(2025, 4, 1)], [None, date(2025, 4, 1), date(2025, 4, 1)]),
    (Last(DRAFT, across_starts=True), [date(2025, 2, 3), date(2025, 5, 5)], [None, date(2025, 2, 3), date(2025, 5, 5)]),
    (Last(DRAFT, within=TWELVE), [date(2024, 1, 6)], [date(2024, 1, 6), None, None]),  # the day itself is within
    (Last(DRAFT, within=TWELVE), [date(2024, 1, 5)], [None, None, None]),
    (Last(DRAFT, within=TWELVE, across_starts=True), [date(2024, 4, 1)], [date(2024, 4, 1), date(2024, 4, 1), None]),
    (Last(DRAFT, within=TWELVE, across_starts=True), [date(2024, 7, 1)], [date(2024, 7, 1)] * 3),
    (Last(DRAFT, within=Weeks(2)), [date(2024, 12, 23)], [date(2024, 12, 23), None, None]),
    (Last(DRAFT, within=Weeks(2)), [date(2024, 12, 22)], [None, None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "drafts", "expected"), LAST)
def test_the_last_before_a_start(rule, drafts, expected):
    assert anchors(rule, *ASKED, *(E("draft-plan", on) for on in drafts)) == expected


def test_the_last_is_never_the_start_itself():
    seen = view(E("request", date(2025, 1, 6)))
    (start,) = starts(duty(), seen)
    assert anchored(Last(REQUEST), start, [start], seen) is None


@pytest.mark.parametrize(
    ("certificate", "limit"),
    [
        (date(2025, 2, 20), date(2025, 3, 20)),  # on the day of the next decision it is still looked for
        (date(2025, 2, 21), date(2025, 3, 17)),  # a certificate belongs to the last decision before it
    ],
)
def test_a_certificate_is_looked_for_as_far_as_the_next_decision(certificate, limit):
    """Two months of 15 January end on Saturday 15 March."""
    events = [
        E("refusal-to-assess", date(2025, 1, 15)), E("no-plan-notice", date(2025, 2, 20)),
        E("mediation-certificate", certificate),
    ]  # fmt: skip
    assert instances("hesc-20-1-c-i-appeal-2-months", *events)[0].limit == limit


def test_the_making_of_a_plan_is_looked_for_across_moves():
    """Reg 15(5): twelve months beginning with 20 January end on 19 January 2026, whatever transfers lie between."""
    events = [
        E("final-plan", date(2025, 1, 20)), E("plan-transferred", date(2025, 3, 3)), E("plan-transferred", date(2025, 6, 2)),
    ]  # fmt: skip
    assert [i.limit for i in instances("reg-15-5-review-after-transfer", *events)] == [date(2026, 1, 19)] * 2


SHOWS = LastReview(
    MEETING,
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE),
    not_alone=(EventKind.DECISION_TO_CEASE,),
    within=Months(12),
    again=Months(6),
)


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([], None),
        ([("review-meeting", date(2025, 2, 20))], None),  # without a decision it is not over
        ([("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("review-meeting", date(2025, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 3, 11)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 9)),
        ([("review-meeting", date(2024, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 3, 10)),
        ([("review-meeting", date(2024, 3, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        # a second thought within six months, and what is none
        ([("review-meeting", date(2024, 9, 10)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 1, 6)), ("review-meeting", date(2025, 2, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-cease", date(2025, 3, 10))], None),  # may come without a review
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-cease", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-cease", date(2025, 3, 10))], date(2024, 3, 11)),
        ([("decision-to-continue", date(2025, 5, 1))], date(2025, 5, 1)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-continue", date(2025, 5, 2))], date(2024, 3, 11)),
    ],
)  # fmt: skip
def test_the_last_review_before_1_may(events, day):
    seen = view(*(E(kind, on) for kind, on in events))
    found = last_review(SHOWS, date(2025, 5, 1), seen)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("made", "day"),
    [(date(2025, 2, 20), date(2025, 2, 20)), (date(2025, 2, 21), date(2025, 3, 10)), (date(2025, 3, 10), date(2025, 2, 20)),
     (date(2025, 3, 11), None), (date(2025, 5, 1), None), (date(2025, 5, 2), date(2025, 2, 20))],
)  # fmt: skip
def test_a_review_of_the_plan_before_is_none_of_the_next(made, day):
    """Meeting 20 February, decided 10 March; asked on 1 May."""
    events = [E("review-meeting", date(2025, 2, 20)), E("decision-to-continue", date(2025, 3, 10))]
    rule = replace(SHOWS, since=(EventKind.FINAL_PLAN,))
    found = last_review(rule, date(2025, 5, 1), view(*events, E("final-plan", made)))
    assert (found.day if found else None) == day


# what puts another regime in the place of a limit

D51, D132, DETAINED_PLAN = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks", "det-13-2"
ENDINGS = [
    (E("tribunal-order", date(2025, 5, 12), order="assess"), "ended"),
    (E("tribunal-order", date(2025, 5, 12), order="make-plan"), "ended"),
    (E("tribunal-order", date(2025, 5, 12), order="remit"), "ended"),
    (E("tribunal-order", date(2025, 5, 12), order="cease"), "due"),
    (E("tribunal-order", date(2025, 5, 12), order="name-school"), "due"),
    (E("tribunal-order", date(2025, 5, 12)), "due"),  # what it orders is not known
    (E("mediation-agreement", date(2025, 5, 12), order="assess"), "ended"),
    (E("mediation-agreement", date(2025, 5, 12), order="other"), "due"),
    (E("appeal-conceded", date(2025, 5, 12), order="assess"), "ended"),
    (E("appeal-conceded", date(2025, 5, 12), order="continue"), "due"),
    (E("detained", date(2025, 5, 12)), "ended"),
    (E("released", date(2025, 5, 12)), "due"),
]


@pytest.mark.parametrize(("event", "outcome"), ENDINGS)
def test_what_overtakes_the_weeks_from_a_request(event, outcome):
    (found,) = instances(D132, R, event, as_of=date(2025, 5, 20))
    assert (found.outcome.name, found.compliance) == (
        outcome,
        "not-applicable" if outcome == "ended" else "pending",
    )


def test_nothing_revives_what_was_overtaken():
    order = E("tribunal-order", date(2025, 5, 12), order="assess")
    later = [E("decision-to-assess", date(2025, 5, 19)), E("final-plan", date(2025, 6, 2))]
    (found,) = instances(D132, R, order, *later)
    assert (found.outcome.name, found.outcome.by.kind, found.done) == ("ended", "tribunal-order", None)
    assert found.outcome.on == date(2025, 5, 12)


def test_what_was_done_before_stays_done_and_what_had_ended_stays_ended():
    order = E("tribunal-order", date(2025, 5, 12), order="make-plan")
    (met,) = instances(D51, R, E("decision-to-assess", date(2025, 2, 10)), order)
    assert (met.outcome.name, met.compliance) == ("due", "met")
    (ended,) = instances(D132, R, E("no-plan-notice", date(2025, 4, 14)), order)
    assert ended.outcome.by.kind == "no-plan-notice"
    (again,) = instances(D132, R, E("no-plan-notice", date(2025, 4, 14)), order, E("final-plan", date(2025, 6, 2)))
    assert (again.outcome.by.kind, again.done) == ("no-plan-notice", None)


def test_an_act_on_the_day_on_which_another_regime_begins_still_counts():
    """Taken in the order in which they were done; what performs comes first on one day."""
    order = E("tribunal-order", date(2025, 5, 12), order="make-plan")
    (found,) = instances(D132, R, E("final-plan", date(2025, 5, 12)), order)
    assert (found.outcome.name, found.compliance) == ("due", "met")


ATTENTION = E("detained-attention", date(2025, 1, 6))


@pytest.mark.parametrize(
    ("as_of", "outcome", "kept"),
    [
        (date(2025, 4, 30), "due", "pending"),  # a release that is scheduled ends nothing yet
        (date(2025, 5, 1), "ended", "not-applicable"),
        (date(2025, 6, 1), "ended", "not-applicable"),
    ],
)
def test_a_release_ends_the_weeks_of_detention_when_it_comes(as_of, outcome, kept):
    release = E("released", date(2025, 5, 1))
    assert said(DETAINED_PLAN, ATTENTION, release, as_of=as_of) == (outcome, kept)
    assert bool(said("det-15-1/plan", ATTENTION, release, as_of=as_of)) is (outcome == "ended")


def test_a_limit_that_had_passed_before_the_release_was_missed():
    (found,) = instances(DETAINED_PLAN, ATTENTION, E("released", date(2025, 6, 5)))
    assert (found.limit, found.days_over_when_ended) == (date(2025, 5, 26), 10)


def test_what_a_window_kept_back_may_be_done_on_the_day_on_which_it_is_overtaken():
    dismissed = Overtaken((EventKind.TRIBUNAL_ORDER,), (Order.CEASE,))
    rule = duty(
        trigger=(Trigger(EventKind.DECISION_TO_CEASE),),
        discharged_by=Next(EventKind.PLAN_CEASED),
        overtaken_by=dismissed,
    )
    events = [E("decision-to-cease", date(2025, 2, 10)), E("plan-ceased", date(2025, 6, 2)),
              E("tribunal-order", date(2025, 6, 2), order="cease")]  # fmt: skip
    assert done(rule, *events) == [date(2025, 6, 2)]
    assert done(replace(rule, bound=Bound.OPEN_UNTIL), *events) == [None]


def test_overtaking_needs_a_rule():
    order = E("tribunal-order", date(2025, 2, 3), order="assess")
    plain = duty()
    ruled = replace(plain, overtaken_by=Overtaken((EventKind.TRIBUNAL_ORDER,), (Order.ASSESS,)))
    assert [c.ended for c in courses(plain, view(R, order))] == [None]
    assert [c.ended.event.kind for c in courses(ruled, view(R, order)) if c.ended] == ["tribunal-order"]


# which Regulations apply: detention

DETENTION = [
    E("detained", date(2025, 3, 3)),
    E("released", date(2025, 6, 2)),
    E("detained", date(2025, 9, 1)),
]
REGIMES = [
    (date(2025, 3, 2), False),
    (date(2025, 3, 3), True),  # from its first day
    (date(2025, 6, 1), True),
    (date(2025, 6, 2), False),  # not on the day of release
    (date(2025, 8, 31), False),
    (date(2025, 9, 1), True),
    (date(2026, 9, 1), True),
]


@pytest.mark.parametrize(("day", "detained"), REGIMES)
def test_the_regime_on_a_day(day, detained):
    assert view(*DETENTION).detained_on(day) is detained
    draft = E("draft-plan", day)
    assert bool(instances("det-13-1", *DETENTION, draft)) is detained
    assert bool(instances("reg-13-1-a-draft-plan-15-days", *DETENTION, draft)) is not detained
    assert instances("hesc-21-1-c-response-30wd", *DETENTION, E("appeal-received", day))  # either way


@pytest.mark.parametrize("kind", ["detained", "detained-request", "detained-attention"])
def test_what_shows_that_a_person_is_detained(kind):
    assert [view(E(kind, date(2025, 3, 3))).detained_on(date(2025, 3, day)) for day in (2, 3, 4)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("events", "detained"),
    [
        ([], False),
        ([("released", 3)], False),
        ([("released", 1), ("detained", 3)], True),
        ([("detained", 3), ("released", 3)], False),
        ([("detained", 3), ("released", 9)], True),
        (
            [("detained", 1), ("detained-request", 3), ("released", 2)],
            True,
        ),  # asked about while detained again
        ([("detained", 1), ("detained-request", 2), ("released", 3)], False),
    ],
)
def test_detained_on_the_fifth(events, detained):
    seen = view(*(E(kind, date(2025, 3, day)) for kind, day in events))
    assert seen.detained_on(date(2025, 3, 5)) is detained


def test_a_regime_as_far_as_it_is_known_on_the_day_of_the_question():
    events = [E("detained", date(2025, 3, 3)), E("draft-plan", date(2025, 3, 10))]
    assert view(*events, as_of=date(2025, 3, 2)).detained_on(date(2025, 3, 10)) is False
    release = E("released", date(2025, 3, 10))  # scheduled, and so known ahead
    assert view(*events, release, as_of=date(2025, 3, 9)).detained_on(date(2025, 3, 10)) is False
    assert view(*events, release, as_of=date(2025, 3, 9)).detained_on(date(2025, 3, 9)) is True


# a duty that a decision shows to be owed: Devon

NOTICE_4, PLAN_12 = "case-devon-4-weeks-amendment-notice", "case-devon-12-weeks-total"
REVIEW = E("review-meeting", date(2025, 3, 3))  # + 28 days: 31 March; + 84: 26 May


@pytest.mark.parametrize(
    ("id", "events", "as_of", "kept"),
    [
        (NOTICE_4, [], date(2025, 3, 31), "pending"),
        (NOTICE_4, [], date(2025, 4, 1), "unknown"),
        (NOTICE_4, [("decision-to-amend", date(2025, 3, 31))], date(2025, 3, 31), "pending"),
        (NOTICE_4, [("decision-to-amend", date(2025, 3, 31))], date(2025, 4, 1), "overdue"),
        (NOTICE_4, [("decision-to-amend", date(2025, 4, 14))], date(2025, 4, 13), "unknown"),
        (NOTICE_4, [("decision-to-amend", date(2025, 4, 14))], date(2025, 4, 14), "overdue"),
        (NOTICE_4, [("amendment-notice", date(2025, 4, 14))], date(2025, 4, 30), "met-late"),
        (NOTICE_4, [("decision-to-continue", date(2025, 3, 20))], date(2025, 4, 30), "not-applicable"),
        (PLAN_12, [], date(2025, 6, 1), "unknown"),
        (PLAN_12, [("decision-to-amend", date(2025, 3, 31))], date(2025, 6, 1), "overdue"),
        (PLAN_12, [("amendment-notice", date(2025, 3, 10))], date(2025, 5, 5), "pending"),
        (PLAN_12, [("amendment-notice", date(2025, 3, 10))], date(2025, 5, 6), "overdue"),  # + 56 days: 5 May
    ],
)
def test_what_a_decision_shows_to_be_owed(id, events, as_of, kept):
    (found,) = instances(id, REVIEW, *(E(kind, on, method="by-hand") for kind, on in events), as_of=as_of)
    assert found.compliance == kept


def test_the_decision_after_the_next_meeting_is_of_the_next():
    again = E("review-meeting", date(2026, 3, 2))
    decided = E("decision-to-amend", date(2026, 3, 9))
    found = instances(NOTICE_4, REVIEW, again, decided, as_of=date(2026, 6, 1))
    assert [i.compliance.value for i in found] == ["unknown", "overdue"]


# a right that nobody has to use

APPEAL, ADVISER = "hesc-20-1-c-i-appeal-2-months", "reg-33-contact-adviser-2-months"
REFUSED = E("refusal-to-assess", date(2025, 2, 10))  # two months: 10 April, a Thursday


@pytest.mark.parametrize(
    ("id", "events", "as_of", "expected"),
    [
        (APPEAL, [], date(2025, 4, 10), ("due", "pending")),
        (APPEAL, [], date(2025, 4, 11), ("due", "lapsed")),
        (APPEAL, [("appeal", date(2025, 4, 10))], LATE, ("due", "met")),
        (APPEAL, [("appeal", date(2025, 4, 11))], LATE, ("due", "met-late")),
        (ADVISER, [], date(2025, 4, 10), ("due", "pending")),
        (ADVISER, [], date(2025, 4, 11), ("due", "lapsed")),
        (ADVISER, [("mediation-contact", date(2025, 4, 10))], LATE, ("due", "met")),
        (ADVISER, [("mediation-declined", date(2025, 4, 11))], LATE, ("due", "met-late")),
        # what shows that there was no need ends it, unless it had lapsed by then
        (ADVISER, [("appeal", date(2025, 4, 10))], LATE, ("ended", "not-applicable")),
        (ADVISER, [("appeal", date(2025, 4, 11))], LATE, ("due", "lapsed")),
        (ADVISER, [("mediation-certificate", date(2025, 4, 10))], LATE, ("ended", "not-applicable")),
    ],
)
def test_a_right(id, events, as_of, expected):
    assert said(id, REFUSED, *(E(kind, on) for kind, on in events), as_of=as_of) == expected


def test_nobody_is_overdue_with_a_right():
    case = sr.Case(reference="A", events=[REFUSED])
    running, gone = (sr.evaluate(case, as_of=day) for day in (date(2025, 4, 10), date(2025, 4, 11)))
    assert {i.id for i in running.rights} == {APPEAL, ADVISER}
    assert not {APPEAL, ADVISER} & {i.id for i in (*running.pending, *running.overdue, *gone.overdue)}
    assert gone.rights == ()
    assert running.next_due is None or running.next_due.id not in (APPEAL, ADVISER)


# what takes effect by law, and windows whose end is to come


@pytest.mark.parametrize(
    ("id", "event", "limit"),
    [
        ("reg-61-3-withdrawal-28-days", E("approval-withdrawn", date(2026, 2, 2)), date(2026, 3, 2)),
        ("act-46-25th-birthday", E("turns-25", date(2025, 7, 31)), date(2025, 7, 31)),
        ("act-46-25th-birthday", E("turns-25", date(2025, 8, 1)), date(2026, 7, 31)),
        ("act-46-25th-birthday/other", E("turns-25", date(2025, 8, 1), course_ends=date(2026, 5, 22)), date(2026, 5, 22)),
        ("act-46-25th-birthday/other", E("turns-25", date(2025, 8, 1), course_ends=date(2026, 8, 1)), date(2026, 7, 31)),
    ],
)  # fmt: skip
def test_what_takes_effect_by_law_is_neither_late_nor_open(id, event, limit):
    for as_of in (event.on, limit, limit + DAY, LATE):
        (found,) = instances(id, event, as_of=as_of)
        assert (found.due, found.compliance, found.is_open) == (limit, "not-applicable", False)
        assert found.practical is None
    ceased = E("plan-ceased", limit + 9 * DAY)
    assert instances(id, event, ceased)[0].compliance == "not-applicable"


KEEP = "act-45-4-no-cease-before-appeal-period/appeal"
TO_CEASE = [
    E("final-plan", date(2024, 3, 4)),
    E("decision-to-cease", date(2025, 2, 10)),
    E("appeal", date(2025, 3, 10)),
]


@pytest.mark.parametrize(
    ("events", "as_of", "expected"),
    [
        ([], date(2025, 9, 1), ("needs-facts", "pending")),
        ([("plan-ceased", date(2025, 6, 2))], date(2025, 6, 1), ("needs-facts", "pending")),
        ([("plan-ceased", date(2025, 6, 2))], date(2025, 6, 2), ("needs-facts", "too-early")),
        ([("tribunal-order", date(2025, 9, 1))], date(2025, 8, 31), ("needs-facts", "pending")),
        ([("tribunal-order", date(2025, 9, 1))], date(2025, 9, 1), ("due", "met")),  # open until 31 August
        (
            [("tribunal-order", date(2025, 9, 1)), ("plan-ceased", date(2025, 8, 31))],
            LATE,
            ("due", "too-early"),
        ),
        ([("tribunal-order", date(2025, 9, 1)), ("plan-ceased", date(2025, 9, 1))], LATE, ("due", "met")),
        ([("appeal-ended", date(2025, 9, 1)), ("plan-ceased", date(2025, 9, 1))], LATE, ("due", "met")),
        (
            [("appeal-conceded", date(2025, 9, 1)), ("plan-ceased", date(2025, 8, 31))],
            LATE,
            ("due", "too-early"),
        ),
    ],
)
def test_a_window_whose_end_is_to_come(events, as_of, expected):
    found = [E(kind, on) for kind, on in events]
    assert said(KEEP, *TO_CEASE, *found, as_of=as_of) == expected


def test_what_a_window_waits_for():
    (found,) = instances(KEEP, *TO_CEASE, as_of=date(2025, 9, 1))
    assert found.outcome.missing == ("tribunal-order or appeal-ended or appeal-conceded",)
    assert (found.limit, found.due) == (None, None)


def test_a_window_is_not_open_for_an_appeal_against_something_else():
    plan, appeal = E("final-plan", date(2025, 2, 10)), E("appeal", date(2025, 3, 10))
    assert said(KEEP, plan, appeal) is None
    unclear = E("decision-sent", date(2025, 2, 11), id="letter")
    (found,) = instances(KEEP, plan, unclear, appeal)
    assert (found.outcome.name, found.outcome.missing) == ("needs-facts", ("what letter decided",))
    assert found.compliance == "unknown"


# what is planned or still to come performs nothing


@pytest.mark.parametrize(
    ("on", "as_of", "planned", "kept"),
    [
        (date(2025, 4, 4), date(2025, 3, 20), False, "pending"),  # thirty days of 7 March: 6 April
        (date(2025, 4, 4), date(2025, 3, 20), True, "pending"),
        (date(2025, 4, 14), date(2025, 3, 20), False, "pending"),
        (date(2025, 4, 14), date(2025, 4, 7), False, "overdue"),
        (date(2025, 4, 4), date(2025, 4, 4), False, "met"),
        (date(2025, 4, 14), date(2025, 4, 14), False, "met-late"),
    ],
)
def test_a_mediation_that_is_to_come_has_not_taken_place(on, as_of, planned, kept):
    wanted = E("mediation-wanted", date(2025, 3, 7), issues="education-and-social-care")
    held = E("mediation", on, planned=planned)
    assert said("reg-36-2-non-health-30-days", wanted, held, as_of=as_of) == ("due", kept)


# a version whose text was not found


@pytest.mark.parametrize(
    ("conceded", "expected"),
    [
        (date(2014, 8, 31), ("not-in-force", "not-applicable")),
        (date(2014, 9, 1), ("not-encoded", "unknown")),
        (date(2015, 3, 22), ("not-encoded", "unknown")),
        (date(2015, 3, 23), ("due", "overdue")),
    ],
)
def test_a_concession_before_the_text_that_is_known(conceded, expected):
    event = E("appeal-conceded", conceded, order="name-school")
    (found,) = instances("reg-45-5-a-school", event)
    assert (found.outcome.name, found.compliance) == expected
    if expected[0] == "not-encoded":
        assert found.outcome.why == found.duty.text_not_found
        assert (found.limit, found.due) == (None, None)


def test_where_it_is_not_known_what_was_conceded_that_is_asked_first():
    (found,) = instances("reg-45-5-a-school", E("appeal-conceded", date(2015, 3, 22), id="c"))
    assert (found.outcome.name, found.outcome.missing) == ("needs-facts", ("c.order",))
