"""Around every first and last day in force: `first - 1, first, last, last + 1`, for triggers and for limits that land there.

Where the day on which a limit falls decides (`life.TestedOn.LIMIT`), the first start whose limit reaches an edge is found by
halving, and the start of the day before it: the two limits on either side of the edge.
"""

from datetime import date, timedelta

import numpy as np
import pytest

import sendrules as sr
from oracle import LIMITS as ORACLE
from sendrules.law.model import life
from sendrules.law.model.duty import Duty
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import LimbState
from sendrules.statutory.outcome import NotInForce
from starting import case_starting

LAW = sr.statute()
DUTIES = {id: LAW.versions(id) for id in dict.fromkeys(d.id for d in LAW.duties)}
COMING = [id for id, v in DUTIES.items() if not v[-1].in_force.commenced]
ON_TRIGGER = [id for id, v in DUTIES.items() if v[0].in_force.tested_on is life.TestedOn.TRIGGER and id not in COMING]
ON_LIMIT = [id for id, v in DUTIES.items() if v[0].in_force.tested_on is life.TestedOn.LIMIT]
ONE_DAY = timedelta(1)
ONLY_ON = {"reg-18-3-2015-transitional": date(2015, 9, 1)}
"""Duties that start on one day alone, so on no other edge of their lives."""
END_TO_COME = ("act-45-4-no-cease-before-appeal-period/appeal",)
"""Windows whose last day is not known when they open."""
NEVER_BEFORE = ("reg-49-4-senco-qualification",)
"""Duties whose limit never falls before their life: what was due before is due on the first day."""
BEFORE_THE_CALENDAR = (
    "hesc-21-1-c-response-30wd", "hesc-46-permission-28-days", "hesc-5-2-directed-step",
    "hesc-8-7-reinstatement-28-days", "hesc-17-5-reinstatement-28-days", "hesc-45-3-set-aside-28-days",
    "hesc-48-3-review-28-days", "ut-21-3-permission-1-month", "ut-22-5-reconsideration-14-days", "ut-23-2-appeal-1-month",
    "ut-24-2-response-1-month",
)  # fmt: skip
"""Duties older than the calendar, which begins on 1 January 2012, with a limit that asks it for working days."""


BEFOREHAND = (
    "reg-18-1-a-phase-transfer-post16",
    "reg-18-1-b-phase-transfer-other",
    "reg-18-2-post16-to-post16",
    "reg-20-3-meeting-notice",
    "reg-20-4-circulate-advice",
    "reg-21-3-meeting-notice",
    "reg-21-4-circulate-advice",
    "reg-37-2-notice-5wd",
    "det-22-2",
    "code-9-172-termly-list",
    "trans-2270-art18-1",
    "trans-2270-art32-1",
)
"""Duties to be performed before what starts them: for the first of these the last day lies before the duty began."""


TURNS_ON_WHAT_FOLLOWS = ("trans-2270-art12-2", "trans-2270-art13-3", "trans-2270-art14-3")
"""Duties whose start, or whose limit, turns on a transfer or a term that comes later."""


def instance(duty: Duty, day: date, as_of: date | None = None, **more: object) -> Instance:
    """The occurrence of a duty that starts on the day."""
    found = case_starting(duty, day)
    assert found, f"no case was found in which {duty.id} starts on {day}"
    case, event = found
    result = sr.evaluate(case.model_copy(update=more), as_of=as_of or day)[duty.id]
    (one,) = (i for i in result.instances if i.trigger.id == event.id)
    return one


def outcome(duty: Duty, day: date) -> str:
    """How the duty answers for a start on the day."""
    return instance(duty, day).outcome.name


def living(duty: Duty) -> str:
    """How a version answers for a start within its life."""
    if duty.text_not_found:
        return "not-encoded"
    if duty.limit is None:
        return "no-fixed-limit"
    return "needs-facts" if duty.id in END_TO_COME else "due"


def edges(first: date, last: date | None) -> list[tuple[date, bool]]:
    """The days on both sides of both ends of a life, each with whether it is inside."""
    ends = [(last, True), (last + ONE_DAY, False)] if last else []
    return [(first - ONE_DAY, False), (first, True), *ends]


@pytest.mark.parametrize("id", [id for id in ON_TRIGGER if id not in TURNS_ON_WHAT_FOLLOWS])
def test_a_start_on_either_side_of_the_life_of_a_duty(id: str) -> None:
    versions = DUTIES[id]
    first, last = versions[0].in_force.first, versions[-1].in_force.last
    for day, inside in edges(first, last):
        version = versions[0] if day <= first else versions[-1]
        if id in ONLY_ON and day != ONLY_ON[id]:
            assert case_starting(version, day) is None
        elif inside and id in BEFORE_THE_CALENDAR:
            assert outcome(version, day) == "beyond-horizon"
        elif day == first and id in BEFOREHAND:
            assert outcome(version, day) == "not-in-force"
        else:
            assert outcome(version, day) == (living(version) if inside else "not-in-force"), day


@pytest.mark.parametrize(
    "day", [date(2014, 9, 1), date(2026, 4, 28), date(2026, 4, 29), date(2026, 6, 29), date(2099, 1, 1)]
)
@pytest.mark.parametrize("id", COMING)
def test_what_is_not_commenced_is_in_force_on_no_day(id: str, day: date) -> None:
    found = instance(DUTIES[id][-1], day, as_of=day + 400 * ONE_DAY)
    assert found.outcome == NotInForce(day, None, None)
    assert found.compliance is sr.Compliance.NOT_APPLICABLE
    assert not DUTIES[id][-1].in_force.contains(date.max)


@pytest.mark.parametrize("id", ONLY_ON)
def test_what_starts_on_one_day_alone(id: str) -> None:
    (duty,), day = DUTIES[id], ONLY_ON[id]
    assert outcome(duty, day) == "due"
    assert case_starting(duty, day - ONE_DAY) is None
    assert case_starting(duty, day + ONE_DAY) is None
    assert duty.in_force.last == day


READ_AS_MADE = ("reg-45-3-notify", "reg-45-4-amend", "reg-45-5-a-school")
"""Paragraphs of reg 45 whose text before 23 March 2015 was seen."""
NEW_IN_2015 = ("reg-45-3A-a-no-plan", "reg-45-3A-b-final", "reg-45-5-b-school-plus", "reg-45-6A-cease")
"""Paragraphs of reg 45 that SI 2015/359 added."""


@pytest.mark.parametrize("id", [id for id in DUTIES if len(DUTIES[id]) > 1])
def test_versions_meet_without_a_gap_or_an_overlap(id: str) -> None:
    for one, other in zip(DUTIES[id], DUTIES[id][1:], strict=False):
        assert one.in_force.last is not None
        assert other.in_force.first - one.in_force.last == ONE_DAY
        for version, day in ((one, one.in_force.last), (other, other.in_force.first)):
            found = instance(version, day)
            assert found.duty is version
            assert found.outcome.name == living(version)
    assert [v.text_not_found is None for v in DUTIES[id]] == [id in READ_AS_MADE, True]


def test_the_versions_of_reg_45_change_on_23_march_2015() -> None:
    several = {id: [v.in_force.first for v in versions] for id, versions in DUTIES.items() if len(versions) > 1}
    assert set(several) == {id for id in DUTIES if id.startswith("reg-45-")} - set(NEW_IN_2015)
    assert {tuple(firsts) for firsts in several.values()} == {(date(2014, 9, 1), date(2015, 3, 23))}


UNBORN = (*BEFOREHAND, "derived-latest-draft-date", "trans-2270-art13-3", "trans-2270-art14-3")
"""Duties with a limit before the day given, where no other day is."""
DATED = [d for d in LAW.duties if d.limit is not None and d.id in ON_TRIGGER]


@pytest.mark.parametrize("duty", DATED, ids=lambda d: f"{d.id}-{d.in_force.first}")
def test_limit_for_says_so_outside_the_life(duty: Duty) -> None:
    others = {"closes": date(2020, 1, 1), "review_by": date(2020, 1, 1)}
    for day, inside in edges(duty.in_force.first, duty.in_force.last):
        if not inside and duty.earlier is not None and day < duty.in_force.first:
            if duty.id in READ_AS_MADE:
                assert duty.limit_for(day, others=others) == duty.earlier.limit_for(day, others=others)
                continue
            with pytest.raises(sr.NoPeriodError, match="only the first words were seen"):
                duty.limit_for(day, others=others)
        elif not inside or (day == duty.in_force.first and duty.id in UNBORN):
            with pytest.raises(sr.NotInForceError):
                duty.limit_for(day, others=others)
        elif duty.id in BEFORE_THE_CALENDAR:
            with pytest.raises(sr.BeyondHorizonError):
                duty.limit_for(day, others=others)
        else:
            assert isinstance(duty.limit_for(day, others=others), date)


@pytest.mark.parametrize("id", BEFOREHAND)
def test_what_is_due_beforehand_was_due_from_the_first_day_of_the_duty_on(id: str) -> None:
    (duty,) = DUTIES[id]
    first = duty.in_force.first
    days = [first + timedelta(n) for n in range(400)]
    limits = dict(zip(days, ORACLE[id].limit(np.array(days, dtype="datetime64[D]")).tolist(), strict=True))
    unborn, born = max(d for d in days if limits[d] < first), min(d for d in days if limits[d] >= first)
    assert born - unborn == ONE_DAY or id == "reg-37-2-notice-5wd"
    with pytest.raises(sr.NotInForceError) as raised:
        duty.limit_for(unborn)
    assert raised.value.day == limits[unborn]
    assert duty.limit_for(born) == limits[born]
    if case_starting(duty, born):
        assert instance(duty, unborn).outcome == NotInForce(limits[unborn], first, duty.in_force.last)
        assert instance(duty, born).limit == limits[born]


OUTSIDE_THE_CALENDAR = (
    date(1995, 6, 1),
    date(2011, 12, 30),
    date(2028, 12, 20),
    date(2029, 6, 1),
    date(2198, 12, 1),
)


@pytest.mark.parametrize("duty", LAW.duties, ids=lambda d: f"{d.id}-{d.in_force.first}")
def test_a_start_on_a_day_that_the_calendar_does_not_know_does_not_raise(duty: Duty) -> None:
    for day in OUTSIDE_THE_CALENDAR:
        if case_starting(duty, day):
            assert outcome(duty, day)


# lives that are tested on the day of the limit


def limit_of(duty: Duty, start: date) -> date:
    """The day on which the limit of a start falls, whether or not it was in force there."""
    found = instance(duty, start)
    limit = found.outcome.on if isinstance(found.outcome, NotInForce) else found.limit
    assert limit is not None
    return limit


def around(duty: Duty, edge: date) -> tuple[date, date]:
    """The last start whose limit falls before the edge, and the first whose limit reaches it: two days that follow."""
    before, reaching = edge - timedelta(1200), edge + timedelta(70)
    assert limit_of(duty, before) < edge <= limit_of(duty, reaching)
    while reaching - before > ONE_DAY:
        middle = before + (reaching - before) // 2
        if limit_of(duty, middle) < edge:
            before = middle
        else:
            reaching = middle
    return before, reaching


def test_what_is_tested_on_the_limit() -> None:
    assert set(ON_LIMIT) == {
        "reg-49-4-senco-qualification",
        "trans-2270-art7-26-weeks/plan",
        "trans-2270-art7-26-weeks/no-plan",
        "trans-2270-art24-2A",
    }


@pytest.mark.parametrize("id", [id for id in ON_LIMIT if id not in NEVER_BEFORE])
def test_a_limit_on_either_side_of_the_life_of_a_duty(id: str) -> None:
    (duty,) = DUTIES[id]
    first = duty.in_force.first
    before, reaching = around(duty, first)
    assert (limit_of(duty, before), outcome(duty, before)) == (first - ONE_DAY, "not-in-force")
    assert (limit_of(duty, reaching), outcome(duty, reaching)) == (first, "due")
    assert duty.limit_for(reaching) == first
    with pytest.raises(sr.NotInForceError) as caught:
        duty.limit_for(before)
    assert caught.value.day == first - ONE_DAY
    assert duty.in_force.last is None


OVER_BY_2020 = ("trans-2270-art24-2A",)
"""Limits with a limb of 2020 that only an earlier start has."""
LIMBS = [
    (duty, limb.id)
    for duty in LAW.duties
    for limb in duty.unless
    if limb.in_force == life.CORONAVIRUS_2020 and duty.id not in OVER_BY_2020
]
TWO_MONTHS = ("reg-33-contact-adviser-2-months", "det-19")
"""No day is two months before 30 April: February has no 30th, and from the 29th they end on the 29th."""


@pytest.mark.parametrize(("duty", "limb"), LIMBS, ids=[f"{d.id}-{limb}" for d, limb in LIMBS])
def test_a_limb_of_2020_reaches_limits_from_1_may_to_24_september(duty: Duty, limb: str) -> None:
    before_may = date(2020, 4, 29) if duty.id in TWO_MONTHS else date(2020, 4, 30)
    expected = [
        (before_may, LimbState.NOT_IN_FORCE),
        (date(2020, 5, 1), LimbState.AVAILABLE),
        (date(2020, 9, 24), LimbState.AVAILABLE),
        (date(2020, 9, 25), LimbState.NOT_IN_FORCE),
    ]
    reason = sr.Coronavirus(first_day=date(2019, 1, 1), what="invented")
    found = []
    for start in (*around(duty, date(2020, 5, 1)), *around(duty, date(2020, 9, 25))):
        one = instance(duty, start, as_of=max(start, limit_of(duty, start)), circumstances=(reason,))
        found.append((one.limit, next(f.state for f in one.limbs if f.id == limb)))
    assert found == expected
