"""What the volumes of a contract come to: schedules, batches, deadlines and capacity. Figures from the sources."""

from datetime import date

import pytest
from pydantic import ValidationError

import sendrules as sr
from contracts import contract
from policies import DOC
from sendrules.local.contracts import volumes


def test_whether_a_backlog_is_cleared_by_june_is_a_range_and_not_a_yes():
    found = sr.clearing(contract(), date(2025, 6, 30))
    assert [r.last_report for r in found.readings] == [
        date(2025, 6, 11),
        date(2025, 6, 12),
        date(2025, 7, 12),
    ]
    assert [r.in_time for r in found.readings] == [True, True, False]
    assert (found.earliest, found.latest, found.consistent) == (date(2025, 6, 11), date(2025, 7, 12), None)
    assert "the size of the backlog" in found.missing
    assert sr.clearing(contract(), date(2025, 7, 31), backlog=200, new_demand_elsewhere=True).consistent is True
    assert sr.clearing(contract(), date(2025, 7, 31), backlog=201).consistent is None
    unknown = sr.clearing(contract(turnaround={"starts": "not-stated", "provenance": DOC}), date(2025, 6, 30))
    assert unknown.readings == ()
    assert "the turnaround" in unknown.missing


def test_part_two_allocates_and_reports_what_the_figures_say():
    ramp = (sr.VolumeStep(per_month=40, months=3), sr.VolumeStep(per_month=35))
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


def test_eighteen_months_and_june_2027_agree_for_some_starts_only():
    two = contract(within_months=18, ends_by="2027-06-30", starts=None)
    assert sr.deadline(two, established=date(2025, 12, 31)).agree is True
    late = sr.deadline(two, established=date(2026, 1, 1))
    assert (late.agree, late.counted, late.binds) == (False, date(2027, 7, 1), date(2027, 6, 30))
    assert sr.deadline(two).missing == ("the day the contract was established",)


def test_a_volume_that_no_source_gives_is_unknown_and_not_nought():
    made = sr.CommissioningPolicy.model_validate({
        "id": "c", "title": "C", "provenance": DOC,
        "providers": [
            {"id": "own", "title": "Own", "supply": "in-house", "provenance": DOC},
            {"id": "bought", "title": "Bought", "supply": "contract-provider", "provenance": DOC,
             "per_month": {"value": 35, "unit": "assessments"}},
            {"id": "trainee", "title": "Trainee", "supply": "trainee", "provenance": DOC},
        ],
    })  # fmt: skip
    found = sr.capacity(made)
    assert (found.known, found.unknown) == (35, ("own",))
    with pytest.raises(ValidationError, match="cannot sign statutory advice alone"):
        sr.Provider(id="t", title="T", supply=sr.Supply.TRAINEE, signs_advice=True, provenance=DOC)
