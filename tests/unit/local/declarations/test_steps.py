"""Steps and limits of an authority's own as declarations: what each must say, and which two cannot stand beside each other."""

from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from policies import DOC

STEP: dict[str, Any] = {"id": "s", "title": "S", "after": "request", "within": "14 weeks", "provenance": DOC}
LIMIT: dict[str, Any] = {"id": "l", "title": "L", "duty": "reg-5-1-decision-to-assess", "provenance": DOC}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "neither act nor records"),
        ({"act": "draft-plan", "records": "testshire.day"}, "both act and records"),
        ({"act": "request"}, "which does it"),
        ({"act": "draft-plan", "before": "request"}, "cannot come after the step"),
        ({"act": "draft-plan", "before": "draft-plan"}, "cannot come after the step"),
        ({"act": "draft-plan", "requested_by": ["school", "school"]}, "listed twice"),
    ],
)
def test_a_step_that_says_too_little_or_too_much(more, words):
    with pytest.raises(ValidationError, match=words):
        sr.InternalStep.model_validate(STEP | more)


def test_one_role_is_a_list_of_one():
    one = sr.InternalStep.model_validate(STEP | {"act": "draft-plan", "requested_by": "school"})
    assert one.requested_by == (sr.Role.SCHOOL,)
    assert one == sr.InternalStep.model_validate(STEP | {"act": "draft-plan", "requested_by": [sr.Role.SCHOOL]})


@pytest.mark.parametrize("more", [{}, {"within": "4 weeks", "keeps_open": "4 weeks"}])
def test_a_limit_has_one_period(more):
    with pytest.raises(ValidationError, match="a limit has one period"):
        sr.InternalLimit.model_validate(LIMIT | more)


def limits(*more: dict[str, Any]) -> sr.StandardsPolicy:
    entries = [LIMIT | {"id": f"l{n}", "within": "4 weeks"} | each for n, each in enumerate(more)]
    return sr.StandardsPolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "limits": entries})


WHEN = {"when": {"fact": "testshire.age", "at_least": 16}}


@pytest.mark.parametrize(
    "more",
    [
        ({}, {"requested_by": "school"}),
        ({"requested_by": "parent"}, {"requested_by": ["school", "head-teacher"]}),
        ({}, {"duty": "reg-13-2-final-plan-20-weeks"}),
        ({}, WHEN),
    ],
)
def test_limits_for_other_requests_stand_beside_each_other(more):
    assert len(limits(*more).limits) == 2


@pytest.mark.parametrize(
    "more",
    [({}, {}), ({"requested_by": "school"}, {"requested_by": ["parent", "school"]})],
)
def test_of_two_limits_for_the_same_requests_nobody_could_say_which_counts(more):
    with pytest.raises(ValidationError, match="two limits are for the same thing and the same requests"):
        limits(*more)


def test_of_two_steps_for_the_same_requests_too():
    steps = [STEP | {"id": id, "act": "draft-plan"} for id in "ab"]
    with pytest.raises(
        ValidationError, match="two steps are for the same thing and the same requests: draft-plan after request"
    ):
        sr.StandardsPolicy.model_validate({"id": "p", "title": "P", "provenance": DOC, "steps": steps})
