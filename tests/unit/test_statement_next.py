"""The statement's exceptions, what may be done next, the claims and the other answers in law. Cases invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from statements import DUE, EXCEPTIONS, NEXT, NOTES, event, section

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))
ASSESS = event("decision-to-assess", date(2025, 7, 1))
DRAFT = event("draft-plan", date(2025, 9, 1))  # 15 days with that of the draft: to Monday 15 September
LATE_DRAFT = event("draft-plan", date(2025, 9, 20))  # past the sixteen weeks
LATE_PLAN = event("final-plan", date(2025, 10, 20))

AWAY = sr.Absence(who="child", first_day=date(2025, 7, 3), last_day=date(2025, 8, 31))
HARD = sr.ExceptionalCircumstances(
    affects="child", personal=True, first_day=date(2025, 7, 10), last_day=date(2025, 8, 31), what="invented"
)
UNCLEAR = HARD.model_copy(update={"personal": None})

PLAN_DUE = "Send the finalised EHC plan, due Wed 8 Oct 2025"
NO_PLAN_DUE = "Notify a decision not to make an EHC plan, due Wed 10 Sep 2025"
ABSENT = "the child, parent or young person absent from the area for at least four weeks in the period"
PERSONAL = "exceptional personal circumstances of the child, parent or young person in the period"
STANDS = (
    "It counts only if it was decided, and recorded by whom and why, that this made the limit impractical to keep. No such "
    "decision is recorded, so the limit stands."
)
COPIES = (
    "Notify the other bodies of the decision whether to assess: with the notice under reg 5(1); not recorded as done. "
    "[SEND Regulations 2014, reg 5(2)]"
)
NO_PLAN_BY = (
    "Notify a decision not to make an EHC plan: only if the authority decides, after the assessment, not to make a plan, by Wed "
    "10 Sep 2025. [SEND Regulations 2014, reg 10(1)]"
)
PLAN_BY = "Send the finalised EHC plan: by Wed 8 Oct 2025. [SEND Regulations 2014, reg 13(2)]"
RESPOND = "The family may make representations, ask for a school, and require a meeting until "


def decided(on: date, by: str = "SEN manager", **more: Any) -> sr.Determination:
    return sr.Determination(limb="reg-13-3-d-exception", by=by, on=on, reason="invented", **more)


# Exceptions


def test_an_exception_that_nobody_decided_may_apply_to_each_limit_that_was_or_may_be_missed() -> None:
    assert section(EXCEPTIONS, REQUEST, ASSESS, as_of=date(2026, 1, 5), circumstances=[AWAY]) == [
        f"{NO_PLAN_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 10(4)(d)]. {STANDS}",
        f"{PLAN_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 13(3) with reg 10(4)(d)]. {STANDS}",
    ]


def test_every_exception_that_may_apply_is_named() -> None:
    found = section(EXCEPTIONS, REQUEST, ASSESS, LATE_DRAFT, as_of=date(2025, 10, 10), circumstances=[AWAY, HARD])
    assert found == [
        f"{PLAN_DUE}: an exception may apply: {PERSONAL} [SEND Regulations 2014, reg 13(3) with reg 10(4)(c)]. {STANDS}",
        f"{PLAN_DUE}: an exception may apply: {ABSENT} [SEND Regulations 2014, reg 13(3) with reg 10(4)(d)]. {STANDS}",
    ]


def test_a_limit_that_was_no_longer_needed_asks_for_no_exception() -> None:
    # whether to make a plan was past its sixteen weeks when the draft ended it, and no decision against one was made
    found = section(EXCEPTIONS, REQUEST, ASSESS, LATE_DRAFT, LATE_PLAN, as_of=date(2025, 11, 3), circumstances=[AWAY])
    assert [line.split(": ")[0] for line in found] == [PLAN_DUE]


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
        f"{PLAN_DUE}: whether this exception is open cannot be told: {PERSONAL} [SEND Regulations 2014, reg 13(3) with reg "
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
        f"{PLAN_DUE}: no exception applies; on the facts recorded none of the grounds in SEND Regulations 2014, reg 13(3) is "
        "there."
    )


def test_an_exception_that_was_decided_on_too_soon_may_still_apply() -> None:
    found = section(
        EXCEPTIONS,
        REQUEST,
        ASSESS,
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


# What may be done next


def test_what_is_still_to_be_done_has_its_day_or_what_the_law_says_instead() -> None:
    assert section(NEXT, REQUEST, ASSESS, as_of=date(2025, 9, 9)) == [NO_PLAN_BY, PLAN_BY, COPIES]


@pytest.mark.parametrize(
    ("as_of", "open_"), [(date(2025, 9, 14), True), (date(2025, 9, 15), True), (date(2025, 9, 16), False)]
)
def test_the_family_may_respond_to_a_draft_up_to_its_last_day(as_of: date, open_: bool) -> None:
    may = f"{RESPOND}Mon 15 Sep 2025; the plan may be finalised from Tue 16 Sep 2025. [SEND Regulations 2014, reg 13(1)(a)]"
    assert section(NEXT, REQUEST, ASSESS, DRAFT, as_of=as_of) == [*([may] if open_ else []), PLAN_BY, COPIES]


@pytest.mark.parametrize(
    ("closes", "until", "since", "cited"),
    [
        (date(2025, 9, 5), "Mon 15 Sep", "Tue 16 Sep", "SEND Regulations 2014, reg 13(1)(a)"),
        (
            date(2025, 9, 26),
            "Fri 26 Sep",
            "Sat 27 Sep",
            "Children and Families Act 2014, s.38(4) with s.39(7)",
        ),
    ],
)
def test_of_the_time_in_law_and_the_time_in_the_notice_only_the_longer_is_given(
    closes: date, until: str, since: str, cited: str
) -> None:
    draft = event("draft-plan", date(2025, 9, 1), closes=closes)
    found = section(NEXT, REQUEST, ASSESS, draft, as_of=date(2025, 9, 3))
    assert [line for line in found if line.startswith("The family may make")] == [
        f"{RESPOND}{until} 2025; the plan may be finalised from {since} 2025. [{cited}]"
    ]


def test_a_family_is_not_asked_to_respond_once_there_is_to_be_no_plan() -> None:
    found = section(NEXT, REQUEST, ASSESS, DRAFT, event("no-plan-notice", date(2025, 9, 8)), as_of=date(2025, 9, 10))
    assert not any(line.startswith(RESPOND) for line in found)
    assert not any(line.startswith("Send the finalised EHC plan") for line in found)


def test_a_family_is_not_asked_to_respond_once_the_plan_is_final() -> None:
    plan = event("final-plan", date(2025, 9, 10))  # too early, and done
    found = section(NEXT, REQUEST, ASSESS, DRAFT, plan, as_of=date(2025, 9, 10))
    assert not any(line.startswith(RESPOND) for line in found)


@pytest.mark.parametrize(
    ("as_of", "kept"), [(date(2025, 10, 27), True), (date(2025, 10, 28), True), (date(2025, 10, 29), False)]
)
def test_a_plan_is_kept_until_the_last_day_for_an_appeal(as_of: date, kept: bool) -> None:
    # 28 August 2025 + 2 months: 28 October
    plan, cease = event("final-plan", date(2025, 3, 1)), event("decision-to-cease", date(2025, 8, 28))
    keep = (
        "Keep the plan until the time for appealing is over: until Tue 28 Oct 2025. "
        "[Children and Families Act 2014, s.45(4)]"
    )
    found = section(NEXT, plan, cease, as_of=as_of)
    assert found[:-1] == [  # the appeal comes last
        *([keep] if kept else []),
        "Review the plan for the first time: by Sat 28 Feb 2026. [Children and Families Act 2014, s.44(1)(a)]",
    ]


def test_what_can_no_longer_be_done_is_left_out_and_what_still_can_is_not() -> None:
    # notice of the meeting was due first; then its report, the decision and the review of the year
    events = [event("final-plan", date(2024, 6, 17)), event("review-meeting", date(2025, 5, 12))]
    found = section(NEXT, *events, as_of=date(2025, 7, 20))
    assert found[:4] == [
        "Send the report of the review meeting: still to be done. [SEND Regulations 2014, reg 20(7)-(9)]",
        "Notify the decision after the review meeting: still to be done. [SEND Regulations 2014, reg 20(10)]",
        "Review the plan for the first time: still to be done. [Children and Families Act 2014, s.44(1)(a)]",
        "Send the amended plan after the review meeting: only if the authority decides to amend the plan, by Mon 4 Aug 2025. "
        "[R (L, M & P) v Devon CC [2022] EWHC 493 (Admin), on regs 20(10), 21(9) and 22(3)]",
    ]
    assert not any("notice of the date" in line for line in found)


def test_a_plan_whose_limit_was_lifted_is_still_to_be_sent_until_it_is() -> None:
    lifted = {"circumstances": [AWAY], "determinations": [decided(date(2025, 9, 1))]}
    line = (
        "Send the finalised EHC plan: no date; what remains: as soon as practicable. [SEND Regulations 2014, reg 13(2)]"
    )
    assert line in section(NEXT, REQUEST, ASSESS, as_of=date(2026, 1, 5), **lifted)
    sent = section(NEXT, REQUEST, ASSESS, LATE_PLAN, as_of=date(2026, 1, 5), **lifted)
    assert not any(line.startswith("Send the finalised EHC plan") for line in sent)


def test_what_has_no_date_is_not_asked_for_once_it_is_done() -> None:
    copied = event("decision-copied", date(2025, 7, 1))
    assert section(NEXT, REQUEST, ASSESS, copied, as_of=date(2025, 9, 9)) == [NO_PLAN_BY, PLAN_BY]


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


def test_another_answer_is_told_where_it_turns_the_outcome_round_and_not_where_it_moves_a_date() -> None:
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
    (line,) = otherwise(REQUEST, event("request-withdrawn", date(2025, 12, 1)), as_of=date(2025, 12, 10))
    start, answers = line.split(": ", 1)
    assert start == (
        "The law can be read otherwise. If the limits stand, since the authority has been told of the child"
    )
    assert [answer.split(" (from ")[0] for answer in answers.split("; ")] == [
        "notify a determination that a plan is not necessary",
        "notify the decision whether to secure an EHC needs assessment",
        "notify a decision not to make an EHC plan",
        "send the finalised EHC plan",
    ]


def test_a_case_that_no_contested_question_touches_names_none() -> None:
    assert otherwise(REQUEST, as_of=date(2025, 6, 2)) == []


# what was kept, and what is still open


def test_a_limit_that_was_kept_asks_for_no_exception() -> None:
    # decided on 2 July, the last day of the six weeks; away for forty days within them
    kept = event("decision-to-assess", date(2025, 7, 2))
    away = sr.Absence(who="child", first_day=date(2025, 5, 22), last_day=date(2025, 6, 30))
    for circumstance in (away, UNCLEAR.model_copy(update={"first_day": date(2025, 6, 1)})):
        found = section(EXCEPTIONS, REQUEST, kept, as_of=date(2025, 7, 5), circumstances=[circumstance])
        assert not any("whether to secure an EHC needs assessment" in line for line in found)


def test_with_two_drafts_the_plan_may_be_finalised_after_the_longer_of_both_times() -> None:
    # the second draft, of 8 September: to Monday 22 September
    second = event("draft-plan", date(2025, 9, 8))
    found = section(NEXT, REQUEST, ASSESS, DRAFT, second, as_of=date(2025, 9, 9))
    assert [line for line in found if line.startswith(RESPOND)] == [
        f"{RESPOND}Mon 22 Sep 2025; the plan may be finalised from Tue 23 Sep 2025. [SEND Regulations 2014, reg 13(1)(a)]"
    ]
    happened = section(DUE, REQUEST, ASSESS, DRAFT, second, as_of=date(2025, 9, 9))
    assert sum("Still open; the plan may be finalised from Tue 23 Sep 2025" in line for line in happened) == 2


def test_a_time_that_was_over_was_left_open_whatever_came_after_it() -> None:
    # 15 days with 1 August: to the 15th
    early = event("draft-plan", date(2025, 8, 1))
    for no_plan, open_ in ((date(2025, 8, 15), False), (date(2025, 8, 16), True), (date(2025, 9, 8), True)):
        happened = section(DUE, REQUEST, ASSESS, early, event("no-plan-notice", no_plan), as_of=date(2025, 9, 9))
        line = next(line for line in happened if line.startswith("Leave the parent or young person at least 15 days"))
        assert ("That time was left open" in line) is open_
        assert ("no longer needed" in line) is not open_
