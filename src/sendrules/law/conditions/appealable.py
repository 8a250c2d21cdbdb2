"""The notices of decisions that can be appealed (CFA 2014 s.51(2); for detained persons s.73(2)), by kind of event.

https://www.legislation.gov.uk/ukpga/2014/6/section/51

A detained person may appeal against a refusal to assess or to make a plan, and about the plan only once: when it is first
finalised, and only about the school or other institution that it names, its type, or that it names none (s.73(2)(c), (3)).
So a plan that is amended in detention, or any decision about a plan that is kept, gives no right.

The time for an appeal, and for contacting the mediation adviser, runs from written notice (HESC Rules r.20(1)(c), reg 33;
in detention SI 2015/62 reg 19). A decision that was told by telephone is a decision, and no time runs from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import NEVER_BY_TELEPHONE, EventKind, ServiceMethod
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.plans import NoPlanMaintained
from sendrules.law.model.looks_at import DETENTION
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

APPEALABLE = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.FINAL_PLAN,
    EventKind.AMENDED_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.NO_AMENDMENT_NOTICE,
    EventKind.REFUSAL_TO_REASSESS,
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_CEASE,
    EventKind.DECISION_SENT,
)
EITHER_WAY = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.DECISION_SENT,
)
"""Those of s.73(2)(a) and (b), which can be appealed in detention and out of it; in detention only with a certificate."""
ALWAYS_WITH_CERTIFICATE = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.REFUSAL_TO_REASSESS,
    EventKind.DECISION_TO_CEASE,
)
"""Those of which no appeal can be about the school or institution alone, so that each needs a certificate (s.55(2), (3))."""

FIRST_PLAN = NoPlanMaintained()
"""A plan is first finalised where none was maintained before it, as far as recorded (s.73(3))."""

TOLD_BY_TELEPHONE = tuple(kind for kind in APPEALABLE if kind not in NEVER_BY_TELEPHONE)
"""Those that may be told by telephone, and need written notice before any time runs."""

NOTICES_LOOK_AT = LooksAt.at(*APPEALABLE) | DETENTION | FIRST_PLAN.looks_at
"""What ``can_be_appealed`` reads."""


def can_be_appealed(notice: Event, view: View) -> bool:
    """Whether a notice gives a right to appeal: in detention only some do.

    Args:
        notice: an event of one of the kinds ``APPEALABLE``.
        view: the case as known on the day of the question.
    """
    if notice.kind in EITHER_WAY or not view.detained_on(notice.on):
        return True
    return notice.kind is EventKind.FINAL_PLAN and FIRST_PLAN.test(Occasion(view, notice)).holds is True


def told_only(decision: Event) -> bool:
    """Whether a decision was told by telephone."""
    return decision.method is ServiceMethod.BY_TELEPHONE


def written_after(decision: Event, view: View) -> Event | None:
    """Give the written notice of a decision that was told by telephone: that of the same kind, or one of no named kind."""
    again = (e for e in view.events(decision.kind, EventKind.DECISION_SENT) if e.on >= decision.on)
    return next((e for e in again if not told_only(e)), None)


def told_before(notice: Event, view: View) -> Event | None:
    """Give the decision, told by telephone, of which a notice of no named kind is the written notice."""
    told = (e for e in view.events(*TOLD_BY_TELEPHONE) if told_only(e) and e.on <= notice.on)
    return next((e for e in told if written_after(e, view) is notice), None)


def given_in_writing(event: Event, kinds: tuple[EventKind, ...], view: View) -> bool:
    """Whether an act was done in writing; a written notice of no named kind is that of a decision told before.

    Args:
        event: the act.
        kinds: the kinds of decision that it may be the written notice of.
        view: the case as known on the day of the question.
    """
    if event.kind is not EventKind.DECISION_SENT:
        return not told_only(event)
    told = told_before(event, view)
    return told is not None and told.kind in kinds


@value
class InWriting:
    """The decision was given in writing. Of one that was told by telephone the written notice starts the time.

    Attributes:
        kinds: the kinds of decision that it is asked of.
    """

    kinds: tuple[EventKind, ...] = TOLD_BY_TELEPHONE

    @property
    def looks_at(self) -> LooksAt:
        """How the decision was given, and what may be its written notice."""
        return LooksAt(own=frozenset({"method"})) | LooksAt.at(*self.kinds, EventKind.DECISION_SENT)

    def test(self, at: Occasion) -> Finding:
        """Look for written notice after a decision that was told; until it is recorded, no time is known to run."""
        title, decision = "written notice of the decision was sent", at.trigger
        if decision is None or not told_only(decision):
            return Finding(True, Step("in-writing", title, True))
        written = written_after(decision, at.view)
        holds = None if written is None else False  # the time runs from that notice
        missing = (EventKind.DECISION_SENT.value,) if written is None else ()
        inputs = ((written.title, written.on),) if written else ()
        return Finding(holds, Step("in-writing", title, holds, inputs=inputs, missing=missing))


@value
class WrittenNoticeOf:
    """A notice of no named kind is the written notice of a decision of this kind, which was told by telephone.

    Attributes:
        kind: the kind of decision.
    """

    kind: EventKind

    @property
    def looks_at(self) -> LooksAt:
        """The decisions that may have been told, and what may be their written notice."""
        return LooksAt.at(*TOLD_BY_TELEPHONE, EventKind.DECISION_SENT)

    def test(self, at: Occasion) -> Finding:
        """Look back to the decision that was told."""
        told = told_before(at.trigger, at.view) if at.trigger else None
        holds = told is not None and told.kind is self.kind
        inputs = ((told.title, told.on),) if told else ()
        return Finding(
            holds, Step("written-notice-of", "it is the written notice of what was told", holds, inputs=inputs)
        )


IN_WRITING = InWriting()


def notices(view: View) -> list[Event]:
    """Give the written notices that can be appealed, in order.

    Args:
        view: the case as known on the day of the question.
    """
    kept: list[Event] | None = view.memo.get("notices")
    if kept is None:
        every = view.events(*APPEALABLE)
        kept = view.memo["notices"] = [e for e in every if can_be_appealed(e, view) and not told_only(e)]
    return kept
