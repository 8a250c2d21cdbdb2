"""The survey days, and what is known of a return as a whole."""

from datetime import date
from pathlib import Path

import pytest

from broken_returns import as_xml, read_bytes
from sendrules.sen2 import read
from sendrules.sen2.items import Form
from sendrules.sen2.survey import survey_days
from sendrules.testing.returns.write import write
from ten_people import ten_people


def test_every_survey_day_is_a_thursday_in_the_middle_of_january() -> None:
    assert sorted(survey_days()) == list(range(2015, 2028))
    for year, day in survey_days().items():
        assert (day.year, day.month, day.isoweekday()) == (year, 1, 4)
        assert 14 <= day.day <= 21


@pytest.mark.parametrize(
    ("year", "day"), [(2015, date(2015, 1, 15)), (2016, date(2016, 1, 21)), (2027, date(2027, 1, 21))]
)
def test_published_days(year: int, day: date) -> None:
    assert survey_days()[year] == day


def test_what_a_user_gives_comes_before_what_the_file_says(tmp_path: Path) -> None:
    path = write(ten_people(), Form.XML, tmp_path / "a.xml")
    header = read(path, year=2025, survey_day=date(2025, 1, 20), authority="998").header
    assert (header.year, header.survey_day, header.authority) == (2025, date(2025, 1, 20), "998")
    assert header.texts["Year"] == "2026"


def test_the_year_follows_from_the_day_and_the_day_from_the_year(tmp_path: Path) -> None:
    text = as_xml(tmp_path)
    by_day = read_bytes(tmp_path, text.replace("<Year>2026</Year>", "")).header
    by_year = read_bytes(tmp_path, text.replace("<ReferenceDate>2026-01-15</ReferenceDate>", "")).header
    assert (by_day.year, by_year.survey_day) == (2026, date(2026, 1, 15))
    nothing = read(write(ten_people(), Form.SSD, tmp_path / "ssd")).header
    assert (nothing.year, nothing.survey_day, nothing.authority) == (None, None, None)
    assert read(tmp_path / "ssd", survey_day=date(2030, 1, 17)).header.year == 2030
    assert read(tmp_path / "ssd", year=2031).header.survey_day is None
