"""What holds for every policy and every case: rankings, starvation, the floor, and that no policy changes the law's answer."""

from collections import Counter
from datetime import date, timedelta
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sendrules as sr
from examples import one_in
from orders import AS_OF, BETTER, PERIODS, fast_tracks, lanes, orders, overrides, points, queues, waits
from policies import DOC, FINAL, case, engine, policy
from sendrules.errors import Severity
from sendrules.law.model.duty import Bound
from sendrules.law.model.limits import After
from sendrules.local.checking.floor import compare, effective, looser, same_unit, standards_of, target_day
from sendrules.local.ranking.rank import rank
from sendrules.testing.strategies import cases as any_cases
from sendrules.wording.data import result_dict


def ranked(order: Any, queue: list[sr.Case], as_of: date = AS_OF, **more: Any) -> sr.Ranking:
    put = more.pop("overrides", ())
    return rank([waits(c) for c in queue], policy(prioritisation=order, **more), as_of, put)


@one_in(2)
@given(orders(), fast_tracks(), queues(), st.data(), st.randoms(use_true_random=False))
def test_a_ranking_is_a_permutation_whatever_the_order_of_the_input(order, fast, queue, data, random):
    put = data.draw(overrides(queue))
    shuffled = list(queue)
    random.shuffle(shuffled)
    first = ranked(order, queue, fast_track=fast, overrides=put)
    second = ranked(order, shuffled, fast_track=fast, overrides=put[::-1])
    assert sorted(first.references) == sorted(c.reference for c in queue)
    assert first.places == second.places
    assert [p.place for p in first.places] == list(range(1, len(queue) + 1))
    assert all("".join(p.reasons).strip() for p in first.places)


@one_in(2)
@given(orders(), fast_tracks(), queues(), st.data())
def test_a_batch_is_the_first_places_and_holds_whoever_was_put_first(order, fast, queue, data):
    put = data.draw(overrides(queue))
    ranking = ranked(order, queue, fast_track=fast, overrides=put)
    for lane in ranking.lanes:
        alone = tuple(p for p in ranking.places if p.lane == lane.id)
        assert [p.place_in_lane for p in alone] == list(range(1, len(alone) + 1))
        assert [ranking.batch(n, lane.id) for n in range(4)] == [alone[:n] for n in range(4)]
    if ranking.without_shares:
        with pytest.raises(sr.InputError, match="no share is stated"):
            ranking.batch(1)
        return
    sizes = [len(ranking.batch(n)) for n in range(len(queue) + 3)]
    for n, size in enumerate(sizes):
        assert ranking.batch(n) == ranking.places[:size]
        if all(lane.spills for lane in ranking.lanes):
            assert size == min(n, len(queue))
    assert sizes[1] == 1
    firsts = [o.reference for o in put if o.place == 1]
    if firsts:
        assert ranking.batch(1)[0].reference == min(firsts) or len(firsts) > 1


@settings(max_examples=20, deadline=None)
@given(orders(), st.lists(any_cases(), min_size=1, max_size=5))
def test_whoever_no_longer_waits_comes_last_and_is_in_no_batch(order, some):
    given_ = [c.model_copy(update={"reference": f"K{n}"}) for n, c in enumerate(some)]
    ranking = engine(prioritisation=order).prioritise(given_, as_of=date(2026, 6, 1))
    assert sorted(ranking.references) == [c.reference for c in given_]
    still = [p.waiting for p in ranking.places]
    assert still == sorted(still, reverse=True)
    batches = [ranking.batch(len(given_), lane.id) for lane in ranking.lanes] or [ranking.batch(len(given_))]
    assert all(p.waiting for batch in batches for p in batch)
    says = {"not-waiting": ("no longer waiting: ", "not waiting: "), "not-known": ("not known whether it waits: ",)}
    assert all(p.reasons[0].startswith(says[p.part.value]) for p in ranking.places if not p.waiting)


@one_in(2)
@given(orders(), queues(), st.data())
def test_within_a_lane_a_vulnerability_or_a_week_of_waiting_never_lowers_a_place(order, queue, data):
    chosen = data.draw(st.sampled_from(queue))
    more_facts = chosen.model_copy(update={"facts": {**chosen.facts, **data.draw(st.sampled_from(BETTER))}})
    longer = case(chosen.reference, chosen.events[0].on - timedelta(weeks=1), **chosen.facts)
    places = ranked(order, queue).places
    before = next(p for p in places if p.reference == chosen.reference)
    lane = [p.reference for p in places if p.lane == before.lane]
    for changed in (more_facts, longer):
        after = ranked(order, [changed if c is chosen else c for c in queue]).places
        now = next(p for p in after if p.reference == chosen.reference)
        if now.lane == before.lane:
            order_in_lane = [p.reference for p in after if p.lane == before.lane]
            assert order_in_lane.index(chosen.reference) <= lane.index(chosen.reference)


@one_in(2)
@given(points(), queues(2))
def test_no_case_is_overtaken_by_one_that_came_later_than_the_bound(order, queue):
    place = {p.reference: p.place for p in ranked(order, queue).places}
    bound = order.starvation_bound
    assert bound is not None
    for one in queue:
        for other in queue:
            later = other.events[0].on - one.events[0].on
            if later >= timedelta(weeks=bound) and later > timedelta(0):
                assert place[one.reference] < place[other.reference]


@one_in(2)
@given(lanes(bounded=True), queues(2))
def test_within_a_lane_nobody_is_overtaken_by_one_that_came_later_than_the_bound(order, queue):
    bound = order.starvation_bound
    assert bound is not None
    received = {c.reference: c.events[0].on for c in queue}
    for lane in order.lanes:
        places = [p.reference for p in ranked(order, queue).places if p.lane == lane.id]
        for n, one in enumerate(places):
            later = [received[one] - received[other] for other in places[n + 1 :]]
            assert all(by < timedelta(weeks=bound) or by <= timedelta(0) for by in later)


@one_in(2)
@given(lanes(promised=True).filter(lambda order: order.without_shares), queues(2), st.data())
def test_without_shares_nothing_of_another_lane_moves_a_case_within_its_own(order, queue, data):
    put = data.draw(overrides(queue))
    whole = ranked(order, queue, overrides=put).places
    for lane in order.lanes:
        own = [c for c in queue if c.reference in {p.reference for p in whole if p.lane == lane.id}]
        theirs = [o for o in put if o.reference in {c.reference for c in own}]
        alone = ranked(order, own, overrides=theirs).places
        assert [p.reference for p in alone] == [p.reference for p in whole if p.lane == lane.id]


@one_in(2)
@given(lanes(bounded=True, shared=True), queues(2))
def test_the_first_place_of_a_batch_of_lanes_goes_to_nobody_that_came_later_than_the_bound(order, queue):
    (first,) = ranked(order, queue).batch(1)
    bound = order.starvation_bound
    assert bound is not None
    received = {c.reference: c.events[0].on for c in queue}
    longest = min(received.values())
    later = received[first.reference] - longest
    assert later < timedelta(weeks=bound) or later <= timedelta(0)


@one_in(2)
@given(lanes(shared=True), queues(2))
def test_every_lane_has_its_share_to_a_whole_place_while_all_have_cases(order, queue):
    places = ranked(order, queue).places
    left = Counter(p.lane for p in places)
    if len(left) < len(order.lanes):
        return
    total = sum(lane.capacity for lane in order.lanes)
    had: Counter[str | None] = Counter()
    for n, place in enumerate(places, start=1):
        had[place.lane] += 1
        left[place.lane] -= 1
        for lane in order.lanes:
            share = n * lane.capacity / total
            assert floor(share) <= had[lane.id] <= ceil(share)
        if not left[place.lane]:
            return


def weeks_until_taken(order: Any, arrivals: list[dict[str, Any]], capacity: int, most: int) -> int | None:
    """A case without any factor waits; each week others arrive that have every one, and some are taken."""
    day = date(2024, 1, 1)
    waiting = [case("plain", day)]
    for week in range(most + 1):
        waiting += [case(f"w{week}-{n}", day, **facts) for n, facts in enumerate(arrivals)]
        ranking = ranked(order, waiting, day)
        lanes_ = [lane.id for lane in ranking.lanes] if ranking.without_shares else [None]
        batch = {p.reference for lane in lanes_ for p in ranking.batch(capacity, lane)}
        if "plain" in batch:
            return week
        waiting = [c for c in waiting if c.reference not in batch]
        day += timedelta(weeks=1)
    return None


EVERYTHING = {"looked_after": True, "age": 25, "year": "6", "story": "moved twice", "evidence.letter": True}


@settings(max_examples=15, deadline=None)
@given(points(), st.integers(1, 2))
def test_the_starvation_bound_holds_in_simulation(order, capacity):
    bound = order.starvation_bound
    assert bound is not None
    arrivals = [{**EVERYTHING, "transfer": True}] * capacity
    assert weeks_until_taken(order, arrivals, capacity, bound + 1) is not None


@settings(max_examples=25, deadline=None)
@given(lanes(bounded=True, shared=True), st.integers(1, 3))
def test_no_lane_starves_a_case_in_simulation(order, capacity):
    """More arrive each week in every lane than are taken. What is taken first is never later than the bound."""
    bound = order.starvation_bound
    assert bound is not None
    arrivals = [{**EVERYTHING, "transfer": True}, {"transfer": True}, {**EVERYTHING, "age": 5}, {}]
    most = len(arrivals) * (bound + 1)  # as many first places as cases that came no later than the bound
    assert weeks_until_taken(order, arrivals, capacity, most) is not None


@settings(max_examples=25, deadline=None)
@given(lanes(bounded=True).filter(lambda order: order.without_shares))
def test_without_shares_a_lane_of_which_some_are_taken_starves_nobody_in_simulation(order):
    bound = order.starvation_bound
    assert bound is not None
    arrivals = [{**EVERYTHING, "transfer": True}, {"transfer": True}, {**EVERYTHING, "age": 5}, {}]
    assert weeks_until_taken(order, arrivals, 1, len(arrivals) * (bound + 1)) is not None


LIMITED = sorted({d.id for d in sr.statute().duties if d.limit is not None})
COUNTED = [
    d for d in sr.statute().duties
    if isinstance(d.limit, After) and d.limit.of is None and not d.right and d.source.binds and not d.text_not_found
]  # fmt: skip

WINDOWS = [d for d in COUNTED if d.bound is Bound.OPEN_UNTIL]


@st.composite
def near_the_limit(draw: st.DrawFn) -> tuple[str, Any, date]:
    """A period within two of the duty's own, in its unit or in days, counted in any way; and a day on which it began."""
    duty = draw(st.sampled_from(COUNTED) | st.sampled_from(WINDOWS))
    assert isinstance(duty.limit, After)
    law, by = duty.limit.period, draw(st.integers(-2, 2))
    counting = draw(st.sampled_from(sr.Counting))
    if isinstance(law, sr.Weeks) and draw(st.booleans()):
        period: Any = sr.Days(max(1, law.n * 7 + by), counting=counting)
    else:
        period = type(law)(max(1, law.n + by), counting=counting)
    return duty.id, period, draw(st.dates(date(2015, 1, 1), date(2026, 12, 31)))


def own(duty: str, period: Any) -> sr.StandardsPolicy:
    field = "keeps_open" if sr.statute().duty(duty).bound is Bound.OPEN_UNTIL else "within"
    limit = sr.InternalLimit(id="own", title="Own", duty=duty, provenance=DOC, **{field: period})
    some = sr.When(fact="testshire.looked_after", equals=True)
    told = tuple(
        sr.CommunicationStandard(id=f"told-{n}", title="Told", repeats=period, basis="wait", when=when, provenance=DOC)
        for n, when in enumerate((None, some))
    )
    backdates = ({"counted_from": "limit"}, {"counted_from": "request", "after": period}, "as the source says")
    support = tuple(
        sr.InterimSupport(id=f"help-{n}", title="Help", kind="funding", backdated_to=to, provenance=DOC)
        for n, to in enumerate(backdates)
    )
    return sr.StandardsPolicy(
        id="s", title="S", limits=(limit,), communication=told, interim_support=support, provenance=DOC
    )


@settings(max_examples=400, deadline=None)
@given(near_the_limit() | st.tuples(st.sampled_from(LIMITED), PERIODS, st.dates(date(2015, 1, 1), date(2026, 12, 31))))
def test_what_is_accepted_in_thesame_unit_is_never_looser_in_any_version(drawn):
    duty, within, day = drawn
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


@settings(max_examples=35, deadline=None)
@given(
    any_cases(),
    st.sampled_from([FINAL, "reg-13-1-a-draft-plan-15-days", "reg-5-1-decision-to-assess"]),
    PERIODS,
    orders(),
    fast_tracks(),
    st.booleans(),
)
def test_no_policy_changes_the_law_and_no_target_that_counts_is_looser(a_case, duty, within, order, fast, recorded):
    as_of = date(2026, 6, 1)
    a_case = a_case.model_copy(update={"facts": {**a_case.facts, "fast_track": recorded}})
    alone = sr.evaluate(a_case, as_of=as_of)
    declared = engine(standards=own(duty, within), prioritisation=order, fast_track=fast)
    beside = declared.evaluate(a_case, as_of=as_of)
    assert result_dict(beside.statutory) == result_dict(alone.statutory)
    assert beside.local is not None
    assert not any("could not be applied" in note for note in beside.local.notes)
    for target in beside.local.targets:
        if target.due is not None:
            bound = sr.statute().duty(target.duty).bound
            assert target.on is not None
            assert target.on >= target.due if bound is Bound.OPEN_UNTIL else target.on <= target.due
    assert all(t.on is None and t.rejected for t in beside.local.rejected)
    for update in beside.local.updates:
        assert update.next is None or (update.next >= as_of and not update.ended and update.applies is not False)
    for offer in beside.local.interim_support:
        assert offer.backdated_to is None or offer.backdated_to < as_of
        assert bool(offer.backdated) or offer.open is False
