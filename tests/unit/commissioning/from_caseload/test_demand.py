from datetime import date

import pytest

from sendrules.commissioning.from_caseload.demand import demand_of
from sendrules.commissioning.from_caseload.requests import Request
from sendrules.errors import InputError

SINCE, AS_OF = date(2024, 9, 1), date(2026, 8, 31)


def request(on, *, agreed=True, ended=True):
    return Request("case", on, on if agreed else None, ended, (), None, True)


def two_years(july=30, others=10):
    """So many requests on the first of each month from September 2024 to August 2026. Synthetic."""
    days = [date(2024 + (8 + n) // 12, (8 + n) % 12 + 1, 1) for n in range(24)]
    return [request(day) for day in days for _ in range(july if day.month == 7 else others)]


def test_the_mean_of_the_last_year_with_two_standard_errors():
    """11 x 10 + 30 = 140 in the year, 11.67 a month; sqrt(140) / 12 = 0.986, twice that is 1.972."""
    found = demand_of(two_years(), since=SINCE, as_of=AS_OF).a_month
    assert found.low == pytest.approx(140 / 12 - 1.972, abs=0.001)
    assert found.high == pytest.approx(140 / 12 + 1.972, abs=0.001)


def test_the_season_is_each_month_against_the_mean_of_its_year():
    """July 30 x 12 / 140 = 2.571, the others 10 x 12 / 140 = 0.857."""
    season = demand_of(two_years(), since=SINCE, as_of=AS_OF).seasonal
    assert season[7] == pytest.approx(2.571, abs=0.001)
    assert {round(season[month], 3) for month in range(1, 13) if month != 7} == {0.857}


def test_a_year_that_is_not_whole_is_left_out_at_its_start():
    found = demand_of(two_years(), since=date(2024, 11, 1), as_of=AS_OF)
    assert found.seasonal is None
    assert "22 months are too few for a season" in found.source


def test_a_longer_record_takes_whole_years_back_from_its_end():
    more = [request(date(2024, 8, 15)) for _ in range(99)]
    found = demand_of([*two_years(), *more], since=date(2024, 8, 1), as_of=AS_OF)
    assert found.seasonal[7] == pytest.approx(2.571, abs=0.001)
    assert found.seasonal[8] == pytest.approx(0.857, abs=0.001)


def test_with_less_than_a_year_nothing_is_made_up():
    found = demand_of(two_years(), since=date(2026, 1, 1), as_of=AS_OF)
    assert (found.a_month, found.seasonal, found.assessed) == (None, None, None)


def test_the_share_that_is_agreed_leaves_out_what_is_not_decided():
    """75 agreed of 100 decided: 0.75, less and more 2 x sqrt(0.75 x 0.25 / 100) = 0.0866."""
    day = date(2026, 3, 2)
    decided = [request(day) for _ in range(75)] + [request(day, agreed=False) for _ in range(25)]
    open_ones = [request(day, agreed=False, ended=False) for _ in range(40)]
    found = demand_of([*decided, *open_ones], since=date(2025, 9, 1), as_of=AS_OF).assessed
    assert (found.low, found.high) == (pytest.approx(0.6634, abs=0.0001), pytest.approx(0.8366, abs=0.0001))


def test_growth_and_withdrawals_are_asked_for():
    found = demand_of(two_years(), since=SINCE, as_of=AS_OF)
    assert (found.growth_a_year, found.withdrawn) == (None, None)
    assert found.source.endswith("they do not tell growth and withdrawals")


@pytest.mark.parametrize("since", [date(2024, 9, 2), date(2026, 9, 1)])
def test_a_start_that_is_no_first_of_a_month_or_too_late_is_refused(since):
    with pytest.raises(InputError, match="Give the first day of a month"):
        demand_of([], since=since, as_of=AS_OF)
