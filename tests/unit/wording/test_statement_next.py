"""What the statement says may be done next, and by when. Cases invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from statements import DUE, NEXT, event, section

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))

ASSESS = event("decision-to-assess", date(2025, 7, 1))

DRAFT = event("draft-plan", date(2025, 9, 1))  # 15 days with that of the draft: to Monday 15 September

LATE_PLAN = event("final-plan", date(2025, 10, 20))

AWAY = sr.Absence(who="child", first_day=date(2025, 7, 3), last_day=date(2025, 8, 31))

COPIES = (
    "Notify the other bodies of the decision whether to assess: with the notice under reg 5(1); not recorded as done. "
    "[SEND Regulations 2014, reg 5(2)]"
)

NO_PLAN_BY = (
    "Notify a decision not to make an EHC plan: by Wed 10 Sep 2025, only if the authority decides, after the assessment, not to "
    "make a plan. [SEND Regulations 2014, reg 10(1)]"
)

DECISION_BY = (
    "Complete the assessment and decide whether to make an EHC plan: by Wed 10 Sep 2025. [R (JSC) v Cambridgeshire CC [2026] EWHC "
    "68 (Admin), on SEND Regs reg 10(1)]"
)

PLAN_BY = "Send the finalised EHC plan: by Wed 8 Oct 2025. [SEND Regulations 2014, reg 13(2)]"

RESPOND = "The family may make representations, ask for a school, and require a meeting until "


def decided(on: date, by: str = "SEN manager", **more: Any) -> sr.Determination:
    return sr.Determination(limb="reg-13-3-d-exception", by=by, on=on, reason="invented", **more)


def test_what_is_still_to_be_done_has_its_day_or_what_the_law_says_instead() -> None:
    assert section(NEXT, REQUEST, ASSESS, as_of=date(2025, 9, 9)) == [DECISION_BY, NO_PLAN_BY, PLAN_BY, COPIES]


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
        "Secure the special educational provision in the plan: from the day the plan is made, and for as long as it is "
        "maintained; not recorded as done. [Children and Families Act 2014, s.42(2)]",
    ]


def test_what_can_no_longer_be_done_is_left_out_and_what_still_can_is_not() -> None:
    # notice of the meeting was due first; then its report, the decision and the review of the year
    events = [event("final-plan", date(2024, 6, 17)), event("review-meeting", date(2025, 5, 12))]
    found = section(NEXT, *events, as_of=date(2025, 7, 20))
    assert found[:4] == [
        "Send the report of the review meeting: still to be done by whoever had to report on the review meeting. "
        "[SEND Regulations 2014, reg 20(7)-(9)]",
        "Notify the decision after the review meeting: still to be done. [SEND Regulations 2014, reg 20(10)]",
        "Review the plan for the first time: still to be done. [Children and Families Act 2014, s.44(1)(a)]",
        "Send the amended plan after the review meeting: by Mon 4 Aug 2025, only if the authority decides to amend the plan. "
        "[R (L, M & P) v Devon CC [2022] EWHC 493 (Admin), on regs 20(10), 21(9) and 22(3)]",
    ]
    assert not any("notice of the date" in line for line in found)


def test_a_plan_whose_limit_was_lifted_is_still_to_be_sent_until_it_is() -> None:
    lifted = {"circumstances": [AWAY], "determinations": [decided(date(2025, 9, 1))]}
    line = "Send the finalised EHC plan: no date; it must still be done as soon as practicable. [SEND Regulations 2014, reg 13(2)]"
    assert line in section(NEXT, REQUEST, ASSESS, as_of=date(2026, 1, 5), **lifted)
    sent = section(NEXT, REQUEST, ASSESS, LATE_PLAN, as_of=date(2026, 1, 5), **lifted)
    assert not any(line.startswith("Send the finalised EHC plan") for line in sent)


def test_what_has_no_date_is_not_asked_for_once_it_is_done() -> None:
    copied = event("decision-copied", date(2025, 7, 1))
    assert section(NEXT, REQUEST, ASSESS, copied, as_of=date(2025, 9, 9)) == [DECISION_BY, NO_PLAN_BY, PLAN_BY]


def test_with_two_drafts_the_plan_may_be_finalised_after_the_longer_of_both_times() -> None:
    # the second draft, of 8 September: to Monday 22 September
    second = event("draft-plan", date(2025, 9, 8))
    found = section(NEXT, REQUEST, ASSESS, DRAFT, second, as_of=date(2025, 9, 9))
    assert [line for line in found if line.startswith(RESPOND)] == [
        f"{RESPOND}Mon 22 Sep 2025; the plan may be finalised from Tue 23 Sep 2025. [SEND Regulations 2014, reg 13(1)(a)]"
    ]
    happened = section(DUE, REQUEST, ASSESS, DRAFT, second, as_of=date(2025, 9, 9))
    assert sum("Still running; the plan may be finalised from Tue 23 Sep 2025" in line for line in happened) == 2
