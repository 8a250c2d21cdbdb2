#!/usr/bin/env bash
# icalendar 7.3.2: a reminder one day before the end of an all-day event comes on the day itself, and a to-do without a start has no reminder.
#
# A deadline is an all-day event. Its DTEND is the day after, which is no part of it (RFC 5545, section 3.6.1). One would guess that a
# reminder "one day before the end of the deadline" (TRIGGER;RELATED=END:-P1D) comes a day early. It is counted back from the end of the
# event, and that is midnight after the due day: the reminder comes at the beginning of the due day. The format asks for that; nothing warns.
#
# A deadline as a to-do has a DUE and needs no DTSTART (section 3.6.2), and a reminder may be counted from the DUE (section 3.8.6.3).
# Asked for the reminders of such a to-do, icalendar raises "No DTSTART given", also where the reminder is counted from the end, which is
# there. Its issue 1786, of September 2026, is about the length of such a to-do; we found none about reminders.
# sendrules writes events, and counts back from the start.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q icalendar==7.3.2
"$folder/venv/bin/python" - <<'PY'
from datetime import date

from icalendar import Calendar
from icalendar.error import IncompleteComponent


def read(kind, days, related):
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//example//deadline//EN",
        f"BEGIN:{kind}",
        "UID:1@example.org",
        "DTSTAMP:20250101T000000Z",
        *days,
        "SUMMARY:Send the finalised plan",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Send the finalised plan",
        f"TRIGGER;RELATED={related}:-P1D",
        "END:VALARM",
        f"END:{kind}",
        "END:VCALENDAR",
        "",
    )
    return Calendar.from_ical("\r\n".join(lines)).walk(kind)[0]


event = ("DTSTART;VALUE=DATE:20251008", "DTEND;VALUE=DATE:20251009")  # due on 8 October 2025
for related, expected in (("START", date(2025, 10, 7)), ("END", date(2025, 10, 8))):
    (alarm,) = read("VEVENT", event, related).alarms.times
    print(f"due on 2025-10-08, one day before the {related}: {alarm.trigger}")
    assert alarm.trigger == expected

for related in ("START", "END"):
    todo = read("VTODO", ("DUE;VALUE=DATE:20251008",), related)
    try:
        found = todo.alarms.times
    except IncompleteComponent as error:
        found = type(error).__name__
    print(f"a to-do due on 2025-10-08, one day before the {related}: {found}")
    assert found == "IncompleteComponent"
PY
echo "as described"
