"""By when a claim for judicial review has to be filed, and from what that is counted: every day worked by hand from r.54.5(1)."""

from datetime import date

import pytest

import sendrules as sr
from pages import event, family, officer
from sendrules.wording.claims_in_court import counts
from sendrules.wording.found import Found

REQUEST = event("request", date(2026, 3, 30))
"""Six weeks end on 11 May, sixteen on 20 July, twenty on 17 August 2026."""
DECIDED_LATE = event("decision-to-assess", date(2026, 5, 12))
REFUSAL_ONLY = "only the notice of a decision against a plan is limited to sixteen weeks"


def found(*events: sr.Event, as_of: date) -> list[tuple[str, date, date]]:
    statutory = sr.evaluate(sr.Case(reference="R", events=events), as_of=as_of).statutory
    return [(c.of.id, c.since, c.day) for c in counts(Found(statutory).missed, statutory).left]


def court(*events: sr.Event, as_of: date) -> str:
    (line,) = (x for x in family(*events, as_of=as_of)["What you can do"] if "High Court" in x)
    return line


def test_the_first_step_for_which_time_is_left_gives_the_safe_day() -> None:
    # three months after 20 July: 20 October; after 17 August: 17 November. After 11 May: 11 August, which is over on the 20th
    assert found(REQUEST, DECIDED_LATE, as_of=date(2026, 8, 20)) == [
        ("case-jsc-16-weeks-decision", date(2026, 7, 20), date(2026, 10, 20)),
        ("reg-13-2-final-plan-20-weeks", date(2026, 8, 17), date(2026, 11, 17)),
    ]


def test_the_family_is_told_the_step_its_day_the_other_reading_and_what_is_over() -> None:
    assert court(REQUEST, DECIDED_LATE, as_of=date(2026, 8, 20)) == (
        "You can ask the High Court for judicial review: promptly, and to be safe by 20 October 2026 at the latest. That is three "
        "months after 20 July 2026, the last day for the decision whether to make an EHC plan. If only the notice of a decision "
        "against a plan is limited to sixteen weeks, the last day is 17 November 2026, three months after 17 August 2026, the last "
        "day for the final EHC plan. The time is over for the decision whether to assess (11 August 2026, counted from 11 May 2026). "
        "Get advice at once."
    )


def test_the_officer_is_told_each_count_with_its_reading() -> None:
    page = officer(REQUEST, DECIDED_LATE, as_of=date(2026, 8, 20))["What the family may do"]
    (line,) = (x for x in page if "High Court" in x)
    assert "on Tue 20 Oct 2026, counted from Mon 20 Jul 2026 (complete the assessment" in line
    assert f"make an EHC plan, unless {REFUSAL_ONLY}); on Tue 17 Nov 2026, counted from Mon 17 Aug 2026 (send" in line
    assert "The earliest of these days is the safe one." in line
    assert "The grounds may have arisen earlier: the time is over for notify the decision" in line
    assert "(Tue 11 Aug 2026, counted from Mon 11 May 2026). (Civil Procedure Rules 1998, r.54.5(1))" in line


@pytest.mark.parametrize(
    ("as_of", "safe"),
    [
        (date(2026, 8, 11), "11 August 2026"),  # three months after 11 May, the six weeks: its last day
        (date(2026, 8, 12), "20 October 2026"),
        (date(2026, 10, 20), "20 October 2026"),
        (date(2026, 10, 21), "17 November 2026"),
        (date(2026, 11, 17), "17 November 2026"),
    ],
)
def test_the_safe_day_holds_on_its_own_day_and_the_next_takes_over(as_of: date, safe: str) -> None:
    assert f"promptly, and to be safe by {safe} at the latest." in court(REQUEST, DECIDED_LATE, as_of=as_of)


def test_after_the_last_day_it_is_for_the_court() -> None:
    assert court(REQUEST, DECIDED_LATE, as_of=date(2026, 11, 18)) == (
        "Three months have passed since 20 July 2026, the last day for the decision whether to make an EHC plan. Whether the High "
        "Court can still look at the delay (judicial review) is for the court: get advice at once."
    )


def test_what_is_over_and_was_done_is_told_beside_an_open_day_of_the_same_request_alone() -> None:
    # the request of 2024 was answered late: six weeks from 1 July 2024 are 12 August, three months after it 12 November 2024
    old = (event("request", date(2024, 7, 1)), event("refusal-to-assess", date(2024, 8, 20)))
    line = court(*old, REQUEST, DECIDED_LATE, as_of=date(2026, 8, 20))
    assert "2024" not in line
    assert "11 August 2026, counted from 11 May 2026" in line


def test_a_month_without_such_a_day_ends_on_its_last() -> None:
    # six weeks from 19 October 2025 end on 30 November; there is no 30 February 2026, which ends on the 28th, a Saturday
    line = court(event("request", date(2025, 10, 19)), as_of=date(2025, 12, 1))
    assert "to be safe by 28 February 2026 at the latest. That is not a working day: file by 27 February 2026." in line


def test_a_time_to_comment_that_was_cut_short_counts_from_the_day_of_that() -> None:
    # fifteen days from 1 May end on 16 May; the plan of 8 May cut them short. The grounds arose on 8 May: 8 August, not in mid-August
    cut = (
        event("request", date(2026, 1, 5)),
        event("decision-to-assess", date(2026, 2, 10)),
        event("plan-decision", date(2026, 4, 20)),
        event("draft-plan", date(2026, 5, 1), method="by-hand"),
        event("final-plan", date(2026, 5, 8)),
    )
    (only,) = found(*cut, as_of=date(2026, 5, 20))
    assert only[1:] == (date(2026, 5, 8), date(2026, 8, 8))
    # the twelve months for the Ombudsman begin with 8 May 2026, when the plan showed it, and end on 7 May 2027
    lines = family(*cut, as_of=date(2026, 5, 20))["What you can do"]
    assert any("Ombudsman, to be safe by 7 May 2027." in line for line in lines)
    assert "8 May 2026, when the time to comment on the draft plan was cut short." in court(
        *cut, as_of=date(2026, 5, 20)
    )


def test_an_earlier_day_on_another_reading_is_the_safe_one() -> None:
    # twenty weeks from Monday 7 April 2025 end on Monday 25 August, the bank holiday. Where that limit moves to the next
    # working day, the law as first read still ends on the 25th: a claim counts from there
    engine = sr.Engine(readings={"bank-holiday-last-day": "next-working-day"})
    request, assess = event("request", date(2025, 4, 7)), event("decision-to-assess", date(2025, 5, 12))
    statutory = engine.evaluate(sr.Case(reference="R", events=[request, assess]), as_of=date(2025, 9, 1)).statutory
    days = [(c.since, c.day, bool(c.only_if)) for c in counts(Found(statutory).missed, statutory).left]
    assert days[-2:] == [
        (date(2025, 8, 25), date(2025, 11, 25), True),
        (date(2025, 8, 26), date(2025, 11, 26), False),
    ]
