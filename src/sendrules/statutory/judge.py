"""The decision: what the outcome of an occurrence is, and whether its limit was kept.

It is one ordered table. Days and flags go in; the first rule that holds gives the outcome and the compliance. It looks at
no case and no calendar, so one case and a table of cases are judged by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sendrules.law.model.duty import Bound
from sendrules.statutory.outcome import (
    BeyondHorizon,
    Compliance,
    Disapplied,
    Due,
    Ended,
    NeedsFacts,
    NoFixedLimit,
    NotEncoded,
    NotInForce,
    Outcome,
)
from sendrules.values import quick, value


@quick
class Situation:
    """The days and flags that decide.

    Attributes:
        as_of: the day of the question.
        bound: which way the limit cuts.
        right: whether the holder may leave the duty undone: an appeal.
        start_known: whether the day that starts it is known.
        commenced: whether the provision has a day from which it applies.
        in_force: whether the provision was in force on that day, where that day decides.
        start_sure: whether all that starts it is recorded.
        encoded: whether the text of this version was found.
        calendar_reaches: whether the calendar knows every day that the limit turns on.
        dated: whether there is a date at all: a limit, or a day that the Tribunal or an agreement set.
        limit: the day on which the limit falls; None where it waits for another day.
        owed: whether the limit falls within the life of the provision.
        set_by_other: whether a direction or an agreement set the day.
        done: whether it was done.
        done_on: the day on which that counts; None where service cannot be told.
        done_event_on: the day of the act itself.
        ended: whether it ended without being done.
        ended_on: the day on which that counts.
        withdrawn: whether it ended since the request was withdrawn.
        too_short: whether the notice itself closes a window before its last day.
        lifted: whether an exception was determined and applies.
        contingent: whether it is owed only if the authority decides something that is not recorded.
        doubtful: whether a missing fact leaves open that the limit was missed.
        unsure: whether a missing fact leaves open that a right lapsed or was used, a window is over, or a duty ended.
        suspended: whether the effect of the order is suspended, or was before the limit passed.
    """

    as_of: date
    bound: Bound
    right: bool = False
    start_known: bool = True
    commenced: bool = True
    in_force: bool = True
    start_sure: bool = True
    encoded: bool = True
    calendar_reaches: bool = True
    dated: bool = True
    limit: date | None = None
    owed: bool = True
    set_by_other: bool = False
    done: bool = False
    done_on: date | None = None
    done_event_on: date | None = None
    ended: bool = False
    ended_on: date | None = None
    withdrawn: bool = False
    too_short: bool = False
    lifted: bool = False
    contingent: bool = False
    doubtful: bool = False
    unsure: bool = False
    suspended: bool = False

    @property
    def is_window(self) -> bool:
        """Whether it is a time that has to be left open."""
        return self.bound is Bound.OPEN_UNTIL

    @property
    def over_by_itself(self) -> bool:
        """Whether time alone ends it: a right lapses, a window closes."""
        return self.right or self.is_window

    @property
    def has_ended(self) -> bool:
        """Whether it ended while it could: what came after a right lapsed or a window closed ended nothing."""
        return self.ended and not (self.over_by_itself and self.ended_past_limit)

    @property
    def ended_past_limit(self) -> bool:
        """Whether the limit had passed when it ended."""
        return self.limit is not None and self.ended_on is not None and self.ended_on > self.limit

    @property
    def acted_by_limit(self) -> bool:
        """Whether the act counts on a day up to the limit; one whose service cannot be told counts from its own day."""
        day = self.done_on or self.done_event_on
        return self.done and day is not None and self.limit is not None and day <= self.limit

    @property
    def past(self) -> bool:
        """Whether the limit has passed."""
        return self.limit is not None and self.as_of > self.limit


@value
class Rule:
    """One row of the table.

    Attributes:
        id: its name.
        says: when it holds, in words.
        holds: the same as a test.
        outcome: what the outcome then is.
        compliance: whether the limit was kept.
    """

    id: str
    says: str
    holds: Callable[[Situation], bool]
    outcome: type[Outcome]
    compliance: Compliance


@value
class Section:
    """Rules that share a condition.

    Attributes:
        title: what they are about.
        says: when they apply, in words.
        applies: the same as a test.
        rules: the rules, in order.
    """

    title: str
    says: str
    applies: Callable[[Situation], bool]
    rules: tuple[Rule, ...]


C = Compliance
TABLE: tuple[Section, ...] = (
    Section("What cannot be answered", "the start, the provision or the calendar gives no answer",
        lambda s: not (
            s.commenced and s.start_known and s.in_force and s.start_sure and s.encoded and s.calendar_reaches and s.owed
        ),
        (
        Rule("not-commenced", "the provision is enacted, and no day is appointed on which it comes into force",
             lambda s: not s.commenced, NotInForce, C.NOT_APPLICABLE),
        Rule("start-unknown", "the day that starts the limit is not known: it would be a deemed day of service beyond the calendar",
             lambda s: not s.start_known, BeyondHorizon, C.UNKNOWN),
        Rule("not-in-force", "the provision was not in force on the day that starts it",
             lambda s: not s.in_force, NotInForce, C.NOT_APPLICABLE),
        Rule("start-unsure", "a fact is missing that decides whether the limit started",
             lambda s: not s.start_sure, NeedsFacts, C.UNKNOWN),
        Rule("text-not-found", "the text of this version was not found",
             lambda s: not s.encoded, NotEncoded, C.UNKNOWN),
        Rule("calendar-ends", "the limit turns on days that the calendar does not know",
             lambda s: not s.calendar_reaches, BeyondHorizon, C.UNKNOWN),
        Rule("never-owed", "the limit falls outside the life of the provision",
             lambda s: not s.owed, NotInForce, C.NOT_APPLICABLE),
        )),
    Section("What waits for a suspended order", "the effect of the order is suspended, or was before the limit passed",
        lambda s: s.suspended and not s.has_ended and not (s.done if not s.dated else s.acted_by_limit),
        (
        Rule("suspended", "the effect of the order is suspended, or was before the limit passed, and no provision gives a new date",
             lambda _: True, NeedsFacts, C.UNKNOWN),
        )),
    Section("Duties without a date", "there is no date in law",
        lambda s: not s.dated,
        (
        Rule("no-date-withdrawn", "there is no date, and the request was withdrawn",
             lambda s: s.has_ended and s.withdrawn, Ended, C.NOT_APPLICABLE),
        Rule("no-date-ended", "there is no date, and it ended; nothing says whether it was done before that",
             lambda s: s.has_ended, Ended, C.UNKNOWN),
        Rule("no-date-done", "there is no date, and it was done",
             lambda s: s.done, NoFixedLimit, C.MET),
        Rule("no-date", "there is no date, and it is still to be done",
             lambda _: True, NoFixedLimit, C.PENDING),
        )),
    Section("What a missing fact leaves open", "a deciding fact is missing",
        lambda s: s.unsure,
        (
        Rule("window-unsure", "a missing fact leaves open whether the window is over, and nothing closed it",
             lambda s: s.is_window and not s.done, NeedsFacts, C.PENDING),
        Rule("unsure", "a missing fact leaves open whether a right lapsed or was used, a window is over, or the duty ended",
             lambda _: True, NeedsFacts, C.UNKNOWN),
        )),
    Section("Limits that wait for another day", "the limit has no day yet",
        lambda s: s.limit is None,
        (
        Rule("open-window-closed", "the end of the window is not known yet, and what has to wait for it was done",
             lambda s: s.is_window and not s.has_ended and s.done, NeedsFacts, C.TOO_EARLY),
        Rule("open-window", "the end of the window is not known yet",
             lambda s: s.is_window and not s.has_ended, NeedsFacts, C.PENDING),
        Rule("limit-unknown", "the day that the limit runs from is not recorded",
             lambda _: True, NeedsFacts, C.UNKNOWN),
        )),
    Section("What ended", "it ended while it could",
        lambda s: s.has_ended,
        (
        Rule("ended-too-short", "it ended, and the notice had given less time than the law",
             lambda s: s.too_short, Ended, C.TOO_EARLY),
        Rule("ended", "it ended without being done",
             lambda _: True, Ended, C.NOT_APPLICABLE),
        )),
    Section("What an exception lifts", "an exception was determined and applies",
        lambda s: s.lifted,
        (
        Rule("lifted-in-time", "an exception lifts the limit, and it was done within it all the same",
             lambda s: s.done_on is not None and s.acted_by_limit, Disapplied, C.MET),
        Rule("lifted", "an exception lifts the limit",
             lambda _: True, Disapplied, C.NOT_APPLICABLE),
        )),
    Section("Day of service unknown", "it was done, and nobody can tell when it was served",
        lambda s: s.done and s.done_on is None and not s.set_by_other,
        (
        Rule("service-unknown", "it was sent within the limit, and nobody can tell when it was served",
             lambda s: s.acted_by_limit, BeyondHorizon, C.UNKNOWN),
        )),
    Section("What takes effect by law", "nothing has to be done",
        lambda s: s.bound is Bound.TAKES_EFFECT,
        (
        Rule("takes-effect", "something takes effect by law on the day, and nothing has to be done",
             lambda _: True, Due, C.NOT_APPLICABLE),
        )),
    Section("Windows", "a time has to be left open",
        lambda s: s.is_window,
        (
        Rule("window-too-short", "the notice gives less time than the law",
             lambda s: s.too_short, Due, C.TOO_EARLY),
        Rule("window-cut", "what has to wait for the end of the window was done within it",
             lambda s: s.acted_by_limit, Due, C.TOO_EARLY),
        Rule("window-over", "the window stayed open to its end",
             lambda s: s.past, Due, C.MET),
        Rule("window-runs", "the window is still open",
             lambda _: True, Due, C.PENDING),
        )),
    Section("Limits to keep", "something has to be done by the day",
        lambda _: True,
        (
        Rule("in-time", "it was done by the limit",
             lambda s: s.acted_by_limit, Due, C.MET),
        Rule("perhaps-earlier", "it was done after the limit, and an earlier act may lie where the record says nothing",
             lambda s: s.done and s.doubtful, Due, C.UNKNOWN),
        Rule("late", "it was done after the limit",
             lambda s: s.done, Due, C.MET_LATE),
        Rule("runs", "the limit has not passed",
             lambda s: not s.past, Due, C.PENDING),
        Rule("lapsed", "it is a right, and its time has passed",
             lambda s: s.right, Due, C.LAPSED),
        Rule("perhaps-owed", "the limit has passed, and the decision that it depends on is not recorded",
             lambda s: s.contingent, Due, C.UNKNOWN),
        Rule("doubtful", "the limit has passed, and without a missing fact nobody can say whether it was missed",
             lambda s: s.doubtful, Due, C.UNKNOWN),
        Rule("overdue", "the limit has passed, and it was not done",
             lambda _: True, Due, C.OVERDUE),
        )),
)  # fmt: skip
"""The table: the first rule that holds, in the first section that applies and has one, decides."""

RULES: tuple[Rule, ...] = tuple(rule for section in TABLE for rule in section.rules)
"""Every rule, in order."""


def judge(situation: Situation) -> Rule:
    """Give the rule that decides: its outcome and its compliance.

    Args:
        situation: the days and flags.

    >>> s = Situation(as_of=date(2025, 10, 9), bound=Bound.NOT_LATER_THAN, limit=date(2025, 10, 8))
    >>> judge(s).id, judge(s).compliance.value
    ('overdue', 'overdue')
    """
    for section in TABLE:
        if section.applies(situation):
            for rule in section.rules:
                if rule.holds(situation):
                    return rule
    raise AssertionError("the last rule always holds")


def asks_for_doubt(rule: Rule) -> bool:
    """Whether it has to be seen, before this answer stands, if a missing fact leaves it open that the limit was missed."""
    return rule.compliance in (C.OVERDUE, C.MET_LATE)


def asks_if_sure(rule: Rule, situation: Situation) -> bool:
    """Whether it has to be seen, before this answer stands, that a right lapsed or was used, a window is over, or a duty ended."""
    if situation.over_by_itself:
        return rule.compliance in (C.LAPSED, C.MET, C.MET_LATE)
    return rule.outcome is Ended
