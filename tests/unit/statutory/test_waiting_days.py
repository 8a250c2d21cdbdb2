"""Days on which a wait begins or ends, and which of several requests, refusals and orders it counts from. Worked by hand."""

from datetime import date

import sendrules as sr
from sendrules.case.kinds import Role
from sendrules.statutory.waited_for import FINALISED_PLAN, WaitingFor, advice_from
from sendrules.statutory.waiting import Part, Waiting, waiting_of

PSYCHOLOGIST = advice_from(Role.EDUCATIONAL_PSYCHOLOGIST)
REQUEST = sr.Event(kind="request", on=date(2025, 2, 3))
AGREED = sr.Event(kind="decision-to-assess", on=date(2025, 3, 10))
REFUSED = sr.Event(kind="refusal-to-assess", on=date(2025, 3, 10))


def event(kind: str, on: date, **more: object) -> sr.Event:
    return sr.Event.model_validate({"kind": kind, "on": on, **more})


def waits(*events: sr.Event, on: date, what: WaitingFor = PSYCHOLOGIST, **more: object) -> Waiting:
    case = sr.Case.model_validate({"reference": "A", "events": events, **more})
    return waiting_of(sr.Engine().evaluate(case, as_of=on).statutory, what)


def test_after_a_second_refusal_the_wait_begins_with_the_second_order() -> None:
    orders = [event("tribunal-order", day, order="assess") for day in (date(2025, 9, 1), date(2026, 2, 2))]
    again = event("refusal-to-assess", date(2025, 10, 6))
    found = waits(REQUEST, REFUSED, orders[0], again, orders[1], on=date(2026, 3, 2))
    assert (found.part, found.received) == (Part.WAITING, date(2026, 2, 2))


def test_an_order_does_not_make_the_wait_begin_anew_nor_an_earlier_request_that_was_answered() -> None:
    before = [
        event("request", date(2022, 2, 7)),
        event("final-plan", date(2022, 6, 6)),
        event("plan-ceased", date(2024, 7, 1)),
    ]
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    found = waits(*before, REQUEST, REFUSED, order, on=date(2025, 10, 1), what=FINALISED_PLAN)
    # 14 weeks from the order: 98 days from 1 September 2025
    assert (found.part, found.received, found.limit) == (Part.WAITING, date(2025, 2, 3), date(2025, 12, 8))


def test_of_two_requests_the_earlier_limit_presses() -> None:
    found = waits(REQUEST, event("request", date(2025, 4, 7)), on=date(2025, 5, 6), what=FINALISED_PLAN)
    # 140 days from 3 February 2025, and not from 7 April
    assert (found.part, found.limit) == (Part.WAITING, date(2025, 6, 23))


def test_a_decision_on_the_day_of_the_request_begins_the_wait_on_that_day() -> None:
    found = waits(REQUEST, event("decision-to-assess", date(2025, 2, 3)), on=date(2025, 3, 3))
    assert (found.part, found.received) == (Part.WAITING, date(2025, 2, 3))


def test_a_report_that_came_with_the_request_ends_the_wait_for_it() -> None:
    with_it = event("advice-received", date(2025, 2, 3), by="educational-psychologist")
    found = waits(REQUEST, with_it, AGREED, on=date(2025, 5, 6))
    assert (found.part, found.given) == (Part.NOT_WAITING, date(2025, 2, 3))


def test_of_two_reports_the_first_ended_the_wait() -> None:
    reports = [
        event("advice-received", day, by="educational-psychologist") for day in (date(2025, 4, 1), date(2025, 4, 29))
    ]
    found = waits(REQUEST, AGREED, *reports, on=date(2025, 5, 6))
    assert (found.given, found.why) == (date(2025, 4, 1), "the advice came on Tue 1 Apr 2025")


def test_an_allocation_on_the_day_of_the_decision_ends_the_wait() -> None:
    given = event("allocated", date(2025, 3, 10), to="educational-psychologist")
    assert waits(REQUEST, AGREED, given, on=date(2025, 3, 10)).part is Part.NOT_WAITING
    assert waits(REQUEST, AGREED, on=date(2025, 3, 10)).part is Part.WAITING


def test_where_only_plans_are_recorded_the_last_of_them_is_told() -> None:
    plans = [event("final-plan", date(2023, 5, 2)), event("final-plan", date(2024, 5, 1))]
    assert waits(*plans, on=date(2025, 1, 6), what=FINALISED_PLAN).why == "the plan was finalised on Wed 1 May 2024"


def test_a_limit_for_the_decision_that_is_lifted_leaves_it_open_before_the_six_weeks_are_over() -> None:
    away = {"kind": "absence", "who": "child", "first_day": "2025-02-04", "last_day": "2025-03-09"}
    by = {"limb": "reg-5-4-d-exception", "by": "SEN manager", "on": "2025-03-10", "reason": "invented"}
    lifted = waits(REQUEST, on=date(2025, 3, 11), circumstances=[away], determinations=[by])
    assert (lifted.part, lifted.why) == (Part.NOT_KNOWN, "no decision or order to assess is recorded")
    assert waits(REQUEST, on=date(2025, 3, 11)).part is Part.NOT_WAITING


def test_an_answer_on_the_day_of_the_question_counts() -> None:
    remit = event("tribunal-order", date(2025, 12, 1), order="remit")
    again = event("refusal-to-assess", date(2025, 12, 15))
    assert waits(REQUEST, REFUSED, remit, again, on=date(2025, 12, 15), what=FINALISED_PLAN).part is Part.NOT_WAITING
    assert waits(REQUEST, REFUSED, remit, again, on=date(2025, 12, 14), what=FINALISED_PLAN).part is Part.WAITING
