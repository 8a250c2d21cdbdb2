"""A duty under another answer, from what that answer leaves alone."""

from datetime import date

import numpy as np
import pytest

from sendrules import Case, Event
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.may_differ import MayDiffer
from sendrules.caseload.columns.otherwise import answered_otherwise
from sendrules.caseload.columns.standing import Standing
from sendrules.caseload.tables.of_cases import table_of
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import statute
from sendrules.statutory.judge import RULES
from sendrules.time.calendar import ENGLAND_AND_WALES

LAW, FINAL = statute(), "reg-13-2-final-plan-20-weeks"
REQUEST = ("request", date(2025, 5, 21), {})  # 20 weeks end on 8 October 2025
SENT_IN_TIME = ("final-plan", date(2025, 10, 8), {"served": date(2025, 10, 10)})
SERVED_IN_TIME = ("final-plan", date(2025, 10, 1), {"served": date(2025, 10, 3)})


def both(reading, *cases, asked=None):
    """Give the rules of the answers under another answer, found from what it leaves alone, and found anew; and the first."""
    table = table_of(
        [
            Case(
                reference=f"A-{n}",
                events=[Event(kind=kind, on=on, **more) for kind, on, more in events],
            )
            for n, events in enumerate(cases)
        ]
    )
    batch = Batch(table, date(2025, 12, 1), DayTables(ENGLAND_AND_WALES))
    standing = Standing(LAW.versions(FINAL), answers_of(FINAL, batch, LAW), batch)
    (other,) = (o for o in other_answers(LAW, FINAL) if o.reading == reading)
    may = np.ones(batch.cases, bool) if asked is None else np.array(asked)
    found = answered_otherwise(other, standing, MayDiffer(may))
    anew = answers_of(FINAL, batch, other.law).instances
    return rules(found.instances), rules(anew), found


def rules(instances):
    return [(case, RULES[rule].id) for case, rule in zip(instances.case.tolist(), instances.rule.tolist(), strict=True)]


def test_an_act_sent_in_time_and_served_late_is_late_where_delivery_counts():
    found, anew, _ = both("send", [REQUEST, SENT_IN_TIME])
    assert found == anew == [(0, "late")]


def test_a_case_of_which_nothing_else_became_is_not_settled_again():
    found, anew, told = both("send", [REQUEST, SENT_IN_TIME], [REQUEST])
    assert found == [(0, "late")]
    assert anew == [(0, "late"), (1, "overdue")]
    assert told.cases.tolist() == [True, False]


def test_a_case_that_is_not_asked_about_is_left():
    found, _, told = both("send", [REQUEST, SENT_IN_TIME], [REQUEST, SENT_IN_TIME], asked=[False, True])
    assert found == [(1, "late")]
    assert told.cases.tolist() == [False, True]
    assert not told.guard.any()


@pytest.mark.parametrize("plan", [SENT_IN_TIME, SERVED_IN_TIME])
def test_a_limit_is_found_where_it_was_not_on_the_way(plan):
    """A request on a Sunday: from the Monday the twenty weeks end a day later."""
    sunday = ("request", date(2025, 5, 18), {})
    found, anew, told = both("day-of-receipt", [sunday, plan])
    assert found == anew
    assert told.instances.limit.tolist() == [(date(2025, 10, 6) - date(1970, 1, 1)).days]
