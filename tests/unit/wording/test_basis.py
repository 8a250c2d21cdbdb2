"""The basis printed beside a date: what it runs from, how long, how it is counted, and what it was compared with."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.wording.basis import basis_of

PLAN, WINDOW = "reg-13-2-final-plan-20-weeks", "reg-13-1-a-draft-plan-15-days"

APPEAL, RESPONSE, ASKED = (
    "hesc-20-1-c-i-appeal-2-months",
    "hesc-21-1-c-response-30wd",
    "hesc-46-permission-28-days",
)

FROM_CERTIFICATE, AMENDED = "hesc-20-1-c-ii-appeal-1-month", "case-devon-12-weeks-total"

AGAIN, CEASE = "act-44-1-b-later-reviews", "act-45-4-no-cease-before-appeal-period"


def bases(duty: str, *events: sr.Event, as_of: date = date(2025, 12, 1), **readings: str) -> list[str]:
    """The basis of each instance of a duty."""
    case = sr.Case(reference="A", events=events)
    result = sr.evaluate(case, as_of=as_of, readings=readings).statutory
    return [basis_of(i) for i in result[duty].instances]


MADE, MADE_2014 = event("final-plan", 3, 4, year=2024), event("final-plan", 10, 6, year=2014)

REQUEST, REFUSAL = event("request", 1, 6), event("refusal-to-assess", 1, 10)


@pytest.mark.parametrize(
    ("duty", "events", "basis"),
    [
        (PLAN, [REQUEST], "20 weeks from the request received on Mon 6 Jan 2025"),
        (
            "reg-42-4-rcb-tell-la",
            [event("commissioner-agreement", 3, 3)],
            "1 week from the mediation agreement with the commissioning body on Mon 3 Mar 2025",
        ),
        (
            "reg-15-4-inform-6-weeks",
            [event("moved", 3, 3), event("plan-transferred", 3, 3)],
            "6 weeks from the transfer of the plan on Mon 3 Mar 2025",
        ),
        (
            RESPONSE,
            [event("appeal-received", 3, 3, sent=date(2025, 2, 28))],
            "30 working days from the application notice received by the authority on Mon 3 Mar 2025, "
            "August and 25 December to 1 January not counted (HESC Rules 2008, r.12(3)(b))",
        ),
        (
            "reg-15-2-transfer-plan-aware-late",
            [event("moved", 3, 3, aware=date(2025, 4, 1))],
            "15 working days beginning with Tue 1 Apr 2025, the day that the old authority became aware of the move",
        ),
        (
            "reg-16-2-rcb-change-notify",
            [event("commissioner-change-known", 4, 1)],
            "15 working days beginning with the day of the change of commissioning body becoming known on Tue 1 Apr 2025",
        ),
        (
            "reg-20-3-meeting-notice",
            [event("review-meeting", 3, 10, attends=True)],
            "at least 2 clear weeks before the review meeting on Mon 10 Mar 2025",
        ),
        (
            "derived-latest-draft-date",
            [REQUEST, event("decision-to-assess", 2, 3)],
            "15 days before Mon 26 May 2025, the last day to send the finalised EHC plan",
        ),
        (
            f"{CEASE}/appeal",
            [event("decision-to-cease", 1, 10), event("appeal", 2, 10), event("tribunal-order", 4, 7, order="continue")],
            "1 day before the order of the Tribunal on Mon 7 Apr 2025",
        ),
        (
            "reg-15-2-transfer-plan-aware-early",
            [event("moved", 3, 3, aware=date(2025, 1, 6))],
            "the day of the move to another authority on Mon 3 Mar 2025",
        ),
        (
            "act-38-4-notice-period",
            [event("draft-plan", 3, 3, closes=date(2025, 3, 24))],
            "the day that the notice gives as the last for representations",
        ),
        (
            "act-46-25th-birthday",
            [event("turns-25", 1, 10)],
            "the first 31 July on or after the twenty-fifth birthday on Fri 10 Jan 2025",
        ),
    ],
)  # fmt: skip
def test_a_basis_names_the_period_and_what_it_runs_from(duty: str, events: list[sr.Event], basis: str) -> None:
    assert bases(duty, *events) == [basis]


@pytest.mark.parametrize(
    ("duty", "events", "basis"),
    [
        (
            "reg-18-1-b-phase-transfer-other",
            [MADE, event("phase-transfer", 9, 1, to="school")],
            "before 15 February 2025, in the year of the transfer between phases of education on Mon 1 Sep 2025",
        ),
        # regulation 18(3) names the year itself
        (
            "reg-18-3-2015-transitional",
            [MADE_2014, event("phase-transfer", 9, 1, year=2015, to="post-16-institution")],
            "before 31 May 2015",
        ),
        # a date that is New Year's Day belongs to another year than the day before it
        (
            "act-76-3-special-needs-info",
            [event("needs-information", 7, 10)],
            "before 1 January 2027, in the second year after that of the publication of special needs "
            "information on Thu 10 Jul 2025",
        ),
    ],
)
def test_a_date_of_the_calendar_is_given_with_its_year(duty: str, events: list[sr.Event], basis: str) -> None:
    assert basis in bases(duty, *events)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (event("draft-plan", 3, 3, served=date(2025, 3, 6)), "served on Thu 6 Mar 2025"),
        (
            event("draft-plan", 3, 3, method="first-class-post"),
            "taken as served on Wed 5 Mar 2025",
        ),  # two working days
        (event("draft-plan", 3, 3), "sent on Mon 3 Mar 2025 (no day of service is recorded)"),
    ],
)
def test_a_day_of_service_is_said_to_be_recorded_or_taken_or_missing(draft: sr.Event, said: str) -> None:
    assert bases(WINDOW, draft) == [f"15 days beginning with the day of the draft plan {said}"]


@pytest.mark.parametrize("more", [{}, {"served": date(2025, 5, 15)}, {"written": date(2025, 5, 12)}])
def test_what_runs_from_the_day_of_sending_is_said_to(more: dict[str, object]) -> None:
    """Neither the day of service nor the date on the paper counts, even where they are recorded."""
    sent = event("decision-to-reassess", 5, 12, **more)
    found = bases("reg-27-2-final-14-weeks", event("final-plan", 1, 6, year=2024), sent)
    assert found == ["14 weeks from the decision to re-assess sent on Mon 12 May 2025"]


@pytest.mark.parametrize(
    ("more", "said"),
    [({}, "on Mon 28 Apr 2025"), ({"sent": date(2025, 5, 1)}, "sent on Thu 1 May 2025")],
)
def test_an_order_runs_from_the_day_it_was_sent_where_that_is_recorded(more: dict[str, object], said: str) -> None:
    found = bases(ASKED, event("tribunal-order", 4, 28, order="assess", **more))
    assert any(f"28 days from the order of the Tribunal {said}, August and" in one for one in found)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (date(2025, 3, 25), "dated Tue 25 Mar 2025"),
        (date(2025, 3, 28), "dated Fri 28 Mar 2025"),
        (date(2025, 3, 31), "sent on Fri 28 Mar 2025"),  # it cannot bear the date of a later day
        (None, "sent on Fri 28 Mar 2025"),
    ],
)
def test_a_certificate_counts_by_its_own_date(written: date | None, said: str) -> None:
    certificate = event("mediation-certificate", 3, 28, written=written)
    found = bases(FROM_CERTIFICATE, REFUSAL, event("mediation-contact", 3, 3), certificate)
    assert found == [
        f"1 month from the mediation certificate {said}, "
        "which is later than 2 months from the refusal to assess sent on Fri 10 Jan 2025"
    ]


@pytest.mark.parametrize(
    ("certified", "basis"),
    [
        (None, "2 months from the refusal to assess sent on Thu 9 Jan 2025"),
        (
            date(2025, 1, 31),
            "2 months from the refusal to assess sent on Thu 9 Jan 2025, "
            "which is later than 1 month from the mediation certificate sent on Fri 31 Jan 2025",
        ),
        (date(2025, 2, 9), "2 months from the refusal to assess sent on Thu 9 Jan 2025"),  # both on 9 March
        (
            date(2025, 2, 12),
            "1 month from the mediation certificate sent on Wed 12 Feb 2025, "
            "which is later than 2 months from the refusal to assess sent on Thu 9 Jan 2025",
        ),
    ],
)
def test_the_later_of_two_is_given_before_the_one_it_beat(certified: date | None, basis: str) -> None:
    events = [event("refusal-to-assess", 1, 9), event("mediation-contact", 1, 20)]
    if certified:
        events.append(sr.Event(kind="mediation-certificate", on=certified))
    (found,) = bases(APPEAL, *events)
    assert found.partition(", moved from")[0] == basis


@pytest.mark.parametrize(
    ("noticed", "basis"),
    [
        (None, "12 weeks from the review meeting on Mon 13 Jan 2025"),
        (
            date(2025, 2, 9),
            "8 weeks from the amendment notice sent on Sun 9 Feb 2025, "
            "which is earlier than 12 weeks from the review meeting on Mon 13 Jan 2025",
        ),
        # twelve weeks from the meeting are eight weeks from the fourth
        (date(2025, 2, 10), "8 weeks from the amendment notice sent on Mon 10 Feb 2025"),
        (
            date(2025, 2, 11),
            "12 weeks from the review meeting on Mon 13 Jan 2025, "
            "which is earlier than 8 weeks from the amendment notice sent on Tue 11 Feb 2025",
        ),
    ],
)
def test_the_earlier_of_two_is_given_before_the_one_it_beat(noticed: date | None, basis: str) -> None:
    events = [event("review-meeting", 1, 13)]
    if noticed:
        events.append(sr.Event(kind="amendment-notice", on=noticed))
    assert bases(AMENDED, *events) == [basis]


def test_a_day_that_is_stated_is_its_own_basis_and_a_day_that_it_beat_is_given_whole() -> None:
    """The course ends in June; twelve months that begin with the birthday of 1 March end on 28 February."""
    other = "act-46-25th-birthday/other"
    year = "12 months beginning with the day of the twenty-fifth birthday on Sat 1 Mar 2025"
    early, late = (event("turns-25", 3, 1, course_ends=day) for day in (date(2025, 6, 30), date(2026, 6, 30)))
    assert bases(other, early) == [f"the day that the course or training is to end, which is earlier than {year}"]
    assert bases(other, late) == [
        f"{year}, which is earlier than Tue 30 Jun 2026, the day that the course or training is to end"
    ]


@pytest.mark.parametrize(
    ("refused", "basis"),
    [
        # two months from the 10th of January end on Monday 10 March
        (date(2025, 1, 10), "2 months from the refusal to assess sent on Fri 10 Jan 2025"),
        (
            date(2025, 1, 8),
            "2 months from the refusal to assess sent on Wed 8 Jan 2025, "
            "moved from Sat 8 Mar 2025 by HESC Rules 2008, r.12",
        ),
    ],
)
def test_a_day_that_was_moved_is_given_with_the_rule_that_moved_it(refused: date, basis: str) -> None:
    assert bases(APPEAL, sr.Event(kind="refusal-to-assess", on=refused)) == [basis]


CONTINUE = event("decision-to-continue", 3, 3, served=date(2025, 3, 5))


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([event("review-meeting", 2, 10), CONTINUE], "the review meeting on Mon 10 Feb 2025"),
        (
            [CONTINUE],
            "the decision to continue the plan as it is sent on Mon 3 Mar 2025 (no meeting that led to it is recorded)",
        ),
    ],
)
def test_a_review_is_dated_by_its_meeting_else_by_the_decision_and_that_is_said(
    events: list[sr.Event], said: str
) -> None:
    assert bases(AGAIN, MADE, *events) == [f"12 months beginning with the day of {said}"]


def test_an_assessment_taken_up_after_a_refusal_may_run_from_the_decision_that_reversed_it() -> None:
    """Where weeks of their own are read into a concession, they run from it; otherwise the request's twenty stand."""
    reversed_by = event("decision-to-assess", 3, 10, served=date(2025, 3, 12))
    events = (REQUEST, event("refusal-to-assess", 2, 10), reversed_by)
    assert bases(PLAN, *events) == ["20 weeks from the request received on Mon 6 Jan 2025"]
    assert bases(PLAN, *events, **{"concession-without-order": "fresh-weeks"}) == [
        "14 weeks from the decision to assess sent on Mon 10 Mar 2025, which reversed the refusal"
    ]


DIRECTION = event("tribunal-direction", 2, 10, duty=APPEAL, sets=date(2025, 3, 17))


def test_a_day_that_was_set_is_said_to_be_set() -> None:
    assert bases(APPEAL, REFUSAL, DIRECTION) == ["set by the direction of the Tribunal of Mon 10 Feb 2025"]
    agreed = event("time-agreed", 3, 10, duty="reg-42-3-agreement-other", sets=date(2025, 6, 2))
    found = bases("reg-42-3-agreement-other", event("mediation-agreement", 3, 3, order="other"), agreed)
    assert found == ["set by the agreement on another time of Mon 10 Mar 2025"]


def test_a_date_that_was_set_is_not_the_basis_of_a_later_date_from_a_certificate() -> None:
    later = (event("mediation-contact", 2, 20), event("mediation-certificate", 3, 3))
    assert bases(APPEAL, REFUSAL, DIRECTION, *later) == [
        "1 month from the mediation certificate sent on Mon 3 Mar 2025, "
        "which is later than 2 months from the refusal to assess sent on Fri 10 Jan 2025"
    ]


def test_where_there_is_no_limit_there_is_no_basis() -> None:
    assert bases("reg-3-consult-on-request", REQUEST) == [""]
    assert bases(f"{CEASE}/appeal", event("decision-to-cease", 1, 10), event("appeal", 2, 10)) == [""]


def test_each_occurrence_has_its_own_basis() -> None:
    assert bases(PLAN, REQUEST, event("request-withdrawn", 2, 3), event("request", 3, 3)) == [
        "20 weeks from the request received on Mon 6 Jan 2025",
        "20 weeks from the request received on Mon 3 Mar 2025",
    ]
