# ruff: noqa: DTZ001 (many tables have moments without a time zone)
from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest

from sendrules.caseload.columns.codes import NO_DAY, to_day
from sendrules.caseload.reading.days import DAY_FIRST, ISO_FORM, REFUSED, Seen, days_of, form_named
from sendrules.errors import InputError

MAY = to_day(date(2025, 5, 21))


def read_one(value, form=ISO_FORM, kind=None, **options):
    days, why = days_of(pa.chunked_array([pa.array([value], kind)]), form, **options)
    return why(0) if days[0] == REFUSED else int(days[0])


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2025-05-21", pa.string()), (" 2025-05-21 ", pa.string()), ("2025-05-21", pa.large_string()),
        ("2025-05-21", pa.dictionary(pa.int8(), pa.string())), (date(2025, 5, 21), pa.date32()), (date(2025, 5, 21), pa.date64()),
        (datetime(2025, 5, 21), pa.timestamp("s")), (datetime(2025, 5, 21), pa.timestamp("ns")),
        (datetime(2025, 5, 20, 23), pa.timestamp("us", "Europe/London")), (datetime(2025, 5, 21), pa.timestamp("us", "UTC")),
    ],
)  # fmt: skip
def test_what_is_a_day(value, kind):
    assert read_one(value, kind=kind) == MAY


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_cell_is_no_day(value):
    assert read_one(value, kind=pa.string()) == NO_DAY


@pytest.mark.parametrize(
    ("value", "said", "fix"),
    [
        ("31/02/2025", "no such day", "28 days"),
        ("2025-02-30", "no such day", "Check the date"),
        ("21/05/25", "four figures", "21/05/2025"),
        ("21/05/2025", "not a date", "YYYY-MM-DD"),
        ("05/21/2025", "no month 21", "21/05/2025"),
        ("21 May 2025", "not a date", "Write 2025-05-21"),
        ("2025-05-21T00:00:00", "without a time", "Write 2025-05-21"),
        ("2025-05-20T23:00:00Z", "without a time", "time zone"),
        ("45798", "Wed 21 May 2025, or Tue 22 May 2029", "Format the column as a date"),
        ("1925-01-01", "outside 1990 to 2199", "Check the year"),
        ("soon", "not a date", "Write"),
        ("today", "write the day itself", "2025-05-21"),
    ],
)
def test_what_is_refused_with_its_fix(value, said, fix):
    problem = read_one(value)
    assert said in problem.message
    assert fix in problem.fix
    assert value in problem.message


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (45798, pa.int64(), "Wed 21 May 2025, or Tue 22 May 2029"),
        (45798.0, pa.float64(), "Wed 21 May 2025, or Tue 22 May 2029"),
        (7, pa.int64(), "this is a number"),
        (True, pa.bool_(), "not a date"),
        (datetime(2025, 5, 20, 23), pa.timestamp("us", "UTC"), "without a time"),
        (datetime(2025, 5, 20, 23), pa.timestamp("us"), "without a time"),
        (datetime(2025, 5, 21, 0, 0, 0, 1), pa.timestamp("us"), "without a time"),
        (datetime(1925, 5, 21), pa.timestamp("us"), "outside 1990 to 2199"),
        (date(1989, 12, 31), pa.date32(), "outside 1990 to 2199"),
        (timedelta(1), pa.duration("s"), "not a date"),
    ],
)
def test_what_has_a_type_and_is_no_day(value, kind, said):
    assert said in read_one(value, kind=kind).message


def test_a_midnight_of_london_in_utc_is_refused_with_what_to_do():
    problem = read_one(datetime(2025, 5, 20, 23), kind=pa.timestamp("us", "UTC"))
    assert "23:00 UTC of the day before" in problem.fix


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["2025-05-21", "2025-06-01"], ISO_FORM),
        (["21/05/2025", "05/05/2025", "soon"], DAY_FIRST),
        (["21/05/2025", "05/06/2025"], None),
        (["21/05/2025", "2025-06-01"], ISO_FORM),
        (["05/21/2025"], ISO_FORM),
        (["soon"], ISO_FORM),
        ([], ISO_FORM),
    ],
)
def test_the_form_of_a_column(texts, form):
    seen = Seen()
    for text in texts:
        seen.add(text, None)
    assert seen.form(None) == form


def test_a_form_that_the_user_names_is_taken_where_the_column_has_it():
    named, seen, iso = form_named("MM/DD/YYYY"), Seen(), Seen()
    seen.add("05/06/2025", named)
    iso.add("2025-06-01", named)
    assert (seen.form(named), iso.form(named)) == (named, ISO_FORM)
    assert read_one("05/06/2025", named) == to_day(date(2025, 5, 6))
    assert "MM/DD/YYYY" in read_one("2025-05-06", named).message
    assert "no such day" in read_one("21/05/2025", named).message


@pytest.mark.parametrize("name", ["DD/MM/YY", "DD/MM", "soon", "", "DDMM/YYYY/", "DD/DD/YYYY"])
def test_what_is_no_form(name):
    with pytest.raises(InputError, match="DD/MM/YYYY"):
        form_named(name)


@pytest.mark.parametrize(
    ("name", "text"), [("DD.MM.YYYY", "21.5.2025"), ("YYYYMMDD", "20250521"), ("YYYY/M/D", "2025/05/21")]
)
def test_other_forms(name, text):
    assert read_one(text, form_named(name)) == MAY


def test_a_day_in_figures_beside_iso_is_said_to_be_of_another_form():
    assert "two forms" in read_one("05/06/2025", mixed=True).message
