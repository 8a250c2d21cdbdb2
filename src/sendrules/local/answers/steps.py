"""``StepAnswer``: an authority's own step for one case: its day, whether it was done, and the limits of the law around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sendrules.case.events import Event
from sendrules.case.kinds import Dated
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.law.model.duty import Duty
from sendrules.local.answers.asked import asker_of, chosen
from sendrules.local.answers.facts import facts_of, tested
from sendrules.local.answers.targets import began_under
from sendrules.local.checking.stages import last_opening
from sendrules.local.checking.steps import bounds_step, limit_in_words, step_period, window_after
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.steps import InternalStep
from sendrules.local.declarations.values import period_text
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Ended, NotEncoded, NotInForce, NotTriggered
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.basis import event_in_words


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
    published = {id(p.standards): p for p in (policy, *policy.others) if p.standards is not None}
    for each in published.values():
        by_act: dict[tuple[str, str], list[InternalStep]] = {}
        for step in each.standards.steps if each.standards else ():
            by_act.setdefault((step.does, step.after.value), []).append(step)
        for steps in by_act.values():
            starts = law.view.events(steps[0].after)
            for n, start in enumerate(starts):
                if began_under(start.on, each, policy):
                    following = next((later.on for later in starts[n + 1 :] if later.on > start.on), date.max)
                    yield from _Counted(law, each, notes, start, following).answers(steps)


@dataclass(frozen=True, slots=True)
class _Counted:
    """One start of a step.

    Attributes:
        law: the law's answer.
        policy: the policy that declares the step.
        notes: gets what cannot be told.
        start: the event that it counts from.
        following: the day of the next such event, from which what is done belongs to that one.
    """

    law: StatutoryResult
    policy: LocalPolicy
    notes: list[str]
    start: Event
    following: date

    def answers(self, steps: Sequence[InternalStep]) -> Iterator[StepAnswer]:
        """Say how the step that counts stands, of several for the same act."""
        view, case = self.law.view, self.law.view.case
        asker = asker_of(self.start, view)
        found = chosen(
            steps,
            asker,
            lambda when: tested(when, case, self.policy, view.as_of, self.notes),
            lambda step: (self._day(step) or date.max).toordinal(),
        )
        if found.entry is not None:
            yield self._answer(found.entry, found.reasons)
        elif found.why:
            titles = ", ".join(step.title for step in steps)
            self.notes.append(f"{case.reference}: it cannot be told whether a step counts ({titles}): {found.why}")

    def _day(self, step: InternalStep) -> date | None:
        try:
            return step_period(step).last_day(self.start.on, self.law.view.calendar)
        except BeyondHorizonError:
            return None

    def _answer(self, step: InternalStep, why: tuple[str, ...]) -> StepAnswer:
        day, around = self._day(step), list(self._around(step))
        done = self._done(step)
        reasons = [f"{period_text(step.within)} from {event_in_words(self.start, self.start.on, Dated.ON)}", *why]
        limits = [(i, window_after(step, i.duty, self.law.law)) for i in around]
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

    def _around(self, step: InternalStep) -> Iterator[Instance]:
        """Give the occurrences around a step: those that began with its start, or else were running on that day."""
        for result in self.law.started:
            around = [i for i in result.instances if bounds_step(i.duty, step)]
            own = [i for i in around if i.trigger is self.start]
            running = [i for i in around if i.started <= self.start.on and not _over(i, self.start.on)]
            yield from own or running[-1:]

    def _done(self, step: InternalStep) -> date | None:
        """Give the day on which a step was done: between its start and the next."""
        if step.act is not None:
            view = self.law.view
            events = view.alike(self.start, step.act) if self.start.about else view.events(step.act)
            days: list[date] = [e.on for e in events if e.on <= view.as_of]
        else:
            days = self._recorded(str(step.records))
        return next((day for day in days if self.start.on <= day < self.following), None)

    def _recorded(self, name: str) -> list[date]:
        case, as_of = self.law.view.case, self.law.view.as_of
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
        self, step: InternalStep, day: date | None, done: date | None, around: Sequence[Instance]
    ) -> tuple[StepState, tuple[str, ...]]:
        """Say how a step stands by its own day."""
        as_of = self.law.view.as_of
        if day is None:
            return StepState.NOT_COUNTED, (f"done on {words(done)}",) if done else ()
        if done is not None:
            over = (done - day).days
            if over <= 0:
                return StepState.IN_TIME, (f"done on {words(done)}",)
            late = f"{over} day{'' if over == 1 else 's'} after the authority's own day"
            return StepState.LATE, (f"done on {words(done)}, {late}. Nothing is late in law because of that",)
        ended = [i.outcome for i in around if isinstance(i.outcome, Ended)]
        if ended and len(ended) == len(around):
            return StepState.ENDED, (f"nothing is to come: {ended[-1].by.title} on {words(ended[-1].by.on)}",)
        if as_of <= day:
            return StepState.TO_COME, ()
        past = f"its day has passed, and nothing is recorded that shows it ({step.does})"
        return StepState.NOT_RECORDED, (f"{past}. Nothing is late in law because of that",)


def _over(instance: Instance, day: date) -> bool:
    """Whether an occurrence was done or had ended before a day."""
    if isinstance(instance.outcome, Ended):
        return (instance.outcome.on or instance.outcome.by.on) < day
    return instance.done_on is not None and instance.done_on < day


def _rejected(day: date | None, limits: Sequence[tuple[Instance, Duty | None]]) -> str:
    """Say why a step's day does not count: it cannot be counted, or the law leaves no time for it; empty where it does."""
    if day is None:
        return "it cannot be counted: the calendar does not reach"
    for instance, window in limits:
        duty, limit = instance.duty, instance.limit
        if limit is None:
            if duty.limit is not None and not isinstance(
                instance.outcome, Ended | NotTriggered | NotInForce | NotEncoded
            ):
                return f"the law's own date is not known ({duty.provision}), so the two cannot be compared"
            continue
        last = last_opening(window, limit) if window else limit
        if day > last:
            return f"{words(day)} is too late for the law, so it does not count: {limit_in_words(duty, limit, window)}"
    return ""


def _limit(duty: Duty, on: date, window: Duty | None) -> LimitAround:
    return LimitAround(duty=duty.id, title=duty.title, on=on, latest=last_opening(window, on) if window else on)
