"""The one-page statement: what it must and must not say. Dates worked by hand; cases invented."""

from datetime import date

import sendrules as sr

REQUEST = sr.Event(kind="request", on=date(2025, 5, 21))  # 6 weeks: 2 July; 20 weeks: 8 October 2025


def said(*events: sr.Event, as_of: date, **more: object) -> str:
    case = sr.Case(reference="S-1", events=[REQUEST, *events], **more)
    return " ".join(sr.evaluate(case, as_of=as_of).statement().split())


def test_a_plan_that_is_not_sent() -> None:
    text = said(sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)), as_of=date(2026, 1, 5))
    assert "**2 time limits were missed.** Send the finalised EHC plan: not done: 89 days overdue." in text
    assert "due by Wed 8 Oct 2025 (20 weeks from the request received on Wed 21 May 2025)" in text
    assert "the facts recorded show none of the grounds in SEND Regulations 2014, reg 13(3)." in text
    assert "still to be done, as soon as practicable. [SEND Regulations 2014, reg 13(2)]" in text
    assert "Ombudsman" in text


def test_a_plan_that_was_sent_late_is_still_said_first() -> None:
    text = said(
        sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)),
        sr.Event(kind="plan-decision", on=date(2025, 9, 10)),
        sr.Event(kind="final-plan", on=date(2026, 1, 20)),
        as_of=date(2026, 2, 1),
    )
    assert (
        "**1 time limit was missed.** Send the finalised EHC plan: finalised plan on Tue 20 Jan 2026, 104 days late."
        in text
    )
    assert "Ombudsman" in text
    assert "s.51(2)(c)" in text


def test_of_several_the_longest_overrun_is_said_first() -> None:
    text = said(
        sr.Event(kind="decision-to-assess", on=date(2025, 7, 4)),  # two days late
        sr.Event(kind="plan-decision", on=date(2025, 9, 10)),
        sr.Event(kind="final-plan", on=date(2025, 10, 28)),  # twenty
        as_of=date(2025, 11, 1),
    )
    assert (
        "**2 time limits were missed.** Send the finalised EHC plan: finalised plan on Tue 28 Oct 2025, 20 days late."
        in text
    )


def test_finalising_too_early_is_never_called_no_limit_missed() -> None:
    text = said(
        sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)),
        sr.Event(kind="draft-plan", on=date(2025, 9, 1)),
        sr.Event(kind="final-plan", on=date(2025, 9, 5)),
        as_of=date(2025, 9, 10),
    )
    assert "**1 time limit was missed.**" in text
    assert "before the time was over: too early" in text
    assert "What was missed has no exceptions in law." in text


def test_withdrawing_does_not_undo_what_was_missed() -> None:
    text = said(sr.Event(kind="request-withdrawn", on=date(2025, 12, 1)), as_of=date(2025, 12, 10))
    assert "**3 time limits were missed.**" in text
    # 2 July to 1 December: 29 + 31 + 30 + 31 + 30 + 1
    assert "by then 152 days over its limit" in text
    assert "No exception was needed" not in text


def test_a_limit_that_no_limb_reaches() -> None:
    text = said(sr.Event(kind="not-necessary-notice", on=date(2025, 7, 5)), as_of=date(2025, 8, 1))
    assert (
        "Notify a determination that a plan is not necessary, due Wed 2 Jul 2025: this limit has no exceptions in law."
        in text
    )
    assert "reg  is met" not in text


def test_an_exception_that_lifts_a_limit() -> None:
    text = said(
        sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)),
        sr.Event(kind="plan-decision", on=date(2025, 9, 10)),
        as_of=date(2026, 1, 5),
        circumstances=[sr.Absence(who="child", first_day=date(2025, 7, 1), last_day=date(2025, 8, 31))],
        determinations=[
            sr.Determination(limb="reg-13-3-d-exception", by="SEN manager", on=date(2025, 9, 1), reason="invented")
        ],
    )
    assert (
        "An exception lifts the limit, and there is no new date; it must still be done as soon as practicable. ["
        in text
    )
    assert "The SEN manager decided on Mon 1 Sep 2025" in text
    assert "No time limit has been missed" in text


def test_a_claim_is_answered() -> None:
    text = said(as_of=date(2026, 1, 5), claims=[sr.Claim(reason="late-advice")])
    assert 'The reason given, "late-advice", is not an exception.' in text


def test_what_is_not_known_is_listed() -> None:
    asked = sr.Event(kind="advice-request", on=date(2025, 7, 14), about="Clinic")
    text = said(asked, as_of=date(2025, 8, 1))
    assert "not known; missing: advice-request-1.to" in text


def test_a_window_that_is_open() -> None:
    text = said(
        sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)),
        sr.Event(kind="draft-plan", on=date(2025, 9, 1)),
        as_of=date(2025, 9, 3),
    )
    assert "until Mon 15 Sep 2025; the plan may be finalised from Tue 16 Sep 2025" in text


def test_an_empty_case() -> None:
    text = sr.evaluate(sr.Case(reference="S-2"), as_of=date(2025, 1, 1)).statement()
    assert "Nothing with a date has started." in text
    assert "Nothing is still to be done on what is recorded." in text


def test_a_draft_may_not_be_finalised_while_any_window_is_open() -> None:
    decided = sr.Event(kind="decision-to-assess", on=date(2025, 7, 1))
    short = sr.Event(kind="draft-plan", on=date(2025, 9, 1), closes=date(2025, 9, 5))  # reg 13(1)(a): to the 15th
    text = said(decided, short, as_of=date(2025, 9, 3))
    assert "finalised from Tue 16 Sep 2025" in text
    assert "finalised from Sat 6 Sep 2025" not in text
    long = sr.Event(kind="draft-plan", on=date(2025, 9, 1), closes=date(2025, 9, 26))
    text = said(decided, long, as_of=date(2025, 9, 3))
    assert "finalised from Sat 27 Sep 2025" in text
    assert "finalised from Tue 16 Sep 2025" not in text


def test_the_ground_of_2020_is_named() -> None:
    # 4 May 2020 + 42: 27 left in May, 15 June
    request = sr.Event(kind="request", on=date(2020, 5, 4))
    late = sr.Event(kind="not-necessary-notice", on=date(2020, 6, 20))
    text = " ".join(
        sr.evaluate(sr.Case(reference="S-3", events=[request, late]), as_of=date(2020, 7, 1)).statement().split()
    )
    assert "the facts recorded show none of the grounds in SEND Regulations 2014, reg 4(3)." in text


def test_a_notice_in_transit_is_not_denied() -> None:
    posted = sr.Event(kind="no-plan-notice", on=date(2025, 9, 8), served=date(2025, 9, 15))  # 16 weeks: 10 September
    text = said(sr.Event(kind="decision-to-assess", on=date(2025, 7, 1)), posted, as_of=date(2025, 9, 11))
    assert "No-plan notice sent on Mon 8 Sep 2025, and not yet served; by now late" in text
    assert "may appeal" not in text


def test_a_refusal_that_was_reversed_is_no_longer_appealed() -> None:
    refused = sr.Event(kind="refusal-to-assess", on=date(2025, 6, 20))
    assert "may appeal" in said(refused, as_of=date(2025, 7, 1))
    assert "may appeal" not in said(
        refused, sr.Event(kind="decision-to-assess", on=date(2025, 6, 30)), as_of=date(2025, 7, 1)
    )


def test_a_limit_that_cannot_be_judged_is_not_called_kept() -> None:
    text = said(sr.Event(kind="advice-request", on=date(2025, 6, 2), about="Clinic"), as_of=date(2025, 6, 10))
    assert "Whether every time limit was kept is not known" in text


def of(case: sr.Case, as_of: date) -> str:
    return " ".join(sr.evaluate(case, as_of=as_of).statement().split())


def case_of(*events: tuple[str, date], **more: object) -> sr.Case:
    return sr.Case(reference="S-4", events=[sr.Event(kind=kind, on=on) for kind, on in events], **more)


def test_a_later_review_is_reckoned_from_the_meeting_that_gave_its_date() -> None:
    events = [("final-plan", date(2024, 6, 17)), ("review-meeting", date(2025, 5, 12)), ("decision-to-amend", date(2025, 7, 14))]  # fmt: skip
    text = of(case_of(*events), date(2026, 3, 1))
    assert (
        "Review the plan again: due by Mon 11 May 2026 (12 months beginning with the day of the review meeting on Mon 12 May 2025)"
        in text
    )
    assert "from decision to amend" not in text
    # without a meeting it is the decision: 14 July 2025 to 13 July 2026
    text = of(case_of(events[0], events[2]), date(2026, 3, 1))
    assert (
        "due by Mon 13 Jul 2026 (12 months beginning with the day of the decision to amend the plan sent on Mon 14 Jul 2025 "
        "(no meeting that led to it is recorded))" in text
    )


def test_clear_notice_is_called_clear() -> None:
    text = of(case_of(("review-meeting", date(2025, 5, 12))), date(2025, 4, 1))
    assert "due by Sun 27 Apr 2025 (at least 2 clear weeks before the review meeting on Mon 12 May 2025)" in text


def test_days_that_are_not_counted_are_named() -> None:
    # 14 July 2025: 13 working days to 31 July, none in August, 17 in September
    appeal = sr.Event(kind="appeal-received", on=date(2025, 7, 14))
    text = of(sr.Case(reference="S-5", events=[appeal]), date(2025, 7, 20))
    assert (
        "due by Tue 23 Sep 2025 (30 working days from the application notice received by the authority on Mon 14 Jul 2025, August "
        "and 25 December to 1 January not counted (HESC Rules 2008, r.12(3)(b)))" in text
    )


def test_a_date_that_a_rule_moves_says_from_which() -> None:
    text = of(case_of(("final-plan", date(2025, 3, 1)), ("decision-to-cease", date(2025, 6, 10))), date(2025, 7, 1))
    assert (
        "in force from Tue 10 Jun 2025 to Mon 1 Sep 2025 (2 months from the decision to cease to maintain the plan sent on Tue 10 "
        "Jun 2025, moved from Sun 10 Aug 2025 by HESC Rules 2008, r.12)" in text
    )
    assert "must receive it by 5 pm on Mon 1 Sep 2025 (2 months from" in text


def test_of_two_limits_the_other_is_named_too() -> None:
    events = [("review-meeting", date(2025, 3, 3)), ("decision-to-amend", date(2025, 3, 10)), ("amendment-notice", date(2025, 3, 10))]  # fmt: skip
    text = of(case_of(*events), date(2025, 4, 1))
    # 10 March + 56 days: 21 left in March, 30 in April, 5 May; 3 March + 84: 26 May
    assert (
        "due by Mon 5 May 2025 (8 weeks from the amendment notice sent on Mon 10 Mar 2025, which is earlier than 12 weeks from the "
        "review meeting on Mon 3 Mar 2025)" in text
    )


def test_a_date_that_is_set_names_what_set_it() -> None:
    direction = sr.Event(kind="tribunal-direction", on=date(2025, 8, 1), duty="hesc-21-1-c-response-30wd", sets=date(2025, 8, 29))  # fmt: skip
    case = sr.Case(reference="S-6", events=[sr.Event(kind="appeal-received", on=date(2025, 7, 14)), direction])
    assert "due by Fri 29 Aug 2025 (set by the direction of the Tribunal of Fri 1 Aug 2025)" in of(
        case, date(2025, 8, 10)
    )


def test_a_commissioning_body_is_called_what_it_was() -> None:
    known = [
        ("commissioner-change-known", date(2022, 6, 30)),
        ("commissioner-change-known", date(2022, 7, 1)),
    ]
    before, after = (of(case_of(one), date(2022, 7, 4)) for one in known)
    assert (
        "Tell the new commissioning body (locally, a clinical commissioning group) that it is responsible: due"
        in before
    )
    assert "Tell the new commissioning body (locally, an integrated care board) that it is responsible: due" in after
    aware = of(case_of(("new-commissioner-aware-of-change", date(2025, 3, 3))), date(2025, 3, 4))
    assert aware.count("(locally, an integrated care board)") == 1
