"""Matching at its edges: the same day, the day before and the day after, and which of two events it is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.case.view import View
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Last, Next, Open
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.law.statute import statute
from sendrules.statutory.match import (
    Course,
    Start,
    _answers_what_was_open,
    _led_to,
    _refused,
    courses,
    set_by,
    starts,
)
from sendrules.time.periods import Weeks

D = date(2025, 3, 3)
LATE = date(2028, 6, 1)
PLAN = statute().duty("reg-13-2-final-plan-20-weeks")


def day(n: int) -> date:
    return D + timedelta(n)


def E(kind: str, n: int, **more: Any) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=day(n), **more)


def view(*events: sr.Event, as_of: date = LATE) -> View:
    return View(sr.Case(reference="A", events=events), as_of)


def duty(**changes: Any) -> Duty:
    return replace(
        Duty(
            id="reg-0-act", title="Act", holder=Actor.LOCAL_AUTHORITY, owed_to=(Actor.FAMILY,), provision=reg("0"),
            trigger=(Trigger(EventKind.REQUEST),), limit=After(Weeks(6)), discharged_by=Next(EventKind.FINAL_PLAN),
            in_force=InForce(date(2014, 9, 1)),
        ),
        **changes,
    )  # fmt: skip


def first(rule: Duty, *events: sr.Event, as_of: date = LATE) -> Course:
    return courses(rule, view(*events, as_of=as_of))[0]


def ended_on(rule: Duty, *events: sr.Event) -> date | None:
    answer = first(rule, *events).ended
    return answer.event.on if answer else None


def done_on(rule: Duty, *events: sr.Event) -> list[date | None]:
    return [course.done.day if course.done else None for course in courses(rule, view(*events))]


# starts


def test_a_start_under_other_regulations_hides_none_that_comes_after_it():
    rule = duty(detained=False)
    events = [E("detained", -30), E("request", -20), E("released", -10), E("request", 0)]
    assert [s.event.on for s in starts(rule, view(*events))] == [D]


def test_a_start_that_is_not_yet_served_hides_none_that_is():
    rule = duty(trigger=(Trigger(EventKind.DRAFT_PLAN, by=Dated.SERVED),))
    posted, handed = E("draft-plan", 0, served=day(9)), E("draft-plan", 1, served=day(1))
    assert [s.day for s in starts(rule, view(posted, handed, as_of=day(8)))] == [day(1)]
    assert [s.day for s in starts(rule, view(posted, handed, as_of=day(9)))] == [day(9), day(1)]


def test_starts_of_one_day_are_in_the_order_of_their_ids():
    rule = duty(trigger=(Trigger(EventKind.REQUEST), Trigger(EventKind.RESPONSIBLE)))
    found = starts(rule, view(E("request", 0, id="b"), E("responsible", 0, id="a")))
    assert [s.event.id for s in found] == ["a", "b"]


def test_an_act_before_two_starts_is_the_first_ones():
    rule = duty(
        trigger=(Trigger(EventKind.MOVED),),
        discharged_by=Last(EventKind.AMENDED_PLAN, across_starts=True),
    )
    moves = (E("moved", 0), E("moved", 90))
    assert done_on(rule, *moves, E("amended-plan", -9)) == [day(-9), None]
    # on the day of the first it may be meant for the next
    assert done_on(rule, *moves, E("amended-plan", 0)) == [D, D]


# what was done, ended and revived


def test_what_is_sent_again_after_an_ending_is_another_act():
    rule = duty(discharged_by=Next(EventKind.FINAL_PLAN, by=Dated.SERVED), ends_with=Next(EventKind.NO_PLAN_NOTICE))
    sent, again = E("final-plan", 10, served=day(30)), E("final-plan", 12, served=day(13))
    assert done_on(rule, E("request", 0), sent, again) == [day(13)]
    assert done_on(rule, E("request", 0), sent, E("no-plan-notice", 11), again) == [day(30)]


REVIVED = duty(
    ends_with=Next(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE, EventKind.REQUEST_WITHDRAWN),
    revived_by=Next(EventKind.DECISION_TO_ASSESS),
)
REQUEST, REFUSAL, DECISION = E("request", 0), E("refusal-to-assess", 10), E("decision-to-assess", 20)


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([REFUSAL], 10),
        ([REFUSAL, DECISION], None),
        # withdrawn in between: nothing brings it back
        ([REFUSAL, E("request-withdrawn", 15), DECISION], 10),
        # refused again in between
        ([REFUSAL, E("no-plan-notice", 15), DECISION], None),
        # a request in between is what the decision is about, on the day of the refusal too
        ([REFUSAL, E("request", 15), DECISION], 10),
        ([REFUSAL, E("request", 10), DECISION], 10),
        ([REFUSAL, E("request", 20), DECISION], 10),
        ([REFUSAL, E("request", 21), DECISION], None),
        # one before the refusal was refused with it
        ([E("request", 5), REFUSAL, DECISION], None),
        # one that was taken back by then begins nothing, one that is taken back later does
        ([REFUSAL, E("request", 15), E("request-withdrawn", 18), DECISION], None),
        ([REFUSAL, E("request", 15), E("request-withdrawn", 20), DECISION], None),
        ([REFUSAL, E("request", 15), E("request-withdrawn", 21), DECISION], 10),
        # once it was taken back, a decision is about the first again
        (
            [REFUSAL, E("request", 15), DECISION, E("request-withdrawn", 25), E("decision-to-assess", 30)],
            None,
        ),
        ([REFUSAL, E("request", 15), DECISION, E("request-withdrawn", 31), E("decision-to-assess", 30)], 10),
    ],
)
def test_what_brings_back_a_request_that_was_refused(events, ended):
    assert ended_on(REVIVED, REQUEST, *events) == (None if ended is None else day(ended))


def test_an_act_after_a_later_start_is_no_answer_to_the_earlier_where_only_the_latest_counts():
    rule = duty(latest_start_only=True)
    requests = (E("request", 0), E("request", 10))
    assert done_on(rule, *requests, E("final-plan", 5)) == [day(5), None]
    assert done_on(rule, *requests, E("final-plan", 15)) == [None, day(15)]
    withdrawn = (E("request-withdrawn", 20), E("final-plan", 30))
    assert done_on(rule, *requests, E("final-plan", 15), *withdrawn)[0] is None


# what an order is about


def refused(by: int, *events: sr.Event, of: str = "mine") -> bool:
    seen = view(*events)
    found = starts(PLAN, seen)
    mine = next(s for s in found if s.event.id == of)
    assert PLAN.overtaken_by is not None
    stage = PLAN.overtaken_by.stage(Order.ASSESS)
    assert stage is not None
    return _refused(mine, stage, day(by), found, seen)


MINE = E("request", 0, id="mine")


@pytest.mark.parametrize(
    ("events", "by", "holds"),
    [
        ([], 90, False),
        ([E("refusal-to-assess", 10)], 9, False),
        ([E("refusal-to-assess", 10)], 10, True),
        ([E("refusal-to-assess", 10)], 11, True),
        ([E("refusal-to-assess", -1)], 90, False),
        # on the day of the request it is refused at once
        ([E("refusal-to-assess", 0)], -1, False),
        ([E("refusal-to-assess", 0)], 0, True),
        ([E("refusal-to-assess", 0)], 1, True),
        # unless an earlier one was refused that day
        ([E("request", -1), E("refusal-to-assess", 0)], 90, False),
        ([E("responsible", 0), E("refusal-to-assess", 0)], 90, True),
        ([E("request", 1), E("refusal-to-assess", 0)], 90, True),
        ([E("request", -1), E("refusal-to-assess", 1)], 90, True),
        ([E("decision-to-assess", 10)], 90, False),
    ],
)
def test_a_request_that_was_refused_by_a_day(events, by, holds):
    assert refused(by, MINE, *events) is holds


# dates that were set


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_of_two_dates_set_on_one_day_the_earlier_counts(ids):
    rule = statute().duty("reg-44-2-f-name-school")
    order = E("tribunal-order", 0, order="name-school")
    set_ = [E("tribunal-direction", 5, duty=rule.id, sets=day(n), id=id) for id, n in zip(ids, (30, 40), strict=True)]
    seen = view(order, *set_)
    (start,) = [s for s in starts(rule, seen) if s.holds is not False]
    found = set_by(start, rule, [start], seen)
    assert found is not None
    assert found.sets == day(30)


# what has to lie between


def led(kind: str, rule: Next, *events: sr.Event) -> bool:
    act = E(kind, 20, id="act")
    seen = view(E("request", 0, id="start"), act, *events)
    (start,) = [s for s in starts(duty(), seen) if s.event.id == "start"]
    return _led_to(next(e for e in seen.case.events if e.id == "act"), rule, start, seen)


AFTER_A_MEETING = Next(
    EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE,
    only_after=(EventKind.REVIEW_MEETING,), always=(EventKind.DECISION_TO_CEASE,), since=(EventKind.FINAL_PLAN,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("events", "continued", "ceased"),
    [
        ([], True, False),
        ([E("review-meeting", 1)], True, True),
        ([E("review-meeting", 0)], True, True),
        ([E("review-meeting", 20)], True, True),
        ([E("review-meeting", 21)], True, False),
        ([E("review-meeting", -1)], False, False),
        # a plan made since begins anew: what was recorded before shows nothing of it
        ([E("review-meeting", -10), E("final-plan", -9)], True, False),
        ([E("review-meeting", -10), E("final-plan", -10)], False, False),
        ([E("review-meeting", -10), E("final-plan", 20)], True, False),
        ([E("review-meeting", -10), E("final-plan", 21)], False, False),
    ],
)
def test_a_decision_after_a_meeting_since_the_plan_was_made(events, continued, ceased):
    assert led("decision-to-continue", AFTER_A_MEETING, *events) is continued
    assert led("decision-to-cease", AFTER_A_MEETING, *events) is ceased


BEFORE_A_MOVE = Last(EventKind.AMENDED_PLAN, only_after=(EventKind.REVIEW_MEETING,))


@pytest.mark.parametrize(("meeting", "counts"), [(-51, True), (-50, True), (-49, False), (0, False), (1, True)])
def test_an_act_before_a_start_after_a_meeting(meeting, counts):
    rule = duty(trigger=(Trigger(EventKind.MOVED),), discharged_by=BEFORE_A_MOVE)
    events = [E("moved", 0), E("amended-plan", -50), E("review-meeting", meeting)]
    assert done_on(rule, *events) == [day(-50) if counts else None]


def answers_another(own: bool, *events: sr.Event) -> bool:
    what = Open((EventKind.AMENDMENT_NOTICE,), (EventKind.AMENDED_PLAN,), (EventKind.PLAN_CEASED,), own=own)
    seen = view(E("request", 0, id="start"), E("amended-plan", 20, id="act"), *events)
    (start,) = [s for s in starts(duty(), seen) if s.event.id == "start"]
    act = next(e for e in seen.case.events if e.id == "act")
    return _answers_what_was_open(act, what, start, seen)


@pytest.mark.parametrize(
    ("events", "before", "ever"),
    [
        # whether a notice that came before the start lies open, and one that came whenever
        ([], False, False),
        ([E("amendment-notice", -5)], True, True),
        ([E("amendment-notice", 0)], False, True),
        ([E("amendment-notice", 20)], False, True),
        ([E("amendment-notice", 21)], False, False),
        # answered or closed on its day or later, and before the act
        ([E("amendment-notice", -5), E("amended-plan", -6)], True, True),
        ([E("amendment-notice", -5), E("amended-plan", -5)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", -4)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", 19)], False, False),
        ([E("amendment-notice", -5), E("plan-ceased", 20)], True, True),
        ([E("amendment-notice", -5), E("plan-ceased", 21)], True, True),
        # the last notice
        ([E("amendment-notice", -9), E("amended-plan", -8), E("amendment-notice", -5)], True, True),
        ([E("amendment-notice", -9), E("amendment-notice", -5), E("amended-plan", -4)], False, False),
    ],
)
def test_an_act_that_answers_what_was_open(events, before, ever):
    assert answers_another(True, *events) is before
    assert answers_another(False, *events) is ever


def test_another_kind_of_act_answers_nothing_that_was_open():
    seen = view(E("request", 0), E("amendment-notice", -5), E("final-plan", 20))
    what = Open((EventKind.AMENDMENT_NOTICE,), (EventKind.AMENDED_PLAN,), ())
    (start,) = starts(duty(), seen)
    assert isinstance(start, Start)
    assert not _answers_what_was_open(seen.case.events[-1], what, start, seen)
