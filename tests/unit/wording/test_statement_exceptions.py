"""What the statement says of exceptions. Cases invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from statements import EXCEPTIONS, event, section

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))

ASSESS = event("decision-to-assess", date(2025, 7, 1))

DRAFT = event("draft-plan", date(2025, 9, 1))  # 15 days with that of the draft: to Monday 15 September

DECIDED_ON_A_PLAN = event("plan-decision", date(2025, 9, 10))  # the last day of the sixteen weeks

LATE_DRAFT = event("draft-plan", date(2025, 9, 20))  # past the sixteen weeks

LATE_PLAN = event("final-plan", date(2025, 10, 20))

AWAY = sr.Absence(who="child", first_day=date(2025, 7, 3), last_day=date(2025, 8, 31))

HARD = sr.ExceptionalCircumstances(
    affects="child", personal=True, first_day=date(2025, 7, 10), last_day=date(2025, 8, 31), what="invented"
)

UNCLEAR = HARD.model_copy(update={"personal": None})

PLAN_DUE = "Send the finalised EHC plan, due Wed 8 Oct 2025"

DECISION_DUE = "Complete the assessment and decide whether to make an EHC plan, due Wed 10 Sep 2025"

ABSENT = "the child, parent or young person absent from the area for at least four weeks in the period"

PERSONAL = "exceptional personal circumstances of the child, parent or young person in the period"

STANDS = (
    "It counts only if somebody decided, and recorded by whom and why, that it made the limit impractical to keep. No such "
    "decision is recorded, so the limit stands."
)


def decided(on: date, by: str = "SEN manager", **more: Any) -> sr.Determination:
    return sr.Determination(limb="reg-13-3-d-exception", by=by, on=on, reason="invented", **more)


def test_an_exception_that_nobody_decided_may_apply_to_each_limit_that_was_or_may_be_missed() -> None:
    assert section(EXCEPTIONS, REQUEST, ASSESS, as_of=date(2026, 1, 5), circumstances=[AWAY]) == [
        f"{DECISION_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 10(4)(d)]. {STANDS}",
        f"{PLAN_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 13(3) with reg 10(4)(d)]. {STANDS}",
    ]


def test_every_exception_that_may_apply_is_named() -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        DECIDED_ON_A_PLAN,
        LATE_DRAFT,
        as_of=date(2025, 10, 10),
        circumstances=[AWAY, HARD],
    )
    assert found == [
        f"{PLAN_DUE}: an exception may apply: {PERSONAL} [SEND Regulations 2014, reg 13(3) with reg 10(4)(c)]. {STANDS}",
        f"{PLAN_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 13(3) with reg 10(4)(d)]. {STANDS}",
    ]


def test_a_limit_that_was_no_longer_needed_asks_for_no_exception() -> None:
    # the sixteen weeks were over when the draft came, and no decision against a plan was made
    found = section(EXCEPTIONS, REQUEST, ASSESS, LATE_DRAFT, LATE_PLAN, as_of=date(2025, 11, 3), circumstances=[AWAY])
    assert [line.split(": ")[0] for line in found] == [DECISION_DUE, PLAN_DUE]


def test_an_exception_of_which_a_fact_is_missing_cannot_be_told_and_says_which_fact() -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        LATE_DRAFT,
        LATE_PLAN,
        as_of=date(2025, 11, 3),
        circumstances=[UNCLEAR],
    )
    line = next(line for line in found if line.startswith(PLAN_DUE))
    said, missing = line.split(" Missing: ")
    assert said == (
        f"{PLAN_DUE}: whether this exception applies is not known: {PERSONAL} [SEND Regulations 2014, reg 13(3) with reg "
        "10(4)(c)]."
    )
    assert "personal" in missing
    assert not any("no exception applies" in line for line in found)


def test_once_a_limit_is_lifted_no_other_exception_is_looked_for() -> None:
    # two are there, one of them was decided on, and decided on again: the first decision lifted the limit
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        DECIDED_ON_A_PLAN,
        LATE_PLAN,
        as_of=date(2026, 1, 5),
        circumstances=[AWAY, HARD],
        determinations=[decided(date(2025, 9, 1)), decided(date(2025, 9, 15), by="head of SEN")],
    )
    assert found == [
        f"{PLAN_DUE}: an exception lifts the limit: {ABSENT} [SEND Regulations 2014, reg 13(3) with reg 10(4)(d)]. The SEN "
        "manager decided on Mon 1 Sep 2025 that it made the limit impractical to keep."
    ]


BEFORE = "it was made before the limit ran or before its ground was there."

UNMET = "the conditions of that exception are not met."


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ([decided(date(2025, 5, 20), trigger="request-1")], [("Tue 20 May 2025", BEFORE)]),
        ([decided(date(2025, 5, 21))], [("Wed 21 May 2025", UNMET)]),  # the day of the request
        (
            [decided(date(2025, 5, 20), trigger="request-1"), decided(date(2025, 9, 15))],
            [("Tue 20 May 2025", BEFORE), ("Mon 15 Sep 2025", UNMET)],
        ),
    ],
)
def test_a_decision_that_counts_for_nothing_says_why(made: list[sr.Determination], why: list[tuple[str, str]]) -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        event("draft-plan", date(2025, 9, 9)),
        as_of=date(2025, 10, 20),
        determinations=made,
    )
    *void, none = found
    assert [(line.split("the decision of ")[1][:15], line.split("has no effect: ")[1]) for line in void] == why
    assert all(line.startswith(f"{PLAN_DUE}: ") for line in void)
    assert none == (
        f"{PLAN_DUE}: no exception applies; the facts recorded show none of the grounds in SEND Regulations 2014, reg "
        "13(3)."
    )


def test_an_exception_that_was_decided_on_too_soon_may_still_apply() -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
        DECIDED_ON_A_PLAN,
        LATE_DRAFT,
        as_of=date(2025, 10, 20),
        circumstances=[AWAY],
        determinations=[decided(date(2025, 6, 2))],  # a month before the child was away
    )
    assert len(found) == 2
    assert found[0].startswith(f"{PLAN_DUE}: an exception may apply: {ABSENT}")
    assert found[1].startswith(f"{PLAN_DUE}: the decision of Mon 2 Jun 2025 ")
    assert found[1].endswith(f" has no effect: {BEFORE}")


def test_what_was_done_too_early_has_no_exceptions() -> None:
    plan = event("final-plan", date(2025, 9, 5))
    assert section(EXCEPTIONS, REQUEST, ASSESS, DRAFT, plan, as_of=date(2025, 9, 10)) == [
        "What was missed has no exceptions in law."
    ]


def test_a_limit_that_was_kept_asks_for_no_exception() -> None:
    # decided on 2 July, the last day of the six weeks; away for forty days within them
    kept = event("decision-to-assess", date(2025, 7, 2))
    away = sr.Absence(who="child", first_day=date(2025, 5, 22), last_day=date(2025, 6, 30))
    for circumstance in (away, UNCLEAR.model_copy(update={"first_day": date(2025, 6, 1)})):
        found = section(EXCEPTIONS, REQUEST, kept, as_of=date(2025, 7, 5), circumstances=[circumstance])
        assert not any("whether to secure an EHC needs assessment" in line for line in found)
