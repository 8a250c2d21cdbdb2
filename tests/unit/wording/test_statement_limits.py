"""The statement's answer in short, and what it says of each limit, line by line. Dates worked by hand; cases invented."""

from datetime import date

import pytest

import sendrules as sr
from statements import DUE, EXCEPTIONS, SHORT, event, section, sections, statement

# a request received on Wednesday 21 May 2025: 6 weeks to 2 July, 16 to 10 September, 20 to 8 October
REQUEST = event("request", date(2025, 5, 21))

ASSESS = event("decision-to-assess", date(2025, 7, 1))

DRAFT = event("draft-plan", date(2025, 9, 1))  # 15 days with that of the draft: to Monday 15 September

SHORT_DRAFT = event("draft-plan", date(2025, 9, 1), closes=date(2025, 9, 5))

FROM_REQUEST = "from the request received on Wed 21 May 2025"

DECIDED = (
    f"Notify the decision whether to secure an EHC needs assessment: due by Wed 2 Jul 2025 (6 weeks {FROM_REQUEST}). "
    "Decision to assess on Tue 1 Jul 2025, in time. [SEND Regulations 2014, reg 5(1)]"
)

NOT_NECESSARY = (
    "Notify a determination that a plan is not necessary: no longer needed after the decision to assess of Tue 1 Jul 2025. "
    "[SEND Regulations 2014, reg 4(1)]"
)

NO_PLAN_OVER = (
    "Notify a decision not to make an EHC plan: no longer needed after the draft plan of Mon 1 Sep 2025. "
    "[SEND Regulations 2014, reg 10(1)]"
)

DECIDED_IN_TIME = (
    f"Complete the assessment and decide whether to make an EHC plan: due by Wed 10 Sep 2025 (16 weeks {FROM_REQUEST}). Draft "
    "plan on Mon 1 Sep 2025, in time. [R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin), on SEND Regs reg 10(1)]"
)

TO_SEND = (
    f"Send the finalised EHC plan: due by Wed 8 Oct 2025 (20 weeks {FROM_REQUEST}). Not yet done. "
    "[SEND Regulations 2014, reg 13(2)]"
)

FIFTEEN_DAYS = (
    "Leave the parent or young person at least 15 days to respond to the draft plan: time to respond from Mon 1 Sep 2025 to "
    "Mon 15 Sep 2025 (15 days beginning with the day of the draft plan sent on Mon 1 Sep 2025 (no day of service is recorded))"
)


def about(title: str, lines: list[str]) -> str:
    """The one line about a duty."""
    (line,) = (line for line in lines if line.startswith(f"{title}: "))
    return line


# The answer in short


@pytest.mark.parametrize(
    ("as_of", "when"),
    [
        (date(2025, 7, 2), "today"),
        (date(2025, 7, 1), "in 1 day"),
        (date(2025, 6, 30), "in 2 days"),
        (date(2025, 6, 25), "in 7 days (1 week)"),
    ],
)
def test_what_comes_next_is_said_with_its_day_and_how_far_off_it_is(as_of: date, when: str) -> None:
    assert section(SHORT, REQUEST, as_of=as_of) == [
        "No time limit has been missed. Next: Notify the decision whether to secure an EHC needs assessment, by Wed 2 Jul 2025, "
        f"{when}."
    ]


def test_what_comes_next_only_if_something_is_decided_says_so() -> None:
    # the ten weeks after an order to assess: 1 September 2025 + 70 days, 10 November
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    told = event("decision-to-assess", date(2025, 9, 8))
    assert section(SHORT, order, told, as_of=date(2025, 11, 9)) == [
        "No time limit has been missed. Next: Notify a decision not to make a plan, after the assessment that was ordered, by Mon "
        "10 Nov 2025, in 1 day (only if the authority decides, after the assessment, that no plan is necessary)."
    ]


def test_with_nothing_recorded_nothing_was_missed_and_nothing_is_to_come() -> None:
    found = sections(statement(as_of=date(2025, 5, 21)))
    assert found[SHORT] == ["No time limit has been missed on what is recorded, and no date is still to come."]
    assert found[DUE] == ["Nothing with a date has started."]


def test_a_day_late_is_said_before_a_notice_that_was_too_short() -> None:
    late = event("final-plan", date(2025, 10, 9))
    assert section(SHORT, REQUEST, ASSESS, SHORT_DRAFT, late, as_of=date(2025, 10, 20)) == [
        "**2 time limits were missed.** Send the finalised EHC plan: finalised plan on Thu 9 Oct 2025, 1 day late."
    ]


def test_a_limit_that_had_passed_when_the_duty_ended_counts_to_the_day_that_ended_it() -> None:
    # 10 March + 8 weeks: 5 May 2025; the notice was posted on the 8th and arrived on the 12th
    events = [
        event("amendment-notice", date(2025, 3, 10)),
        event("no-amendment-notice", date(2025, 5, 8), served=date(2025, 5, 12)),
    ]
    (text,) = section(SHORT, *events, as_of=date(2025, 6, 2))
    assert text.endswith(
        " Send the amended plan: due Mon 5 May 2025; ended by notice that the plan will not be amended on Mon 12 May 2025, 7 days "
        "(1 week) over its limit."
    )


# What was due, and what happened


@pytest.mark.parametrize(
    ("as_of", "happened"),
    [
        (date(2025, 9, 1), "Still running; the plan may be finalised from Tue 16 Sep 2025"),
        (date(2025, 9, 15), "Still running; the plan may be finalised from Tue 16 Sep 2025"),
        (date(2025, 9, 16), "The time was left open to its last day"),
    ],
)
def test_limits_are_listed_by_their_day_and_after_them_what_is_no_longer_needed(as_of: date, happened: str) -> None:
    # the time to respond began last and ends before the plan is due
    assert section(DUE, REQUEST, ASSESS, DRAFT, as_of=as_of) == [
        DECIDED,
        DECIDED_IN_TIME,
        f"{FIFTEEN_DAYS}. {happened}. [SEND Regulations 2014, reg 13(1)(a)]",
        TO_SEND,
        NOT_NECESSARY,
        NO_PLAN_OVER,
    ]


def test_a_limit_that_waits_for_a_decision_says_for_which() -> None:
    due = f"Notify a decision not to make an EHC plan: due by Wed 10 Sep 2025 (16 weeks {FROM_REQUEST})."
    decides = "if the authority decides, after the assessment, not to make a plan"
    cited = "[SEND Regulations 2014, reg 10(1)]"
    assert f"{due} Owed only {decides}. {cited}" in section(DUE, REQUEST, ASSESS, as_of=date(2025, 9, 10))


def test_a_limit_that_has_passed_and_waits_for_a_decision_is_not_said_to_be_missed() -> None:
    # the ten weeks after an order to assess: 1 September 2025 + 70 days, 10 November
    order = event("tribunal-order", date(2025, 9, 1), order="assess")
    title = "Notify a decision not to make a plan, after the assessment that was ordered"
    line = about(title, section(DUE, order, event("decision-to-assess", date(2025, 9, 8)), as_of=date(2025, 11, 11)))
    decides = "if the authority decides, after the assessment, that no plan is necessary"
    assert f"Not known: late {decides}; the case does not say." in line


def test_once_it_was_decided_there_is_no_only_if_and_the_day_of_service_counts() -> None:
    notice = event("no-plan-notice", date(2025, 9, 8), served=date(2025, 9, 10))
    assert (
        f"Notify a decision not to make an EHC plan: due by Wed 10 Sep 2025 (16 weeks {FROM_REQUEST}). No-plan notice on Wed "
        "10 Sep 2025, in time. [SEND Regulations 2014, reg 10(1)]"
    ) in section(DUE, REQUEST, ASSESS, notice, as_of=date(2025, 9, 10))


@pytest.mark.parametrize(
    ("sent", "happened"),
    [
        (date(2025, 9, 15), "Finalised plan on Mon 15 Sep 2025, before the time was over: too early"),
        (date(2025, 9, 16), "The time was left open to its last day"),
    ],
)
def test_a_plan_finalised_on_the_last_day_to_respond_was_finalised_too_early(sent: date, happened: str) -> None:
    lines = section(DUE, REQUEST, ASSESS, DRAFT, event("final-plan", sent), as_of=date(2025, 9, 20))
    assert f"{FIFTEEN_DAYS}. {happened}. [SEND Regulations 2014, reg 13(1)(a)]" in lines


@pytest.mark.parametrize(
    "after",
    [
        [],
        [event("final-plan", date(2025, 9, 15))],  # the last of the fifteen days, and past those that it gave
        [event("final-plan", date(2025, 9, 16))],
        [event("no-plan-notice", date(2025, 9, 8))],
    ],
)
def test_a_notice_that_gave_too_little_time_is_faulted_whatever_came_after_it(after: list[sr.Event]) -> None:
    lines = section(DUE, REQUEST, ASSESS, SHORT_DRAFT, *after, as_of=date(2025, 9, 20))
    fault = "The notice gave time until Fri 5 Sep 2025 only, which is too short."
    if after and after[0].on == date(2025, 9, 15):
        fault = "Finalised plan on Mon 15 Sep 2025, before the time was over: too early."
    assert f"{FIFTEEN_DAYS}. {fault} [SEND Regulations 2014, reg 13(1)(a)]" in lines


def test_the_time_that_no_plan_may_cease_is_in_force_and_not_a_time_to_respond() -> None:
    # 28 August 2025 + 2 months: 28 October
    plan, cease = event("final-plan", date(2025, 3, 1)), event("decision-to-cease", date(2025, 8, 28))
    in_force = (
        "Keep the plan until the time for appealing is over: in force from Thu 28 Aug 2025 to Tue 28 Oct 2025 (2 months from "
        "the decision to cease to maintain the plan sent on Thu 28 Aug 2025)."
    )
    cited = "[Children and Families Act 2014, s.45(4)]"
    title = "Keep the plan until the time for appealing is over"
    last, after = (
        about(title, section(DUE, plan, cease, as_of=day)) for day in (date(2025, 10, 28), date(2025, 10, 29))
    )
    assert last == f"{in_force} Still running. {cited}"
    assert after.startswith(in_force)
    assert "Still running" not in after


def test_a_time_to_respond_ends_with_itself_and_not_with_another_that_runs_beside_it() -> None:
    plan, cease = event("final-plan", date(2025, 3, 1)), event("decision-to-cease", date(2025, 8, 28))
    lines = section(DUE, plan, cease, event("amendment-notice", date(2025, 9, 1)), as_of=date(2025, 9, 10))
    title = "Leave the parent or young person at least 15 days to respond to the amendment notice"
    assert "Still running; the plan may be finalised from Tue 16 Sep 2025." in about(title, lines)


def test_what_takes_effect_by_itself_asks_for_nothing() -> None:
    # 3 November 2025 + 28 days: 27 left in November, 1 December
    assert section(DUE, event("approval-withdrawn", date(2025, 11, 3)), as_of=date(2025, 11, 5)) == [
        "Withdrawal of an institution's approval takes effect: takes effect on Mon 1 Dec 2025 (28 days from the withdrawal of "
        "approval notified on Mon 3 Nov 2025). Takes effect by law; nothing has to be done. [SEND Regulations 2014, reg 61(3)]"
    ]


def test_a_limit_on_a_weekend_names_the_last_working_day_before_it() -> None:
    # twelve months beginning with 1 March 2025 end on 28 February 2026
    assert section(DUE, event("final-plan", date(2025, 3, 1)), as_of=date(2025, 4, 1)) == [
        "Review the plan for the first time: due by Sat 28 Feb 2026 (12 months beginning with the day of the finalised plan sent "
        "on Sat 1 Mar 2025). Not yet done; the last working day before it is Fri 27 Feb 2026 (practical, not statutory). "
        "[Children and Families Act 2014, s.44(1)(a)]"
    ]


def test_a_commissioning_body_is_told_that_it_is_its_own_duty() -> None:
    # 15 working days with Monday 3 March 2025: Friday the 21st
    assert section(DUE, event("commissioner-change-known", date(2025, 3, 3)), as_of=date(2025, 3, 10)) == [
        "Tell the new commissioning body (locally, an integrated care board) that it is responsible: due by Fri 21 Mar 2025 (15 "
        "working days beginning with the day of the change of commissioning body becoming known on Mon 3 Mar 2025). Not yet "
        "done. It is for the original responsible commissioning body to do. [SEND Regulations 2014, reg 16(2)]"
    ]


def test_a_commissioning_body_that_the_title_ends_with_is_named_locally_once() -> None:
    events = [
        event("detained", date(2025, 1, 6)),
        event("kept-plan-received", date(2025, 3, 3)),
        event("kept-plan-passed-on", date(2025, 3, 5)),
    ]
    line = section(DUE, *events, as_of=date(2025, 3, 10))[0]
    assert line == (  # an authority's duty
        "Disclose the kept plan to the responsible commissioning body (locally, an integrated care board): due by Mon 10 "
        "Mar 2025 (5 working days from the plan received after release on Mon 3 Mar 2025). Plan passed on to the commissioning "
        "body on Wed 5 Mar 2025, in time. [Detained Persons Regulations 2015, reg 16(3)]"
    )


LIFTED = {
    "circumstances": [sr.Absence(who="child", first_day=date(2025, 7, 3), last_day=date(2025, 8, 31))],
    "determinations": [
        sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 9, 1), reason="invented")
    ],
}


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        (None, ", and there is no new date; it must still be done as soon as practicable"),
        (date(2025, 11, 3), "; finalised plan on Mon 3 Nov 2025"),
    ],
)
def test_a_limit_that_was_lifted_gives_what_it_was_and_what_was_done(sent: date | None, then: str) -> None:
    plan = [event("final-plan", sent)] if sent else []
    lines = section(DUE, REQUEST, ASSESS, *plan, as_of=date(2026, 1, 5), **LIFTED)
    assert about("Send the finalised EHC plan", lines) == (
        f"Send the finalised EHC plan: the limit was Wed 8 Oct 2025 (20 weeks {FROM_REQUEST}). An exception lifts the "
        f"limit{then}. [SEND Regulations 2014, reg 13(2)]"
    )


def test_a_notice_whose_day_of_service_the_calendar_does_not_know_is_neither_kept_nor_late() -> None:
    # 20 November 2028 + 6 weeks: 1 January 2029; posted on Friday 29 December, and the calendar ends with the year
    request = event("request", date(2028, 11, 20))
    notice = event("decision-to-assess", date(2028, 12, 29), method="first-class-post")
    found = sections(statement(request, notice, as_of=date(2028, 12, 31)))
    assert found[DUE][0] == (
        "Notify the decision whether to secure an EHC needs assessment: due by Mon 1 Jan 2029 (6 weeks from the request "
        "received on Mon 20 Nov 2028). Not known: it depends on days after Sun 31 Dec 2028, the last day that the calendar knows. "
        "[SEND Regulations 2014, reg 5(1)]"
    )
    assert found[SHORT] == ["Whether every time limit was kept is not known; see below what is missing."]
    assert found[EXCEPTIONS] == ["No exception was needed or claimed."]


def test_of_two_appeals_nobody_can_say_which_one_ended() -> None:
    # so neither response is called missed, and no exception is looked for
    events = [
        event("appeal-received", date(2025, 9, 1)),
        event("appeal-received", date(2025, 9, 8)),
        event("appeal-ended", date(2025, 11, 14)),
    ]
    found = sections(statement(*events, as_of=date(2025, 11, 25)))
    assert len(found[DUE]) == 2
    assert all(". Not known; missing: which appeal " in line for line in found[DUE])
    assert found[EXCEPTIONS] == ["No exception was needed or claimed."]


# What ended

NOTICE = event("no-plan-notice", date(2025, 10, 15), served=date(2025, 10, 20))

AGAIN = event("request", date(2025, 11, 3))


def ended(*events: sr.Event, as_of: date) -> list[str]:
    return [line for line in section(DUE, *events, as_of=as_of) if "due by" not in line]


def test_what_ended_since_the_last_request_is_named_each() -> None:
    # begun on the day of the request, and with the draft after it
    notice = event("no-plan-notice", date(2025, 9, 8))
    after = "no longer needed after the no-plan notice of Mon 8 Sep 2025."
    assert ended(REQUEST, ASSESS, DRAFT, notice, as_of=date(2025, 9, 10)) == [
        NOT_NECESSARY,
        f"Leave the parent or young person at least 15 days to respond to the draft plan: {after} "
        "[SEND Regulations 2014, reg 13(1)(a)]",
        f"Send the finalised EHC plan: {after} [SEND Regulations 2014, reg 13(2)]",
    ]


OVER = (
    "Send the finalised EHC plan: no longer needed after the no-plan notice of Mon 20 Oct 2025; by then 12 days over its limit. "
    "[SEND Regulations 2014, reg 13(2)]"
)


def test_what_ended_past_its_limit_is_named_with_the_day_of_service_and_how_far_over_it_was() -> None:
    assert ended(REQUEST, ASSESS, NOTICE, as_of=date(2025, 10, 25)) == [NOT_NECESSARY, OVER]


def test_what_was_over_its_limit_is_named_after_a_new_request_and_the_rest_is_counted() -> None:
    assert ended(REQUEST, ASSESS, NOTICE, AGAIN, as_of=date(2025, 11, 10)) == [
        OVER,
        "1 limit of earlier starts ended without being needed.",
    ]


@pytest.mark.parametrize(
    ("events", "counted"),
    [
        ([ASSESS, event("no-plan-notice", date(2025, 9, 8))], "2 limits"),
        ([event("refusal-to-assess", date(2025, 6, 20))], "4 limits"),
    ],
)
def test_what_ended_before_a_new_request_is_only_counted(events: list[sr.Event], counted: str) -> None:
    assert ended(REQUEST, *events, AGAIN, as_of=date(2025, 11, 10)) == [
        f"{counted} of earlier starts ended without being needed."
    ]


# The page


def test_rows_are_filled_up_to_a_hundred_columns() -> None:
    rows = statement(REQUEST, ASSESS, DRAFT, as_of=date(2025, 9, 3)).splitlines()
    assert max(map(len, rows)) == 100


@pytest.mark.parametrize("length", range(1, 60, 2))
def test_no_row_ends_within_a_word(length: int) -> None:
    # a name with a hyphen that grows across the end of a row, in the answer at the top and in what was due
    name = f"{'A' * length}-{'B' * 30}"
    asked = event("advice-request", date(2025, 7, 14), to="nhs-trust", about=name)
    rows = statement(asked, as_of=date(2025, 10, 1)).split("\n")
    assert sum(name in row for row in rows) >= 2
    assert not any(row.endswith("-") for row in rows)


def test_a_time_that_was_over_was_left_open_whatever_came_after_it() -> None:
    # 15 days with 1 August: to the 15th
    early = event("draft-plan", date(2025, 8, 1))
    for no_plan, open_ in ((date(2025, 8, 15), False), (date(2025, 8, 16), True), (date(2025, 9, 8), True)):
        happened = section(DUE, REQUEST, ASSESS, early, event("no-plan-notice", no_plan), as_of=date(2025, 9, 9))
        line = next(line for line in happened if line.startswith("Leave the parent or young person at least 15 days"))
        assert ("The time was left open to its last day" in line) is open_
        assert ("no longer needed" in line) is not open_
