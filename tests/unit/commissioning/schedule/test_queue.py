"""Who is taken next: by number, by day of request, by lane. All invented."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from policies import DOC
from sendrules.commissioning.schedule.queue import Queue, Taken

MAY, JULY = date(2025, 5, 1), date(2025, 7, 1)


def lane(id: str, **more: Any) -> sr.Lane:
    return sr.Lane.model_validate({"id": id, "title": id, "provenance": DOC} | more)


LANES = [lane("old", overdue=True, share=Decimal("0.75")), lane("new", share=Decimal("0.25"))]


def test_a_number_runs_out() -> None:
    queue = Queue(50)
    assert queue.room_for(35) == 35
    assert queue.take(35) == (Taken(None, 35, None),)
    assert (queue.left, queue.room_for(35)) == (15, 15)


def test_a_queue_that_is_not_known_has_no_end() -> None:
    queue = Queue(None)
    assert (queue.left, queue.room_for(35), queue.take(35)) == (None, 35, (Taken(None, 35, None),))


def test_days_are_taken_in_the_order_that_is_given() -> None:
    queue = Queue([JULY, MAY, MAY])
    assert queue.take(2) == (Taken(None, 2, (JULY, MAY)),)


def test_lanes_share_the_places_and_the_rest_goes_over() -> None:
    queue = Queue({"old": 30, "new": 50}, LANES)
    assert [(taken.lane, taken.n) for taken in queue.take(40)] == [("old", 30), ("new", 10)]
    assert [(taken.lane, taken.n) for taken in queue.take(40)] == [("new", 40)]  # the old lane is empty


def test_places_that_a_lane_keeps_stay_empty() -> None:
    kept = [lane("old", overdue=True, reserved=30, spills=False), lane("new", reserved=10)]
    queue = Queue({"old": 20, "new": 50}, kept)
    assert queue.room_for(40) == 30  # 10 of the 30 places for the old lane stay empty


@pytest.mark.parametrize(
    ("waiting", "lanes", "words"),
    [
        (-1, (), "no number"),
        (True, (), "no number"),
        (40, LANES, "not given by lane"),
        (None, LANES, "nobody is said to wait"),
        ({"old": 30}, LANES, "the lanes are old, new"),
        ({"old": 30}, (), "the lanes are none"),
        ({"old": 3, "new": 5}, [lane("old", overdue=True), lane("new")], "no source states how"),
    ],
)
def test_what_does_not_fit_is_refused(waiting: Any, lanes: Any, words: str) -> None:
    with pytest.raises(sr.InputError, match=words):
        Queue(waiting, lanes)
