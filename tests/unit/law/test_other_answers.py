"""What another answer changes of a duty, and in which cases it need not be tried."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.kinds import Dated, EventKind
from sendrules.law.other_answers import OtherAnswer, contestable_by, other_answers
from sendrules.statutory.contested import may_differ

DECISION, PLAN = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"
REQUEST = sr.Event(kind="request", on=date(2025, 5, 21))
AS_OF = date(2025, 10, 20)


def other(duty: str, reading: str) -> OtherAnswer:
    (found,) = (o for o in other_answers(sr.statute(), duty) if o.reading == reading)
    return found


def tried(duty: str, reading: str, *events: sr.Event, **more: object) -> bool:
    case = sr.Case(reference="A", events=events, **more)  # type: ignore[arg-type]
    result = sr.evaluate(case, as_of=AS_OF).statutory
    return may_differ(other(duty, reading), result[duty].instances, result.view)


@pytest.mark.parametrize(
    ("duty", "reading", "what"),
    [
        (PLAN, "send", {"discharged_by"}),
        (DECISION, "notify", {"discharged_by", "ends_with"}),
        (DECISION, "absence-during-period", {"unless"}),
        (DECISION, "bank-holiday-last-day", {"limit"}),
    ],
)
def test_what_an_answer_changes(duty: str, reading: str, what: set[str]) -> None:
    found = other(duty, reading)
    assert found.changes == what
    assert found.same_starts


def test_a_plan_that_counts_when_it_is_delivered_counts_by_another_date() -> None:
    assert (EventKind.FINAL_PLAN, Dated.SENT, Dated.SERVED) in other(PLAN, "send").dated_otherwise
    assert other(PLAN, "send").answered_otherwise == frozenset()


def test_another_date_of_an_act_is_tried_only_where_the_two_dates_differ() -> None:
    plan = {"kind": "final-plan", "on": date(2025, 10, 6)}
    assert not tried(PLAN, "send", REQUEST)
    assert not tried(PLAN, "send", REQUEST, sr.Event(**plan))  # type: ignore[arg-type]
    assert tried(PLAN, "send", REQUEST, sr.Event(**plan, served=date(2025, 10, 9)))  # type: ignore[arg-type]


def test_other_exceptions_are_tried_only_where_somebody_determined_one() -> None:
    decided = sr.Determination(
        limb="reg-5-4-d-exception", on=date(2025, 7, 1), by="SEND manager", reason="away", trigger="request-1"
    )
    assert not tried(DECISION, "absence-during-period", REQUEST)
    assert tried(DECISION, "absence-during-period", REQUEST, determinations=[decided])


def test_another_limit_is_tried_only_where_its_day_is_another() -> None:
    # six weeks from 21 May end on Wednesday 2 July; six from 14 April on Monday 26 May, a bank holiday
    assert not tried(DECISION, "bank-holiday-last-day", REQUEST)
    assert tried(DECISION, "bank-holiday-last-day", sr.Event(kind="request", on=date(2025, 4, 14)))


def test_an_exception_that_is_the_same_under_both_is_not_tried() -> None:
    decided = sr.Determination(
        limb="reg-5-4-a-exception", on=date(2025, 7, 1), by="SEND manager", reason="closed", trigger="request-1"
    )
    assert not tried(DECISION, "absence-during-period", REQUEST, determinations=[decided])


def test_another_end_of_the_weeks_is_tried_only_where_something_may_end_them() -> None:
    assert not tried(DECISION, "move-during-assessment", REQUEST)
    assert tried(DECISION, "move-during-assessment", REQUEST, sr.Event(kind="moved", on=date(2025, 6, 10)))


def test_other_starts_are_tried_only_where_something_would_start_it() -> None:
    assert other("reg-44-2-b-notify", "order-made-or-sent").starting_otherwise == {EventKind.TRIBUNAL_ORDER}


def test_a_limit_that_counts_from_another_is_tried_where_the_other_may_move_or_be_lifted() -> None:
    draft = "derived-latest-draft-date"
    assert other(draft, "weeks-across-25").changes == {"overtaken_by", "limit", "unless"}
    assert not tried(draft, "weeks-across-25", REQUEST)
    assert other(draft, "notify").changes == {"discharged_by", "ends_with", "limit", "unless"}


def test_nothing_is_tried_for_a_duty_that_nothing_starts() -> None:
    assert not tried(PLAN, "send", sr.Event(kind="review-meeting", on=date(2025, 5, 12)))


def test_a_duty_without_questions_is_never_contestable() -> None:
    every = contestable_by(sr.statute(), list(EventKind))
    assert every == {id for id in sr.statute().ids if other_answers(sr.statute(), id)}
    assert PLAN in contestable_by(sr.statute(), [EventKind.REQUEST])
    assert contestable_by(sr.statute(), []) == set()
