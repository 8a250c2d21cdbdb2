#!/usr/bin/env bash
# govuk-bank-holidays 0.19 takes every bank holiday for a working day where it is asked with a datetime.
#
# A datetime is a date in Python: it passes isinstance and a type checker. One would guess that is_work_day and get_next_work_day take its
# day, as they do for weekends (and as holidays 0.109 does), or refuse it. They look it up in a set of dates, and a datetime is equal to
# no date. An email that came on Wednesday 24 December 2025 at 10:30 then has Christmas Day for its next working day, not Monday
# 29 December: four days too soon.
#
# The docstrings say "date: the date to check", and neither the page of the package nor an issue that we found speaks of datetimes.
# workalendar had the same fault in 2014, and has since taken the day of a datetime (its pull request 75).
# sendrules does not use the package; its WorkingCalendar asks a day for its ordinal, and gives the same answer for both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q govuk-bank-holidays==0.19 holidays==0.109
"$folder/venv/bin/python" - <<'PY'
from datetime import date, datetime
from importlib.metadata import version

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays

assert version("govuk-bank-holidays") == "0.19"
official = BankHolidays(use_cached_holidays=True)
where = BankHolidays.ENGLAND_AND_WALES
wednesday = datetime(2025, 12, 24, 10, 30)
seen = {
    "from the day": official.get_next_work_day(division=where, date=wednesday.date()),
    "from the moment": official.get_next_work_day(division=where, date=wednesday),
}
for asked, answer in seen.items():
    print(f"govuk-bank-holidays 0.19, next working day after 24 December 2025, {asked}: {answer}")
assert seen == {"from the day": date(2025, 12, 29), "from the moment": datetime(2025, 12, 25, 10, 30)}

off = [day["date"] for day in official.get_holidays(division=where)]
assert len(off) == 140 and all(day.weekday() < 5 for day in off)
midnights = [datetime(day.year, day.month, day.day) for day in off]
assert not any(official.is_work_day(day, division=where) for day in off)
assert all(official.is_work_day(midnight, division=where) for midnight in midnights)
assert not any(official.is_holiday(midnight, division=where) for midnight in midnights)
assert not official.is_work_day(datetime(2025, 12, 27), division=where)  # a Saturday
print(f"bank holidays that are a working day at midnight: {len(midnights)} of {len(off)}")
assert all(midnight in holidays.country_holidays("GB", subdiv="ENG") for midnight in midnights)
PY
echo "as described"
