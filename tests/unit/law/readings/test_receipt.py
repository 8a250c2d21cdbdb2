"""The reading `day-of-receipt`: the dates of both answers worked by hand, what it is about and what it leaves alone."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from events import E
from sendrules.case.kinds import EventKind
from sendrules.case.receipt import RECEIVED
from sendrules.law.model.actors import Actor
from sendrules.law.readings.receipt import READINGS
from sendrules.wording.basis import basis_of

NEXT = {"day-of-receipt": "next-working-day"}
SUNDAY, MONDAY = date(2026, 1, 4), date(2026, 1, 5)
AWAY = "det-15-1/plan"


def due(
    duty: str, *events: sr.Event, as_of: date = date(2026, 6, 1), readings: dict[str, str] | None = None
) -> date | None:
    case = sr.Case(reference="R-1", events=events)
    return sr.evaluate(case, as_of=as_of, readings=readings or {})[duty].due


OTHERWISE = [
    # Monday 5 January 2026 + 42: 26 left, 16 February; + 112: 26, 54, 85, 27 April; + 140: 115, 25 May
    ("reg-4-1-not-necessary-determination", [E("request", SUNDAY)], date(2026, 2, 15), date(2026, 2, 16)),
    ("reg-5-1-decision-to-assess", [E("request", SUNDAY)], date(2026, 2, 15), date(2026, 2, 16)),
    ("reg-10-1-no-plan-decision", [E("request", SUNDAY)], date(2026, 4, 26), date(2026, 4, 27)),
    ("case-jsc-16-weeks-decision", [E("request", SUNDAY)], date(2026, 4, 26), date(2026, 4, 27)),
    ("reg-13-2-final-plan-20-weeks", [E("request", SUNDAY)], date(2026, 5, 24), date(2026, 5, 25)),
    ("derived-latest-draft-date", [E("request", SUNDAY)], date(2026, 5, 9), date(2026, 5, 10)),
    # Tuesday 7 April + 15; Monday 2 June 2025 + 42: 28 left, 14 July; + 30: 2 July
    ("reg-25-1-15-days", [E("reassessment-request", date(2026, 4, 3))], date(2026, 4, 18), date(2026, 4, 22)),
    (
        "reg-8-1-cooperate-6-weeks",
        [E("advice-request", date(2025, 5, 29), to="nhs-trust", about="A", served=date(2025, 5, 31))],
        date(2025, 7, 12),
        date(2025, 7, 14),
    ),
    (
        "reg-36-2-non-health-30-days",
        [E("mediation-wanted", date(2025, 5, 31), issues="education-and-social-care")],
        date(2025, 6, 30),
        date(2025, 7, 2),
    ),
    # Tuesday the 6th one, 12 January five, 19 ten, 26 fifteen
    ("reg-47-he-disclosure", [E("he-disclosure-request", SUNDAY)], date(2026, 1, 23), date(2026, 1, 26)),
    # Christmas Day; Monday 29 December + 140: 2, 33, 61, 92, 122 at the end of April, 18 May
    ("reg-13-2-final-plan-20-weeks", [E("request", date(2025, 12, 25))], date(2026, 5, 14), date(2026, 5, 18)),
    # Saturday before the bank holiday of Monday 25 May; Tuesday + 140: 5, 35, 66, 97, 127, 13 October
    ("reg-13-2-final-plan-20-weeks", [E("request", date(2026, 5, 23))], date(2026, 10, 10), date(2026, 10, 13)),
    # Sunday before the bank holiday of 31 August; Tuesday 1 September + 112: 29, 60, 90, 22 December
    ("case-jsc-16-weeks-decision", [E("request", date(2026, 8, 30))], date(2026, 12, 20), date(2026, 12, 22)),
    # Saturday of Easter; from Tuesday 7 April the 8th, 9th and 10th
    ("reg-34-1-certificate-3wd", [E("mediation-declined", date(2026, 4, 4))], date(2026, 4, 9), date(2026, 4, 10)),
    # a week beginning with the day
    ("rec-6-6-copy-sos", [E("health-response", date(2026, 1, 2), served=SUNDAY)], date(2026, 1, 10), date(2026, 1, 11)),
    # 6, 7, 8, 11, 12 May after the bank holiday of the 4th
    ("lgsco-code-6-2-acknowledge", [E("complaint-made", date(2026, 5, 2))], date(2026, 5, 11), date(2026, 5, 12)),
    # detained and asked on Sunday the 4th, released on 2 March: the twenty weeks run on from the request
    (
        AWAY,
        [E("detained", date(2025, 12, 1)), E("detained-request", SUNDAY), E("released", date(2026, 3, 2))],
        date(2026, 5, 24),
        date(2026, 5, 25),
    ),
]


@pytest.mark.parametrize(("duty", "events", "adopted", "otherwise"), OTHERWISE, ids=[o[0] for o in OTHERWISE])
def test_both_answers(duty: str, events: list[sr.Event], adopted: date, otherwise: date) -> None:
    as_of = events[0].on + timedelta(120)
    assert due(duty, *events, as_of=as_of) == adopted
    assert due(duty, *events, as_of=as_of, readings=NEXT) == otherwise
    case = sr.Case(reference="R-1", events=events)
    found = sr.evaluate(case, as_of=as_of)[duty]
    assert "day-of-receipt" in {a.reading for a in found.alternatives}


@pytest.mark.parametrize("n", range(366))
def test_the_adopted_day_is_never_later_and_a_working_day_is_never_in_question(n: int) -> None:
    day = date(2026, 1, 1) + timedelta(n)
    case = sr.Case(reference="R-1", events=[E("request", day)])
    mine, theirs = (sr.evaluate(case, as_of=day, readings=r)["reg-5-1-decision-to-assess"].due for r in ({}, NEXT))
    assert mine is not None
    assert theirs is not None
    first = day
    while not sr.ENGLAND_AND_WALES.is_working_day(first):
        first += timedelta(1)
    assert (mine, theirs) == (day + timedelta(42), first + timedelta(42))
    found = sr.evaluate(case, as_of=day)["reg-5-1-decision-to-assess"].alternatives
    assert ("day-of-receipt" in {a.reading for a in found}) is (mine != theirs)


def test_what_is_not_received_is_left_alone() -> None:
    for kind in ("responsible", "tribunal-order"):
        order = {"order": "assess"} if kind == "tribunal-order" else {}
        case = sr.Case(reference="R-1", events=[E(kind, SUNDAY, **order)])
        result = sr.evaluate(case, as_of=date(2026, 1, 20))
        readings = {a.reading for d in result.values() for a in d.alternatives}
        assert "day-of-receipt" not in readings


def test_the_response_to_an_appeal_is_left_to_the_rules_of_the_tribunal() -> None:
    # Good Friday 3 April 2026; Tuesday the 7th one, 10 four, 17 nine, 24 fourteen, 1 May nineteen, 8 May twenty-three, 15
    # twenty-eight, 19 May thirty
    appeal, response = E("appeal-received", date(2026, 4, 3)), "hesc-21-1-c-response-30wd"
    assert due(response, appeal) == due(response, appeal, readings=NEXT) == date(2026, 5, 19)


def test_nothing_that_a_family_has_to_do_and_nothing_before_a_tribunal_moves() -> None:
    before = {Actor.FIRST_TIER_TRIBUNAL, Actor.UPPER_TRIBUNAL, Actor.HIGH_COURT}
    for id in sr.statute().readings["day-of-receipt"].duties:
        duty = sr.statute().duty(id)
        assert duty.holder not in {Actor.FAMILY, Actor.APPROPRIATE_PERSON, Actor.PARTY}, id
        assert not before & set(duty.owed_to), id


def test_what_an_answer_or_a_right_looks_at_is_left_alone() -> None:
    law = sr.statute()
    reading = law.readings["day-of-receipt"]
    (edit,) = reading.alternatives.values()
    named = [version for id in reading.duties for version in law.versions(id)]
    assert not any(duty.right for duty in named)
    assert {duty.bound.value for duty in named} == {"not-later-than"}
    for duty in named:
        other = edit(duty)
        assert (other.trigger, other.discharged_by, other.unless) == (duty.trigger, duty.discharged_by, duty.unless)


def test_it_names_every_duty_that_it_edits_and_the_one_that_is_reckoned_from_another() -> None:
    law = sr.statute()
    (edit,) = law.readings["day-of-receipt"].alternatives.values()
    edited = {duty.id for duty in law.duties if edit(duty) != duty}
    assert set(law.readings["day-of-receipt"].duties) == edited | {"derived-latest-draft-date"}


def test_every_kind_that_is_received_starts_a_time_for_acting() -> None:
    law = sr.statute()
    started = {t.kind for id in READINGS[0].duties for version in law.versions(id) for t in version.trigger}
    assert started >= RECEIVED


@pytest.mark.parametrize("day", [date(2028, 12, 31), date(2029, 6, 3), date(2010, 1, 3)], ids=str)
def test_a_sunday_whose_next_working_day_nobody_knows_is_not_in_question(day: date) -> None:
    case = sr.Case(reference="R-1", events=[E("request", day)])
    found = sr.evaluate(case, as_of=day)["reg-5-1-decision-to-assess"]
    assert "day-of-receipt" not in {a.reading for a in found.alternatives}


def test_a_proclaimed_bank_holiday_is_no_working_day() -> None:
    case = sr.Case(reference="R-1", events=[E("request", date(2026, 1, 7))])
    found = [
        sr.Engine(calendar=calendar).evaluate(case, as_of=date(2026, 1, 20))["reg-5-1-decision-to-assess"].alternatives
        for calendar in (sr.ENGLAND_AND_WALES, sr.ENGLAND_AND_WALES.overlay({date(2026, 1, 7): "invented"}))
    ]
    assert [{a.reading for a in alternatives} for alternatives in found] == [set(), {"day-of-receipt"}]


def test_the_basis_names_the_day_that_counts_and_the_day_it_came() -> None:
    case = sr.Case(
        reference="R-1",
        events=[
            E("request", SUNDAY),
            E("advice-request", date(2026, 1, 9), to="nhs-trust", about="A", served=date(2026, 1, 10)),
        ],
    )
    result = sr.evaluate(case, as_of=date(2026, 2, 1), readings=NEXT)
    decision, advice = (result[id].instances[0] for id in ("reg-5-1-decision-to-assess", "reg-8-1-cooperate-6-weeks"))
    assert basis_of(decision) == "6 weeks from the request received on Mon 5 Jan 2026 (it came on Sun 4 Jan 2026)"
    assert (
        basis_of(advice) == "6 weeks from the request for advice served on Mon 12 Jan 2026 (it came on Sat 10 Jan 2026)"
    )


def test_the_basis_of_a_working_day_says_no_more_than_before() -> None:
    case = sr.Case(reference="R-1", events=[E("request", MONDAY)])
    (instance,) = sr.evaluate(case, as_of=MONDAY, readings=NEXT)["reg-5-1-decision-to-assess"].instances
    assert basis_of(instance) == "6 weeks from the request received on Mon 5 Jan 2026"


@pytest.mark.parametrize(
    ("kind", "duty", "day"),
    [
        ("request", "reg-5-1-decision-to-assess", date(2026, 2, 16)),
        ("responsible", "reg-5-1-decision-to-assess", date(2026, 2, 15)),
        ("request", "derived-latest-draft-date", date(2026, 5, 10)),
    ],
)
def test_a_timetable_under_the_other_answer(kind: str, duty: str, day: date) -> None:
    rows = sr.Engine(readings=NEXT).timetable(EventKind(kind), SUNDAY)
    assert [row.due for row in rows if row.id == duty] == [day]
