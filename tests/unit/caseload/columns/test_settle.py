"""How each start of a duty stands: worked by hand, and the same as for one case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import sendrules as sr
from column_answers import Told, answers_to, compared_answers
from columns import Known, days_of, drawn_cases
from sendrules.law.model import life as lives
from sendrules.law.statute import Statute, statute

WEEKS_20, TRAVEL, DRAFT_15 = "reg-13-2-final-plan-20-weeks", "travel-1-ask-20wd", "reg-13-1-a-draft-plan-15-days"
D = date.fromisoformat


def on(day: str, kind: str, **more: Any) -> sr.Event:
    return sr.Event(kind=kind, on=day, **more)


def told(duty: str, as_of: str, *events: sr.Event) -> list[Told]:
    return answers_to(duty, sr.Case(reference="A-17", events=events), D(as_of))


REQUEST = on("2025-05-21", "request")  # twenty weeks end on 8 October


def test_a_limit_runs_to_its_last_day_and_is_overdue_after_it() -> None:
    assert [(t.rule, t.limit) for t in told(WEEKS_20, "2025-10-08", REQUEST)] == [("runs", D("2025-10-08"))]
    assert [(t.rule, t.limit) for t in told(WEEKS_20, "2025-10-09", REQUEST)] == [("overdue", D("2025-10-08"))]


def test_a_plan_is_in_time_on_the_last_day_and_late_after_it() -> None:
    (in_time,) = told(WEEKS_20, "2025-11-01", REQUEST, on("2025-10-08", "final-plan"))
    assert (in_time.rule, in_time.done, in_time.done_day) == ("in-time", "final-plan-1", D("2025-10-08"))
    (late,) = told(WEEKS_20, "2025-11-01", REQUEST, on("2025-10-09", "final-plan"))
    assert late.rule == "late"


def test_a_request_that_was_taken_back_ended_it() -> None:
    (ended,) = told(WEEKS_20, "2025-11-01", REQUEST, on("2025-10-09", "request-withdrawn"))
    assert (ended.rule, ended.ended, ended.ended_day) == ("ended", "request-withdrawn-1", D("2025-10-09"))
    assert ended.has_exceptions
    (before,) = told(WEEKS_20, "2025-11-01", REQUEST, on("2025-10-08", "request-withdrawn"))
    assert not before.has_exceptions


def test_a_limit_before_the_duty_began_was_never_owed() -> None:
    meeting = on("2014-09-10", "review-meeting", attends=True)  # two clear weeks before are in August 2014
    assert [(t.rule, t.limit, t.reckoned) for t in told("reg-20-3-meeting-notice", "2014-10-01", meeting)] == [
        ("never-owed", None, False)
    ]
    later = on("2014-09-16", "review-meeting", attends=True)
    assert [t.limit for t in told("reg-20-3-meeting-notice", "2014-10-01", later)] == [D("2014-09-01")]


def test_a_provision_that_is_not_commenced_counts_nothing() -> None:
    told_of = told("cwsa-38-register", "2026-10-01", on("2026-09-01", "withdrawn-from-school"))
    assert [(t.rule, t.reckoned) for t in told_of] == [("not-commenced", False)]


def test_a_limit_beyond_the_calendar_is_not_known() -> None:
    (far,) = told(TRAVEL, "2029-02-01", on("2028-12-20", "travel-decision"))
    assert (far.rule, far.limit, far.has_exceptions) == ("calendar-ends", None, False)


def test_a_notice_whose_service_cannot_be_deemed_starts_on_no_known_day() -> None:
    (posted,) = told(TRAVEL, "2029-02-01", on("2029-01-20", "travel-decision", method="first-class-post"))
    assert (posted.rule, posted.started) == ("start-unknown", D("2029-01-20"))


def test_a_fact_that_is_missing_leaves_the_start_open() -> None:
    (asked,) = told(
        "reg-8-1-cooperate-6-weeks", "2025-11-01", on("2025-05-21", "advice-request", to="health-professional")
    )
    assert (asked.rule, asked.limit, asked.reckoned) == ("start-unsure", None, False)


def test_a_text_that_was_not_found_gives_no_answer() -> None:
    conceded = on("2014-12-01", "appeal-conceded", order="make-plan")
    events = on("2014-10-01", "no-plan-notice"), on("2014-11-01", "appeal"), conceded
    assert "text-not-found" in [t.rule for t in told("reg-45-6-a-draft", "2015-03-01", *events)]


def test_a_right_that_was_not_used_has_lapsed() -> None:
    decision = on("2025-05-21", "travel-decision")  # twenty working days end on 19 June
    (runs,), (over,) = told(TRAVEL, "2025-06-19", decision), told(TRAVEL, "2025-06-20", decision)
    assert (runs.rule, runs.limit, over.rule) == ("runs", D("2025-06-19"), "lapsed")


def test_a_window_is_too_short_where_the_notice_itself_closes_it_before() -> None:
    short = on("2025-05-21", "draft-plan", closes="2025-06-03")
    assert [t.rule for t in told(DRAFT_15, "2025-05-22", short)] == ["window-too-short"]
    enough = on("2025-05-21", "draft-plan", closes="2025-06-04")
    assert [(t.rule, t.limit) for t in told(DRAFT_15, "2025-05-22", enough)] == [("window-runs", D("2025-06-04"))]


ORDER = on("2025-05-21", "tribunal-order", order="assess")


def order_due(as_of: str, *events: sr.Event) -> list[tuple[str, date | None, str | None]]:
    return [(t.rule, t.limit, t.set_by) for t in told("reg-44-2-b-notify", as_of, ORDER, *events)]


def test_a_direction_sets_another_day() -> None:
    directed = on("2025-05-22", "tribunal-direction", duty="reg-44-2-b-notify", sets="2025-12-01")
    assert order_due("2025-11-01", directed) == [("runs", D("2025-12-01"), "tribunal-direction-1")]
    assert order_due("2025-12-02", directed)[0][0] == "overdue"
    (told_of,) = told("reg-44-2-b-notify", "2025-12-02", ORDER, directed)
    assert not told_of.has_exceptions


def test_a_right_may_last_longer_than_a_direction_says_and_then_one_case_is_asked() -> None:
    refusal = on("2025-05-21", "refusal-to-assess")
    directed = on("2025-05-22", "tribunal-direction", duty="hesc-20-1-c-i-appeal-2-months", sets="2025-07-30")
    compared = compared_answers(
        "hesc-20-1-c-i-appeal-2-months",
        Known(
            [sr.Case(reference="A-17", events=[refusal, directed, on("2025-07-20", "mediation-certificate")])],
            D("2025-07-25"),
        ),
        statute(),
    )
    assert (compared.tried, compared.left, compared.differing) == (1, 1, [])


def test_a_suspended_order_waits() -> None:
    stayed = on("2025-06-01", "decision-suspended")
    assert order_due("2025-11-01", stayed)[0][0] == "suspended"


def test_release_does_not_bring_back_a_limit_that_fell_in_detention() -> None:
    events = on("2024-01-10", "final-plan"), on("2024-12-01", "detained"), on("2025-06-01", "released")
    (review,) = told("act-44-1-a-first-review", "2025-06-10", *events)[:1]
    assert (review.rule, review.limit, review.ended) == ("ended", D("2025-01-09"), "detained-1")
    before = on("2024-01-10", "final-plan"), on("2024-12-01", "detained"), on("2025-01-01", "released")
    (still,) = told("act-44-1-a-first-review", "2025-06-10", *before)[:1]
    assert (still.rule, still.revived) != ("ended", None)


def test_what_was_done_on_the_day_that_detention_began_was_done() -> None:
    events = (
        on("2024-01-10", "final-plan"), on("2024-12-01", "decision-to-continue"), on("2024-12-01", "detained"),
        on("2025-06-01", "released"),
    )  # fmt: skip
    (review,) = told("act-44-1-a-first-review", "2025-06-10", *events)[:1]
    assert (review.rule, review.done) == ("in-time", "decision-to-continue-1")


def test_a_version_that_is_tested_on_the_limit_owes_nothing_after_its_life() -> None:
    life = lives.InForce(D("2014-09-01"), D("2025-10-08"), lives.TestedOn.LIMIT)
    law = Statute([replace(statute().duty(TRAVEL), in_force=life)])
    cases = [sr.Case(reference="A-17", events=[on(day, "travel-decision")]) for day in ("2025-09-10", "2025-09-11")]
    rules = [answers_to(TRAVEL, case, D("2025-09-15"), law)[0] for case in cases]  # twenty working days
    assert [(t.rule, t.limit) for t in rules] == [("runs", D("2025-10-08")), ("never-owed", None)]


def test_what_a_duty_depends_on_is_told() -> None:
    duty = "act-76-3-special-needs-info"
    asked = on("2025-05-21", "needs-information")
    (perhaps,) = told(duty, "2028-11-01", asked)
    assert (perhaps.rule, perhaps.arose) == ("perhaps-owed", False)


def test_what_was_decided_after_the_ending_does_not_show_that_it_was_owed() -> None:
    meeting, decided = on("2025-05-21", "review-meeting", attends=True), on("2025-06-01", "decision-to-amend")
    for day, arose in (("2025-05-31", False), ("2025-06-01", True), ("2025-06-02", True)):
        (told_of,) = told("case-devon-4-weeks-amendment-notice", "2025-11-01", meeting, decided, on(day, "plan-ceased"))
        assert (told_of.rule, told_of.arose) == ("ended", arose)


def test_every_duty_in_drawn_cases() -> None:
    law, cases = statute(), drawn_cases(120)
    tried = left = 0
    for as_of in days_of(cases, 3):
        known = Known(cases, as_of)
        for id in law.ids:
            compared = compared_answers(id, known, law)
            assert compared.differing == []
            tried, left = tried + compared.tried, left + compared.left
    assert tried > 2000
    assert left < tried / 8
