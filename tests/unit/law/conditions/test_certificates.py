"""Which decision a mediation certificate belongs to, and whether the adviser was contacted in time."""

from datetime import date
from typing import Any

import pytest

from matching import instances
from sendrules.case.case import Case
from sendrules.case.circumstances import Coronavirus
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.law.conditions.certificates import (
    certificate_of,
    certificates_perhaps_of,
    contacted_in_time,
    decisions_of,
)
from triggers import LATE, D, day


def E(kind: str, on: int | date, id: str | None = None, **more: Any) -> Event:  # noqa: N802
    return Event(kind=kind, on=on if isinstance(on, date) else day(on), id=id or f"{kind}@{on}", **more)


def view_of(*events: Event, circumstances: tuple[Any, ...] = (), as_of: date = LATE) -> View:
    return View(Case(reference="A", events=events, circumstances=circumstances), as_of)


# which decision a certificate belongs to: reg 34(2), r.20


def test_a_contact_in_time_is_within_two_months_of_the_notice():
    refusal = E("refusal-to-assess", 0)
    for on, holds in ((day(-1), False), (D, True), (date(2025, 7, 12), True), (date(2025, 7, 13), False)):
        assert contacted_in_time(refusal, E("mediation-contact", on), view_of()) is holds
    dated = E("refusal-to-assess", 0, written=day(-5))
    for on, holds in ((date(2025, 7, 7), True), (date(2025, 7, 8), False)):
        assert contacted_in_time(dated, E("mediation-contact", on), view_of()) is holds


@pytest.mark.parametrize(
    ("month", "on", "reason", "holds"),
    [(7, 1, False, True), (8, 1, False, True), (8, 2, False, False), (8, 2, True, True)],
)
def test_in_the_summer_of_2020_a_reason_lifts_the_bar(month, on, reason, holds):
    refusal = E("refusal-to-assess", date(2020, 6, 1))
    why = (Coronavirus(first_day=date(2020, 8, 1), what="invented"),) if reason else ()
    contact = E("mediation-contact", date(2020, month, on))
    assert contacted_in_time(refusal, contact, view_of(circumstances=why)) is holds


REFUSAL, PLAN = E("refusal-to-assess", 0, "refusal"), E("final-plan", 10, "plan")

CONTACT, CERTIFICATE = E("mediation-contact", 20, "contact"), E("mediation-certificate", 25, "certificate")


@pytest.mark.parametrize(
    ("events", "of"),
    [
        ([REFUSAL], ["refusal"]),
        ([REFUSAL, PLAN], ["plan"]),  # no contact: the last before it
        ([REFUSAL, PLAN, CONTACT], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-contact", 9)], ["refusal"]),
        ([REFUSAL, PLAN, E("mediation-contact", 10)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-wanted", 25)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-declined", 25)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, E("mediation-contact", 26)], ["plan"]),
        (
            [REFUSAL, E("final-plan", 25, "now")],
            ["refusal"],
        ),  # of its own day only where there is none before
        ([E("final-plan", 25, "now")], ["now"]),
        ([E("final-plan", 26, "later")], []),
        # decisions of one day are not told apart by their ids
        ([REFUSAL, E("final-plan", 0, "a")], ["a", "refusal"]),
        ([E("decision-to-cease", 25, "b"), E("final-plan", 25, "a")], ["a", "b"]),
        ([REFUSAL, PLAN, E("decision-to-cease", 10, "b")], ["b", "plan"]),
        # the contact led to the certificate before
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 20)], ["plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 19)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 26)], ["refusal", "plan"]),
        ([REFUSAL, PLAN, CONTACT, E("mediation-certificate", 5), E("mediation-certificate", 21)], ["plan"]),
    ],
)
def test_the_decisions_of_a_certificate(events, of):
    assert [e.id for e in decisions_of(CERTIFICATE, view_of(*events, CERTIFICATE))] == of


def test_contacts_alone():
    assert decisions_of(CERTIFICATE, view_of(REFUSAL, CERTIFICATE), contacted=True) == ()
    assert decisions_of(CERTIFICATE, view_of(REFUSAL, CONTACT, CERTIFICATE), contacted=True) == (REFUSAL,)
    assert certificate_of(REFUSAL, view_of(REFUSAL, CERTIFICATE), contacted=True) is None
    assert certificate_of(REFUSAL, view_of(REFUSAL, CONTACT, CERTIFICATE), contacted=True) == CERTIFICATE


def test_the_certificate_of_a_decision():
    second = E("mediation-certificate", 30, "second")
    assert certificate_of(REFUSAL, view_of(REFUSAL, CERTIFICATE, second)) == CERTIFICATE
    assert certificate_of(PLAN, view_of(REFUSAL, CONTACT, PLAN, CERTIFICATE)) is None
    assert certificate_of(REFUSAL, view_of(REFUSAL, PLAN, CERTIFICATE)) is None
    same = E("mediation-certificate", 0, "same")
    assert certificate_of(REFUSAL, view_of(REFUSAL, same)) == same
    assert certificate_of(REFUSAL, view_of(REFUSAL, E("mediation-certificate", -1))) is None


def test_the_certificates_that_may_be_of_a_decision():
    both = view_of(REFUSAL, PLAN, CONTACT, CERTIFICATE)
    assert certificates_perhaps_of(REFUSAL, both) == certificates_perhaps_of(PLAN, both) == [CERTIFICATE]
    assert certificates_perhaps_of(REFUSAL, view_of(REFUSAL, CONTACT, CERTIFICATE)) == []
    other = E("final-plan", 22, "other")
    assert certificates_perhaps_of(other, view_of(REFUSAL, PLAN, CONTACT, other, CERTIFICATE)) == []


@pytest.mark.parametrize(
    ("certificate", "limit"),
    [
        (date(2025, 2, 20), date(2025, 3, 20)),  # on the day of the next decision it is still looked for
        (date(2025, 2, 21), date(2025, 3, 17)),  # a certificate belongs to the last decision before it
    ],
)
def test_a_certificate_is_looked_for_as_far_as_the_next_decision(certificate, limit):
    """Two months of 15 January end on Saturday 15 March."""
    events = [
        E("refusal-to-assess", date(2025, 1, 15)), E("no-plan-notice", date(2025, 2, 20)),
        E("mediation-certificate", certificate),
    ]  # fmt: skip
    assert instances("hesc-20-1-c-i-appeal-2-months", *events)[0].limit == limit
