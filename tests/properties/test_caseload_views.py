"""What a policy says of each case of a table is what ``evaluate`` says of the case: factors, fast track, offers, updates, queues."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
import sendrules as sr
from caseload_policies import DAYS, cases_of, engines
from columns import TABLES
from policies import policy
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.views import STEPS_AND_PANELS, local_views
from sendrules.caseload.local.waits import Waits
from sendrules.caseload.tables.of_cases import table_of

FIELDS = ("factors", "interim_support", "updates", "queues", "steps", "panels")


def compared(engine, cases, day):
    table = table_of(cases)
    waits = Waits(FactSheet(table, day), Batch(table, day, TABLES), engine.law)
    views = list(local_views(waits, engine.policy))
    assert [view.reference for view in views] == [case.reference for case in cases]
    for case, view in zip(cases, views, strict=True):
        alone = engine.evaluate(case, as_of=day).local
        for name in FIELDS:
            assert getattr(view, name) == getattr(alone, name), (case.reference, name)
        assert view.fast_track == replace(alone.fast_track, targets=())
        assert set(view.notes) <= set(alone.notes)
    return waits


@pytest.mark.parametrize("name", engines())
def test_every_policy_says_of_a_table_what_it_says_of_each_case(name):
    engine = engines()[name]
    for day in DAYS[1:]:
        waits = compared(engine, cases_of(name, 30), day)
        standards = engine.policy.standards
        own = standards is not None and bool(standards.steps or standards.panels)
        assert (STEPS_AND_PANELS in waits.told.one_by_one) == own


@settings(max_examples=25)
@given(st.data(), orders.orders(), orders.fast_tracks())
def test_drawn_policies_say_of_a_table_what_they_say_of_each_case(data, order, fast):
    compared(sr.Engine(policy(prioritisation=order, fast_track=fast)), data.draw(orders.queues()), orders.AS_OF)
