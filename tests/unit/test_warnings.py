"""What is warned of in a case in the light of the law, at the edges, and what is not."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.view import View
from sendrules.errors import Problem
from sendrules.statutory.warnings import law_warnings

AS_OF = date(2025, 12, 1)


def event(kind: str, on: date, **fields: object) -> sr.Event:
    return sr.Event(kind=kind, on=on, **fields)  # type: ignore[arg-type]


def warned(*events: sr.Event, as_of: date = AS_OF, **more: object) -> list[Problem]:
    case = sr.Case(reference="W-1", events=events, **more)  # type: ignore[arg-type]
    return list(law_warnings(View(case, as_of), sr.statute()))


def fields(*events: sr.Event, as_of: date = AS_OF, **more: object) -> list[str]:
    return [problem.field for problem in warned(*events, as_of=as_of, **more)]


# determinations


def determined(
    on: date, *, limb: str = "reg-5-4-c-exception", trigger: str | None = None
) -> sr.Determination:
    return sr.Determination(limb=limb, by="officer", on=on, reason="invented", trigger=trigger)


TWO_REQUESTS = (
    event("request", date(2024, 1, 8), id="a"),
    event("refusal-to-assess", date(2024, 2, 5)),
    event("request", date(2025, 1, 6), id="m"),
    event("decision-to-assess", date(2025, 2, 3), id="z"),
)


@pytest.mark.parametrize(
    ("on", "trigger", "where", "said"),
    [
        (date(2025, 1, 5), "m", "on", "before the limit began to run"),
        (date(2025, 1, 6), "m", None, ""),
        (date(2025, 1, 7), "m", None, ""),
        (date(2024, 1, 7), "a", "on", "before the limit began to run"),
        (date(2024, 1, 8), "a", None, ""),
        (date(2025, 3, 3), "z", "trigger", "z starts no limit that reg-5-4-c-exception belongs to"),
        # one that does not say is about the last request on or before its day
        (date(2024, 1, 7), None, "on", "before the limit began to run"),
        (date(2024, 1, 8), None, None, ""),
        (date(2025, 1, 5), None, None, ""),
        (date(2025, 1, 6), None, None, ""),
        (date(2025, 12, 1), None, None, ""),  # of the day of the question
        (date(2025, 12, 2), None, "on", "after the day asked about"),
    ],
)
def test_a_determination_is_about_a_start_that_was_there_on_its_day(
    on: date, trigger: str | None, where: str | None, said: str
) -> None:
    found = warned(*TWO_REQUESTS, determinations=[determined(on, trigger=trigger)])
    assert [p.field for p in found] == ([f"determinations.0.{where}"] if where else [])
    assert all(said in p.message for p in found)


@pytest.mark.parametrize(
    ("on", "several"),
    [(date(2025, 1, 26), False), (date(2025, 1, 27), True), (date(2025, 1, 28), True)],
)
def test_a_determination_has_to_say_which_body_once_a_second_was_asked(on: date, several: bool) -> None:
    asked = [
        event("advice-request", date(2025, 1, day), to="nhs-trust", about=name)
        for day, name in ((20, "A"), (27, "B"))
    ]
    found = fields(
        event("request", date(2025, 1, 6)),
        *asked,
        determinations=[determined(on, limb="reg-8-2-a-exception")],
    )
    assert found == (["determinations.0.trigger"] if several else [])


def test_a_request_for_an_assessment_starts_no_limit_of_those_who_are_asked_for_advice() -> None:
    made = determined(date(2025, 3, 3), limb="reg-8-2-a-exception", trigger="m")
    assert fields(*TWO_REQUESTS, determinations=[made]) == ["determinations.0.trigger"]


@pytest.mark.parametrize(
    ("limb", "mend"),
    [
        ("reg-5-4-z-exception", "Did you mean reg-5-4-e-exception or "),
        ("of our own", "`sendrules duties --limbs` lists them."),
    ],
)
def test_an_unknown_limb_offers_the_nearest_or_the_list(limb: str, mend: str) -> None:
    (found,) = warned(*TWO_REQUESTS, determinations=[determined(date(2025, 3, 3), limb=limb)])
    assert found.message == f"{limb!r} is no limb, so nothing rests on it."
    assert found.mend is not None
    assert found.mend.startswith(mend)


# a review and what followed


def day(month: int, of: int, year: int = 2025) -> date:
    return date(year, month, of)


MEETING, NOTICE = event("review-meeting", day(1, 13)), event("amendment-notice", day(2, 10))
AMENDED = event("amended-plan", day(3, 31))


@pytest.mark.parametrize(
    ("events", "at"),
    [
        ([MEETING, NOTICE, AMENDED], 2),
        ([MEETING, NOTICE, AMENDED, event("amended-plan", day(9, 1))], 2),
        ([MEETING, NOTICE, AMENDED, event("review-meeting", day(9, 1))], 2),  # the next review
        # all on the first day that counts, or on the last
        ([event("amended-plan", day(1, 13)), MEETING, NOTICE, AMENDED], 3),
        ([MEETING, event("amendment-notice", day(1, 13)), AMENDED], 2),
        ([MEETING, event("amendment-notice", day(3, 31)), AMENDED], 2),
        ([event("review-meeting", day(3, 31)), event("amendment-notice", day(3, 31)), AMENDED], 2),
        # of two meetings the last is the review
        (
            [event("review-meeting", day(11, 4, 2024)), event("decision-to-amend", day(11, 18, 2024)),
             MEETING, NOTICE, AMENDED], 4,
        ),
        ([event("amendment-notice", day(1, 6)), MEETING, AMENDED], None),
        ([MEETING, event("decision-to-amend", day(3, 31)), NOTICE, AMENDED], None),
        ([MEETING, event("decision-to-amend", day(1, 13)), NOTICE, AMENDED], None),
    ],
)  # fmt: skip
def test_a_plan_amended_after_a_review_without_a_decision(events: list[sr.Event], at: int | None) -> None:
    assert fields(*events) == ([] if at is None else [f"events.{at}.kind"])


def test_what_is_dated_on_the_day_of_the_question_is_warned_of_and_what_comes_after_is_not() -> None:
    events = (MEETING, NOTICE, AMENDED)
    assert fields(*events, as_of=day(3, 31)) == ["events.2.kind"]
    assert fields(*events, as_of=day(3, 30)) == []
    assert fields(MEETING, NOTICE, event("amended-plan", day(3, 31), planned=True)) == []


# a move


@pytest.mark.parametrize(
    ("events", "at"),
    [
        ([event("request", day(1, 6)), event("moved", day(3, 3))], 1),
        ([event("request", day(3, 3)), event("moved", day(3, 3))], 1),
        # an earlier assessment that is over does not end this one
        (
            [event("request", day(1, 8, 2024)), event("refusal-to-assess", day(2, 5, 2024)),
             event("request", day(1, 6)), event("moved", day(3, 3))], 3,
        ),
        ([event("request", day(1, 6)), event("refusal-to-assess", day(1, 6)), event("moved", day(3, 3))], None),
        ([event("request", day(1, 6)), event("refusal-to-assess", day(2, 3)), event("moved", day(3, 3)),
          event("request", day(4, 7))], None),
        ([event("moved", day(3, 3)), event("request", day(3, 4))], None),
    ],
)  # fmt: skip
def test_a_move_in_the_middle_of_an_assessment(events: list[sr.Event], at: int | None) -> None:
    assert fields(*events) == ([] if at is None else [f"events.{at}.kind"])


# requests


@pytest.mark.parametrize(
    ("decided", "withdrawn", "runs_on"),
    [
        (day(12, 2, 2024), day(2, 3), False),  # of an earlier request
        (day(1, 6), day(2, 3), True),
        (day(1, 20), day(2, 3), True),
        (day(2, 3), day(2, 3), True),
        (day(2, 4), day(2, 3), False),
    ],
)
def test_a_request_withdrawn_after_the_decision_to_reassess(
    decided: date, withdrawn: date, runs_on: bool
) -> None:
    found = fields(
        event("reassessment-request", day(1, 6)),
        event("decision-to-reassess", decided),
        event("request-withdrawn", withdrawn),
    )
    assert found == (["events.2.kind"] if runs_on else [])


def plan(on: date) -> sr.Event:
    return event("final-plan", on)


def ceased(on: date) -> sr.Event:
    return event("plan-ceased", on)


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ([], False),
        ([plan(day(1, 5))], True),
        ([plan(day(1, 6))], False),  # made on the day: of an earlier request, or in answer to this
        ([plan(day(1, 7))], False),
        ([plan(day(1, 8, 2024)), ceased(day(9, 2, 2024))], False),
        ([plan(day(1, 8, 2024)), ceased(day(1, 8, 2024))], False),
        ([plan(day(1, 8, 2024)), ceased(day(1, 6))], False),  # ceased on the day
        ([plan(day(1, 8, 2024)), ceased(day(1, 7))], True),
        ([plan(day(1, 8, 2022)), ceased(day(9, 2, 2022)), plan(day(1, 8, 2024))], True),
        (
            [plan(day(1, 8, 2022)), ceased(day(9, 2, 2022)), plan(day(1, 8, 2024)), ceased(day(9, 2, 2024))],
            False,
        ),
        ([plan(day(1, 8, 2024)), event("amended-plan", day(5, 6, 2024)), ceased(day(9, 2, 2024))], False),
        ([plan(day(1, 8, 2024)), event("amended-plan", day(5, 6, 2024))], True),
    ],
)
def test_a_request_while_a_plan_is_maintained(before: list[sr.Event], kept: bool) -> None:
    found = warned(event("request", day(1, 6)), *before)
    assert [p.field for p in found] == (["events.0.kind"] if kept else [])
    assert all("while a plan is maintained" in p.message for p in found)


def test_a_request_of_a_detained_person_belongs_to_other_regulations() -> None:
    detained = event("detained", day(1, 6))
    (found,) = warned(detained, event("request", day(1, 8)))
    assert found.field == "events.1.kind"
    assert found.message.startswith("a request made while the person is detained starts nothing")
    assert fields(detained, event("detained-request", day(1, 8))) == []
    assert fields(detained, event("released", day(1, 7)), event("request", day(1, 8))) == []


@pytest.mark.parametrize(
    ("by", "may"),
    [(None, True), ("parent", True), ("young-person", True), ("school", True), ("social-care", False), ("child", False)],
)  # fmt: skip
def test_who_may_ask_for_an_assessment(by: str | None, may: bool) -> None:
    assert fields(event("request", day(1, 6), by=by)) == ([] if may else ["events.0.by"])


# appeals


@pytest.mark.parametrize(
    ("conceded", "late"),
    [
        (day(2, 2), False),
        (day(2, 3), False),  # of the two on one day nobody can say which came first
        (day(2, 4), True),
        (AS_OF, True),
        (day(12, 2), False),  # not seen yet
    ],
)
def test_an_appeal_conceded_after_the_response(conceded: date, late: bool) -> None:
    found = fields(
        event("appeal", day(1, 6)),
        event("appeal-response", day(2, 3)),
        event("appeal-conceded", conceded, order="assess"),
    )
    assert found == (["events.2.kind"] if late else [])


APPEAL = "hesc-20-1-c-i-appeal-2-months"


@pytest.mark.parametrize(
    ("kind", "duty", "message", "mend"),
    [
        ("tribunal-direction", APPEAL, None, ""),
        ("time-agreed", "reg-37-2-notice-5wd", None, ""),
        (
            "tribunal-direction", "reg-5-1-decision-to-assess",
            "direction of the Tribunal on time cannot set the date of reg-5-1-decision-to-assess, so nothing rests on it.",
            "It can set the dates of: act-45-4-no-cease-before-appeal-period, det-29-2, ",
        ),
        (
            "tribunal-direction", "hesc-20-1-c-i-appeal-2-month",
            "'hesc-20-1-c-i-appeal-2-month' is no duty, so nothing rests on it.", f"Did you mean {APPEAL} or ",
        ),
        (
            "tribunal-direction", "the appeal", "'the appeal' is no duty, so nothing rests on it.",
            "It can set the dates of: ",
        ),
    ],
)  # fmt: skip
def test_a_direction_or_an_agreement_sets_the_date_of_some_duties_only(
    kind: str, duty: str, message: str | None, mend: str
) -> None:
    found = warned(event(kind, day(2, 3), duty=duty, sets=day(3, 3)))
    assert [(p.field, p.message) for p in found] == ([("events.0.duty", message)] if message else [])
    assert all(p.mend is not None and p.mend.startswith(mend) for p in found)
