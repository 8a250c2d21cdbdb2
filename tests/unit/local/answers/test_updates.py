"""The updates that a family gets while it waits."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from fast_tracks import local
from policies import DOC, case, engine
from sendrules.local.answers.updates import next_update

UPDATES: dict[str, Any] = {
    "id": "updates", "title": "An update every fortnight", "repeats": "14 days", "basis": "wait", "provenance": DOC,
}  # fmt: skip
MONDAY = date(2026, 5, 11)


def made(*, closures: Any = (), until: date | None = None, **change: Any) -> sr.Engine:
    return engine(
        standards=sr.StandardsPolicy(
            id="s", title="S", provenance=DOC, communication=[UPDATES | change], closures=closures, in_force_to=until
        )
    )


def asked(of: sr.Engine, as_of: date, *events: sr.Event, **facts: Any) -> sr.UpdateTarget:
    waits = case("A", MONDAY, **facts)
    waits = waits.model_copy(update={"events": (*waits.events, *events)})
    (found,) = local(of, waits, as_of).updates
    return found


@pytest.mark.parametrize(
    ("every", "as_of", "following"),
    [
        ("14 days", date(2026, 5, 11), date(2026, 5, 25)),
        ("14 days", date(2026, 6, 8), date(2026, 6, 8)),
        ("14 days", date(2026, 6, 9), date(2026, 6, 22)),
        ("2 weeks", date(2026, 6, 9), date(2026, 6, 22)),
        # the bank holiday of 25 May 2026 is no working day: the tenth is the 26th, and the twentieth 9 June
        ("10 working days", date(2026, 5, 12), date(2026, 5, 26)),
        ("10 working days", date(2026, 5, 27), date(2026, 6, 9)),
        ("1 month", date(2026, 6, 12), date(2026, 7, 11)),
    ],
)
def test_the_next_update_is_a_whole_number_of_periods_after_the_wait_began(every: str, as_of: date, following: date):
    found = asked(made(repeats=every), as_of)
    assert (found.next, found.counted_from, found.every, found.ended) == (following, MONDAY, every, "")


def test_months_keep_the_day_of_the_month_on_which_the_wait_began():
    calendar = sr.ENGLAND_AND_WALES
    assert next_update(sr.Months(1), date(2026, 1, 31), date(2026, 2, 1), calendar) == date(2026, 2, 28)
    assert next_update(sr.Months(1), date(2026, 1, 31), date(2026, 3, 1), calendar) == date(2026, 3, 31)


def test_the_office_closure_counts_for_updates_in_working_days():
    shut = [{"first": date(2026, 5, 26), "last": date(2026, 5, 26), "title": "Office move"}]
    assert asked(made(repeats="10 working days", closures=shut), date(2026, 5, 12)).next == date(2026, 5, 27)


def test_once_the_wait_ended_the_updates_are_over_and_nothing_is_called_late():
    final = sr.Event(kind="final-plan", on=date(2026, 6, 1))
    before, after = asked(made(), date(2026, 5, 31), final), asked(made(), date(2026, 6, 1), final)
    assert (before.next, before.ended) == (date(2026, 6, 8), "")
    assert (after.next, after.ended, after.counted_from) == (None, "the plan was finalised on Mon 1 Jun 2026", MONDAY)
    assert after.to_dict()["ended"] == after.ended
    assert not any("late" in reason or "overdue" in reason for reason in (*before.reasons, *after.reasons))


def test_a_case_that_waits_for_nothing_gets_none():
    (found,) = local(made(), sr.Case(reference="B"), MONDAY).updates
    assert (found.next, found.counted_from) == (None, None)
    assert found.reasons == ("nothing is recorded that the case waits for",)


def test_no_update_is_promised_after_the_standard_ends_or_beyond_the_calendar():
    assert asked(made(until=date(2026, 5, 25)), date(2026, 5, 20)).next == date(2026, 5, 25)
    ends = asked(made(until=date(2026, 5, 24)), date(2026, 5, 20))
    assert ends.next is None
    assert "the standard ends on Sun 24 May 2026" in ends.reasons[0]
    beyond = asked(made(repeats="999 working days"), date(2026, 5, 20))
    assert (beyond.next, "does not reach" in beyond.reasons[0]) == (None, True)
    assert local(made(until=date(2026, 5, 24)), case("A", MONDAY), date(2026, 5, 25)).updates == ()


def test_a_condition_decides_who_gets_updates():
    some = made(when={"fact": "testshire.looked_after", "is": True})
    yes, no = (asked(some, date(2026, 5, 20), looked_after=value) for value in (True, False))
    assert (yes.applies, yes.next, no.applies, no.next) == (True, date(2026, 5, 25), False, None)
    unknown = asked(some, date(2026, 5, 20))
    assert (unknown.applies, unknown.next) == (None, date(2026, 5, 25))
    assert unknown.missing == ("looked_after (testshire.looked_after)",)


PERIODS = st.builds(
    lambda unit, n: unit(n), st.sampled_from([sr.Days, sr.Weeks, sr.Months, sr.WorkingDays]), st.integers(1, 40)
)


@given(PERIODS, st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.integers(0, 700))
def test_the_next_update_is_the_first_that_is_not_past(every: Any, start: date, after: int):
    as_of, n = start + timedelta(after), 1
    while type(every)(every.n * n).last_day(start) < as_of:
        n += 1
    assert next_update(every, start, as_of, sr.ENGLAND_AND_WALES) == type(every)(every.n * n).last_day(start)
