"""Which decision a mediation certificate belongs to. Where several may be meant, nobody can say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import Occasion
from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.time.periods import Counting, Months

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

CONTACTS = (EventKind.MEDIATION_CONTACT, EventKind.MEDIATION_DECLINED, EventKind.MEDIATION_WANTED)
"""What shows that the adviser was contacted."""

TWO_MONTHS = Months(2, Counting.AFTER)
ONE_MONTH = Months(1, Counting.AFTER)


def contacted_in_time(decision: Event, contact: Event, view: View) -> bool:
    """Whether a contact can lead to a certificate on a decision: within two months of the date of its notice (reg 34(2))."""
    dated = decision.written or decision.day(Dated.SENT)
    last = TWO_MONTHS.last_day(dated)
    if CORONAVIRUS_2020.contains(last) and contact.on > last:
        return CoronavirusReason().test(Occasion(view, decision, dated, last)).holds is True
    return decision.on <= contact.on <= last


def decisions_of(certificate: Event, view: View, *, contacted: bool = False) -> tuple[Event, ...]:
    """Give the decisions that a certificate may belong to: those that were open on the day of the contact that led to it.

    Where no contact is recorded since the certificate before, or none was open, it is the last decision before it, and
    with it any other of the same day.

    Args:
        certificate: the certificate.
        view: the case as known on the day of the question.
        contacted: whether to look at contacts alone.
    """
    others = view.events(EventKind.MEDIATION_CERTIFICATE)
    before = max((e.on for e in others if e.on < certificate.on), default=date.min)
    contacts = [e for e in view.events(*CONTACTS) if before < e.on <= certificate.on]
    notices = [e for e in view.events(*APPEALABLE) if e.on <= certificate.on]
    found = [n for n in notices if any(contacted_in_time(n, c, view) for c in contacts)]
    if found or contacted:
        return tuple(found)
    notices = [n for n in notices if n.on < certificate.on] or notices
    return tuple(n for n in notices if n.on == notices[-1].on)


def certificate_of(decision: Event, view: View, *, contacted: bool = False) -> Event | None:
    """Give the first certificate that belongs to a decision and to no other."""
    issued = (e for e in view.events(EventKind.MEDIATION_CERTIFICATE) if e.on >= decision.on)
    return next((e for e in issued if decisions_of(e, view, contacted=contacted) == (decision,)), None)


def certificates_perhaps_of(decision: Event, view: View) -> list[Event]:
    """Give the certificates that may belong to a decision, or to another."""
    issued = view.events(EventKind.MEDIATION_CERTIFICATE)
    return [e for e in issued if len(found := decisions_of(e, view)) > 1 and decision in found]
