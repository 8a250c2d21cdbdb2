"""The jobs that the library is for, through its public names, with dates worked by hand."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.statutory.result import DutyResult

FINAL = "reg-13-2-final-plan-20-weeks"


def test_the_timetable_of_a_request() -> None:
    rows = {row.id: row for row in sr.timetable("request", date(2025, 5, 21))}
    for duty, day, provision in (
        ("reg-5-1-decision-to-assess", date(2025, 7, 2), "reg 5(1)"),
        ("reg-10-1-no-plan-decision", date(2025, 9, 10), "reg 10(1)"),
        ("derived-latest-draft-date", date(2025, 9, 23), "reg 13(1)(a) and 13(2)"),
        (FINAL, date(2025, 10, 8), "reg 13(2)"),
    ):
        assert (rows[duty].due, rows[duty].provision.ref) == (day, provision)


@pytest.mark.parametrize(("sent", "kept"), [(date(2026, 3, 16), "too-early"), (date(2026, 3, 17), "met")])
def test_the_window_on_a_draft_plan(sent: date, kept: str) -> None:
    (row,) = [r for r in sr.timetable("draft-plan", date(2026, 3, 2)) if r.due]
    assert (row.window_first, row.due, row.lawful_from) == (
        date(2026, 3, 2),
        date(2026, 3, 16),
        date(2026, 3, 17),
    )
    case = sr.Case(
        reference="J-1",
        events=[
            sr.Event(kind="request", on=date(2025, 12, 1)),
            sr.Event(kind="draft-plan", on=date(2026, 3, 2)),
            sr.Event(kind="final-plan", on=sent),
        ],
    )
    assert sr.evaluate(case, as_of=sent)["reg-13-1-a-draft-plan-15-days"].compliance == kept


def summer(asked: date, *determined: sr.Determination) -> DutyResult:
    """Request of 3 June 2019; the school closed on 20 July and opened again on 3 September."""
    case = sr.Case(
        reference="J-2",
        events=[
            sr.Event(kind="request", on=date(2019, 6, 3)),
            sr.Event(kind="advice-request", on=asked, to="head-teacher", about="Oak School"),
        ],
        circumstances=[
            sr.Closure(
                institution="Oak School",
                setting="school",
                first_day_closed=date(2019, 7, 20),
                reopens=date(2019, 9, 3),
            )
        ],
        determinations=determined,
    )
    return sr.evaluate(case, as_of=date(2019, 11, 1))[FINAL]


def test_the_summer_limb_is_open_from_13_july_to_27_august() -> None:
    day, opened = date(2019, 7, 1), []
    while day <= date(2019, 9, 15):
        limb = next(f for f in summer(day).limbs if f.id == "reg-13-3-a-exception")
        if limb.state == "available":
            opened.append(day)
        day += timedelta(1)
    assert (opened[0], opened[-1], len(opened)) == (date(2019, 7, 13), date(2019, 8, 27), 46)


def test_without_a_determination_the_limit_stands_and_with_one_there_is_no_new_date() -> None:
    bare = summer(date(2019, 7, 15))
    assert (bare.due, bare.compliance.value) == (date(2019, 10, 21), "overdue")
    excused = summer(
        date(2019, 7, 15),
        sr.Determination(limb="reg-13-3-a-exception", by="SEN manager", on=date(2019, 10, 14), reason="invented"),
    )
    assert excused.due is None
    assert isinstance(excused.outcome, sr.Disapplied)
    assert (excused.outcome.was, excused.outcome.residual) == (date(2019, 10, 21), "as soon as practicable")
    assert excused.compliance == "not-applicable"
