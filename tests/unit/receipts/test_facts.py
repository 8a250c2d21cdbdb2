"""Which facts of a case a receipt keeps."""

from datetime import date

import pytest

import sendrules as sr


def test_circumstances_that_no_exception_looks_at_are_left_out():
    """A review meeting starts limits whose only limbs were those of 2020; the rest of the record is no fact of the answer."""
    case = sr.Case(
        reference="C",
        events=[sr.Event(kind="review-meeting", on=date(2025, 3, 10))],
        circumstances=[
            sr.Absence(who="child", first_day=date(2025, 3, 1), last_day=date(2025, 5, 1)),
            sr.ExceptionalCircumstances(affects="child", personal=True, first_day=date(2025, 3, 3), what="private"),
        ],
        determinations=[sr.Determination(limb="reg-5-4-c-exception", by="x", on=date(2025, 4, 1), reason="y")],
    )  # fmt: skip
    kept = sr.evaluate(case, as_of=date(2025, 5, 1)).receipt.case
    assert (kept.circumstances, kept.determinations) == ((), ())


@pytest.mark.parametrize(
    ("circumstance", "kept"),
    [  # the request of 21 May 2025 runs to 8 October
        (sr.Absence(who="child", first_day=date(2025, 1, 1), last_day=date(2025, 5, 20)), False),
        (sr.Absence(who="child", first_day=date(2025, 1, 1), last_day=date(2025, 5, 21)), True),
        (sr.Absence(who="child", first_day=date(2025, 10, 8)), True),
        (sr.Absence(who="child", first_day=date(2025, 10, 9)), False),
        (sr.Closure(institution="Oak", setting="school", first_day_closed=date(2025, 10, 15)), True),
        (sr.Closure(institution="Oak", setting="school", first_day_closed=date(2025, 10, 16)), False),
        (
            sr.MissedAppointment(who="child", on=date(2025, 6, 2), about="x"),
            False,
        ),  # nobody was asked for advice
    ],
)
def test_a_circumstance_is_kept_where_it_touches_a_period_that_looks_for_it(circumstance, kept):
    case = sr.Case(reference="D", events=[sr.Event(kind="request", on=date(2025, 5, 21))], circumstances=[circumstance])
    result = sr.evaluate(case, as_of=date(2025, 12, 1))
    assert bool(result.receipt.case.circumstances) is kept
    assert sr.replay(result.receipt).same


@pytest.mark.parametrize("kind", ["turns-25", "term-starts"])
def test_what_comes_by_itself_is_kept_when_it_was_planned(kind):
    case = sr.Case(reference="E", events=[sr.Event(kind=kind, on=date(2026, 5, 28), planned=True)])
    for as_of in (date(2026, 5, 27), date(2026, 5, 28), date(2026, 5, 29)):
        kept = sr.evaluate(case, as_of=as_of).receipt
        assert kept.to_dict()["outcomes"]
        assert sr.replay(kept).same


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("review-list", False),  # answers what nobody asked for here
        ("plan-disclosed", False),
        ("draft-plan", True),
        ("refusal-to-assess", True),
    ],
)
def test_an_event_is_kept_where_a_limit_or_a_condition_looked_for_its_kind(kind, kept):
    given = [
        sr.Event(kind="request", on=date(2025, 5, 21)),
        sr.Event(kind=kind, on=date(2025, 6, 20), id="other"),
    ]
    result = sr.evaluate(sr.Case(reference="G", events=given), as_of=date(2025, 8, 15))
    assert ("other" in [e.id for e in result.receipt.case.events]) is kept
    assert sr.replay(result.receipt).same


def test_what_was_known_on_an_earlier_day_is_kept_too():
    """A direction that sets a time for appealing is held against the time as it was when it was given."""
    given = [
        sr.Event(kind="final-plan", on=date(2025, 3, 3)),
        sr.Event(kind="mediation-contact", on=date(2025, 3, 20)),
        sr.Event(
            kind="tribunal-direction",
            on=date(2025, 4, 1),
            duty="hesc-20-1-c-i-appeal-2-months",
            sets=date(2025, 5, 20),
        ),
        sr.Event(kind="mediation-certificate", on=date(2025, 5, 1)),
    ]
    result = sr.evaluate(sr.Case(reference="H", events=given), as_of=date(2025, 8, 15))
    again = sr.replay(result.receipt)
    assert (again.grounds, again.outcomes) == ((), ())
    assert len(again.result["hesc-20-1-c-i-appeal-2-months"].instances) == 1


REQUESTS = [
    sr.Event(kind="request", on=date(2025, 5, 21), id="first"),
    sr.Event(kind="request", on=date(2025, 9, 22), id="second"),
    sr.Event(kind="draft-plan", on=date(2025, 8, 1), id="draft"),
]


@pytest.mark.parametrize(
    ("trigger", "on", "kept"),
    [
        ("first", date(2025, 7, 1), True), ("first", date(2025, 5, 1), True),  # too soon, which is a finding
        ("second", date(2025, 7, 1), False),  # not seen on the day of the question
        ("draft", date(2025, 8, 4), False),  # starts no limit that the limb belongs to
        (None, date(2025, 7, 1), True), (None, date(2025, 5, 1), False), (None, date(2025, 9, 1), False),
    ],
)  # fmt: skip
def test_a_determination_is_kept_where_it_may_belong_to_a_limit_that_started(trigger, on, kept):
    made = sr.Determination(limb="reg-5-4-c-exception", by="x", on=on, reason="y", trigger=trigger)
    case = sr.Case(reference="F", events=REQUESTS, determinations=[made])
    result = sr.evaluate(case, as_of=date(2025, 8, 15))
    assert bool(result.receipt.case.determinations) is kept
    assert sr.replay(result.receipt).same
