"""Gaps between contracts, and notice of the end of one."""

from datetime import date

import pytest

import sendrules as sr
from contracts import buys
from sendrules.local.checking.contracts import contract_findings

OLD = {"id": "old", "starts": "2020-12-01", "term_months": 12, "extensions": [{"months": 12}]}


@pytest.mark.parametrize(
    ("starts", "least", "days", "alert"),
    [
        # twelve months from 1 December 2020 end on 30 November 2021
        ("2021-12-01", 0, 0, False),  # no break
        ("2021-12-02", 0, 1, True),  # 1 December alone
        ("2022-01-10", 0, 40, True),  # 1 December to 9 January: 31 + 9
        ("2021-11-21", 0, -10, False),  # 21 to 30 November overlap
        ("2021-11-21", 10, -10, False),
        ("2021-11-22", 10, -9, True),  # nine days, and ten are asked for
    ],
)
def test_the_gap_between_two_contracts(starts: str, least: int, days: int, alert: bool) -> None:
    made = buys(OLD, {"id": "new", "starts": starts}, gaps={"least_overlap_days": least})
    assert sr.gaps(made) == (sr.Gap("old", "new", days, alert, date(2021, 11, 30)),)


def test_the_extensions_may_close_a_gap_and_an_unknown_end_has_none() -> None:
    made = buys(OLD, {"id": "new", "starts": "2022-12-01"})
    assert [gap.days for gap in (*sr.gaps(made), *sr.gaps(made, extended=True))] == [365, 0]
    assert sr.gaps(buys(OLD)) == ()
    assert sr.gaps(buys(OLD | {"starts": "2020-12"}, {"id": "new", "starts": "2021-12-02"})) == ()


def test_an_end_is_told_so_many_days_before_and_until_it_has_come() -> None:
    # 90 days before 30 November 2021: 1 September has 90 days to it (29 + 31 + 30)
    made = buys(OLD, {"id": "new", "starts": "2021-12-02"}, gaps={"alert_days_before_end": 90})
    alert = sr.EndAlert("old", date(2021, 11, 30), date(2021, 9, 1), "new")
    days = (date(2021, 8, 31), date(2021, 9, 1), date(2021, 11, 30), date(2021, 12, 1))
    assert [sr.end_alerts(made, day) for day in days] == [(), (alert,), (alert,), ()]
    assert sr.end_alerts(buys(OLD), date(2021, 11, 30)) == ()
    (last,) = sr.end_alerts(buys(OLD, gaps={"alert_days_before_end": 90}), date(2022, 11, 30), extended=True)
    assert (last.last_day, last.followed_by) == (date(2022, 11, 30), None)


def test_a_last_day_that_is_stated_counts_where_the_start_is_not_known() -> None:
    old = {"id": "old", "last_day": "2024-04-17", "extensions": [{"months": 6}]}
    made = buys(old, {"id": "new", "starts": "2024-10-01"})
    # 18 to 30 April, May to September: 13 + 31 + 30 + 31 + 31 + 30; with six months more it ends on 17 October and overlaps by 17
    assert [(gap.after, gap.days) for gap in (*sr.gaps(made), *sr.gaps(made, extended=True))] == [
        ("old", 166),
        ("old", -17),
    ]


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        ({"starts": "2024-04-18", "last_day": "2024-04-17"}, "old ends before it starts."),
        (
            {"starts": "2023-04-18", "term_months": 12, "last_day": "2024-03-31"},
            "by its term old ends on Wed 17 Apr 2024, and its last day is Sun 31 Mar 2024.",
        ),
    ],
)
def test_a_last_day_that_does_not_fit_is_told(contract: dict[str, object], said: str) -> None:
    assert said in [found.message for found in contract_findings(buys({"id": "old"} | contract))]
