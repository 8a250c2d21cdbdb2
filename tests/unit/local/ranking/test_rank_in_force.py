"""Which published order is in force on a day, and which stands in for it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, case, points, policy

STARTS = date(2027, 1, 1)

BEFORE, AFTER = date(2026, 3, 2), date(2027, 3, 1)

ONE = case("A", date(2026, 1, 5))

OWN = policy(prioritisation=points(in_force_from=STARTS))


def other(**declared: Any) -> Any:
    made = policy(**declared)
    return replace(made, authority=sr.Authority(key="elsewhere", name="Elsewhere Council"))


DATES = other(prioritisation=sr.DateOrder(id="d", title="D", provenance=DOC))


def test_an_order_that_is_still_to_come_is_published_and_not_missing():
    with pytest.raises(sr.NoPublishedPolicy, match="prioritisation is published, in force from Fri 1 Jan 2027"):
        sr.Engine(OWN).prioritise([ONE], as_of=BEFORE)
    local = sr.Engine(OWN).evaluate(ONE, as_of=BEFORE).local
    assert local is not None
    assert dict(local.policies)["prioritisation"] == "published, in force from Fri 1 Jan 2027"
    assert dict(local.policies)["standards"] == "no published policy"
    assert local.factors == ()
    assert OWN.status()["prioritisation"] == "declared"


def test_another_order_stands_in_until_then_and_the_result_says_so():
    engine = sr.Engine(OWN.or_else(DATES))
    before, after = (engine.prioritise([ONE], as_of=day) for day in (BEFORE, AFTER))
    assert (before.mode, before.source) == ("date_order", "elsewhere, standing in for testshire")
    assert before.notes == ("testshire's own order: published, in force from Fri 1 Jan 2027; elsewhere stands in",)
    assert (after.mode, after.source, after.notes) == ("points", "testshire", ())
    local = engine.evaluate(ONE, as_of=BEFORE).local
    assert local is not None
    assert dict(local.policies)["prioritisation"].endswith("; elsewhere stands in")
    assert local.factors == ()


def test_an_order_that_has_ended_is_said_to_have_ended():
    ended = policy(prioritisation=points(in_force_to=date(2025, 12, 31)))
    with pytest.raises(sr.NoPublishedPolicy, match="in force until Wed 31 Dec 2025"):
        sr.Engine(ended).prioritise([ONE], as_of=BEFORE)
    assert sr.Engine(ended.or_else(DATES)).prioritise([ONE], as_of=BEFORE).mode == "date_order"


def test_nothing_stands_in_that_is_not_in_force_itself():
    late = other(prioritisation=sr.DateOrder(id="d", title="D", provenance=DOC, in_force_from=STARTS))
    with pytest.raises(sr.NoPublishedPolicy, match="published, in force from"):
        sr.Engine(OWN.or_else(late)).prioritise([ONE], as_of=BEFORE)
    assert (
        sr.Engine(OWN.or_else(late).or_else(DATES)).prioritise([ONE], as_of=BEFORE).source
        == "elsewhere, standing in for testshire"
    )
