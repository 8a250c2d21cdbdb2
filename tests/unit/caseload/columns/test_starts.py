"""Which events start a duty, on columns."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import sendrules as sr
from column_courses import Asked, course_rows
from matching import LATE, E, day, duty
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.caseload.columns.codes import maybe_date
from sendrules.caseload.columns.occasions import findings
from sendrules.caseload.columns.starts import starts_of
from sendrules.caseload.columns.twins import TESTS, NoTwin
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.duty import Duty, Trigger

REFUSED = EventKind.REFUSAL_TO_ASSESS


def rows(rule: Duty, *events: sr.Event, as_of: date = LATE) -> list[dict[str, object]]:
    return course_rows(rule, *events, as_of=as_of)


def started(rule: Duty, *events: sr.Event, as_of: date = LATE) -> list[tuple[object, object]]:
    return [(row["row"], row["day"]) for row in rows(rule, *events, as_of=as_of)]


def test_each_event_of_the_kind_is_a_start_in_order_of_day_and_id():
    events = [
        E("request", 5, id="z"),
        E("request", 9, id="b"),
        E("request", 9, id="a", by="school"),
        E("final-plan", 1),
    ]
    assert started(duty(), *events) == [("z", day(5)), ("a", day(9)), ("b", day(9))]
    assert started(duty(), *events, as_of=day(8)) == [("z", day(5))]
    assert started(duty(), E("final-plan", 1)) == []


def test_an_event_that_starts_a_duty_by_two_rules_stands_twice_in_the_order_of_the_rules():
    rule = duty(
        trigger=(Trigger(EventKind.RESPONSIBLE), Trigger(EventKind.REQUEST), Trigger(EventKind.REQUEST, by=Dated.SENT))
    )
    found = rows(rule, E("request", 5, id="r"), E("responsible", 5, id="s"), E("request", 3, id="t"))
    assert [(row["row"], row["trigger"]) for row in found] == [("t", 1), ("t", 2), ("r", 1), ("r", 2), ("s", 0)]


def test_a_notice_starts_when_it_is_served():
    rule = duty(trigger=(Trigger(REFUSED, by=Dated.SERVED),))
    notice = E("refusal-to-assess", 3, served=day(6), id="n")
    assert started(rule, notice, as_of=day(5)) == []
    assert started(rule, notice, as_of=day(6)) == [("n", day(6))]
    assert started(duty(trigger=(Trigger(REFUSED),)), notice, as_of=day(5)) == [("n", day(3))]


def test_what_is_scheduled_starts_before_its_day():
    rule = duty(trigger=(Trigger(EventKind.REVIEW_MEETING),))
    assert started(rule, E("review-meeting", 9, id="m"), as_of=day(1)) == [("m", day(9))]


def test_a_day_of_service_beyond_the_calendar_is_not_known():
    far = E("refusal-to-assess", date(2199, 12, 31), method="first-class-post", id="n")
    assert started(duty(trigger=(Trigger(REFUSED, by=Dated.SERVED),)), far, as_of=date(2199, 12, 31)) == [("n", None)]


@pytest.mark.parametrize(
    ("of_duty", "of_trigger", "expected"),
    [
        (None, None, ["a", "b", "c"]),
        (False, None, ["a", "c"]),
        (True, None, ["b"]),
        (False, True, ["b"]),
        (True, False, ["a", "c"]),
        (None, True, ["b"]),
    ],
)
def test_detention_decides_as_the_trigger_says_or_else_the_duty(of_duty, of_trigger, expected):
    rule = duty(detained=of_duty, trigger=(Trigger(EventKind.REQUEST, detained=of_trigger),))
    events = [
        E("request", 0, id="a"),
        E("detained", 5),
        E("request", 6, id="b"),
        E("released", 9),
        E("request", 9, id="c"),
    ]
    assert [row for row, _ in started(rule, *events)] == expected
    free = [E("request", 0, id="a")]
    assert [row for row, _ in started(rule, *free)] == [each for each in expected if each == "a"]


def test_a_condition_excludes_a_start_or_leaves_it_open():
    rule = duty(trigger=(Trigger(EventKind.TRIBUNAL_ORDER, when=OrderIs((Order.ASSESS,))),))
    orders = [E("tribunal-order", 1, order="assess", id="a"), E("tribunal-order", 2, order="cease", id="b"),
              E("tribunal-order", 3, id="c")]  # fmt: skip
    assert [(row["row"], row["holds"]) for row in rows(rule, *orders)] == [("a", 1), ("c", -1)]


def test_a_duty_without_triggers_never_starts():
    assert started(duty(trigger=()), E("request", 1)) == []


class _Unsure:
    """A condition whose twin leaves the second start of all."""


def test_the_cases_that_a_condition_leaves_are_left_each_time(monkeypatch):
    def leaves_the_second(condition, at):
        at.leave(np.arange(len(at)) == 1)
        found = findings(np.ones(len(at), bool), np.zeros(len(at), bool))
        return type(found)(found.holds, at.on + 1)

    rule = duty(trigger=(Trigger(EventKind.REQUEST, when=_Unsure()), Trigger(EventKind.RESPONSIBLE)))
    asked = Asked([sr.Case(reference=n, events=[E("request", 1), E("responsible", 2)]) for n in "AB"], LATE)
    with pytest.raises(NoTwin, match="_Unsure"):
        starts_of(rule, asked.batch, np.zeros(2, bool))
    monkeypatch.setitem(TESTS, _Unsure, leaves_the_second)
    guards = [np.zeros(2, bool), np.array([True, False])]
    first, again = (starts_of(rule, asked.batch, guard) for guard in guards)
    assert first is again
    assert [guard.tolist() for guard in guards] == [[False, True], [True, True]]
    assert first.since is not None
    assert [maybe_date(each) for each in first.since.tolist()] == [day(2), None, day(2), None]
    assert starts_of(duty(detained=None, trigger=rule.trigger), asked.batch, np.zeros(2, bool)) is not first


def test_a_condition_without_occasions_needs_no_twin():
    rule = duty(trigger=(Trigger(EventKind.REQUEST, when=_Unsure()),))
    asked = Asked([sr.Case(reference="A", events=[E("final-plan", 1)])], LATE)
    assert len(starts_of(rule, asked.batch, np.zeros(1, bool))) == 0
