"""A policy's order in a forecast: every drawn order gives lanes and groups that a forecast takes, and holds what it does not name."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
import sendrules as sr
from policies import engine
from sendrules.caseload.tables.of_cases import table_of
from sendrules.commissioning.from_policy.order import order_of_policy
from sendrules.commissioning.inputs import PlanInputs, Waiting
from sendrules.commissioning.what_if.policy_order import order_of
from sendrules.commissioning.what_if.queued import queued

RECORDED = ("do not record it", "records it")
"""Words of what is named whatever the order: a fact that cases do not record."""


def found_for(order, fast, cases):
    policy = engine(prioritisation=order, fast_track=fast).policy
    table = table_of(cases)
    asked = engine(prioritisation=order, fast_track=fast)
    read = queued([table], order.waits_for, law=asked.law, calendar=asked.calendar, as_of=orders.AS_OF)
    waiting = list(read.references)
    found = order_of_policy(cases, order, policy, waiting=waiting, new=waiting, as_of=orders.AS_OF)
    return found, read, policy


@settings(max_examples=80)
@given(st.data(), orders.orders(), st.none() | orders.fast_tracks())
def test_every_order_gives_what_a_forecast_takes(data, order, fast):
    found, read, policy = found_for(order, fast, data.draw(orders.queues()))
    if found.lanes is None or found.groups is None:
        assert not read.items or order.without_shares
        return
    counts = {group.id: (sum(id == group.id for id in found.group_of.values()),) for group in found.groups}
    inputs = PlanInputs(
        first_month=date(2025, 7, 1), months=1, source="drawn", lanes=found.lanes, groups=found.groups,
        ages_up_after_months=found.ages_up_after_months, waiting=Waiting(counts=counts, source="drawn"),
    )  # fmt: skip
    assert inputs.waiting.total == len(read.items)
    assert sum(lane.share for lane in found.lanes) == pytest.approx(1)
    assert sum(group.share for group in found.groups) == pytest.approx(1)
    assert set(found.group_of) == set(read.references)
    holds_what_it_does_not_name(found, [read.references[n] for n in order_of(order, policy, read)], order)


def holds_what_it_does_not_name(found, own, order):
    """Where nothing but unrecorded facts is named, no case of a lane goes before one of a better rank in the policy's own order."""
    if isinstance(order, sr.Lanes) or not all(any(word in said for word in RECORDED) for said in found.not_held):
        return
    rank = {group.id: group.rank for group in found.groups}
    assert all(rank[found.group_of[one]] <= rank[found.group_of[after]] for one, after in pairwise(own))


@settings(max_examples=60)
@given(st.data(), st.permutations([each for each in orders.OTHERS if not each.reads_dates]))
def test_facts_before_the_wait_are_held_whole(data, factors):
    order = sr.Lexicographic(
        id="l", title="L", factors=(*factors, orders.factor("wait", "wait")), provenance=orders.DOC,
        tiers=(*((f.id,) for f in factors), ("wait",)), mode_provenance=orders.DOC,
    )  # fmt: skip
    cases = data.draw(orders.queues())
    found, read, policy = found_for(order, None, cases)
    if not read.items:
        return
    own = [read.references[n] for n in order_of(order, policy, read)]
    rank = {group.id: group.rank for group in found.groups}
    received = {item.case.reference: item.received for item in read.items}
    keys = [(rank[found.group_of[each]], received[each]) for each in own]
    assert keys == sorted(keys)
