"""The official measure on ten people, worked by hand in ``ten_people``. What it must not do is in ``test_nine_faults``."""

from decimal import Decimal
from pathlib import Path

import pytest

from official_rate import changed, figures, on_time
from sendrules.sen2.items import Form
from ten_people import ten_people


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


def test_a_date_that_is_refused_is_not_on_time(tmp_path: Path) -> None:
    assert on_time(changed(0, "Requests", ReceivedDate="31/02/2025"), tmp_path / "a.xml") == (0, 3, 1)


def test_a_plan_without_its_day_is_a_member_where_the_outcome_lies_in_the_year(tmp_path: Path) -> None:
    assert on_time(changed(0, "NamedPlan", StartDate=None), tmp_path / "a.xml") == (0, 3, 1)
