"""Orders of cases that are refused when they are declared, and how long each can keep a case waiting."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from fast_tracks import in_lanes, lane
from policies import DOC, factors, points


def test_the_bound_is_a_week_more_where_a_tie_may_go_against_the_longer_wait():
    assert points(tie_break=("limit", "received", "reference")).starvation_bound == 21
    overdue = sr.Factor(id="wait", title="Overdue", kind="overdue", provenance=DOC)
    made = points().model_dump() | {"factors": (overdue, *factors()[1:])}
    assert sr.Points.model_validate(made).starvation_bound is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": {"wait": 1, "group": 12}}, "every factor has to have a weight"),
        ({"weights": {"wait": 0, "group": 12, "transfer": 8}}, "overtaken for ever"),
        ({"caps": {"wait": 52}}, "points of the wait must have no cap"),
        ({"caps": {"nobody": 1}}, "no factor called 'nobody'"),
        ({"tie_break": ("received", "limit")}, "must end with the reference"),
        ({"tie_break": ("reference", "limit", "reference")}, "must end with the reference"),
    ],
)
def test_points_that_could_starve_somebody_or_tie_are_refused(change, words):
    given: dict[str, Any] = {"weights": {"wait": 1, "group": 12, "transfer": 8}}
    with pytest.raises(ValidationError, match=words):
        sr.Points(id="p", title="P", factors=factors(), provenance=DOC, mode_provenance=DOC, **(given | change))


def lanes(**more: Any) -> sr.Lanes:
    return sr.Lanes(
        id="lanes", title="Two lanes", provenance=DOC, mode_provenance=DOC,
        lanes=(
            sr.Lane(id="late", title="Overdue", overdue=True, share=Decimal("0.5"), provenance=DOC),
            sr.Lane(id="new", title="In time", share=Decimal("0.5"), provenance=DOC, **more),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (({"overdue": None}, {}), "the lane late takes every case"),
        (({}, {"overdue": True}), "the last lane, new, has to take"),
        (({"when": sr.When(fact="x.y", equals=True)}, {"overdue": False}), "the last lane, new, has to take"),
        (({}, {"overdue": False, "when": sr.When(fact="x.y", equals=True)}), "the last lane, new, has to take"),
        (({"share": None}, {}), "or none of them either"),
        (({"share": None}, {"share": None, "spills": False}), "nothing of it can spill"),
        (({"share": None, "spill_to": "new"}, {"share": None}), "nothing of it can spill"),
        (({"reserved": 2}, {}), "a share of what is taken or reserved places, and not both"),
        (({"share": Decimal("0.6")}, {}), "more than 1"),
        (({"share": None, "reserved": 3}, {}), "some lanes have a share"),
        (({"spill_to": "nowhere"}, {}), "not another lane"),
        (({"share": Decimal(0)}, {}), "the lane late has no capacity"),
        (({"share": None, "reserved": 0}, {"share": None, "reserved": 3}), "the lane late has no capacity"),
        (({"spills": False, "spill_to": "new"}, {}), "does not spill, and names where"),
    ],
)
def test_lanes_that_could_lose_a_case_are_refused(changes, words):
    made = [lane.model_dump() | change for lane, change in zip(lanes().lanes, changes, strict=True)]
    with pytest.raises(ValidationError, match=words):
        sr.Lanes.model_validate(lanes().model_dump() | {"lanes": made})


def test_two_guarantees_with_one_id_are_refused():
    promise = sr.Guarantee(id="g", title="Overdue first", overdue_weeks=10, provenance=DOC)
    with pytest.raises(ValidationError, match="two guarantees share an id"):
        points(guarantees=(promise, promise))


@pytest.mark.parametrize(("late", "new"), [(True, False), (False, True)])
def test_the_last_lane_may_be_the_opposite_of_an_earlier_one(late, new):
    made = in_lanes(lane("late", overdue=late), lane("new", overdue=new))
    assert made.without_shares
    assert made.starvation_bound == 0
    between = in_lanes(
        lane("late", overdue=late), lane("care", sr.When(fact="x.y", equals=True)), lane("new", overdue=new)
    )
    assert [each.id for each in between.lanes] == ["late", "care", "new"]


@pytest.mark.parametrize(
    ("carried", "words"),
    [
        (
            {"guarantees": [sr.Guarantee(id="g", title="G", overdue_weeks=4, provenance=DOC)]},
            "a guarantee is for all lanes",
        ),
        ({"override": sr.Overriding(roles=("Principal EP",), provenance=DOC)}, "who may override is for all lanes"),
        ({"in_force_from": date(2026, 1, 5)}, "the first day is for all lanes"),
        ({"in_force_to": date(2026, 1, 5)}, "the last day is for all lanes"),
    ],
)
def test_what_would_not_be_kept_within_a_lane_is_refused_there(carried, words):
    with pytest.raises(ValidationError, match=words):
        in_lanes(*SHARES, orders={"new": sr.DateOrder(id="d", title="D", provenance=DOC, **carried)})


def test_a_guarantee_says_whom_it_covers():
    assert sr.Guarantee(id="g", title="G", when=sr.When(fact="x.y", equals=True), provenance=DOC).overdue_weeks is None
    with pytest.raises(ValidationError, match="a guarantee says whom it covers"):
        sr.Guarantee(id="g", title="G", provenance=DOC)


@pytest.mark.parametrize(
    "change", [{"when": sr.When(fact="x.y", equals=True)}, {"evidence": [{"id": "e", "title": "E"}]}]
)
def test_the_points_of_the_wait_are_for_every_case(change):
    wait = sr.Factor.model_validate({"id": "wait", "title": "Waiting", "kind": "wait", "provenance": DOC} | change)
    made = points().model_dump() | {"factors": (wait, *factors()[1:])}
    with pytest.raises(ValidationError, match="the points of the wait must be for every case"):
        sr.Points.model_validate(made)


def test_a_period_that_is_reached_adds_its_points_to_the_bound_and_is_no_wait():
    late = sr.Factor(id="late", title="Late", kind="overdue", at_least="4 weeks", provenance=DOC)
    made = points().model_dump() | {"factors": (*factors(), late)}
    made["weights"] |= {"late": 5}
    assert sr.Points.model_validate(made).starvation_bound == 25  # 12 + 8 + 5 at one a week
    without = made | {"factors": (*factors()[1:], late), "weights": {"group": 12, "transfer": 8, "late": 5}}
    with pytest.raises(ValidationError, match="exactly one wait must have points for each week"):
        sr.Points.model_validate(without)


SHARES = (lane("late", overdue=True, share=Decimal("0.8")), lane("new", share=Decimal("0.2")))


def test_lanes_have_the_greatest_bound_of_their_orders_or_none():
    tiers = sr.Lexicographic(
        id="t", title="T", tiers=(("group",),), provenance=DOC, mode_provenance=DOC,
        factors=(sr.Factor(id="group", title="G", kind="flag", fact="testshire.looked_after", provenance=DOC),),
    )  # fmt: skip
    assert in_lanes(*SHARES).starvation_bound == 0
    assert in_lanes(*SHARES, orders={"new": tiers}).starvation_bound is None
