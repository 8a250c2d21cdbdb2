"""Conditions on assessments: whether an assessment was concluded, and whether an assessment is unfinished."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import ADVERSE, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.plans import NoPlanMaintained
from sendrules.time.periods import Months
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from collections.abc import Sequence

    from sendrules.case.events import Event
    from sendrules.case.view import View

_INTERRUPTIONS = (EventKind.RELEASED, EventKind.DETAINED)
"""The starts that ``Unfinished`` is a condition of."""

_WITHDRAWALS_LOOK_AT = LooksAt.at(
    EventKind.REQUEST_WITHDRAWN, EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST
)
"""What ``View.withdrawn_on`` reads."""


@value
class NotAssessedWithin:
    """No assessment was concluded in so many months before the authority's determination.

    Attributes:
        months: how far to look back; the boundary day counts as inside.
        concluded_by: the kinds of event that conclude an assessment.
        determined_by: the kinds of event that show the day of the determination.
    """

    months: Months
    concluded_by: tuple[EventKind, ...]
    determined_by: tuple[EventKind, ...]

    @property
    def looks_at(self) -> LooksAt:
        """What concludes an assessment, and what shows the determination."""
        return LooksAt.at(*self.concluded_by, *self.determined_by)

    def test(self, at: Occasion) -> Finding:
        """Look back from the determination, or if none is recorded from the start and the day of the question."""
        title = f"no assessment was concluded in the {self.months.n} months before the determination"
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


@value
class Unfinished:
    """Something that began before the trigger is still unfinished: for example an assessment on the day of release.

    Of several unfinished beginnings, the first counts. Its day is the finding's ``since``, from which a limit may run
    (``law.model.anchors.Begun``).

    Attributes:
        began: the kinds of event that begin it; a request that was withdrawn does not count.
        finished_by: the kinds of event that finish or refuse it.
        title: the condition in words.
        resumed_by: the kinds of event that take it up again after that, where nothing new began in between.
        overtaken_by: the kinds of event that end it for good, or put other limits in its place.
        in_detention: the kinds among ``began`` that begin in detention, where no plan is kept. A detention interrupts
            them only after a release.
    """

    began: tuple[EventKind, ...]
    finished_by: tuple[EventKind, ...]
    title: str
    resumed_by: tuple[EventKind, ...] = ()
    overtaken_by: tuple[EventKind, ...] = ()
    in_detention: tuple[EventKind, ...] = ()

    @property
    def looks_at(self) -> LooksAt:
        """What begins, finishes or ends it, what interrupts it, and whether a plan is kept."""
        own = (*self.began, *self.finished_by, *self.resumed_by, *self.overtaken_by)
        plans = NoPlanMaintained().looks_at if self.in_detention else LooksAt.NOTHING
        return LooksAt.at(*own, *_INTERRUPTIONS) | _WITHDRAWALS_LOOK_AT | plans

    def test(self, at: Occasion) -> Finding:
        """Look at the events between the beginnings and the trigger; a later beginning does not count."""
        day = at.trigger.on if at.trigger else at.view.as_of
        begun = [e for e in at.view.events(*self.began) if self._counts(e, day, at)]
        if not begun:
            return Finding(False, Step("unfinished", self.title, False))
        found = self._unfinished(begun, day, at.view)
        # where an earlier one has interrupted it already, the weeks that started then still run
        holds = found is not None and not any(
            found.on <= e.on < day and self._interrupts(found, e, at.view)
            for e in (at.view.events(at.trigger.kind) if at.trigger else ())
        )
        shown = found or begun[-1]
        since = [e for e in self._after(at.view) if shown.on <= e.on <= day]
        last = ([e for e in since if e.kind in self.overtaken_by] or since)[-1:]
        inputs = tuple((e.title, e.on) for e in (shown, *last))
        why = Step("unfinished", self.title, holds, inputs=inputs)
        return Finding(holds, why, since=shown.on if holds else None)

    def _counts(self, began: Event, day: date, at: Occasion) -> bool:
        view = at.view
        if not (began.on <= day <= view.as_of and (view.withdrawn_on(began) or date.max) > day):
            return False
        if began.kind in self.in_detention and not NoPlanMaintained().test(Occasion(view, began)).holds:
            return False
        return at.trigger is None or self._interrupts(began, at.trigger, view)

    def _interrupts(self, began: Event, by: Event, view: View) -> bool:
        """Whether release or detention interrupts a beginning: no detention interrupts what began in it."""
        if by.kind is not EventKind.DETAINED or began.kind not in self.in_detention:
            return True
        return any(began.on <= e.on <= by.on for e in view.events(EventKind.RELEASED))

    def _after(self, view: View) -> Sequence[Event]:
        return view.events(*self.finished_by, *self.resumed_by, *self.overtaken_by)

    def _unfinished(self, begun: Sequence[Event], day: date, view: View) -> Event | None:
        """Give the first unfinished beginning. A refusal on the day of a new request refuses an older request."""
        still: list[Event] = []
        ended: list[Event] = []  # what the last ending ended, and its day
        ended_on = day
        events = [*begun, *(e for e in self._after(view) if e.on <= day)]
        for event in sorted(events, key=lambda e: (e.on, e.kind not in self.began)):
            if event.kind in self.began:
                still.append(event)
            elif event.kind not in self.resumed_by:
                older = [e for e in still if e.on < event.on] if event.kind in ADVERSE else []
                closed = older or still
                still = [e for e in still if e not in closed]
                if event.kind in self.overtaken_by:
                    ended = []
                elif closed:
                    ended, ended_on = closed, event.on
            else:
                anew = [e.on for e in begun if ended_on <= e.on <= event.on]
                still = [e for e in ended if not any(on > e.on for on in anew)] + still
                ended = []
        return still[0] if still else None
