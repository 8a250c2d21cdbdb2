"""What the columns of an export may be, and that nothing uncertain is taken."""

import pyarrow as pa
import pytest

from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.reading.proposals import Proposals, proposals_of
from sendrules.caseload.reading.sources import source_of


def proposed(columns: dict[str, list[object]], shape: Shape | None = None) -> Proposals:
    return proposals_of(source_of(pa.table(columns)), shape)


def ours(found: Proposals) -> dict[str, str]:
    return {column.theirs: column.ours for column in found.columns}


def test_a_column_of_kinds_makes_a_table_long():
    found = proposed({"Ref no": ["A-17"], "What": ["request"], "When": ["2025-05-21"], "Colour": ["red"]})
    assert found.shape is Shape.LONG
    assert ours(found) == {"Ref no": "", "What": "kind", "When": "on", "Colour": ""}


def test_two_columns_with_dates_leave_open_which_is_the_day():
    found = proposed({"case": ["A-17"], "What": ["request"], "When": ["2025-05-21"], "Entered": ["2025-05-22"]})
    assert ours(found)["When"] == ours(found)["Entered"] == ""
    assert all(column.uncertain for column in found.columns if column.theirs in ("When", "Entered"))


def test_a_word_that_is_near_a_kind_is_offered_and_not_taken():
    found = proposed({"case": ["A-17"], "request": ["2025-05-21"], "Review meeting minutes": ["2025-09-01"]})
    (last,) = (column for column in found.columns if column.theirs == "Review meeting minutes")
    assert (last.ours, last.perhaps[:1], last.uncertain) == ("", ("review-meeting",), True)


def test_two_columns_that_mean_one_kind_are_not_both_taken():
    found = proposed({"case": ["A-17"], "Final plan": ["2025-05-21"], "EHCP issued": ["2025-05-22"]}, Shape.WIDE)
    assert sorted(ours(found).values()) == ["", "case", "final-plan"]
    (other,) = (column for column in found.columns if not column.ours)
    assert other.perhaps == ("final-plan",)


def test_a_day_that_may_be_two_days_is_named():
    found = proposed({"case": ["A-17"], "request": ["05/06/2025"], "final-plan": ["21/10/2025"]})
    assert found.ambiguous == {"request": "05/06/2025"}


@pytest.mark.parametrize("values", [[None], ["x"], [1], [True], [["a"]]])
def test_what_is_nothing_of_ours_is_left_alone(values):
    found = proposed({"case": ["A-17"], "request": ["2025-05-21"], "colour": values})
    (column,) = (column for column in found.columns if column.theirs == "colour")
    assert (column.ours, column.uncertain) == ("", False)
