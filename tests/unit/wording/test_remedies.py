"""What the family is told that it may do about a decision, by when, and which decision it is."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.remedies import last_opening, remedies

APPEAL = "hesc-20-1-c-i-appeal-2-months"

OR_LATER = "or within one month from a mediation certificate where that is later"


def result(*events: sr.Event, as_of: date) -> StatutoryResult:
    return sr.evaluate(sr.Case(reference="A", events=events), as_of=as_of).statutory


def told(*events: sr.Event, as_of: date) -> str:
    """The remedy against a decision; empty where there is none."""
    return " ".join(remedies(result(*events, as_of=as_of), missed=()))


REQUEST, REFUSAL = event("request", 1, 6), event("refusal-to-assess", 2, 10)
"""Two months from the refusal end on Thursday 10 April."""

CEASE = event("decision-to-cease", 2, 10)


# by when


def test_a_running_time_is_given_with_its_basis_and_what_may_still_extend_it() -> None:
    assert told(REQUEST, REFUSAL, as_of=date(2025, 2, 11)) == (
        "The family may appeal to the First-tier Tribunal against the refusal to assess of Mon 10 Feb 2025: the Tribunal "
        "must receive it by 5 pm on Thu 10 Apr 2025 (2 months from the refusal to assess sent on Mon 10 Feb 2025), "
        f"{OR_LATER} (HESC Rules 2008, r.20(1)(c)(i)). Mediation has to be considered first where that is required. "
        "[Children and Families Act 2014, s.51(2)(a)]"
    )


@pytest.mark.parametrize(
    ("certified", "extends"),
    [
        (date(2025, 2, 9), True),  # before the decision: it belongs to another
        (date(2025, 2, 10), False),
        (date(2025, 2, 11), False),
        (date(2025, 3, 17), False),
    ],
)
def test_a_certificate_that_is_there_is_not_promised_again(certified: date, extends: bool) -> None:
    certificate = sr.Event(kind="mediation-certificate", on=certified)
    text = told(REQUEST, REFUSAL, certificate, as_of=date(2025, 3, 18))
    assert "must receive it by" in text
    assert (OR_LATER in text) is extends


def test_a_date_that_the_tribunal_set_is_not_said_to_be_extended_by_a_certificate() -> None:
    direction = event("tribunal-direction", 3, 3, duty=APPEAL, sets=date(2025, 5, 12))
    text = told(REQUEST, REFUSAL, direction, as_of=date(2025, 3, 4))
    assert "by 5 pm on Mon 12 May 2025 (set by the direction of the Tribunal of Mon 3 Mar 2025)" in text
    assert OR_LATER not in text


@pytest.mark.parametrize(
    ("events", "as_of", "said"),
    [
        ([], date(2025, 4, 10), ": the Tribunal must receive it by 5 pm on Thu 10 Apr 2025"),
        (
            [],
            date(2025, 4, 11),
            "; the time for it ended on Thu 10 Apr 2025, and only the Tribunal can extend it",
        ),
        (
            [event("appeal", 4, 7)],
            date(2025, 4, 11),
            "; the Tribunal received an appeal on Mon 7 Apr 2025",
        ),
        (
            [event("mediation-contact", 4, 9)],
            date(2025, 4, 11),
            "; whether the time for it is over is not known (missing: mediation-certificate)",
        ),
    ],
)
def test_what_became_of_the_time(events: list[sr.Event], as_of: date, said: str) -> None:
    assert f"against the refusal to assess of Mon 10 Feb 2025{said}" in told(REQUEST, REFUSAL, *events, as_of=as_of)


def test_no_day_is_given_where_the_calendar_does_not_reach() -> None:
    text = told(event("refusal-to-assess", 11, 10, year=2028), as_of=date(2028, 11, 13))
    assert "against the refusal to assess of Fri 10 Nov 2028. Mediation has" in text


# which decision


@pytest.mark.parametrize(("as_of", "told_of"), [(11, False), (12, True), (13, True)])
def test_a_decision_may_be_appealed_from_the_day_it_was_served(as_of: int, told_of: bool) -> None:
    refusal = event("refusal-to-assess", 2, 10, served=date(2025, 2, 12))
    assert bool(told(REQUEST, refusal, as_of=date(2025, 2, as_of))) is told_of


@pytest.mark.parametrize(("decided", "told_of"), [(9, True), (10, False), (11, False)])
def test_a_refusal_reversed_on_its_own_day_or_later_is_nothing_to_appeal(decided: int, told_of: bool) -> None:
    """A decision to assess from before the refusal is no reversal of it."""
    decision = event("decision-to-assess", 2, decided)
    assert bool(told(REQUEST, REFUSAL, decision, as_of=date(2025, 2, 20))) is told_of


@pytest.mark.parametrize("meeting", [9, 10])
def test_a_decision_of_the_day_of_the_meeting_or_later_belongs_to_it(meeting: int) -> None:
    assert told(CEASE, event("review-meeting", 2, meeting), as_of=date(2025, 2, 20))


def test_a_meeting_that_is_still_to_come_opens_nothing() -> None:
    assert "of Mon 10 Feb 2025 to cease" in told(CEASE, event("review-meeting", 3, 10), as_of=date(2025, 2, 20))


@pytest.mark.parametrize(
    ("as_of", "opened"),
    [
        (date(2025, 1, 5), date.min),
        (date(2025, 1, 6), date(2025, 1, 6)),
        (date(2025, 6, 1), date(2025, 1, 6)),
        (date(2025, 6, 2), date(2025, 6, 2)),
        (date(2025, 9, 7), date(2025, 6, 2)),
        (date(2025, 9, 8), date(2025, 9, 8)),
    ],
)
def test_the_last_opening_is_the_last_that_has_come(as_of: date, opened: date) -> None:
    """The meeting of 8 September is known in advance."""
    events = (REQUEST, event("reassessment-request", 6, 2), event("review-meeting", 9, 8))
    assert last_opening(result(*events, as_of=as_of)) == opened


def test_against_a_detained_person_s_refusal_another_section_gives_the_appeal() -> None:
    detained = (event("detained", 1, 3), event("detained-request", 1, 6))
    assert told(*detained, REFUSAL, as_of=date(2025, 2, 11)).endswith("[Children and Families Act 2014, s.73(2)]")


# a limit that was missed


def test_the_ombudsman_is_named_where_a_limit_was_missed_and_nowhere_else() -> None:
    asked = result(REQUEST, as_of=date(2025, 3, 3))
    assert list(remedies(asked, missed=())) == []
    complaint, claim = remedies(asked, missed=asked["reg-5-1-decision-to-assess"].instances)
    assert "Local Government and Social Care Ombudsman" in complaint
    assert "judicial review" in claim


# beside what began since


@pytest.mark.parametrize("since", ["review-meeting", "reassessment-request"])
def test_a_time_that_still_runs_is_told_whatever_began_since(since: str) -> None:
    # two months from 10 January: Monday 10 March
    plan, began = event("final-plan", 1, 10), event(since, 2, 10)
    assert "must receive it by 5 pm on Mon 10 Mar 2025" in told(plan, began, as_of=date(2025, 3, 10))
    assert told(plan, began, as_of=date(2025, 3, 11)) == ""


def test_a_refusal_to_re_assess_that_was_reversed_is_not_appealed() -> None:
    plan, asked = event("final-plan", 3, 4, year=2024), event("reassessment-request", 2, 10)
    refused, reversed_ = event("refusal-to-reassess", 2, 20), event("decision-to-reassess", 3, 10)
    assert "the refusal to re-assess of Thu 20 Feb 2025" in told(plan, asked, refused, as_of=date(2025, 3, 12))
    assert told(plan, asked, refused, reversed_, as_of=date(2025, 3, 12)) == ""


def test_a_decision_of_the_day_of_the_meeting_is_of_that_review() -> None:
    # two months from 10 February: Thursday 10 April
    held, continued = event("review-meeting", 2, 10), event("decision-to-continue", 2, 10)
    assert "; the time for it ended on Thu 10 Apr 2025" in told(held, continued, as_of=date(2025, 4, 11))
