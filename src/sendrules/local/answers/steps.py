"""``StepAnswer``: an authority's own step for one case: its day, whether it was done, and the limits of the law around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute
from sendrules.local.answers.asked import Asker, asker_of, chosen
from sendrules.local.answers.facts import facts_of, tested
from sendrules.local.answers.occurred import Chronology, H, Occurred
from sendrules.local.answers.targets import began_under
from sendrules.local.checking.stages import last_opening
from sendrules.local.checking.steps import bounds_step, limit_in_words, step_period, window_after
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.steps import InternalStep
from sendrules.local.declarations.values import period_text
from sendrules.statutory.outcome import Ended, NotEncoded, NotInForce, NotTriggered
from sendrules.statutory.result import StatutoryResult
from sendrules.time.calendar import WorkingCalendar
from sendrules.wording.basis import kind_in_words


class StepState(StrEnum):
    """How a step stands. It is measured by the authority's own day, and nothing is late in law because of it."""

    IN_TIME = "in-time"
    LATE = "late"
    TO_COME = "to-come"
    NOT_RECORDED = "not-recorded"
    ENDED = "ended"
    NOT_COUNTED = "not-counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitAround:
    """A limit of the law around a step: for the same act, or for what has to come after it.

    Attributes:
        duty: the id of the duty.
        title: the duty in a few words.
        on: the day of its limit.
        latest: the last day for the step on which that limit can be kept.
    """

    duty: str
    title: str
    on: date
    latest: date

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {"duty": self.duty, "title": self.title, "on": plain(self.on), "latest": plain(self.latest)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAnswer:
    """How a step of the authority's own stands for one start. It is no duty, and it moves no date of the law.

    Attributes:
        step: the id of the step.
        title: it in words a parent could read.
        on: its day; None where it was rejected or cannot be counted.
        state: how it stands by that day.
        done: the day on which it was done; None where that is not recorded.
        started: the day it counts from.
        started_by: the id of the event that it counts from.
        limits: the limits of the law around it.
        rejected: why it does not count; empty where it does.
        reasons: how it came out, in words a parent could read.
        provenance: where it comes from.
    """

    step: str
    title: str
    on: date | None
    state: StepState
    done: date | None
    started: date
    started_by: str | None
    limits: tuple[LimitAround, ...]
    rejected: str
    reasons: tuple[str, ...]
    provenance: tuple[Provenance, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "step": self.step,
            "title": self.title,
            "on": plain(self.on),
            "state": self.state.value,
            "done": plain(self.done),
            "started": plain(self.started),
            "started_by": self.started_by,
            "limits": [limit.to_dict() for limit in self.limits],
            "rejected": self.rejected or None,
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def steps_for(law: StatutoryResult, policy: LocalPolicy, notes: list[str]) -> Iterator[StepAnswer]:
    """Say how each step stands, for every event that it counts from. One that the law leaves no time for is rejected.

    Args:
        law: the law's answer, which stands already.
        policy: the authority's policy, with those that stand in for it.
        notes: gets why a step does not count, or why a fact could not be read.
    """
    return steps_in(_OneCase(law), steps_by_act(policy), policy, notes)


def steps_in(
    case: Chronology[H],
    by_act: Iterable[tuple[LocalPolicy, Sequence[InternalStep]]],
    policy: LocalPolicy,
    notes: list[str],
) -> Iterator[StepAnswer]:
    """Say the same of a case, whoever gives what is read of it.

    Args:
        case: the case.
        by_act: the steps, as ``steps_by_act`` gives them.
        policy: the authority's policy, with those that stand in for it.
        notes: gets why a step does not count, or why a fact could not be read.
    """
    for each, steps in by_act:
        starts = case.events(steps[0].after)
        for n, start in enumerate(starts):
            if began_under(start.on, each, policy):
                following = next((later.on for later in starts[n + 1 :] if later.on > start.on), date.max)
                yield from _Counted(case, each, notes, start, following).answers(steps)


def steps_by_act(policy: LocalPolicy) -> Iterator[tuple[LocalPolicy, Sequence[InternalStep]]]:
    """Give the steps for each act and what they count from, with the policy that declares them.

    Args:
        policy: the authority's policy, with those that stand in for it.
    """
    published = {id(p.standards): p for p in (policy, *policy.others) if p.standards is not None}
    for each in published.values():
        by_act: dict[tuple[str, str], list[InternalStep]] = {}
        for step in each.standards.steps if each.standards else ():
            by_act.setdefault((step.does, step.after.value), []).append(step)
        yield from ((each, steps) for steps in by_act.values())


@dataclass(frozen=True, slots=True)
class _OneCase:
    """What is read of one case whose statutory answer stands already."""

    result: StatutoryResult

    @property
    def case(self) -> Case:
        return self.result.view.case

    @property
    def as_of(self) -> date:
        return self.result.view.as_of

    @property
    def calendar(self) -> WorkingCalendar:
        return self.result.view.calendar

    @property
    def law(self) -> Statute:
        return self.result.law

    def events(self, kind: EventKind) -> Sequence[Event]:
        return self.result.view.events(kind)

    def alike(self, start: Event, kind: EventKind) -> Iterator[date]:
        view = self.result.view
        return (event.on for event in (view.alike(start, kind) if start.about else view.events(kind)))

    def asker(self, start: Event) -> Asker:
        return asker_of(start, self.result.view)

    def around(self, step: InternalStep) -> Iterator[Sequence[Occurred]]:
        for result in self.result.started:
            yield [Occurred.of(instance) for instance in result.instances if bounds_step(instance.duty, step)]


@dataclass(frozen=True, slots=True)
class _Counted(Generic[H]):
    """One start of a step.

    Attributes:
        case: what is read of the case.
        policy: the policy that declares the step.
        notes: gets what cannot be told.
        start: the event that it counts from.
        following: the day of the next such event, from which what is done belongs to that one.
    """

    case: Chronology[H]
    policy: LocalPolicy
    notes: list[str]
    start: H
    following: date

    def answers(self, steps: Sequence[InternalStep]) -> Iterator[StepAnswer]:
        """Say how the step that counts stands, of several for the same act."""
        case, as_of = self.case.case, self.case.as_of
        found = chosen(
            steps,
            self.case.asker(self.start),
            lambda when: tested(when, case, self.policy, as_of, self.notes),
            lambda step: (self._day(step) or date.max).toordinal(),
        )
        if found.entry is not None:
            yield self._answer(found.entry, found.reasons)
        elif found.why:
            titles = ", ".join(step.title for step in steps)
            self.notes.append(f"{case.reference}: it cannot be told whether a step counts ({titles}): {found.why}")

    def _day(self, step: InternalStep) -> date | None:
        try:
            return step_period(step).last_day(self.start.on, self.case.calendar)
        except BeyondHorizonError:
            return None

    def _answer(self, step: InternalStep, why: tuple[str, ...]) -> StepAnswer:
        day, around = self._day(step), list(self._around(step))
        done = self._done(step)
        reasons = [f"{period_text(step.within)} from {kind_in_words(self.start.kind, self.start.on)}", *why]
        limits = [(i, window_after(step, i.duty, self.case.law)) for i in around]
        reasons += [f"in law: {limit_in_words(i.duty, i.limit, w)}" for i, w in limits if i.limit is not None]
        if not limits:
            reasons.append("no limit of the law around it is known in this case, so it is compared with none")
        rejected = _rejected(day, limits)
        state, said = self._state(step, None if rejected else day, done, around)
        return StepAnswer(
            step=step.id,
            title=step.title,
            on=None if rejected else day,
            state=state,
            done=done,
            started=self.start.on,
            started_by=self.start.id,
            limits=tuple(_limit(i.duty, i.limit, window) for i, window in limits if i.limit is not None),
            rejected=rejected,
            reasons=(*reasons, *said),
            provenance=step.provenance,
        )

    def _around(self, step: InternalStep) -> Iterator[Occurred]:
        """Give the occurrences around a step: those that began with its start, or else were running on that day."""
        for around in self.case.around(step):
            own = [i for i in around if i.started_by == self.start.id]
            running = [i for i in around if i.started <= self.start.on and not _over(i, self.start.on)]
            yield from own or running[-1:]

    def _done(self, step: InternalStep) -> date | None:
        """Give the day on which a step was done: between its start and the next."""
        if step.act is not None:
            days = [day for day in self.case.alike(self.start, step.act) if day <= self.case.as_of]
        else:
            days = self._recorded(str(step.records))
        return next((day for day in days if self.start.on <= day < self.following), None)

    def _recorded(self, name: str) -> list[date]:
        case, as_of = self.case.case, self.case.as_of
        value = facts_of(case, [name], self.policy, as_of, self.notes).get(name)
        if value is None:
            return []
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None:
            self.notes.append(f"{case.reference}: {name} should give a day as YYYY-MM-DD, so no day is taken from it")
            return []
        return [day] if day <= as_of else []

    def _state(
        self, step: InternalStep, day: date | None, done: date | None, around: Sequence[Occurred]
    ) -> tuple[StepState, tuple[str, ...]]:
        """Say how a step stands by its own day."""
        as_of = self.case.as_of
        if day is None:
            return StepState.NOT_COUNTED, (f"done on {words(done)}",) if done else ()
        if done is not None:
            over = (done - day).days
            if over <= 0:
                return StepState.IN_TIME, (f"done on {words(done)}",)
            late = f"{over} day{'' if over == 1 else 's'} after the authority's own day"
            return StepState.LATE, (f"done on {words(done)}, {late}. Nothing is late in law because of that",)
        ended = [i.ended for i in around if i.ended is not None]
        if ended and len(ended) == len(around):
            return StepState.ENDED, (f"nothing is to come: {ended[-1].title} on {words(ended[-1].on)}",)
        if as_of <= day:
            return StepState.TO_COME, ()
        past = f"its day has passed, and nothing is recorded that shows it ({step.does})"
        return StepState.NOT_RECORDED, (f"{past}. Nothing is late in law because of that",)


def _over(found: Occurred, day: date) -> bool:
    """Whether an occurrence was done or had ended before a day."""
    if found.ended is not None:
        return found.ended.counts_on < day
    return found.done_on is not None and found.done_on < day


def _rejected(day: date | None, limits: Sequence[tuple[Occurred, Duty | None]]) -> str:
    """Say why a step's day does not count: it cannot be counted, or the law leaves no time for it; empty where it does."""
    if day is None:
        return "it cannot be counted: the calendar does not reach"
    for found, window in limits:
        duty, limit = found.duty, found.limit
        if limit is None:
            if duty.limit is not None and found.outcome not in _WITHOUT_A_LIMIT:
                return f"the law's own date is not known ({duty.provision}), so the two cannot be compared"
            continue
        last = last_opening(window, limit) if window else limit
        if day > last:
            return f"{words(day)} is too late for the law, so it does not count: {limit_in_words(duty, limit, window)}"
    return ""


_WITHOUT_A_LIMIT = (Ended, NotTriggered, NotInForce, NotEncoded)
"""The outcomes in which the law gives no date that could be compared."""


def _limit(duty: Duty, on: date, window: Duty | None) -> LimitAround:
    return LimitAround(duty=duty.id, title=duty.title, on=on, latest=last_opening(window, on) if window else on)
