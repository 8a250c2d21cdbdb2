"""Every version of a duty, joined and in the order of one case; and what is said where something has no twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

import sendrules as sr
from column_answers import answers_to, compared_answers
from columns import Known, all_laws, batch_of, drawn_cases
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.duty import answers_of
from sendrules.law.model.amendment import Amendment
from sendrules.law.model.life import InForce
from sendrules.law.statute import Statute, statute

D = date.fromisoformat


def on(day: str, kind: str, **more: Any) -> sr.Event:
    return sr.Event(kind=kind, on=day, **more)


def case(*events: sr.Event, reference: str = "A-17") -> sr.Case:
    return sr.Case(reference=reference, events=events)


def conceded(day: str) -> tuple[sr.Event, ...]:
    return on("2014-10-01", "refusal-to-assess"), on("2014-11-01", "appeal"), on(day, "appeal-conceded", order="assess")


@pytest.mark.parametrize(("day", "version"), [("2015-03-22", 0), ("2015-03-23", 1)])
def test_the_version_in_force_on_the_day_answers(day: str, version: int) -> None:
    told = answers_to("reg-45-3-notify", case(*conceded(day)), D("2015-06-01"))
    assert [t.version for t in told] == [version]


@pytest.mark.parametrize(
    ("duty", "kind", "day"),
    [
        ("lgsco-code-6-3-answer", "complaint-made", "2026-03-31"),
        ("code-6-79-sen-info-annual", "information-report", "2015-03-31"),
    ],
)
def test_before_the_first_version_the_first_answers_that_it_was_not_in_force(duty: str, kind: str, day: str) -> None:
    told = answers_to(duty, case(on(day, kind)), D("2026-11-01"))
    assert [(t.version, t.rule) for t in told] == [(0, "not-in-force")]


def test_after_the_last_version_the_last_answers_that_it_is_not_in_force() -> None:
    told = answers_to("reg-49-7-which-qualification", case(on("2024-09-01", "senco-course-began")), D("2025-11-01"))
    assert [(t.version, t.rule) for t in told] == [(0, "not-in-force")]


TRAVEL = statute().duty("travel-1-ask-20wd")
TWO = Statute(
    [
        replace(TRAVEL, in_force=InForce(D("2014-09-01"), D("2019-12-31"))),
        replace(TRAVEL, in_force=InForce(D("2021-01-01"), D("2022-12-31"))),
    ]
)


@pytest.mark.parametrize(
    ("day", "version", "rule"),
    [
        ("2014-08-29", 0, "not-in-force"),
        ("2019-12-31", 0, "lapsed"),
        ("2020-06-01", 1, "not-in-force"),
        ("2021-01-01", 1, "lapsed"),
        ("2023-01-01", 1, "not-in-force"),
        ("2028-12-20", 1, "not-in-force"),  # whatever the calendar knows of its limit
    ],
)
def test_where_no_version_was_in_force_the_first_answers_before_its_life_and_else_the_last(
    day: str, version: int, rule: str
) -> None:
    told = answers_to(TRAVEL.id, case(on(day, "travel-decision")), D("2029-06-01"), TWO)
    assert [(t.version, t.rule) for t in told] == [(version, rule)]


def test_a_start_on_no_known_day_is_answered_by_every_version() -> None:
    posted = on("2029-01-20", "travel-decision", method="first-class-post")
    told = answers_to(TRAVEL.id, case(posted), D("2029-06-01"), TWO)
    assert [(t.version, t.rule) for t in told] == [(0, "start-unknown"), (1, "start-unknown")]


def test_occurrences_are_in_order_of_the_day_that_counts() -> None:
    first = on("2025-05-21", "travel-decision", served="2025-06-30", id="first")
    second = on("2025-05-22", "travel-decision", served="2025-05-23", id="second")
    told = answers_to("travel-1-ask-20wd", case(first, second), D("2025-11-01"))
    assert [t.trigger for t in told] == ["second", "first"]


def test_the_cases_stay_in_their_order() -> None:
    cases = [case(on(day, "request"), reference=day) for day in ("2025-05-21", "2024-05-21", "2026-05-21")]
    found = answers_of("reg-13-2-final-plan-20-weeks", batch_of(cases, D("2026-11-01")), statute())
    assert found.instances.case.tolist() == [0, 1, 2]


def test_a_duty_that_nothing_starts_has_no_answers() -> None:
    found = answers_of("travel-1-ask-20wd", batch_of([case(on("2025-05-21", "request"))], D("2026-11-01")), statute())
    assert len(found.instances) == 0
    assert not found.guard.any()


CASES = [case(on("2025-05-21", "request"), reference="A"), case(on("2025-05-21", "travel-decision"), reference="B")]


def test_a_start_that_has_no_twin_leaves_the_cases_that_may_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    duty = statute().duty("reg-13-2-final-plan-20-weeks")
    monkeypatch.delitem(twins.TESTS, type(duty.trigger[0].when))
    found = answers_of(duty.id, batch_of(CASES, D("2026-11-01")), statute())
    assert found.guard.tolist() == [True, False]
    assert found.no_twin == {type(duty.trigger[0].when).__name__}
    assert len(found.instances) == 0


def test_a_doubt_that_has_no_twin_leaves_the_cases_that_ask_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    duty = statute().duty("reg-20-10-decision")
    monkeypatch.delitem(twins.TESTS, type(duty.doubt))
    meeting = on("2025-05-21", "review-meeting", attends=True)
    cases = [case(meeting), case(meeting, on("2025-05-22", "decision-to-continue"), reference="B")]
    found = answers_of(duty.id, batch_of(cases, D("2026-11-01")), statute())
    assert found.guard.tolist() == [True, False]
    assert found.no_twin == {type(duty.doubt).__name__}
    assert found.instances.case.tolist() == [1]


def test_a_duty_that_an_amendment_touches_is_left() -> None:
    edit = {"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}
    sixteen = Amendment(
        id="sixteen", title="A plan in 16 weeks", label="illustration", source="made up",
        in_force_from=date(2025, 9, 1), cohort="request", edits=[edit],
    )  # fmt: skip
    law, batch = statute().amended(sixteen), batch_of(CASES, D("2026-11-01"))
    found = answers_of("reg-13-2-final-plan-20-weeks", batch, law)
    assert found.guard.tolist() == [True, False]
    assert found.no_twin == {"Amendment"}
    other = answers_of("reg-5-1-decision-to-assess", batch, law)
    assert not other.guard.any()


def test_the_other_answers_to_contested_questions() -> None:
    law, cases = statute(), drawn_cases(60)
    known, tried = Known(cases, D("2025-06-01")), 0
    for other in all_laws():
        edited = [duty.id for duty, own in zip(other.duties, law.duties, strict=True) if duty is not own]
        for id in dict.fromkeys(edited):
            compared = compared_answers(id, known, other)
            assert compared.differing == [], other
            tried += compared.tried - compared.left
    assert tried > 500


def test_a_guard_is_a_flag_for_every_case() -> None:
    found = answers_of("reg-13-2-final-plan-20-weeks", batch_of(CASES, D("2026-11-01")), statute())
    assert found.guard.dtype == np.bool_
    assert len(found.guard) == 2
