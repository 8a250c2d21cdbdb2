"""Moves between phases over the years: each round from the first return that was made after its last day."""

from datetime import date
from pathlib import Path

from sendrules.scorecard.card import earlier_journeys, scorecard
from sendrules.scorecard.years import rounds
from sendrules.sen2 import Return, read
from sendrules.sen2.items import Form
from sendrules.testing.returns.write import write
from ten_people import HEADER, ten_people


def a_return(year: int, rows: dict[tuple[str, str], int], path: Path) -> Return:
    """A return of a year, with so many more plans by day due and day of the final plan."""
    made = ten_people()
    made.header = {**HEADER, "Year": str(year), "ReferenceDate": f"{year}-01-16"}
    for record in made.records["ActivePlans"]:
        dict(record).pop("PhaseTransferDueDate", None)
    for (due, final), many in rows.items():
        for _ in range(many):
            request = made.add("Requests", {"RequestOutcome": "H"}, 0)
            made.add("ActivePlans", {"PhaseTransferDueDate": due, "PhaseTransferFinalDate": final}, request)
    return read(write(made, Form.XML, path))


def test_each_round_comes_from_the_return_after_it(tmp_path: Path) -> None:
    in_time, late = ("2024-02-15", "2024-02-15"), ("2024-02-15", "2024-02-16")
    of_2025 = a_return(2025, {in_time: 7, late: 3}, tmp_path / "a.xml")
    of_2026 = a_return(2026, {in_time: 2, ("2025-03-31", "2025-03-01"): 5}, tmp_path / "b.xml")
    card = scorecard(of_2026, earlier=[of_2025])
    found = {year: [(one.numerator, one.denominator) for one in figures] for year, figures in card.years.items()}
    assert found == {2024: [(7, 10), (7, 10), (0, 0)], 2025: [(5, 5), (0, 0), (5, 5)]}


def test_a_round_that_is_not_over_comes_from_the_last_return(tmp_path: Path) -> None:
    found = a_return(2025, {("2025-02-15", "2025-01-10"): 6}, tmp_path / "a.xml")
    journeys = earlier_journeys([found])[0][0]
    assert 2025 not in rounds([(journeys, date(2025, 1, 16))])
    under_way = rounds([(journeys, date(2025, 2, 20)), (journeys, date(2025, 3, 1))])[2025]
    assert (under_way.source, under_way.frame.as_of) == (1, date(2025, 3, 1))
    over = rounds([(journeys, date(2025, 4, 1)), (journeys, date(2026, 1, 15))])[2025]
    assert over.source == 0


def test_a_format_without_the_days_has_no_rounds(tmp_path: Path) -> None:
    assert scorecard(write(ten_people(), Form.SSD, tmp_path / "ssd"), year=2026).years == {}
