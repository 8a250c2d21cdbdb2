"""What a concession before the response replaces, and when an appeal against ceasing is finally determined: both answers."""

from datetime import date

import pytest

import sendrules as sr
from events import E

PLAN, AFTER = "reg-13-2-final-plan-20-weeks", "reg-45-3A-b-final"
KEPT = "act-45-4-no-cease-before-appeal-period/appeal"
REFUSED = (
    E("request", date(2026, 1, 7)),
    E("refusal-to-assess", date(2026, 2, 17)),
    E("appeal-received", date(2026, 4, 8)),
)


def result(*events: sr.Event, as_of: date, **readings: str) -> sr.Result:
    asked = {name.replace("_", "-"): answer for name, answer in readings.items()}
    return sr.evaluate(sr.Case(reference="O-1", events=events), as_of=as_of, readings=asked)


def others(answer: sr.Result, duty: str, reading: str) -> list[tuple[str, date | None, str]]:
    return [
        (a.outcome.name, getattr(a.outcome, "on", None), a.compliance.value)
        for a in answer[duty].alternatives
        if a.reading == reading
    ]


def test_a_concession_before_the_response_shows_both_days_for_the_plan():
    # 1 May 2026 + 98: 7 August; 7 January + 140: 27 May
    answer = result(*REFUSED, E("appeal-conceded", date(2026, 5, 1), order="assess"), as_of=date(2026, 5, 28))
    assert answer[AFTER].due == date(2026, 8, 7)
    assert answer[PLAN].outcome.name == "ended"
    for duty in (PLAN, AFTER):
        assert others(answer, duty, "concession-before-response") == [("due", date(2026, 5, 27), "overdue")]


def test_after_the_response_the_question_does_not_arise():
    conceded = E("appeal-response", date(2026, 4, 29)), E("appeal-conceded", date(2026, 5, 1), order="assess")
    answer = result(*REFUSED, *conceded, as_of=date(2026, 5, 28))
    assert (answer[PLAN].due, answer[PLAN].compliance) == (date(2026, 5, 27), "overdue")
    assert others(answer, PLAN, "concession-before-response") == []
    assert answer[AFTER].outcome.name == "not-triggered"


def test_the_other_answer_for_a_refused_plan():
    # refused in the fifteenth week, conceded on 1 July 2026: eleven weeks end on 16 September
    events = (
        E("request", date(2026, 1, 7)),
        E("no-plan-notice", date(2026, 4, 17)),
        E("appeal-received", date(2026, 6, 8)),
        E("appeal-conceded", date(2026, 7, 1), order="make-plan"),
    )
    answer = result(*events, as_of=date(2026, 7, 2))
    assert answer["reg-45-6-b-final"].due == date(2026, 9, 16)
    assert others(answer, "reg-45-6-b-final", "concession-before-response") == [("due", date(2026, 5, 27), "overdue")]


def test_the_other_answer_in_detention():
    # 3 February 2025 + 140: 23 June; conceded on 2 June: fourteen weeks end on 8 September
    events = (
        E("detained", date(2025, 1, 6)),
        E("detained-request", date(2025, 2, 3)),
        E("refusal-to-assess", date(2025, 3, 10)),
        E("appeal-received", date(2025, 4, 28)),
        E("appeal-conceded", date(2025, 6, 2), order="assess"),
    )
    answer = result(*events, as_of=date(2025, 6, 24))
    assert answer["det-30-4-b"].due == date(2025, 9, 8)
    for duty in ("det-13-2", "det-30-4-b"):
        assert others(answer, duty, "concession-before-response") == [("due", date(2025, 6, 23), "overdue")]


def test_a_reassessment_that_is_conceded_has_no_weeks_from_a_request():
    events = (
        E("request", date(2024, 1, 8)),
        E("final-plan", date(2024, 5, 20)),
        E("reassessment-request", date(2026, 1, 7)),
        E("refusal-to-reassess", date(2026, 1, 20)),
        E("appeal-received", date(2026, 3, 20)),
        E("appeal-conceded", date(2026, 5, 1), order="reassess"),
    )
    answer = result(*events, as_of=date(2026, 5, 28))
    assert answer[AFTER].due == date(2026, 8, 7)
    assert others(answer, AFTER, "concession-before-response") == []


CEASE = (E("final-plan", date(2025, 1, 10)), E("decision-to-cease", date(2026, 5, 1)), E("appeal", date(2026, 6, 20)))
DISMISSED = E("tribunal-order", date(2026, 10, 1), order="cease")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # permission sought: nothing records when that ended
        ([E("permission-sought", date(2026, 10, 10)), E("plan-ceased", date(2026, 10, 12))], [("needs-facts", None, "too-early")]),
        # not sought: 1 October + 28 days, none of them left out
        ([E("plan-ceased", date(2026, 10, 29))], [("due", date(2026, 10, 29), "too-early")]),
    ],
)  # fmt: skip
def test_a_plan_that_ceases_after_a_dismissal_is_contested(after, expected):
    answer = result(*CEASE, DISMISSED, *after, as_of=date(2026, 12, 1))
    assert (answer[KEPT].due, answer[KEPT].compliance) == (date(2026, 9, 30), "met")
    assert others(answer, KEPT, "finally-determined") == expected


def test_once_the_time_for_permission_is_over_only_the_date_differs():
    answer = result(*CEASE, DISMISSED, E("plan-ceased", date(2026, 10, 30)), as_of=date(2026, 12, 1))
    (other,) = (a for a in answer[KEPT].alternatives if a.reading == "finally-determined")
    assert (other.only_the_date, other.compliance) == (True, "met")


def test_a_withdrawn_appeal_leaves_nothing_to_appeal_further():
    ended = E("appeal-ended", date(2026, 10, 1)), E("plan-ceased", date(2026, 10, 2))
    assert others(result(*CEASE, *ended, as_of=date(2026, 12, 1)), KEPT, "finally-determined") == []
