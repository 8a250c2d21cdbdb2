"""The order of events and their ids, where they are odd."""

from datetime import date, timedelta

import pyarrow as pa
import pytest

from event_tables import arrow_of, differences, long_rows
from sendrules.case.case import Case
from sendrules.case.circumstances import Absence, Determination, RecordGap
from sendrules.case.events import Event
from sendrules.caseload.reading import order
from sendrules.caseload.reading.read import read

DAY = date(2025, 5, 21)


def asked(about: str, days: int = 0, **more) -> Event:
    return Event(kind="advice-request", on=DAY + timedelta(days), about=about, to="nhs-trust", **more)


MANY_ON_ONE_DAY = [asked(f"Body {n:02}") for n in range(23)]
CASES = {
    "ten or more on one day sort by id as text": MANY_ON_ONE_DAY,
    "exactly ten on one day": MANY_ON_ONE_DAY[:10],
    "nine on one day": MANY_ON_ONE_DAY[:9],
    "ten or more, two of them on one day": [*(asked("A", n) for n in range(12)), asked("B", 11), asked("B", 9)],
    "ten or more, each on its day": [asked("A", n) for n in range(15)],
    "kinds that begin alike": [Event(kind=kind, on=DAY) for kind in ("appeal-received", "appeal", "appeal-response")],
    "set apart by what does not order them": [
        Event(kind="tribunal-order", on=DAY, order=what) for what in ("remit", "assess", "make-plan")
    ],
    "planned and done": [asked("A", planned=True), asked("A")],
    "names given": [asked("A", id="z"), asked("B", id="a"), Event(kind="request", on=DAY, id="m")],
    "some names given": [asked("A", id="z"), asked("B"), asked("C"), asked("D", 3)],
    "a name given that would be made": [asked("A", id="advice-request-2"), asked("B"), asked("C")],
    "a name given that would be made in its turn": [asked("A", id="advice-request-1"), asked("B"), asked("C")],
    "a name given that another kind would make": [asked("A", id="request-1"), Event(kind="request", on=DAY)],
    "capitals set apart": [asked("body a"), asked("Body B"), asked("body A")],
}


@pytest.mark.parametrize("events", CASES.values(), ids=CASES)
@pytest.mark.parametrize("turned", [False, True])
def test_events_are_ordered_and_named_as_in_a_case(events, turned):
    cases = [
        Case(reference="A", events=events),
        Case(reference="B", events=[asked("X")]),
        Case(reference="C", events=events),
    ]
    rows = []
    for case in cases:
        given = {event.id for event in events}
        own = [{k: v for k, v in row.items() if k != "id" or v in given} for row in long_rows([case])]
        rows += own[::-1] if turned else own
    with read(arrow_of(rows)) as reading:
        ((table, invalid),) = reading.batches()
    assert not invalid
    assert differences(table, cases) == []


def test_what_has_too_many_bits_for_one_number_is_ordered_the_same(monkeypatch):
    cases = [Case(reference=name, events=events) for name, events in CASES.items()]
    monkeypatch.setattr(order, "_DAY_BITS", 60)
    with read(arrow_of(long_rows(cases)[::-1])) as reading:
        ((table, _),) = reading.batches()
    assert differences(table, cases[::-1]) == []


def test_an_id_that_is_given_twice_is_refused():
    rows = [{"case": "A", "kind": "advice-request", "on": DAY, "about": about, "id": "x"} for about in "ab"]
    with read(arrow_of(rows)) as reading:
        ((table, invalid),) = reading.batches()
    assert table.cases == 0
    assert "the id x is used by row 0 too" in invalid[0].message


def test_circumstances_and_determinations_stand_as_in_a_case_and_a_trigger_is_found():
    case = Case(
        reference="A",
        events=MANY_ON_ONE_DAY,
        circumstances=[
            Absence(who="parent", first_day=DAY, last_day=DAY + timedelta(9)),
            Absence(who="child", first_day=DAY),
            RecordGap(first_day=DAY - timedelta(1), kinds=["request", "final-plan"]),
            RecordGap(first_day=DAY - timedelta(1)),
        ],
        determinations=[
            Determination(limb="reg-8-2-a", by="officer", on=DAY, reason="two", trigger="advice-request-12"),
            Determination(limb="reg-8-2-a", by="officer", on=DAY, reason="one", trigger="advice-request-2"),
            Determination(limb="reg-8-2-b", by="officer", on=DAY - timedelta(3), reason="one"),
        ],
    )
    rows = [{k: v for k, v in row.items() if k != "id"} for row in long_rows([case])]
    with read(arrow_of(rows[::-1])) as reading:
        ((table, invalid),) = reading.batches()
    assert not invalid
    assert differences(table, [case]) == []


def test_a_case_may_not_have_more_events_than_a_case_may():
    days = pa.array([DAY - timedelta(n % 9000) for n in range(20_001)], pa.date32())
    table = pa.table(
        {
            "case": ["A"] * 20_001,
            "kind": ["advice-request"] * 20_001,
            "on": days,
            "about": [str(n) for n in range(20_001)],
        }
    )
    with read(table) as reading:
        ((found, invalid),) = reading.batches()
    assert found.cases == 0
    assert str(invalid[0]) == (
        "row 0, case A: the case has too many events. List at most 20000. Does every case have a reference of its own?"
    )
