"""Facts that move no limit, though many systems let them: a school holiday, and an agreement on a later day.

``facts_without_effect.csv`` was worked by hand. A row says which limit, from which day, with which fact, and its last day.
"""

import csv
from datetime import date, timedelta

import pytest

import sendrules as sr
from golden import GOLDEN
from page_of_dates import Row, start

with (GOLDEN / "facts_without_effect.csv").open(newline="", encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['duty']}-{row['day']}-{row['fact']}")
def test_the_limit_does_not_move(row: dict[str, str]) -> None:
    limit = date.fromisoformat(row["limit"])
    started = start(Row(row["duty"], date.fromisoformat(row["day"]), limit, row["why"]))
    last = date.fromisoformat(row["last"])
    if row["fact"] == "school-holiday":
        closed = date.fromisoformat(row["first"])
        closure = sr.Closure(
            institution="School A", setting="school", first_day_closed=closed, reopens=last + timedelta(1)
        )
        facts = {"circumstances": [closure]}
    else:
        facts = {"claims": [sr.Claim(reason=f"the family agreed to wait until {last}")]}
    for as_of in (limit, max(limit, last) + timedelta(1)):
        case = sr.Case(reference="P", events=[*started.events, started.start], **facts)
        found = [i for i in sr.evaluate(case, as_of=as_of)[row["duty"]].instances if i.trigger.id == started.start.id]
        assert [i.limit for i in found] == [limit]
        assert [i.due for i in found] == [limit]


def test_there_are_rows_of_each_kind() -> None:
    assert {row["fact"] for row in ROWS} == {"school-holiday", "agreement"}
