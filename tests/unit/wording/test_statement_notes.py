"""The statement's notes: claims, and other answers in law. Cases invented."""

from datetime import date

import pytest

import sendrules as sr
from statements import EXCEPTIONS, NOTES, event, section

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))

ASSESS = event("decision-to-assess", date(2025, 7, 1))


# Claims and contested questions


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        (None, True),
        (date(2025, 11, 30), True),
        (date(2025, 12, 1), True),
        (date(2025, 12, 2), False),
    ],
)
def test_a_reason_that_was_given_by_the_day_of_the_question_is_answered(given: date | None, answered: bool) -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        as_of=date(2025, 12, 1),
        claims=[sr.Claim(reason="restructuring", on=given)],
    )
    answer = (
        'The reason given, "restructuring", is not an exception. A reorganisation of the authority is not a circumstance of the '
        "child, parent or young person."
    )
    assert [line for line in found if "reason given" in line] == ([answer] if answered else [])


def otherwise(*events: sr.Event, as_of: date) -> list[str]:
    return [line for line in section(NOTES, *events, as_of=as_of) if line.startswith("The law can be read")]


def test_another_answer_is_given_where_it_reverses_the_outcome_not_where_it_moves_a_date() -> None:
    # two weeks from the order of 1 September: the 15th. The notice was sent in time and arrived late. Had the weeks run
    # from the day the order was sent, it would still be late.
    order = event("tribunal-order", date(2025, 9, 1), sent=date(2025, 9, 3), order="assess")
    notice = event("decision-to-assess", date(2025, 9, 15), served=date(2025, 9, 19))
    assert otherwise(order, notice, as_of=date(2025, 9, 25)) == [
        "The law can be read otherwise. If a notice counts on the day it is sent: tell the family that the assessment or "
        "re-assessment will be made (from order of the Tribunal on Mon 1 Sep 2025): due Mon 15 Sep 2025 (met)."
    ]


def test_what_another_answer_changes_is_told_together_for_limits_that_bind() -> None:
    # not for what has no date, nor for a day that is only reckoned from the others
    line, _ = otherwise(REQUEST, event("request-withdrawn", date(2025, 12, 1)), as_of=date(2025, 12, 10))
    start, answers = line.split(": ", 1)
    assert start == (
        "The law can be read otherwise. If the limits stand, since the authority has been told of the child"
    )
    assert [answer.split(" (from ")[0] for answer in answers.split("; ")] == [
        "notify a determination that a plan is not necessary",
        "notify the decision whether to secure an EHC needs assessment",
        "notify a decision not to make an EHC plan",
        "send the finalised EHC plan",
        "complete the assessment and decide whether to make an EHC plan",
    ]


def test_a_case_that_no_contested_question_touches_names_none() -> None:
    assert otherwise(REQUEST, as_of=date(2025, 6, 2)) == []
