"""Calendar files of generated cases: each entry on its day, every limit there, no reminder late, and nothing doubled or lost."""

from datetime import date, datetime, timedelta

import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

import sendrules as sr
from sendrules.law.model.duty import Bound
from sendrules.report import to_ical
from sendrules.statutory.instance import can_be_done
from sendrules.testing.strategies import cases, days

HOSTILE = [
    "<script>alert(1)</script>", "\u202eOak", "=HYPERLINK(\"http://x\")", "a\nEND:VEVENT\nBEGIN:VEVENT", "a,b;c\\n:\"",
    "x" * 1990, "\N{GRINNING FACE}" * 400, "Zo\u00eb", "TZID=a:b",
]  # fmt: skip


def events_of(data: bytes) -> dict[str, Event]:
    found = Calendar.from_ical(data).events
    by_uid = {str(event["uid"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def open_entries(data: bytes) -> list[tuple[str, date]]:
    return [(event["summary"], event.start) for event in events_of(data).values() if event["status"] != "CANCELLED"]


@settings(max_examples=20, deadline=None)
@given(cases(), days())
def test_every_limit_that_runs_is_an_entry_on_its_day(case, as_of):
    result = sr.evaluate(case, as_of=as_of)
    data = to_ical(result)
    found = open_entries(data)
    for i in (*result.pending, *result.rights, *(i for i in result.overdue if can_be_done(i, as_of))):
        if i.limit is not None:
            assert any(day == i.limit for _, day in found), i
    acts = [i for i in result.pending if i.duty.bound is Bound.NOT_LATER_THAN]
    assert sum(day >= as_of for _, day in found) >= len(acts)
    assert all(event.end == event.start + timedelta(1) for event in events_of(data).values())


@settings(max_examples=10, deadline=None)
@given(cases(), days())
def test_a_calendar_shows_each_entry_on_its_day_alone(case, as_of):
    data = to_ical(sr.evaluate(case, as_of=as_of))
    shown = recurring_ical_events.of(Calendar.from_ical(data))
    for uid, event in events_of(data).items():
        assert uid in {str(each["uid"]) for each in shown.at(event.start)}
        for beside in (event.start - timedelta(1), event.start + timedelta(1)):
            assert uid not in {str(each["uid"]) for each in shown.at(beside)}


@settings(max_examples=12, deadline=None)
@given(cases(), days(), st.lists(st.integers(0, 60), max_size=3))
def test_reminders_come_before_and_none_is_in_the_past(case, as_of, remind):
    for event in events_of(to_ical(sr.evaluate(case, as_of=as_of), remind=remind)).values():
        for alarm in event.alarms.times:
            assert isinstance(alarm.trigger, datetime)
            assert as_of <= alarm.trigger.date() <= event.start
        asked = event["status"] == "CONFIRMED" and "Takes effect" not in event["summary"]
        if asked and event.start - timedelta(max(remind, default=0)) >= as_of:
            assert set(remind) <= {(event.start - alarm.trigger.date()).days for alarm in event.alarms.times}


@settings(max_examples=12, deadline=None)
@given(cases(), days(), st.integers(0, 400))
def test_a_later_file_updates_and_loses_nothing(case, as_of, passed):
    first = to_ical(sr.evaluate(case, as_of=as_of))
    assert to_ical(sr.evaluate(case, as_of=as_of), earlier=first) == to_ical(
        sr.evaluate(case, as_of=as_of), earlier=first
    )
    later = as_of + timedelta(passed)
    result = sr.evaluate(case, as_of=later)
    second = to_ical(result, earlier=first)
    old, new = events_of(first), events_of(second)
    assert sorted(open_entries(second)) == sorted(open_entries(to_ical(result)))
    for uid, before in old.items():
        if uid not in new:
            assert before["status"] == "CANCELLED"
            assert before.start < later
            continue
        after = new[uid]
        same = all(after.get(name) == before.get(name) for name in ("dtstart", "summary", "description", "status"))
        assert after["sequence"] == before["sequence"] if same else after["sequence"] > before["sequence"]
    assert to_ical(result, earlier=second) == second


@settings(max_examples=12, deadline=None)
@given(cases(), days(), st.sampled_from(HOSTILE), st.booleans())
def test_hostile_references_are_inert_and_folded(case, as_of, reference, named):
    try:
        case = sr.Case.model_validate(case.model_dump(exclude_none=True) | {"reference": reference})
    except sr.InputError:
        return  # the case itself refuses it
    plain = events_of(to_ical(sr.evaluate(case, as_of=as_of), reference=False))
    data = to_ical(sr.evaluate(case, as_of=as_of), reference=named)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    data.decode("utf-8")
    found = events_of(data)
    assert set(found) == set(plain)
    for event in found.values():
        assert "\n" not in event["summary"]
        assert ("Case " + reference in event["description"]) == named or not reference.isprintable()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_broken_earlier_file_is_refused_in_one_way_or_read(data):
    request = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    result = sr.evaluate(request, as_of=date(2025, 6, 2))
    text = bytearray(to_ical(result))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.sampled_from([b"", b":", b"\r\n", b"X", b"\x00", b"BEGIN:VALARM\r\n", b"99999999999"])
            | st.binary(max_size=4)
        )
    try:
        to_ical(result, earlier=bytes(text))
    except sr.InputError:
        return


FREE_TEXTS = frozenset({"about", "what", "institution"})


def with_a_name(case: sr.Case, name: str) -> sr.Case:
    """The case with a person's name in every text that is free; what asks and what answers still name the same."""
    data = case.model_dump(exclude_none=True, mode="json")
    for event in data["events"]:
        event["note"] = name
    for record in (*data["events"], *data["circumstances"]):
        for field in FREE_TEXTS & record.keys():
            record[field] = f"{name} {record[field]}"
    return sr.Case.model_validate(data | {"facts": {"who": name}})


@settings(max_examples=25, deadline=None)
@given(cases(), days())
def test_nothing_that_a_person_wrote_but_the_reference_gets_out(case, as_of):
    named = with_a_name(case, "Quillfeather")
    assert b"Quillfeather" not in to_ical(sr.evaluate(named, as_of=as_of)).replace(b"\r\n ", b"")
