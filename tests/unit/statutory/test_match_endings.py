"""What ends a limit, what revives it, and what puts other law in its place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

import sendrules as sr
from matching import DAY, LATE, D, E, day, done, duty, instances, said, view
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.case.view import View
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.statute import statute
from sendrules.statutory.match import Course, courses
from sendrules.statutory.overtaking import _refused

R = E("request", date(2025, 1, 6))  # + 42 days: 17 February; + 140: 26 May


def test_a_second_ending_does_not_revive_a_limit():
    refused, no_plan = (
        E(kind, on, method="by-hand")
        for kind, on in (("refusal-to-assess", date(2025, 2, 10)), ("no-plan-notice", date(2025, 3, 3)))
    )
    (found,) = instances("reg-13-2-final-plan-20-weeks", R, refused, no_plan)
    assert (found.outcome.by.kind, found.revived_by) == ("refusal-to-assess", None)


def test_the_start_itself_does_not_stop_a_revival():
    rule = duty(
        trigger=(Trigger(EventKind.TRIBUNAL_ORDER),),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE),
        revived_by=Reversal(EventKind.FINAL_PLAN, until=(EventKind.TRIBUNAL_ORDER,)),
    )
    order, ended = E("tribunal-order", date(2025, 3, 3)), E("no-plan-notice", date(2025, 3, 3))
    assert done(rule, order, ended, E("final-plan", date(2025, 4, 1))) == [date(2025, 4, 1)]


def test_a_notice_against_the_family_closes_every_window_that_is_open():
    """On the day of the second draft too: a window is no request that might be made again."""
    drafts = [
        E("draft-plan", date(2025, 3, 3), method="by-hand"),
        E("draft-plan", date(2025, 3, 10), method="by-hand"),
    ]
    refused = E("no-plan-notice", date(2025, 3, 10), method="by-hand")
    found = instances("reg-13-1-a-draft-plan-15-days", *drafts, refused)
    assert [i.outcome.name for i in found] == ["ended", "ended"]


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
def test_a_new_beginning_after_the_ending_stops_a_revival(between, revived):
    """Ended on 10 March 2025, and a plan on 1 April."""
    rule = duty(
        ends_with=Answer(EventKind.NO_PLAN_NOTICE),
        revived_by=Reversal(EventKind.FINAL_PLAN, until=(EventKind.APPEAL_CONCEDED,)),
    )
    events = [R, E("no-plan-notice", date(2025, 3, 10)), E("final-plan", date(2025, 4, 1))]
    events += [E("appeal-conceded", between)] if between else []
    assert done(rule, *events) == [date(2025, 4, 1) if revived else None]


# other law takes over

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


def test_an_act_that_a_window_held_back_may_be_done_on_the_day_it_is_overtaken():
    dismissed = Overtaken((EventKind.TRIBUNAL_ORDER,), (Order.CEASE,))
    rule = duty(
        trigger=(Trigger(EventKind.DECISION_TO_CEASE),),
        discharged_by=Answer(EventKind.PLAN_CEASED),
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


PLAN = statute().duty("reg-13-2-final-plan-20-weeks")


def first(rule: Duty, *events: sr.Event, as_of: date = LATE) -> Course:
    return courses(rule, view(*events, as_of=as_of))[0]


def ended_on(rule: Duty, *events: sr.Event) -> date | None:
    answer = first(rule, *events).ended
    return answer.event.on if answer else None


# performed, ended and revived


def test_a_notice_sent_again_after_an_ending_is_a_different_act():
    rule = duty(discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SERVED), ends_with=Answer(EventKind.NO_PLAN_NOTICE))
    sent, again = E("final-plan", 10, served=day(30)), E("final-plan", 12, served=day(13))
    assert done(rule, E("request", 0), sent, again) == [day(13)]
    assert done(rule, E("request", 0), sent, E("no-plan-notice", 11), again) == [day(30)]


REVIVED = duty(
    ends_with=Answer(EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE, EventKind.REQUEST_WITHDRAWN),
    revived_by=Reversal(EventKind.DECISION_TO_ASSESS),
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
def test_what_revives_a_request_that_was_refused(events, ended):
    assert ended_on(REVIVED, REQUEST, *events) == (None if ended is None else day(ended))


# what an order is about


def refused(by: int, *events: sr.Event, of: str = "mine") -> bool:
    seen = view(*events)
    found = courses(PLAN, seen)[0].starts
    mine = next(s for s in found.all if s.event.id == of)
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


FINAL = "reg-13-2-final-plan-20-weeks"

ASKED_ON, REFUSED_ON, AGAIN = date(2024, 9, 2), date(2024, 10, 14), date(2024, 11, 4)

ORDERED = date(2025, 3, 3)

DECIDED = date(2025, 3, 10)

LATER = date(2025, 4, 1)


def overtaken(*events: tuple[str, date]) -> list[bool]:
    """For each request, whether the order of 3 March put other weeks in the place of its twenty."""
    record = [sr.Event(kind=kind, on=on) for kind, on in events]
    record.append(sr.Event(kind="tribunal-order", on=ORDERED, order="assess"))
    record.append(sr.Event(kind="decision-to-assess", on=DECIDED))  # would revive weeks that a refusal alone had ended
    result = sr.evaluate(sr.Case(reference="O-1", events=record), as_of=LATER)
    return [i.outcome.name == "ended" for i in result[FINAL].instances]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # the refused one of two
        ([("request", ASKED_ON), ("refusal-to-assess", REFUSED_ON), ("request", AGAIN), ("decision-to-assess", date(2024, 12, 16))],
         [True, False]),
        # one that was never answered is what the order is about; one with a decision to assess is not
        ([("request", ASKED_ON)], [True]),
        ([("request", ASKED_ON), ("decision-to-assess", REFUSED_ON)], [False]),
        # decided on the day of the request; on the day of the order, which comes first; and after it
        ([("request", ASKED_ON), ("decision-to-assess", ASKED_ON)], [False]),
        ([("request", ASKED_ON), ("decision-to-assess", ORDERED)], [True]),
        ([("request", ASKED_ON), ("decision-to-assess", date(2025, 3, 2))], [False]),
        ([("request", ASKED_ON), ("decision-to-assess", date(2025, 3, 4))], [True]),
        # refused on the day of the request, and on the day of the order
        ([("request", ASKED_ON), ("refusal-to-assess", ASKED_ON)], [True]),
        ([("request", ASKED_ON), ("refusal-to-assess", ORDERED)], [True]),
        # a refusal on the day of a second request answers the first
        ([("request", ASKED_ON), ("request", AGAIN), ("refusal-to-assess", AGAIN)], [True, False]),
        # one on the day after the second request may answer both
        ([("request", ASKED_ON), ("request", AGAIN), ("refusal-to-assess", date(2024, 11, 5))], [True, True]),
        # refused after the order: it was about neither, and then it is about what was not yet answered
        ([("request", ASKED_ON), ("decision-to-assess", REFUSED_ON), ("refusal-to-assess", date(2025, 3, 4))], [False]),
    ],
)  # fmt: skip
def test_an_order_is_about_a_request_refused_or_never_answered(events, expected):
    assert overtaken(*events) == expected


@pytest.mark.parametrize(
    ("between", "revived"),
    [(None, True), (-1, True), (0, False), (10, False), (20, False), (21, True)],
)
def test_an_event_that_begins_something_else_stops_a_revival(between, revived):
    """Refused on the tenth day and a plan on the thirtieth; ``between`` counts from the refusal."""
    duty = replace(
        statute().duty("reg-44-2-b-ii-final"),
        revived_by=Reversal(EventKind.FINAL_PLAN, until=(EventKind.REQUEST, EventKind.TRIBUNAL_ORDER)),
    )
    events = [
        sr.Event(kind="tribunal-order", on=D, order="assess"),
        sr.Event(kind="no-plan-notice", on=D + 10 * DAY),
        sr.Event(kind="final-plan", on=D + 30 * DAY),
    ]
    if between is not None:
        events.append(sr.Event(kind="request", on=D + (10 + between) * DAY))
    (course,) = courses(duty, View(sr.Case(reference="A", events=events), LATE))
    assert bool(course.done) is revived
    assert bool(course.ended) is not revived


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_many_requests_on_the_day_of_the_refusal_stay_quick() -> None:
    """Sixty rounds; a search that starts anew for each earlier round would not end."""
    events, day = [], date(2016, 1, 4)
    for _ in range(60):
        events += [
            sr.Event(kind="request", on=day),
            sr.Event(kind="refusal-to-assess", on=day + timedelta(30)),
        ]
        day += timedelta(30)
    result = answer(*events, as_of=date(2026, 1, 1))
    assert len(result[D51].instances) == 60
    assert {i.compliance.value for i in result[D51].instances} == {"met"}
