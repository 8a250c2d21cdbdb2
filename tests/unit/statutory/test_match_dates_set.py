"""Another date that was set by direction or agreement: regs 44(1), 42(5) and 37(2)."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from matching import E, day, duty, instances, said, view
from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Trigger
from sendrules.law.statute import statute
from sendrules.statutory.match import courses, set_by

REQUEST = EventKind.REQUEST

SCHOOL, NOTICE_OF_MEDIATION = "reg-44-2-f-name-school", "reg-37-2-notice-5wd"

ORDERED = E("tribunal-order", date(2025, 3, 3), order="name-school")  # two weeks: 17 March

AGREED = E("mediation-agreement", date(2025, 3, 3), order="name-school")


def directed(on: date, sets: date, id: str = SCHOOL, kind: str = "tribunal-direction") -> sr.Event:
    return E(kind, on, duty=id, sets=sets)


APRIL, MAY = date(2025, 4, 7), date(2025, 5, 6)

SET: list[tuple[list[sr.Event], date, bool]] = [
    ([ORDERED], date(2025, 3, 17), False),
    ([ORDERED, directed(date(2025, 3, 10), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), date(2025, 3, 12))], date(2025, 3, 12), True),  # a shorter time too
    ([ORDERED, directed(date(2025, 3, 10), APRIL, "reg-44-2-e-amend-sep")], date(2025, 3, 17), False),
    ([ORDERED, directed(date(2025, 3, 10), APRIL), directed(date(2025, 3, 12), MAY)], MAY, True),  # the last
    ([ORDERED, directed(date(2025, 3, 10), MAY), directed(date(2025, 3, 12), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), APRIL),
      directed(date(2025, 3, 12), MAY, "reg-44-2-e-amend-sep")], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 2), APRIL)], date(2025, 3, 17), False),  # before the order
    ([ORDERED, directed(date(2025, 3, 3), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 2), MAY), directed(date(2025, 3, 4), APRIL)], APRIL, True),
    ([ORDERED, directed(date(2025, 3, 10), APRIL, kind="time-agreed")], date(2025, 3, 17), False),
    ([AGREED, directed(date(2025, 3, 10), APRIL, kind="time-agreed")], APRIL, True),
    ([AGREED, directed(date(2025, 3, 10), APRIL)], date(2025, 3, 17), False),  # the Tribunal directs on its orders
]  # fmt: skip


@pytest.mark.parametrize(("events", "limit", "was_set"), SET)
def test_a_date_that_was_set(events, limit, was_set):
    (found,) = instances(SCHOOL, *events, as_of=date(2025, 3, 20))
    assert (found.outcome.on, found.limit) == (limit, limit)
    assert (found.outcome.set_by is not None) is was_set
    assert found.compliance == ("pending" if limit >= date(2025, 3, 20) else "overdue")


def test_a_direction_is_not_seen_before_it_is_made():
    events = [ORDERED, directed(date(2025, 3, 10), APRIL), directed(date(2025, 3, 12), MAY)]
    days = {
        date(2025, 3, 9): date(2025, 3, 17),
        date(2025, 3, 10): APRIL,
        date(2025, 3, 11): APRIL,
        date(2025, 3, 12): MAY,
    }
    assert {day: instances(SCHOOL, *events, as_of=day)[0].limit for day in days} == days


@pytest.mark.parametrize(
    ("on", "limits"),
    [
        (date(2025, 3, 31), (date(2025, 5, 30), date(2025, 4, 15))),
        (date(2025, 4, 1), (date(2025, 3, 17), date(2025, 5, 30))),  # the second order's own day
        (date(2025, 4, 2), (date(2025, 3, 17), date(2025, 5, 30))),
    ],
)
def test_a_direction_belongs_to_the_last_order_before_it(on, limits):
    second = E("tribunal-order", date(2025, 4, 1), order="name-school")
    third = E("tribunal-order", date(2025, 7, 1), order="name-school")  # two weeks: 15 July
    found = instances(SCHOOL, ORDERED, second, third, directed(on, date(2025, 5, 30)))
    assert tuple(i.limit for i in found) == (*limits, date(2025, 7, 15))


@pytest.mark.parametrize(
    ("issued", "kept"),
    [(None, "overdue"), (date(2025, 4, 7), "met"), (date(2025, 4, 8), "met-late")],
)
def test_the_date_that_was_set_decides_whether_the_limit_was_kept(issued, kept):
    events = [ORDERED, directed(date(2025, 3, 10), APRIL), *([E("amended-plan", issued)] if issued else [])]
    assert said(SCHOOL, *events) == ("due", kept)


def test_the_last_day_of_a_date_that_was_set_that_is_no_working_day():
    (found,) = instances(SCHOOL, ORDERED, directed(date(2025, 3, 10), date(2025, 5, 5)))  # a bank holiday
    assert (found.limit, found.practical) == (date(2025, 5, 5), date(2025, 5, 2))


def test_a_ground_of_exception_does_not_lift_a_date_that_was_set():
    notify = "reg-44-2-b-notify"
    order = E("tribunal-order", date(2025, 3, 3), order="assess")
    case: dict[str, Any] = {
        "circumstances": [sr.Absence(who="child", first_day=date(2025, 3, 4), last_day=date(2025, 3, 31))],
        "determinations": [sr.Determination(limb="reg-44-3-b-exception-2-b", by="x", on=date(2025, 3, 17), reason="x")],
    }
    (lifted,) = instances(notify, order, **case)
    assert lifted.outcome.name == "disapplied"
    (stands,) = instances(notify, order, directed(date(2025, 3, 10), APRIL, notify), **case)
    assert (stands.outcome.name, stands.due, stands.limbs) == ("due", APRIL, ())


def test_a_date_may_be_set_where_the_provision_has_none():
    cease = "reg-44-2-a-cease"
    order = E("tribunal-order", date(2025, 3, 3), order="cease")
    assert said(cease, order) == ("no-fixed-limit", "pending")
    (found,) = instances(cease, order, directed(date(2025, 3, 10), APRIL, cease))
    assert (found.outcome.name, found.due, found.compliance) == ("due", APRIL, "overdue")


def test_a_duty_that_ended_after_a_date_was_set_was_due_on_that_date():
    ended = E("plan-ceased", date(2025, 4, 10))
    (found,) = instances(SCHOOL, ORDERED, directed(date(2025, 3, 10), APRIL), ended)
    assert (found.outcome.name, found.outcome.was, found.days_over_when_ended) == ("ended", APRIL, 3)


@pytest.mark.parametrize(
    ("id", "limit"),
    [
        (
            "hesc-20-1-c-i-appeal-2-months",
            date(2025, 5, 30),
        ),  # the time for the appeal is that for keeping the plan
        ("act-45-4-no-cease-before-appeal-period", date(2025, 5, 30)),
        ("hesc-21-1-c-response-30wd", date(2025, 4, 10)),  # two months of 10 February
    ],
)
def test_a_direction_on_the_time_for_an_appeal_moves_the_time_for_keeping_the_plan(id, limit):
    to_cease = E("decision-to-cease", date(2025, 2, 10))
    (found,) = instances(
        "act-45-4-no-cease-before-appeal-period", to_cease, directed(date(2025, 4, 3), date(2025, 5, 30), id)
    )
    assert found.limit == limit


def test_no_other_date_can_be_set_where_no_provision_allows_it():
    """Reg 42(5) leaves the week of reg 42(4) alone; a request is no order."""
    agreement = E("commissioner-agreement", date(2025, 3, 3))
    tell = "reg-42-4-rcb-tell-la"
    other = directed(date(2025, 3, 4), APRIL, tell, "time-agreed")
    assert instances(tell, agreement, other)[0].limit == date(2025, 3, 10)
    carry_out = directed(date(2025, 3, 4), APRIL, "reg-42-3-agreement-other", "time-agreed")
    assert instances("reg-42-3-agreement-other", agreement, carry_out)[0].limit == APRIL
    seen = view(E("request", date(2025, 3, 3)), directed(date(2025, 3, 4), APRIL, "reg-0-act"))
    (course,) = courses(duty(), seen)
    assert (set_by(duty(), course.start, course.starts, seen), course.set_by) == (None, None)
    open_to = duty(trigger=(Trigger(REQUEST, set_by=(EventKind.TRIBUNAL_DIRECTION,)),))
    (course,) = courses(open_to, seen)
    assert course.set_by is not None
    assert set_by(open_to, course.start, course.starts, seen) is course.set_by


# Monday 17 March 2025: five clear working days lie between it and the 9th
FIRST_MEDIATION, SECOND_MEDIATION = E("mediation", date(2025, 3, 17)), E("mediation", date(2025, 6, 16))


@pytest.mark.parametrize(
    ("on", "sets", "limits"),
    [
        (date(2025, 3, 5), date(2025, 3, 13), (date(2025, 3, 13), date(2025, 6, 8))),
        (date(2025, 3, 17), date(2025, 3, 13), (date(2025, 3, 13), date(2025, 6, 8))),
        (date(2025, 5, 20), date(2025, 6, 12), (date(2025, 3, 9), date(2025, 6, 12))),
        (date(2025, 6, 16), date(2025, 6, 12), (date(2025, 3, 9), date(2025, 6, 12))),
    ],
)
def test_consent_to_shorter_notice_of_one_mediation_does_not_cover_another(on, sets, limits):
    consent = directed(on, sets, NOTICE_OF_MEDIATION, "time-agreed")
    third = E("mediation", date(2025, 9, 15))  # Monday; 8 to 12 September lie between
    found = instances(NOTICE_OF_MEDIATION, FIRST_MEDIATION, SECOND_MEDIATION, third, consent)
    assert tuple(i.limit for i in found) == (*limits, date(2025, 9, 7))


@pytest.mark.parametrize("on", [date(2025, 3, 5), date(2025, 3, 17)])
def test_consent_to_shorter_notice_is_given_before_the_mediation(on):
    consent = directed(on, date(2025, 3, 13), NOTICE_OF_MEDIATION, "time-agreed")
    notice = E("mediation-notice", date(2025, 3, 12), method="by-hand")
    (found,) = instances(NOTICE_OF_MEDIATION, notice, FIRST_MEDIATION, consent)
    assert (found.limit, found.compliance) == (date(2025, 3, 13), "met")
    (without,) = instances(NOTICE_OF_MEDIATION, notice, FIRST_MEDIATION)
    assert (without.limit, without.compliance) == (date(2025, 3, 9), "met-late")


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_of_two_dates_set_on_one_day_the_earlier_counts(ids):
    rule = statute().duty("reg-44-2-f-name-school")
    order = E("tribunal-order", 0, order="name-school")
    set_ = [E("tribunal-direction", 5, duty=rule.id, sets=day(n), id=id) for id, n in zip(ids, (30, 40), strict=True)]
    (course,) = courses(rule, view(order, *set_))
    assert course.set_by is not None
    assert course.set_by.sets == day(30)
