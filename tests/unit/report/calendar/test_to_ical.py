"""A calendar file of cases whose dates were worked by hand from the Regulations."""

from datetime import date

import pytest
import recurring_ical_events
from icalendar import Calendar, Event

import sendrules as sr
from sendrules.report import to_ical

REQUEST = sr.Event(kind="request", on=date(2025, 5, 21))
ASSESS = sr.Event(kind="decision-to-assess", on=date(2025, 7, 1))
PLAN = "Send the finalised EHC plan"


def answer(*events: sr.Event, as_of: date = date(2025, 9, 3), reference: str = "A-17") -> sr.Result:
    return sr.evaluate(sr.Case(reference=reference, events=list(events)), as_of=as_of)


def events_of(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).events)


def named(data: bytes, title: str) -> Event:
    (found,) = (event for event in events_of(data) if title in event["summary"])
    return found


def test_a_limit_is_an_all_day_event_that_ends_the_day_after():
    # reg 13(2): within 20 weeks of the request: 21 May 2025 + 140 days = 8 October 2025, a Wednesday
    event = named(to_ical(answer(REQUEST, ASSESS)), PLAN)
    assert (event.start, event.end) == (date(2025, 10, 8), date(2025, 10, 9))
    assert event["summary"] == f"A-17: {PLAN}"
    assert event["status"] == "CONFIRMED"


def test_a_calendar_shows_it_on_its_day_and_not_on_the_day_after():
    calendar = recurring_ical_events.of(Calendar.from_ical(to_ical(answer(REQUEST, ASSESS))))
    assert any(PLAN in event["summary"] for event in calendar.at(date(2025, 10, 8)))
    assert not calendar.at(date(2025, 10, 7))
    assert not calendar.at(date(2025, 10, 9))


def test_the_reminder_comes_at_nine_on_the_day_before():
    event = named(to_ical(answer(REQUEST, ASSESS)), PLAN)
    assert [f"{alarm.trigger:%d %B %H:%M}" for alarm in event.alarms.times] == ["07 October 09:00"]


def test_a_reminder_on_a_sunday_comes_on_the_friday_too():
    # reg 5(1): within 6 weeks of the request: 26 May 2025 + 42 days = Monday 7 July 2025
    data = to_ical(answer(sr.Event(kind="request", on=date(2025, 5, 26)), as_of=date(2025, 6, 2)))
    event = named(data, "Notify the decision whether to secure an EHC needs assessment")
    assert event.start == date(2025, 7, 7)
    assert [f"{alarm.trigger:%d %B %H:%M}" for alarm in event.alarms.times] == ["04 July 09:00", "06 July 09:00"]


def test_a_day_that_is_no_working_day_reminds_before_the_last_working_day_too():
    # reg 20(3): at least two clear weeks before Monday 18 May 2026: Sunday 3 May 2026; the last working day before is Friday 1 May
    meeting = sr.Event(kind="review-meeting", on=date(2026, 5, 18), planned=True)
    plan = sr.Event(kind="final-plan", on=date(2025, 6, 2))
    event = named(
        to_ical(answer(plan, meeting, as_of=date(2026, 1, 5))), "Give notice of the date of the review meeting"
    )
    assert event.start == date(2026, 5, 3)
    days = {alarm.trigger.date() for alarm in event.alarms.times}
    assert {date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2)} <= days


def test_reminders_may_come_on_several_days_or_not_at_all():
    event = named(to_ical(answer(REQUEST, ASSESS), remind=(7, 1)), PLAN)
    assert [alarm.trigger.date() for alarm in event.alarms.times] == [date(2025, 10, 1), date(2025, 10, 7)]
    assert not named(to_ical(answer(REQUEST, ASSESS), remind=()), PLAN).alarms.times


def test_no_reminder_comes_before_the_day_of_the_question():
    data = to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 10, 8)), remind=(7, 1, 0))
    assert [alarm.trigger.date() for alarm in named(data, PLAN).alarms.times] == [date(2025, 10, 8)]


def test_it_says_what_to_do_next_and_under_which_provision():
    text = named(to_ical(answer(REQUEST, ASSESS)), PLAN)["description"]
    assert "What to do next: do this by Wed 8 Oct 2025." in text
    assert "20 weeks from the request received on Wed 21 May 2025" in text
    assert "Provision: SEND Regulations 2014, reg 13(2)." in text


def test_what_is_overdue_stays_on_its_day_and_says_do_it_now():
    event = named(to_ical(answer(REQUEST, ASSESS, as_of=date(2025, 11, 3))), PLAN)
    assert event.start == date(2025, 10, 8)
    assert event["summary"] == f"A-17: Overdue: {PLAN}"
    assert "do this now. It was due by Wed 8 Oct 2025" in event["description"]
    assert not event.alarms.times


def test_what_is_done_is_not_asked_for():
    plan = sr.Event(kind="final-plan", on=date(2025, 9, 30))
    before = to_ical(answer(REQUEST, ASSESS))
    event = named(to_ical(answer(REQUEST, ASSESS, plan, as_of=date(2025, 10, 1))), PLAN)
    assert event["uid"] == named(before, PLAN)["uid"]
    assert event["status"] == "CANCELLED"
    assert event["summary"].startswith("A-17: No longer needed: ")
    assert not event.alarms.times
    assert event["sequence"] > named(before, PLAN)["sequence"]
    later = to_ical(answer(REQUEST, ASSESS, plan, as_of=date(2025, 10, 9)))
    assert not any(event["summary"].endswith(PLAN) for event in events_of(later))  # its day has gone by


def test_what_ended_is_cancelled_with_what_ended_it():
    refusal = sr.Event(kind="no-plan-notice", on=date(2025, 9, 5))
    event = named(to_ical(answer(REQUEST, ASSESS, refusal, as_of=date(2025, 9, 8))), PLAN)
    assert event["status"] == "CANCELLED"
    assert "ended by no-plan notice on Fri 5 Sep 2025" in event["description"]


def test_a_corrected_date_moves_the_entry_and_makes_no_second_one():
    before = named(to_ical(answer(REQUEST, ASSESS)), PLAN)
    corrected = sr.Event(kind="request", on=date(2025, 5, 22))
    after = named(to_ical(answer(corrected, ASSESS, as_of=date(2025, 9, 4))), PLAN)
    assert after["uid"] == before["uid"]
    assert (before.start, after.start) == (date(2025, 10, 8), date(2025, 10, 9))
    assert after["sequence"] == before["sequence"] + 1


def test_what_is_contested_says_both_readings_and_is_tentative():
    event = named(to_ical(answer(REQUEST, ASSESS)), "Complete the assessment")
    assert event["status"] == "TENTATIVE"
    assert "A-17: Contested: " in event["summary"]
    assert "As read here: due Wed 10 Sep 2025" in event["description"]
    assert "If only the notice of a decision against a plan is limited to sixteen weeks" in event["description"]
    assert "sixteen-weeks-either-way=refusal-only" in event["description"]


def test_what_only_another_reading_makes_due_is_there_too():
    engine = sr.Engine(readings={"sixteen-weeks-either-way": "refusal-only"})
    case = sr.Case(reference="A-17", events=[REQUEST, ASSESS])
    event = named(to_ical(engine.evaluate(case, as_of=date(2025, 9, 3))), "Complete the assessment")
    assert (event.start, event["status"]) == (date(2025, 9, 10), "TENTATIVE")
    assert "Under the reading taken here nothing is due." in event["description"]
    assert "The safe course is to act by Wed 10 Sep 2025." in event["description"]
    assert [alarm.trigger.date() for alarm in event.alarms.times] == [date(2025, 9, 9)]


def test_what_only_a_decision_would_make_due_says_so():
    event = named(to_ical(answer(REQUEST, ASSESS)), "Notify a decision not to make an EHC plan")
    assert event["status"] == "TENTATIVE"
    assert "owed only if the authority decides, after the assessment, not to make a plan" in event["description"]


def test_the_right_of_the_family_is_optional():
    notice = sr.Event(kind="refusal-to-assess", on=date(2025, 7, 1))
    data = to_ical(answer(REQUEST, notice, as_of=date(2025, 7, 2)))
    event = named(data, "Appeal against the decision: two months")
    assert event["summary"].startswith("A-17: Last day of a right: ")
    assert "It is optional: not using it breaks nothing." in event["description"]


def test_a_right_whose_last_day_is_not_known_says_what_to_record():
    notice = sr.Event(kind="decision-sent", on=date(2025, 9, 1))
    declined = sr.Event(kind="mediation-declined", on=date(2025, 10, 6))
    event = named(to_ical(answer(notice, declined, as_of=date(2026, 1, 5))), "Appeal against the decision: two months")
    assert event["summary"].startswith("A-17: Perhaps due: ")
    assert "find out until when this right can be used" in event["description"]
    assert "Record: " in event["description"]


def test_the_reference_can_be_left_out_everywhere():
    data = to_ical(answer(REQUEST, ASSESS, reference="Mullins-17"), reference=False)
    assert b"Mullins" not in data
    assert named(data, PLAN)["summary"] == PLAN


def test_nothing_that_about_says_gets_into_a_calendar():
    asked = sr.Event(kind="advice-request", on=date(2025, 7, 2), to="nhs-trust", about="Nurse Quill")
    data = to_ical(answer(REQUEST, ASSESS, asked, as_of=date(2025, 7, 3)))
    assert b"Quill" not in data
    assert named(data, "advice").start == date(2025, 8, 13)  # reg 8(1): six weeks from 2 July 2025


def test_several_cases_make_one_file_and_two_of_one_name_are_refused():
    two = [answer(REQUEST, ASSESS), answer(REQUEST, ASSESS, reference="B-2")]
    found = events_of(to_ical(two))
    assert len({str(event["uid"]) for event in found}) == len(found)
    with pytest.raises(sr.InputError, match="two cases have this reference"):
        to_ical([two[0], two[0]])


def test_it_takes_answers_and_nothing_else():
    with pytest.raises(sr.WrongType, match="to_ical takes answers of evaluate"):
        to_ical(["A-17"])
    with pytest.raises(ValueError, match="none may be negative"):
        to_ical(answer(REQUEST), remind=(-1,))


def test_a_case_without_limits_makes_an_empty_calendar():
    assert events_of(to_ical(answer())) == []
