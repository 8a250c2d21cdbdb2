"""Which event performs a duty: before or after its start, on the same day, planned, not yet served, or about something else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from matching import D, E, day, done, duty, instances, said
from sendrules.case.kinds import EventKind
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.time.periods import Months

MOVED = EventKind.MOVED

R = E("request", date(2025, 1, 6))  # + 42 days: 17 February; + 140: 26 May

# an act that must come before its trigger

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
    ([E("amended-plan", date(2025, 2, 13))], "overdue", None),  # more than twelve months before the last day
    ([E("amended-plan", date(2025, 2, 14))], "unknown", None),  # may name the school, and needs no amendment
    ([E("amended-plan", date(2025, 8, 31))], "unknown", None),  # more than twelve months before the transfer
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
    ([E("decision-to-continue", date(2026, 2, 2))], "unknown", None),
    ([E("decision-to-continue", date(2026, 2, 2), names_next=True)], "met", date(2026, 2, 2)),
    ([E("decision-to-continue", date(2026, 2, 2), names_next=False)], "overdue", None),
    ([E("amended-plan", date(2026, 2, 2), names_next=False)], "overdue", None),
    ([E("amended-plan", date(2026, 9, 2), names_next=False)], "overdue", None),
]


@pytest.mark.parametrize(("events", "kept", "done"), AMENDED)
def test_a_plan_amended_before_a_transfer(events, kept, done):
    plan = E("final-plan", date(2024, 3, 4))
    (found,) = instances(TO_SCHOOL, plan, TRANSFER, *events)
    assert (found.limit, found.compliance, found.done_on) == (date(2026, 2, 14), kept, done)


def on_time(**more: Any) -> Duty:
    return duty(
        trigger=(Trigger(MOVED),), discharged_by=EarlierAnswer(EventKind.PLAN_TRANSFERRED, or_next=True, **more)
    )


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


def test_an_act_about_another_service_does_not_count():
    rule = duty(
        trigger=(Trigger(EventKind.SCHOOL_CONSULTED),),
        discharged_by=EarlierAnswer(EventKind.ADVICE_REQUEST, or_next=True),
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


REVIEWED_FIRST = EarlierAnswer(
    EventKind.AMENDED_PLAN, within=Months(12), or_next=True, only_after=(EventKind.REVIEW_MEETING,)
)


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
def test_a_meeting_that_must_come_before_the_act(meetings, counts):
    """Amended on 10 January 2025, before a move on 3 March."""
    rule = duty(trigger=(Trigger(MOVED),), discharged_by=REVIEWED_FIRST)
    events = [E("moved", date(2025, 3, 3)), E("amended-plan", date(2025, 1, 10))]
    assert done(rule, *events, *(E("review-meeting", on) for on in meetings)) == [date(2025, 1, 10) if counts else None]


DECIDED_AFTER_A_MEETING = Answer(
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
def test_a_meeting_that_must_come_between_the_start_and_the_act(meetings, kind, counts):
    """A plan of 3 March 2025, and a decision of 2 June."""
    rule = duty(trigger=(Trigger(EventKind.FINAL_PLAN),), discharged_by=DECIDED_AFTER_A_MEETING)
    events = [E("final-plan", date(2025, 3, 3)), E(kind, date(2025, 6, 2))]
    assert done(rule, *events, *(E("review-meeting", on) for on in meetings)) == [date(2025, 6, 2) if counts else None]


def test_a_meeting_on_the_day_of_one_decision_does_not_lead_to_a_second():
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
def test_a_notice_sent_but_not_yet_served_is_in_transit(as_of, on_its_way):
    (found,) = instances("reg-5-1-decision-to-assess", R, decided(date(2025, 2, 10), date(2025, 2, 20)), as_of=as_of)
    assert (found.in_transit is not None, found.done is None) == (on_its_way, on_its_way)


def test_a_later_start_about_another_service_does_not_take_the_answer():
    rule = duty(
        trigger=(Trigger(EventKind.SCHOOL_CONSULTED),),
        discharged_by=Answer(EventKind.SCHOOL_ANSWER),
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


# planned and future events


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
def test_a_future_mediation_has_not_taken_place(on, as_of, planned, kept):
    wanted = E("mediation-wanted", date(2025, 3, 7), issues="education-and-social-care")
    held = E("mediation", on, planned=planned)
    assert said("reg-36-2-non-health-30-days", wanted, held, as_of=as_of) == ("due", kept)


def test_an_act_before_two_starts_belongs_to_the_first():
    rule = duty(
        trigger=(Trigger(EventKind.MOVED),),
        discharged_by=EarlierAnswer(EventKind.AMENDED_PLAN),
    )
    moves = (E("moved", 0), E("moved", 90))
    assert done(rule, *moves, E("amended-plan", -9)) == [day(-9), None]
    # on the day of the first it may be meant for the next
    assert done(rule, *moves, E("amended-plan", 0)) == [D, D]
    # of two starts of one day only the first has it
    either = replace(rule, trigger=(Trigger(EventKind.MOVED), Trigger(EventKind.RELEASED)))
    assert done(either, moves[0], E("released", 0), E("amended-plan", -9)) == [day(-9), None]


def test_a_later_act_does_not_answer_an_earlier_start_where_only_the_latest_counts():
    rule = duty(latest_start_only=True)
    requests = (E("request", 0), E("request", 10))
    assert done(rule, *requests, E("final-plan", 5)) == [day(5), None]
    assert done(rule, *requests, E("final-plan", 15)) == [None, day(15)]
    withdrawn = (E("request-withdrawn", 20), E("final-plan", 30))
    assert done(rule, *requests, E("final-plan", 15), *withdrawn)[0] is None


D51 = "reg-5-1-decision-to-assess"

REQUEST = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_a_planned_or_future_event_answers_nothing() -> None:
    planned = sr.Event(kind="decision-to-assess", on=date(2025, 2, 3), planned=True)
    later = sr.Event(kind="decision-to-assess", on=date(2025, 3, 3))
    for event in (planned, later):
        assert answer(REQUEST, event, as_of=date(2025, 2, 18))[D51].compliance == "overdue"
    assert answer(REQUEST, later, as_of=date(2025, 3, 3))[D51].compliance == "met-late"


def test_a_notice_sent_and_not_yet_served_is_not_seen() -> None:
    posted = sr.Event(kind="decision-to-assess", on=date(2025, 2, 14), served=date(2025, 2, 17))
    assert answer(REQUEST, posted, as_of=date(2025, 2, 16))[D51].compliance == "pending"
    assert answer(REQUEST, posted, as_of=date(2025, 2, 17))[D51].compliance == "met"
