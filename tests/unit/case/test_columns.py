from datetime import date

import pytest

from sendrules.case.case import Case
from sendrules.case.circumstances import Closure, Determination, RecordGap
from sendrules.case.columns import COLUMNS, KINDS_OF_ROW, PARTS, Holds, record_of, rows_of
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind


def test_no_kind_of_row_has_two_meanings():
    assert len(KINDS_OF_ROW) == len(set(KINDS_OF_ROW)) == len(EventKind) + 6 + 3


def test_every_field_of_every_record_has_a_column():
    fields = {name for record in PARTS for name in record.model_fields}
    assert fields | {"case"} == set(COLUMNS)


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("on", Holds.DAY), ("served", Holds.DAY), ("reopens", Holds.DAY), ("attends", Holds.FLAG), ("planned", Holds.FLAG),
        ("personal", Holds.FLAG), ("by", Holds.TEXT), ("to", Holds.TEXT), ("about", Holds.TEXT), ("kinds", Holds.KINDS),
    ],
)  # fmt: skip
def test_a_column_holds_what_its_field_holds(name, holds):
    assert COLUMNS[name].holds is holds


def test_a_column_says_what_it_means_in_each_record():
    assert set(COLUMNS["by"].means) == {"Event", "Determination", "Claim"}
    assert COLUMNS["limb"].of == {"determination"}
    assert COLUMNS["kind"].of == set(KINDS_OF_ROW)


def test_a_case_without_any_record_is_a_row_too():
    assert list(rows_of(Case(reference="A", facts={"x": 1}))) == [{"case": "A", "kind": "case", "facts.x": 1}]


def test_facts_stand_in_the_first_row_and_every_record_is_a_row():
    case = Case(
        reference="A",
        events=[Event(kind="request", on=date(2025, 5, 21))],
        circumstances=[
            Closure(institution="Oak School", setting="school", first_day_closed=date(2025, 7, 19)),
            RecordGap(first_day=date(2025, 1, 1), kinds=["request", "final-plan"]),
        ],
        determinations=[Determination(limb="reg-10-4-a-exception", by="officer", on=date(2025, 9, 1), reason="r")],
        facts={"looked_after": True},
    )
    rows = list(rows_of(case))
    assert [row["kind"] for row in rows] == ["request", "record-gap", "closure", "determination"]
    assert [row.get("facts.looked_after") for row in rows] == [True, None, None, None]
    assert rows[1]["kinds"] == "final-plan request"
    assert [record_of(row["kind"]).__name__ for row in rows] == ["Event", "RecordGap", "Closure", "Determination"]
