"""Governance gates and recovery figures of the plugins and the examples, against days and figures that were worked by hand.

Kent: forward plan 20/00107, and the decision of 3 December 2020. Leeds's dates are in its own pages. The improvement plan, Surrey and Luton
are the example policies, which name their sources.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import sendrules as sr
from sendrules.commissioning import (
    Gate,
    GateKind,
    Gates,
    GateState,
    Given,
    Taken,
    capacity_gap,
    gates_of,
    littles_law,
    schedule_of,
)
from sendrules.local.declarations.policy import LocalPolicy

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies"
PUBLISHED = date(2020, 12, 3)


def plugin(authority: str) -> LocalPolicy:
    return sr.Engine.for_authority(authority).policy


def example(name: str) -> LocalPolicy:
    return sr.read_policy(EXAMPLES / f"{name}.toml")


def bought(policy: LocalPolicy) -> sr.CommissioningPolicy:
    assert policy.commissioning is not None
    return policy.commissioning


def one(found: Gates, kind: GateKind, about: str | None = None) -> Gate:
    (gate,) = found.of(kind, about)
    return gate


def kent(taken: Taken | None = None) -> Gates:
    given = {"20-00107": taken} if taken else None
    return gates_of(bought(plugin("kent")), taken=given, call_in=sr.WorkingDays(5))


def test_kent_is_key_on_the_greatest_value_with_its_extension() -> None:
    gate = one(kent(), GateKind.KEY_DECISION)
    assert gate.state is GateState.APPLIES
    # £500,000 to £1.5m a year, for one year and one more
    assert gate.reasons == (
        "key: up to 3,000,000.00, more than 1,000,000.00",
        "over 12 months: £500,000 to £1,500,000",
        "over 24 months with every extension: £1,000,000 to £3,000,000",
    )
    assert str(gate.provision) == "Executive Arrangements Regulations 2012, reg 8"
    assert "Reason Key" in gate.rule


@pytest.mark.parametrize(
    ("value", "state"),
    # "more than £1m": at £1m exactly it is not key, a penny above it is
    [(Decimal("1000000.00"), GateState.NOT_NEEDED), (Decimal("1000000.01"), GateState.APPLIES)],
)
def test_the_threshold_is_strict(value: Decimal, state: GateState) -> None:
    policy = bought(plugin("kent"))
    (decision,) = policy.decisions
    exact = decision.model_copy(update={"whole_value": sr.MoneyRange(least=value, most=value), "key": None})
    gates = gates_of(policy.model_copy(update={"decisions": (exact,)}))
    assert one(gates, GateKind.KEY_DECISION).state is state
    needed = one(gates, GateKind.NOTICE).state is not GateState.NOT_NEEDED
    assert needed is (state is GateState.APPLIES)


@pytest.mark.parametrize(
    ("on", "state"),
    [(date(2020, 12, 1), GateState.NOT_MET), (date(2020, 12, 2), GateState.MET), (PUBLISHED, GateState.MET)],
)
def test_kent_28_clear_days_from_3_november_end_before_2_december(on: date, state: GateState) -> None:
    gate = one(kent(Taken(on=on)), GateKind.NOTICE)
    assert (gate.day, gate.state) == (date(2020, 12, 2), state)
    assert str(gate.provision) == "Executive Arrangements Regulations 2012, reg 9"


def test_kent_takes_effect_on_11_december() -> None:
    # published on Thursday 3 December: five working days end on Thursday 10 December
    gate = one(kent(Taken(on=PUBLISHED, published=PUBLISHED)), GateKind.CALL_IN)
    assert (gate.day, gate.state) == (date(2020, 12, 11), GateState.MET)
    assert one(kent(), GateKind.CALL_IN).state is GateState.NOT_KNOWN  # not published yet, as far as the entry says


def test_the_entry_of_kent_says_nothing_of_call_in() -> None:
    found = gates_of(bought(plugin("kent")))
    assert one(found, GateKind.CALL_IN).day is None
    assert "for how many working days a decision can be called in" in found.missing


def test_kent_the_committee_the_equality_assessment_and_the_start() -> None:
    found = kent(Taken(on=PUBLISHED, published=PUBLISHED))
    committee = one(found, GateKind.COMMITTEE)
    assert (committee.day, committee.state) == (date(2020, 11, 18), GateState.MET)
    assert one(found, GateKind.EQUALITY).state is GateState.MET
    assert one(found, GateKind.START).missing == ("when locum-support starts",)


@pytest.mark.parametrize(("start", "state"), [("2020-12-10", GateState.NOT_MET), ("2020-12-11", GateState.MET)])
def test_a_contract_starts_once_the_decision_takes_effect(start: str, state: GateState) -> None:
    given = {"locum-support": Given(starts=start, source="tried")}
    taken = {"20-00107": Taken(on=PUBLISHED, published=PUBLISHED)}
    found = gates_of(bought(plugin("kent")), taken=taken, call_in=sr.WorkingDays(5), given=given)
    assert one(found, GateKind.START).state is state
    assert (one(found, GateKind.START) in found.alerts) is (state is GateState.NOT_MET)


def test_kent_2022_begins_on_the_day_after_the_old_contract() -> None:
    # decision 2608 of 2022: the old contract ends on 30 November, the new one runs from 1 December
    source = {"document": "Decision of 2022 on educational psychology", "place": "summary", "status": "published"}
    old = {"id": "old", "title": "2020", "last_day": "2022-11-30", "provenance": source}
    new = {"id": "new", "title": "2022", "starts": "2022-12-01", "provenance": source}
    policy = {"id": "kent-2022", "title": "Recommissioned", "contracts": [old, new], "provenance": source}
    gate = one(gates_of(sr.CommissioningPolicy.model_validate(policy)), GateKind.GAP, "old")
    assert gate.state is GateState.MET
    assert gate.reasons == ("new begins on Thu 1 Dec 2022, the day after old ends",)


def test_leeds_notice_and_call_in() -> None:
    assert sr.first_day_for_decision(date(2024, 3, 28)) == date(2024, 4, 26)
    # published on Friday 15 March 2024: five working days end on Friday 22, and it takes effect on a Saturday
    assert sr.effective_after_call_in(date(2024, 3, 15), sr.WorkingDays(5)) == date(2024, 3, 23)


def test_surrey_a_decision_that_is_not_key_needs_no_notice() -> None:
    found = gates_of(bought(example("recovery-lanes")))
    assert one(found, GateKind.NOTICE).state is GateState.NOT_NEEDED  # its notice is dated after the decision
    assert "the value above which the authority calls a decision key: the regulation fixes none" in found.missing


def test_milton_keynes_june_2025_depends_on_the_reading() -> None:
    policy = plugin("milton_keynes")
    assert policy.performance is not None
    gate = one(gates_of(bought(policy), milestones=policy.performance.milestones), GateKind.MILESTONE)
    assert (gate.day, gate.state) == (date(2025, 6, 30), GateState.DEPENDS)
    # in five batches by 30 April and one on 31 May: 25 reports are due on 12 July
    assert gate.missing == ("how many backlog-cleared is about",)  # the statement gives no size of the backlog
    assert [said.split(" (")[0] for said in gate.reasons] == [
        "it gives no number, so it is held against the whole of backlog: 200",
        "by Mon 30 Jun 2025 200 handed out and 200 reported, of 200",
        "by Mon 30 Jun 2025 200 handed out and 200 reported, of 200",
        "by Mon 30 Jun 2025 200 handed out and 175 reported, of 200",
    ]


@pytest.mark.parametrize(
    ("established", "counted", "state"),
    [
        (date(2025, 12, 31), date(2027, 6, 30), GateState.MET),
        (date(2026, 1, 1), date(2027, 7, 1), GateState.NOT_MET),
        (date(2026, 2, 1), date(2027, 8, 1), GateState.NOT_MET),
    ],
)
def test_18_months_and_june_2027(established: date, counted: date, state: GateState) -> None:
    gate = one(
        gates_of(bought(example("improvement-plan-2026")), established={"delayed": established}), GateKind.DEADLINE
    )
    assert gate.state is state
    assert gate.day == min(counted, date(2027, 6, 30))  # the earlier binds
    assert "the two agree only for a contract that is set by Wed 31 Dec 2025" in gate.reasons


def test_the_improvement_plan_gives_no_start_and_no_volume_for_the_delayed() -> None:
    policy = bought(example("improvement-plan-2026"))
    found = gates_of(policy)
    series = found.of(GateKind.MILESTONE)
    assert [gate.about for gate in series] == ["delayed: 400", "delayed: 850", "delayed: 1,300", "delayed: 1,750"]
    assert {gate.state for gate in series} == {GateState.NOT_KNOWN}
    assert "when delayed starts" in series[0].missing
    trajectory = next(c.trajectory for c in policy.contracts if c.id == "delayed")
    assert trajectory is not None
    assert trajectory.increments() == (400, 450, 450, 450)


def test_the_most_that_the_delayed_can_be_at_the_plan_s_own_rate_is_2350() -> None:
    # AC-LE-3: 1,750 by February 2027, and then 450 a quarter as before, 150 a month, from March to June 2027: 4 x 150 = 600
    policy = bought(example("improvement-plan-2026"))
    delayed = next(c for c in policy.contracts if c.id == "delayed")
    assert delayed.total is None  # the plan never says how many are delayed
    assert delayed.trajectory is not None
    first, *rest = (sr.Rate(value=n, unit="assessments", per="quarter") for n in delayed.trajectory.increments())
    volumes = (sr.VolumeStep(rate=first, lasts="3 months"), sr.VolumeStep(rate=rest[-1]))
    given = Given(
        starts="2026-03-01", last_day="2027-06-30", volumes=volumes, cadence="monthly", source="the plan's own series"
    )
    found = schedule_of(policy, until=date(2028, 1, 1), given={"delayed": given})
    assert found.readings
    for reading in found.readings:
        by = [reading.commissioned_by(point.by.latest, "delayed") for point in delayed.trajectory.points]
        assert by == [400, 850, 1300, 1750]
        last_months = [n for month, n in reading.by_month("delayed") if month >= date(2027, 3, 1)]
        assert last_months == [150, 150, 150, 150]
        assert sum(reading.amounts("delayed")) == 2350
    assert found.commissioned_by(date(2027, 6, 30), "delayed") == (2350, 2350)


def test_330_a_quarter_are_110_a_month_and_the_new_posts_take_over() -> None:
    given = {"extra-by-agency": Given(cadence="monthly", source="tried")}
    found = schedule_of(bought(example("improvement-plan-2026")), until=date(2026, 9, 30), given=given)
    months = [date(2026, month, 1) for month in range(4, 10)]
    for reading in found.readings:
        assert reading.by_month() == tuple((month, 110) for month in months)  # and never 220
        assert [n for _, n in reading.by_month("extra-by-agency")] == [110, 110, 110]


def test_surrey_gap_and_what_clears_it() -> None:
    policy = example("recovery-lanes")
    rates = {p.id: p.rate for p in bought(policy).providers}
    own, locums = rates["own"], rates["locums"]
    assert own is not None
    assert locums is not None
    reported = {r.measure: r.value for r in policy.performance.reported} if policy.performance else {}
    demand = Fraction(reported["demand"] or 0) / 43  # "over 43 weeks": 1,886 ÷ 43 = 43.9 a week
    gap = capacity_gap(demand, own.value + locums.value, backlog=int(reported["backlog"] or 0))
    assert round(float(gap.a_week), 1) == 5.9  # 43.86 - 38
    assert gap.backlog_after(43) == 981  # 729 + 1,886 - 43 × 38
    # 13 months of 52/12 weeks: (729 + 252/43 × 56 1/3) ÷ 13 = 1,059.1 ÷ 13
    assert round(float(gap.extra_a_month(13)), 2) == 81.47
    # by the calendar 1 April 2023 to 30 April 2024 are 396 days: (729 + 252/43 × 56 4/7) ÷ 13
    assert round(float(gap.extra_a_month(13, weeks=Fraction(396, 7))), 2) == 81.58


def test_luton_by_littles_law() -> None:
    policy = example("approved-provider-list")
    assert policy.performance is not None
    reported = {r.measure: r.value for r in policy.performance.reported}
    assert littles_law(waiting=reported["awaiting"], weeks=reported["weeks"]) == Fraction(13, 2)  # 130 ÷ 20


def test_85_percent_with_200_late_plans_needs_1134_on_time() -> None:
    assert sr.on_time_needed(200, Decimal("0.85")) == 1134  # 200 × 0.85 ÷ 0.15 = 1,133.3
