"""Batches from lanes: what was promised or decided first, then each lane in its turn, and nobody for ever."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from policies import DOC, case, engine, policy
from sendrules.local.checking.consistency import findings_of

AS_OF = date(2026, 1, 5)


def lane(id: str, when: sr.When | None = None, **more: Any) -> sr.Lane:
    return sr.Lane(id=id, title=id.capitalize(), when=when, provenance=DOC, **more)


def flag(name: str) -> sr.When:
    return sr.When(fact=f"testshire.{name}", equals=True)


def in_lanes(*lanes: sr.Lane, **more: Any) -> sr.Lanes:
    return sr.Lanes(id="lanes", title="Lanes", lanes=lanes, provenance=DOC, mode_provenance=DOC, **more)


def several(stem: str, n: int, received: date, **facts: Any) -> list[sr.Case]:
    return [case(f"{stem}{i}", received, **facts) for i in range(n)]


def taken(order: sr.Lanes, cases: list[sr.Case], n: int, **more: Any) -> list[str]:
    return [p.reference for p in engine(prioritisation=order).prioritise(cases, as_of=AS_OF, **more).batch(n)]


RULE = sr.Overriding(roles=("Principal EP",), provenance=DOC)


def put(reference: str, place: int) -> sr.PlaceOverride:
    return sr.PlaceOverride(
        reference=reference, place=place, role="Principal EP", reason="placement about to break down",
        on=AS_OF, until=date(2026, 2, 2),
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
    ranking = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
    for n in (10, 20, 30):
        assert Counter(p.lane for p in ranking.batch(n)) == {"many": n * 9 // 10, "few": n // 10}


def test_reserved_places_shrink_in_proportion_with_the_batch():
    order = in_lanes(lane("late", overdue=True, reserved=30), lane("new", reserved=10))
    cases = several("old", 40, date(2024, 1, 1)) + several("new", 20, date(2025, 12, 1))
    ranking = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
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


def test_lanes_have_the_greatest_bound_of_their_orders_or_none():
    tiers = sr.Lexicographic(
        id="t", title="T", tiers=(("group",),), provenance=DOC, mode_provenance=DOC,
        factors=(sr.Factor(id="group", title="G", kind="flag", fact="testshire.looked_after", provenance=DOC),),
    )  # fmt: skip
    assert in_lanes(*SHARES).starvation_bound == 0
    assert in_lanes(*SHARES, orders={"new": tiers}).starvation_bound is None


def fast_lane(**fast: Any) -> sr.Engine:
    given: dict[str, Any] = {
        "id": "fast", "title": "Fast track", "provenance": DOC, "status": "in-force", "lane": "fast",
    }  # fmt: skip
    return engine(
        prioritisation=in_lanes(
            lane("fast", flag("transfer"), share=Decimal("0.5")), lane("rest", share=Decimal("0.5"))
        ),
        fast_track=sr.FastTrackPolicy.model_validate(given | fast),
    )


ON = case("on", date(2025, 12, 1), transfer=False, fast_track=True, fast_track_since="2025-12-02")


@pytest.mark.parametrize(
    ("fast", "lane_", "why"),
    [
        ({}, "fast", None),
        ({"effective": "2025-12"}, "fast", None),
        ({"review": {"expires_after": "8 weeks"}}, "fast", None),
        ({"status": "none"}, "rest", "on: not on the fast track: the authority has none"),
        ({"effective": "2027-01"}, "rest", "on: not on the fast track: the fast track begins Fri 1 Jan 2027, after"),
        ({"in_force_to": date(2025, 12, 31)}, "rest", "on: not on the fast track: the fast track is not in force on"),
        # four weeks from 2 December 2025
        ({"review": {"expires_after": "4 weeks"}}, "rest", "on: not on the fast track: its place on the fast track ended Tue 30 Dec 2025"),
    ],
)  # fmt: skip
def test_the_lane_of_the_fast_track_is_for_cases_that_are_on_it(fast, lane_, why):
    ranking = fast_lane(**fast).prioritise([ON], as_of=AS_OF)
    assert ranking.places[0].lane == lane_
    assert [note[: len(why or "")] for note in ranking.notes] == ([why] if why else [])


def capped(most: str, share: str = "0.3") -> tuple[sr.Lanes, sr.FastTrackPolicy]:
    order = in_lanes(
        lane("fast", flag("looked_after"), share=Decimal(share)),
        lane("moves", flag("transfer"), share=Decimal("0.4")),
        lane("rest", share=Decimal("0.3")),
    )
    fast = sr.FastTrackPolicy.model_validate(
        {
            "id": "fast",
            "title": "F",
            "provenance": DOC,
            "status": "in-force",
            "lane": "fast",
            "max_share": most,
        }
    )
    return order, fast


def test_the_fast_track_takes_no_more_than_its_share_of_a_batch_while_others_wait():
    order, fast = capped("0.3")
    cases = several("fast", 20, date(2024, 1, 1), looked_after=True) + several("rest", 10, date(2025, 12, 1))
    # the lane of the moves is empty, and the older cases are on the fast track: unbounded it would have half
    free = engine(prioritisation=order).prioritise(cases, as_of=AS_OF)
    kept = engine(prioritisation=order, fast_track=fast).prioritise(cases, as_of=AS_OF)
    assert Counter(p.lane for p in free.batch(10)) == {"fast": 5, "rest": 5}
    assert Counter(p.lane for p in kept.batch(10)) == {"fast": 3, "rest": 7}
    assert kept.batch(1)[0].lane == "fast"  # a share is at least one place
    assert len(kept.batch(30)) == 30


def test_a_fast_track_and_its_lane_agree_on_its_share():
    def said(**change: Any) -> list[tuple[str, str]]:
        order, fast = capped(change.pop("most", "0.3"))
        made = policy(prioritisation=order, fast_track=fast.model_copy(update=change))
        return [(f.severity.value, f.message) for f in findings_of(made, sr.statute()) if "max_share" in f.where]

    assert said() == []
    assert said(most="0.2") == [("refused", "the fast track may take 0.2 at most, and its lane 'fast' is given more.")]
    assert said(lane=None)[0][0] == "warning"
