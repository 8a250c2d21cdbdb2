"""Lanes of which no share is stated: an order within each, none across them, and a batch of one lane."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from fast_tracks import flag, in_lanes, lane
from policies import DOC, case, engine, points

AS_OF = date(2026, 1, 5)
TEAMS = (lane("late", overdue=True), lane("new", overdue=False))
# the twenty weeks of a request of 2025 end before 5 Jan 2026 if it came before 18 Aug 2025
CASES = (
    case("new-1", date(2025, 12, 1)),
    case("new-2", date(2025, 12, 2), looked_after=True),
    case("late-1", date(2025, 1, 6)),
    case("late-2", date(2025, 2, 3), looked_after=True),
    case("late-3", date(2025, 3, 3)),
)


def ranked(order: sr.Lanes, **more: Any) -> sr.Ranking:
    return engine(prioritisation=order).prioritise(CASES, as_of=AS_OF, **more)


def of_lane(ranking: sr.Ranking, id: str) -> list[str]:
    return [place.reference for place in ranking.batch(9, id)]


def test_each_lane_has_an_order_of_its_own_and_a_note_says_that_there_is_none_across():
    ranking = ranked(in_lanes(*TEAMS, orders={"late": points()}))
    # twelve points for being looked after, and one a week: 42 weeks before 5 Jan 2026 for late-2, and 52 for late-1
    assert of_lane(ranking, "late") == ["late-2", "late-1", "late-3"]
    assert of_lane(ranking, "new") == ["new-1", "new-2"]
    assert ranking.without_shares
    assert ranking.notes == (
        "no share of the capacity is stated for the lanes, so the order across lanes says nothing, and a batch is of one lane",
    )


def test_the_list_of_all_goes_by_the_dates_of_those_that_are_first_in_their_lane():
    ranking = ranked(in_lanes(*TEAMS, orders={"late": points()}))
    # late-2 stands before late-1 in its lane, so the older late-1 waits for it; the new ones have the later limits
    assert ranking.references == ("late-2", "late-1", "late-3", "new-1", "new-2")
    assert [(p.place, p.lane, p.place_in_lane) for p in ranking.places] == [
        (1, "late", 1), (2, "late", 2), (3, "late", 3), (4, "new", 1), (5, "new", 2),
    ]  # fmt: skip


def test_that_a_lane_is_declared_first_does_not_put_it_first():
    turned = in_lanes(lane("new", overdue=False), lane("late", overdue=True))
    assert ranked(turned).references == ranked(in_lanes(*TEAMS)).references


def test_a_batch_is_of_one_lane():
    ranking = ranked(in_lanes(*TEAMS))
    assert [p.reference for p in ranking.batch(1, lane="new")] == ["new-1"]
    assert ranking.batch(0, "new") == ()
    with pytest.raises(sr.InputError) as error:
        ranking.batch(2)
    (problem,) = error.value.problems
    assert problem.where == "lane"
    assert problem.message == "no share is stated for the lanes, so nothing says how a batch across them is made."
    assert problem.fix == "Ask for one lane: late or new. Where the source states shares, give them in the policy."
    with pytest.raises(ValueError, match="a whole number of cases"):
        ranking.batch(-1, "new")


def test_a_lane_that_is_not_there_is_refused_in_every_mode():
    with pytest.raises(sr.InputError, match=r"there is no lane 'old'\. The lanes are late and new\."):
        ranked(in_lanes(*TEAMS)).batch(1, "old")
    with pytest.raises(sr.InputError, match="this order has no lanes"):
        engine(prioritisation=points()).prioritise(CASES, as_of=AS_OF).batch(1, "late")


def test_every_lane_is_named_to_who_asks_for_none():
    three = in_lanes(lane("late", overdue=True), lane("care", flag("looked_after")), lane("rest"))
    with pytest.raises(sr.InputError, match=r"Ask for one lane: late, care or rest\."):
        ranked(three).batch(1)


def test_lanes_with_shares_give_the_next_of_one_lane_too():
    shared = in_lanes(lane("late", overdue=True, reserved=2), lane("new", reserved=1))
    ranking = ranked(shared)
    assert [p.reference for p in ranking.batch(3)] == ["late-1", "late-2", "new-1"]
    assert of_lane(ranking, "late") == ["late-1", "late-2", "late-3"]
    assert [p.place_in_lane for p in ranking.batch(3)] == [1, 2, 1]


def test_a_promise_is_kept_within_each_lane():
    promise = sr.Guarantee(id="g", title="In care first", when=flag("looked_after"), provenance=DOC)
    ranking = ranked(in_lanes(*TEAMS, guarantees=[promise]))
    assert of_lane(ranking, "late") == ["late-2", "late-1", "late-3"]
    assert of_lane(ranking, "new") == ["new-2", "new-1"]


def test_the_share_of_a_promise_is_of_what_is_taken_of_its_lane():
    promise = sr.Guarantee.model_validate(
        {"id": "g", "title": "Long overdue first", "overdue_weeks": 20, "max_share": 0.5, "provenance": DOC}
    )
    first = sr.Lexicographic(
        id="o", title="O", provenance=DOC, mode_provenance=DOC, tiers=[["care"]],
        factors=[sr.Factor(id="care", title="C", kind="flag", fact="testshire.looked_after", provenance=DOC)],
    )  # fmt: skip
    ranking = ranked(in_lanes(*TEAMS, orders={"late": first}, guarantees=[promise]))
    # all three are overdue by more than 20 weeks: the first place is nobody's by promise, the second one is late-1's
    assert of_lane(ranking, "late") == ["late-2", "late-1", "late-3"]
    assert of_lane(ranking, "new") == ["new-1", "new-2"]


def test_a_person_puts_a_case_at_a_place_of_its_lane():
    rule = sr.Overriding(roles=("Principal EP",), provenance=DOC)
    put = sr.PlaceOverride(
        reference="late-3", place=1, role="Principal EP", reason="placement about to break down", on=AS_OF,
        until=date(2026, 2, 2),
    )  # fmt: skip
    ranking = ranked(in_lanes(*TEAMS, override=rule), overrides=[put])
    assert of_lane(ranking, "late") == ["late-3", "late-1", "late-2"]
    assert ranking.batch(1, "late")[0].reasons[0].endswith("(place 3 in its lane without it)")
    assert of_lane(ranking, "new") == ["new-1", "new-2"]


def test_as_data_the_lanes_stand_beside_the_places():
    said = ranked(in_lanes(*TEAMS)).to_dict()
    assert said["lanes"] == [{"id": "late", "title": "Late"}, {"id": "new", "title": "New"}]
    assert [(p["lane"], p["place_in_lane"]) for p in said["places"]][-1] == ("new", 2)
    shared = ranked(in_lanes(lane("late", overdue=True, reserved=2), lane("new", reserved=1))).to_dict()
    assert [lane["reserved"] for lane in shared["lanes"]] == [2, 1]
