"""Which decision a mediation certificate belongs to. Where several may be meant, nobody can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendrules.case.conditions import Occasion
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.conditions.appealable import NOTICES_LOOK_AT, notices
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.anchors import Found, Occurrence
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.time.periods import Counting, Months
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

CONTACTS = (EventKind.MEDIATION_CONTACT, EventKind.MEDIATION_DECLINED, EventKind.MEDIATION_WANTED)
"""What shows that the adviser was contacted."""

TWO_MONTHS = Months(2, Counting.AFTER)
ONE_MONTH = Months(1, Counting.AFTER)


DECISIONS_LOOK_AT = (
    LooksAt.at(EventKind.MEDIATION_CERTIFICATE, *CONTACTS) | NOTICES_LOOK_AT | CoronavirusReason().looks_at
)
"""What tells which decision a certificate belongs to. In the summer of 2020 a reason for a late contact is looked at too."""


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
    key = ("decisions of", certificate.id, contacted)
    found: tuple[Event, ...] | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = _decisions_of(certificate, view, contacted=contacted)
    return found


def _decisions_of(certificate: Event, view: View, *, contacted: bool) -> tuple[Event, ...]:
    day = certificate.on
    earlier = view.before(day, EventKind.MEDIATION_CERTIFICATE)
    since = earlier[-1].on if earlier else None
    contacts = [e for e in view.until(day, *CONTACTS) if since is None or e.on > since]
    known = [n for n in notices(view) if n.on <= day]
    found = [n for n in known if any(contacted_in_time(n, c, view) for c in contacts)]
    if found or contacted or not known:
        return tuple(found)
    last = max((n.on for n in known if n.on < day), default=known[-1].on)
    return tuple(n for n in known if n.on == last)


def certificate_of(decision: Event, view: View, *, contacted: bool = False) -> Event | None:
    """Give the first certificate that belongs to a decision and to no other."""
    issued = (e for e in view.events(EventKind.MEDIATION_CERTIFICATE) if e.on >= decision.on)
    return next((e for e in issued if _is_alone(decision, decisions_of(e, view, contacted=contacted))), None)


def _is_alone(decision: Event, found: tuple[Event, ...]) -> bool:
    return len(found) == 1 and found[0] is decision


def certificates_perhaps_of(decision: Event, view: View) -> list[Event]:
    """Give the certificates that may belong to a decision, or to another."""
    issued = view.events(EventKind.MEDIATION_CERTIFICATE)
    return [e for e in issued if len(found := decisions_of(e, view)) > 1 and any(decision is other for other in found)]


@value
class CertificateOf:
    """The mediation certificate that belongs to the start's decision and to no other.

    Attributes:
        by: which of its dates counts.
        contacted: whether only where a contact with the adviser ties it to the decision.
        only_for: the kinds of decision that it counts for; empty for all.
    """

    by: Dated
    contacted: bool = False
    only_for: tuple[EventKind, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The kind of event, by which its day may be given."""
        return (EventKind.MEDIATION_CERTIFICATE.value,)

    @property
    def looks_at(self) -> LooksAt:
        """Certificates, and what tells whose they are."""
        return DECISIONS_LOOK_AT

    def find(self, at: Occurrence) -> Found | None:
        """Look for it among the certificates since the decision."""
        if self.only_for and at.event.kind not in self.only_for:
            return None
        certificate = certificate_of(at.event, at.view, contacted=self.contacted)
        return Found(at.view.day(certificate, self.by), certificate) if certificate else None


@value
class DecisionOf:
    """The decision that the start, a mediation certificate, belongs to; of several the first.

    Attributes:
        kinds: the notices of decisions.
        by: which of its dates counts.
    """

    kinds: tuple[EventKind, ...]
    by: Dated

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of notice, by which its day may be given."""
        return tuple(kind.value for kind in self.kinds)

    @property
    def looks_at(self) -> LooksAt:
        """Decisions, and what tells which of them a certificate belongs to."""
        return DECISIONS_LOOK_AT

    def find(self, at: Occurrence) -> Found | None:
        """Look back from the certificate."""
        decisions = decisions_of(at.event, at.view)
        return Found(at.view.day(decisions[0], self.by), decisions[0]) if decisions else None
