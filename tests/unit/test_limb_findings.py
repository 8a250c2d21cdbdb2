"""Conditions of the limbs: each reads its own kind of circumstance, every one of them, and says what it found."""

from datetime import date, timedelta
from typing import Any

import pytest

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Closure,
    Coronavirus,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import Role
from sendrules.case.view import View
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
)

D = date(2025, 5, 12)
DAY = timedelta(1)
ASKED = Event(id="ask", kind="advice-request", on=D, to="school", about="Elm")
OF_EACH_KIND = (
    Absence(who="child", first_day=D + DAY, last_day=D + 30 * DAY),
    Closure(institution="Elm", setting="school", first_day_closed=D + 2 * DAY, reopens=D + 30 * DAY),
    Coronavirus(first_day=D + DAY, what="invented"),
    ExceptionalCircumstances(affects="child", personal=True, first_day=D + DAY, what="invented"),
    MissedAppointment(who="child", on=D + 9 * DAY, about="Elm"),
)
AROUND = AdviceSoughtAroundClosure((Role.SCHOOL,), (Role.SCHOOL,))


def limb(
    condition: Any, *circumstances: Any, events: tuple[Event, ...] = (ASKED,), as_of: date | None = None
) -> Finding:
    view = View(Case(reference="A", events=events, circumstances=circumstances), as_of or D + 999 * DAY)
    return condition.test(Occasion(view, events[0] if events else None, D + DAY, D + 40 * DAY))


def said(finding: Finding) -> list[str]:
    return [step.title for step in finding.why.steps]


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        (AbsentFromArea(), "the child was absent for long enough (30 continuous days in the period)"),
        (AROUND, f"the {ASKED.title} fits the closure of Elm"),
        (CoronavirusReason(), "invented, in the period"),
        (Exceptional(personal=True), "invented, in the period and personal"),
        (Exceptional(personal=False), "invented, in the period"),
        (AppointmentMissed(), "the child missed an appointment in the period"),
    ],
    ids=str,
)
def test_a_condition_reads_its_own_kind_of_circumstance_wherever_it_stands(condition, what):
    for order in (OF_EACH_KIND, OF_EACH_KIND[::-1]):
        finding = limb(condition, *order)
        assert (finding.holds, said(finding)) == (True, [what])


def test_what_does_not_count_hides_nothing_that_comes_after_it():
    young = Event(id="req", kind="request", on=D, by="young-person")
    of_the_parent = ExceptionalCircumstances(affects="parent", first_day=D + DAY, what="of the parent")
    of_the_person = ExceptionalCircumstances(affects="young-person", first_day=D + DAY, what="of the person")
    both = limb(Exceptional(personal=False), of_the_parent, of_the_person, events=(young,))
    assert (both.holds, [step.value for step in both.why.steps]) == (True, [False, True])

    def away(who: str, days: int = 28) -> Absence:
        return Absence(who=who, first_day=D + DAY, last_day=D + days * DAY)

    parent_first = limb(AbsentFromArea(), away("parent"), away("young-person"), events=(young,))
    assert (parent_first.holds, [step.value for step in parent_first.why.steps]) == (True, [False, True])
    whose = limb(AbsentFromArea(who=(Role.YOUNG_PERSON,)), away("child"), away("young-person"))
    assert said(whose) == [
        "the child's absence counts",
        "the young person was absent for long enough (28 continuous days in the period)",
    ]
    who_asked = Event(id="req", kind="request", on=D, by="post-16-institution")
    not_known = limb(AbsentFromArea(), away("parent"), away("young-person"), events=(who_asked,))
    assert (not_known.holds, [step.value for step in not_known.why.steps]) == (True, [None, True])
    later = Event(id="late", kind="advice-request", on=D + 50 * DAY, to="school", about="Elm")
    sooner = Event(id="soon", kind="advice-request", on=D - DAY, to="school", about="Elm")
    window = limb(AROUND, OF_EACH_KIND[1], events=(sooner, ASKED, later))
    assert [step.value for step in window.why.steps] == [False, True, False]


def test_what_is_said_where_a_condition_fails():
    short = Closure(institution="Elm", setting="school", first_day_closed=D, reopens=D + 27 * DAY)
    why = "closed for 27 days, fewer than 28"
    assert said(limb(AROUND, short)) == [f"the {ASKED.title} fits the closure of Elm ({why})"]
    outside = MissedAppointment(who="child", on=D + 41 * DAY, about="Elm")
    assert said(limb(AppointmentMissed(), outside)) == ["the child missed an appointment in the period"]
    before = Absence(who="child", first_day=D + 20 * DAY, last_day=D + 60 * DAY)
    assert said(limb(AbsentFromArea(within=False), before, as_of=D + 10 * DAY)) == [
        "the child was absent for long enough (0 continuous days, 0 of them in the period)"
    ]


def test_the_provision_says_whether_the_circumstances_have_to_be_personal():
    whom = "affected the child, parent or young person in the period"
    assert limb(Exceptional(personal=True)).why.title == f"exceptional personal circumstances {whom}"
    assert limb(Exceptional(personal=False)).why.title == f"exceptional circumstances {whom}"
