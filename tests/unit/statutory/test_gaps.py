"""A gap in the record: what it leaves open, and what it never excuses."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from events import E

PLAN, APPEAL = "reg-13-2-final-plan-20-weeks", "hesc-20-1-c-i-appeal-2-months"
NOTICE = "reg-20-3-meeting-notice"
REQUEST = E("request", date(2025, 1, 6))  # + 140 days: 26 May 2025


def asked(id: str, *events: sr.Event, as_of: date = date(2025, 9, 1), **gap: Any) -> Any:
    case = sr.Case(reference="A", events=events, circumstances=[sr.RecordGap(**gap)])
    (found,) = sr.evaluate(case, as_of=as_of)[id].instances
    return found


GAPS: list[tuple[dict[str, Any], str]] = [
    ({"first_day": date(2025, 5, 1), "last_day": date(2025, 5, 31)}, "unknown"),
    ({"first_day": date(2025, 5, 26), "last_day": date(2025, 5, 26)}, "unknown"),
    ({"first_day": date(2025, 5, 27)}, "overdue"),  # after the limit it would be late
    ({"first_day": date(2025, 5, 1)}, "unknown"),  # goes on
    ({"first_day": date(2024, 12, 1), "last_day": date(2025, 1, 5)}, "overdue"),  # over before the request
    ({"first_day": date(2024, 12, 1), "last_day": date(2025, 1, 6)}, "unknown"),
    ({"first_day": date(2025, 5, 1), "kinds": ["final-plan"]}, "unknown"),
    ({"first_day": date(2025, 5, 1), "kinds": ["draft-plan", "advice-received"]}, "overdue"),
]


@pytest.mark.parametrize(("gap", "kept"), GAPS)
def test_a_gap_leaves_open_what_may_have_been_done_in_it_in_time(gap: dict[str, Any], kept: str) -> None:
    found = asked(PLAN, REQUEST, **gap)
    assert (found.due, found.compliance) == (date(2025, 5, 26), kept)
    assert (found.doubt is not None) is (kept == "unknown")


def test_the_missing_fact_names_the_days() -> None:
    found = asked(PLAN, REQUEST, first_day=date(2025, 5, 1), last_day=date(2025, 5, 31))
    assert found.doubt.missing == ("what happened from Thu 1 May 2025 to Sat 31 May 2025",)
    assert found.was_missed is None


def test_before_the_limit_it_is_pending_and_what_was_done_stays_done() -> None:
    gap = {"first_day": date(2025, 3, 1), "last_day": date(2025, 5, 31)}
    assert asked(PLAN, REQUEST, as_of=date(2025, 5, 26), **gap).compliance == "pending"
    assert asked(PLAN, REQUEST, E("final-plan", date(2025, 4, 1)), **gap).compliance == "met"
    assert asked(PLAN, REQUEST, E("final-plan", date(2025, 7, 1)), **gap).compliance == "met-late"


NAMED: list[tuple[dict[str, Any], str]] = [
    ({"first_day": date(2025, 3, 1), "kinds": ["final-plan"]}, "unknown"),
    ({"first_day": date(2025, 3, 1), "last_day": date(2025, 5, 31), "kinds": ["final-plan", "draft-plan"]}, "unknown"),
    ({"first_day": date(2025, 5, 27), "kinds": ["final-plan"]}, "met-late"),  # an earlier one would be late too
    ({"first_day": date(2025, 3, 1), "kinds": ["draft-plan"]}, "met-late"),
    ({"first_day": date(2025, 3, 1)}, "met-late"),  # nobody says that another plan is missing
]


@pytest.mark.parametrize(("gap", "kept"), NAMED)
def test_a_late_act_may_not_be_the_first_where_the_gap_names_its_kind(gap: dict[str, Any], kept: str) -> None:
    found = asked(PLAN, REQUEST, E("final-plan", date(2025, 7, 1)), **gap)
    assert (found.due, found.compliance) == (date(2025, 5, 26), kept)
    assert (found.was_missed, found.doubt is None) == ((None, False) if kept == "unknown" else (True, True))


def test_an_early_act_is_in_time_whatever_the_gap_names() -> None:
    gap = {"first_day": date(2025, 1, 6), "kinds": ["final-plan"]}
    assert asked(PLAN, REQUEST, E("final-plan", date(2025, 4, 1)), **gap).compliance == "met"


def test_another_act_that_would_have_done_may_lie_in_the_gap() -> None:
    """The decision to make a plan, or the plan itself, keeps the sixteen weeks ([2026] EWHC 68 (Admin)); reviews come every year."""
    found = asked(
        "case-jsc-16-weeks-decision",
        REQUEST,
        E("final-plan", date(2025, 5, 26)),
        first_day=date(2025, 1, 6),
        kinds=["plan-decision"],
    )
    assert (found.due, found.compliance) == (date(2025, 4, 28), "unknown")  # + 112 days
    reviewed = (E("final-plan", date(2022, 1, 24)), E("decision-to-amend", date(2025, 10, 24)))
    gap = {
        "first_day": date(2022, 1, 24),
        "last_day": date(2025, 9, 28),
        "kinds": ["decision-to-amend", "decision-to-continue"],
    }
    assert asked("act-44-1-a-first-review", *reviewed, as_of=date(2026, 1, 15), **gap).compliance == "unknown"


def test_what_ended_after_its_limit_may_have_been_done_in_the_gap() -> None:
    ceased = (E("amendment-notice", date(2025, 3, 3)), E("plan-ceased", date(2025, 6, 2)))  # + 56 days: 28 April
    found = asked("reg-22-3-final-8-weeks", *ceased, first_day=date(2025, 4, 1), last_day=date(2025, 4, 30))
    assert (found.outcome.name, found.days_over_when_ended, found.was_missed) == ("ended", None, None)
    later = asked("reg-22-3-final-8-weeks", *ceased, first_day=date(2025, 5, 1), last_day=date(2025, 5, 30))
    assert (later.days_over_when_ended, later.was_missed) == (35, True)


def test_a_right_is_not_said_to_have_lapsed() -> None:
    refused = E("refusal-to-assess", date(2025, 2, 10))  # two months: 10 April
    found = asked(APPEAL, refused, first_day=date(2025, 4, 1), last_day=date(2025, 4, 30))
    assert (found.outcome.name, found.compliance) == ("needs-facts", "unknown")
    assert asked(APPEAL, refused, first_day=date(2025, 5, 1)).compliance == "lapsed"


def test_notice_of_a_meeting_may_lie_in_a_gap_before_it() -> None:
    met = E("review-meeting", date(2025, 3, 31))  # notice by 16 March
    assert asked(NOTICE, met, first_day=date(2025, 3, 1), last_day=date(2025, 3, 9)).compliance == "unknown"
    assert asked(NOTICE, met, first_day=date(2025, 3, 17), last_day=date(2025, 3, 30)).compliance == "overdue"


def test_a_receipt_keeps_the_gap() -> None:
    gap = sr.RecordGap(first_day=date(2025, 5, 1))
    result = sr.evaluate(sr.Case(reference="A", events=[REQUEST], circumstances=[gap]), as_of=date(2025, 9, 1))
    assert result.receipt.to_dict()["facts"]["circumstances"] == [{"kind": "record-gap", "first_day": "2025-05-01"}]
