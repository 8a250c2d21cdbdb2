"""The extra places that a date or a share on time takes."""

from datetime import date

import pytest

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast.answer import Undetermined, forecast
from sendrules.commissioning.inputs import Waiting
from sendrules.commissioning.what_if.extra import extra_capacity, with_extra
from sendrules.errors import InputError


@pytest.mark.parametrize(
    ("by", "places"),
    [
        (date(2025, 4, 30), 0),  # six tranches of 35, the last of them 25
        (date(2025, 3, 31), 5),  # 200 in five months
        (date(2025, 3, 30), 15),  # the last whole month is February: four months
        (date(2025, 2, 28), 15),
        (date(2024, 11, 30), 165),
    ],
)
def test_200_at_35_by_hand(by, places):
    assert extra_capacity(plan_inputs(), by=by, runs=5).places == places


def test_surreys_gap():
    # Surrey's SEND audit, 2023: 1,886 in 43 weeks, 38 a week, 729 waiting, 13 months. By hand: 1,886/43 - 38 = 5.86 a week,
    # x 52/12 = 25.4 a month, and 729/13 = 56.1: 81.5 a month. Half of the runs have more requests than that.
    inputs = plan_inputs(
        first_month="2023-10-01",
        months=13,
        demand=demand(a_month=1886 / 43 * 52 / 12),
        supplies=(supply(38 * 52 / 12),),
        waiting=Waiting(counts={"all": (729,)}, source=SAID),
    )
    found = extra_capacity(inputs, by=date(2024, 10, 31), waiting_at_most=0, chance=0.5, runs=400, seed=1)
    assert found.places in (81, 82, 83, 84)
    assert found.one_fewer < 0.5 <= found.reached


def test_no_number_is_enough():
    found = extra_capacity(plan_inputs(), by=date(2025, 1, 31), starts=date(2025, 2, 1), runs=5)
    assert (found.places, found.reached) == (None, 0)
    assert found.why == "even with 200 more places a month, one for every case, it is met in 0% of the runs"


def test_one_fewer_is_not_enough():
    inputs = plan_inputs(demand=demand(a_month={"low": 10, "high": 30}))
    found = extra_capacity(inputs, by=date(2025, 2, 28), waiting_at_most=20, chance=0.8, runs=200)
    share = [
        (forecast(with_extra(inputs, found.places - fewer), runs=200).of("waiting")[:, 3] <= 20).mean()
        for fewer in (0, 1)
    ]
    assert share[0] == found.reached >= 0.8 > share[1] == found.one_fewer
    assert found.without < 0.8


def test_the_two_readings_of_on_time():
    inputs = plan_inputs(demand=demand(a_month=40), months=18)
    found = extra_capacity(inputs, on_time=0.85, runs=50)
    assert found.places >= found.hopeful.places
    assert "counts as late" in found.aim
    assert "counts as on time" in found.hopeful.aim


def test_places_from_a_later_day():
    found = extra_capacity(plan_inputs(), by=date(2025, 2, 28), starts=date(2025, 1, 1), runs=5)
    assert found.places == 30  # 140 in four months leave 60 for two


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        ({}, "by: None is not possible. Give a date in by, or a share in on_time, and not both."),
        ({"by": date(2025, 1, 31), "on_time": 0.8}, "and not both"),
        ({"by": date(2024, 11, 29)}, "no month of the forecast ends by 2024-11-29"),
        ({"by": date(2026, 1, 1)}, "a forecast of more than 8 months"),
        ({"on_time": 85}, "on_time: 85 is not possible. Give a share above 0 and up to 1, such as 0.85."),
        ({"on_time": 0.8, "waiting_at_most": 3}, "it goes with a date"),
        ({"by": date(2025, 1, 31), "waiting_at_most": -1}, "Give a whole number of cases"),
        ({"by": date(2025, 1, 31), "chance": 0}, "chance: 0 is not possible"),
    ],
)
def test_what_cannot_be_asked(aim, words):
    with pytest.raises(InputError, match=words):
        extra_capacity(plan_inputs(), runs=5, **aim)


def test_what_is_not_known():
    with pytest.raises(Undetermined, match="plan_after_months"):
        extra_capacity(plan_inputs(plan_after_months=None), on_time=0.85, runs=5)
    with pytest.raises(Undetermined, match="supplies"):
        extra_capacity(plan_inputs(supplies=None), by=date(2025, 1, 31), runs=5)


@pytest.mark.parametrize(("months", "requests"), [(2, 9), (24, 0)])
def test_a_share_on_time_of_which_nothing_can_be_told_is_refused(months, requests):
    """Of requests of the first month it is known after 6 months whether a plan may be on time; and without requests, never."""
    inputs = plan_inputs(months=months, demand=demand(a_month=requests))
    with pytest.raises(InputError, match="no request comes in early enough"):
        extra_capacity(inputs, on_time=0.5, runs=3)


def test_a_date_has_two_readings_where_reports_are_rejected():
    """200 at 35 a month have all had a place by the end of April. Half of the reports are rejected, so an old case may wait for ever."""
    found = extra_capacity(
        plan_inputs(supplies=(supply(70, rejected=0.5, back_after_months=1),)), by=date(2025, 4, 30), runs=50
    )
    assert found.aim == "the backlog is cleared by 2025-04-30"
    assert found.hopeful is not None
    assert found.hopeful.aim == "the old cases past 20 weeks have all had a place by 2025-04-30"
    assert (found.hopeful.places or 0) <= (found.places or 1_000)
    assert found.hopeful.without >= found.without
    assert extra_capacity(plan_inputs(), by=date(2025, 4, 30), runs=5).hopeful is None


@pytest.mark.parametrize("days", [{"by": "2025-04-30"}, {"by": date(2025, 4, 30), "starts": "2025-01-01"}])
def test_a_day_given_as_text_is_refused(days):
    with pytest.raises(InputError, match=r"this is no date \(given: '2025-0"):
        extra_capacity(plan_inputs(), runs=2, **days)
