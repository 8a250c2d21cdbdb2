"""A table of cases in an authority's order has the places, parts, reasons and notes that the engine for one case gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orders
from caseload_policies import DAYS, cases_of, engines, queues_in_force
from policies import engine
from sendrules.caseload.local.queue import prioritised
from sendrules.caseload.tables.of_cases import table_of


@pytest.mark.parametrize("name", engines())
def test_every_policy_gives_the_same_order_for_a_table(name):
    asked, cases = engines()[name], cases_of(name, 60)
    tables, tried = [table_of(cases[:35]), table_of(cases[35:])], 0
    for day in DAYS:
        for queue in queues_in_force(asked, day):
            found = prioritised(tables, engine=asked, as_of=day, queue=queue)
            assert found.ranking == asked.prioritise(cases, as_of=day, queue=queue)
            tried += 1
            summary = found.summary
            assert summary.cases == 60
            assert summary.by_columns + sum(summary.one_by_one.values()) == 60
    assert tried


@given(st.data(), orders.orders(), st.none() | orders.fast_tracks())
def test_drawn_orders_give_the_same_for_a_table(data, order, fast):
    queue = data.draw(orders.queues())
    put = data.draw(orders.overrides(queue))
    asked = engine(prioritisation=order, fast_track=fast)
    found = prioritised([table_of(queue)], engine=asked, as_of=orders.AS_OF, overrides=put)
    assert found.ranking == asked.prioritise(queue, as_of=orders.AS_OF, overrides=put)
