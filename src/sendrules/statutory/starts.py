"""Which events start a duty. Duties with the same trigger share their starts, found once for each view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.law.model.duty import Duty, Trigger
from sendrules.values import quick

_ON = attrgetter("on")


@quick
class Start:
    """An event that starts a duty, or may.

    Attributes:
        trigger: the rule by which it does.
        event: the event.
        day: the day that counts; None where service would have to be deemed beyond the calendar.
        when: the finding of the trigger's condition, where it has one.
    """

    trigger: Trigger
    event: Event
    day: date | None
    when: Finding | None

    @property
    def holds(self) -> bool | None:
        """Whether it starts the duty: True, False, or None where a fact is missing."""
        return True if self.when is None else self.when.holds


@quick
class Starts:
    """The starts of one duty that no condition excludes, in order.

    Attributes:
        all: the starts.
        days: the day of each.
    """

    all: tuple[Start, ...]
    days: tuple[date, ...]

    def after(self, day: date) -> date:
        """Give the day of the first start after a day; the last day that there is, where none is."""
        index = bisect_right(self.days, day)
        return self.days[index] if index < len(self.days) else date.max

    def before(self, day: date) -> date:
        """Give the day of the last start before a day; the first day that there is, where none is."""
        index = bisect_left(self.days, day)
        return self.days[index - 1] if index else date.min

    def since(self, day: date) -> Sequence[Start]:
        """Give the starts on a day or after it."""
        return self.all[bisect_left(self.days, day) :]


NO_STARTS = Starts((), ())
"""Nothing starts the duty."""


def starts(duty: Duty, view: View) -> Sequence[Start]:
    """Give every event of a kind that starts the duty, in order, with its condition tested.

    Args:
        duty: the duty.
        view: the case as known on the day of the question.
    """
    return kept_starts(duty, view).all


@quick
class KeptStarts:
    """The starts of every duty with one trigger, found once for a view.

    Attributes:
        trigger: the trigger, by whose identity they are found: it is kept with them.
        all: every start, with its condition tested.
        possible: those that no condition excludes.
    """

    trigger: object
    all: Sequence[Start]
    possible: Starts


def kept_starts(duty: Duty, view: View) -> KeptStarts:
    """The starts of a duty, all and those that no condition excludes, found once for every duty with the same trigger."""
    key = ("starts", id(duty.trigger), duty.detained)
    kept: KeptStarts | None = view.memo.get(key)
    if kept is None:  # what the key names by its identity is kept with it
        found = list(_starts(duty, view))
        if len(found) > 1:
            found.sort(key=lambda s: (s.event.on, s.event.id or ""))
        possible = tuple([s for s in found if s.when is None or s.when.holds is not False])
        days = tuple([s.event.on for s in possible])
        kept = view.memo[key] = KeptStarts(duty.trigger, found, Starts(possible, days) if days else NO_STARTS)
    return kept


def _starts(duty: Duty, view: View) -> Iterator[Start]:
    for trigger in duty.trigger:
        events = view.events(trigger.kind)
        if not events:
            continue
        detained = duty.detained if trigger.detained is None else trigger.detained
        for event in events:
            if detained is not None and view.detained_on(event.on) is not detained:
                continue  # other Regulations apply, or another provision of the Act
            day = view.day(event, trigger.by)
            if day is not None and day > view.as_of and not event.scheduled:
                continue  # sent, and not yet served
            when = trigger.when.test(Occasion(view, event)) if trigger.when else None
            yield Start(trigger, event, day, when)
