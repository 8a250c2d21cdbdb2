"""Where a limit that moves surely changes an answer, and where it surely leaves it."""

from datetime import date, timedelta

import numpy as np
import pytest

from sendrules import Case, Event
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.moved import moved
from sendrules.caseload.columns.standing import Standing
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES

LAW, FINAL, AS_OF = statute(), "reg-13-2-final-plan-20-weeks", date(2025, 12, 1)
REQUEST, LIMIT = date(2025, 5, 21), date(2025, 10, 8)  # 20 weeks


def sorted_by(*events, later=1, determined=()):
    """Give what surely differs, and the starts to be settled, where the limit of one request comes some days later."""
    case = Case(
        reference="A",
        events=[Event(kind=kind, on=on) for kind, on in (("request", REQUEST), *events)],
        determinations=list(determined),
    )
    batch = Batch(table_of([case]), AS_OF, DayTables(ENGLAND_AND_WALES))
    standing = Standing(LAW.versions(FINAL), answers_of(FINAL, batch, LAW), batch)
    (other,) = (o for o in other_answers(LAW, FINAL) if o.reading == "bank-holiday-last-day")
    (n,) = (n for n, settled in enumerate(standing.answers.settled) if settled.part.which.any())
    found = moved(other, standing, n, standing.answers.settled[n].limit + np.int32(later))
    return found.surely.tolist(), found.asked.tolist()


@pytest.mark.parametrize("events", [(), (("final-plan", LIMIT),), (("final-plan", LIMIT + timedelta(1)),)])
def test_what_has_a_due_date_has_another(events):
    assert sorted_by(*events) == ([0], [])


def test_a_limit_that_stays_changes_nothing():
    assert sorted_by(later=0) == ([], [])


@pytest.mark.parametrize(
    ("ended", "asked"),
    [
        (LIMIT, []),
        (LIMIT + timedelta(1), [0]),
        (LIMIT + timedelta(3), [0]),
        (LIMIT + timedelta(4), []),
    ],
)
def test_what_ended_between_two_limits_was_missed_by_one(ended, asked):
    assert sorted_by(("refusal-to-assess", ended), later=3) == ([], asked)
