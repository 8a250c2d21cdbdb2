"""Warnings of a day of receipt that does not fit how and when a thing was sent."""

from datetime import date

import pytest

import sendrules as sr

SUNDAY = date(2026, 1, 4)


def messages(**event: object) -> list[str]:
    case = sr.Case(reference="W-1", events=[sr.Event(**({"kind": "request"} | event))])  # type: ignore[arg-type]
    return [f"{p.where}: {p.message}" for p in case.warnings() if "follows nothing" not in p.message]


@pytest.mark.parametrize("method", ["email-agreed", "by-hand", "by-telephone"])
def test_what_arrives_at_once_was_not_received_later(method: str) -> None:
    how = {"email-agreed": "email", "by-hand": "hand", "by-telephone": "telephone"}[method]
    (found,) = messages(on=date(2026, 1, 5), sent=SUNDAY, method=method)
    assert found == (
        f"events.request-1.on: request for an assessment was sent on Sun 4 Jan 2026 by {how}: it arrived on that day. "
        "`on` says Mon 5 Jan 2026."
    )
    assert messages(on=SUNDAY, sent=SUNDAY, method=method) == []


@pytest.mark.parametrize(
    ("method", "last"),
    # posted on Maundy Thursday 2 April 2026: Tuesday 7 April one, the 8th two, the 10th four
    [("first-class-post", date(2026, 4, 8)), ("second-class-post", date(2026, 4, 10)), (None, date(2026, 4, 10))],
)
def test_a_letter_has_the_ordinary_course_of_post(method: str | None, last: date) -> None:
    posted = date(2026, 4, 2)
    assert messages(on=last, sent=posted, method=method) == []
    (found,) = messages(on=last.replace(day=last.day + 1), sent=posted, method=method)
    assert f"in the ordinary course it arrives by {last:%a} {last.day} Apr 2026" in found


@pytest.mark.parametrize("method", ["first-class-post", "second-class-post"])
def test_a_letter_without_its_day_of_posting_may_have_the_day_of_posting_as_its_day(method: str) -> None:
    (found,) = messages(on=SUNDAY, method=method)
    assert found.startswith("events.request-1.method: `on` (Sun 4 Jan 2026) is the day it arrived")
    assert messages(on=SUNDAY, method="email-agreed") == []
    assert messages(on=SUNDAY) == []


@pytest.mark.parametrize(
    "kind",
    ["detained-request", "reassessment-request", "he-disclosure-request", "appeal-received", "advice-received",
     "school-answer", "complaint-made", "kept-plan-received"],
)  # fmt: skip
def test_every_thing_that_an_authority_receives(kind: str) -> None:
    assert messages(kind=kind, on=date(2026, 1, 5), sent=SUNDAY, method="by-hand")


@pytest.mark.parametrize("kind", ["appeal", "final-plan", "draft-plan", "appeal-response"])
def test_not_what_a_tribunal_receives_nor_what_an_authority_sends(kind: str) -> None:
    sent = {} if kind.endswith("plan") else {"sent": SUNDAY}
    assert messages(kind=kind, on=date(2026, 1, 5), method="first-class-post", **sent) == []


def test_days_beyond_the_calendar_are_not_judged() -> None:
    assert messages(on=date(2040, 5, 1), sent=date(2040, 1, 4), method="first-class-post") == []
