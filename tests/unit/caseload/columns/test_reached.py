"""Which starts an event can still reach that another answer counts otherwise."""

from datetime import date

import numpy as np
import pytest

from sendrules import Case, Event
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.changes import changes_of
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.reached import reached
from sendrules.caseload.columns.standing import Standing
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES

LAW, FINAL, NO_PLAN = statute(), "reg-13-2-final-plan-20-weeks", "reg-10-1-no-plan-decision"
REQUEST = ("request", date(2025, 5, 21))  # 20 weeks end on 8 October 2025


def reached_starts(duty, reading, *cases, asked=None):
    """Give the cases whose starts are reached."""
    batch = Batch(
        table_of(
            [
                Case(reference=f"A-{n}", events=[Event(kind=kind, on=on, **dict(more)) for kind, on, *more in events])
                for n, events in enumerate(cases)
            ]
        ),
        date(2025, 12, 1),
        DayTables(ENGLAND_AND_WALES),
    )
    standing = Standing(LAW.versions(duty), answers_of(duty, batch, LAW), batch)
    (other,) = (o for o in other_answers(LAW, duty) if o.reading == reading)
    may = np.ones(batch.cases, bool) if asked is None else np.array(asked)
    return sorted(
        {
            case
            for n, settled in enumerate(standing.answers.settled)
            for starts in reached(changes_of(other, settled.part.duty), standing.reach(n), may)
            for case in settled.part.at.starts.case[starts].tolist()
        }
    )


def sent(on, served):
    return ("final-plan", on, ("served", served))


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (sent(date(2025, 10, 7), date(2025, 10, 9)), [0]),  # served after the limit
        (sent(date(2025, 10, 7), date(2025, 10, 8)), []),
        (sent(date(2025, 10, 9), date(2025, 10, 10)), []),
        (sent(date(2025, 12, 1), date(2025, 12, 2)), [0]),  # and after the day of the question
    ],
)
def test_an_act_reaches_a_start_where_its_limit_or_the_question_lies_between_two_of_its_dates(plan, found):
    assert reached_starts(FINAL, "send", [REQUEST, plan]) == found


def test_an_act_before_its_start_reaches_nothing():
    early = sent(date(2025, 5, 19), date(2025, 10, 9))
    assert reached_starts(FINAL, "send", [REQUEST, early]) == []


def test_only_the_cases_asked_about_are_looked_at():
    crossing = [REQUEST, sent(date(2025, 10, 7), date(2025, 10, 9))]
    assert reached_starts(FINAL, "send", crossing, crossing, asked=[False, True]) == [1]


def test_an_order_reaches_a_start_that_nothing_performed():
    """An appeal that is conceded before the response overtakes, unless the limits stand."""
    conceded = ("appeal-conceded", date(2025, 8, 1), ("order", "assess"))
    performed = sent(date(2025, 7, 1), date(2025, 7, 1))
    reading = "concession-before-response"
    assert reached_starts(FINAL, reading, [REQUEST, conceded], [REQUEST, performed, conceded]) == [0]


def test_a_withdrawal_reaches_a_start_that_a_refusal_ended():
    refused, withdrawn = ("refusal-to-assess", date(2025, 6, 20)), ("request-withdrawn", date(2025, 6, 25))
    found = reached_starts(NO_PLAN, "withdrawal-of-request", [REQUEST, refused, withdrawn], [REQUEST, refused])
    assert found == [0]
