"""Days as people write them: what is read, and what is refused with what to write instead."""

import contextlib
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from sendrules.errors import DateSyntaxError
from sendrules.time.written_dates import if_swapped, read_date, suggested


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-21", "21/05/2025", "21/5/2025", "21.05.2025", "21-05-2025", "21 May 2025", "21 may 2025", "21  MAY  2025",
        "21st May 2025", "21st of May 2025", "the 21st of May 2025", "21 May, 2025", "21-May-2025", "21/May/2025",
        "May 21, 2025", "May 21st 2025",
        "Wed 21 May 2025", "Wednesday 21 May 2025", "Wednesday, 21st May 2025", "weds 21 May 2025", "Wed. 21 May 2025",
        "Wed 21/05/2025", "Wed 2025-05-21",
        " 21 May 2025 ", "21 May 2025,", "21 May 2025.", "21\u00a0May\u00a02025", "21\u201305\u20132025",
    ],
)  # fmt: skip
def test_ways_to_write_one_day(text):
    assert read_date(text) == date(2025, 5, 21)


@pytest.mark.parametrize("month", ["Sep", "Sept", "Sept.", "September", "september"])
def test_a_month_in_full_or_short(month):
    assert read_date(f"1 {month} 2025") == date(2025, 9, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("30/02/2025", "there is no such day. February 2025 has 28 days."),
        ("31 June 2025", "there is no such day. June 2025 has 30 days."),
        ("2025-13-01", "there is no month 13"),
        ("05/21/2025", "there is no month 21. The day comes first: write 21/05/2025 if you mean Wed 21 May 2025."),
        ("13/13/2025", "there is no month 13. The day comes first, then the month."),
        ("1 Mai 2025", "there is no month 'Mai'"),
        ("21/05/1025", "the year must be from 1990 to 2199"),
        ("2200-01-01", "the year must be from 1990 to 2199"),
        ("21/05/25", "the year needs four figures. Write 21/05/2025 if you mean Wed 21 May 2025."),
        ("21 May 25", "the year needs four figures. Write 21 May 2025 if you mean Wed 21 May 2025."),
        ("Wed 21-May-25", "the year needs four figures. Write Wed 21-May-2025"),
        ("Tue 21 May 2025", "21 May 2025 is a Wednesday, not a Tuesday. Check the day, or leave the weekday out."),
        ("Mon 01/05/2026", "1 May 2026 is a Friday, not a Monday."),
        ("Wensday 21 May 2025", "'Wensday' is not a day of the week. Write Wed 21 May 2025 if that is the day."),
        ("22st May 2025", "22st is not written so. Write 22nd if that is the day."),
        ("11st May 2025", "Write 11th"),
        ("2025-5-21", "Write 2025-05-21."),
        ("2025/05/21", "Write 2025-05-21."),
        ("20250521", "Write 2025-05-21."),
        ("2025-05-21T09:30:00", "a date is needed, without a time. Write 2025-05-21."),
        ("21/05/2025 09:30", "a date is needed, without a time. Write 2025-05-21."),
        ("today", "write the day itself"),
        ("21/05-2025", "this is not a date"),
        ("21 May", "the year is missing. Write 2025-05-21, 21/05/2025 or 21 May 2025."),
        ("May 2025", "this is not a date"),
        ("45798", "this is not a date"),
        ("soon", "this is not a date. Write 2025-05-21, 21/05/2025 or 21 May 2025."),
        ("", "the date is missing"),
        ("٢٠٢٥-٠٥-٢١", "this is not a date"),
        ("1" * 100_000, "this is not a date"),
        ("\x1b[31m", r"\x1b[31m: this is not a date"),
    ],
)  # fmt: skip
def test_why_a_day_cannot_be_read(text, why):
    with pytest.raises(sr.DateSyntaxError, match=re.escape(why)) as caught:
        read_date(text)
    assert len(str(caught.value)) < 300


DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))


@given(
    DAYS, st.sampled_from(["{0:%Y-%m-%d}", "{0.day}/{0.month}/{0.year}", "{0:%d.%m.%Y}", "{0:%a} {0.day} {0:%B %Y}"])
)
def test_every_day_is_read_back_from_every_form(day, form):
    assert read_date(form.format(day)) == day


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_never_passed_over(day, off):
    with pytest.raises(sr.DateSyntaxError, match="Check the day"):
        read_date(
            f"{day + timedelta(days=off) if day.year < 2199 else day - timedelta(days=7 - off):%A} {day:%d/%m/%Y}"
        )


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text):
    with contextlib.suppress(sr.DateSyntaxError):
        assert 1990 <= read_date(text).year <= 2199


@given(st.text("0123456789/-. :T", max_size=20))
def test_what_is_suggested_is_what_the_figures_say(text):
    day = suggested(text)
    figures = {int(part) for part in re.findall("[0-9]+", text)}
    assert day is None or day.year in figures or len(text.strip()) == 8


@pytest.mark.parametrize("text", ["21 May", "Wed 21st of May", "21/05", "5-9"])
def test_a_day_without_its_year_says_so(text):
    with pytest.raises(DateSyntaxError, match="the year is missing"):
        read_date(text)


def test_only_a_swap_that_puts_two_days_in_order_is_asked_about():
    assert "Then Fri 7 Mar 2025 is Thu 3 Jul 2025" in if_swapped(date(2025, 5, 6), date(2025, 3, 7))
    assert "Then Sun 7 Sep 2025 is Wed 9 Jul 2025" in if_swapped(date(2025, 9, 7), date(2025, 7, 31))
    assert if_swapped(date(2025, 5, 21), date(2025, 5, 20)) == ""
    assert if_swapped(date(2025, 9, 20), date(2025, 2, 1)) == ""
    assert if_swapped(date(2025, 9, 20), date(2025, 4, 4)) == ""
