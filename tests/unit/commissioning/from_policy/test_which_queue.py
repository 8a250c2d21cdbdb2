"""Which queue of a policy a forecast is about."""

from datetime import date

import pytest

import sendrules as sr
from policies import DOC, policy, tiers
from sendrules.commissioning.from_policy.which_queue import queue_for_the_plan

AS_OF = date(2024, 11, 30)
FOR_PSYCHOLOGIST = {"for_": {"act": "advice-received", "from": "educational-psychologist"}}


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (None, "states no order of cases"),
        (tiers("wait", "group", "transfer").model_copy(update={"in_force_from": date(2025, 1, 1)}), "states no order"),
        (sr.DateOrder(id="d", title="D", provenance=DOC, for_={"act": "review"}), "No queue of the policy is for"),
    ],
)
def test_where_there_is_no_queue_for_it_that_is_said(order, words):
    found, why = queue_for_the_plan(policy(prioritisation=order), AS_OF)
    assert found is None
    assert words in why


def test_the_queue_for_a_psychologist_goes_before_that_for_a_plan():
    plan = sr.DateOrder(id="plan", title="Plan", provenance=DOC)
    advice = sr.DateOrder(id="advice", title="Advice", provenance=DOC, **FOR_PSYCHOLOGIST)
    both = sr.Queues(id="q", title="Q", provenance=DOC, queues=(plan, advice))
    assert queue_for_the_plan(policy(prioritisation=both), AS_OF)[0].id == "advice"
    twice = sr.Queues(id="q", title="Q", provenance=DOC, queues=(advice, advice.model_copy(update={"id": "again"})))
    found, why = queue_for_the_plan(policy(prioritisation=twice), AS_OF)
    assert (found, "several queues for the same thing (advice, again)" in why) == (None, True)
