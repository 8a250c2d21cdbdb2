"""How far back a duty looks for what performs it, and for the meeting of a decision. No provision says: the readings adopted."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.view import View
from sendrules.law.shared.reviews import LAST_REVIEW
from sendrules.statutory.match import last_review


def E(kind: str, on: date, **more: object) -> sr.Event:  # noqa: N802
    return sr.Event(kind=kind, on=on, **more)  # type: ignore[arg-type]


def kept(duty: str, *events: sr.Event, as_of: date) -> bool:
    (found,) = sr.evaluate(sr.Case(reference="B", events=events), as_of=as_of)[duty].instances
    return found.done is not None


@pytest.mark.parametrize(("on", "counts"), [(date(2025, 6, 9), True), (date(2025, 6, 8), False)])
@pytest.mark.parametrize(
    ("duty", "kind", "more"),
    [
        ("reg-20-3-meeting-notice", "review-meeting-notice", {"attends": True}),
        ("reg-20-4-circulate-advice", "review-advice-circulated", {"attends": True}),
        ("reg-21-3-meeting-notice", "review-meeting-notice", {"attends": False}),
        ("reg-21-4-circulate-advice", "review-advice-circulated", {"attends": False}),
        ("reg-37-2-notice-5wd", "mediation-notice", {}),
    ],
)
def test_what_was_sent_up_to_twelve_weeks_before_a_meeting_was_about_it(on, counts, duty, kind, more):
    # twelve weeks before Monday 1 September 2025: Monday 9 June
    meeting = E("review-meeting" if more else "mediation", date(2025, 9, 1), **more)
    assert kept(duty, E(kind, on), meeting, as_of=date(2025, 9, 2)) is counts


@pytest.mark.parametrize(("on", "counts"), [(date(2025, 9, 1), True), (date(2025, 8, 31), False)])
def test_a_plan_amended_up_to_twelve_months_before_a_transfer_was_amended_for_it(on, counts):
    events = [
        E("final-plan", date(2024, 9, 2)),
        E("amended-plan", on),
        E("phase-transfer", date(2026, 9, 1), to="post-16-institution"),
    ]
    assert kept("reg-18-1-a-phase-transfer-post16", *events, as_of=date(2026, 9, 2)) is counts


PLAN, MEETING = E("final-plan", date(2024, 1, 8)), E("review-meeting", date(2025, 3, 3))


@pytest.mark.parametrize(
    ("decisions", "reviewed"),
    [
        # a decision up to twelve months after the meeting
        ([date(2026, 3, 3)], date(2025, 3, 3)),
        ([date(2026, 3, 4)], date(2026, 3, 4)),
        # a second thought up to six months after it
        ([date(2025, 3, 20), date(2025, 9, 3)], date(2025, 3, 3)),
        ([date(2025, 3, 20), date(2025, 9, 4)], date(2025, 9, 4)),
    ],
)
def test_the_meeting_that_led_to_a_decision(decisions, reviewed):
    events = [PLAN, MEETING, *(E("decision-to-continue", on) for on in decisions)]
    day = date(2026, 6, 1)
    answer = last_review(LAST_REVIEW, day, View(sr.Case(reference="B", events=events), day))
    assert answer is not None
    assert answer.day == reviewed


@pytest.mark.parametrize(("decided", "told"), [(date(2024, 11, 6), False), (date(2024, 11, 7), True)])
def test_a_plan_can_have_ceased_two_months_after_the_decision(decided, told):
    # a review due by 7 January 2025: two months from 7 November end on it, from 6 November before it
    events = [PLAN, E("decision-to-cease", decided)]
    (found,) = sr.evaluate(sr.Case(reference="B", events=events), as_of=date(2025, 2, 1))[
        "act-44-1-a-first-review"
    ].instances
    assert (found.limit, found.doubt is None) == (date(2025, 1, 7), told)


@pytest.mark.parametrize(("contact", "limit"), [(None, date(2025, 4, 10)), (date(2025, 4, 7), date(2025, 5, 20))])
def test_a_certificate_after_the_plan_ceased_counts_where_a_contact_ties_it_to_the_decision(contact, limit):
    # two months from 10 February: 10 April; one month from a certificate of 20 April: 20 May
    events = [PLAN, E("decision-to-cease", date(2025, 2, 10)), E("plan-ceased", date(2025, 4, 11))]
    events += [E("mediation-certificate", date(2025, 4, 20))]
    events += [E("mediation-contact", contact)] if contact else []
    case = sr.Case(reference="B", events=events)
    (found,) = sr.evaluate(case, as_of=date(2025, 6, 1))["act-45-4-no-cease-before-appeal-period"].instances
    assert (found.limit, found.compliance.value) == (limit, "too-early" if contact else "met")
