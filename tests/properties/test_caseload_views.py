"""What a policy says of each case of a table is what ``evaluate`` says of the case: each part, steps and panels too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orders
import sendrules as sr
from caseload_policies import DAYS, cases_of, engines
from columns import drawn_cases
from comparing_local import differing_views, drawn_facts, with_facts
from own_steps import standards
from panels import panels, some_terms
from policies import policy
from sendrules.caseload.local.views import LEFT
from sendrules.caseload.local.waits import Told
from sendrules.testing.policies import days_asked, facts_for, numbered
from sendrules.testing.strategies import cases as any_cases


@pytest.mark.parametrize("name", engines())
def test_every_policy_says_of_a_table_what_it_says_of_each_case(name):
    engine, told = engines()[name], Told()
    for day in DAYS[1:]:
        assert not list(differing_views(engine, cases_of(name, 15), day, told))


def test_most_cases_with_steps_and_panels_are_told_by_columns():
    engine = engines()["communication-promise-and-panels"]
    told, cases = Told(), with_facts(drawn_cases(120), drawn_facts(engine.policy))
    assert not list(differing_views(engine, cases, DAYS[2], told))
    assert told.one_by_one[LEFT] < len(cases) * 0.1


@settings(max_examples=25)
@given(st.data(), orders.orders(), orders.fast_tracks())
def test_drawn_policies_say_of_a_table_what_they_say_of_each_case(data, order, fast):
    declared = policy(prioritisation=order, fast_track=fast)
    assert not list(differing_views(sr.Engine(declared), data.draw(orders.queues()), orders.AS_OF, Told()))


@settings(max_examples=25)
@given(
    st.lists(any_cases(), min_size=1, max_size=5).map(numbered),
    st.lists(facts_for(policy()), min_size=1, max_size=5),
    standards(),
    st.lists(panels(), max_size=2),
    some_terms(),
    days_asked(),
)
def test_drawn_steps_and_panels_are_the_same_for_a_table(drawn, facts, declared, some, terms, day):
    more = {"panels": tuple(p.model_copy(update={"id": f"p{n}"}) for n, p in enumerate(some)), "terms": terms}
    engine = sr.Engine(policy(standards=declared.model_copy(update=more)))
    assert not list(differing_views(engine, with_facts(drawn, facts), day, Told()))
