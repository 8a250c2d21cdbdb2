"""What the condition of an exception shows: every circumstance it read, the days, and since when."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.case.case import Case
from sendrules.case.circumstances import Absence, Closure, Coronavirus, ExceptionalCircumstances, MissedAppointment
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
    WithinFirst,
)
from sendrules.time.periods import Weeks
from triggers import DAY, LATE, D, day


def E(kind: str, on: int | date, id: str | None = None, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), id=id or f"{kind}@{on}", **more)


def view_of(*events: Event, circumstances: tuple[Any, ...] = (), as_of: date = LATE) -> View:
    return View(Case(reference="A", events=events, circumstances=circumstances), as_of)


# what a limb shows: the values of its steps, and since when it holds

FIRST, LAST = day(1), day(40)


def limb(condition: Any, *circumstances: Any, events: tuple[Event, ...] = (), **more: Any) -> Finding:
    view = view_of(*events, circumstances=circumstances, as_of=more.pop("as_of", LATE))
    at = {"first": FIRST, "last": LAST} | more
    return condition.test(Occasion(view, events[0] if events else None, **at))


def values(finding: Finding) -> list[bool | None]:
    assert finding.why.value is finding.holds
    return [step.value for step in finding.why.steps]


def exceptional(first: int, last: int | None = None, **more: Any) -> ExceptionalCircumstances:
    fields = {"affects": "child", "what": f"invented {first}"} | more
    return ExceptionalCircumstances(first_day=day(first), last_day=None if last is None else day(last), **fields)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [(-9, 0, False), (-9, 1, True), (40, None, True), (41, None, False), (-9, None, True), (1, 1, True)],
)
def test_circumstances_that_touch_the_period(first, last, holds):
    finding = limb(Exceptional(personal=False), exceptional(first, last))
    assert (finding.holds, values(finding), finding.missing) == (holds, [holds], ())
    assert finding.since == (day(first) if holds else None)
    shown = (("from", day(first)), *([("to", day(last))] if last is not None else []))
    assert finding.why.steps[0].inputs == shown
    assert limb(Exceptional(personal=False), exceptional(-99, -90), first=None).holds is True
    assert limb(Exceptional(personal=False), exceptional(99), last=None).holds is True
    assert limb(Exceptional(personal=False), exceptional(5), as_of=day(5)).holds is True
    assert limb(Exceptional(personal=False), exceptional(5), as_of=day(4)).holds is False


def test_the_first_of_several_circumstances_is_since_when():
    for order in ((9, 5, 20), (5, 9, 20), (20, 9, 5)):
        finding = limb(Exceptional(personal=False), *map(exceptional, order))
        assert (finding.since, values(finding)) == (day(5), [True] * 3)
    mixed = limb(Exceptional(personal=True), exceptional(2), exceptional(7, personal=True))
    assert (mixed.holds, values(mixed), mixed.since) == (True, [None, True], day(7))
    assert mixed.missing == ("exceptional-circumstances.personal",)
    no = limb(Exceptional(personal=True), exceptional(7, personal=False))
    assert (no.holds, values(no), no.since) == (False, [False], None)
    assert values(limb(Exceptional(personal=False))) == [False]


@pytest.mark.parametrize(("by", "holds"), [("parent", True), ("young-person", False), ("post-16-institution", None)])
def test_a_parent_counts_for_a_child_and_not_for_a_young_person(by, holds):
    asked = E("request", 0, by=by)
    missing = ("a child or a young person: turns-25, or who asked",) if holds is None else ()
    finding = limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(asked,))
    assert (finding.holds, values(finding), finding.missing) == (holds, [holds], missing)
    assert finding.since == (day(5) if holds else None)
    assert limb(Exceptional(personal=False), exceptional(5), events=(asked,)).holds is True
    away = Absence(who="parent", first_day=day(1), last_day=day(28))
    absent = limb(AbsentFromArea(), away, events=(asked,))
    assert (absent.holds, values(absent), absent.missing) == (holds, [holds], missing)
    assert absent.since == (day(1) if holds else None)
    short = limb(AbsentFromArea(), Absence(who="parent", first_day=day(1), last_day=day(27)), events=(asked,))
    assert (short.holds, short.missing) == (False, ())  # who it is could change nothing
    # it is the first day of the period that tells, else the day of the question
    turned = E("request", 9, by="young-person")
    assert limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(turned,)).holds is True
    later = limb(Exceptional(personal=False), exceptional(5, affects="parent"), events=(turned,), first=None)
    assert later.holds is False
    assert limb(AbsentFromArea(), away, events=(turned,)).holds is True
    assert limb(AbsentFromArea(), away, events=(turned,), first=None).holds is False


def test_an_absence_shows_its_days():
    def away(first: int, last: int | None) -> Absence:
        return Absence(who="child", first_day=day(first), last_day=None if last is None else day(last))

    finding = limb(AbsentFromArea(), away(5, 31), away(5, 32), away(3, 35))
    assert (values(finding), finding.since) == ([True, False, True], day(3))  # in the order of their days
    step = finding.why.steps[2]
    assert step.title == "the child was absent for long enough (28 continuous days in the period)"
    assert step.inputs == (("from", day(5)), ("to", day(32)), ("needed", 28))
    going_on = limb(AbsentFromArea(), away(5, None), as_of=day(32))
    assert (going_on.holds, going_on.why.steps[0].inputs[1]) == (True, ("to", "not ended"))
    assert limb(AbsentFromArea(), away(5, None), as_of=day(31)).holds is False
    # one that only overlaps the period has to share a day with it
    overlap = AbsentFromArea(within=False)
    for first, last, holds in (
        (-30, 0, False),
        (-30, 1, True),
        (40, 67, True),
        (41, 68, False),
        (40, 66, False),
    ):
        assert limb(overlap, away(first, last)).holds is holds
    # counted from the first day of the absence, wherever the period begins
    assert limb(overlap, away(-30, 10)).since == day(-30)
    before = limb(AbsentFromArea(), away(-30, -2))
    assert before.why.steps[0].title == "the child was absent for long enough (0 continuous days in the period)"
    whose = limb(AbsentFromArea(who=(Role.YOUNG_PERSON,)), away(5, 32))
    assert (whose.holds, values(whose), whose.since) == (False, [False], None)
    assert values(limb(AbsentFromArea())) == [False]


def test_a_missed_appointment_shows_its_day():
    asked = E("advice-request", 0, about="The Trust")

    def missed(n: int, about: str = "the trust") -> MissedAppointment:
        return MissedAppointment(who="child", on=day(n), about=about)

    for n, holds in ((0, False), (1, True), (40, True), (41, False)):
        finding = limb(AppointmentMissed(), missed(n), events=(asked,))
        assert (finding.holds, values(finding)) == (holds, [holds])
        assert finding.since == (day(n) if holds else None)
        assert finding.why.steps[0].inputs == (("on", day(n)),)
    assert limb(AppointmentMissed(), missed(9), missed(4), missed(20), events=(asked,)).since == day(4)
    assert limb(AppointmentMissed(), missed(9), events=(asked,), as_of=day(9)).holds is True
    unseen = limb(AppointmentMissed(), missed(9), events=(asked,), as_of=day(8))
    assert (unseen.holds, values(unseen)) == (False, [False])
    other = limb(AppointmentMissed(), missed(9, "School"), events=(asked,))
    assert (other.holds, values(other), other.since) == (False, [False], None)
    whom = limb(AppointmentMissed(), missed(9), events=(E("advice-request", 0),))
    assert (whom.holds, values(whom), whom.missing) == (None, [None], ("advice-request.about",))


def test_a_reason_relating_to_coronavirus_shows_its_first_day():
    def reason(first: int, last: int | None = None) -> Coronavirus:
        return Coronavirus(first_day=day(first), last_day=None if last is None else day(last), what=f"w{first}")

    finding = limb(CoronavirusReason(), reason(9), reason(4), reason(-9, 0), reason(41))
    assert (finding.holds, values(finding), finding.since) == (True, [False, True, True, False], day(4))
    assert finding.why.steps[1].inputs == (("from", day(4)),)
    none = limb(CoronavirusReason())
    assert (none.holds, values(none), none.since) == (False, [False], None)


def test_the_first_weeks_of_a_period_that_has_no_first_or_no_last_day():
    first_week = WithinFirst(Weeks(1), Exceptional(personal=False))
    for n, holds in ((7, True), (8, False)):
        assert limb(first_week, exceptional(n)).holds is holds
    for n, holds in ((40, True), (41, False)):
        assert limb(first_week, exceptional(n), first=None).holds is holds
    assert limb(first_week, exceptional(99), last=None).holds is True


AROUND = AdviceSoughtAroundClosure((Role.SCHOOL,), (Role.SCHOOL,))


def closed(first: int, reopens: int | None) -> Closure:
    back = None if reopens is None else day(reopens)
    return Closure(institution="Elm", setting="school", first_day_closed=day(first), reopens=back)


def asking(*days: int) -> tuple[Event, ...]:
    start = E("request", 0)
    return start, *(E("advice-request", n, to="school", about="Elm") for n in days)


def test_advice_sought_around_a_closure():
    # closed from day 12 until day 40: from day 5 until day 33
    for n, holds in ((4, False), (5, True), (33, True), (34, False)):
        finding = limb(AROUND, closed(12, 40), events=asking(n))
        assert (finding.holds, values(finding), finding.missing) == (holds, [holds], ())
        assert finding.since == (day(n) if holds else None)
        assert finding.why.steps[0].inputs == (
            ("requested", day(n)), ("closed from", day(12)), ("window opens", day(5)),
            ("re-opens", day(40)), ("days closed", 28), ("window shuts", day(33)),
        )  # fmt: skip
    short = limb(AROUND, closed(12, 39), events=asking(20))
    assert (short.holds, values(short)) == (False, [False])
    without_last = AdviceSoughtAroundClosure((Role.SCHOOL,), (Role.SCHOOL,), last_day_included=False)
    for n, holds in ((32, True), (33, False)):
        assert limb(without_last, closed(12, 40), events=asking(n)).holds is holds


def test_the_first_request_in_the_window_is_since_when():
    finding = limb(AROUND, closed(12, 40), events=asking(20, 4, 9))
    assert (finding.since, values(finding)) == (day(9), [False, True, True])
    # made between the start and the limit, the day of the start too
    for n, holds in ((-1, False), (0, True), (40, True), (41, False)):
        finding = limb(AROUND, closed(2, 90), events=asking(n))
        assert (finding.holds, values(finding)) == (holds, [holds])
    open_ = limb(AROUND, closed(12, None), events=asking(20))
    assert (open_.holds, values(open_), open_.missing, open_.since) == (
        None,
        [None],
        ("closure.reopens",),
        None,
    )
    assert values(limb(AROUND, events=asking(20))) == [False]
    assert values(limb(AROUND)) == [False]


ASKED = Event(id="ask", kind="advice-request", on=D, to="school", about="Elm")

OF_EACH_KIND = (
    Absence(who="child", first_day=D + DAY, last_day=D + 30 * DAY),
    Closure(institution="Elm", setting="school", first_day_closed=D + 2 * DAY, reopens=D + 30 * DAY),
    Coronavirus(first_day=D + DAY, what="invented"),
    ExceptionalCircumstances(affects="child", personal=True, first_day=D + DAY, what="invented"),
    MissedAppointment(who="child", on=D + 9 * DAY, about="Elm"),
)


def judged(
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
        finding = judged(condition, *order)
        assert (finding.holds, said(finding)) == (True, [what])


def test_a_circumstance_that_does_not_count_hides_none_after_it():
    young = Event(id="req", kind="request", on=D, by="young-person")
    of_the_parent = ExceptionalCircumstances(affects="parent", first_day=D + DAY, what="of the parent")
    of_the_person = ExceptionalCircumstances(affects="young-person", first_day=D + DAY, what="of the person")
    both = judged(Exceptional(personal=False), of_the_parent, of_the_person, events=(young,))
    assert (both.holds, [step.value for step in both.why.steps]) == (True, [False, True])

    def away(who: str, days: int = 28) -> Absence:
        return Absence(who=who, first_day=D + DAY, last_day=D + days * DAY)

    parent_first = judged(AbsentFromArea(), away("parent"), away("young-person"), events=(young,))
    assert (parent_first.holds, [step.value for step in parent_first.why.steps]) == (True, [False, True])
    whose = judged(AbsentFromArea(who=(Role.YOUNG_PERSON,)), away("child"), away("young-person"))
    assert said(whose) == [
        "the child's absence counts",
        "the young person was absent for long enough (28 continuous days in the period)",
    ]
    who_asked = Event(id="req", kind="request", on=D, by="post-16-institution")
    not_known = judged(AbsentFromArea(), away("parent"), away("young-person"), events=(who_asked,))
    assert (not_known.holds, [step.value for step in not_known.why.steps]) == (True, [None, True])
    later = Event(id="late", kind="advice-request", on=D + 50 * DAY, to="school", about="Elm")
    sooner = Event(id="soon", kind="advice-request", on=D - DAY, to="school", about="Elm")
    window = judged(AROUND, OF_EACH_KIND[1], events=(sooner, ASKED, later))
    assert [step.value for step in window.why.steps] == [False, True, False]


def test_what_a_failed_condition_says():
    short = Closure(institution="Elm", setting="school", first_day_closed=D, reopens=D + 27 * DAY)
    assert said(judged(AROUND, short)) == [
        f"the {ASKED.title} fits the closure of Elm (closed for 27 days, fewer than 28)"
    ]
    outside = MissedAppointment(who="child", on=D + 41 * DAY, about="Elm")
    assert said(judged(AppointmentMissed(), outside)) == ["the child missed an appointment in the period"]
    before = Absence(who="child", first_day=D + 20 * DAY, last_day=D + 60 * DAY)
    assert said(judged(AbsentFromArea(within=False), before, as_of=D + 10 * DAY)) == [
        "the child was absent for long enough (0 continuous days, 0 of them in the period)"
    ]


def test_the_provision_says_whether_the_circumstances_have_to_be_personal():
    whom = "affected the child, parent or young person in the period"
    assert judged(Exceptional(personal=True)).why.title == f"exceptional personal circumstances {whom}"
    assert judged(Exceptional(personal=False)).why.title == f"exceptional circumstances {whom}"


D51, D132 = "reg-5-1-decision-to-assess", "reg-13-2-final-plan-20-weeks"

REQUEST = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_an_explanation_gives_every_reason_why_a_closure_is_no_excuse() -> None:
    """Asked on 12 December 2019; closed 21 December to 6 January: 16 days, window 14 to 30 December, and no head teacher."""
    asked = sr.Event(kind="advice-request", on=date(2019, 12, 12), to="educational-psychologist", about="School")
    shut = sr.Closure(
        institution="School", setting="school", first_day_closed=date(2019, 12, 21), reopens=date(2020, 1, 6)
    )
    request = sr.Event(kind="request", on=date(2019, 10, 14))
    result = answer(request, asked, as_of=date(2020, 4, 1), circumstances=[shut])
    limb = next(f for f in result[D132].limbs if f.id == "reg-13-3-a-exception")
    assert limb.state == "not-available"
    assert limb.finding is not None
    step = limb.finding.why.steps[0]
    for reason in (
        "asked of the educational psychologist, not of the head teacher",
        "closed for 16 days",
        "outside the window",
    ):
        assert reason in step.title
    assert dict(step.inputs)["window opens"] == date(2019, 12, 14)
    assert dict(step.inputs)["window shuts"] == date(2019, 12, 30)


def test_an_absence_outside_the_period_counts_no_days_and_nothing_recorded_is_said() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 9, 1), last_day=date(2025, 10, 15))
    limbs = {f.id: f for f in answer(REQUEST, as_of=date(2025, 12, 1), circumstances=[away])[D51].limbs}
    absence, closure, personal = (limbs[f"reg-5-4-{x}-exception"].finding for x in "dac")
    assert absence is not None
    assert closure is not None
    assert personal is not None
    assert "0 continuous days" in absence.why.steps[0].title
    assert "a request for advice is recorded" in [s.title for s in closure.why.steps]
    assert personal.why.rule == "exceptional-personal"
