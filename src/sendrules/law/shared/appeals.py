"""Which decision a certificate or an appeal belongs to, and the conditions on whether that is clear.

A case does not always record which decision an event is about. A certificate belongs to a decision that was open when
the adviser was contacted. An appeal belongs to a decision whose time was running when the Tribunal received the appeal.
Where several decisions fit, no answer says that a right has lapsed or was used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import Around, LooksAt
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import Step
from sendrules.law.conditions.appealable import NOTICES_LOOK_AT, notices
from sendrules.law.conditions.certificates import (
    CONTACTS,
    ONE_MONTH,
    TWO_MONTHS,
    certificates_perhaps_of,
    contacted_in_time,
    decisions_of,
)
from sendrules.law.shared.tribunal_time import start_of_proceedings
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

TWO_MONTHS_ID, ONE_MONTH_ID = "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month"
"""The two limits of HESC Rules r.20(1)(c). They are one time for appealing, whichever of the two a direction names."""

_CERTIFICATES_LOOK_AT = NOTICES_LOOK_AT | LooksAt(
    events=frozenset((EventKind.MEDIATION_CERTIFICATE, *CONTACTS)),
    circumstances=frozenset({Around("coronavirus", None)}),
    own=frozenset({"written", "sent"}),
)
"""What the functions on certificates read; a reason of 2020 on any day may let a late contact count."""


@value
class CertificateSettled:
    """No certificate that would give the family another month may still come, or may belong to another decision.

    Tested once the time is over. An adviser who was contacted in time owes a certificate (regs 34(1), 39), and a month
    runs from it.

    Attributes:
        used_by: the kind of event that must fall inside the time, or outside it.
    """

    used_by: EventKind = EventKind.APPEAL

    @property
    def looks_at(self) -> LooksAt:
        """The decisions, contacts and certificates, and what has to fall inside the time."""
        return _CERTIFICATES_LOOK_AT | LooksAt.at(EventKind.APPEAL, self.used_by)

    def test(self, at: Occasion) -> Finding:
        """Look for a contact in time that no certificate followed, and for a certificate that may belong to two
        decisions.
        """
        title = "no certificate may still extend the time"
        decision, limit = at.trigger, at.last
        if decision is None or limit is None:
            return Finding(True, Step("certificate-settled", title, True))
        appeals = [e for e in at.view.events(EventKind.APPEAL) if e.on >= decision.on]
        if any(e.on <= limit for e in appeals):
            return Finding(True, Step("certificate-settled", f"{title} (an appeal was in time)", True))
        used = (e.on for e in at.view.events(self.used_by) if e.on >= decision.on)
        asked = min(used, default=at.view.as_of)  # the day that is in time or not
        missing: tuple[str, ...] = ()
        inputs: tuple[tuple[str, object], ...] = ()
        if doubtful := self._doubtful(decision, asked, at.view):
            missing, inputs = (
                (f"which decision {doubtful.id} is about",),
                ((doubtful.title, doubtful.on),),
            )
        elif contact := self._unanswered(decision, at.view):
            missing, inputs = (
                (EventKind.MEDIATION_CERTIFICATE.value,),
                ((contact.title, contact.on),),
            )
        holds = None if missing else True
        return Finding(holds, Step("certificate-settled", title, holds, inputs=inputs, missing=missing))

    def _doubtful(self, start: Event, asked: date, view: View) -> Event | None:
        """Give a certificate that may belong to another decision, where it would decide whether the day was in time."""
        if start.kind is EventKind.MEDIATION_CERTIFICATE:
            mine = decisions_of(start, view)
            ends = [TWO_MONTHS.last_day(d.day(Dated.SENT)) for d in mine]
            perhaps = len(mine) > 1 and asked <= last_day_to_appeal(max(ends), view)
            return start if perhaps else None
        for certificate in reversed(certificates_perhaps_of(start, view)):
            end = ONE_MONTH.last_day(certificate.day(Dated.SENT))
            if asked <= last_day_to_appeal(end, view):
                return certificate
        return None

    def _unanswered(self, decision: Event, view: View) -> Event | None:
        """Give a contact in time that no certificate followed."""
        if decision.kind is EventKind.MEDIATION_CERTIFICATE:
            return None
        last = max((e.on for e in view.events(EventKind.MEDIATION_CERTIFICATE)), default=date.min)
        contacts = (e for e in view.events(*CONTACTS) if e.on >= decision.on and e.on > last)
        return next((c for c in contacts if contacted_in_time(decision, c, view)), None)


def time_ends(decision: Event, view: View) -> date:
    """Give the last day on which an appeal against a decision may be in time, with any certificate that may fit."""
    ends = [TWO_MONTHS.last_day(decision.day(Dated.SENT))]
    for certificate in view.events(EventKind.MEDIATION_CERTIFICATE):
        if any(decision is other for other in decisions_of(certificate, view)):
            ends.append(ONE_MONTH.last_day(certificate.day(Dated.SENT)))
    return last_day_to_appeal(max(ends), view)


def last_day_to_appeal(ends: date, view: View) -> date:
    """Give the last day for an appeal whose time ends on a day; the last day that there is, where the calendar ends before.

    Where another notice lies beyond the calendar, that leaves the time of this one as it is.
    """
    try:
        return start_of_proceedings(ends, view.calendar)
    except BeyondHorizonError:
        return date.max


def decisions_appealed(view: View) -> list[tuple[Event, tuple[Event, ...]]]:
    """Give each appeal with the decisions it may be against: their time was running, and no appeal was surely theirs.

    Decisions of one day are appealed together.
    """
    kept: list[tuple[Event, tuple[Event, ...]]] | None = view.memo.get("decisions appealed")
    if kept is None:
        kept = view.memo["decisions appealed"] = list(_decisions_appealed(view))
    return kept


def _decisions_appealed(view: View) -> Iterator[tuple[Event, tuple[Event, ...]]]:
    times = [(notice, time_ends(notice, view)) for notice in notices(view)]
    used: set[int] = set()
    for appeal in view.events(EventKind.APPEAL):
        running = tuple(n for n, last in times if n.on <= appeal.on <= last and id(n) not in used)
        if len({n.on for n in running}) == 1:
            used.update(map(id, running))
        yield appeal, running


@value
class AgainstIt:
    """It is clear which decision an appeal is against: no other time for appealing was running."""

    @property
    def looks_at(self) -> LooksAt:
        """The decisions, contacts and certificates, and the appeals."""
        return _CERTIFICATES_LOOK_AT | LooksAt.at(EventKind.APPEAL)

    def test(self, at: Occasion) -> Finding:
        """Look for an appeal that may be against this decision, and may be against another decision too."""
        title = "it is clear which decision an appeal is against"
        start = at.trigger
        if start is None:
            return Finding(True, Step("against-it", title, True))
        certified = start.kind is EventKind.MEDIATION_CERTIFICATE
        mine = {d.on for d in (decisions_of(start, at.view) if certified else (start,))}
        perhaps = [(a, of) for a, of in decisions_appealed(at.view) if any(d.on in mine for d in of)]
        sure = not perhaps or any(all(d.on in mine for d in of) for _, of in perhaps)
        missing = () if sure else (f"which decision {perhaps[0][0].id} is about",)
        inputs = () if sure else tuple((d.title, d.on) for d in perhaps[0][1])
        holds = True if sure else None
        return Finding(holds, Step("against-it", title, holds, inputs=inputs, missing=missing))
