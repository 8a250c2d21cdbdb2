"""The shapes of a limit, what ``Duty.limit_for`` refuses, and what a ``Statute`` checks about itself."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from sendrules.case.conditions import AllOf, AnyOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.errors import (
    BeyondHorizonError,
    NoPeriodError,
    NotInForceError,
    UnknownDuty,
    UnknownReading,
)
from sendrules.law import model
from sendrules.law.limits import (
    After,
    Before,
    BeforeDate,
    EarliestOf,
    LatestOf,
    LimitOf,
    Moved,
    Next,
    OnTheDay,
    Stated,
)
from sendrules.law.model import Actor, Duty, InForce, Limb, Reading, Source, Trigger
from sendrules.law.statute import Statute, statute
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Counting, Days, Weeks, WorkingDays

TRIGGER_DAY = date(2025, 5, 21)
REFUSAL = Next(EventKind.REFUSAL_TO_ASSESS)
DRAFT = Next(EventKind.DRAFT_PLAN)
DAYS = {
    None: TRIGGER_DAY,
    REFUSAL: date(2025, 6, 30),
    LimitOf("other"): date(2025, 10, 8),
    Stated("closes"): date(2025, 9, 20),
}


def day_of(limit) -> date | None:
    """The day that a limit gives where every anchor of ``DAYS`` is there, and a draft plan is not."""
    return limit.day(DAYS.get, ENGLAND_AND_WALES)


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        (After(Weeks(6)), date(2025, 7, 2)),
        (After(Weeks(2), of=REFUSAL), date(2025, 7, 14)),
        (After(Days(15, Counting.BEGINNING_WITH)), date(2025, 6, 4)),
        (After(WorkingDays(5)), date(2025, 5, 29)),  # 22, 23, not 26, 27, 28, 29 May
        (Before(Days(15), of=LimitOf("other")), date(2025, 9, 23)),
        (Before(Weeks(2, Counting.CLEAR), of=REFUSAL), date(2025, 6, 15)),
        (OnTheDay(), TRIGGER_DAY),
        (OnTheDay(of=Stated("closes")), date(2025, 9, 20)),
        (BeforeDate(2, 15), date(2025, 2, 14)),
        (BeforeDate(3, 31), date(2025, 3, 30)),
        (BeforeDate(3, 1), date(2025, 2, 28)),
        (BeforeDate(1, 1), date(2024, 12, 31)),
        (BeforeDate(2, 15, of=REFUSAL), date(2025, 2, 14)),
        (EarliestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))), date(2025, 7, 2)),
        (LatestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))), date(2025, 7, 14)),
        (EarliestOf((After(Weeks(6)), OnTheDay(of=DRAFT))), date(2025, 7, 2)),
        (LatestOf((OnTheDay(of=DRAFT), After(Weeks(6)))), date(2025, 7, 2)),
        (LatestOf((BeforeDate(2, 15), EarliestOf((After(Weeks(6)), After(Weeks(20)))))), date(2025, 7, 2)),
    ],
)
def test_the_day_of_a_limit(limit, day):
    assert day_of(limit) == day
    assert limit.step(DAYS.get, ENGLAND_AND_WALES).value == day


@pytest.mark.parametrize(
    "limit",
    [
        After(Weeks(6), of=DRAFT),
        Before(Weeks(6), of=DRAFT),
        OnTheDay(of=DRAFT),
        BeforeDate(2, 15, of=DRAFT),
        EarliestOf((After(Weeks(6), of=DRAFT), OnTheDay(of=DRAFT))),
        LatestOf((After(Weeks(6), of=DRAFT),)),
        Moved(OnTheDay(of=DRAFT), lambda day, _: day, reg("1")),
    ],
)
def test_a_limit_whose_anchor_is_absent_has_no_day(limit):
    assert day_of(limit) is None
    assert limit.step(DAYS.get, ENGLAND_AND_WALES).value is None


@pytest.mark.parametrize("shape", [EarliestOf, LatestOf])
def test_a_leg_that_is_left_out_is_shown(shape):
    step = shape((After(Weeks(6)), OnTheDay(of=DRAFT))).step(DAYS.get, ENGLAND_AND_WALES)
    assert [inner.value for inner in step.steps] == [date(2025, 7, 2), None]


def test_a_leap_year_is_the_year_of_the_anchor():
    assert BeforeDate(3, 1).day(lambda _: date(2024, 6, 1), ENGLAND_AND_WALES) == date(2024, 2, 29)


def test_a_limit_that_is_moved():
    def next_working_day(day, calendar):
        return day if calendar.is_working_day(day) else calendar.add(day, 1)

    easter = After(Days(1))
    moved = Moved(easter, next_working_day, reg("1"))
    good_friday = moved.day(lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
    assert (good_friday, moved.legs()) == (date(2026, 4, 7), easter.legs())
    step = moved.step(lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
    assert (step.value, step.steps[0].value, step.provision) == (date(2026, 4, 7), date(2026, 4, 3), reg("1"))


@pytest.mark.parametrize("shape", [After(Weeks(6)), EarliestOf((After(Weeks(6)),)), LatestOf((OnTheDay(),))])
def test_the_legs_are_the_anchors(shape):
    assert shape.legs() == (None,)
    both = LatestOf((shape, Before(Days(15), of=LimitOf("other"))))
    assert both.legs() == (None, LimitOf("other"))


def test_an_anchor_is_equal_by_what_it_names():
    sent = Next(EventKind.DRAFT_PLAN, by=Dated.SENT)
    assert Next(EventKind.DRAFT_PLAN) == DRAFT != sent
    assert len({Next(EventKind.DRAFT_PLAN), DRAFT, sent}) == 2
    with pytest.raises(ValueError, match="at least one kind"):
        Next()


# limit_for


def duty(id="reg-0-act", **changes) -> Duty:
    return replace(
        Duty(
            id=id, title="Act", holder=Actor.LOCAL_AUTHORITY, owed_to=(Actor.FAMILY,), provision=reg("0"),
            trigger=(Trigger(EventKind.REQUEST),), limit=After(Weeks(6)), discharged_by=Next(EventKind.FINAL_PLAN),
            in_force=InForce(date(2014, 9, 1)),
        ),
        **changes,
    )  # fmt: skip


@pytest.mark.parametrize("id", sorted(d.id for d in statute().duties if d.limit is not None))
def test_no_duty_has_a_limit_the_day_before_it_began(id):
    encoded = statute().duty(id)
    with pytest.raises(NotInForceError, match="not in force on 2014-08-31") as caught:
        encoded.limit_for(date(2014, 8, 31))
    error = caught.value
    assert (error.duty, error.day, error.first, error.last) == (id, date(2014, 8, 31), date(2014, 9, 1), None)
    assert encoded.limit_for(date(2014, 9, 1), others={"closes": date(2014, 9, 15)}) >= date(2014, 8, 17)


def test_a_duty_that_has_ended_has_a_limit_up_to_its_last_day():
    ended = duty(in_force=InForce(date(2014, 9, 1), date(2020, 1, 31)))
    assert ended.limit_for(date(2020, 1, 31)) == date(2020, 3, 13)
    with pytest.raises(NotInForceError, match="in force from 2014-09-01 to 2020-01-31"):
        ended.limit_for(date(2020, 2, 1))


@pytest.mark.parametrize("id", sorted(d.id for d in statute().duties if d.limit is None))
def test_a_duty_without_a_period_has_no_date_to_give(id):
    encoded = statute().duty(id)
    with pytest.raises(NoPeriodError, match="has no date to give") as caught:
        encoded.limit_for(TRIGGER_DAY)
    assert caught.value.duty == id
    assert encoded.residual in str(caught.value)


@pytest.mark.parametrize("day", ["2025-05-21", 20250521, None, datetime.fromisoformat("2025-05-21T00:00")])
def test_a_limit_runs_from_a_date(day):
    with pytest.raises(TypeError):
        duty().limit_for(day)


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


def test_a_limit_on_another_calendar():
    proclaimed = ENGLAND_AND_WALES.overlay({date(2026, 6, 8): "proclaimed"})
    one_day = duty(limit=After(WorkingDays(1)))
    assert one_day.limit_for(date(2026, 6, 5)) == date(2026, 6, 8)
    assert one_day.limit_for(date(2026, 6, 5), calendar=proclaimed) == date(2026, 6, 9)


# lives and sources


def test_both_ends_of_a_life_are_in_force():
    summer = InForce(date(2020, 5, 1), date(2020, 9, 24), model.TestedOn.LIMIT)
    days = (date(2020, 4, 30), date(2020, 5, 1), date(2020, 9, 24), date(2020, 9, 25))
    assert [summer.contains(day) for day in days] == [False, True, True, False]
    with pytest.raises(ValueError, match="cannot end"):
        InForce(date(2020, 9, 24), date(2020, 5, 1))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 3), (4, 6), False),
        ((1, 3), (3, 6), True),
        ((1, None), (4, 6), True),
        ((4, None), (1, 3), False),
        ((1, None), (4, None), True),
        ((1, 6), (3, 3), True),
    ],
)
def test_lives_that_overlap(one, other, overlap):
    def life(first, last):
        return InForce(date(2020, first, 1), date(2020, last, 1) if last else None)

    assert life(*one).overlaps(life(*other)) is overlap
    assert life(*other).overlaps(life(*one)) is overlap


def test_only_statute_and_case_law_bind():
    assert {s for s in Source if s.binds} == {Source.STATUTE, Source.CASE_LAW}


# what a statute checks

LIMB = Limb(
    id="limb", title="a limb", when=AllOf(()), provision=reg("0(1)"), in_force=InForce(date(2014, 9, 1))
)
READING = Reading(
    id="question", question="?", adopted="one", authority="none", duties=("reg-0-act",),
    alternatives={"other": lambda d: replace(d, limit=After(Weeks(7)))}, described={"other": "seven weeks"},
)  # fmt: skip


def test_a_limb_stands_once():
    other = replace(LIMB, when=AnyOf(()))
    with pytest.raises(ValueError, match="the limb limb stands under a and differs under b"):
        Statute([duty("a", unless=(LIMB,)), duty("b", unless=(other,))])
    with pytest.raises(ValueError, match="the limb limb"):
        Statute([duty("a", unless=(LIMB, other))])


def test_versions_of_a_duty_are_never_in_force_together():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    with pytest.raises(ValueError, match="two versions of reg-0-act are in force on 2018-04-02"):
        Statute([duty(in_force=InForce(date(2018, 4, 2))), first])
    with pytest.raises(ValueError, match="two versions"):
        Statute([duty(), duty()])


def test_the_latest_version_is_the_duty():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    second = duty(in_force=InForce(date(2018, 4, 3)))
    law = Statute([second, first])
    assert (law.duty("reg-0-act"), law.versions("reg-0-act")) == (second, (first, second))


@pytest.mark.parametrize(
    ("duties", "readings", "words"),
    [
        ([duty()], [replace(READING, duties=("reg-0-act", "reg-9"))], "the reading question names reg-9, which is no duty"),
        ([duty(limit=OnTheDay(of=LimitOf("reg-9")))], [], "reg-0-act names reg-9, which is no duty"),
        ([duty(limit=LatestOf((After(Weeks(6)), OnTheDay(of=LimitOf("reg-9")))))], [], "reg-0-act names reg-9"),
        ([duty(displaces=("reg-9",))], [], "reg-0-act names reg-9, which is no duty"),
        ([duty()], [replace(READING, described={"another": "x"})], "describes other answers than it has"),
        ([duty()], [replace(READING, described={})], "describes other answers than it has"),
    ],
)  # fmt: skip
def test_a_name_points_at_something(duties, readings, words):
    with pytest.raises(ValueError, match=words):
        Statute(duties, readings)


def test_under_another_reading():
    law = Statute([duty(), duty("other")], [READING])
    other = law.under({"question": "other"})
    assert other.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 9)
    assert other.duty("other").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert dict(other.adopted) == {"question": "other"}
    assert law.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert law.under({"question": "adopted"}).duties == law.duties
    assert law.alternative("question", "other") is law.alternative("question", "other")


@pytest.mark.parametrize(
    ("readings", "near"),
    [
        ({"notif": "sent"}, ("notify",)),
        ({"coronavirus-lastday": "25-september"}, ("coronavirus-last-day",)),
        ({"notify": "snt"}, ("sent",)),
        ({"notify": "adoptd"}, ("adopted",)),
        ({"notify": "zzz"}, ()),
    ],
)
def test_under_a_reading_that_is_not_known(readings, near):
    with pytest.raises(UnknownReading, match="there is no reading called") as caught:
        statute().under(readings)
    assert caught.value.near == near


def test_a_duty_that_is_not_known():
    with pytest.raises(UnknownDuty, match="Did you mean reg-5-1-decision-to-assess") as caught:
        statute().duty("reg-5-1-decision-to-asses")
    assert caught.value.name == "reg-5-1-decision-to-asses"
    with pytest.raises(UnknownDuty):
        statute().versions("reg-99")
    assert "reg-99" not in statute()
    assert "reg-5-1-decision-to-assess" in statute()


@pytest.mark.parametrize(
    ("reading", "answer"), [(r.id, a) for r in statute().readings.values() for a in r.alternatives]
)
def test_every_other_answer_changes_each_duty_that_it_names_or_none(reading, answer):
    other = statute().under({reading: answer})
    named = statute().readings[reading].duties
    changed = {d.id for d in statute().duties if other.duty(d.id) != d}
    assert changed
    assert changed <= set(named)


def test_a_statute_is_built_once_and_cannot_be_changed():
    assert statute() is statute()
    with pytest.raises(TypeError):
        statute().limbs["x"] = LIMB
    with pytest.raises(AttributeError):
        statute().duty("reg-3-consult-on-request").title = "x"
