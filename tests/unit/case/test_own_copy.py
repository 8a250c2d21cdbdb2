"""A function from outside gets a copy of a case: nothing that it can change is anybody else's."""

from datetime import date

from hypothesis import given

import sendrules as sr
from sendrules.case.own_copy import own_copy
from sendrules.testing.strategies import cases

SAME_FOR_EVER = (bool, int, float, str, date, type(None))


def unchangeable(value):
    return isinstance(value, SAME_FOR_EVER) or (isinstance(value, tuple) and all(map(unchangeable, value)))


@given(cases())
def test_a_copy_is_equal_and_shares_no_record(case):
    mine = own_copy(case)
    assert mine == case
    for field in ("events", "circumstances", "determinations", "claims"):
        for record, copied in zip(getattr(case, field), getattr(mine, field), strict=True):
            assert record is not copied
            assert vars(record) is not vars(copied)
            assert all(map(unchangeable, vars(record).values()))


def test_what_somebody_does_to_a_copy_changes_nobody_elses():
    case = sr.Case(reference="A", events=[sr.Event(kind="request", on=date(2025, 5, 21))], facts={"a": True})
    case = case.model_copy(update={"facts": {"a": True, "listed": ["x"]}})
    mine = own_copy(case)
    object.__setattr__(mine, "reference", "B")
    object.__setattr__(mine.events[0], "on", date(2020, 1, 1))
    mine.facts["a"] = False
    mine.facts["listed"].append("y")
    assert (case.reference, case.events[0].on) == ("A", date(2025, 5, 21))
    assert case.facts == {"a": True, "listed": ["x"]}
