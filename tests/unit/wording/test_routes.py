"""Where a family may go about what was missed, by when: worked by hand from s.26B, s.9(4) and r.54.5(1)."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from events import event
from pages import SHORT, family, officer
from sendrules.law.model.actors import Actor
from sendrules.wording.routes import routes

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
        (
            date(2025, 10, 9),
            "it ends on Thu 8 Oct 2026 (send",
            "three months after the limit, on Thu 8 Jan 2026, counted from Wed 8 Oct 2025 (send",
        ),
        (
            date(2026, 1, 8),
            "it ends on Thu 8 Oct 2026 (send",
            "three months after the limit, on Thu 8 Jan 2026, counted from Wed 8 Oct 2025 (send",
        ),
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


def test_both_pages_say_whose_miss_it_was() -> None:
    # fifteen working days from 3 March, the day of the move, for the new authority six weeks from 4 March: 15 April
    moved = event("moved", 3, 3, aware=date(2025, 1, 2), commissioner_aware=date(2025, 1, 2))
    asked = event("advice-request", 2, 3, to="nhs-trust", about="Trust A", method="by-hand")  # to 17 March
    events = (event("final-plan", 1, 10), moved, event("plan-transferred", 3, 3), asked)
    told_ = event("commissioner-notified", 3, 3)
    page = family(*events, told_, as_of=date(2025, 4, 16))
    assert page[SHORT][0].startswith("**The advice from the NHS trust (Trust A) is 30 days late.**")
    (line,) = officer(*events, told_, as_of=date(2025, 4, 16))["Late now"]
    assert "Not done by the NHS trust (Trust A): 30 days overdue." in line
    assert any("NHS complaint to the NHS trust (Trust A)" in line for line in page["What you can do"])
    # of the new authority's letter nothing is recorded, and that is all that can be said of it
    (unrecorded,) = (x for x in page["What the record does not show"] if x.startswith("No record of"))
    assert "the new authority's letter on what follows from the transfer (due by 14 April 2025)" in unrecorded


def test_what_the_case_records_of_complaints_and_claims() -> None:
    complaint = event("complaint-made", 5, 1, year=2026, about="late plan")
    matter = event("matter-arose", 10, 8, about="late plan")
    found = officer(complaint, matter, as_of=date(2026, 5, 5))["What the family may do"]
    assert found == [
        "Complain to the Local Government and Social Care Ombudsman (late plan): by Wed 7 Oct 2026, in writing; the Ombudsman "
        "may disapply the time. (Local Government Act 1974, s.26B(1))",
        "Acknowledge the complaint (late plan): by Mon 11 May 2026 (guidance). (Complaint Handling Code, para 6.2)",
        "Answer the complaint at stage one (late plan): by Tue 26 May 2026 (guidance). (Complaint Handling Code, para 6.3)",
        "Ask the High Court for judicial review (late plan): its last day was Thu 8 Jan 2026, but whether its time is over is "
        "not known; missing: matter-arose-1.continues. (Civil Procedure Rules 1998, r.54.5(1))",
    ]
    page = family(complaint, matter, as_of=date(2026, 5, 5))
    assert "Nothing that is recorded has started a time limit for the authority." in page[SHORT][0]
    assert page["What you can do"][:2] == [
        "You can complain to the Local Government and Social Care Ombudsman (late plan), by 7 October 2026.",
        "Expect the authority's reply that it has the complaint (late plan), by 11 May 2026 (guidance, not law).",
    ]


def test_what_is_not_commenced_is_told_and_not_counted() -> None:
    out = event("withdrawn-from-school", 11, 9, year=2026)
    assert family(out, as_of=date(2026, 11, 29))[SHORT][0].startswith("**Nothing is late")
    missing = officer(out, as_of=date(2026, 11, 29))["Missing from the record"]
    assert any("not commenced: enacted, and no day appointed" in line for line in missing)


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
