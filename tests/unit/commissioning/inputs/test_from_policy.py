from datetime import date

import pytest

from plan_inputs import plan_inputs
from sendrules.commissioning.inputs import missing_of, supplies_of
from sendrules.local.declarations.commissioning import CommissioningPolicy

SOURCE = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
FIRST, UNTIL = date(2024, 12, 1), date(2026, 11, 30)


def policy(**known):
    return CommissioningPolicy.model_validate({"id": "x", "title": "X", "provenance": SOURCE, **known})


def rate(value, per="month"):
    return {"value": value, "unit": "assessments", "per": per}


def contract(**known):
    return {"id": "lot", "title": "Lot", "provenance": SOURCE, "starts": "2024-12-01", **known}


def told(*contracts, **known):
    found = supplies_of(policy(contracts=contracts, **known), FIRST, UNTIL)
    return [(one.id, one.a_month.low if one.a_month else None, one.starts, one.ends) for one in found]


def test_a_total_ends_with_what_is_left():
    """200 at 35 a month from December: five months of 35 and one of 25, as Milton Keynes' first part."""
    assert told(contract(volumes=[{"rate": rate(35)}], total=200)) == [
        ("lot.1", 35, date(2024, 12, 1), date(2025, 4, 30)),
        ("lot.2", 25, date(2025, 5, 1), date(2025, 5, 31)),
    ]


def test_a_ramp_is_a_supply_for_each_step():
    """40 a month for three months, then 35, for twelve months: Milton Keynes' second part, with a start in March 2025."""
    steps = [{"rate": rate(40), "lasts": "3 months"}, {"rate": rate(35), "lasts": "9 months"}]
    assert told(contract(volumes=steps, starts="2025-03-01")) == [
        ("lot.1", 40, date(2025, 3, 1), date(2025, 5, 31)),
        ("lot.2", 35, date(2025, 6, 1), date(2026, 2, 28)),
    ]


def test_330_a_quarter_are_110_a_month():
    """Leeds City Council's plan: 330 assessments a quarter."""
    assert told(contract(volumes=[{"rate": rate(330, "quarter"), "lasts": "12 months"}]))[0][1] == 110


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"volumes": [{"rate": rate(35)}]}, ("lot", 35, date(2024, 12, 1), None)),
        ({"volumes": [{"rate": rate(35)}], "starts": "2025-03/2025-04"}, ("lot", None, None, None)),
        ({"term_months": 12}, ("lot", None, date(2024, 12, 1), date(2025, 11, 30))),
    ],
)
def test_what_no_source_says_stays_unknown(known, expected):
    assert told(contract(**known)) == [expected]


def test_weeks_are_turned_into_an_average_month():
    """Surrey: 27 a week; a year has 365.25 days, so a month 4.348 weeks."""
    team = {"id": "team", "title": "Team", "supply": "in-house", "rate": rate(27, "week"), "provenance": SOURCE}
    ((id, a_month, starts, ends),) = told(providers=[team])
    assert (id, starts, ends) == ("team", FIRST, None)
    assert a_month == pytest.approx(117.4, abs=0.01)


def test_who_cannot_sign_or_works_under_a_contract_is_not_counted_besides():
    def one(id, supply):
        return {"id": id, "title": id, "supply": supply, "rate": rate(9), "provenance": SOURCE}

    people = [one("trainee", "trainee"), one("firm", "contract-provider")]
    lot = contract(volumes=[{"rate": rate(35), "lasts": "2 months"}], providers=["firm"])
    assert [id for id, *_ in told(lot, providers=people)] == ["lot"]


def test_a_contract_that_was_superseded_does_not_add_up():
    old = contract(id="old", volumes=[{"rate": rate(10), "lasts": "2 months"}])
    new = contract(id="new", volumes=[{"rate": rate(20), "lasts": "2 months"}], supersedes="old")
    assert [id for id, *_ in told(old, new)] == ["new"]


def test_the_forecast_then_asks_for_vacancies_and_rejections():
    lot = contract(volumes=[{"rate": rate(35)}], total=70)
    inputs = plan_inputs(supplies=supplies_of(policy(contracts=[lot]), FIRST, UNTIL))
    assert [one.at for one in missing_of(inputs)] == [
        "supplies.lot.vacancy",
        "supplies.lot.rejected",
        "supplies.lot.late_by_months",
    ]
