"""Which answers are contested, on columns: the same as the engine for one case says, for every row."""

import pytest

from columns import days_of, drawn_cases
from sendrules.caseload import evaluate

CASES = drawn_cases(150)


@pytest.mark.parametrize("as_of", days_of(CASES, 3))
def test_columns_say_what_the_engine_for_one_case_says(as_of):
    by_columns = evaluate(CASES, as_of=as_of, audit=0)
    one_by_one = evaluate(CASES, as_of=as_of, audit=0, on_columns=False)
    assert any(one_by_one.table["contested"].to_pylist())
    assert by_columns.summary.share_by_columns > 0.99
    mine, theirs = (found.table.drop_columns(["answered_by"]).to_pylist() for found in (by_columns, one_by_one))
    assert mine == theirs
