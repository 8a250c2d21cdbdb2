"""The date that `Duty.limit_for` gives, and what it refuses."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from matching import duty
from sendrules.case.kinds import EventKind
from sendrules.errors import BeyondHorizonError, NoPeriodError, NotInForceError
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.model import life
from sendrules.law.model.anchors import Begun, Last, LimitOf, Next, Revival, Stated
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After, Before, EarliestOf, FirstKnown, LatestOf, OnTheDay
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Days, Months, Weeks, WorkingDays
from triggers import DAY, D


def test_a_limit_runs_from_what_the_condition_of_its_trigger_found():
    plan = statute().duty("det-15-4/plan")
    assert isinstance(plan.limit, After)
    assert isinstance(plan.limit.of, Begun)
    assert plan.limit.of != Last(*plan.limit.of.kinds)
    assert plan.limit_for(D) == D + Weeks(20).n * 7 * DAY
    assert plan.limit_for(D, others={"request": D - DAY}) == D + (140 - 1) * DAY


TRIGGER_DAY = date(2025, 5, 21)

REFUSAL = Next(EventKind.REFUSAL_TO_ASSESS)


def named(versions) -> list:
    return [pytest.param(v, id=f"{v.id}-{v.in_force.first}") for v in versions]


DATED = [d for d in statute().duties if d.limit is not None]

ON_TRIGGER = [d for d in DATED if d.in_force.tested_on is life.TestedOn.TRIGGER]

BEFORE_THE_CALENDAR = {
    "hesc-21-1-c-response-30wd": date(2012, 2, 14),
    **dict.fromkeys(
        ("hesc-46-permission-28-days", "hesc-8-7-reinstatement-28-days", "hesc-17-5-reinstatement-28-days",
         "hesc-45-3-set-aside-28-days", "hesc-48-3-review-28-days"),
        date(2012, 1, 31),
    ),
    **dict.fromkeys(
        ("ut-21-3-permission-1-month", "ut-23-2-appeal-1-month", "ut-24-2-response-1-month"), date(2012, 2, 3)
    ),
    "ut-22-5-reconsideration-14-days": date(2012, 1, 17),
    "hesc-5-2-directed-step": date(2012, 1, 3),  # the day itself, where the direction's is not given
}  # fmt: skip
"""Duties older than the calendar, each with its limit from 3 January 2012.

Thirty working days: 3 from 4 January, then 8, 13, 18, 23, 28 at the ends of the weeks; 28 days left in January; a month;
fourteen days.
"""

FALLS_BEFORE = (
    "derived-latest-draft-date", "act-45-4-no-cease-before-appeal-period/appeal",
    "reg-18-1-a-phase-transfer-post16", "reg-18-1-b-phase-transfer-other", "reg-18-2-post16-to-post16",
    "reg-20-3-meeting-notice", "reg-20-4-circulate-advice", "reg-21-3-meeting-notice", "reg-21-4-circulate-advice",
    "reg-37-2-notice-5wd", "det-22-2", "code-9-172-termly-list", "reg-18-3-2015-transitional",
    "trans-2270-art12-2", "trans-2270-art13-3", "trans-2270-art14-3", "trans-2270-art18-1", "trans-2270-art32-1",
)  # fmt: skip
"""Notices before an event, amendments before a transfer, and what is reckoned back from another day."""

FALLS_ON = ("reg-15-2-transfer-plan-aware-early", "reg-15-7-rcb-early")


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.earlier is None))
def test_no_duty_has_a_limit_the_day_before_it_began(encoded):
    first, life = encoded.in_force.first, encoded.in_force
    day = first - timedelta(1)
    with pytest.raises(NotInForceError, match=f"not in force on {day}") as caught:
        encoded.limit_for(day)
    error = caught.value
    assert (error.duty, error.day, error.first, error.last) == (encoded.id, day, first, life.last)


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.id not in BEFORE_THE_CALENDAR))
def test_a_limit_lies_on_its_side_of_the_day_that_it_runs_from(encoded):
    life = encoded.in_force
    day = life.last or life.first.replace(year=life.first.year + 1)
    limit = encoded.limit_for(day, others=dict.fromkeys(("closes", "review_by", "sets"), day + timedelta(14)))
    assert (limit < day, limit == day) == (encoded.id in FALLS_BEFORE, encoded.id in FALLS_ON)


@pytest.mark.parametrize(
    ("id", "limit"),
    BEFORE_THE_CALENDAR.items(),
)
def test_a_limit_in_working_days_before_the_calendar_begins(id, limit):
    encoded = statute().duty(id)
    with pytest.raises(BeyondHorizonError) as caught:
        encoded.limit_for(encoded.in_force.first)
    assert caught.value.before
    assert encoded.limit_for(date(2012, 1, 3)) == limit


def test_a_duty_whose_limit_decides_may_run_from_a_day_before_it_began():
    """26 and 18 weeks with their day are 182 and 126 days: 31 August 2014 ends those of 3 March and 28 April."""
    plan, no_plan = (statute().duty(f"trans-2270-art7-26-weeks/{x}") for x in ("plan", "no-plan"))
    for encoded, last_day_outside in ((plan, date(2014, 3, 3)), (no_plan, date(2014, 4, 28))):
        with pytest.raises(NotInForceError, match="not in force on 2014-08-31"):
            encoded.limit_for(last_day_outside)
        assert encoded.limit_for(last_day_outside + timedelta(1)) == date(2014, 9, 1)


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.earlier is not None))
def test_the_version_before_answers_for_days_before(encoded):
    first = encoded.in_force.first
    assert encoded.earlier.in_force.last == first - timedelta(1)
    if encoded.earlier.limit is None:  # not encoded, which is not the same as not in force
        with pytest.raises(NoPeriodError, match="were seen"):
            encoded.limit_for(first - timedelta(1))
    else:
        assert encoded.limit_for(first - timedelta(1)) == encoded.earlier.limit_for(first - timedelta(1))
    with pytest.raises(NotInForceError, match="in force from 2014-09-01 to 2015-03-22"):
        encoded.limit_for(date(2014, 8, 31))
    assert encoded.limit_for(first) > first


def test_a_duty_that_has_ended_has_a_limit_up_to_its_last_day():
    ended = duty(in_force=InForce(date(2014, 9, 1), date(2020, 1, 31)))
    assert ended.limit_for(date(2020, 1, 31)) == date(2020, 3, 13)
    with pytest.raises(NotInForceError, match="in force from 2014-09-01 to 2020-01-31"):
        ended.limit_for(date(2020, 2, 1))


@pytest.mark.parametrize("encoded", named(d for d in statute().duties if d.limit is None))
def test_a_duty_without_a_period_has_no_date_to_give(encoded):
    days = (encoded.in_force.first, encoded.in_force.first - timedelta(1))
    for day in days[:1] if encoded.text_not_found else days:
        with pytest.raises(NoPeriodError, match="has no date to give") as caught:
            encoded.limit_for(day)
        assert caught.value.duty == encoded.id
        assert (encoded.text_not_found or encoded.residual) in str(caught.value)


def test_a_duty_without_a_limit_says_what_it_asks_or_why_its_text_is_missing():
    without = [d for d in statute().duties if d.limit is None]
    unread = [d for d in without if d.text_not_found]
    assert {d.in_force.last for d in unread} == {date(2015, 3, 22)}
    assert all(d.residual for d in without if d not in unread)
    assert not any(d.text_not_found for d in DATED)


@pytest.mark.parametrize("day", ["2025-05-21", 20250521, None])
def test_a_limit_runs_from_a_date(day):
    with pytest.raises(TypeError, match=f"a date is needed, not a {type(day).__name__}"):
        duty().limit_for(day)


def test_a_limit_does_not_run_from_a_time():
    with pytest.raises(TypeError, match="a date is needed, not a datetime"):
        duty().limit_for(datetime.fromisoformat("2025-05-21T00:00"))


def test_a_limit_past_the_calendar_or_the_last_date():
    with pytest.raises(BeyondHorizonError):
        duty(limit=After(WorkingDays(10))).limit_for(date(2028, 12, 20))
    with pytest.raises(BeyondHorizonError):
        duty().limit_for(date.max)
    assert duty().limit_for(date(2035, 1, 1)) == date(2035, 2, 12)  # weeks need no calendar


def test_a_limit_with_another_day():
    later = duty(limit=LatestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))))
    assert later.limit_for(TRIGGER_DAY, others={"refusal-to-assess": date(2025, 6, 30)}) == date(2025, 7, 14)
    derived = statute().duty("derived-latest-draft-date")
    assert derived.limit_for(TRIGGER_DAY, others={"reg-13-2-final-plan-20-weeks": date(2025, 10, 8)}) == date(
        2025, 9, 23
    )


DECIDED = Last(EventKind.REVIEW_MEETING)

REVIVED = FirstKnown((After(Weeks(10), of=Revival()), After(Weeks(16))))

EITHER = Next(EventKind.FINAL_PLAN, EventKind.DRAFT_PLAN)

REVIEWED = LastReview(EventKind.REVIEW_MEETING, (EventKind.DECISION_TO_AMEND,), (), Months(12), Months(6))

OTHER_DAYS = [
    # without the other day: a leg that is not given is left out, and where it is the only one, the day given is its day
    (After(Weeks(6), of=DECIDED), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=DECIDED), {"review-meeting": date(2025, 6, 30)}, date(2025, 8, 11)),
    (After(Weeks(6), of=DECIDED), {"final-plan": date(2025, 6, 30)}, date(2025, 7, 2)),
    (LatestOf((After(Weeks(1)), After(Weeks(6), of=DECIDED))), {}, date(2025, 5, 28)),
    (LatestOf((After(Weeks(1)), After(Weeks(6), of=DECIDED))), {"review-meeting": date(2025, 4, 1)}, date(2025, 5, 28)),
    (EarliestOf((After(Weeks(9)), After(Weeks(6), of=DECIDED))), {}, date(2025, 7, 23)),
    (EarliestOf((After(Weeks(9)), After(Weeks(6), of=DECIDED))), {"review-meeting": TRIGGER_DAY}, date(2025, 7, 2)),
    (FirstKnown((After(Weeks(6), of=DECIDED), After(Weeks(1)))), {}, date(2025, 5, 28)),
    (FirstKnown((After(Weeks(6), of=DECIDED), After(Weeks(1)))), {"review-meeting": TRIGGER_DAY}, date(2025, 7, 2)),
    # of several kinds the first that is given
    (OnTheDay(of=EITHER), {}, TRIGGER_DAY),
    (OnTheDay(of=EITHER), {"draft-plan": date(2025, 6, 2)}, date(2025, 6, 2)),
    (OnTheDay(of=EITHER), {"draft-plan": date(2025, 6, 2), "final-plan": date(2025, 6, 9)}, date(2025, 6, 9)),
    (After(Weeks(6), of=REVIEWED), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=REVIEWED), {"review-meeting": date(2025, 6, 30)}, date(2025, 8, 11)),
    # the limit of another duty, by its id
    (Before(Days(15), of=LimitOf("reg-0-other")), {}, date(2025, 5, 6)),
    (Before(Days(15), of=LimitOf("reg-0-other")), {"reg-0-other": date(2025, 10, 8)}, date(2025, 9, 23)),
    # a day that a notice states: beside a period it counts as the day given, alone it has none
    (After(Weeks(6), of=Stated("aware")), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=Stated("aware")), {"aware": date(2025, 6, 30)}, date(2025, 8, 11)),
    (OnTheDay(of=Stated("closes")), {"closes": date(2025, 6, 9)}, date(2025, 6, 9)),
    (EarliestOf((OnTheDay(of=Stated("course_ends")), After(Months(12)))), {}, date(2026, 5, 21)),
    (EarliestOf((OnTheDay(of=Stated("course_ends")), After(Months(12)))), {"course_ends": date(2025, 7, 4)}, date(2025, 7, 4)),
    # what undid an ending follows from no other day
    (REVIVED, {}, date(2025, 9, 10)),
    (REVIVED, {"revival": date(2025, 6, 2)}, date(2025, 8, 11)),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "others", "day"), OTHER_DAYS)
def test_what_other_days_do(limit, others, day):
    assert duty(limit=limit).limit_for(TRIGGER_DAY, others=others) == day


@pytest.mark.parametrize(
    "limit", [OnTheDay(of=Stated("closes")), After(Weeks(10), of=Revival()), OnTheDay(of=Revival())]
)
def test_a_date_that_nothing_can_replace_must_be_given(limit):
    with pytest.raises(NoPeriodError, match="give it in `others`"):
        duty(limit=limit).limit_for(TRIGGER_DAY)


def test_a_day_before_the_life_is_refused_whatever_other_days_are_given():
    young = duty(limit=After(Weeks(6), of=DECIDED))
    with pytest.raises(NotInForceError):
        young.limit_for(date(2014, 8, 31), others={"review-meeting": date(2025, 6, 30)})
    on_limit = replace(young, in_force=InForce(date(2014, 9, 1), date(2018, 3, 31), life.TestedOn.LIMIT))
    assert on_limit.limit_for(date(2014, 8, 31), others={"review-meeting": date(2018, 2, 17)}) == date(2018, 3, 31)
    with pytest.raises(NotInForceError, match="not in force on 2018-04-01"):
        on_limit.limit_for(date(2014, 9, 1), others={"review-meeting": date(2018, 2, 18)})


def test_a_version_whose_text_was_not_found_has_no_date_to_give():
    unread = duty(text_not_found="burnt")
    with pytest.raises(NoPeriodError, match="burnt"):
        unread.limit_for(TRIGGER_DAY)
    with pytest.raises(NotInForceError):
        unread.limit_for(date(2010, 1, 1))


def test_a_limit_on_another_calendar():
    proclaimed = ENGLAND_AND_WALES.overlay({date(2026, 6, 8): "proclaimed"})
    one_day = duty(limit=After(WorkingDays(1)))
    assert one_day.limit_for(date(2026, 6, 5)) == date(2026, 6, 8)
    assert one_day.limit_for(date(2026, 6, 5), calendar=proclaimed) == date(2026, 6, 9)
