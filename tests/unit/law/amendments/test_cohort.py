"""Which text governs a start: by the day of the request, of the first plan, of the last transfer, or of the start."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.view import View
from sendrules.law.amendments.cohort import text_for

FIRST = date(2027, 9, 1)
Event = tuple[str, str]


def text(cohort: str, start: Event, *before: Event) -> tuple[bool | None, date | None]:
    amendment = sr.Amendment(
        id="tried",
        title="T",
        label="illustration",
        source="s",
        in_force_from=FIRST,
        cohort=cohort,
        edits=[{"duty": "reg-13-2-final-plan-20-weeks", "title": "T"}],
    )
    events = [sr.Event(kind=kind, on=date.fromisoformat(on)) for kind, on in (*before, start)]
    case = sr.Case(reference="A-1", events=events)
    view = View(case, date(2030, 1, 1))
    found = text_for(view.events(sr.EventKind(start[0]))[-1], amendment, view)
    return found.is_new, found.day


@pytest.mark.parametrize("cohort", list(sr.CohortBy))
def test_what_starts_before_the_first_day_is_under_the_old_text(cohort: str) -> None:
    assert text(cohort, ("review-meeting", "2027-08-31")) == (False, None)


@pytest.mark.parametrize(
    ("cohort", "start", "before", "expected"),
    [
        ("start", ("review-meeting", "2027-09-01"), [], (True, None)),
        ("request", ("request", "2027-09-01"), [], (True, FIRST)),
        ("request", ("draft-plan", "2027-10-01"), [("request", "2027-08-31")], (False, date(2027, 8, 31))),
        ("request", ("draft-plan", "2027-10-01"), [("request", "2027-09-01")], (True, FIRST)),
        ("request", ("draft-plan", "2027-10-01"), [("responsible", "2027-09-01")], (True, FIRST)),
        ("request", ("draft-plan", "2027-10-01"), [], (None, None)),
        (  # the second was taken back, so the first is the last
            "request",
            ("draft-plan", "2027-11-01"),
            [("request", "2027-08-02"), ("request", "2027-09-06"), ("request-withdrawn", "2027-09-20")],
            (False, date(2027, 8, 2)),
        ),
        ("final-plan", ("final-plan", "2027-09-01"), [], (True, FIRST)),
        ("final-plan", ("final-plan", "2027-10-01"), [("final-plan", "2027-08-31")], (False, date(2027, 8, 31))),
        ("final-plan", ("review-meeting", "2027-10-01"), [], (None, None)),
        (
            "final-plan",
            ("final-plan", "2027-10-01"),
            [("final-plan", "2025-01-10"), ("plan-ceased", "2026-01-10")],
            (True, date(2027, 10, 1)),
        ),
        (  # what ends on the day is still about the old plan
            "final-plan",
            ("plan-ceased", "2027-10-01"),
            [("final-plan", "2025-01-10")],
            (False, date(2025, 1, 10)),
        ),
        ("phase-transfer", ("review-meeting", "2027-10-01"), [("phase-transfer", "2027-09-01")], (True, FIRST)),
        (
            "phase-transfer",
            ("review-meeting", "2028-10-01"),
            [("phase-transfer", "2027-08-31"), ("phase-transfer", "2029-09-01")],
            (False, date(2027, 8, 31)),
        ),
        ("phase-transfer", ("review-meeting", "2027-10-01"), [("phase-transfer", "2028-09-01")], (None, None)),
    ],
)
def test_the_day_that_decides(
    cohort: str, start: Event, before: list[Event], expected: tuple[bool | None, date | None]
) -> None:
    assert text(cohort, start, *before) == expected
