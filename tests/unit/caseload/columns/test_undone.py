"""What became of the effect of orders, on columns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import sendrules as sr
from column_courses import Asked, course_rows
from crowded_cases import crowded_cases as dense_cases
from matching import LATE, E, day, duty
from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import NO_DAY, to_day
from sendrules.caseload.columns.match import courses_of
from sendrules.caseload.columns.starts import starts_of
from sendrules.caseload.columns.undone import suspension
from sendrules.law.model.duty import Duty, Trigger
from sendrules.statutory.match import courses
from sendrules.statutory.undone import suspension as of_one

ORDERED = duty(
    trigger=(Trigger(EventKind.TRIBUNAL_ORDER, under_order=True, set_by=(EventKind.TRIBUNAL_DIRECTION,)),
             Trigger(EventKind.REQUEST)),
)  # fmt: skip
ORDER, SUSPENDED, ENDED = E("tribunal-order", 0), E("decision-suspended", 10, id="s"), E("suspension-ended", 20)
DIRECTED = E("tribunal-direction", 9, duty="reg-0-act", sets=day(60))


def suspended(rule: Duty, *events: sr.Event, limit: int | None = 40, as_of: int = 90) -> list[str | None]:
    """Give for each start the suspension that leaves its time open."""
    asked = Asked([sr.Case(reference="A", events=events)], day(as_of))
    guard = np.zeros(1, bool)
    found = courses_of(rule, starts_of(rule, asked.batch, guard), guard)
    limits = np.full(len(found), NO_DAY if limit is None else to_day(day(limit)), np.int32)
    ids = [asked.batch.table.id_of(int(asked.batch.source[row])) for row in range(len(asked.batch))]
    return [None if row < 0 else ids[row] for row in suspension(rule, found, limits).tolist()]


@pytest.mark.parametrize(
    ("events", "limit", "found"),
    [
        ([], 40, None),
        ([SUSPENDED], 40, "s"),
        ([SUSPENDED], 9, "s"),  # it still lasts
        ([SUSPENDED], None, "s"),
        ([SUSPENDED, ENDED], 40, "s"),
        ([SUSPENDED, ENDED], 10, "s"),
        ([SUSPENDED, ENDED], 9, None),
        ([SUSPENDED, ENDED], None, None),
        ([SUSPENDED, E("suspension-ended", 9)], 9, "s"),
        ([SUSPENDED, E("suspension-ended", 10)], 9, None),
        ([SUSPENDED, DIRECTED], 40, "s"),
        ([SUSPENDED, E("tribunal-direction", 10, duty="reg-0-act", sets=day(60))], 40, None),
        ([E("decision-suspended", 0, id="s")], 40, "s"),
        ([E("decision-suspended", -1, id="s")], 40, None),
        ([SUSPENDED, E("decision-suspended", 15, id="t"), ENDED], 12, "s"),
        ([SUSPENDED, E("decision-suspended", 15, id="t"), ENDED], 15, "t"),
        ([SUSPENDED, E("tribunal-order", 9)], 40, None),
        ([SUSPENDED, E("tribunal-order", 10)], 40, None),
        ([SUSPENDED, E("tribunal-order", 11)], 40, "s"),
    ],
)
def test_a_suspension_leaves_the_time_of_its_order_open(events, limit, found):
    assert suspended(ORDERED, ORDER, *events, limit=limit)[0] == found


def test_a_suspension_is_seen_on_its_day_and_only_of_what_is_under_order():
    assert suspended(ORDERED, ORDER, SUSPENDED, as_of=9) == [None]
    assert suspended(ORDERED, ORDER, SUSPENDED, as_of=10) == ["s"]
    assert suspended(ORDERED, ORDER, E("request", 0), SUSPENDED) == [None, "s"]
    plain = replace(ORDERED, trigger=(Trigger(EventKind.TRIBUNAL_ORDER),))
    assert suspended(plain, ORDER, SUSPENDED) == [None]


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([E("decision-set-aside", 10, id="a")], ["a"]),
        ([E("decision-set-aside", 0)], [None]),
        ([E("decision-set-aside", 10, id="a"), E("tribunal-order", 10)], ["a", None]),
        ([E("decision-set-aside", 10, id="a"), E("tribunal-order", 9)], [None, "a"]),
        ([E("decision-set-aside", 10), E("final-plan", 9)], [None]),
        ([E("decision-set-aside", 10), E("request", 0)], [None, "a"]),
    ],
)
def test_a_setting_aside_ends_what_its_order_began(events, ended):
    events = [event.model_copy(update={"id": "a"}) if event.kind == "decision-set-aside" else event for event in events]
    rows = course_rows(ORDERED, ORDER, *events, as_of=LATE)
    assert [row["ended"] for row in rows] == ended


def test_suspensions_are_those_of_one_case():
    kinds = [EventKind.TRIBUNAL_ORDER, EventKind.DECISION_SUSPENDED, EventKind.SUSPENSION_ENDED, EventKind.TRIBUNAL_DIRECTION,
             EventKind.REQUEST]  # fmt: skip
    asked = Asked(dense_cases(kinds, 300), day(30))
    guard = np.zeros(300, bool)
    found = courses_of(ORDERED, starts_of(ORDERED, asked.batch, guard), guard)
    for limit in (None, day(3)):
        ours = suspension(ORDERED, found, np.full(len(found), NO_DAY if limit is None else to_day(limit), np.int32))
        theirs = [of_one(c.start, c.set_by, limit, view) for view in asked.views for c in courses(ORDERED, view)]
        assert ours.tolist() == [asked.row(event) for event in theirs]
        assert (ours >= 0).sum() > 20
