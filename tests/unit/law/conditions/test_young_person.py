"""Who is a young person: the last Friday in June, and the day of turning 25."""

from datetime import date
from typing import Any

import pytest

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.law.conditions.young_person import leaving_day, young_person
from triggers import DAY, LATE, D, day


def E(kind: str, on: int | date, id: str | None = None, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), id=id or f"{kind}@{on}", **more)


def view_of(*events: Event, circumstances: tuple[Any, ...] = (), as_of: date = LATE) -> View:
    return View(Case(reference="A", events=events, circumstances=circumstances), as_of)


# a young person is over compulsory school age: CFA 2014 s.83(2), Education Act 1996 s.8


@pytest.mark.parametrize(
    ("birthday", "last"),
    [
        (date(2022, 9, 1), date(2023, 6, 30)),  # 30 June is itself a Friday
        (date(2023, 8, 31), date(2023, 6, 30)),
        (date(2023, 9, 1), date(2024, 6, 28)),  # 30 June is a Sunday
        (date(2022, 8, 31), date(2022, 6, 24)),  # a Thursday
        (date(2018, 1, 31), date(2018, 6, 29)),  # a Saturday
        (date(2018, 12, 1), date(2019, 6, 28)),
        (date(2018, 8, 1), date(2018, 6, 29)),
    ],
)
def test_the_last_friday_in_june(birthday, last):
    assert leaving_day(birthday) == last
    assert last.weekday() == 4


@pytest.mark.parametrize(
    ("turns_25", "last"),
    [
        (date(2034, 9, 1), date(2026, 6, 26)),  # 16 on 1 September 2025
        (date(2034, 8, 31), date(2025, 6, 27)),
        (date(2032, 2, 29), date(2023, 6, 30)),
        (date(2032, 3, 31), date(2023, 6, 30)),
    ],
)
def test_the_day_of_turning_25_tells_the_age(turns_25, last):
    view = view_of(E("turns-25", turns_25), E("request", date(2015, 1, 5), by="young-person"))
    assert young_person(view, last - DAY) is young_person(view, last) is False
    assert young_person(view, last + DAY) is True


@pytest.mark.parametrize(
    ("events", "on_the_day"),
    [
        ([], False),
        ([("request", -1, {"by": "young-person"})], True),
        ([("request", 0, {"by": "young-person"})], True),
        ([("request", 1, {"by": "young-person"})], False),
        ([("reassessment-request", 0, {"by": "alternative-person"})], True),
        ([("detained-request", 0, {"by": "young-person"})], True),
        ([("request", 0, {"by": "parent"})], False),
        ([("request", 0, {"by": "school"})], False),
        ([("request", -9, {"by": "young-person"}), ("reassessment-request", -1, {"by": "school"})], True),
        # a move to a post-16 institution
        ([("phase-transfer", 0, {"to": "post-16-institution"})], True),
        ([("phase-transfer", 1, {"to": "post-16-institution"})], False),
        ([("phase-transfer", 0, {"to": "school"})], False),
        ([("post-16-move", -1, {})], True),
        ([("post-16-move", 0, {})], True),
        ([("post-16-move", 1, {})], None),  # one who moves between institutions may be over the age already
        ([("post-16-move", -1, {}), ("phase-transfer", 5, {"to": "school"})], True),
        # one whom a post-16 institution speaks for is mostly over the age, and need not be
        ([("request", 0, {"by": "post-16-institution"})], None),
        ([("detained-request", 0, {"by": "principal"})], None),
        ([("request", 1, {"by": "post-16-institution"})], False),
        ([("request", -9, {"by": "post-16-institution"}), ("reassessment-request", -1, {"by": "parent"})], False),
        ([("request", -9, {"by": "parent"}), ("reassessment-request", -1, {"by": "principal"})], None),
    ],
)  # fmt: skip
def test_who_is_a_young_person(events, on_the_day):
    assert young_person(view_of(*(E(kind, n, **more) for kind, n, more in events)), D) is on_the_day
