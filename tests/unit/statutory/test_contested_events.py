"""Under another answer another event may have started the same duty: that event is named."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from events import E

R = date(2025, 1, 6)  # + 6 weeks: 17 February; + 16: 28 April; + 20: 26 May 2025

D51 = "reg-5-1-decision-to-assess"

REVIEWS = [E("final-plan", date(2024, 6, 17)), E("review-meeting", date(2025, 5, 12)), E("decision-to-amend", date(2025, 7, 14)),
           E("review-meeting", date(2026, 5, 18))]  # fmt: skip

MEETING = {"review-complete": "meeting"}


def others(result: Any, duty: str, question: str) -> list[tuple[Any, ...]]:
    return [
        (
            a.answer,
            a.trigger.id,
            a.instead_of.id if a.instead_of else None,
            a.outcome.name,
            a.compliance.value,
        )
        for a in result[duty].alternatives
        if a.reading == question
    ]


def test_where_another_event_starts_the_same_period_it_is_named() -> None:
    """12 May 2025 to 11 May 2026 either way: by the decision of July 2025, or by the meeting itself."""
    result = sr.evaluate(sr.Case(reference="R-9", events=REVIEWS), as_of=date(2026, 3, 1))
    assert others(result, "act-44-1-b-later-reviews", "review-complete") == [
        ("meeting", "review-meeting-1", "decision-to-amend-1", "due", "pending"),
        ("decision", "decision-to-amend-1", None, "due", "pending"),
    ]
    said = result.explain("act-44-1-b-later-reviews").to_text()
    assert (
        "from review meeting on Mon 12 May 2025 in place of decision to amend the plan on Mon 14 Jul 2025: "
        "due Mon 11 May 2026 (pending)" in said
    )
    assert "no review-meeting is recorded" not in said + str(result.to_dict(full=True))
    (first, _) = result.to_dict(full=True)["duties"]["act-44-1-b-later-reviews"]["contested"][:2]
    assert (first["started_by"], first["instead_of"]) == ("review-meeting-1", "decision-to-amend-1")
    (first, _) = result.to_dict()["duties"]["act-44-1-b-later-reviews"]["contested"][:2]
    (gives,) = first["gives"]
    assert (gives["started_by"], gives["instead_of"]) == ("review-meeting-1", "decision-to-amend-1")


def test_under_the_other_answer_the_adopted_start_is_named() -> None:
    case = sr.Case(reference="R-9", events=REVIEWS)
    result = sr.evaluate(case, as_of=date(2026, 3, 1), readings=MEETING)
    assert others(result, "act-44-1-b-later-reviews", "review-complete") == [
        ("adopted", "decision-to-amend-1", "review-meeting-1", "due", "pending"),
        ("decision", "decision-to-amend-1", "review-meeting-1", "due", "pending"),
    ]


def test_a_decision_may_come_months_after_its_meeting() -> None:
    """Meeting on 9 September 2024, decided ten months later: 9 September 2024 to 8 September 2025 either way."""
    events = [E("final-plan", date(2023, 9, 18)), E("review-meeting", date(2024, 9, 9)), E("decision-to-amend", date(2025, 7, 14))]  # fmt: skip
    result = sr.evaluate(sr.Case(reference="R-12", events=events), as_of=date(2025, 8, 1))
    assert others(result, "act-44-1-b-later-reviews", "review-complete")[0] == (
        "meeting", "review-meeting-1", "decision-to-amend-1", "due", "pending",
    )  # fmt: skip
    assert result["act-44-1-b-later-reviews"].due == date(2025, 9, 8)


def test_events_far_apart_are_not_one_matter() -> None:
    """From a decision in July 2025, and a meeting in May 2024 that cannot have led to it."""
    events = [
        E("final-plan", date(2023, 6, 19)),
        E("review-meeting", date(2024, 5, 13)),
        E("decision-to-amend", date(2025, 7, 14)),
    ]
    result = sr.evaluate(sr.Case(reference="R-10", events=events), as_of=date(2026, 3, 1))
    found = others(result, "act-44-1-b-later-reviews", "review-complete")
    assert found[0] == ("meeting", "decision-to-amend-1", None, "not-triggered", "not-applicable")
    assert found[1][:4] == ("meeting", "review-meeting-1", None, "due")
    said = result.explain("act-44-1-b-later-reviews").to_text()
    assert "it would not have started" in said
    assert "not applicable" not in said
    assert "does not start it" not in said


@pytest.mark.parametrize(
    ("duty", "events", "why"),
    [
        (
            "reg-44-2-c-i-draft",
            [E("tribunal-order", date(2025, 3, 3), order="cease")],
            "order of the Tribunal on Mon 3 Mar 2025: the order is about making a plan: no",
        ),
        (
            D51,
            [E("detained", date(2024, 11, 4)), E("request", R)],
            "request for an assessment on Mon 6 Jan 2025: other Regulations apply, since the person was detained",
        ),
        (
            "reg-13-1-a-draft-plan-15-days",
            [E("draft-plan", date(2025, 2, 28), served=date(2025, 3, 4))],
            "draft plan on Fri 28 Feb 2025 is not yet served",
        ),
        (D51, [], "no request or responsible is recorded on or before Mon 3 Mar 2025"),
        (
            "reg-20-10-decision",
            [E("review-meeting", date(2025, 2, 3), planned=True)],
            "no review-meeting is recorded on or before Mon 3 Mar 2025, except as planned",
        ),
    ],
)
def test_why_a_duty_has_not_started_is_true_of_the_case(duty: str, events: list[Any], why: str) -> None:
    result = sr.evaluate(sr.Case(reference="R-11", events=events), as_of=date(2025, 3, 3))
    outcome = result[duty].outcome
    assert outcome.name == "not-triggered"
    assert outcome.why.startswith(why)
