"""One month, two cohorts, two stories: what a report of 2020 quoted, from small invented data that gives the same figures.

The report has 63 plans as 25%, a fall from 91 to 63, and two mean waits of one month: 25.0 weeks of the plans that were issued in it, and
17.8 weeks of those that fell due in it.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sendrules.scorecard.card import scorecard
from sendrules.scorecard.conditions import All, Happened
from sendrules.scorecard.declared import Basis, Gives, Measure, Part
from sendrules.scorecard.rounding import half_up, percentage
from sendrules.sen2.items import ASSESSMENT, NAMED_PLAN, PERSON, REQUESTS, Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write

HEADER = {
    "Collection": "SEN2",
    "Year": "2021",
    "ReferenceDate": "2021-01-21",
    "LEA": "999",
    "SoftwareCode": "SYNTHETIC",
}


@pytest.mark.parametrize("whole", range(248, 258))
def test_63_of_248_to_257_is_25_per_cent(whole: int) -> None:
    assert percentage(63, whole, 0) == 25


@pytest.mark.parametrize(("whole", "rounded"), [(247, 26), (258, 24)])
def test_63_of_one_fewer_or_more_is_not(whole: int, rounded: int) -> None:
    assert percentage(63, whole, 0) == rounded


def test_from_91_to_63_is_a_fall_of_30_8_per_cent() -> None:
    assert half_up(Fraction(100 * (63 - 91), 91)) == Decimal("-30.8")


def add(made: PlainReturn, received: date, days: int) -> None:
    """Add somebody whose plan started so many days after the request."""
    started = (received + timedelta(days)).isoformat()
    person = made.add(
        PERSON, {"Surname": f"Synthetic{len(made.records[PERSON])}", "PersonBirthDate": "2012-01-01", "Sex": "F"}
    )
    decided = (received + timedelta(40)).isoformat()
    request = {"ReceivedDate": received.isoformat(), "RequestOutcomeDate": decided, "RequestOutcome": "Y"}
    outcome = {"AssessmentOutcome": "Y", "AssessmentOutcomeDate": started, "Week20": "0"}
    assessed = made.add(ASSESSMENT, outcome, made.add(REQUESTS, request, person))
    made.add(NAMED_PLAN, {"StartDate": started}, assessed)


def march(path: Path) -> dict[str, str]:
    """Issued in March 2020: two old requests, after 170 and 180 days. Due in March: five, all issued in February."""
    made = PlainReturn(dict(HEADER))
    for days in (170, 180):
        add(made, date(2020, 3, 20) - timedelta(days), days)
    for days in (124, 124, 125, 125, 125):
        add(made, date(2019, 10, 20), days)
    card = scorecard(write(made, Form.XML, path), first=date(2020, 3, 1), last=date(2020, 3, 31))
    return {one.measure.id: f"{one.value} of {one.denominator}" for one in card.figures()}


def test_one_month_has_two_mean_waits(tmp_path: Path) -> None:
    found = march(tmp_path / "a.xml")
    assert found["weeks-of-the-issued-mean"] == "25.0 of 2"
    assert found["weeks-of-the-due-mean"] == "17.8 of 5"
    assert found["due-within-20-weeks"] == "100.0 of 5"
    assert found["plans-within-20-weeks-with-exceptions"] == "0.0 of 2"


def test_a_measure_without_a_cohort_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="cohort"):
        Measure(  # type: ignore[call-arg]
            id="share", title="plans in time", gives=Gives.SHARE, counts=All((Happened("plan"),)), exceptions=Part.IN,
            appeals=Part.IN, basis=Basis.OURS, source="nobody",
        )  # fmt: skip
