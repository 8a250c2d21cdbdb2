"""A calendar file beside the one before it: what changed has a new version, what did not has none, what went is cancelled."""

from datetime import date

import pytest
from icalendar import Calendar, Event

import sendrules as sr
from sendrules.report import to_ical

REQUEST = sr.Event(kind="request", on=date(2025, 5, 21))
ASSESS = sr.Event(kind="decision-to-assess", on=date(2025, 7, 1))
PLAN = "Send the finalised EHC plan"


def answer(*events: sr.Event, as_of: date, reference: str = "A-17") -> sr.Result:
    return sr.evaluate(sr.Case(reference=reference, events=list(events)), as_of=as_of)


def by_uid(data: bytes) -> dict[str, Event]:
    return {str(event["uid"]): event for event in Calendar.from_ical(data).events}


def plan(data: bytes) -> Event:
    (found,) = (event for event in by_uid(data).values() if event["summary"].endswith(PLAN))
    return found


FIRST = to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 9, 3)))


def test_what_did_not_change_keeps_its_version():
    later = plan(to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 9, 4)), earlier=FIRST))
    assert later["sequence"] == plan(FIRST)["sequence"]
    assert f"{later.LAST_MODIFIED:%Y-%m-%d} {later.DTSTAMP:%Y-%m-%d}" == "2025-09-03 2025-09-03"


def test_the_same_answer_gives_the_same_bytes():
    assert to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 9, 3)), earlier=FIRST) == FIRST


def test_a_correction_on_the_same_day_has_a_higher_version():
    corrected = sr.Event(kind="request", on=date(2025, 5, 22))
    after = plan(to_ical(answer(corrected, ASSESS, as_of=date(2025, 9, 3)), earlier=FIRST))
    assert after.start == date(2025, 10, 9)
    assert after["sequence"] == plan(FIRST)["sequence"] + 1


def test_a_change_told_as_of_an_earlier_day_has_a_higher_version_too():
    corrected = sr.Event(kind="request", on=date(2025, 5, 22))
    after = plan(to_ical(answer(corrected, ASSESS, as_of=date(2025, 8, 1)), earlier=FIRST))
    assert after["sequence"] == plan(FIRST)["sequence"] + 1
    assert f"{after.LAST_MODIFIED:%Y-%m-%d}" == "2025-09-03"


def test_only_what_stood_in_it_is_cancelled():
    done = (REQUEST, ASSESS, sr.Event(kind="final-plan", on=date(2025, 9, 4)))
    without = by_uid(to_ical(answer(*done, as_of=date(2025, 9, 4))))
    second = to_ical(answer(*done, as_of=date(2025, 9, 4)), earlier=FIRST)
    cancelled = {uid for uid, event in by_uid(second).items() if event["status"] == "CANCELLED"}
    assert cancelled <= set(by_uid(FIRST))
    assert plan(second)["status"] == "CANCELLED"
    assert {uid for uid, event in without.items() if event["status"] == "CANCELLED"} >= cancelled


def test_what_the_record_no_longer_shows_is_cancelled():
    second = to_ical(answer(as_of=date(2025, 9, 4)), earlier=FIRST)
    found = by_uid(second)
    assert set(found) == set(by_uid(FIRST))
    assert {str(event["status"]) for event in found.values()} == {"CANCELLED"}
    assert plan(second)["summary"] == f"No longer needed: A-17: {PLAN}"
    assert not any(event.alarms.times for event in found.values())
    assert to_ical(answer(as_of=date(2025, 9, 4)), earlier=second) == second


def test_what_is_cancelled_and_gone_by_is_left_out():
    second = to_ical(answer(as_of=date(2025, 9, 4)), earlier=FIRST)
    assert by_uid(to_ical(answer(as_of=date(2025, 12, 1)), earlier=second)) == {}


def test_a_restored_record_brings_the_entry_back_with_a_higher_version():
    second = to_ical(answer(as_of=date(2025, 9, 4)), earlier=FIRST)
    third = plan(to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 9, 4)), earlier=second))
    assert third["status"] == "CONFIRMED"
    assert third["sequence"] == plan(second)["sequence"] + 1


def test_entries_of_other_cases_stay_as_they_are():
    both = to_ical(answer(REQUEST, as_of=date(2025, 6, 2), reference="B-2"), earlier=FIRST)
    assert set(by_uid(FIRST)) < set(by_uid(both))
    assert plan(FIRST).to_ical() in both


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:lunch@example.org\r\nDTSTART;VALUE=DATE:20250903\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        FIRST.replace(b"DTSTART;VALUE=DATE:20251008", b"DTSTART:20251008T090000"),
        FIRST.replace(b"SEQUENCE:4020", b"SEQUENCE:x"),
        FIRST.replace(b"DTEND;VALUE=DATE:20251009", b"DTEND;VALUE=DATE:20251010"),
        FIRST.replace(b"DTSTAMP:20250903T000000Z\r\n", b""),
        FIRST.replace(b"END:VCALENDAR", plan(FIRST).to_ical() + b"END:VCALENDAR"),
    ],
)
def test_a_file_that_was_not_written_here_is_refused(data):
    with pytest.raises(sr.InputError, match=r"old\.ics"):
        to_ical(answer(REQUEST, as_of=date(2025, 9, 3)), earlier=data, source="old.ics")
