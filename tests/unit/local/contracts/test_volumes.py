"""What the volumes of a contract come to: schedules, batches, deadlines and capacity. Figures from the sources."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.local.contracts import volumes


def a_month(n: int, lasts: str | None = None) -> sr.VolumeStep:
    return sr.VolumeStep.model_validate({"rate": {"value": n, "unit": "assessments", "per": "month"}, "lasts": lasts})


def test_part_two_allocates_and_reports_what_the_figures_say():
    ramp = (a_month(40, "3 months"), a_month(35))
    year = sr.by_month(ramp, 12)
    assert volumes.cumulative(year)[:5] == (40, 80, 120, 155, 190)
    assert volumes.cumulative(year)[-1] == 435
    six, june = sr.Weeks(6), date(2025, 6, 30)
    one = {day: sr.batches(sr.schedule(200, 35), y, m, day) for day, (y, m) in {
        sr.DayOfMonth.LAST: (2024, 11), sr.DayOfMonth.FIRST: (2024, 12)}.items()}  # fmt: skip
    two = {(m, day): sr.batches(year, 2025, m, day) for m in (3, 4) for day in sr.DayOfMonth}
    last = sr.DayOfMonth.LAST
    assert [volumes.allocated_by(june, (*one[last], *two[m, last])) for m in (3, 4)] == [355, 320]
    reported = {k: sr.reported_by(june, one[k[1]], six) + sr.reported_by(june, b, six) for k, b in two.items()}
    assert reported == {
        (3, last): 280, (4, last): 240, (3, sr.DayOfMonth.FIRST): 320, (4, sr.DayOfMonth.FIRST): 280,
    }  # fmt: skip
    march = [b.n for b in (*one[last], *two[3, last]) if b.on == date(2025, 3, 31)]
    assert sum(march) == 75
    assert sr.peak_in_progress(one[last], six) == 70
    assert sr.latest_allocation(june, six) == date(2025, 5, 19)


def test_a_month_of_a_quarter_is_a_third_and_a_week_is_no_part_of_a_month():
    def steps(n: int, per: str) -> tuple[sr.VolumeStep, ...]:
        return (sr.VolumeStep.model_validate({"rate": {"value": n, "unit": "assessments", "per": per}}),)

    assert sr.by_month(steps(330, "quarter"), 3) == (110, 110, 110)
    assert sr.by_month(steps(100, "quarter"), 6) == (33, 33, 34, 33, 33, 34)  # never rounded up, and none is lost
    assert sum(sr.by_month(steps(100, "year"), 12)) == 100
    with pytest.raises(ValueError, match="27 assessments a week is no number a month"):
        sr.by_month(steps(27, "week"), 3)
    with pytest.raises(ValueError, match="goes on without an end"):
        sr.by_month(steps(35, "month"))
