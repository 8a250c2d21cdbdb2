"""Schedules of the plugins' policies against figures that were worked by hand from the source documents.

Milton Keynes: the statement on its backlog (200 at 35 a month from the end of November 2024, six weeks from allocation; then 40 a month
for three months and 35, from March or April 2025). Kent: forward plan 20/00107, with the figures of its decision record and of the press.
"""

from datetime import date

import pytest

import sendrules as sr
from sendrules.commissioning import DayRange, FirstBatch, Given, Range, Reading, Schedule, schedule_of

JUNE = date(2025, 6, 30)
LAST, FIRST = sr.BatchDay.LAST_DAY, sr.BatchDay.FIRST_DAY
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
WITH_THE_START = FirstBatch.WITH_THE_START


def bought(authority: str) -> sr.CommissioningPolicy:
    policy = sr.Engine.for_authority(authority).policy.commissioning
    assert policy is not None
    return policy


@pytest.fixture(scope="module")
def both_parts() -> Schedule:
    return schedule_of(bought("milton_keynes"), until=date(2026, 3, 31))


def one(found: Schedule, start: date, day: sr.BatchDay) -> Reading:
    """The reading of a start of part two and a day; part one from the end of November, or from 1 December at starts of months."""
    first = {"backlog": WITH_THE_START} if day is LAST else None
    (reading,) = found.where(day=day, starts={"ongoing": start}, first=first).readings
    return reading


def test_200_at_35_a_month_are_six_batches_in_every_reading(both_parts: Schedule) -> None:
    # 5 × 35 = 175, and 25 are left
    assert {reading.amounts("backlog") for reading in both_parts.readings} == {(35, 35, 35, 35, 35, 25)}
    assert len(both_parts.readings) == 6


@pytest.mark.parametrize(
    ("day", "first", "allocated", "reported"),
    [
        # 30 November, 31 December, … 30 April; six weeks are 42 days: 11 June
        (LAST, FirstBatch.WITH_THE_START, date(2025, 4, 30), date(2025, 6, 11)),
        # 31 December … 31 May, a Saturday: 12 July
        (LAST, FirstBatch.THE_MONTH_AFTER, date(2025, 5, 31), date(2025, 7, 12)),
        # the same on last working days: Friday 30 May, so 11 July
        (sr.BatchDay.LAST_WORKING_DAY, FirstBatch.THE_MONTH_AFTER, date(2025, 5, 30), date(2025, 7, 11)),
        # 1 December … 1 May, a Thursday: 12 June
        (FIRST, FirstBatch.THE_MONTH_AFTER, date(2025, 5, 1), date(2025, 6, 12)),
        (sr.BatchDay.FIRST_WORKING_DAY, FirstBatch.THE_MONTH_AFTER, date(2025, 5, 1), date(2025, 6, 12)),
        # Friday 29 November is the last working day up to "the end of November"
        (sr.BatchDay.LAST_WORKING_DAY, FirstBatch.WITH_THE_START, date(2025, 4, 30), date(2025, 6, 11)),
    ],
)
def test_the_last_report_of_the_backlog(day: sr.BatchDay, first: FirstBatch, allocated: date, reported: date) -> None:
    found = schedule_of(bought("milton_keynes"), until=date(2025, 12, 31), day=day).where(first={"backlog": first})
    assert found.last_allocation("backlog") == DayRange(allocated, allocated)
    assert found.last_report("backlog") == DayRange(reported, reported)


def test_whether_june_is_kept_is_a_range_and_no_bare_yes(both_parts: Schedule) -> None:
    assert both_parts.last_report("backlog") == DayRange(date(2025, 6, 11), date(2025, 7, 12))
    # for a report by 30 June a batch goes out by 19 May
    assert sr.latest_allocation(JUNE, sr.Weeks(6)) == date(2025, 5, 19)


@pytest.mark.parametrize("start", [MARCH, APRIL])
def test_part_two_adds_up(both_parts: Schedule, start: date) -> None:
    found = [n for _, n in one(both_parts, start, LAST).cumulative("ongoing")]
    assert found[:5] == [40, 80, 120, 155, 190]
    assert found[11] == 435  # 3 × 40 + 9 × 35


@pytest.mark.parametrize(("start", "n"), [(MARCH, 355), (APRIL, 320)])
@pytest.mark.parametrize("day", [LAST, FIRST])
def test_commissioned_by_june(both_parts: Schedule, start: date, n: int, day: sr.BatchDay) -> None:
    # 200 and 40 + 40 + 40 + 35 from March, or 40 + 40 + 40 from April
    assert one(both_parts, start, day).commissioned_by(JUNE) == n


@pytest.mark.parametrize(
    ("start", "day", "n"),
    # what went out by 19 May: 200 and two or one batches of 40 on month ends, three or two on month starts
    [(MARCH, LAST, 280), (APRIL, LAST, 240), (MARCH, FIRST, 320), (APRIL, FIRST, 280)],
)
def test_reported_by_june(both_parts: Schedule, start: date, day: sr.BatchDay, n: int) -> None:
    assert one(both_parts, start, day).reported_by(JUNE) == n


def test_reported_by_june_is_240_to_320_and_less_where_the_first_batch_is_a_month_later(both_parts: Schedule) -> None:
    month_ends = both_parts.where(day=LAST, first={"backlog": WITH_THE_START})
    assert month_ends.reported_by(JUNE) == Range(240, 280)
    assert both_parts.where(day=FIRST).reported_by(JUNE) == Range(280, 320)
    # from the end of December, the last 25 go out on 31 May: 175 and 80, or 175 and 40
    later = both_parts.where(first={"backlog": FirstBatch.THE_MONTH_AFTER}, day=LAST)
    assert later.reported_by(JUNE) == Range(215, 255)


def test_most_in_one_month(both_parts: Schedule) -> None:
    march, april = (dict(one(both_parts, start, LAST).by_month()) for start in (MARCH, APRIL))
    assert (march[MARCH], march[APRIL]) == (75, 65)  # 35 + 40, 25 + 40
    assert (april[APRIL], max(april.values())) == (65, 65)


@pytest.mark.parametrize(
    ("start", "day", "peak"),
    [
        (MARCH, LAST, 140),  # on 30 April: 75 of 31 March, due on 12 May, and 65
        (APRIL, LAST, 105),  # on 31 May: 65 of 30 April, due on 11 June, and 40
        (MARCH, FIRST, 150),  # on 1 April: 75 of 1 March, due on 12 April, and 75
        (APRIL, FIRST, 140),  # on 1 May: 75 of 1 April, due on 13 May, and 65
    ],
)
def test_peak_of_both_parts(both_parts: Schedule, start: date, day: sr.BatchDay, peak: int) -> None:
    assert one(both_parts, start, day).peak_in_progress() == peak


def test_peak_of_part_one(both_parts: Schedule) -> None:
    assert both_parts.peak_in_progress("backlog") == Range(70, 70)  # two batches of 35, 42 days each


def test_a_cap_of_60_shrinks_every_second_batch_and_one_of_70_none() -> None:
    def capped(most: int) -> Schedule:
        given = {"backlog": Given(most_in_progress=most, source="tried")}
        return schedule_of(bought("milton_keynes"), until=date(2026, 3, 31), given=given)

    # on 31 December 35 are in progress, so 25 fit; on 31 January only those 25, so 35 fit: 35, 25, 35, 25, 35, 25 are 180
    found = capped(60).where(day=LAST, first=WITH_THE_START)
    assert {reading.amounts("backlog") for reading in found.readings} == {(35, 25, 35, 25, 35, 25, 20)}
    assert found.peak_in_progress("backlog") == Range(60, 60)
    assert found.last_report("backlog") == DayRange(date(2025, 7, 12), date(2025, 7, 12))  # 31 May and six weeks
    assert {warning.says for warning in found.warnings} == {
        "backlog, Tue 31 Dec 2024: 25 of 35 go out, since at most 60 may be in progress, the first of 3 batches that shrink or wait"
    }
    assert capped(70).warnings == ()


@pytest.mark.parametrize(
    ("backlog", "left"),
    # what is reported by 30 June: 280 of part one and two on month ends from March
    [(200, 0), (280, 0), (281, 1)],
)
def test_a_backlog_above_200_goes_into_part_two(backlog: int, left: int) -> None:
    found = schedule_of(bought("milton_keynes"), until=date(2025, 5, 19), backlog=backlog, day=LAST)
    (reading,) = found.where(starts={"ongoing": MARCH}, first=WITH_THE_START).readings
    assert reading.waiting == left
    assert reading.reported_by(JUNE) == backlog - left
    assert "only those in the backlog use the places: no new request does" in found.notes


def a_month(n: int) -> tuple[sr.VolumeStep, ...]:
    return (sr.VolumeStep(rate=sr.Rate(value=n, unit="assessments", per=sr.Per.MONTH)),)


def test_the_entry_of_kent_gives_no_volume_so_nothing_is_planned() -> None:
    found = schedule_of(bought("kent"))
    assert found.readings == ()
    assert found.commissioned_by(JUNE) is None
    assert "the volume of locum-support a week or a month" in found.missing
    assert "when locum-support starts" in found.missing


@pytest.mark.parametrize(
    ("rate", "amounts", "last"),
    [
        # 283 ÷ 70 = 4.04: in whole batches from December 2020 the fifth is in April, and not in March
        (70, (70, 70, 70, 70, 3), date(2021, 4, 1)),
        # 283 ÷ 40 = 7.1: the eighth is in July
        (40, (40,) * 7 + (3,), date(2021, 7, 1)),
    ],
)
def test_kent_283_in_whole_batches(rate: int, amounts: tuple[int, ...], last: date) -> None:
    given = {
        "locum-support": Given(starts="2020-12-01", volumes=a_month(rate), source="decision of December 2020; press")
    }
    found = schedule_of(bought("kent"), backlog=283, given=given)
    assert {reading.amounts() for reading in found.readings} == {amounts}
    assert {reading.by_month()[-1] for reading in found.readings} == {(last, 3)}
    assert found.last_report() is None  # "within designated time scales": no period is given
