"""``Instance``: one occurrence of a duty with its answer; and what another answer to a contested question gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sendrules.case.conditions import Finding
from sendrules.case.events import Event
from sendrules.explanation import words
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Bound, Duty
from sendrules.statutory.limbs import LimbFinding, limb_findings
from sendrules.statutory.limit import Occurrence, practical_day
from sendrules.statutory.outcome import Compliance, Due, Ended, Outcome
from sendrules.values import quick

_MISSED = (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.TOO_EARLY)


@quick(kw_only=True)
class Instance:
    """One occurrence of a duty: what started it, its limit, and how it stands on the day of the question.

    Attributes:
        duty: the duty, in the version in force.
        trigger: the event that started it.
        outcome: the answer.
        compliance: whether the outer limit was kept.
        rule: the id of the rule that decided, in ``judge.RULES``.
        limit: the day the limit falls on, whatever became of it; None where there is none.
        arose: whether what a contingent duty depends on was decided, and before any ending.
        doubt: what leaves open whether the limit was missed, a right lapsed or was used, a window is over, or a duty ended.
        reckoned: whether what was done to it is told; not where it is not known to have started.
        has_exceptions: whether its exceptions bear on the answer.
        occurrence: the start, what became of it, and the anchors that were found: what everything that speaks of it reads.
    """

    duty: Duty
    trigger: Event
    outcome: Outcome
    compliance: Compliance
    rule: str
    limit: date | None = None
    arose: bool = False
    doubt: Finding | None = None
    reckoned: bool = False
    has_exceptions: bool = False
    occurrence: Occurrence = field(compare=False)

    def __repr__(self) -> str:
        when = f" {self.due}" if self.due else f" was {self.limit}" if self.limit else ""
        return f"<Instance {self.id} from {self.started}: {self.outcome.name}{when}, {self.compliance.value}>"

    @property
    def id(self) -> str:
        """The duty's id."""
        return self.duty.id

    @property
    def holder(self) -> Actor:
        """Who owes it on the day of the question: the new authority, where it moved with the plan (reg 15(3)(a))."""
        return Actor.NEW_AUTHORITY if self.moved_by else self.duty.holder

    @property
    def moved_by(self) -> Event | None:
        """The transfer of the plan that left it to another authority, before it was done or ended."""
        course = self.occurrence.course
        kinds = self.duty.moves_with
        over = [f.event.on for f in (course.done, course.ended) if f is not None and f.event is not None]
        last = min([course.view.as_of, *over])
        moved = course.view.between(self.trigger.on, last, *kinds) if kinds else ()
        return moved[-1] if moved else None

    @property
    def title(self) -> str:
        """The duty in a few words."""
        return self.duty.title

    @property
    def started(self) -> date:
        """The day it runs from, by the date of the notice that the provision looks at."""
        return self.occurrence.course.started

    @property
    def done(self) -> Event | None:
        """The event that performed it."""
        done = self.occurrence.course.done if self.reckoned else None
        return done.event if done else None

    @property
    def done_on(self) -> date | None:
        """The day on which that counts."""
        done = self.occurrence.course.done if self.reckoned else None
        return done.day if done else None

    @property
    def revived_by(self) -> Event | None:
        """The event that undid an ending."""
        revived = self.occurrence.course.revived if self.reckoned else None
        return revived.event if revived else None

    @property
    def in_transit(self) -> Event | None:
        """What will perform it once it is served, and has been sent."""
        return self.occurrence.course.in_transit if self.reckoned else None

    @property
    def due(self) -> date | None:
        """The day that the limit falls on, where it binds; for a window, its last day."""
        return self.outcome.on if isinstance(self.outcome, Due) else None

    @property
    def limbs(self) -> tuple[LimbFinding, ...]:
        """Every limb of exception with its state, tested when it is first asked for."""
        if not self.has_exceptions or self.limit is None or not self.duty.unless:
            return ()
        key = ("limbs", id(self.duty), id(self.occurrence.course), self.limit)
        kept: tuple[object, tuple[LimbFinding, ...]] | None = self.occurrence.view.memo.get(key)
        if kept is None:
            found = limb_findings(self.duty, self.occurrence, self.limit)
            kept = self.occurrence.view.memo[key] = ((self.duty, self.occurrence.course), found)
        return kept[1]

    @property
    def practical(self) -> date | None:
        """The last working day before a limit that falls on no working day. Practical, not statutory."""
        if self.limit is None or not isinstance(self.outcome, Due):
            return None
        return practical_day(self.duty, self.limit, self.occurrence.view)

    @property
    def safe(self) -> date | None:
        """An earlier day that is safe on a stricter count, while nothing was done yet. Guidance, not law."""
        found, outcome = self.duty.safe, self.outcome
        if found is None or self.limit is None or not isinstance(outcome, Due) or outcome.set_by or self.done:
            return None
        return found.day(self.limit, self.occurrence.day_of, self.occurrence.view.calendar)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or to be found out."""
        return self.compliance in (Compliance.PENDING, Compliance.OVERDUE, Compliance.UNKNOWN)

    @property
    def depends_on(self) -> str | None:
        """What has to be decided for it to be owed at all; None where nothing has, or where that is recorded."""
        return None if self.arose else self.duty.contingent_on

    @property
    def days_over_when_ended(self) -> int | None:
        """Days by which the limit had passed when the duty ended: what came later does not undo that it was missed."""
        if not isinstance(self.outcome, Ended) or self.limit is None:
            return None
        if self.doubt or self.depends_on:
            return None
        if self.outcome.by.kind in self.duty.not_owed_if:
            return None
        if any(f.disapplies for f in self.limbs):
            return None  # lawfully lifted before it ended
        over = ((self.outcome.on or self.outcome.by.on) - self.limit).days
        return over if over > 0 and self.duty.bound is Bound.NOT_LATER_THAN and self.duty.source.binds else None

    @property
    def was_missed(self) -> bool | None:
        """Whether a limit that binds was missed, whatever came after: a transfer or an order does not undo that.

        None where a missing fact leaves it open. Guidance and derived days bind nobody, and who leaves a right or uses it late
        breaks nothing, so these are never missed.
        """
        if self.duty.right or not self.duty.source.binds:
            return False
        if self.compliance is Compliance.UNKNOWN:
            return False if self.limit is not None and self.occurrence.view.as_of <= self.limit else None
        if self.compliance in _MISSED or self.days_over_when_ended:
            return True
        return None if self._perhaps_over_when_ended else False

    @property
    def _perhaps_over_when_ended(self) -> bool:
        """Whether the limit had passed when the duty ended, and a missing fact leaves open that it was missed."""
        if not isinstance(self.outcome, Ended) or self.limit is None or self.duty.right:
            return False
        open_to_doubt = self.doubt is not None or self.depends_on is not None
        return open_to_doubt and (self.outcome.on or self.outcome.by.on) > self.limit

    @property
    def days_late(self) -> int | None:
        """Days between the limit and the act, where it was done late."""
        if self.compliance is Compliance.MET_LATE and self.done_on and self.limit:
            return (self.done_on - self.limit).days
        return None


def can_be_done(instance: Instance, as_of: date) -> bool:
    """Whether the act still makes sense on a day: notice of a meeting that has been held does not.

    Args:
        instance: the instance.
        as_of: the day of the question.
    """
    rule = instance.duty.discharged_by
    return not isinstance(rule, EarlierAnswer) or rule.or_next or instance.trigger.on >= as_of


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another answer to a contested question would give, for the occurrence that it changes.

    Attributes:
        reading: the question's id.
        answer: the other answer's name.
        described: the other answer in words.
        trigger: the event that started the occurrence.
        outcome: the outcome under the other answer.
        compliance: whether the limit would have been kept.
        was_missed: whether it was missed, whatever came after; None where a missing fact leaves that open.
        only_the_date: whether the other answer changes a date or what starts the occurrence, and nothing else.
        instead_of: the event that starts it under the answer taken, where the other has another event start it.
    """

    reading: str
    answer: str
    described: str
    trigger: Event
    outcome: Outcome
    compliance: Compliance
    was_missed: bool | None
    only_the_date: bool = False
    instead_of: Event | None = None

    @property
    def start(self) -> str:
        """What starts the occurrence under the other answer, in words."""
        text = f"{self.trigger.title} on {words(self.trigger.on)}"
        if self.instead_of is None:
            return text
        return f"{text} in place of {self.instead_of.title} on {words(self.instead_of.on)}"
