"""What an amendment makes of the duties: the old text ends on the day before, the new begins."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.law.amendments.edits import CannotEdit, amended_duties, edited, new_limit
from sendrules.law.cwsa_2026.section_38 import DUTIES as NOT_COMMENCED
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.limits import After, Before, NextDate
from sendrules.time.periods import Counting, Days, Months, Weeks

LAW = sr.statute()
FIRST = date(2027, 9, 1)


def amendment(*edits: dict[str, Any], first: date = FIRST) -> sr.Amendment:
    return sr.Amendment(
        id="tried", title="T", label="illustration", source="s", in_force_from=first, cohort="start", edits=edits
    )


def test_the_old_text_ends_the_day_before() -> None:
    plan = {"duty": "reg-13-2-final-plan-20-weeks", "limit": {"period": "16 weeks", "instead_of": "20 weeks"}}
    found = [d for d in amended_duties(LAW.duties, amendment(plan)) if d.id == plan["duty"]]
    old, new = found
    assert (old.in_force.last, new.in_force.first, new.in_force.last) == (date(2027, 8, 31), FIRST, None)
    assert old.limit == After(Weeks(20))
    assert new.limit == After(Weeks(16))
    assert new.limit_for(date(2027, 8, 31)) == date(2028, 1, 18)  # by the old text
    assert new.limit_for(FIRST) == date(2027, 12, 22)


def test_what_no_edit_names_stays_as_it_is() -> None:
    plan = {"duty": "reg-13-2-final-plan-20-weeks", "residual": "at once"}
    others = [d for d in amended_duties(LAW.duties, amendment(plan)) if d.id != plan["duty"]]
    assert others == [d for d in LAW.duties if d.id != plan["duty"]]


def test_a_text_that_began_with_the_day_has_no_old_text() -> None:
    plan = {"duty": "reg-13-2-final-plan-20-weeks", "title": "T"}
    found = [d for d in amended_duties(LAW.duties, amendment(plan, first=date(2014, 9, 1))) if d.id == plan["duty"]]
    assert [d.title for d in found] == ["T"]


def test_a_duty_that_is_repealed_only_ends() -> None:
    gone = {"duty": "reg-13-2-final-plan-20-weeks", "repealed": True}
    found = [d for d in amended_duties(LAW.duties, amendment(gone)) if d.id == gone["duty"]]
    assert [d.in_force.last for d in found] == [date(2027, 8, 31)]


def test_a_duty_that_is_not_commenced_begins() -> None:
    begins = {"duty": NOT_COMMENCED[0].id, "commences": True}
    (found,) = (d for d in amended_duties(LAW.duties, amendment(begins)) if d.id == begins["duty"])
    assert (found.in_force.first, found.in_force.commenced) == (FIRST, True)


def test_an_exception_is_taken_away_and_nothing_else() -> None:
    duty = LAW.duty("reg-13-2-final-plan-20-weeks")
    found = edited(duty, sr.DutyEdit(duty=duty.id, without=["reg-13-3-c-exception"]))
    assert {x.id for x in duty.unless} - {x.id for x in found.unless} == {"reg-13-3-c-exception"}
    assert (found.limit, found.title, found.residual) == (duty.limit, duty.title, duty.residual)
    with pytest.raises(CannotEdit, match="reg-5-4-c-exception is no exception to it"):
        edited(duty, sr.DutyEdit(duty=duty.id, without=["reg-5-4-c-exception"]))


def test_a_period_is_replaced_wherever_the_limit_has_it_and_the_rest_stays() -> None:
    later = LAW.duty("act-44-1-b-later-reviews")
    found = new_limit(sr.NewLimit(period="24 months", instead_of="12 months"), later.limit)
    assert found != later.limit
    assert [part.period for part in found.limits] == [Months(24, Counting.BEGINNING_WITH)] * 2  # type: ignore[union-attr]
    assert found.legs() == (later.limit.legs() if later.limit else ())


def test_the_counting_changes_only_where_it_is_said() -> None:
    fortnight = After(Days(15, Counting.BEGINNING_WITH))
    assert new_limit(sr.NewLimit(period="20 days", instead_of="15 days"), fortnight) == After(
        Days(20, Counting.BEGINNING_WITH)
    )
    after = sr.NewLimit(period="20 days", instead_of="15 days", counting="after")
    assert new_limit(after, fortnight) == After(Days(20, Counting.AFTER))


def test_a_limit_that_is_not_there_yet_needs_its_counting() -> None:
    assert new_limit(sr.NewLimit(period="2 weeks", counting="after"), None) == After(Weeks(2))
    with pytest.raises(CannotEdit, match="nothing says how to count"):
        new_limit(sr.NewLimit(period="2 weeks"), None)
    with pytest.raises(CannotEdit, match="nothing is replaced"):
        new_limit(sr.NewLimit(period="2 weeks", instead_of="3 weeks", counting="after"), None)


@pytest.mark.parametrize(
    ("limit", "new", "said"),
    [
        (After(Weeks(20)), {"period": "16 weeks"}, "does not say which period is replaced"),
        (After(Weeks(20)), {"period": "16 weeks", "instead_of": "18 weeks"}, "its limit has no 18 weeks"),
        (After(Weeks(20)), {"period": "16 weeks", "instead_of": "20 days"}, "its limit has no 20 days"),
        (After(Weeks(20)), {"period": "20 weeks", "instead_of": "20 weeks"}, "the edit leaves it as it is"),
        (After(Weeks(20)), {"period": "2 weeks", "instead_of": "20 weeks", "counting": "clear"}, "reckoned forward"),
        (
            Before(Days(15), of=LimitOf("x")),
            {"period": "10 days", "instead_of": "15 days", "counting": "beginning-with"},
            "reckoned back",
        ),
        (NextDate(7, 31), {"period": "16 weeks", "instead_of": "20 weeks"}, "its limit has no period"),
    ],
)
def test_what_does_not_fit_is_refused(limit: Any, new: dict[str, Any], said: str) -> None:
    with pytest.raises(CannotEdit, match=said):
        new_limit(sr.NewLimit(**new), limit)


def test_what_leaves_days_out_can_only_count_days() -> None:
    (right,) = LAW.versions("hesc-46-permission-28-days")[-1:]
    assert right.limit is not None
    with pytest.raises(CannotEdit, match="which only days can be"):
        new_limit(sr.NewLimit(period="4 weeks", instead_of="28 days"), right.limit)
    assert new_limit(sr.NewLimit(period="14 days", instead_of="28 days"), right.limit) != right.limit


def test_a_day_of_the_year() -> None:
    assert new_limit(sr.NewLimit(next_date="31 August"), After(Weeks(20))) == NextDate(8, 31)
