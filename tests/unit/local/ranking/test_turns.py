"""Lanes take turns: shares, reserved places, and no case waits for ever."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from fast_tracks import flag, in_lanes, lane
from policies import DOC, case, engine

AS_OF = date(2024, 11, 30)


def lanes(**more: Any) -> sr.Lanes:
    return sr.Lanes(
        id="lanes", title="Two lanes", provenance=DOC, mode_provenance=DOC,
        lanes=(
            sr.Lane(id="late", title="Overdue", overdue=True, share=Decimal("0.5"), provenance=DOC),
            sr.Lane(id="new", title="In time", share=Decimal("0.5"), provenance=DOC, **more),
        ),
    )  # fmt: skip


def test_lanes_take_turns_and_a_case_is_in_one_exactly():
    cases = [case(f"late{n}", date(2024, 1, n + 1)) for n in range(3)]
    cases += [case(f"new{n}", date(2024, 11, n + 1)) for n in range(3)]
    ranking = engine(prioritisation=lanes()).prioritise(cases, as_of=AS_OF)
    assert ranking.references == ("late0", "new0", "late1", "new1", "late2", "new2")
    assert [p.lane for p in ranking.places] == ["late", "new"] * 3
    assert "in the lane 'Overdue'" in ranking.places[0].reasons


def test_reserved_capacity_that_does_not_spill_stays_empty():
    cases = [case(f"late{n}", date(2024, 1, n + 1)) for n in range(6)] + [case("new", date(2024, 11, 1))]
    kept = engine(prioritisation=lanes(spills=False)).prioritise(cases, as_of=AS_OF).batch(6)
    spilt = engine(prioritisation=lanes()).prioritise(cases, as_of=AS_OF).batch(6)
    assert (len(kept), len(spilt)) == (4, 6)


IN_2026 = date(2026, 1, 5)


def several(stem: str, n: int, received: date, **facts: Any) -> list[sr.Case]:
    return [case(f"{stem}{i}", received, **facts) for i in range(n)]


def taken(order: sr.Lanes, cases: list[sr.Case], n: int, **more: Any) -> list[str]:
    return [p.reference for p in engine(prioritisation=order).prioritise(cases, as_of=IN_2026, **more).batch(n)]


RULE = sr.Overriding(roles=("Principal EP",), provenance=DOC)


def put(reference: str, place: int) -> sr.PlaceOverride:
    return sr.PlaceOverride(
        reference=reference, place=place, role="Principal EP", reason="placement about to break down",
        on=IN_2026, until=date(2026, 2, 2),
    )  # fmt: skip


SHARES = (lane("late", overdue=True, share=Decimal("0.8")), lane("new", share=Decimal("0.2")))

LATE_AND_NEW = several("old", 6, date(2024, 1, 1)) + several("new", 6, date(2025, 12, 1))


def test_what_was_put_first_is_in_the_next_batch_and_counts_for_its_lane():
    order = in_lanes(*SHARES, override=RULE)
    assert taken(order, LATE_AND_NEW, 1, overrides=[put("new5", 1)]) == ["new5"]
    assert taken(order, LATE_AND_NEW, 2, overrides=[put("new5", 1), put("new4", 2)]) == ["new5", "new4"]
    # one of five places is the small lane's, and the override has used it
    assert taken(order, LATE_AND_NEW, 5, overrides=[put("new5", 1)]) == [
        "new5",
        "old0",
        "old1",
        "old2",
        "old3",
    ]


def test_what_was_promised_first_is_in_the_next_batch():
    promise = sr.Guarantee(id="g", title="Overdue by 40 weeks goes first", overdue_weeks=40, provenance=DOC)
    order = in_lanes(
        lane("many", flag("transfer"), share=Decimal("0.9")), lane("few", share=Decimal("0.1")), guarantees=(promise,)
    )  # fmt: skip
    cases = several("old", 3, date(2024, 1, 1)) + several("new", 9, date(2025, 12, 1), transfer=True)
    assert taken(order, cases, 3) == ["old0", "old1", "old2"]
    assert taken(order, cases, 4) == ["old0", "old1", "old2", "new0"]


def weeks_until_taken(order: sr.Lanes, batch: int, arrivals: int = 4) -> int | None:
    """One old case waits in the lane of the others; each week as many as are taken arrive in the first."""
    day = date(2024, 1, 1)
    waiting = [case("plain", day)]
    for week in range(30):
        day += timedelta(weeks=1)
        waiting += several(f"w{week}-", arrivals, day, transfer=True)
        batch_ = {p.reference for p in engine(prioritisation=order).prioritise(waiting, as_of=day).batch(batch)}
        if "plain" in batch_:
            return week
        waiting = [c for c in waiting if c.reference not in batch_]
    return None


@pytest.mark.parametrize("batch", [1, 4, 7])
def test_a_small_share_does_not_starve_a_lane_of_small_batches(batch):
    order = in_lanes(lane("many", flag("transfer"), share=Decimal("0.9")), lane("few", share=Decimal("0.1")))
    assert weeks_until_taken(order, batch) == 0
    assert order.starvation_bound == 0


def test_whole_places_of_a_share_are_kept_in_every_batch_where_they_come_out_even():
    order = in_lanes(lane("many", flag("transfer"), share=Decimal("0.9")), lane("few", share=Decimal("0.1")))
    cases = several("few", 20, date(2024, 1, 1)) + several("many", 40, date(2025, 12, 1), transfer=True)
    ranking = engine(prioritisation=order).prioritise(cases, as_of=IN_2026)
    for n in (10, 20, 30):
        assert Counter(p.lane for p in ranking.batch(n)) == {"many": n * 9 // 10, "few": n // 10}


def test_reserved_places_shrink_in_proportion_with_the_batch():
    order = in_lanes(lane("late", overdue=True, reserved=30), lane("new", reserved=10))
    cases = several("old", 40, date(2024, 1, 1)) + several("new", 20, date(2025, 12, 1))
    ranking = engine(prioritisation=order).prioritise(cases, as_of=IN_2026)
    for n, late in ((4, 3), (20, 15), (40, 30)):
        assert Counter(p.lane for p in ranking.batch(n))["late"] == late
    assert len(ranking.batch(60)) == 60


def test_what_a_lane_does_not_use_goes_where_it_spills_to():
    def order(to: str | None) -> sr.Lanes:
        return in_lanes(
            lane("urgent", flag("looked_after"), reserved=5, spill_to=to),
            lane("moves", flag("transfer"), reserved=1),
            lane("rest", reserved=1),
        )

    cases = several("move", 8, date(2025, 1, 6), transfer=True) + several("rest", 8, date(2025, 11, 3))
    # the five unused places: all to the lane named, or in turn to both
    assert Counter(ref[:4] for ref in taken(order("moves"), cases, 7)) == {"move": 6, "rest": 1}
    assert Counter(ref[:4] for ref in taken(order("rest"), cases, 7)) == {"move": 1, "rest": 6}
    assert Counter(ref[:4] for ref in taken(order(None), cases, 8)) == {"move": 4, "rest": 4}
