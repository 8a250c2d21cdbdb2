"""What holds for every policy and every case: rankings, starvation, the floor, and that no policy changes the law's answer."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from policies import DOC, FINAL, case, engine, factors, policy, tiers
from sendrules.law.limits import After
from sendrules.law.model import Bound
from sendrules.local.findings import Severity
from sendrules.local.floor import _same_unit as same_unit
from sendrules.local.floor import compare, effective, looser, standards_of, target_day
from sendrules.testing.strategies import cases as any_cases

AS_OF = date(2025, 6, 30)
DAYS = st.dates(date(2023, 1, 1), AS_OF)
FACTS = st.fixed_dictionaries(
    {}, optional={"looked_after": st.booleans(), "transfer": st.booleans(), "age": st.integers(0, 25)}
)


@st.composite
def points(draw: st.DrawFn) -> sr.Points:
    weights = {
        "wait": draw(st.integers(1, 5)), "group": draw(st.integers(0, 40)), "transfer": draw(st.integers(0, 40))
    }  # fmt: skip
    most = draw(st.none() | st.integers(0, 60))
    return sr.Points(
        id="p", title="P", factors=factors(), weights=weights, most=most, provenance=DOC, mode_provenance=DOC
    )


@st.composite
def orders(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(["date", "tiers", "points", "lanes"]))
    if kind == "date":
        return sr.DateOrder(id="d", title="D", provenance=DOC)
    if kind == "tiers":
        return tiers(*draw(st.permutations(["wait", "group", "transfer"])))
    if kind == "points":
        return draw(points())
    share = Decimal(draw(st.integers(1, 99))) / 100
    return sr.Lanes(
        id="l", title="L", provenance=DOC, mode_provenance=DOC, orders={"late": draw(points())},
        lanes=(
            sr.Lane(id="late", title="Late", overdue=True, share=share, spills=draw(st.booleans()), provenance=DOC),
            sr.Lane(id="rest", title="Rest", share=1 - share, provenance=DOC),
        ),
    )  # fmt: skip


@st.composite
def queues(draw: st.DrawFn) -> list[sr.Case]:
    n = draw(st.integers(1, 8))
    return [case(f"C{i}", draw(DAYS), **draw(FACTS)) for i in range(n)]


def ranked(order: Any, queue: list[sr.Case], as_of: date = AS_OF) -> sr.Ranking:
    return engine(prioritisation=order).prioritise(queue, as_of=as_of)


@settings(max_examples=60, deadline=None)
@given(orders(), queues(), st.randoms(use_true_random=False))
def test_a_ranking_is_a_permutation_whatever_the_order_of_the_input(order, queue, random):
    shuffled = list(queue)
    random.shuffle(shuffled)
    first, second = ranked(order, queue), ranked(order, shuffled)
    assert sorted(first.references) == sorted(c.reference for c in queue)
    assert first.places == second.places
    assert [p.place for p in first.places] == list(range(1, len(queue) + 1))


@settings(max_examples=60, deadline=None)
@given(orders(), queues(), st.data())
def test_within_a_lane_a_vulnerability_or_a_week_of_waiting_never_lowers_a_place(order, queue, data):
    chosen = data.draw(st.sampled_from(queue))
    more_facts = chosen.model_copy(
        update={"facts": {**chosen.facts, data.draw(st.sampled_from(["looked_after", "transfer"])): True}}
    )
    longer = case(chosen.reference, chosen.events[0].on - timedelta(weeks=1), **chosen.facts)
    before = next(p for p in ranked(order, queue).places if p.reference == chosen.reference)
    lane = [p.reference for p in ranked(order, queue).places if p.lane == before.lane]
    for changed in (more_facts, longer):
        after = ranked(order, [changed if c is chosen else c for c in queue]).places
        now = next(p for p in after if p.reference == chosen.reference)
        if now.lane == before.lane:
            order_in_lane = [p.reference for p in after if p.lane == before.lane]
            assert order_in_lane.index(chosen.reference) <= lane.index(chosen.reference)


@settings(max_examples=60, deadline=None)
@given(points(), queues())
def test_no_case_is_overtaken_by_one_that_came_later_than_the_bound(order, queue):
    place = {p.reference: p.place for p in ranked(order, queue).places}
    bound = order.starvation_bound
    assert bound is not None
    for one in queue:
        for other in queue:
            if (
                other.events[0].on - one.events[0].on >= timedelta(weeks=bound)
                and one is not other
                and other.events[0].on > one.events[0].on
            ):
                assert place[one.reference] < place[other.reference]


@settings(max_examples=15, deadline=None)
@given(points(), st.integers(1, 2))
def test_the_starvation_bound_holds_in_simulation(order, capacity):
    """A case without any factor stands in a queue to which cases with every factor are added each week."""
    start, bound = date(2024, 1, 1), order.starvation_bound
    assert bound is not None
    waiting = [case("plain", start)]
    taken_on = None
    for week in range(bound + 30):
        day = start + timedelta(weeks=week)
        waiting += [case(f"w{week}-{n}", day, looked_after=True, transfer=True) for n in range(capacity)]
        batch = ranked(order, waiting, day).batch(capacity)
        if any(p.reference == "plain" for p in batch):
            taken_on = week
            break
        gone = {p.reference for p in batch}
        waiting = [c for c in waiting if c.reference not in gone]
    assert taken_on is not None
    assert taken_on <= bound + 1


PERIODS = st.one_of(
    st.integers(1, 60).map(sr.Weeks), st.integers(1, 400).map(sr.Days), st.integers(1, 18).map(sr.Months),
    st.integers(1, 120).map(sr.WorkingDays),
)  # fmt: skip
LIMITED = sorted({d.id for d in sr.statute().duties if d.limit is not None})


def own(duty: str, within: Any) -> sr.StandardsPolicy:
    limit = sr.InternalLimit(id="own", title="Own", duty=duty, within=within, provenance=DOC)
    return sr.StandardsPolicy(id="s", title="S", limits=(limit,), provenance=DOC)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LIMITED), PERIODS, st.dates(date(2015, 1, 1), date(2026, 12, 31)))
def test_what_is_accepted_in_the_same_unit_is_never_looser_in_any_version(duty, within, day):
    (standard,) = standards_of(policy(standards=own(duty, within)))
    (found,) = compare(standard, sr.statute())
    if found.severity is Severity.REFUSED:
        return
    for version in sr.statute().versions(duty):
        if not version.in_force.contains(day) or version.text_not_found or not version.source.binds:
            continue
        if not isinstance(version.limit, After) or same_unit(effective(standard, version), version) is None:
            continue  # compared on the dates of each case
        limit = version.limit_for(day)
        target = target_day(standard, version, day, sr.ENGLAND_AND_WALES)
        assert not looser(target, limit, version.bound)


@settings(max_examples=80, deadline=None)
@given(
    any_cases(),
    st.sampled_from([FINAL, "reg-13-1-a-draft-plan-15-days", "reg-5-1-decision-to-assess"]),
    PERIODS,
    orders(),
)
def test_no_policy_changes_the_law_and_no_target_that_counts_is_looser(a_case, duty, within, order):
    as_of = date(2026, 6, 1)
    alone = sr.evaluate(a_case, as_of=as_of)
    beside = engine(standards=own(duty, within), prioritisation=order).evaluate(a_case, as_of=as_of)
    assert beside.statutory.to_dict() == alone.statutory.to_dict()
    assert beside.local is not None
    for target in beside.local.targets:
        if target.due is not None:
            bound = sr.statute().duty(target.duty).bound
            assert target.on is not None
            assert target.on >= target.due if bound is Bound.OPEN_UNTIL else target.on <= target.due
    assert all(t.on is None and t.rejected for t in beside.local.rejected)
