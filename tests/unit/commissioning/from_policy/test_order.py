"""A policy's order as lanes and groups of a forecast, by hand."""

from datetime import date
from decimal import Decimal

import sendrules as sr
from policies import DOC, QUEUE, case, points, policy, tiers
from sendrules.commissioning.forecast import forecast
from sendrules.commissioning.from_policy.order import order_of_policy
from sendrules.commissioning.inputs import PlanInputs, Waiting

AS_OF = date(2024, 11, 30)


def asked(order, *, cases=QUEUE, waiting=None, new=None, **more):
    said = policy(prioritisation=order, **more)
    every = [each.reference for each in cases]
    return order_of_policy(cases, order, said, waiting=waiting or every, new=every if new is None else new, as_of=AS_OF)


def lanes(*found, **more):
    return sr.Lanes(id="l", title="Lanes", provenance=DOC, mode_provenance=DOC, lanes=found, **more)


def lane(id, **more):
    return sr.Lane(id=id, title=id.capitalize(), provenance=DOC, **more)


OLD_AND_NEW = lanes(lane("old", overdue=True, share=Decimal("0.3")), lane("new", share=Decimal("0.1")))


def test_facts_first_are_ranks():
    found = asked(tiers("group", "wait", "transfer"))
    # B and E are looked after, A, C and D are not: two of five and three of five
    assert [(group.id, group.rank, group.share) for group in found.groups] == [("rank-1", 1, 0.4), ("rank-2", 2, 0.6)]
    assert dict(found.group_of) == {"A": "rank-2", "B": "rank-1", "C": "rank-2", "D": "rank-2", "E": "rank-1"}
    assert [(one.id, one.share) for one in found.lanes] == [("all", 1.0)]
    assert found.ages_up_after_months == "never"
    assert dict(found.titles) == {"rank-1": "Looked after", "rank-2": "none of these"}


def test_several_facts_make_the_ranks_in_their_order():
    found = asked(tiers("group", "transfer", "wait"))
    # E both, B looked after, C and D in a transfer year, A neither
    assert dict(found.group_of) == {"E": "rank-1", "B": "rank-2", "C": "rank-3", "D": "rank-3", "A": "rank-4"}


def test_the_wait_first_is_one_group():
    found = asked(tiers("wait", "group", "transfer"))
    assert [(group.id, group.share) for group in found.groups] == [("all", 1.0)]
    assert any("Looked after, Phase transfer: this decides only" in said for said in found.not_held)


def test_points_are_ranks_that_age():
    found = asked(points())
    # 20, 12, 8 and 0 points: 20 / 3 weeks a rank are 1.53 months
    assert dict(found.group_of) == {"E": "rank-1", "B": "rank-2", "C": "rank-3", "D": "rank-3", "A": "rank-4"}
    assert found.ages_up_after_months == 2
    assert list(found.titles.values()) == ["20 points", "12 points", "8 points", "0 points"]


def test_points_with_a_cap_are_told_apart_by_what_is_left():
    found = asked(points(most=8))
    # at most 8: B, C, D and E have 8, and A none; 8 weeks are 1.84 months
    assert dict(found.group_of) == {"A": "rank-2", "B": "rank-1", "C": "rank-1", "D": "rank-1", "E": "rank-1"}
    assert found.ages_up_after_months == 2


def test_points_worth_days_are_no_ranks_and_that_is_said():
    found = asked(points(most=1))
    assert [group.id for group in found.groups] == ["all"]
    assert any("less than the forecast's months" in said for said in found.not_held)


def test_lanes_have_their_shares_in_proportion_and_who_is_overdue_today():
    found = asked(OLD_AND_NEW)
    # 0.3 and 0.1 are three quarters and one; the limits of A, D, C and B have passed on 30 November 2024, and E's is in February 2025
    assert [(one.id, one.share) for one in found.lanes] == [("old", 0.75), ("new", 0.25)]
    assert dict(found.group_of) == dict.fromkeys("ABCD", "old-1") | {"E": "new-1"}
    # whoever comes is not overdue
    assert {group.id: group.share for group in found.groups} == {"old-1": 0.0, "new-1": 1.0}
    assert any("a case changes its lane when its limit passes" in said for said in found.not_held)


def test_reserved_places_are_shares_in_proportion():
    order = lanes(lane("old", overdue=True, reserved=10), lane("new", reserved=30))
    assert [one.share for one in asked(order).lanes] == [0.25, 0.75]


def test_each_lane_has_its_own_order():
    found = asked(
        lanes(*OLD_AND_NEW.lanes, orders={"old": tiers("group", "wait", "transfer").model_copy(update={"id": "in"})})
    )
    assert found.group_of["B"] == "old-1"
    assert {found.group_of[each] for each in "ACD"} == {"old-2"}


def test_lanes_without_shares_leave_it_unknown():
    found = asked(lanes(lane("old", overdue=True), lane("new")))
    assert (found.lanes, found.groups) == (None, None)


def test_what_lanes_cannot_hold_is_named():
    order = lanes(
        lane("old", received_before=date(2025, 6, 1), share=Decimal("0.3"), spills=False),
        lane("mid", overdue=True, share=Decimal("0.3"), spill_to="new"),
        lane("new", share=Decimal("0.1")),
    )
    found = asked(order)
    for words in ("received before 2025-06-01", "leaves its unused places empty", "goes to new first"):
        assert any(words in said for said in found.not_held)
    assert {group.lane for group in found.groups if group.share} == {"new"}


def test_a_promise_is_the_first_rank():
    promise = sr.Guarantee(
        id="g", title="Looked after first", when={"fact": "testshire.looked_after", "is": True}, provenance=DOC
    )
    order = sr.DateOrder(id="d", title="D", provenance=DOC, guarantees=(promise,))
    found = asked(order)
    assert {each for each, group in found.group_of.items() if group == "rank-1"} == {"B", "E"}
    assert found.titles["rank-1"] == "Looked after first"


def test_a_promise_to_the_long_overdue_ages_ranks_and_says_nothing_where_there_is_one():
    promise = sr.Guarantee(id="g", title="Long overdue first", overdue_weeks=10, provenance=DOC)
    one = asked(sr.DateOrder(id="d", title="D", provenance=DOC, guarantees=(promise,)))
    assert (one.ages_up_after_months, one.not_held) == ("never", ())  # the longest wait goes first anyway
    two = asked(tiers("group", "wait", "transfer").model_copy(update={"guarantees": (promise,)}))
    assert two.ages_up_after_months == 7  # 20 and 10 weeks are 210 days, 6.9 months
    assert any(said.startswith("Long overdue first: a case moves up a rank after 7 months") for said in two.not_held)


def test_a_fast_track_has_its_lane():
    order = lanes(lane("fast", when={"fact": "testshire.transfer", "is": True}, share=Decimal("0.5")), lane("rest", share=Decimal("0.5")))  # fmt: skip
    track = sr.FastTrackPolicy(id="f", title="Fast track", status="in-force", lane="fast", max_share=Decimal("0.2"), provenance=DOC)  # fmt: skip
    cases = (*QUEUE, case("F", date(2024, 11, 4), fast_track=True))
    found = asked(order, cases=cases, fast_track=track)
    assert any("its lane takes at most a share of 0.2" in said for said in found.not_held)
    assert {each for each, group in found.group_of.items() if group == "fast-1"} >= {"C", "D", "E"}


def test_what_is_not_recorded_is_counted():
    found = asked(tiers("group", "wait", "transfer"))
    assert any(
        said.startswith("Looked after (testshire.looked_after): 3 of the 5 cases that wait") for said in found.not_held
    )


def test_new_cases_are_those_that_stand_for_them():
    found = asked(tiers("group", "wait", "transfer"), new=["A", "A", "A", "B"])
    assert {group.id: group.share for group in found.groups} == {"rank-1": 0.25, "rank-2": 0.75}
    assert "its share of the 4 new requests" in found.groups[0].source
    none = asked(tiers("group", "wait", "transfer"), new=[])
    assert {group.id: group.share for group in none.groups} == {"rank-1": 0.4, "rank-2": 0.6}
    assert "since there are no new requests" in none.groups[0].source


def test_the_forecast_serves_them_in_that_order():
    found = asked(tiers("group", "wait", "transfer"))
    counts = {"rank-1": (0, 0, 1, 0, 0, 1), "rank-2": (0, 0, 0, 0, 0, 0, 1, 0, 0, 2)}
    said = {"source": "by hand"}
    none = {"vacancy": 0.0, "rejected": 0.0, **said}
    inputs = PlanInputs.model_validate(
        {
            "first_month": date(2024, 12, 1), "months": 4, **said,
            "demand": {"a_month": 0, "seasonal": dict.fromkeys(range(1, 13), 1.0), "growth_a_year": 0, "withdrawn": 0.0, "assessed": 1, **said},
            "supplies": ({"id": "team", "a_month": 2, "starts": date(2024, 12, 1), "ends": "never", **none},),
            "ages_up_after_months": found.ages_up_after_months,
        }
    ).model_copy(update={"waiting": Waiting(counts=counts, **said), "groups": found.groups, "lanes": found.lanes})  # fmt: skip
    # B and E first, then D and A of February, then C
    allocated = forecast(inputs, runs=10).flow.allocated[:, :, 0].tolist()
    assert allocated == [[2, 0], [0, 2], [0, 1], [0, 0]]
