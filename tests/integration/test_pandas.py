"""A frame of pandas is a caseload: what is missing in it is nothing, and a moment is a day only at midnight."""

from datetime import date

import pytest

import sendrules as sr
from engines import AS_OF, checksum, events, expected
from sendrules.caseload import evaluate

pd = pytest.importorskip("pandas")

ASKED_ON = date(2025, 10, 20)
PLAN = "reg-13-2-final-plan-20-weeks"
# 20 weeks from 21 May and from 1 June 2025
BOTH = {"A": date(2025, 10, 8), "B": date(2025, 10, 19)}


def frame(**more):
    days = pd.to_datetime(["2025-05-21", "2025-10-01", "2025-06-01"])
    return pd.DataFrame({"case": ["A", "A", "B"], "kind": ["request", "final-plan", "request"], "on": days, **more})


def answers(given):
    return evaluate(given, as_of=ASKED_ON, audit=1)


def limits(given):
    return {row["case"]: row["due"] for row in answers(given).table.to_pylist() if row["duty"] == PLAN}


def test_a_frame_gives_the_same_answers_as_the_table_it_was_made_of():
    assert checksum(evaluate(events().to_pandas(), as_of=AS_OF, audit=0).table) == expected()


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_moment_at_midnight_is_its_day_in_every_unit(unit):
    assert limits(frame().astype({"on": f"datetime64[{unit}]"})) == BOTH


@pytest.mark.parametrize("zone", ["UTC", "Europe/London"])
def test_midnight_is_that_of_the_columns_own_time_zone(zone):
    there = frame()
    there["on"] = there["on"].dt.tz_localize(zone)
    assert limits(there) == BOTH


def test_a_moment_that_is_not_midnight_is_refused_with_its_row():
    late = frame()
    late.loc[1, "on"] = pd.Timestamp("2025-10-01 12:00")
    assert limits(late) == {"B": BOTH["B"]}
    (wrong,) = answers(late).summary.invalid
    assert (wrong.row, wrong.column) == (1, "on")
    assert "without a time" in str(wrong)


@pytest.mark.parametrize(
    "more",
    [
        {"served": pd.to_datetime([None, "2025-10-02", None])}, {"served": pd.NaT}, {"by": [None, None, "parent"]},
        {"by": [float("nan"), float("nan"), "parent"]}, {"by": float("nan")}, {"planned": float("nan")},
        {"planned": [False, float("nan"), None]}, {"facts.n": [1.5, float("nan"), 3.0]},
    ],
)  # fmt: skip
def test_nan_and_nat_are_nothing(more):
    assert limits(frame(**more)) == BOTH
    assert not answers(frame(**more)).summary.invalid


def test_a_day_that_is_nat_is_missing_and_not_a_day():
    without = frame()
    without.loc[1, "on"] = pd.NaT
    assert limits(without) == {"B": BOTH["B"]}
    (wrong,) = answers(without).summary.invalid
    assert (wrong.row, wrong.column) == (1, "on")


def test_dates_of_python_categories_an_index_and_a_part_of_a_frame_are_read():
    assert limits(frame(on=[day.date() for day in frame()["on"]])) == BOTH
    assert limits(frame().astype({"kind": "category"})) == BOTH
    assert limits(frame().set_index("case")) == BOTH
    assert limits(frame()[lambda rows: rows["case"] == "B"]) == {"B": BOTH["B"]}


def test_references_that_a_missing_one_turned_into_decimals_are_refused():
    found = answers(frame(case=[1.0, 1.0, float("nan")]))
    assert len(found.table) == 0
    assert "not a text" in str(found.summary.invalid[0])


def test_a_column_of_texts_and_numbers_is_refused_in_plain_words():
    with pytest.raises(sr.InputError, match=r"no stream of Arrow.*column case.*values of one type"):
        answers(frame(case=["A", "A", 2]).astype({"case": object}))
