"""Where a family may go about what was missed, by when: worked by hand from s.26B, s.9(4) and r.54.5(1)."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.law.model.actors import Actor
from sendrules.wording.routes import routes
from statements import NEXT, SHORT, section

REQUEST = event("request", 5, 21)
"""The twenty weeks end on 8 October 2025."""
ASSESS = event("decision-to-assess", 7, 1)
PLAN = "reg-13-2-final-plan-20-weeks"
ON = "Whether the time for judicial review runs anew while a failure goes on is for the court"


def told(*events: sr.Event, as_of: date, duty: str = PLAN) -> list[str]:
    result = sr.evaluate(sr.Case(reference="R", events=events), as_of=as_of).statutory
    return list(routes(result, [i for i in result[duty].instances if i.was_missed]))


@pytest.mark.parametrize(
    ("as_of", "complaint", "claim"),
    [
        # known on 9 October at the earliest: twelve months end on 8 October 2026; three months after 8 October: 8 January
        (date(2025, 10, 9), "it ends on Thu 8 Oct 2026 (send", "three months after the limit, on Thu 8 Jan 2026 (send"),
        (date(2026, 1, 8), "it ends on Thu 8 Oct 2026 (send", "three months after the limit, on Thu 8 Jan 2026 (send"),
        (date(2026, 1, 9), "it ends on Thu 8 Oct 2026 (send", ON),
        (date(2026, 10, 8), "it ends on Thu 8 Oct 2026 (send", ON),
        (date(2026, 10, 9), "that time is over; the Ombudsman may take a later complaint", ON),
    ],
)
def test_a_plan_that_is_not_sent(as_of: date, complaint: str, claim: str) -> None:
    first, second = told(REQUEST, ASSESS, as_of=as_of)
    assert first.startswith(
        "The family may complain to the local authority, and then to the Local Government and Social"
    )
    assert complaint in first
    assert first.endswith("[Local Government Act 1974, s.26B(1)]")
    assert claim in second
    assert second.endswith("[Civil Procedure Rules 1998, r.54.5(1)]")
    assert "too late" not in second


def test_a_plan_that_came_late_leaves_the_complaint_and_no_claim_after_its_three_months() -> None:
    late = event("final-plan", 10, 20)
    assert len(told(REQUEST, ASSESS, late, as_of=date(2026, 1, 8))) == 2
    (complaint,) = told(REQUEST, ASSESS, late, as_of=date(2026, 1, 9))
    assert "Thu 8 Oct 2026" in complaint


def test_a_health_body_goes_to_its_own_ombudsman_with_a_day_more() -> None:
    # six weeks from 3 February: 17 March 2025; a year from 18 March: 18 March 2026
    asked = event("advice-request", 2, 3, to="nhs-trust", about="Trust A", method="by-hand")
    complaint, claim = told(asked, as_of=date(2025, 3, 18), duty="reg-8-1-cooperate-6-weeks")
    assert complaint.startswith(
        "The family may make an NHS complaint to the NHS trust (Trust A), and then to the Parliamentary and"
    )
    assert "it ends on Wed 18 Mar 2026" in complaint
    assert "on Tue 17 Jun 2025" in claim
    assert "Local Government" not in complaint


def test_whoever_arranged_a_meeting_may_be_the_authority_or_a_school() -> None:
    meeting = event("review-meeting", 3, 10, attends=True)
    (text,) = told(meeting, as_of=date(2025, 3, 11), duty="reg-20-3-meeting-notice")
    assert text == (
        "The family may complain to whoever arranged the review meeting: the authority, or the school that it asked to."
    )


def test_the_headline_counts_by_who_missed_it() -> None:
    # fifteen working days from 3 March, the day of the move, for the new authority six weeks from 4 March: 15 April
    moved = event("moved", 3, 3, aware=date(2025, 1, 2), commissioner_aware=date(2025, 1, 2))
    events = (event("final-plan", 1, 10), moved, event("plan-transferred", 3, 3))
    told_ = event("commissioner-notified", 3, 3)
    (short,) = section(SHORT, *events, told_, as_of=date(2025, 4, 16))
    assert short == (
        "**1 time limit was missed, none by the local authority itself: 1 by the new authority.** Tell the family of the transfer "
        "and of what follows: not done by the new authority: 2 days overdue."
    )
    found = section(NEXT, *events, told_, as_of=date(2025, 4, 16))
    assert (
        "Tell the family of the transfer and of what follows: still to be done by the new authority. [SEND Regulations 2014, reg 15(4)]"
        in found
    )
    assert any(line.startswith("The family may complain to the new authority, and then to") for line in found)


def test_what_the_case_records_of_complaints_and_claims() -> None:
    complaint = event("complaint-made", 5, 1, year=2026, about="late plan")
    matter = event("matter-arose", 10, 8, about="late plan")
    found = section(NEXT, complaint, matter, as_of=date(2026, 5, 5))
    assert found == [
        "Complain to the Local Government and Social Care Ombudsman (late plan): by Wed 7 Oct 2026, in writing; the Ombudsman "
        "may disapply the time. [Local Government Act 1974, s.26B(1)]",
        "Acknowledge the complaint (late plan): by Mon 11 May 2026 (guidance). [Complaint Handling Code, para 6.2]",
        "Answer the complaint at stage one (late plan): by Tue 26 May 2026 (guidance). [Complaint Handling Code, para 6.3]",
        "Ask the High Court for judicial review (late plan): its last day was Thu 8 Jan 2026, but whether its time is over is "
        "not known; missing: matter-arose-1.continues. [Civil Procedure Rules 1998, r.54.5(1)]",
    ]
    (short,) = section(SHORT, complaint, matter, as_of=date(2026, 5, 5))
    assert short == "No time limit has been missed on what is recorded, and no date is still to come."


def test_what_is_not_commenced_is_told_and_not_counted() -> None:
    out = event("withdrawn-from-school", 11, 9, year=2026)
    (short,) = section(SHORT, out, as_of=date(2026, 11, 29))
    assert short.startswith("No time limit has been missed")
    text = sr.evaluate(sr.Case(reference="W", events=[out]), as_of=date(2026, 11, 29)).statement()
    assert "not commenced: enacted, and no day appointed" in " ".join(text.split())


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        ("INSTITUTION_NAMED", "The family may complain to the governing body, proprietor or principal of the school, other "
         "institution or early-years provider named by the complaints procedure of its own."),
        ("FIRST_TIER_TRIBUNAL", "What the First-tier Tribunal has not done is not the authority's: the family may ask the "
         "Tribunal's office."),
        ("MEDIATION_ADVISER", "The family may complain to the mediation adviser by the complaints procedure that it has."),
    ],
)  # fmt: skip
def test_no_ombudsman_is_named_for_others(holder: str, said: str) -> None:
    result = sr.evaluate(sr.Case(reference="R", events=[REQUEST, ASSESS]), as_of=date(2026, 6, 1)).statutory
    (late,) = (i for i in result[PLAN].instances if i.was_missed)
    other = replace(late, duty=replace(late.duty, holder=Actor[holder]))
    assert next(iter(routes(result, [other]))) == said
