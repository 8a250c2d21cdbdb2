"""What became of the starts of a duty on columns: what arose, what was set, and what the law itself ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import sendrules as sr
from column_courses import Asked, compared, course_rows
from matching import LATE, E, day, duty
from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.match import courses_of
from sendrules.caseload.columns.occasions import yes_or_no
from sendrules.caseload.columns.starts import starts_of
from sendrules.caseload.columns.twins import TESTS, NoTwin
from sendrules.law.conditions.turning_25 import PowerEnds
from sendrules.law.model.anchors import Revival
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.statute import statute

DIRECTED = duty(
    trigger=(Trigger(EventKind.REQUEST, set_by=(EventKind.TRIBUNAL_DIRECTION,)), Trigger(EventKind.RESPONSIBLE)),
    timed_with=("reg-0-other",),
)


def said(rule: Duty, field: str, *events: sr.Event, as_of: date = LATE) -> list[object]:
    return [row[field] for row in course_rows(rule, *events, as_of=as_of)]


def directed(on: int, sets: int, names: str = "reg-0-act", **more: str) -> sr.Event:
    return E("tribunal-direction", on, duty=names, sets=day(sets), **more)


@pytest.mark.parametrize(
    ("events", "set_by"),
    [
        ([], None),
        ([directed(10, 50, id="a")], "a"),
        ([directed(0, 50, id="a")], "a"),
        ([directed(-1, 50, id="a")], None),
        ([directed(10, 50, "reg-0-other", id="a")], "a"),
        ([directed(10, 50, "reg-0-third", id="a")], None),
        ([directed(10, 50, "REG-0-act", id="a"), directed(9, 50, id="b")], "b"),  # an id is compared exactly
        ([directed(9, 50, "REG-0-act", id="a"), directed(10, 50, id="b")], "b"),
        ([directed(10, 50, id="a"), directed(12, 40, id="b")], "b"),
        ([directed(12, 50, id="a"), directed(12, 40, id="b"), directed(12, 60, id="c")], "b"),
        ([directed(12, 50, "reg-0-other", id="b"), directed(12, 50, id="a")], "a"),
        ([directed(12, 40, id="b"), directed(12, 50, id="a"), directed(11, 30, id="c")], "b"),
    ],
)
def test_the_last_direction_that_names_the_duty_sets_its_date(events, set_by):
    assert said(DIRECTED, "set_by", E("request", 0), *events) == [set_by]


def test_a_direction_belongs_to_the_last_start_before_it_and_to_triggers_that_it_may_set():
    requests = [E("request", 0), E("request", 20)]
    for on, expected in ((19, ["a", None]), (20, [None, "a"]), (21, [None, "a"])):
        assert said(DIRECTED, "set_by", *requests, directed(on, 50, id="a")) == expected
    assert said(DIRECTED, "set_by", E("responsible", 0), directed(10, 50, id="a")) == [None]
    assert said(duty(), "set_by", E("request", 0), directed(10, 50, id="a")) == [None]


def test_a_direction_of_another_case_sets_nothing():
    cases = [
        sr.Case(reference=name, events=[E("request", 0), *more])
        for name, more in (("A", [directed(1, 50)]), ("B", []), ("C", [directed(0, 50)]))
    ]
    asked = Asked(cases, LATE)
    found = courses_of(DIRECTED, starts_of(DIRECTED, asked.batch, np.zeros(3, bool)), np.zeros(3, bool))
    assert (found.set_by >= 0).tolist() == [True, False, True]
    assert compared(DIRECTED, asked) == (3, 0, [])


def test_consent_to_shorter_notice_comes_before_the_meeting():
    rule = replace(DIRECTED, discharged_by=EarlierAnswer(EventKind.REVIEW_MEETING_NOTICE))
    requests = [E("request", 0), E("request", 20)]
    for on, expected in (
        (-30, ["a", None]), (0, ["a", None]), (1, [None, "a"]), (20, [None, "a"]), (21, [None, None])
    ):  # fmt: skip
        assert said(rule, "set_by", *requests, directed(on, 50, id="a")) == expected
    assert said(rule, "set_by", *requests, directed(-2, 50, id="a"), directed(-1, 50, id="b")) == ["b", None]


@pytest.mark.parametrize(
    ("events", "as_of", "arose"),
    [
        ([E("decision-to-amend", -1)], 90, None),
        ([E("decision-to-amend", 0, id="a")], 90, "a"),
        ([E("decision-to-amend", 30, id="a"), E("decision-to-amend", 20, id="b")], 90, "b"),
        ([E("decision-to-amend", 30)], 29, None),
        ([E("decision-to-cease", 30)], 90, None),
    ],
)
def test_what_shows_that_a_duty_arose(events, as_of, arose):
    rule = duty(arises_with=(EventKind.DECISION_TO_AMEND,))
    assert said(rule, "arose", E("request", 0), *events, as_of=day(as_of)) == [arose]


def test_what_is_to_come_does_not_show_that_a_duty_arose():
    rule = duty(arises_with=(EventKind.REVIEW_MEETING,))
    assert said(rule, "arose", E("request", 0), E("review-meeting", 30), as_of=day(29)) == [None]
    assert said(rule, "arose", E("request", 0), E("review-meeting", 30, id="m"), as_of=day(30)) == ["m"]


LAPSES = duty(lapses=PowerEnds(), ends_with=Answer(EventKind.PLAN_CEASED))
TURNED = E("turns-25", date(2025, 3, 10), sector="further-education", id="birthday")  # ends on 31 July 2025
EVE = date(2025, 7, 31)


@pytest.mark.parametrize(
    ("events", "done", "ended", "day"),
    [
        ([], None, "birthday", EVE),
        ([E("final-plan", EVE, id="plan")], "plan", None, None),
        ([E("final-plan", date(2025, 8, 1))], None, "birthday", EVE),
        ([E("plan-ceased", EVE, id="ceased")], None, "ceased", EVE),
        ([E("plan-ceased", date(2025, 8, 1))], None, "birthday", EVE),
    ],
)
def test_what_the_law_ends_on_a_day_prevails_over_what_came_later(events, done, ended, day):
    (row,) = course_rows(LAPSES, E("request", 0), TURNED, *events, as_of=LATE)
    assert (row["done"], row["ended"], row["ended_day"]) == (done, ended, day)
    assert (row["done_day"] is None) is (done is None)


def test_the_law_ends_nothing_before_its_day_has_passed_or_that_began_after_it():
    assert said(LAPSES, "ended", E("request", 0), TURNED, as_of=EVE) == [None]
    assert said(LAPSES, "ended", E("request", 0), TURNED, as_of=date(2025, 8, 1)) == ["birthday"]
    assert said(LAPSES, "ended", E("request", EVE), TURNED) == ["birthday"]
    assert said(LAPSES, "ended", E("request", date(2025, 8, 1)), TURNED) == [None]


@pytest.mark.parametrize(
    ("more", "ended"),
    [
        ({"sector": "other", "course_ends": "2025-06-30"}, date(2025, 6, 30)),
        ({"course_ends": "2025-06-30"}, date(2025, 6, 30)),
        ({"sector": "other", "course_ends": "2026-06-30"}, date(2026, 3, 9)),
        ({"sector": "other", "course_ends": "2025-03-10"}, date(2025, 3, 10)),
        ({"sector": "other", "course_ends": "2025-03-09"}, None),
        ({"sector": "other"}, None),
        ({}, None),
    ],
)
def test_the_last_day_of_the_power_has_to_be_known(more, ended):
    assert said(LAPSES, "ended_day", E("request", 0), E("turns-25", date(2025, 3, 10), **more)) == [ended]


def test_the_first_of_two_birthdays_counts():
    again = E("turns-25", date(2026, 3, 10), sector="further-education")
    assert said(LAPSES, "ended_day", E("request", 0), again, TURNED) == [EVE]


def test_what_lapsed_is_no_answer_that_was_used_up():
    """The refusal came after the day on which the first request lapsed, so that it is an answer to the second."""
    rule = duty(
        lapses=PowerEnds(),
        trigger=(Trigger(EventKind.REQUEST),),
        ends_with=Answer(EventKind.REFUSAL_TO_ASSESS),
    )
    events = [
        E("request", 0),
        TURNED,
        E("request", date(2025, 9, 1)),
        E("refusal-to-assess", date(2025, 9, 1), id="no"),
    ]
    assert said(rule, "ended", *events) == ["birthday", "no"]


def test_another_end_by_law_has_no_twin():
    rule = duty(lapses=Revival())
    asked = Asked([sr.Case(reference="A", events=[E("request", 0)])], LATE)
    with pytest.raises(NoTwin, match="Revival"):
        courses_of(rule, starts_of(rule, asked.batch, np.zeros(1, bool)), np.zeros(1, bool))
    assert compared(rule, asked)[:2] == (1, 1)


def test_courses_are_found_once_and_leave_the_same_cases_each_time():
    rule = statute().duty("reg-13-2-final-plan-20-weeks")
    asked = Asked([sr.Case(reference="A", events=[E("request", 0), E("final-plan", 9)])], LATE)
    guards = [np.zeros(1, bool), np.zeros(1, bool)]
    first, again = (courses_of(rule, starts_of(rule, asked.batch, guard), guard) for guard in guards)
    assert first is again
    assert first.done.tolist() == [1]
    assert not (guards[0] | guards[1]).any()


class _Unsure:
    """A condition whose twin leaves every case."""


def test_the_cases_that_a_condition_leaves_are_left_each_time(monkeypatch):
    def leaves_all(condition, at):
        at.leave(np.ones(len(at), bool))
        return yes_or_no(np.ones(len(at), bool))

    monkeypatch.setitem(TESTS, _Unsure, leaves_all)
    rule = duty(overtaken_by=Overtaken((EventKind.DETAINED,), when=((EventKind.DETAINED, _Unsure()),)))
    cases = [
        sr.Case(reference=n, events=[E("request", 0), E(kind, 5)]) for n, kind in (("A", "moved"), ("B", "detained"))
    ]
    asked = Asked(cases, LATE)
    for _ in range(2):
        guard = np.zeros(2, bool)
        courses_of(rule, starts_of(rule, asked.batch, np.zeros(2, bool)), guard)
        assert guard.tolist() == [False, True]
