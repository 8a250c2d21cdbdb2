"""The cases of a caseload for the allocation: in the authority's order, with the law's limit."""

from datetime import date

import pytest

import sendrules as sr
from policies import DOC, QUEUE, engine, points
from sendrules.commissioning.exact.allocation import allocate
from sendrules.commissioning.exact.given import MonthPlaces
from sendrules.commissioning.from_caseload.to_allocate import cases_to_allocate
from sendrules.errors import InputError, NoPublishedPolicy, WrongType

AS_OF = date(2024, 11, 30)
BY_POINTS = engine(prioritisation=points())


def test_in_the_authoritys_order_with_the_limit_of_twenty_weeks():
    found = cases_to_allocate(QUEUE, engine=BY_POINTS, as_of=AS_OF, weights={"E": 5})
    # 140 days from 5 February, 5 February, 10 June, 20 May and 16 September 2024
    assert [(case.reference, case.due, case.weight) for case in found.cases] == [
        ("D", date(2024, 6, 24), 1),
        ("A", date(2024, 6, 24), 1),
        ("B", date(2024, 10, 28), 1),
        ("C", date(2024, 10, 7), 1),
        ("E", date(2025, 2, 3), 5),
    ]
    assert (found.without_limit, found.not_known) == ((), 0)
    month = MonthPlaces(supplier="own", month=date(2024, 12, 1), places=3, done=date(2025, 2, 10))
    plan = allocate(found.cases, [month])
    # one day more in the later month costs E five times as much; of the others the first two of the order stay
    assert [each.case.reference for each in plan.batch(date(2024, 12, 1))] == ["D", "A", "E"]


def test_who_does_not_wait_is_left_out_and_who_may_is_counted():
    ended = sr.Case(
        reference="F",
        events=[
            sr.Event(kind="request", on=date(2024, 2, 5)),
            sr.Event(kind="request-withdrawn", on=date(2024, 3, 1)),
        ],
    )
    found = cases_to_allocate([*QUEUE, ended, sr.Case(reference="G", events=[])], engine=BY_POINTS, as_of=AS_OF)
    assert [case.reference for case in found.cases] == ["D", "A", "B", "C", "E"]
    assert found.not_known == 1


def test_what_cannot_be_asked():
    kept = {"title": "L", "provenance": DOC}
    lanes = sr.Lanes(
        id="l", **kept, mode_provenance=DOC,
        lanes=(sr.Lane(id="old", overdue=True, **kept), sr.Lane(id="new", **kept)),
    )  # fmt: skip
    with pytest.raises(InputError, match="no share is stated for its lanes"):
        cases_to_allocate(QUEUE, engine=engine(prioritisation=lanes), as_of=AS_OF)
    with pytest.raises(InputError, match="Z: a weight is given, and no such case waits"):
        cases_to_allocate(QUEUE, engine=BY_POINTS, as_of=AS_OF, weights={"Z": 2})
    with pytest.raises(NoPublishedPolicy):
        cases_to_allocate(QUEUE, engine=sr.Engine(), as_of=AS_OF)
    with pytest.raises(WrongType):
        cases_to_allocate(QUEUE, engine=BY_POINTS, as_of="today")
