"""Every limit on every day, against a second computation that was written from the catalogue by someone who had not read `src/`.

The oracle (`tests/support/oracle.py`) is vectorised numpy with its own table of bank holidays; it gives NaT where a limit
would pass the horizon. Nothing is sampled.
"""

from datetime import date, timedelta

import numpy as np
import pytest

import oracle
import sendrules as sr
from sendrules.law.model import life
from sendrules.law.model.duty import Bound

LAW = sr.statute()
ENDS = {id: max((v.in_force.last or date.max) for v in LAW.versions(id)) for id in {d.id for d in LAW.duties}}
SEVERAL = {
    "act-38-4-notice-period": "the day is the one that the notice states",
    "act-45-4-no-cease-before-appeal-period/appeal": "it ends with the appeal, whenever that is",
    "act-46-25th-birthday/other": "it ends with the course, or before the next birthday",
    "code-9-178-stated-review": "the day is the one that the plan or the decision states",
    "hesc-5-2-directed-step": "the day is the one that the direction sets",
    "reg-49-7-which-qualification": "one date, whenever the course began",
    "trans-2270-art12-2": "one date for all",
    "trans-2270-art13-3": "the start of a term",
    "trans-2270-art14-3": "the transfer or the term that the case records",
    "trans-2270-art14-5": "one date for all",
}
"""Duties with a limit that the oracle has no single period for, each with why."""


def version_on(id: str, day: date) -> sr.Duty | None:
    """The version of a duty that answers for the day."""
    return next((v for v in LAW.versions(id) if v.in_force.contains(day) and not v.text_not_found), None)


def days_of(id: str) -> list[date]:
    """Every day from 1 September 2014 on which the duty is in force, as far as the calendar knows."""
    rule = oracle.LIMITS[id]
    first = max(oracle.FIRST, rule.first)
    last = min(oracle.HORIZON, rule.last or oracle.HORIZON)
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def test_every_duty_with_a_period_has_an_oracle() -> None:
    dated = {d.id for d in LAW.duties if d.limit is not None}
    assert dated - set(oracle.LIMITS) == set(SEVERAL)


def test_every_rule_of_the_oracle_is_a_duty_or_is_explained_in_the_coverage() -> None:
    for id in oracle.LIMITS:
        assert id in LAW or LAW.coverage[id].ids or LAW.coverage[id].reason, id


@pytest.mark.parametrize("id", [id for id in oracle.LIMITS if id in LAW])
def test_every_day(id: str) -> None:
    days, first = days_of(id), LAW.versions(id)[0].in_force.first
    not_later = LAW.duty(id).bound is Bound.NOT_LATER_THAN
    expected = oracle.LIMITS[id].limit(np.array(days, dtype="datetime64[D]"))
    for day, limit in zip(days, expected, strict=True):
        duty = version_on(id, day)
        if duty is None:
            by_limit = LAW.duty(id).in_force.tested_on is life.TestedOn.LIMIT
            assert by_limit or not LAW.duty(id).in_force.contains(day)
            duty = LAW.duty(id)
        if np.isnat(limit):
            if oracle.LIMITS[id].uses_working_days:
                with pytest.raises(sr.BeyondHorizonError):
                    duty.limit_for(day)
            continue
        if not_later and limit.item() < first:  # to be done before the duty began: it never was due
            with pytest.raises(sr.NotInForceError):
                duty.limit_for(day)
            continue
        assert duty.limit_for(day) == limit.item(), day


@pytest.mark.parametrize("id", [id for id in oracle.LIMITS if id in LAW and not oracle.LIMITS[id].uses_working_days])
def test_weeks_and_months_are_known_past_the_horizon(id: str) -> None:
    duty = LAW.duty(id)
    if duty.in_force.last is None:
        assert duty.limit_for(date(2031, 3, 31)) >= date(2030, 1, 1)
