"""By which day acts count, on columns."""

from __future__ import annotations

import numpy as np

import sendrules as sr
from columns import batch_of
from matching import LATE, E, day
from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.codes import maybe_date, to_day
from sendrules.caseload.columns.counted import backdated, come, counted
from sendrules.law.model.discharge import Answer

PLAN = E("final-plan", 10, served=day(13))
REFUSAL = E("refusal-to-assess", 12, served=day(14))


def batch(*events: sr.Event, as_of=LATE):
    """Give one case with these events, as known on a day."""
    return batch_of([sr.Case(reference="A", events=events)], as_of)


def test_each_kind_counts_by_the_date_that_the_rule_gives_it():
    rule = Answer(
        EventKind.FINAL_PLAN, EventKind.REFUSAL_TO_ASSESS, by=Dated.SENT, served=(EventKind.REFUSAL_TO_ASSESS,)
    )
    asked = batch(PLAN, REFUSAL)
    assert [maybe_date(on) for on in counted(rule, asked).tolist()] == [day(10), day(14)]
    assert [maybe_date(on) for on in counted(Answer(EventKind.FINAL_PLAN, by=Dated.SENT), asked).tolist()] == [
        day(10),
        day(12),
    ]


def test_a_scheduled_event_has_come_before_its_day_and_no_other():
    asked = batch(E("turns-25", 5), E("final-plan", 2, served=day(5)), as_of=day(4))
    rows = np.arange(len(asked))
    assert come(asked, np.full(len(asked), to_day(day(5)), np.int32), rows).tolist() == [False, True]
    assert come(asked, np.full(len(asked), to_day(day(4)), np.int32), rows).tolist() == [True, True]


def test_how_far_a_case_dates_back():
    asked = batch_of(
        [sr.Case(reference="A", events=[E("final-plan", 10, written=day(3))]), sr.Case(reference="B", events=[PLAN])],
        LATE,
    )
    assert backdated(asked).tolist() == [7, 0]
