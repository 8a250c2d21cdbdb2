"""What a schedule does with caps, ends, contracts that take over, what is missing and what the caller states. All invented."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

import sendrules as sr
from contracts import A_MONTH, LOT, buys
from policies import DOC
from sendrules.commissioning import About, Given, Reading, Schedule, WhenFull, schedule_of
from sendrules.commissioning.schedule.choices import MOST

START = LOT | {"starts": "2024-11-01"}
MONTH_STARTS = sr.BatchDay.FIRST_DAY


def capped(most: int, when_full: WhenFull = WhenFull.SHRINK, **change: Any) -> tuple[Schedule, Reading]:
    lot = START | {"allocation": {"most_in_progress": most, "provenance": DOC}} | change
    found = schedule_of(buys(lot), day=MONTH_STARTS, when_full=when_full)
    return found, found.readings[0]


def said(found: Schedule, about: About) -> list[str]:
    return [warning.says for warning in found.warnings if warning.about is about]


def test_a_batch_shrinks_to_the_room_that_is_left() -> None:
    # due six weeks later: 1 November on 13 December, so on 1 December those 35 are in progress, and 15 fit
    found, reading = capped(50)
    assert reading.amounts() == (35, 15, 35, 15, 35, 15, 35, 15)
    assert [row.held_back for row in reading.rows][:3] == [0, 20, 0]
    assert reading.peak_in_progress() == 50
    assert said(found, About.CAP) == [
        "part-one, Sun 1 Dec 2024: 15 of 35 go out, since at most 50 may be in progress, the first of 3 batches that shrink or wait"
    ]


def test_a_report_is_in_progress_on_the_day_that_it_is_due() -> None:
    # a month from 1 November is 1 December, the day of the next batch
    _, reading = capped(50, turnaround={"within": "1 month", "starts": "allocation", "provenance": DOC}, total=100)
    assert reading.amounts()[:2] == (35, 15)
    free = schedule_of(
        buys(START | {"turnaround": {"within": "1 month", "starts": "allocation", "provenance": DOC}}), day=MONTH_STARTS
    )
    assert free.readings[0].peak_in_progress() == 70


def test_a_batch_waits_as_a_whole() -> None:
    found, reading = capped(50, WhenFull.WAIT)
    assert reading.amounts() == (35, 35, 35, 35, 35, 25)
    assert [row.on.month for row in reading.of()] == [11, 1, 3, 5, 7, 9]  # every second month
    assert [(row.on.month, row.held_back) for row in reading.rows if not row.n] == [
        (12, 35),
        (2, 35),
        (4, 35),
        (6, 35),
        (8, 25),
    ]
    assert "the batch of 35 waits" in said(found, About.CAP)[0]


def test_a_batch_larger_than_the_cap_is_as_large_as_the_cap() -> None:
    for when_full in WhenFull:
        _, reading = capped(30, when_full, total=60)
        assert (reading.amounts(), reading.peak_in_progress()) == ((30, 30), 30)


def test_a_full_cap_without_a_day_of_delivery_ends_the_schedule_and_says_so() -> None:
    found, reading = capped(50, turnaround=None)
    assert reading.amounts() == (35, 15)
    assert reading.left_over == (("part-one", 150),)
    assert "no source says when a report is delivered" in said(found, About.TOTAL)[0]
    assert found.peak_in_progress() is None
    assert found.reported_by(date(2026, 1, 1)) is None


def test_a_cap_of_the_policy_holds_for_all_contracts_together() -> None:
    policy = buys(START | {"id": "one"}, START | {"id": "two"}, allocation={"most_in_progress": 50, "provenance": DOC})
    found = schedule_of(policy, day=MONTH_STARTS, until=date(2025, 1, 1))
    (reading,) = found.readings
    # on 1 November 35 and 15; due on 13 December, so on 1 December nothing fits, and on 1 January as on 1 November
    assert (reading.amounts("one"), reading.amounts("two")) == ((35, 35), (15, 15))
    assert reading.peak_in_progress() == 50
    assert said(found, About.CAP)[0] == (
        "one, Sun 1 Dec 2024: the batch of 35 waits, since at most 50 may be in progress under all contracts together"
    )


def test_lanes_share_each_batch() -> None:
    lanes = [
        sr.Lane.model_validate({"id": "old", "title": "Old", "overdue": True, "share": "0.6", "provenance": DOC}),
        sr.Lane.model_validate({"id": "new", "title": "New", "share": "0.4", "provenance": DOC}),
    ]
    found = schedule_of(buys(START), day=MONTH_STARTS, lanes=lanes, backlog={"old": 30, "new": 40})
    # 60% of 35 are 21, and 40% are 14; then 9 of the old are left, and the new lane has their places
    rows = [(row.on.month, row.lane, row.n) for row in found.readings[0].of()]
    assert rows == [(11, "old", 21), (11, "new", 14), (12, "old", 9), (12, "new", 26)]


def test_nothing_goes_out_after_the_last_day() -> None:
    found = schedule_of(buys(START | {"term_months": 3}), day=MONTH_STARTS)  # to 31 January 2025
    (reading,) = found.readings
    assert reading.amounts() == (35, 35, 35)
    assert reading.left_over == (("part-one", 95),)
    assert said(found, About.TOTAL) == ["part-one: 95 of 200 are not handed out: it ends on Fri 31 Jan 2025"]
    # the batch of 1 January is due on 12 February
    assert said(found, About.END) == ["part-one: 35 reports are due after its last day, Fri 31 Jan 2025"]


def test_a_report_that_is_due_on_the_last_day_is_in_time() -> None:
    for last, late in (
        ("2025-02-12", []),
        ("2025-02-11", ["part-one: 5 reports are due after its last day, Tue 11 Feb 2025"]),
    ):
        found = schedule_of(buys(START | {"last_day": last, "total": 75}), day=MONTH_STARTS)
        assert said(found, About.END) == late
        # 35, 35 and 5; the last 5 go out on 1 January, and are due on 12 February
        (reading,) = found.readings
        assert [reading.reported_by(date(2025, 2, day)) for day in (11, 12)] == [70, 75]


def test_an_extension_that_is_taken_counts() -> None:
    policy = buys(START | {"term_months": 3, "extensions": [{"months": 3}]})
    assert schedule_of(policy, day=MONTH_STARTS, extended=True).readings[0].amounts() == (35, 35, 35, 35, 35, 25)


def test_the_term_counts_from_each_end_of_a_window() -> None:
    found = schedule_of(buys(LOT | {"starts": "2025-03/2025-04", "term_months": 2}), day=MONTH_STARTS)
    assert [reading.last_allocation() for reading in found.readings] == [date(2025, 4, 1), date(2025, 5, 1)]


def test_one_contract_takes_over_from_another() -> None:
    one = START | {"id": "one", "total": None}
    two = START | {"id": "two", "total": None, "starts": "2025-02-01", "supersedes": "one"}
    found = schedule_of(buys(one, two), day=MONTH_STARTS, until=date(2025, 4, 30))
    (reading,) = found.readings
    assert [n for _, n in reading.by_month()] == [35] * 6  # and never 70
    assert reading.amounts("one") == (35, 35, 35)
    assert said(found, About.TAKEN_OVER) == ["one hands out nothing from Sat 1 Feb 2025: two takes over its volume"]


def test_a_contract_that_ends_before_another_takes_over_ends_on_its_own_day() -> None:
    one = START | {"id": "one", "total": None, "term_months": 2}  # to 31 December
    two = START | {"id": "two", "total": 35, "starts": "2025-02-01", "supersedes": "one"}
    (reading,) = schedule_of(buys(one, two), day=MONTH_STARTS).readings
    assert (reading.amounts("one"), reading.amounts("two")) == ((35, 35), (35,))


def test_a_contract_that_was_withdrawn_hands_out_nothing() -> None:
    found = schedule_of(buys(START | {"ended": {"how": "withdrawn", "provenance": DOC}}))
    assert (found.readings, found.missing) == ((), ())
    assert said(found, About.NOT_PLANNED) == ["part-one: nothing is handed out, it was withdrawn"]


def test_a_gap_between_contracts_is_said() -> None:
    one = START | {"id": "one", "term_months": 3}
    two = START | {"id": "two", "starts": "2025-03-01", "total": 35}
    found = schedule_of(buys(one, two), day=MONTH_STARTS)
    assert said(found, About.GAP) == [
        "no contract for 28 days, from Sat 1 Feb 2025 to Fri 28 Feb 2025: one ends and two has not begun"
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"starts": None}, "when part-one starts"),
        ({"starts": {"stated": "soon"}}, "when part-one starts"),
        ({"volumes": []}, "the volume of part-one a week or a month"),
    ],
)
def test_without_a_start_or_a_volume_there_is_no_reading(change: dict[str, Any], what: str) -> None:
    found = schedule_of(buys(LOT | change))
    assert found.readings == ()
    assert found.missing == (what,)
    assert found.commissioned_by(date(2030, 1, 1)) is None
    assert found.last_report() is None


def test_a_contract_without_an_end_needs_until() -> None:
    with pytest.raises(sr.InputError, match="part-one goes on without an end"):
        schedule_of(buys(START | {"total": None}))
    assert schedule_of(buys(START | {"total": None}), backlog=40, day=MONTH_STARTS).readings[0].amounts() == (35, 5)


@pytest.mark.parametrize("where", ["given", "rejected"])
def test_a_contract_that_is_not_there_is_refused(where: str) -> None:
    with pytest.raises(sr.InputError, match=r"part-on is no contract of the policy.*part-one"):
        schedule_of(buys(START), **{where: {"part-on": Given(source="tried")}})  # type: ignore[arg-type]


def test_what_the_caller_states_stands_in_the_place_of_the_policy_and_is_said() -> None:
    found = schedule_of(buys(START), given={"part-one": Given(total=70, day="first-day", source="tried")})
    assert [reading.amounts() for reading in found.readings] == [(35, 35)]
    assert found.notes == ("part-one: day, total as stated by the caller (tried)",)


def test_a_day_that_the_policy_states_leaves_no_other_reading() -> None:
    policy = buys(START | {"allocation": {"day": "last-working-day", "provenance": DOC}})
    (reading,) = schedule_of(policy).readings
    assert reading.said == "handed out on the last working day of each month; part-one from Fri 1 Nov 2024"
    assert reading.last_allocation() == date(2025, 4, 30)


def test_a_weekday_is_named_as_people_do() -> None:
    weekly = {"rate": {"value": 10, "unit": "assessments", "per": "week"}}
    for volume, words in ((A_MONTH, "the first Monday of each month"), (weekly, "the Monday of each week")):
        found = schedule_of(buys(START | {"volumes": [volume]}), day=sr.BatchDay.MONDAY)
        assert found.readings[0].handed == f"handed out on {words}"


def test_a_backlog_that_is_larger_than_the_contract_is_said() -> None:
    found = schedule_of(buys(START), backlog=203, day=MONTH_STARTS)
    assert (found.readings[0].waiting, said(found, About.BACKLOG)) == (3, ["3 of the backlog still wait at the end"])


def test_many_windows_are_joined_and_it_is_said() -> None:
    lots = [START | {"id": f"lot-{n}", "starts": "2025-03/2025-04", "total": 35} for n in range(7)]  # 2⁷ = 128
    found = schedule_of(buys(*lots), day=MONTH_STARTS)
    assert len(found.readings) == 2 < MOST
    assert {start.on for start in found.readings[0].starts} == {date(2025, 3, 1)}
    assert "more than 64 readings" in said(found, About.READINGS)[0]


def test_the_law_s_clock_stands_beside_the_contract_s() -> None:
    # six weeks from 2 December are 13 January, from 16 December 27 January; the reports of 1 January are due on 12 February
    asked = [date(2024, 12, 2)] * 30 + [date(2025, 1, 1)] * 5
    (row,) = schedule_of(buys(LOT | {"starts": "2025-01-01"}), backlog=asked, day=MONTH_STARTS).readings[0].rows
    assert (row.contract_report_due, row.law_advice_due) == (date(2025, 2, 12), date(2025, 1, 13))
    assert row.late_in_law == 30  # those of 1 January are due in law on 12 February too


def test_the_table_has_both_clocks_under_two_names() -> None:
    table = schedule_of(buys(START), day=MONTH_STARTS).table()
    assert table.num_rows == 6
    assert table.column("number").to_pylist() == [35, 35, 35, 35, 35, 25]
    assert table.column("contract_report_due").to_pylist()[0] == date(2024, 12, 13)
    assert table.column("law_advice_due").null_count == 6  # nobody said when the advice was asked for
    assert table.schema.field("handed_out").type == pa.date32()


def test_a_volume_by_the_week_needs_no_month() -> None:
    weekly = {"rate": {"value": 10, "unit": "assessments", "per": "week"}}
    found = schedule_of(buys(START | {"volumes": [weekly], "total": 25}))
    assert [reading.amounts() for reading in found.readings] == [(10, 10, 5), (10, 10, 5)]
    assert found.last_allocation() == (date(2024, 11, 15), date(2024, 11, 21))


def test_a_ramp_goes_on_after_its_steps() -> None:
    ramp = [A_MONTH | {"rate": A_MONTH["rate"] | {"value": 40}, "lasts": "3 months"}, A_MONTH]
    (reading,) = schedule_of(buys(START | {"volumes": ramp, "total": 190}), day=MONTH_STARTS).readings
    assert [n for _, n in reading.cumulative()] == [40, 80, 120, 155, 190]


GUARANTEED: dict[str, Any] = {
    "id": "lot", "starts": "2025-01-01", "guaranteed": 150, "volumes": [{"rate": {"value": 40, "unit": "assessments", "per": "month"}, "lasts": "3 months"}],
}  # fmt: skip


def guarantee_warnings(found: Schedule) -> set[str]:
    return {one.says for one in found.warnings if one.about is About.GUARANTEE}


def test_less_than_is_guaranteed_is_said() -> None:
    # three months of 40 are 120, and 150 are guaranteed
    said = {"lot: 120 are handed out, and 150 are guaranteed, the least that is bought: 30 fewer"}
    assert guarantee_warnings(schedule_of(buys(GUARANTEED))) == said
    assert guarantee_warnings(schedule_of(buys(GUARANTEED), until=date(2026, 1, 1))) == said
    assert guarantee_warnings(schedule_of(buys(GUARANTEED | {"guaranteed": 120}))) == set()
    # a backlog of 100 uses only 100 places
    (fewer,) = guarantee_warnings(schedule_of(buys(GUARANTEED), backlog=100))
    assert fewer.startswith("lot: 100 are handed out, and 150 are guaranteed")


def test_what_may_still_be_handed_out_is_not_said_to_be_too_little() -> None:
    onwards = GUARANTEED | {"volumes": [{"rate": {"value": 40, "unit": "assessments", "per": "month"}}]}
    assert guarantee_warnings(schedule_of(buys(onwards), until=date(2025, 2, 28))) == set()
    ended = onwards | {"last_day": "2025-02-28"}
    assert len(guarantee_warnings(schedule_of(buys(ended), until=date(2025, 12, 31)))) == 1
