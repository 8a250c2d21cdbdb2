"""What a gap in the record leaves open: an act that may lie in it and within the limit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from column_answers import answers_to, compared_answers
from columns import Known, batch_of
from sendrules.case.circumstances import RecordGap
from sendrules.caseload.columns.gaps import cases_with_gaps
from sendrules.law.statute import statute

WEEKS_20 = "reg-13-2-final-plan-20-weeks"
AS_OF = date(2025, 12, 1)


def doubted(duty: str, events: list[sr.Event], as_of: date, **gap: Any) -> list[bool]:
    case = sr.Case(reference="A-17", events=events, circumstances=[RecordGap(**gap)])
    return [told.doubt for told in answers_to(duty, case, as_of)]


@pytest.mark.parametrize(
    ("gap", "open_"),
    [
        ({"first_day": "2025-10-08"}, True),
        ({"first_day": "2025-10-09"}, False),  # an act after the limit is late all the same
        ({"first_day": "2025-05-01", "last_day": "2025-05-21"}, True),
        ({"first_day": "2025-05-01", "last_day": "2025-05-20"}, False),  # nothing was asked for yet
        ({"first_day": "2025-06-01", "kinds": ["draft-plan"]}, False),
        ({"first_day": "2025-06-01", "kinds": ["draft-plan", "final-plan"]}, True),
    ],
)
def test_a_limit_that_passed_is_in_doubt_where_the_plan_may_lie_in_the_gap(gap: dict[str, Any], open_: bool) -> None:
    request = sr.Event(kind="request", on="2025-05-21")  # twenty weeks end on 8 October
    assert doubted(WEEKS_20, [request], AS_OF, **gap) == [open_]


@pytest.mark.parametrize(("ended", "open_"), [("2025-10-09", True), ("2025-10-08", False)])
def test_what_ended_after_its_limit_may_have_been_done_in_the_gap(ended: str, open_: bool) -> None:
    events = [sr.Event(kind="request", on="2025-05-21"), sr.Event(kind="request-withdrawn", on=ended)]
    assert doubted(WEEKS_20, events, AS_OF, first_day="2025-06-01") == [open_]


def test_a_limit_that_has_not_passed_is_not_in_doubt() -> None:
    assert doubted(
        WEEKS_20, [sr.Event(kind="request", on="2025-05-21")], date(2025, 10, 8), first_day="2025-06-01"
    ) == [False]


@pytest.mark.parametrize(("last_day", "open_"), [("2025-07-09", True), ("2025-07-08", False)])
def test_notice_of_a_meeting_may_lie_in_the_twelve_weeks_before_it(last_day: str, open_: bool) -> None:
    meeting = sr.Event(kind="review-meeting", on="2025-10-01", attends=True)
    assert doubted("reg-20-3-meeting-notice", [meeting], AS_OF, first_day="2025-05-01", last_day=last_day) == [open_]


def test_notice_that_may_come_at_any_time_before_may_lie_in_any_gap() -> None:
    review = sr.Event(kind="transfer-review", on="2016-03-01")
    assert doubted("trans-2270-art18-1", [review], AS_OF, first_day="2014-09-01", last_day="2014-09-02") == [True]


def test_a_right_that_lapsed_may_have_been_used_in_the_gap() -> None:
    decision = sr.Event(kind="travel-decision", on="2025-05-21")
    case = sr.Case(
        reference="A-17", events=[decision], circumstances=[RecordGap(first_day="2025-06-01", last_day="2025-06-03")]
    )
    told = answers_to("travel-1-ask-20wd", case, AS_OF)
    assert [(t.rule, t.doubt) for t in told] == [("unsure", True)]


def test_of_several_cases_the_gap_of_one_says_nothing_of_the_others() -> None:
    gap = RecordGap(first_day="2025-06-01", last_day="2025-06-03")
    events = [sr.Event(kind="request", on="2025-05-21"), sr.Event(kind="request", on="2025-05-30")]
    cases = [sr.Case(reference=f"A-{n}", events=events, circumstances=[gap] * (n == 1)) for n in range(3)]
    compared = compared_answers(WEEKS_20, Known(cases, AS_OF), statute())
    assert (compared.tried, compared.left, compared.differing) == (6, 0, [])


def with_gaps(duty: str, *gaps: dict[str, Any] | None) -> list[bool] | None:
    """Of a case for each gap, and one without for None: which have a gap in which the act may lie."""
    request = [sr.Event(kind="request", on="2025-05-21")]
    cases = [
        sr.Case(reference=f"A-{n}", events=request, circumstances=[RecordGap(**gap)] if gap is not None else [])
        for n, gap in enumerate(gaps)
    ]
    found = cases_with_gaps(statute().duty(duty), batch_of(cases, AS_OF))
    return None if found is None else found.tolist()


def test_where_no_record_has_a_gap_no_case_is_named() -> None:
    assert with_gaps(WEEKS_20, None, None) is None
    assert with_gaps("reg-20-3-meeting-notice", None) is None


def test_the_cases_are_named_in_whose_gap_the_act_may_lie() -> None:
    of_all, of_plans = {"first_day": "2025-06-01"}, {"first_day": "2025-06-01", "kinds": ["draft-plan", "final-plan"]}
    of_drafts = {"first_day": "2025-06-01", "kinds": ["draft-plan"]}
    assert with_gaps(WEEKS_20, None, of_all, of_drafts, of_plans) == [False, True, False, True]
    assert with_gaps("derived-latest-draft-date", None, of_all, of_drafts, of_plans) == [False, True, True, True]


def test_where_no_gap_may_hold_the_act_no_case_is_named() -> None:
    assert with_gaps(WEEKS_20, None, {"first_day": "2025-06-01", "kinds": ["draft-plan"]}) is None


def test_of_what_is_done_before_its_start_every_gap_counts() -> None:
    # to look back needs the calendar, which may not reach: the engine for one case asks it before it looks at the kinds
    of_drafts = {"first_day": "2025-06-01", "kinds": ["draft-plan"]}
    assert with_gaps("reg-20-3-meeting-notice", None, of_drafts) == [False, True]


def test_duties_that_the_same_kinds_perform_share_the_answer_and_no_others() -> None:
    gap = RecordGap(first_day="2025-06-01", kinds=["final-plan"])
    batch = batch_of([sr.Case(reference="A-1", events=[], circumstances=[gap])], AS_OF)
    drafts, plans = statute().duty("derived-latest-draft-date"), statute().duty(WEEKS_20)
    assert cases_with_gaps(drafts, batch) is None
    assert cases_with_gaps(plans, batch) is cases_with_gaps(plans, batch) is not None
