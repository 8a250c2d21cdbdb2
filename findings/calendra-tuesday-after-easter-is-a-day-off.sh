#!/usr/bin/env bash
# calendra 7.11.1 takes the Tuesday after Easter in the United Kingdom for a day off, every year, and does not list it as a holiday.
#
# One would guess that a working day is a weekday that holidays() does not name. But calendra lists Easter Sunday, moves each holiday
# at a weekend to the next free weekday, and so moves Easter Sunday past Easter Monday to Tuesday. Fifteen working days from Monday
# 7 April 2025 end on 30 April; calendra says 1 May, a day too late. It also takes the Monday before 31 May for the Spring bank holiday
# where 31 May is itself a Monday (2021, 2027), since it looks for the last Monday up to 30 May.
#
# The official days are those of GOV.UK that govuk-bank-holidays 0.19 ships. workalendar 17.0.0, from which calendra was made, lists
# Easter Sunday too (its issue 160), but moves only New Year and Christmas, and so works on these Tuesdays. calendra's page says that it
# keeps the date of a holiday and the date that it is observed apart. No page and no issue that we found tells of this Tuesday. sendrules
# does not use calendra.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q calendra==7.11.1 govuk-bank-holidays==0.19 workalendar==17.0.0
"$folder/venv/bin/python" - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

from calendra.europe import UnitedKingdom
from govuk_bank_holidays.bank_holidays import BankHolidays
from workalendar.europe import UnitedKingdom as Workalendar

assert version("calendra") == "7.11.1"
england = UnitedKingdom()
official = {day["date"] for day in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")}
days = [date(2020, 1, 1) + timedelta(days=n) for n in range(9 * 365 + 3)]
assert days[-1] == date(2028, 12, 31) and days[-1].year == max(official).year
wrong = {day.isoformat(): name for day in days if (name := england.is_working_day(day)) is not (day.weekday() < 5 and day not in official)}
print("calendra 7.11.1, where it differs from GOV.UK, and whether it takes the day for a working day:")
for day, works in wrong.items():
    print(f"  {date.fromisoformat(day):%a %d %B %Y}: {works}")
assert wrong == {
    "2020-04-14": False,
    "2021-04-06": False,
    "2021-05-24": False,
    "2021-05-31": True,
    "2022-04-19": False,
    "2023-04-11": False,
    "2024-04-02": False,
    "2025-04-22": False,
    "2026-04-07": False,
    "2027-03-30": False,
    "2027-05-24": False,
    "2027-05-31": True,
    "2028-04-18": False,
}
tuesday = date(2025, 4, 22)
assert not england.is_working_day(tuesday) and not england.is_holiday(tuesday)
assert tuesday not in [day for day, _ in england.holidays(2025)]
end = england.add_working_days(date(2025, 4, 7), 15)
print("fifteen working days from 7 April 2025:", end, "by calendra,", Workalendar().add_working_days(date(2025, 4, 7), 15), "by workalendar")
assert end == date(2025, 5, 1)
assert Workalendar().add_working_days(date(2025, 4, 7), 15) == date(2025, 4, 30)
PY
echo "as described"
