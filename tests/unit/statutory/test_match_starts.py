"""Which events start a duty, and under which Regulations."""

from datetime import date

import pytest

import sendrules as sr
from matching import D, E, day, duty, instances, view
from sendrules.case.kinds import DETENTION as DETENTION_KINDS
from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Trigger
from sendrules.statutory.starts import starts

# starts


def test_a_start_under_other_regulations_does_not_hide_a_later_one():
    rule = duty(detained=False)
    events = [E("detained", -30), E("request", -20), E("released", -10), E("request", 0)]
    assert [s.event.on for s in starts(rule, view(*events))] == [D]


def test_a_start_that_is_not_yet_served_does_not_hide_one_that_is():
    rule = duty(trigger=(Trigger(EventKind.DRAFT_PLAN, by=Dated.SERVED),))
    posted, handed = E("draft-plan", 0, served=day(9)), E("draft-plan", 1, served=day(1))
    assert [s.day for s in starts(rule, view(posted, handed, as_of=day(8)))] == [day(1)]
    assert [s.day for s in starts(rule, view(posted, handed, as_of=day(9)))] == [day(9), day(1)]


def test_starts_of_one_day_are_in_the_order_of_their_ids():
    rule = duty(trigger=(Trigger(EventKind.REQUEST), Trigger(EventKind.RESPONSIBLE)))
    found = starts(rule, view(E("request", 0, id="b"), E("responsible", 0, id="a")))
    assert [s.event.id for s in found] == ["a", "b"]


def test_a_notice_sent_but_not_yet_served_starts_nothing():
    draft = E("draft-plan", date(2025, 3, 3), served=date(2025, 3, 5))
    window = "reg-13-1-a-draft-plan-15-days"
    assert instances(window, draft, as_of=date(2025, 3, 4)) == ()
    assert [i.started for i in instances(window, draft, as_of=date(2025, 3, 5))] == [date(2025, 3, 5)]


# which Regulations apply: detention

DETENTION = [
    E("detained", date(2025, 3, 3)),
    E("released", date(2025, 6, 2)),
    E("detained", date(2025, 9, 1)),
]

REGIMES = [
    (date(2025, 3, 2), False),
    (date(2025, 3, 3), True),  # from its first day
    (date(2025, 6, 1), True),
    (date(2025, 6, 2), False),  # not on the day of release
    (date(2025, 8, 31), False),
    (date(2025, 9, 1), True),
    (date(2026, 9, 1), True),
]


@pytest.mark.parametrize(("day", "detained"), REGIMES)
def test_the_regime_on_a_day(day, detained):
    assert view(*DETENTION).detained_on(day) is detained
    draft = E("draft-plan", day)
    assert bool(instances("det-13-1", *DETENTION, draft)) is detained
    assert bool(instances("reg-13-1-a-draft-plan-15-days", *DETENTION, draft)) is not detained
    assert instances("hesc-21-1-c-response-30wd", *DETENTION, E("appeal-received", day))  # either way


def test_a_detention_begins_with_what_first_shows_it():
    seen = view(
        E("detained-request", date(2025, 1, 6)),
        E("released", date(2025, 2, 3)),
        E("detained-attention", date(2025, 3, 3)),
        E("detained", date(2025, 3, 10)),
        E("released", date(2025, 6, 2)),
    )
    days = [date(2025, 1, 5), date(2025, 1, 6), date(2025, 2, 3), date(2025, 3, 20), date(2025, 6, 2)]
    shown = [seen.detention_of(day) for day in days]
    assert [event.on if event else None for event in shown] == [None, date(2025, 1, 6), None, date(2025, 3, 3), None]


@pytest.mark.parametrize("kind", DETENTION_KINDS)
def test_what_shows_detention_counts_by_its_own_day_whichever_day_of_other_notices_counts(kind):
    rule = Answer(kind, EventKind.PLAN_CEASED, by=Dated.SENT)
    assert (rule.dated(kind), rule.dated(EventKind.PLAN_CEASED)) == (Dated.ON, Dated.SENT)


REQUEST = sr.Event(kind="request", on=date(2025, 1, 6), id="r")


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="M-1", events=events, **more), as_of=as_of)


def test_a_window_starts_on_the_day_of_service() -> None:
    draft = sr.Event(kind="draft-plan", on=date(2025, 3, 3), served=date(2025, 3, 5))
    window = answer(REQUEST, draft, as_of=date(2025, 3, 6))["reg-13-1-a-draft-plan-15-days"].instances[0]
    assert (window.started, window.limit) == (date(2025, 3, 5), date(2025, 3, 19))
