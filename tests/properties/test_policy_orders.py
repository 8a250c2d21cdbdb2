"""The order of a policy over cases that were read before is that of the whole ranking, and has every waiting case once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
from caseload_policies import DAYS, cases_of, engines, queues_in_force
from policies import engine
from sendrules.caseload.local.queue import prioritised
from sendrules.caseload.tables.of_cases import table_of
from sendrules.commissioning.what_if.policy_order import order_of
from sendrules.commissioning.what_if.queued import queued
from sendrules.local.ranking.queues import chosen_queue
from sendrules.statutory.waiting import Part


def both(asked, cases, as_of, queue=None):
    policy = asked.policy.on(as_of)
    declared = chosen_queue(policy, as_of, queue)
    tables = [table_of(cases[: len(cases) // 2]), table_of(cases[len(cases) // 2 :])]
    read = queued(tables, declared.waits_for, law=asked.law, calendar=asked.calendar, as_of=as_of)
    found = [read.references[n] for n in order_of(declared, policy, read)]
    expected = prioritised(tables, engine=asked, as_of=as_of, queue=queue).ranking
    return found, [place.reference for place in expected.part(Part.WAITING)]


@pytest.mark.parametrize("name", engines())
def test_every_policy(name):
    asked, cases = engines()[name], cases_of(name, 40)
    tried = 0
    for day in DAYS[1:]:
        for queue in queues_in_force(asked, day):
            found, expected = both(asked, cases, day, queue)
            assert found == expected
            tried += len(found)
    assert tried


@settings(max_examples=60)
@given(st.data(), orders.orders(), st.none() | orders.fast_tracks())
def test_drawn_orders(data, order, fast):
    cases = data.draw(orders.queues())
    found, expected = both(engine(prioritisation=order, fast_track=fast), cases, orders.AS_OF)
    assert found == expected
    assert len(set(found)) == len(found)
