"""Whether the condition of each exception holds, at the edges of each period."""

from datetime import date, timedelta

import pytest

from sendrules.case.case import Case
from sendrules.case.circumstances import Absence, Closure, Coronavirus, ExceptionalCircumstances, MissedAppointment
from sendrules.case.conditions import Occasion
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

DAY = timedelta(1)

LATE = date(2026, 12, 31)  # a day of the question after everything


def found(condition, *circumstances, events=(), trigger=None, first=None, last=None, as_of=LATE, facts=None):
    case = Case(reference="A", events=events, circumstances=circumstances, facts=facts or {})
    view = View(case, as_of)
    start = next((e for e in case.events if e.id == trigger), None)
    return condition.test(Occasion(view, start, first, last))


# advice sought around a closure: regs 5(4)(a) and (b), 10(4)(a) and (b)

CLOSED, REOPENS = date(2025, 7, 19), date(2025, 9, 3)  # Saturday to Wednesday: 46 days

AROUND = AdviceSoughtAroundClosure(
    asked=(Role.HEAD_TEACHER, Role.PRINCIPAL), settings=(Role.SCHOOL, Role.POST_16_INSTITUTION)
)


def closed(first=CLOSED, reopens: date | None = REOPENS, setting="school", institution="Oak School") -> Closure:
    return Closure(institution=institution, setting=setting, first_day_closed=first, reopens=reopens)


def advice(on: date, to: str | None = "head-teacher", about: str | None = "Oak School", **more) -> Event:
    return Event(kind="advice-request", on=on, to=to, about=about, **more)


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (date(2025, 7, 11), False),  # eight days before
        (date(2025, 7, 12), True),  # the window opens one week before the first day closed
        (date(2025, 7, 13), True),
        (date(2025, 8, 26), True),
        (date(2025, 8, 27), True),  # and shuts one week before re-opening
        (date(2025, 8, 28), False),
    ],
)
def test_the_window_around_a_closure(asked, holds):
    assert found(AROUND, closed(), events=[advice(asked)]).holds is holds


@pytest.mark.parametrize(
    ("reopens", "holds"),
    [(CLOSED + 27 * DAY, False), (CLOSED + 28 * DAY, True), (CLOSED + 29 * DAY, True)],
)
def test_a_closure_of_four_weeks_is_28_days_closed(reopens, holds):
    assert found(AROUND, closed(reopens=reopens), events=[advice(CLOSED)]).holds is holds


def test_where_a_closure_of_28_days_leaves_the_window():
    month = closed(reopens=CLOSED + 28 * DAY)  # 19 July to 15 August; opens 12 July, shuts 9 August
    assert found(AROUND, month, events=[advice(date(2025, 8, 9))]).holds is True
    assert found(AROUND, month, events=[advice(date(2025, 8, 10))]).holds is False


@pytest.mark.parametrize(
    "closure",
    [
        closed(setting="early-years-provider"),
        closed(institution="Elm School"),
        closed(reopens=date(2025, 8, 4)),
    ],
)
def test_a_closure_that_does_not_fit(closure):
    assert found(AROUND, closure, events=[advice(date(2025, 7, 21))]).holds is False


@pytest.mark.parametrize(
    ("to", "holds"), [("head-teacher", True), ("principal", True), ("senco", False), ("nhs-trust", False)]
)
def test_who_was_asked(to, holds):
    assert found(AROUND, closed(), events=[advice(date(2025, 7, 21), to=to)]).holds is holds


def test_the_name_of_the_institution_is_compared_without_case_and_space():
    assert found(AROUND, closed(institution="OAK  school"), events=[advice(date(2025, 7, 21))]).holds is True


@pytest.mark.parametrize(
    ("request_", "closure", "missing"),
    [
        (advice(date(2025, 7, 21), to=None), closed(), "advice-request-1.to"),
        (advice(date(2025, 7, 21), about=None), closed(), "advice-request-1.about"),
        (advice(date(2025, 7, 21)), closed(reopens=None), "closure.reopens"),
    ],
)
def test_a_missing_fact_about_a_closure_is_named(request_, closure, missing):
    finding = found(AROUND, closure, events=[request_])
    assert (finding.holds, finding.missing) == (None, (missing,))


def test_a_fact_is_not_missed_where_it_could_change_nothing():
    nobody = found(AROUND, events=[advice(date(2025, 7, 21), to=None)])
    assert (nobody.holds, nobody.missing) == (False, ())
    nursery = closed(reopens=None, setting="early-years-provider")
    assert found(AROUND, nursery, events=[advice(date(2025, 7, 21))]).holds is False


def test_no_closure_or_no_request_is_no():
    assert found(AROUND, closed()).holds is False
    assert found(AROUND, events=[advice(date(2025, 7, 21))]).holds is False


def test_one_pair_that_fits_is_enough_and_an_unknown_one_stays_unknown():
    inside, outside, unclear = (
        advice(date(2025, 7, 21)),
        advice(date(2025, 6, 1)),
        advice(date(2025, 7, 22), to=None),
    )
    assert found(AROUND, closed(), events=[outside, unclear, inside]).holds is True
    assert found(AROUND, closed(), events=[outside, unclear]).holds is None


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        (date(2025, 7, 13), False),
        (date(2025, 7, 14), True),  # the day of the start itself
        (date(2025, 7, 25), True),
        (date(2025, 7, 26), False),  # after the limit nothing asked for can have caused it
    ],
)
def test_advice_counts_between_the_start_and_the_limit(asked, holds):
    first, last = date(2025, 7, 15), date(2025, 7, 25)  # the start was on 14 July
    assert found(AROUND, closed(), events=[advice(asked)], first=first, last=last).holds is holds


def test_a_request_after_the_day_of_the_question_is_not_seen():
    asked = date(2025, 7, 21)
    assert found(AROUND, closed(), events=[advice(asked)], as_of=asked).holds is True
    assert found(AROUND, closed(), events=[advice(asked)], as_of=asked - DAY).holds is False


# exceptional circumstances: regs 5(4)(c), 8(2)(a), 10(4)(c)

FIRST, LAST = date(2025, 5, 22), date(2025, 7, 2)  # the six weeks of a request of 21 May 2025

PERIOD = {"first": FIRST, "last": LAST}


def exceptional(first: date, last: date | None = None, personal: bool | None = True) -> ExceptionalCircumstances:
    return ExceptionalCircumstances(
        affects="child", personal=personal, first_day=first, last_day=last, what="an accident"
    )


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (date(2025, 5, 1), FIRST - DAY, False),
        (date(2025, 5, 1), FIRST, True),
        (date(2025, 5, 1), None, True),
        (LAST, LAST + DAY, True),
        (LAST + DAY, None, False),
        (date(2025, 6, 1), date(2025, 6, 1), True),
    ],
)
def test_circumstances_touch_the_period(first, last, holds):
    assert found(Exceptional(personal=True), exceptional(first, last), **PERIOD).holds is holds
    corona = Coronavirus(first_day=first, last_day=last, what="closed clinic")
    assert found(CoronavirusReason(), corona, **PERIOD).holds is holds


@pytest.mark.parametrize(
    ("personal", "must_be", "holds"),
    [(True, True, True), (False, True, False), (None, True, None),
     (True, False, True), (False, False, True), (None, False, True)],
)  # fmt: skip
def test_personal_matters_where_the_provision_says_so(personal, must_be, holds):
    finding = found(Exceptional(must_be), exceptional(date(2025, 6, 1), personal=personal), **PERIOD)
    assert finding.holds is holds
    assert finding.missing == (("exceptional-circumstances.personal",) if holds is None else ())


def test_whether_circumstances_outside_the_period_are_personal_is_not_asked():
    finding = found(Exceptional(personal=True), exceptional(LAST + DAY, personal=None), **PERIOD)
    assert (finding.holds, finding.missing) == (False, ())


@pytest.mark.parametrize("condition", [Exceptional(personal=True), Exceptional(personal=False), CoronavirusReason()])
def test_no_circumstances_is_no(condition):
    assert found(condition, **PERIOD).holds is False


def test_circumstances_after_the_day_of_the_question_are_not_seen():
    begins = exceptional(date(2025, 6, 10))
    assert found(Exceptional(personal=True), begins, **PERIOD, as_of=date(2025, 6, 10)).holds is True
    assert found(Exceptional(personal=True), begins, **PERIOD, as_of=date(2025, 6, 9)).holds is False


# absence from the area: regs 5(4)(d), 8(2)(b), 10(4)(d)


def away(first: date, last: date | None) -> Absence:
    return Absence(who="child", first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (date(2025, 6, 1), date(2025, 6, 27), False),  # 27 days
        (date(2025, 6, 1), date(2025, 6, 28), True),  # 28 days
        (FIRST, FIRST + 27 * DAY, True),  # from the first day of the period
        (FIRST - DAY, FIRST + 26 * DAY, False),  # 28 days, 27 of them in the period
        (LAST - 27 * DAY, LAST, True),  # up to its last day
        (LAST - 26 * DAY, LAST + DAY, False),
        (date(2025, 4, 1), date(2025, 9, 1), True),
    ],
)
def test_four_weeks_of_absence_lie_within_the_period(first, last, holds):
    assert found(AbsentFromArea(), away(first, last), **PERIOD).holds is holds


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (FIRST - 27 * DAY, FIRST, True),  # 28 days that share one with the period
        (FIRST - 28 * DAY, FIRST - DAY, False),  # none
        (LAST, LAST + 27 * DAY, True),
        (LAST, LAST + 26 * DAY, False),  # 27 days
    ],
)
def test_under_the_other_reading_they_overlap_it(first, last, holds):
    assert found(AbsentFromArea(within=False), away(first, last), **PERIOD).holds is holds
    assert found(AbsentFromArea(within=True), away(first, last), **PERIOD).holds is False


def test_two_absences_do_not_add_up():
    fortnights = (away(date(2025, 5, 22), date(2025, 6, 4)), away(date(2025, 6, 6), date(2025, 6, 20)))
    assert found(AbsentFromArea(), *fortnights, **PERIOD).holds is False
    assert found(AbsentFromArea(Weeks(2)), *fortnights, **PERIOD).holds is True


@pytest.mark.parametrize(("as_of", "holds"), [(date(2025, 6, 27), False), (date(2025, 6, 28), True)])
def test_absence_counts_as_far_as_the_day_of_the_question(as_of, holds):
    assert found(AbsentFromArea(), away(date(2025, 6, 1), None), **PERIOD, as_of=as_of).holds is holds
    planned = away(date(2025, 6, 1), date(2025, 7, 30))
    assert found(AbsentFromArea(), planned, **PERIOD, as_of=as_of).holds is holds


def test_no_absence_is_no():
    assert found(AbsentFromArea(), **PERIOD).holds is False


@pytest.mark.parametrize(
    ("who", "counts", "holds"),
    [
        ("parent", (), True),
        ("child", (), True),
        ("parent", (Role.PARENT,), True),
        ("child", (Role.PARENT,), False),  # SI 2015/62: of absences only the parent's
        ("alternative-person", (Role.PARENT,), False),
        ("alternative-person", (Role.ALTERNATIVE_PERSON,), True),  # and in reg 8(2)(c) theirs
        ("young-person", (Role.PARENT, Role.YOUNG_PERSON), True),
    ],
)
def test_whose_absence_counts(who, counts, holds):
    gone = Absence(who=who, first_day=date(2025, 6, 1), last_day=date(2025, 6, 28))
    finding = found(AbsentFromArea(who=counts), gone, **PERIOD)
    assert (finding.holds, finding.missing) == (holds, ())
    assert (finding.why.steps[0].title == f"the {who.replace('-', ' ')}'s absence counts") is (not holds)
    whose = " or ".join(counts).replace("-", " ") or "child, parent or young person"
    assert finding.why.title == f"the {whose} was absent from the area for at least 4 weeks in the period"


def test_an_absence_that_does_not_count_leaves_one_that_does():
    child = Absence(who="child", first_day=date(2025, 5, 22), last_day=date(2025, 7, 2))
    parent = Absence(who="parent", first_day=date(2025, 5, 30), last_day=date(2025, 6, 26))
    for order in ((child, parent), (parent, child)):
        finding = found(AbsentFromArea(who=(Role.PARENT,)), *order, **PERIOD)
        assert (finding.holds, finding.since) == (True, date(2025, 5, 30))


# a missed appointment: reg 8(2)(c)

ASKED = Event(id="ask", kind="advice-request", on=date(2025, 5, 21), to="nhs-trust", about="Hospital")


def missed(on: date, about: str = "hospital") -> MissedAppointment:
    return MissedAppointment(who="child", on=on, about=about)


@pytest.mark.parametrize(("on", "holds"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)])
def test_an_appointment_missed_in_the_period(on, holds):
    assert found(AppointmentMissed(), missed(on), events=[ASKED], trigger="ask", **PERIOD).holds is holds


def test_an_appointment_that_another_body_made():
    finding = found(AppointmentMissed(), missed(FIRST, "clinic"), events=[ASKED], trigger="ask", **PERIOD)
    assert finding.holds is False


def test_which_body_was_asked_is_a_missing_fact():
    nobody = Event(id="ask", kind="advice-request", on=date(2025, 5, 21), to="nhs-trust")
    finding = found(AppointmentMissed(), missed(FIRST), events=[nobody], trigger="ask", **PERIOD)
    assert (finding.holds, finding.missing) == (None, ("advice-request.about",))
    assert found(AppointmentMissed(), events=[nobody], trigger="ask", **PERIOD).missing == ()


def test_an_appointment_after_the_day_of_the_question_is_not_seen():
    ask = {"events": [ASKED], "trigger": "ask", **PERIOD}
    assert found(AppointmentMissed(), missed(date(2025, 6, 10)), **ask, as_of=date(2025, 6, 10)).holds is True
    assert found(AppointmentMissed(), missed(date(2025, 6, 10)), **ask, as_of=date(2025, 6, 9)).holds is False


# the shorter period of a provision that is borrowed


@pytest.mark.parametrize(
    ("last_away", "holds"),
    [(date(2025, 9, 10), True), (date(2025, 9, 9), False)],  # 16 weeks of 21 May 2025 end on 10 September
)
def test_within_the_first_sixteen_of_twenty_weeks(last_away, holds):
    twenty = {"first": FIRST, "last": date(2025, 10, 8)}
    first_away = date(2025, 8, 14)  # 28 days to 10 September
    assert found(WithinFirst(Weeks(16), AbsentFromArea()), away(first_away, last_away), **twenty).holds is holds
    later = away(first_away + DAY, date(2025, 10, 8))
    assert found(WithinFirst(Weeks(16), AbsentFromArea()), later, **twenty).holds is False
    assert found(AbsentFromArea(), later, **twenty).holds is True


def test_a_period_that_is_shorter_already_stays_as_it_is():
    away_after = away(LAST - 26 * DAY, LAST + DAY)
    assert found(WithinFirst(Weeks(16), AbsentFromArea()), away_after, **PERIOD).holds is False
