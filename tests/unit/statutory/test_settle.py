"""What becomes of one start of a duty at the edges: the day of a limit itself, of a service, of a direction, of an ending."""

from dataclasses import replace
from datetime import date

import pytest

import sendrules as sr
from matching import E, instances, settled
from sendrules.law.model.life import InForce
from sendrules.law.statute import Statute
from sendrules.statutory.outcome import Due, NotInForce
from sendrules.statutory.result import statutory_result

D51, D81, D131 = "reg-5-1-decision-to-assess", "reg-8-1-cooperate-6-weeks", "reg-13-1-a-draft-plan-15-days"

D132, DRAFT = "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date"

APPEAL = "hesc-20-1-c-i-appeal-2-months"

NOTICE = "case-devon-4-weeks-amendment-notice"

REQUEST = sr.Event(kind="request", on=date(2025, 1, 6))


# the versions of a duty


@pytest.mark.parametrize(
    ("on", "answers"),
    [
        (date(2019, 12, 31), 0),  # before the first
        (date(2021, 1, 1), 1),  # in a gap between the two
        (date(2021, 12, 31), 1),
        (date(2023, 1, 1), 1),  # after the last
    ],
)
def test_of_several_versions_one_alone_says_that_nothing_was_in_force(on: date, answers: int) -> None:
    lives = InForce(date(2020, 1, 1), date(2020, 12, 31)), InForce(date(2022, 1, 1), date(2022, 12, 31))
    law = Statute([replace(sr.statute().duty(D51), in_force=life) for life in lives])
    case = sr.Case(reference="S-2", events=[sr.Event(kind="request", on=on)])
    (found,) = statutory_result(case, law, date(2024, 1, 1))[D51].instances
    assert found.outcome == NotInForce(on, lives[answers].first, lives[answers].last)
    assert found.compliance == "not-applicable"


def test_a_start_before_a_duty_began_is_dated_by_its_service() -> None:
    draft = sr.Event(kind="draft-plan", on=date(2014, 8, 28), served=date(2014, 8, 31))
    found = settled(D131, draft, as_of=date(2014, 10, 1))
    assert (found.outcome.name, found.started) == ("not-in-force", date(2014, 8, 31))


# the end of the calendar, on 31 December 2028


def test_a_start_whose_service_cannot_be_reckoned_is_dated_by_its_sending() -> None:
    draft = sr.Event(kind="draft-plan", on=date(2028, 12, 30), method="first-class-post")
    found = settled(D131, draft, as_of=date(2029, 1, 15))
    assert (found.outcome.name, found.compliance.value) == ("beyond-horizon", "unknown")
    assert found.started == date(2028, 12, 30)


@pytest.mark.parametrize(
    ("sent", "outcome", "kept"),
    [
        (date(2028, 12, 29), "beyond-horizon", "unknown"),
        (date(2028, 12, 30), "beyond-horizon", "unknown"),  # the last day itself
        (date(2028, 12, 31), "due", "met-late"),  # whenever it was served, it was late
    ],
)
def test_a_notice_posted_in_time_at_the_end_of_the_calendar(sent: date, outcome: str, kept: str) -> None:
    """18 November 2028 and six weeks: 30 December."""
    request = sr.Event(kind="request", on=date(2028, 11, 18))
    decision = sr.Event(kind="decision-to-assess", on=sent, method="first-class-post")
    found = settled(D51, request, decision, as_of=date(2029, 1, 15))
    assert (found.outcome.name, found.compliance.value) == (outcome, kept)


# what ended a duty


@pytest.mark.parametrize(
    ("on", "over", "weighed"),
    [(date(2025, 2, 16), None, False), (date(2025, 2, 17), None, False), (date(2025, 2, 18), 1, True)],
)
def test_grounds_of_exception_are_weighed_only_where_a_limit_had_passed_when_it_ended(
    on: date, over: int | None, weighed: bool
) -> None:
    withdrawn = sr.Event(kind="request-withdrawn", on=on)
    found = settled(D51, REQUEST, withdrawn, as_of=date(2025, 3, 3))
    assert (found.outcome.name, found.days_over_when_ended) == ("ended", over)
    assert bool(found.limbs) is weighed


@pytest.mark.parametrize(
    ("decided", "over"),
    [
        (date(2025, 2, 24), 28),
        (date(2025, 3, 3), 28),  # on the very day
        (date(2025, 3, 10), None),  # nothing had been decided that asked for a notice
    ],
)
def test_a_notice_was_missed_only_if_what_asks_for_it_was_decided_before_the_plan_ceased(
    decided: date, over: int | None
) -> None:
    """Meeting on 6 January, notice due in four weeks: 3 February; ceased on 3 March, 28 days later."""
    found = settled(
        NOTICE,
        sr.Event(kind="review-meeting", on=date(2025, 1, 6)),
        sr.Event(kind="decision-to-amend", on=decided),
        sr.Event(kind="plan-ceased", on=date(2025, 3, 3)),
        as_of=date(2025, 4, 1),
    )
    assert found.outcome.name == "ended"
    assert found.arose is (over is not None)
    assert found.days_over_when_ended == over


def test_a_duty_without_a_date_says_what_it_asks_instead() -> None:
    found = settled("reg-3-consult-on-request", REQUEST, as_of=date(2025, 1, 7))
    assert found.outcome == sr.NoFixedLimit("as soon as practicable")


# a date that was set


def direction(sets: date, on: date = date(2025, 1, 20)) -> sr.Event:
    return sr.Event(kind="tribunal-direction", on=on, duty=APPEAL, sets=sets)


def test_a_direction_that_shortens_a_right_is_followed() -> None:
    refusal, shorter = sr.Event(kind="refusal-to-assess", on=date(2025, 1, 6)), direction(date(2025, 2, 20))
    found = settled(APPEAL, refusal, shorter, as_of=date(2025, 2, 3))
    assert isinstance(found.outcome, Due)
    assert found.due == date(2025, 2, 20)
    assert found.outcome.set_by is not None
    assert found.outcome.set_by.kind == "tribunal-direction"


@pytest.mark.parametrize(
    ("sets", "due", "prevails"),
    [
        (date(2025, 3, 19), date(2025, 3, 20), False),  # the certificate came after, and its month is longer
        (date(2025, 3, 20), date(2025, 3, 20), True),
        (date(2025, 3, 21), date(2025, 3, 21), True),
    ],
)
def test_a_certificate_after_a_direction_counts_where_it_gives_a_later_day(
    sets: date, due: date, prevails: bool
) -> None:
    """Refused on 6 January; certificate of 20 February, so a month to 20 March."""
    events = (
        sr.Event(kind="refusal-to-assess", on=date(2025, 1, 6)),
        direction(sets),
        sr.Event(kind="mediation-declined", on=date(2025, 2, 18)),
        sr.Event(kind="mediation-certificate", on=date(2025, 2, 20)),
    )
    found = settled(APPEAL, *events, as_of=date(2025, 2, 24))
    assert isinstance(found.outcome, Due)
    assert found.due == due
    assert (found.outcome.set_by is not None) is prevails
    # an obligation, unlike a right or a window, is what the direction says
    owed = settled(replace(sr.statute().duty(APPEAL), right=False), *events, as_of=date(2025, 2, 24))
    assert owed.due == sets


ON_6_JANUARY = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_an_ending_counts_from_the_day_it_was_served() -> None:
    """Sent two days before the limit of 17 February, served eight days after it."""
    draft = sr.Event(kind="draft-plan", on=date(2025, 2, 15), served=date(2025, 2, 25))
    assert answer(ON_6_JANUARY, draft, as_of=date(2025, 2, 20))[D51].compliance == "overdue"
    assert answer(ON_6_JANUARY, draft, as_of=date(2025, 2, 25))[D51].instances[0].days_over_when_ended == 8


def test_a_limit_lawfully_lifted_was_not_missed_when_the_duty_ended() -> None:
    away = sr.Absence(who="child", first_day=date(2025, 1, 16), last_day=date(2025, 3, 7))
    determined = sr.Determination(limb="reg-13-3-d-exception", by="officer", on=date(2025, 3, 17), reason="invented")
    result = answer(
        ON_6_JANUARY,
        sr.Event(kind="decision-to-assess", on=date(2025, 2, 5)),
        sr.Event(kind="plan-decision", on=date(2025, 4, 28)),
        sr.Event(kind="request-withdrawn", on=date(2025, 6, 5)),
        as_of=date(2025, 7, 1),
        circumstances=[away],
        determinations=[determined],
    )
    assert result[D132].outcome.name == "ended"
    assert result[D132].instances[0].days_over_when_ended is None
    assert "Nothing is late" in result.family_page()


@pytest.mark.parametrize(("kind", "kept"), [("request-withdrawn", "not-applicable"), ("decision-to-assess", "unknown")])
def test_a_duty_without_a_date_that_ended(kind: str, kept: str) -> None:
    """Taken back, nobody need be consulted any more; decided, nobody can tell whether the family had been."""
    ended = answer(ON_6_JANUARY, sr.Event(kind=kind, on=date(2025, 2, 3)), as_of=date(2025, 3, 1))[
        "reg-3-consult-on-request"
    ]
    assert (ended.outcome.name, ended.compliance.value) == ("ended", kept)


def test_practical_is_the_last_working_day_before_and_only_where_needed() -> None:
    # 7 December 2024 + 140: 24 left, 55, 83, 114, 26 April 2025, a Saturday
    saturday = answer(sr.Event(kind="request", on=date(2024, 12, 7)), as_of=date(2025, 1, 1))[D132]
    assert (saturday.due, saturday.practical) == (date(2025, 4, 26), date(2025, 4, 25))
    assert answer(ON_6_JANUARY, as_of=date(2025, 1, 7))["reg-4-1-not-necessary-determination"].practical is None
    easter = answer(sr.Event(kind="request", on=date(2025, 3, 10)), as_of=date(2025, 3, 11))[D51]
    assert (easter.due, easter.practical) == (
        date(2025, 4, 21),
        date(2025, 4, 17),
    )  # Easter Monday; Good Friday before it


@pytest.mark.parametrize("claim", ["late-advice", "two-week-break", "something of their own"])
def test_a_claim_is_never_an_exception(claim: str) -> None:
    with_claim = answer(ON_6_JANUARY, as_of=date(2025, 6, 1), claims=[sr.Claim(reason=claim)])
    assert with_claim[D132].compliance == "overdue"


# a version whose text was not found


@pytest.mark.parametrize(
    ("conceded", "expected"),
    [
        (date(2014, 8, 31), ("not-in-force", "not-applicable")),
        (date(2014, 9, 1), ("not-encoded", "unknown")),
        (date(2015, 3, 22), ("not-encoded", "unknown")),
        (date(2015, 3, 23), ("due", "overdue")),
    ],
)
def test_a_concession_before_the_text_that_is_known(conceded, expected):
    event = E("appeal-conceded", conceded, order="make-plan")
    (found,) = instances("reg-45-6-a-draft", event)
    assert (found.outcome.name, found.compliance) == expected
    if expected[0] == "not-encoded":
        assert found.outcome.why == found.duty.text_not_found
        assert (found.limit, found.due) == (None, None)


def test_what_was_conceded_is_asked_first_where_it_is_not_known():
    (found,) = instances("reg-45-5-a-school", E("appeal-conceded", date(2015, 3, 22), id="c"))
    assert (found.outcome.name, found.outcome.missing) == ("needs-facts", ("c.order",))
