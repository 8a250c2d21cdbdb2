"""Nine faults that a public tool for the SEN2 return has, and a test of each that ours does not have it.

All are asked of the ten people: with exceptions, 1 of 3 plans is within 20 weeks.
"""

from pathlib import Path

import pytest

from official_rate import THE_YEAR, changed, figures, on_time
from sendrules.scorecard.breakdowns import AGES
from sendrules.scorecard.card import scorecard
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import ten_people


def test_1_a_plan_is_joined_on_its_request_and_never_on_the_child(tmp_path: Path) -> None:
    """The fault: a child with two requests gets two rows, perhaps with the wrong clock."""
    made = ten_people()
    made.add("Requests", {"ReceivedDate": "2023-01-02", "RequestOutcome": "H"}, 0)
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)


@pytest.mark.parametrize("item", ["AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"])
def test_2_an_appeal_after_the_assessment_leaves_a_plan_out(item: str, tmp_path: Path) -> None:
    """The fault: only appeals about the request are left out; those about the assessment stay in."""
    assert on_time(changed(0, "Assessment", **{item: "1"}), tmp_path / "a.xml") == (0, 2, 0)


def test_3_a_blank_mark_of_an_exception_makes_nothing_timely(tmp_path: Path) -> None:
    """The fault: a plan with an empty Week20 is called timely, however late. Here it took 401 days."""
    found = figures(changed(2, "Assessment", Week20=None), tmp_path / "a.xml")
    official = found["plans-within-20-weeks-without-exceptions"]
    assert (official.numerator, official.denominator) == (1, 2)


@pytest.mark.parametrize(("module", "item"), [("Requests", "ReceivedDate"), ("NamedPlan", "StartDate")])
def test_4_a_plan_without_a_date_is_not_on_time(module: str, item: str, tmp_path: Path) -> None:
    """The fault: what is not a number is not above 140, so the plan is called timely."""
    assert on_time(changed(0, module, **{item: None}), tmp_path / "a.xml") == (0, 3, 1)


def test_5_a_child_with_two_settings_counts_once(tmp_path: Path) -> None:
    """The fault: a row for each PlanDetail."""
    made = ten_people()
    made.add("PlanDetail", {"URN": "999099", "PlacementRank": "2"}, 0)
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)


def test_6_a_plan_without_details_counts(tmp_path: Path) -> None:
    """The fault: a plan without PlanDetail is dropped."""
    made = ten_people()
    made.records["PlanDetail"], made.parents["PlanDetail"] = [], []
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)


def test_7_a_plan_on_a_request_that_was_decided_the_year_before_counts(tmp_path: Path) -> None:
    """The fault: requests with outcome H are cut away before the join. Person 3 is one; without them 1 of 2 would be on time."""
    made = ten_people()
    assert made.records["Requests"][2]["RequestOutcome"] == "H"
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)
    assert figures(made, tmp_path / "b.xml")["plans-a-year-or-more-with-exceptions"].numerator == 1


@pytest.mark.parametrize(("decided", "within"), [("2025-02-24", 5), ("2025-02-25", 4)])
def test_8_six_weeks_end_after_42_days(decided: str, within: int, tmp_path: Path) -> None:
    """The fault: groups of 31 to 40 and 41 to 50 days, from which the limit cannot be read. 24 February is day 42."""
    file = write(changed(0, "Requests", RequestOutcomeDate=decided), Form.XML, tmp_path / "a.xml")
    figure = scorecard(file)["decided-within-six-weeks"]
    assert (figure.numerator, figure.denominator) == (within, 6)
    assert [most for _, most, _ in AGES[:3]] == [42, 112, 140]


def test_9_a_day_of_leaving_makes_no_placement_open(tmp_path: Path) -> None:
    """The fault: a placement with a day of leaving is taken for an open one. Ours counts plans and requests, by their own records."""
    plain, left = ten_people(), ten_people()
    for made in (plain, left):
        for active in range(len(made.records["ActivePlans"])):
            made.add("PlacementDetail", {"URN": "999001", "PlacementRank": "1", "EntryDate": "2024-09-02"}, active)
    left.records["PlacementDetail"] = [
        {**record, "LeavingDate": "2025-07-18"} for record in left.records["PlacementDetail"]
    ]
    cards = [scorecard(write(made, Form.XML, tmp_path / f"{n}.xml")) for n, made in enumerate((plain, left))]
    assert [one.cohort for one in cards[0].figures()] == [one.cohort for one in cards[1].figures()]
    assert cards[1]["reviewed-within-a-year"].cohort == 6
    assert cards[1].frame == THE_YEAR
