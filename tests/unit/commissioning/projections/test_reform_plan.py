"""Projections by year and age: rows that add up, and nothing where something is not known."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_inputs import plan_inputs
from sendrules.commissioning.forecast import forecast
from sendrules.commissioning.inputs import Demand, Group, Lane, PlanInputs, Supply, Waiting
from sendrules.commissioning.projections.ages import counted_ages, stated_ages
from sendrules.commissioning.projections.bands import ALL, BANDS, NOT_KNOWN
from sendrules.commissioning.projections.reform_plan import NO_AGES, SCHEMA, reform_plan
from sendrules.commissioning.projections.rounding import shared_out
from sendrules.commissioning.projections.writing import write_reform_plan
from sendrules.errors import InputError

SAID = "illustration"
SHARES = dict(zip(BANDS, map(Decimal, ("0.21", "0.40", "0.25", "0.10", "0.03")), strict=True))


def inputs(**changed):
    """Every figure known and fixed: 20 of 40 requests a month are agreed, 10 wait, 30 can be taken, each becomes a plan two months later."""
    demand = {"a_month": 40, "seasonal": dict.fromkeys(range(1, 13), 1.0), "growth_a_year": 0, "withdrawn": 0}
    demand |= {"assessed": 0.5, "source": SAID} | changed.pop("demand", {})
    supply = Supply(
        id="team", a_month=30, starts="2027-01-01", ends="never", vacancy=0, rejected=0, source=SAID, late_by_months=0
    )
    known = {
        "first_month": "2027-01-01",
        "months": 36,
        "demand": Demand(**demand),
        "supplies": [supply],
        "waiting": Waiting(counts={"all": (10,)}, source=SAID),
        "groups": [Group(id="all", lane="all", rank=1, share=1, source=SAID)],
        "lanes": [Lane(id="all", share=1, source=SAID)],
        "plan_after_months": 2,
        "leads_to_plan": 1,
        "source": SAID,
    }
    return PlanInputs(**known | changed)


def rows(plan, **wanted):
    return [row for row in plan.table.to_pylist() if all(row[name] == value for name, value in wanted.items())]


def the_row(plan, measure, year, age=ALL):
    (found,) = rows(plan, measure=measure, year=year, age_at_request=age)
    return found


FOUND = forecast(inputs(), runs=400, seed=7)
PLAN = reform_plan(FOUND, ages=stated_ages(SHARES, "stated in the test"), under_way=12)


def test_every_measure_year_and_band_has_a_row():
    assert PLAN.table.schema == SCHEMA
    assert PLAN.table.num_rows == 4 * 3 * (1 + len(BANDS) + 1)
    assert [row["year"] for row in rows(PLAN, measure="plans", age_at_request=ALL)] == [2027, 2028, 2029]


def test_the_totals_are_those_of_the_runs():
    agreed = the_row(PLAN, "assessments agreed", 2028)
    runs = np.sort(FOUND.of("arrived")[:, 12:24].sum(axis=1))
    assert (agreed["p10"], agreed["p50"], agreed["p90"]) == (runs[39], runs[199], runs[359])
    assert agreed["months_counted"] == 12


def test_requests_are_twice_what_is_agreed_where_half_is():
    requests = [the_row(PLAN, "requests", year)["p50"] for year in (2027, 2028, 2029)]
    assert all(abs(n - 480) < 15 for n in requests)  # 40 a month; the standard error of a median of 400 runs is 1.4
    spread = [the_row(PLAN, "requests", year)["p90"] - the_row(PLAN, "requests", year)["p10"] for year in (2027, 2028)]
    assert all(40 < n < 75 for n in spread)  # Poisson of 480: 2.56 * 21.9 = 56


def test_plans_are_places_two_months_before_and_those_under_way():
    places = (FOUND.of("allocated") - FOUND.of("rejected")).astype(float)
    first = np.sort(places[:, :10].sum(axis=1) + 12)
    assert the_row(PLAN, "plans", 2027)["p50"] == first[199]
    assert the_row(PLAN, "plans", 2028)["p50"] == np.sort(places[:, 10:22].sum(axis=1))[199]


def test_without_those_under_way_the_first_year_of_plans_is_not_known():
    plan = reform_plan(FOUND)
    first = the_row(plan, "plans", 2027)
    assert (first["p50"], first["months_counted"]) == (None, 10)
    assert "say how many such cases there are (under_way)" in first["remark"]
    assert the_row(plan, "plans", 2028)["p50"] is not None


def test_the_rows_of_a_year_add_up():
    for total in rows(PLAN, age_at_request=ALL):
        parts = [
            row for row in rows(PLAN, measure=total["measure"], year=total["year"]) if row["age_at_request"] != ALL
        ]
        assert [sum(row[end] for row in parts) for end in ("p10", "p50", "p90")] == [
            total[end] for end in ("p10", "p50", "p90")
        ]


def test_unknown_ages_are_a_row_of_their_own():
    total, unknown = the_row(PLAN, "requests", 2028), the_row(PLAN, "requests", 2028, NOT_KNOWN)
    assert abs(unknown["p50"] - total["p50"] * 0.01) <= 1


def test_without_ages_the_bands_have_no_number_and_say_what_is_missing():
    plan = reform_plan(FOUND)
    assert the_row(plan, "requests", 2028)["p50"] > 0
    band = the_row(plan, "requests", 2028, "under 5")
    assert (band["p10"], band["p50"], band["p90"], band["remark"]) == (None, None, None, NO_AGES)
    assert dict(plan.assumptions)["age shares"] == "Not known."


def test_a_year_that_the_forecast_does_not_hold_whole_has_no_number():
    plan = reform_plan(forecast(inputs(months=18), runs=50), under_way=0)
    assert the_row(plan, "requests", 2027)["p50"] > 0
    part = the_row(plan, "requests", 2028)
    assert (part["p50"], part["months_counted"]) == (None, 6)
    assert part["remark"] == "the forecast reaches from January 2027 to June 2028: 6 of 12 months of 2028"
    assert the_row(plan, "requests", 2029)["remark"].endswith("and not into 2029")


@pytest.mark.parametrize(
    ("changed", "told", "untold"),
    [
        ({"leads_to_plan": None}, ["requests", "assessments agreed", "assessments allocated"], ["plans"]),
        ({"waiting": None}, [], ["requests", "assessments agreed", "assessments allocated", "plans"]),
        ({"demand": {"assessed": None}}, [], ["requests"]),
    ],
)
def test_what_an_unknown_input_leaves_open(changed, told, untold):
    plan = reform_plan(forecast(inputs(**changed), runs=20), under_way=0)
    assert all(the_row(plan, measure, 2028)["p50"] is not None for measure in told)
    assert {the_row(plan, measure, 2028)["remark"] for measure in untold} == {"undetermined: inputs are missing"}
    assert plan.missing


def test_the_assumptions_say_that_the_template_was_not_seen():
    said = dict(PLAN.assumptions)
    assert "was not seen" in said["template"]
    assert "400 runs with seed 7" in said["ranges"]
    assert "requests in a month: 40" in said["demand"]
    assert said["age shares"] == "stated in the test"


def test_a_band_of_a_few_cases_is_pointed_out():
    ages = counted_ages({"requests": {"under 5": 3, "5 to 10": 50}}, "counted")
    said = dict(reform_plan(FOUND, ages=ages).assumptions)
    assert "requests rests on fewer than 5 cases" in said["small numbers"]


def test_each_measure_has_the_shares_that_were_counted_for_it():
    ages = counted_ages({"requests": {"under 5": 1, "5 to 10": 1}, "plans": {NOT_KNOWN: 9}}, "counted")
    plan = reform_plan(FOUND, ages=ages, under_way=0)
    assert the_row(plan, "requests", 2028, "under 5")["p50"] in (
        the_row(plan, "requests", 2028)["p50"] // 2,
        the_row(plan, "requests", 2028)["p50"] // 2 + 1,
    )
    assert the_row(plan, "plans", 2028, "under 5")["remark"] == NO_AGES  # nobody recorded an age


def test_a_band_in_which_nobody_is_found_is_not_empty_where_some_ages_are_not_known():
    ages = counted_ages({"requests": {"5 to 10": 30, NOT_KNOWN: 70}}, "counted")
    plan = reform_plan(FOUND, ages=ages, under_way=0)
    nobody, some = (the_row(plan, "requests", 2028, band) for band in ("under 5", "5 to 10"))
    assert (nobody["p50"], nobody["remark"]) == (
        None,
        "nobody with a known age is in this band, and 70% of requests have no known age",
    )
    assert some["p50"] > 0
    assert some["remark"] == "at least: 70% of requests have no known age"
    known = reform_plan(FOUND, ages=counted_ages({"requests": {"5 to 10": 30}}, "counted"), under_way=0)
    assert (
        the_row(known, "requests", 2028, "under 5")["p50"],
        the_row(known, "requests", 2028, "under 5")["remark"],
    ) == (0, "")


@pytest.mark.parametrize(("unknown", "said"), [(1, "under 1%"), (999, "over 99%"), (500, "50%")])
def test_how_many_ages_are_not_known_is_never_said_to_be_none_or_all(unknown, said):
    ages = counted_ages({"requests": {"5 to 10": 1000 - unknown, NOT_KNOWN: unknown}}, "counted")
    assert said in ages.remark("requests", "5 to 10")


def test_it_is_written_with_its_assumptions(tmp_path):
    table, beside = write_reform_plan(PLAN, tmp_path / "reform.csv")
    assert table.read_text(encoding="utf-8").count("\n") == PLAN.table.num_rows + 1
    assert beside.name == "reform-assumptions.csv"
    assert "was not seen" in beside.read_text(encoding="utf-8")
    (parquet,) = write_reform_plan(PLAN, tmp_path / "reform.parquet")
    assert b"was not seen" in pq.read_table(parquet).schema.metadata[b"template"]
    (book,) = write_reform_plan(PLAN, tmp_path / "reform.xlsx")
    assert book.stat().st_size > 0


@given(st.integers(0, 10_000), st.lists(st.integers(0, 500), min_size=1, max_size=7).filter(any))
def test_shares_of_a_whole_number_add_up_and_are_near(total, weights):
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    parts = shared_out(total, shares)
    assert sum(parts) == total
    assert all(abs(part - share * total) < 1 for part, share in zip(parts, shares, strict=True))


def test_shares_that_do_not_come_to_one_are_refused():
    with pytest.raises(ValueError, match=r"come to 0\.5"):
        shared_out(3, [Fraction(1, 2)])


@pytest.mark.parametrize("under_way", [-10, 1.5, True])
def test_cases_under_way_that_are_no_number_are_refused(under_way):
    """Ten fewer than none would take ten plans away from the first year."""
    with pytest.raises(InputError, match=r"under_way: .* is not possible"):
        reform_plan(forecast(plan_inputs(), runs=2), under_way=under_way)
