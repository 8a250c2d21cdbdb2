"""The tables that the pages on caseloads show are read as the pages say, and no column is left out."""

from datetime import date
from pathlib import Path

import pytest

from sendrules.case.columns import COLUMNS
from sendrules.caseload import COLUMNS as ANSWERS
from sendrules.caseload import VIEW_SCHEMAS, evaluate
from sendrules.caseload.results.summary import Summary

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "caseload"
PAGE = (ROOT / "docs" / "reference" / "caseload.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "wrong", "cases"),
    [
        ("events.csv", 0, 4), ("wide.csv", 0, 3), ("more-than-events.csv", 0, 3), ("with-mistakes.csv", 3, 2),
        ("reviews.csv", 0, 4),
    ],
)  # fmt: skip
def test_an_example_is_read_as_the_pages_say(name: str, wrong: int, cases: int) -> None:
    day_format = "DD/MM/YYYY" if name == "wide.csv" else None
    columns = {"School": "facts.school"} if name == "reviews.csv" else None
    summary = evaluate(
        EXAMPLES / name, as_of=date(2026, 1, 5), contested=False, day_format=day_format, columns=columns
    ).summary
    assert (summary.rows_invalid, summary.cases_answered) == (wrong, cases)


def test_the_determination_of_the_example_lifts_a_limit() -> None:
    answers = evaluate(EXAMPLES / "more-than-events.csv", as_of=date(2026, 1, 5), contested=False).table.to_pylist()
    lifted = [(row["case"], row["duty"]) for row in answers if row["lifted_by"] == "reg-10-4-d-exception"]
    assert lifted == [("C-1", "reg-10-1-no-plan-decision")]


def test_there_is_no_other_example() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir()) == [
        "events.csv", "more-than-events.csv", "reviews.csv", "wide.csv", "with-mistakes.csv",
    ]  # fmt: skip


def test_the_page_has_every_column_and_every_field_of_the_summary() -> None:
    named = [*COLUMNS, *(column.name for column in ANSWERS), *VIEW_SCHEMAS, *Summary.__slots__]
    assert [name for name in named if f"`{name}`" not in PAGE] == []
