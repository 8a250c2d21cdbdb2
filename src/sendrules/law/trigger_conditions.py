"""The conditions on what starts a duty: who was asked, whether there was an assessment before, what a notice states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind, Role
from sendrules.explanation import Step
from sendrules.time.periods import Months


@dataclass(frozen=True, slots=True)
class AskedOneOf:
    """The request was to one of these bodies; who cannot be told is not known.

    Attributes:
        roles: the bodies that the provision binds.
        unclear: who may or may not be such a body.
    """

    roles: tuple[Role, ...]
    unclear: tuple[Role, ...] = ()

    def test(self, at: Occasion) -> Finding:
        """Look at who was asked."""
        to = at.trigger.to if at.trigger else None
        name = at.trigger.id if at.trigger else "advice-request"
        if to is None or to in self.unclear:
            said = "who was asked" if to is None else f"for which body the {to.value} acts"
            return Finding(
                None,
                Step(
                    "asked-one-of",
                    f"{said} is not recorded: is it a body under s.31?",
                    None,
                    missing=(f"{name}.to",),
                ),
            )
        holds = to in self.roles
        what = "is" if holds else "is not"
        return Finding(
            holds, Step("asked-one-of", f"{to.value} {what} a body that s.31 lists", holds, inputs=(("to", to),))
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotAssessedWithin:
    """No assessment was concluded in so many months before the authority's determination.

    Attributes:
        months: how far to look back; the boundary day itself counts as inside.
        concluded_by: the kinds of event that conclude an assessment.
        determined_by: the kinds of event that show the day of the determination.
    """

    months: Months
    concluded_by: tuple[EventKind, ...]
    determined_by: tuple[EventKind, ...]

    def test(self, at: Occasion) -> Finding:
        """Look back from the determination; where none is recorded, from the start and from the day of the question."""
        title = f"no assessment concluded in the {self.months.n} months before the determination"
        if at.trigger is None:
            return Finding(None, Step("not-assessed-within", title, None, missing=("the start",)))
        start = at.trigger.on
        concluded = [e for e in at.view.events(*self.concluded_by) if e.on < start]
        if not concluded:
            return Finding(True, Step("not-assessed-within", title, True))
        last = concluded[-1]
        determined = next((e.on for e in at.view.events(*self.determined_by) if e.on >= start), None)
        if determined is not None:
            holds: bool | None = self._clear(last.on, determined)
        elif self._clear(last.on, start):
            holds = True
        else:  # inside on the day of the start; by now it may be outside, and the determination decides
            holds = None if self._clear(last.on, at.view.as_of) else False
        inputs: tuple[tuple[str, Any], ...] = (
            (last.title, last.on),
            ("determined", determined or "not recorded"),
        )
        missing = ("the day of the determination",) if holds is None else ()
        return Finding(holds, Step("not-assessed-within", title, holds, inputs=inputs, missing=missing))

    def _clear(self, concluded: date, day: date) -> bool:
        return concluded < self.months.latest_before(day)


@dataclass(frozen=True, slots=True)
class NoPlanMaintained:
    """No plan is maintained for the child or young person, as far as the case records one."""

    def test(self, at: Occasion) -> Finding:
        """Look for a finalised plan before the start."""
        plans = [e for e in at.view.events(EventKind.FINAL_PLAN) if at.trigger and e.on < at.trigger.on]
        inputs = ((plans[-1].title, plans[-1].on),) if plans else ()
        return Finding(
            not plans, Step("no-plan-maintained", "no plan is maintained", not plans, inputs=inputs)
        )


@dataclass(frozen=True, slots=True)
class ClosingDayStated:
    """The notice with the draft plan states the last day for representations."""

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own closing day."""
        closes = at.trigger.closes if at.trigger else None
        return Finding(
            closes is not None, Step("closing-day-stated", "the notice states its closing day", closes)
        )
