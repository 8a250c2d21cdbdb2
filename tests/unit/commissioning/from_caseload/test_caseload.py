"""Who waits for a psychologist, and how old those are who ask: counted by hand from a few cases."""

from datetime import date
from fractions import Fraction

import pytest

from sendrules import Case, Event
from sendrules.commissioning.from_caseload.ages import ages_of
from sendrules.commissioning.from_caseload.requests import requests_of
from sendrules.commissioning.from_caseload.waiting import first_month_after, waiting_cases
from sendrules.errors import InputError

AS_OF = date(2026, 11, 30)
EP = "educational-psychologist"


def case(reference, *events):
    return Case(reference=reference, events=[Event(kind=kind, on=on, **more) for kind, on, more in events])


def event(kind, on, **more):
    return kind, date.fromisoformat(on), more


CASES = [
    case("waits", event("request", "2026-09-10"), event("decision-to-assess", "2026-10-20")),
    case("older", event("request", "2026-04-30"), event("decision-to-assess", "2026-06-01")),
    case("undecided", event("request", "2026-11-02")),
    case("allocated", event("request", "2026-08-03"), event("decision-to-assess", "2026-09-10"), event("allocated", "2026-10-01", to=EP)),
    case("advised", event("request", "2026-08-03"), event("decision-to-assess", "2026-09-10"), event("advice-received", "2026-10-01", by=EP)),
    case("refused", event("request", "2026-08-03"), event("refusal-to-assess", "2026-09-10")),
    case("done", event("request", "2026-02-02"), event("decision-to-assess", "2026-03-02"), event("advice-received", "2026-04-13", by=EP),
         event("final-plan", "2026-06-15"), event("turns-25", "2043-02-03")),
    case("later", event("request", "2026-12-01"), event("turns-25", "2040-01-01")),
    case("again", event("request", "2025-03-03"), event("refusal-to-assess", "2025-04-14"), event("request", "2026-10-05"),
         event("decision-to-assess", "2026-11-10"), event("turns-25", "2046-10-06")),
]  # fmt: skip


def found():
    requests, invalid = requests_of(CASES, as_of=AS_OF)
    assert invalid == 0
    return requests


def test_who_waits_by_months_since_the_request():
    waiting = waiting_cases(CASES, found(), as_of=AS_OF)
    # requested in November: none agreed; October: "again"; September: "waits"; April: "older"
    assert waiting.agreed == (0, 1, 1, 0, 0, 0, 0, 1)
    assert waiting.undecided == (1, 0, 0, 0, 0, 0, 0, 0)
    assert waiting.under_way == 2  # "allocated" and "advised"
    assert waiting.unsure == 0


def test_the_undecided_count_by_the_share_that_is_agreed():
    waiting = waiting_cases(CASES, found(), as_of=AS_OF)
    assert waiting.counts(0.7)[0] == 1
    assert waiting.counts(0.3)[0] == 0
    assert sum(waiting.counts(1.0)) == 4


def test_what_happens_after_the_day_is_not_seen():
    earlier = date(2026, 9, 30)
    requests, _ = requests_of(CASES, as_of=earlier)
    waiting = waiting_cases(CASES, requests, as_of=earlier)
    # allocated and advised in October: in September both still waited, as did "older"; "waits" was not decided
    assert waiting.agreed == (0, 2, 0, 0, 0, 1)
    assert waiting.undecided == (1, 0, 0, 0, 0, 0)


def test_ages_are_counted_at_the_request():
    ages = ages_of(found(), as_of=AS_OF)
    # of 8 requests in the year two have a birthday: "done" was born on 3 February 2018 and 7 (one day short of 8), "again" turned 4
    assert ages.shares["requests"]["5 to 10"] == Fraction(1, 8)
    assert ages.shares["requests"]["under 5"] == Fraction(1, 8)
    assert ages.shares["plans"]["5 to 10"] == 1
    assert "8 requests, 6 assessments, 1 plans from Mon 1 Dec 2025 to Mon 30 Nov 2026" in ages.source


@pytest.mark.parametrize("day", [date(2026, 11, 29), date(2026, 12, 1), date(2028, 2, 28)])
def test_a_part_of_a_month_is_refused(day):
    with pytest.raises(InputError, match="Give the last day of a month"):
        first_month_after(day)
    assert first_month_after(date(2028, 2, 29)) == date(2028, 3, 1)


def test_no_case_is_no_fault():
    waiting = waiting_cases([], [], as_of=AS_OF)
    assert (waiting.agreed, waiting.undecided, waiting.under_way) == ((), (), 0)


def test_who_is_agreed_after_a_refusal_waits():
    """As after mediation or an appeal. A refusal that comes later ends it all the same."""
    agreed = case("agreed", event("request", "2026-04-01"), event("refusal-to-assess", "2026-05-11"), event("decision-to-assess", "2026-08-03"))  # fmt: skip
    refused = case("refused", event("request", "2026-04-01"), event("decision-to-assess", "2026-05-11"), event("refusal-to-assess", "2026-08-03"))  # fmt: skip
    requests, _ = requests_of([agreed, refused], as_of=AS_OF)
    waiting = waiting_cases([agreed, refused], requests, as_of=AS_OF)
    assert waiting.agreed == (0, 0, 0, 0, 0, 0, 0, 1)
    assert waiting.under_way == 0


def test_few_undecided_in_many_months_are_not_rounded_away():
    ten = [case(f"u{n}", event("request", f"2026-{n:02}-03")) for n in range(2, 12)]
    requests, _ = requests_of(ten, as_of=AS_OF)
    assert sum(waiting_cases(ten, requests, as_of=AS_OF).counts(0.4)) == 4
