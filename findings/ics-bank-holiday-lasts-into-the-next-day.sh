#!/usr/bin/env bash
# ics 0.7.3 says that a bank holiday is on the day after it, too; asked strictly, it says that the bank holiday is on no day at all.
#
# GOV.UK publishes the bank holidays as iCalendar: DTSTART is the day, DTEND the day after, which does not belong to the event
# (RFC 5545, section 3.6.1: DTEND is the non-inclusive end; alphagov/calendars, pull request 32, writes it so). One would guess that
# timeline.on(day) gives the events of that day. It gives each event that touches the day at either end, and the event of 5 May ends at
# the first moment of 6 May. The next working day after Friday 2 May 2025 is Tuesday 6 May; counted this way it is Wednesday 7 May.
# With strict=True an event must end before the day does, and a whole day does not.
#
# The docstring of Timeline.on says "all events that occurs on day" and does not speak of the end. Issue 184 of ics-py is about
# events of several days that today() lost; we found none about the day after. recurring-ical-events 3.8.2 reads the same text rightly.
# sendrules reads no iCalendar but the files that it wrote, and those with icalendar.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ics==0.7.3 arrow==1.4.0 icalendar==7.3.2 recurring-ical-events==3.8.2
"$folder/venv/bin/python" - <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

import arrow
import ics
import icalendar
import recurring_ical_events

assert version("ics") == "0.7.3"
text = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//example//bank holidays//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20250505",
        "DTEND;VALUE=DATE:20250506",
        "SUMMARY:Early May bank holiday",
        "UID:0@example.org",
        "DTSTAMP:20250101T000000Z",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
)
timeline = ics.Calendar(text).timeline
other = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
week = [date(2025, 5, 2) + timedelta(days=n) for n in range(7)]


def days(strict):
    return [day.isoformat() for day in week if any(timeline.on(arrow.get(day), strict=strict))]


print("ics 0.7.3, days with a bank holiday:", days(False), "and strictly:", days(True))
assert days(False) == ["2025-05-05", "2025-05-06"]
assert days(True) == []
assert [day.isoformat() for day in week if other.at(day)] == ["2025-05-05"]
working = [day for day in week[1:] if day.weekday() < 5 and not any(timeline.on(arrow.get(day)))]
print("the next working day after 2 May 2025:", working[0])
assert working[0] == date(2025, 5, 7)
PY
echo "as described"
