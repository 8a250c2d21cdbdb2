"""``Duty``: one obligation with its trigger, limit, exceptions and life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from sendrules.case.conditions import Condition
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import Provision
from sendrules.errors import NoPeriodError, NotInForceError, WrongType
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Anchor, Revival, Stated
from sendrules.law.model.discharge import Answer, EarlierAnswer, Reversal
from sendrules.law.model.life import InForce, TestedOn
from sendrules.law.model.limits import Limit, OnTheDay
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.model.safe import SafeDay
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.values import value

_NO_DATES: Mapping[str, date] = MappingProxyType({})


class Bound(StrEnum):
    """Which way a limit cuts.

    NOT_LATER_THAN: the act is in time up to and including the day. OPEN_UNTIL: a window that stays open up to and
    including the day; the act that would end it is lawful from the next. TAKES_EFFECT: nothing is to be done by then; on
    that day something begins or ends by law.
    """

    NOT_LATER_THAN = "not-later-than"
    OPEN_UNTIL = "open-until"
    TAKES_EFFECT = "takes-effect"


@value
class Trigger:
    """What starts a limit: each event of the kind opens an instance of its own.

    Attributes:
        kind: the kind of event.
        by: which of its dates starts the clock.
        when: a condition on it; None for none.
        via: the provision that makes this event count as the trigger, where another one does.
        only_if: the condition in words, for a timetable, which knows no case.
        if_not_said: what the condition asks besides, in words, of the event's own details; a timetable that has them
            leaves it out.
        set_by: the kinds of event that may set another date for what this starts: a direction of the Tribunal for what
            its order started, a written agreement for what an agreement did.
        under_order: whether it starts what an order orders: that waits while the effect of the order is suspended, and
            ends where the order is set aside.
        detained: whether it starts the limit only while the person is detained (True), only while not (False), or as the
            duty says (None).
    """

    kind: EventKind
    by: Dated = Dated.ON
    when: Condition | None = None
    via: Provision | None = None
    only_if: str = ""
    if_not_said: str = ""
    detained: bool | None = None
    set_by: tuple[EventKind, ...] = ()
    under_order: bool = False

    @property
    def condition(self) -> str:
        """The whole condition in words, for one who knows nothing of the event but its day."""
        return f"{self.only_if} and {self.if_not_said}" if self.if_not_said else self.only_if


@value(kw_only=True)
class Limb:
    """One ground of exception to one limit.

    Attributes:
        id: its id; a determination names it.
        title: what must be so, in a few words.
        when: the exact conditions of the provision.
        provision: where it stands.
        in_force: its life. The limbs of 2020 are tested on the day that the limit falls.
        residual: what remains of the duty while the limit is disapplied.
        via: the id of the limb whose words another provision borrows.
    """

    id: str
    title: str
    when: Condition
    provision: Provision
    in_force: InForce
    residual: str = "as soon as practicable"
    via: str | None = None


@value
class AnsweredBy:
    """Which kinds of event may answer a start of a duty, worked out once.

    Attributes:
        kinds: all that may perform it, end it, reverse an ending or overtake it.
        performs: those that perform it.
        ends: those that end it.
        overtakes: those that may overtake it.
        first: those that come first of several on one day.
        key: what decides the course of a start: two duties with the same key take the same course.
    """

    kinds: tuple[EventKind, ...]
    performs: frozenset[EventKind]
    ends: frozenset[EventKind]
    overtakes: frozenset[EventKind]
    first: frozenset[EventKind]
    key: tuple[object, ...]


@value(kw_only=True)
class Duty:
    """One obligation, with its limit.

    Attributes:
        id: the id in the catalogue of the law.
        title: the duty in a few words.
        holder: who is under it.
        owed_to: to whom.
        provision: where it stands.
        source: what it rests on.
        trigger: what starts it.
        limit: the rule that gives the date; None where "as soon as practicable" is the only limit.
        bound: which way the limit cuts.
        residual: what the provision asks besides the date, and what remains where the date is disapplied.
        in_force: its life, tested on the trigger.
        discharged_by: what performs it.
        ends_with: what ends it without performance, such as a refusal.
        not_owed_if: of what ends it, what shows that nothing was owed, so that nothing was missed by then.
        revived_by: what undoes such an ending, where no new start lies between.
        latest_start_only: whether an event performs only the latest start before it: a copy of a decision, say.
        contingent_on: what has to be decided for the duty to arise at all, where its trigger alone does not tell.
        arises_with: what shows that it was so decided; from then on the duty is owed like any other.
        unless: the limbs of exception to its limit.
        doubt: what has to be known before it is said to be overdue; where the condition finds that it is not, what is
            missing is asked, and the limit stands.
        overtaken_by: what puts another regime in its place, such as an order of the Tribunal.
        lapses: what ends it by law on a day, without an act: the end of the power to maintain a plan.
        right: whether the holder may leave it: an appeal. When its time has passed it has lapsed, and nothing is overdue.
        unsure: what has to be plain before it is said that a right lapsed or was used, that a window is over, or that a duty
            ended. Where a fact is missing for it, so it is for the answer.
        detained: whether it holds only while the person is detained (True), only while not (False), or either way (None).
        moves_with: what leaves it to another authority: a transfer of the plan.
        timed_with: the ids of the duties whose time is this one's too, so that a direction on that time moves this.
        text_not_found: for a version whose text could not be had, why; it is answered as not encoded.
        earlier: the version before it, which answers ``limit_for`` for days before its own life.
        notice: what the notice must contain.
        safe: an earlier day to show beside the limit, on a stricter count that others use; no limit.
        answered_by: worked out from the others: the kinds of event that may answer a start, and those that perform it.
    """

    id: str
    title: str
    holder: Actor
    owed_to: tuple[Actor, ...]
    provision: Provision
    trigger: tuple[Trigger, ...]
    limit: Limit | None
    discharged_by: Answer | EarlierAnswer
    in_force: InForce
    source: Source = Source.STATUTE
    bound: Bound = Bound.NOT_LATER_THAN
    residual: str | None = None
    ends_with: Answer | None = None
    not_owed_if: tuple[EventKind, ...] = ()
    revived_by: Reversal | None = None
    latest_start_only: bool = False
    contingent_on: str | None = None
    arises_with: tuple[EventKind, ...] = ()
    unless: tuple[Limb, ...] = ()
    doubt: Condition | None = None
    overtaken_by: Overtaken | None = None
    lapses: Anchor | None = None
    right: bool = False
    unsure: Condition | None = None
    detained: bool | None = False
    moves_with: tuple[EventKind, ...] = ()
    timed_with: tuple[str, ...] = ()
    text_not_found: str | None = None
    earlier: Duty | None = None
    notice: tuple[str, ...] = field(default=())
    safe: SafeDay | None = None
    answered_by: AnsweredBy = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answered_by", _answered_by(self))

    def limit_for(
        self,
        day: date,
        /,
        *,
        others: Mapping[str, date] = _NO_DATES,
        calendar: WorkingCalendar = ENGLAND_AND_WALES,
    ) -> date:
        """Give the last day of the limit that runs from ``day``.

        Args:
            day: the day that the period runs from, as the provision has it.
            others: further days by kind of event or duty id, for a limit that looks at more than one.
            calendar: the working days to count.

        Raises:
            NotInForceError: the duty was not in force on ``day``, or its last day lies before its life: nobody had to
                give notice in August of a meeting in September 2014.
            BeyondHorizonError: the calendar does not reach.
            NoPeriodError: the duty has no date, its text at that time could not be had, or a day is missing.
            WrongType: ``day`` is not a date.

        >>> from sendrules.law.statute import statute
        >>> statute().duty("reg-13-2-final-plan-20-weeks").limit_for(date(2025, 5, 21))
        datetime.date(2025, 10, 8)
        """
        if not isinstance(day, date) or isinstance(day, datetime):
            raise WrongType(f"a date is needed, not a {type(day).__name__}")
        if self.limit is None and self.text_not_found is None:
            raise NoPeriodError(self.id, f"its only limit is {self.residual!r}.")
        on_trigger = self.in_force.tested_on is TestedOn.TRIGGER
        if on_trigger and day < self.in_force.first and self.earlier is not None:
            return self.earlier.limit_for(day, others=others, calendar=calendar)
        if on_trigger and not self.in_force.contains(day):
            raise self._not_in_force(day)
        if self.limit is None or self.text_not_found is not None:
            raise NoPeriodError(self.id, f"{self.text_not_found}.")

        def given(anchor: Anchor | None) -> date | None:
            return day if anchor is None else _given(anchor, others)

        def from_day(anchor: Anchor | None) -> date | None:
            # a revival and a closing day that a notice states follow from no other day
            own = isinstance(anchor, Revival) or (isinstance(anchor, Stated) and isinstance(self.limit, OnTheDay))
            return given(anchor) or (None if own else day)

        # a leg whose day is not given is left out; where it is the only one, ``day`` is its day
        found = self.limit.day(given, calendar) or self.limit.day(from_day, calendar)
        if found is None:
            names = [name for leg in self.limit.legs() if leg is not None for name in leg.names]
            why = f"a day that it runs from is missing; give it in `others`: {', '.join(names)}."
            raise NoPeriodError(self.id, why, names)
        if self.unborn(found) or (not on_trigger and not self.in_force.contains(found)):
            raise self._not_in_force(found)
        return found

    def _not_in_force(self, day: date) -> NotInForceError:
        life = self.in_force
        return NotInForceError(self.id, day, life.first if life.commenced else None, life.last)

    def unborn(self, limit: date) -> bool:
        """Whether an act would have been due on a day before the duty began, so that it never was.

        Args:
            limit: the day on which the limit falls.
        """
        return self.bound is Bound.NOT_LATER_THAN and limit < self.in_force.first


def _given(anchor: Anchor, others: Mapping[str, date]) -> date | None:
    return next((others[name] for name in anchor.names if name in others), None)


def _answered_by(duty: Duty) -> AnsweredBy:
    rules = (duty.discharged_by, duty.ends_with, duty.revived_by, duty.overtaken_by)
    kinds = dict.fromkeys(kind for rule in rules if rule is not None for kind in rule.kinds)
    overtakes = duty.overtaken_by.kinds if duty.overtaken_by else ()
    # on one day an act comes first, save that what a window kept back may be done once it is overtaken
    first = overtakes if duty.bound is Bound.OPEN_UNTIL else ()
    undone = (EventKind.DECISION_SET_ASIDE,) if any(t.under_order for t in duty.trigger) else ()
    ends = duty.ends_with.kinds if duty.ends_with else ()
    own = (duty.detained, duty.latest_start_only, duty.bound, duty.arises_with, duty.id, duty.timed_with)
    key = (id(duty.trigger), *map(id, rules), id(duty.lapses), *own)  # the duty holds what is named by its identity
    return AnsweredBy(
        (*kinds, *undone),
        frozenset(duty.discharged_by.kinds),
        frozenset(ends),
        frozenset(overtakes),
        frozenset(first),
        key,
    )
