"""In which cases another answer can change anything: the fewer are asked about, the less there is to do."""

from datetime import date

import numpy as np
import pytest

from sendrules import Case, Event, EventKind, RecordGap
from sendrules.caseload import evaluate
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.may_differ import can_meet, may_differ
from sendrules.caseload.columns.standing import Standing
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES

LAW, DAYS, AS_OF = statute(), DayTables(ENGLAND_AND_WALES), date(2025, 12, 1)
FINAL, NO_PLAN = "reg-13-2-final-plan-20-weeks", "reg-10-1-no-plan-decision"
REQUEST = ("request", date(2025, 5, 21))  # 20 weeks end on 8 October 2025


def batch_of(*cases):
    table = table_of(
        [
            Case(
                reference=f"A-{n}",
                events=[Event(kind=kind, on=on, **dict(more)) for kind, on, *more in ((*e[:2], *e[2:]) for e in case)],
            )
            for n, case in enumerate(cases)
        ]
    )
    return Batch(table, AS_OF, DAYS)


def other(duty, reading):
    return next(o for o in other_answers(LAW, duty) if o.reading == reading)


def asked(duty, reading, *cases):
    batch = batch_of(*cases)
    standing = Standing(LAW.versions(duty), answers_of(duty, batch, LAW), batch)
    return may_differ(other(duty, reading), standing).cases.tolist()


def sent(on, served):
    return ("final-plan", on, ("served", served))


@pytest.mark.parametrize(
    ("plan", "may"),
    [
        (sent(date(2025, 10, 8), date(2025, 10, 10)), True),
        (sent(date(2025, 10, 8), date(2025, 10, 8)), False),
        (sent(date(2025, 10, 6), date(2025, 10, 8)), False),
        (sent(date(2025, 10, 9), date(2025, 10, 12)), False),
        (sent(date(2025, 11, 28), date(2025, 12, 2)), True),
    ],
)
def test_another_date_of_an_act_matters_where_the_limit_or_the_question_lies_between(plan, may):
    assert asked(FINAL, "send", [REQUEST, plan]) == [may]


def test_of_two_acts_the_date_tells_which_counts():
    plans = [sent(date(2025, 9, 1), date(2025, 9, 5)), sent(date(2025, 9, 2), date(2025, 9, 3))]
    assert asked(FINAL, "send", [REQUEST, *plans], [REQUEST, plans[0]]) == [True, False]


def test_a_decision_told_by_telephone_is_asked_about_and_a_letter_is_not():
    told = [REQUEST, ("decision-to-assess", date(2025, 6, 20), ("method", "by-telephone"))]
    written = [REQUEST, ("decision-to-assess", date(2025, 6, 20))]
    assert asked("reg-5-1-decision-to-assess", "told-by-telephone", told, written) == [True, False]


def test_a_withdrawal_after_a_refusal_still_stops_what_takes_the_request_up_again():
    refused = ("refusal-to-assess", date(2025, 6, 20))
    withdrawn = ("request-withdrawn", date(2025, 6, 25))
    found = asked(NO_PLAN, "withdrawal-of-request", [REQUEST, refused, withdrawn], [REQUEST, refused])
    assert found == [True, False]


def test_a_start_that_is_the_same_under_both_is_not_asked_about():
    found = asked("act-36-6-7-considering-notice", "assessed-in-previous-six-months", [REQUEST])
    assert found == [False]


def test_an_exception_that_nobody_determined_is_not_met():
    assert not can_meet(other(FINAL, "absence-during-period"), batch_of([REQUEST]))


def test_the_limits_found_on_the_way_are_given():
    batch = batch_of([("request", date(2025, 6, 1))])
    standing = Standing(LAW.versions(FINAL), answers_of(FINAL, batch, LAW), batch)
    found = may_differ(other(FINAL, "day-of-receipt"), standing)
    assert found.surely.tolist() == [0]
    assert found.cases.tolist() == [False]
    (limit,) = (limit for limit in found.limits if limit is not None)
    assert np.array_equal(limit - standing.answers.settled[0].limit, [1])


@pytest.mark.parametrize(("kind", "may"), [("mediation-notice", True), ("review-meeting", False)])
def test_an_act_that_one_answer_alone_counts_may_lie_in_a_gap(kind, may):
    wanted = Event(kind="mediation-wanted", on=date(2025, 3, 3), issues="education-and-social-care")
    gap = RecordGap(first_day=date(2025, 3, 10), kinds=(EventKind(kind),))
    duty = "reg-36-2-non-health-30-days"
    batch = Batch(table_of([Case(reference="A", events=[wanted], circumstances=[gap])]), AS_OF, DAYS)
    standing = Standing(LAW.versions(duty), answers_of(duty, batch, LAW), batch)
    arranged = other(duty, "mediation-within-30-days")
    assert can_meet(arranged, batch) == may
    assert may_differ(arranged, standing).cases.tolist() == [may]


def test_an_anchor_that_turns_on_another_duty_is_looked_for_again_under_another_answer():
    """A refusal to set aside gives 28 days more only if it was sought in time (HESC r.46(3)), and August decides that (r.12(3)(b)).

    The order of 12 August gives rule 45 until 28 September where August is left out, and until 9 September where it is not: the
    application of 16 September is in time under the first answer alone. So permission can be sought until 11 November, or until
    9 September.
    """
    events = [
        Event(kind="tribunal-order", on=date(2015, 8, 26), sent=date(2015, 8, 12), order="name-school-and-amend"),
        Event(kind="set-aside-sought", on=date(2015, 9, 16)),
        Event(kind="set-aside-refused", on=date(2015, 10, 14)),
    ]
    found = evaluate([Case(reference="A", events=events)], as_of=date(2015, 10, 30), audit=1).table.to_pylist()
    (row,) = [row for row in found if row["duty"] == "hesc-46-permission-28-days"]
    assert (row["due"], row["contested_by"]) == (date(2015, 11, 11), "rule-46-days-not-counted")
