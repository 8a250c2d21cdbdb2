"""The lane of the fast track, and its share of a batch."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from fast_tracks import capped, flag, in_lanes, lane
from policies import DOC, case, engine

AS_OF = date(2026, 1, 5)


def several(stem: str, n: int, received: date, **facts: Any) -> list[sr.Case]:
    return [case(f"{stem}{i}", received, **facts) for i in range(n)]


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
