"""Warnings on plans and reviews that are recorded out of order: what led to a plan, and one review in two sittings."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.case.view import View
from sendrules.law.statute import statute
from sendrules.statutory.warnings import law_warnings


def event(kind: str, on: date) -> sr.Event:
    return sr.Event(kind=EventKind(kind), on=on)


MEETING, NOTICE = event("review-meeting", date(2025, 1, 13)), event("amendment-notice", date(2025, 2, 10))
REASSESS = event("decision-to-reassess", date(2025, 1, 20))


def texts(*events: sr.Event, as_of: date = date(2026, 1, 5)) -> str:
    return " ".join(p.message for p in law_warnings(View(sr.Case(reference="M-1", events=events), as_of), statute()))


PLAN = event("final-plan", date(2024, 1, 8))
AGAIN = event("final-plan", date(2025, 4, 7))
OPEN = "a re-assessment was open when"
BESIDE = "a first review runs for each"
UNLED = "nothing that led to it is recorded"


@pytest.mark.parametrize(
    ("events", "said", "not_said"),
    [
        ([PLAN, REASSESS, AGAIN], OPEN, BESIDE),
        ([PLAN, REASSESS, event("amended-plan", date(2025, 4, 7))], OPEN, BESIDE),
        ([PLAN, REASSESS, event("reassessed-plan", date(2025, 3, 3)), AGAIN], BESIDE, OPEN),
        ([PLAN, REASSESS, event("no-amendment-notice", date(2025, 3, 3)), AGAIN], BESIDE, OPEN),
        (
            [PLAN, REASSESS, event("review-meeting", date(2025, 2, 3)), NOTICE, AGAIN],
            "",
            OPEN,
        ),  # the review explains it
        ([PLAN, NOTICE, event("decision-to-reassess", date(2025, 2, 17)), AGAIN], "", OPEN),  # the notice came before
        ([PLAN, REASSESS, NOTICE, AGAIN], OPEN, BESIDE),  # the notice may be a step of the re-assessment
        ([PLAN, AGAIN], BESIDE, OPEN),
        ([PLAN, event("final-plan", date(2024, 1, 27))], BESIDE, OPEN),  # nineteen days later
        ([PLAN, event("plan-ceased", date(2024, 12, 2)), AGAIN], "", BESIDE),
        ([PLAN], "", BESIDE),
        ([event("amended-plan", date(2023, 2, 1)), PLAN], "amended before the first finalised plan", BESIDE),
        ([PLAN, event("amended-plan", date(2025, 2, 3))], UNLED, "amended before"),
        ([PLAN, NOTICE, event("amended-plan", date(2025, 4, 7))], "", UNLED),
        (
            [
                PLAN,
                sr.Event(kind="tribunal-order", on=date(2025, 1, 6), order="amend-provision"),
                event("amended-plan", date(2025, 2, 3)),
            ],
            "",
            UNLED,
        ),
        ([event("amended-plan", date(2025, 2, 3))], "", "amended before"),  # the record begins late
    ],
)
def test_a_plan_that_nothing_explains_is_told(events: list[sr.Event], said: str, not_said: str) -> None:
    found = texts(*events)
    assert said in found
    assert not_said not in found


def test_a_draft_plan_after_a_decision_to_reassess_follows_something() -> None:
    found = sr.Case(reference="M-1", events=[PLAN, REASSESS, event("draft-plan", date(2025, 3, 3))]).warnings(None)
    assert list(found) == []


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([event("review-meeting", date(2025, 7, 15))], True),  # 183 days after 13 January
        ([event("review-meeting", date(2025, 7, 16))], False),
        ([event("decision-to-continue", date(2025, 1, 20)), event("review-meeting", date(2025, 7, 15))], False),
        ([], False),
    ],
)
def test_two_meetings_with_no_decision_between_may_be_one_review(events: list[sr.Event], told: bool) -> None:
    assert ("the weeks of both run" in texts(MEETING, *events)) is told
