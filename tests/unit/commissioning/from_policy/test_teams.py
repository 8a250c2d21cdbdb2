from datetime import date

import pytest

from plan_inputs import plan_inputs
from sendrules.commissioning.from_policy.teams import teams_of
from sendrules.commissioning.inputs import missing_of
from sendrules.local.declarations.commissioning import CommissioningPolicy

SOURCE = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
FIRST = date(2026, 12, 1)


def rate(value, per="month"):
    return {"value": value, "unit": "assessments", "per": per}


def team(id="team", supply="in-house", **known):
    return {"id": id, "title": "Team", "supply": supply, "provenance": SOURCE, **known}


def teams(*providers, contracts=()):
    known = {"id": "x", "title": "X", "provenance": SOURCE, "providers": providers, "contracts": contracts}
    return teams_of(CommissioningPolicy.model_validate(known), FIRST)


def test_weeks_are_turned_into_an_average_month():
    """Surrey: 27 a week; a year has 365.25 days, so a month 4.348 weeks and 117.4 assessments."""
    (found,) = teams(team(rate=rate(27, "week")))
    assert found.a_month.low == found.a_month.high == pytest.approx(117.4, abs=0.01)
    assert found.source == "Team: 27 assessments a week, so 117.4 a month on average; Invented, p. 1"


def test_330_a_quarter_are_110_a_month():
    """Leeds City Council's plan: 330 assessments a quarter."""
    assert teams(team(rate=rate(330, "quarter")))[0].a_month.mean == 110


@pytest.mark.parametrize(
    ("known", "starts"),
    [({}, FIRST), ({"in_post": "2027-02-15"}, date(2027, 2, 15)), ({"in_post": "2027-02/2027-03"}, None)],
)
def test_the_first_day(known, starts):
    assert teams(team(rate=rate(9), **known))[0].starts == starts


def test_what_no_source_says_stays_unknown():
    (found,) = teams(team())
    assert (found.a_month, found.ends, found.vacancy, found.rejected) == (None, None, None, None)


def test_the_forecast_asks_for_it():
    inputs = plan_inputs(supplies=teams(team()))
    assert [one.at for one in missing_of(inputs)] == [
        f"supplies.team.{name}" for name in ("a_month", "ends", "vacancy", "rejected", "late_by_months")
    ]


def test_who_cannot_sign_withdrew_or_works_under_a_contract_is_left_out():
    gone = {"how": "withdrawn", "provenance": SOURCE}
    lot = {"id": "lot", "title": "Lot", "provenance": SOURCE, "providers": ["firm"]}
    found = teams(
        team("trainee", "trainee", rate=rate(9)), team("firm", "contract-provider", rate=rate(9)),
        team("left", rate=rate(9), ended=gone), team("stays", rate=rate(9)), contracts=[lot],
    )  # fmt: skip
    assert [one.id for one in found] == ["stays"]
