"""One breach is told once: reg 10(1) and the sixteen weeks for any decision, reg 22(3) and the twelve weeks of Devon."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.wording.found import Found
from sendrules.wording.said_once import said_once

ANY, AGAINST = "case-jsc-16-weeks-decision", "reg-10-1-no-plan-decision"
TOTAL, EIGHT = "case-devon-12-weeks-total", "reg-22-3-final-8-weeks"
REQUEST = sr.Event(kind="request", on="2025-04-02")
ASSESSED = sr.Event(kind="decision-to-assess", on="2025-05-14")


def result(*events: sr.Event, as_of: str = "2025-11-01") -> sr.Result:
    return sr.evaluate(sr.Case(reference="S-1", events=events), as_of=date.fromisoformat(as_of))


def told(answer: sr.Result, *duties: str) -> set[str]:
    return {i.id for i in said_once(i for id in duties for i in answer[id].instances)}


def test_a_notice_against_a_plan_that_is_late_breaks_the_statute_and_is_told_once():
    answer = result(REQUEST, ASSESSED, sr.Event(kind="no-plan-notice", on="2025-10-21"))
    assert told(answer, ANY, AGAINST) == {AGAINST}
    head, body = answer.officer_page().split("## Was late")
    assert (
        "notice of a decision not to make an EHC plan came 90 days late" in head
    )  # which no reading disputes, so it leads
    assert body.count("90 days late") == 1


def test_while_nothing_is_decided_the_judgment_is_told_and_what_is_perhaps_owed_is_not():
    answer = result(REQUEST, ASSESSED, as_of="2025-08-01")
    assert told(answer, ANY, AGAINST) == {ANY}
    assert "the case does not say" not in answer.officer_page()


def test_before_the_last_day_both_are_told():
    assert told(result(REQUEST, ASSESSED, as_of="2025-07-23"), ANY, AGAINST) == {ANY, AGAINST}


def test_a_decision_in_time_and_its_notice_served_late_is_one_breach_of_the_statute():
    answer = result(REQUEST, ASSESSED, sr.Event(kind="no-plan-notice", on="2025-07-23", method="first-class-post"))
    assert told(answer, ANY, AGAINST) == {ANY, AGAINST}
    assert len(Found(answer.statutory).missed) == 1


@pytest.mark.parametrize(("sent", "said"), [("2025-05-13", {EIGHT}), ("2025-06-10", {EIGHT, TOTAL})])
def test_a_late_plan_after_a_review_is_told_once_where_both_limits_fall_on_one_day(sent, said):
    answer = result(
        sr.Event(kind="review-meeting", on="2025-05-06"),
        sr.Event(kind="decision-to-amend", on="2025-05-13"),
        sr.Event(kind="amendment-notice", on=sent),
        sr.Event(kind="amended-plan", on="2025-09-01"),
    )
    assert told(answer, EIGHT, TOTAL) == said
