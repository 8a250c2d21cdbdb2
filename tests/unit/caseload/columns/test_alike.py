"""Events that are about the same body or service, in order of their matter."""

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.alike import by_matter, dated
from tried_rows import Row, batch_of_rows, e

ADVICE = EventKind.ADVICE_REQUEST


def asked(day: int, about: str) -> object:
    return e("advice-request", day, to="educational-psychologist", about=about)


TWO_SERVICES = batch_of_rows(
    [
        Row("one", [asked(10, "b"), asked(11, "a"), asked(12, "b"), e("request", 12)], None),
        Row("other", [asked(10, "a"), asked(10, "b"), e("request", 10), e("turns-25", 900)], None),
    ],
    as_of=40,
)


def test_the_places_are_in_order_of_matter_and_day() -> None:
    order, keys = by_matter(TWO_SERVICES), dated(TWO_SERVICES)
    assert order.rows is not None
    assert order.places is not None
    assert keys[order.rows].tolist() == sorted(keys.tolist())
    assert order.rows[order.places].tolist() == list(range(len(TWO_SERVICES)))


def test_the_first_of_a_day_and_the_end_of_a_matter() -> None:
    order, keys = by_matter(TWO_SERVICES), dated(TWO_SERVICES)
    assert order.rows is not None
    in_order = keys[order.rows]
    assert order.first.tolist() == in_order.searchsorted(keys).tolist()
    done = TWO_SERVICES.on <= TWO_SERVICES.as_of
    matter = [key >> 17 for key in in_order.tolist()]
    for row in range(len(TWO_SERVICES)):
        own = [place for place, other in enumerate(matter) if other == keys[row] >> 17 and done[order.rows[place]]]
        assert order.end[row] == (max(own) + 1 if done[row] else 0)


def test_where_nothing_is_about_anything_the_places_are_the_rows() -> None:
    batch = batch_of_rows([Row("", [e("request", 10), e("final-plan", 20)], None)])
    order = by_matter(batch)
    assert (order.rows, order.places) == (None, None)
    assert order.among((EventKind.FINAL_PLAN,)).tolist() == [False, True]


def test_kinds_are_told_by_place() -> None:
    order = by_matter(TWO_SERVICES)
    assert order.rows is not None
    assert order.rows[order.among((ADVICE,))].tolist() == [
        row for row in order.rows.tolist() if row in np.flatnonzero(TWO_SERVICES.among((ADVICE,)))
    ]
