"""The official measure on ten people, worked by hand in ``ten_people``; and what it must not do."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.measures.twenty_weeks import twenty_weeks
from sendrules.scorecard.of_return import journeys_of
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import ten_people

THE_YEAR = Frame(date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 15))


def figures(made: PlainReturn, path: Path, form: Form = Form.XML, end: str = "plan") -> dict[str, Figure]:
    journeys = journeys_of(read(write(made, form, path), year=2026))
    return {measure.id: figure_of(measure, journeys, THE_YEAR) for measure in twenty_weeks(end)}


@pytest.mark.parametrize(
    ("form", "name"), [(Form.XML, "a.xml"), (Form.BLADE, "b"), (Form.TEMPLATE, "t.xlsm"), (Form.WORKBOOK, "w.xlsx")]
)
def test_ten_people(form: Form, name: str, tmp_path: Path) -> None:
    found = figures(ten_people(), tmp_path / name, form)
    both = {
        id: (one.cohort, *one.left_out.values(), one.numerator, one.denominator, one.value) for id, one in found.items()
    }
    assert both == {
        "plans-within-20-weeks-without-exceptions": (4, 1, 1, 1, 2, Decimal("50.0")),
        "plans-over-20-weeks-without-exceptions": (4, 1, 1, 0, 2, Decimal("0.0")),
        "plans-a-year-or-more-without-exceptions": (4, 1, 1, 1, 2, Decimal("50.0")),
        "plans-within-20-weeks-with-exceptions": (4, 1, 1, 3, Decimal("33.3")),
        "plans-over-20-weeks-with-exceptions": (4, 1, 1, 3, Decimal("33.3")),
        "plans-a-year-or-more-with-exceptions": (4, 1, 1, 3, Decimal("33.3")),
    }


def test_the_other_reading_of_where_the_weeks_end(tmp_path: Path) -> None:
    found = figures(ten_people(), tmp_path / "a.xml", end="outcome_day")["plans-within-20-weeks-with-exceptions"]
    assert (found.numerator, found.denominator, found.value) == (2, 3, Decimal("66.7"))


def test_without_the_flags_of_appeals_there_is_no_rate(tmp_path: Path) -> None:
    for one in figures(ten_people(), tmp_path / "ssd", Form.SSD).values():
        assert (one.value, one.numerator, one.denominator) == (None, None, None)
        assert "does not say whether there was a mediation or an appeal" in one.why_none


def changed(number: int, module: str, **items: str | None) -> PlainReturn:
    """The ten people, with the record of one of them changed."""
    made = ten_people()
    record = {**made.records[module][number], **{name: text for name, text in items.items() if text is not None}}
    made.records[module][number] = {name: text for name, text in record.items() if items.get(name, "") is not None}
    return made


def on_time(made: PlainReturn, path: Path) -> tuple[int | None, int | None, int | None]:
    one = figures(made, path)["plans-within-20-weeks-with-exceptions"]
    return one.numerator, one.denominator, one.unknown


@pytest.mark.parametrize("item", ["ReceivedDate"])
def test_a_plan_whose_duration_cannot_be_computed_is_not_on_time(item: str, tmp_path: Path) -> None:
    assert on_time(changed(0, "Requests", **{item: None}), tmp_path / "a.xml") == (0, 3, 1)


def test_a_date_that_is_refused_is_not_on_time(tmp_path: Path) -> None:
    assert on_time(changed(0, "Requests", ReceivedDate="31/02/2025"), tmp_path / "a.xml") == (0, 3, 1)


def test_a_plan_without_its_day_is_a_member_where_the_outcome_lies_in_the_year(tmp_path: Path) -> None:
    assert on_time(changed(0, "NamedPlan", StartDate=None), tmp_path / "a.xml") == (0, 3, 1)


def test_a_blank_mark_of_an_exception_makes_nothing_timely(tmp_path: Path) -> None:
    found = figures(changed(2, "Assessment", Week20=None), tmp_path / "a.xml")[
        "plans-within-20-weeks-without-exceptions"
    ]
    assert (found.numerator, found.denominator) == (1, 2)


@pytest.mark.parametrize("item", ["AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"])
def test_any_mark_of_an_appeal_leaves_a_plan_out(item: str, tmp_path: Path) -> None:
    assert on_time(changed(0, "Assessment", **{item: "1"}), tmp_path / "a.xml") == (0, 2, 0)


def test_a_plan_is_joined_on_its_request(tmp_path: Path) -> None:
    """A second, older request of the same child must not give the plan another clock, nor count it twice."""
    made = ten_people()
    made.add("Requests", {"ReceivedDate": "2023-01-02", "RequestOutcome": "H"}, 0)
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)


def test_a_second_setting_counts_a_plan_once(tmp_path: Path) -> None:
    made = ten_people()
    made.add("PlanDetail", {"URN": "999099", "PlacementRank": "2"}, 0)
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)


def test_a_plan_without_details_counts(tmp_path: Path) -> None:
    made = ten_people()
    made.records["PlanDetail"], made.parents["PlanDetail"] = [], []
    assert on_time(made, tmp_path / "a.xml") == (1, 3, 0)
