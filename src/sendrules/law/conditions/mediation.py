"""Conditions on mediation: what the mediation was about, and whether the adviser was contacted in time."""

from __future__ import annotations

from dataclasses import replace

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import Dated, EventKind, Issues
from sendrules.case.looks_at import Around, LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.appealable import told_only
from sendrules.law.conditions.in_words import about_issues, counted
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.time.periods import Months
from sendrules.values import value

TWO_MONTHS = Months(2)
_CORONAVIRUS = LooksAt(circumstances=frozenset({Around("coronavirus", None)}))


@value
class IssuesWere:
    """The last request for mediation was about one of these (reg 35(3)).

    Attributes:
        issues: what the mediation must be about.
    """

    issues: tuple[Issues, ...]

    @property
    def looks_at(self) -> LooksAt:
        """The requests for mediation."""
        return LooksAt.at(EventKind.MEDIATION_WANTED)

    def test(self, at: Occasion) -> Finding:
        """Look back to the request for mediation; where its issues are not recorded, the answer is not known."""
        wanted = [e for e in at.view.events(EventKind.MEDIATION_WANTED) if at.trigger is None or e.on <= at.trigger.on]
        about = wanted[-1].issues if wanted else None
        holds = None if about is None else about in self.issues
        missing: tuple[str, ...] = (f"{wanted[-1].id if wanted else EventKind.MEDIATION_WANTED.value}.issues",)
        title = f"the mediation is about {about_issues(self.issues)}"
        missing = missing if holds is None else ()
        return Finding(holds, Step("issues-were", title, holds, inputs=(("issues", about),), missing=missing))


@value
class ContactedInTime:
    """The mediation adviser was contacted within two months of the date of the notice; without that, no certificate
    (reg 34(2)).

    The date is the date on the notice. Where that is not recorded, it is the day the notice was sent, which is not
    earlier. In the summer of 2020 a reason relating to coronavirus lifts the bar (reg 2A(3)(h)).

    Attributes:
        notices: the kinds of notice that say what can be appealed.
        months: how long the family has.
    """

    notices: tuple[EventKind, ...]
    months: Months = TWO_MONTHS

    @property
    def looks_at(self) -> LooksAt:
        """The notices, the contacts, and the reasons of 2020 on any day: the two months lie before the start."""
        return LooksAt.at(*self.notices, EventKind.MEDIATION_CONTACT) | _CORONAVIRUS

    def test(self, at: Occasion) -> Finding:
        """Compare the first contact after the last notice with the date of that notice."""
        day = at.trigger.on if at.trigger else at.view.as_of
        title = (
            f"the mediation adviser was contacted within {counted(self.months.n, 'month')} of the date of the notice"
        )
        notices = [e for e in at.view.events(*self.notices) if e.on <= day and not told_only(e)]
        if not notices:
            return Finding(True, Step("contacted-in-time", f"{title} (no notice is recorded)", True))
        dated = notices[-1].written or notices[-1].day(Dated.SENT)
        contacts = at.view.events(EventKind.MEDIATION_CONTACT)
        contacted = next((e.on for e in contacts if notices[-1].on <= e.on <= day), day)
        last = self.months.last_day(dated)
        holds = contacted <= last
        if not holds and CORONAVIRUS_2020.contains(last):
            holds = CoronavirusReason().test(replace(at, first=dated, last=last)).holds is True
        inputs = (("dated", dated), ("last day", last), ("contacted", contacted))
        return Finding(holds, Step("contacted-in-time", title, holds, inputs=inputs))
