"""Step one: what became of each start of a duty. No limit is computed here.

Everything is found once for each view and kept: two duties with the same trigger share their starts, and two readings of
a duty that differ only in its limit share its courses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum, auto
from operator import attrgetter

from sendrules.case.events import Event
from sendrules.case.kinds import ADVERSE, EventKind, same_name
from sendrules.case.view import View
from sendrules.law.model.anchors import Found, Next, before_start, counted, reach_back
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Bound, Duty
from sendrules.statutory.led_to import led_to, preceded
from sendrules.statutory.overtaking import overtakes_start
from sendrules.statutory.starts import Start, Starts, kept_starts
from sendrules.statutory.undone import is_set_aside
from sendrules.values import quick

_ON = attrgetter("on")


@quick(eq=False)
class Course:
    """What became of one start: performed, ended, or neither.

    It is what an anchor asks, as an ``Occurrence``, save for the limits of other duties.

    Attributes:
        start: the start.
        starts: all starts of the duty.
        view: the case as known on the day of the question.
        done: what performed it, by the day that counts; of several, the one that counts first.
        ended: what ended it, unless that was undone.
        revived: what undid an ending, last.
        undone: the ending that it undid.
        in_transit: what will perform it once it is served, and has been sent.
        arose: what shows that a duty that depends on a decision is owed.
        set_by: the direction or agreement that sets another date for it.
    """

    start: Start
    starts: Starts
    view: View
    done: Found | None = None
    ended: Found | None = None
    revived: Found | None = None
    undone: Event | None = None
    in_transit: Event | None = None
    arose: Event | None = None
    set_by: Event | None = None

    @property
    def event(self) -> Event:
        """The event that started it."""
        return self.start.event

    @property
    def day(self) -> date | None:
        """The day of that event that counts."""
        return self.start.day

    @property
    def started(self) -> date:
        """The day that counts, or the event's own where service cannot be deemed."""
        return self.start.day or self.start.event.on

    @property
    def since(self) -> date | None:
        """Since when what the start's condition found was there."""
        return self.start.when.since if self.start.when else None

    @property
    def reversal(self) -> Found | None:
        """What reversed a refusal, where something did."""
        refused = self.undone is not None and self.undone.kind in ADVERSE
        back = self.revived if refused else None
        return back if back and back.event and back.event.kind not in ADVERSE else None

    @property
    def other_starts(self) -> Sequence[date]:
        """The days of every start of the same duty, in order."""
        return self.starts.days

    def limit_of(self, duty: str) -> date | None:
        """Give nothing: matching computes no limit."""
        del duty
        return None


def courses(duty: Duty, view: View) -> Sequence[Course]:
    """Give what became of every start of a duty that its condition does not exclude.

    Events are taken in order of the day on which they were done; the day that the provision looks at (service, say) decides
    only whether they are seen yet and whether they were in time. An event answers a start if it was done on or after
    its day and has the same ``about``; one event may answer several starts. Three things qualify that:

    - an adverse decision (a refusal, say) that already answered an earlier start does not answer one made the same day:
      a family that asks again on the day of a refusal has not been refused again;
    - a withdrawal ends one request, the latest that is not withdrawn, and no start under s.24;
    - after an ending, a reversal opens the duty again, unless the request was withdrawn, or a new start or what
      else begins anew (the ``until`` of ``revived_by``) lies between.

    Args:
        duty: the duty.
        view: the case as known on the day of the question.
    """
    key = ("courses", duty.answered_by.key)
    kept: tuple[object, list[Course]] | None = view.memo.get(key)
    if kept is None:
        kept = view.memo[key] = (duty, list(_courses(duty, view)))
    return kept[1]


def _courses(duty: Duty, view: View) -> Iterator[Course]:
    found = kept_starts(duty, view).possible
    if not found.all:
        return
    used: dict[str | None, date] = {}  # each answer so far, with the day of the first start that it answers
    before = isinstance(duty.discharged_by, EarlierAnswer) and not duty.discharged_by.or_next
    for start in found.all:
        course = _until_it_lapses(duty, _course(duty, start, found, used, view))
        for answer in (course.done, course.ended):
            if answer is None or answer.event is None or (before and answer.event.on == start.event.on):
                continue  # notice given at one meeting is notice of the next
            used.setdefault(answer.event.id, start.event.on)
        yield course


def _course(duty: Duty, start: Start, found: Starts, used: dict[str | None, date], view: View) -> Course:
    directed = set_by(duty, start, found, view) if start.trigger.set_by else None
    if isinstance(duty.discharged_by, EarlierAnswer):
        done = _done_before(duty.discharged_by, Course(start, found, view), used)
        return Course(start, found, view, done, set_by=directed)
    arose = _arose(duty, start, view)
    candidates = _candidates(duty, start, view)
    if not candidates:
        return Course(start, found, view, arose=arose, set_by=directed)
    search = _Search(duty, start, found, view, used)
    search.run(candidates)
    return search.course(arose, directed)


def _arose(duty: Duty, start: Start, view: View) -> Event | None:
    """Give what shows that a duty is owed that depends on a decision. One decision answers several meetings (reg 20(10))."""
    if not duty.arises_with:
        return None
    shown = view.alike(start.event, *duty.arises_with)
    return next((e for e in shown if start.event.on <= e.on <= view.as_of), None)


def _until_it_lapses(duty: Duty, course: Course) -> Course:
    """Let a day on which the law itself ends a duty prevail over whatever was done after it."""
    lapsed = duty.lapses.find(course) if duty.lapses is not None else None
    if lapsed is None or lapsed.day is None:
        return course
    first = min((f.event.on for f in (course.done, course.ended) if f is not None and f.event), default=date.max)
    return course if first <= lapsed.day else replace(course, done=None, ended=lapsed)


class _After(Enum):
    """What to do with an event after the duty had ended."""

    STOP = auto()
    """Nothing that follows can change the answer."""
    GO_ON = auto()
    """It changes nothing, and a later event may."""
    TAKE = auto()
    """It takes the duty up again, and may answer it too."""


class _NewStart(Enum):
    """Whether another start of the same duty lies between."""

    NONE = auto()
    FOR_NOW = auto()
    """There is one, and it was taken back later."""
    FOR_GOOD = auto()
    """There is one, and it was never taken back."""


class _Search:
    """The search for what became of one start: events are taken one by one until nothing can change any more."""

    __slots__ = ("done", "duty", "ended", "found", "in_transit", "revived", "start", "undone", "used", "view")

    def __init__(self, duty: Duty, start: Start, found: Starts, view: View, used: dict[str | None, date]) -> None:
        self.duty, self.start, self.found, self.view, self.used = duty, start, found, view, used
        self.done: Found | None = None
        self.ended: Found | None = None
        self.revived: Found | None = None
        self.undone: Event | None = None
        self.in_transit: Event | None = None

    def run(self, candidates: Sequence[Event]) -> None:
        """Take the events in order."""
        as_of, own = self.view.as_of, self.start.event
        for event in candidates:
            if event is own or self._is_about_another_start(event):
                continue
            if event.on > as_of or not self._take(event):
                break  # foreseen and not done yet, or all is known

    def course(self, arose: Event | None, set_by: Event | None) -> Course:
        """Give what became of the start, with what was found besides."""
        return Course(
            self.start,
            self.found,
            self.view,
            self.done,
            self.ended,
            self.revived,
            self.undone,
            self.in_transit,
            arose,
            set_by,
        )

    def _is_about_another_start(self, event: Event) -> bool:
        """Whether an adverse event of the start's own day belongs to an earlier start, or a withdrawal to another request."""
        if event.kind is EventKind.REQUEST_WITHDRAWN and self.view.withdrawn_by(event) is not self.start.event:
            return True
        if event.kind is EventKind.DECISION_SET_ASIDE and not is_set_aside(event, self.start, self.view):
            return True
        own_day = self.start.event.on
        return (
            event.on == own_day
            and event.kind in ADVERSE
            and self.duty.bound is not Bound.OPEN_UNTIL
            and self.used.get(event.id, own_day) < own_day
        )

    def _take(self, event: Event) -> bool:
        """Take one event; give whether to go on."""
        if event.kind is EventKind.DECISION_SET_ASIDE:  # nothing is owed under this order any more
            if self.done is None and self.ended is None:
                self.ended = Found(event.on, event)
            return False
        rule = self.duty.overtaken_by
        overtakes: bool | None = False
        if rule is not None and event.kind in self.duty.answered_by.overtakes:
            overtakes = overtakes_start(event, rule, self.start, self.found, self.view)
        if overtakes:  # what was owed is owed under other provisions from here
            if self.done is None and self.ended is None:
                self.ended = Found(event.on, event)
            return False
        if self.done is not None:
            return self._sent_again(self.done, event)
        if self.ended is not None:
            then = self._after_ending(self.ended, event, overtakes=overtakes)
            if then is not _After.TAKE:
                return then is _After.GO_ON
        start = self.start.event.on
        if self.duty.latest_start_only and self._new_start(start, event.on) is not _NewStart.NONE:
            return False
        self._answer(event)
        return True

    def _answer(self, event: Event) -> None:
        """See whether an event performs the duty or ends it."""
        duty, answers = self.duty, self.duty.answered_by
        if event.kind in answers.performs and self._is_answer(event, duty.discharged_by):
            self.done = counted(event, duty.discharged_by, self.view)
            self.in_transit = event if self.done is None else None
        elif event.kind in answers.ends and duty.ends_with and led_to(event, duty.ends_with, self.start, self.view):
            self.ended = counted(event, duty.ends_with, self.view)

    def _is_answer(self, event: Event, rule: Answer | EarlierAnswer) -> bool:
        return event.kind in rule.kinds and isinstance(rule, Answer) and led_to(event, rule, self.start, self.view)

    def _sent_again(self, done: Found, event: Event) -> bool:
        """Take what was sent again, and may have been served first; give whether another may still have been."""
        first = done.day or (done.event.on if done.event else date.max)
        if event.on - first >= self.view.backdated or not self._is_answer(event, self.duty.discharged_by):
            return False
        again = counted(event, self.duty.discharged_by, self.view)
        if again is not None and (again.day or event.on) < first:
            self.done = again
        return True

    def _after_ending(self, ended: Found, event: Event, *, overtakes: bool | None) -> _After:
        """See whether an event takes an ended duty up again."""
        assert ended.event is not None
        if EventKind.REQUEST_WITHDRAWN in (event.kind, ended.event.kind):
            return _After.STOP  # nothing brings a request back that was taken back
        new = self._new_start(ended.event.on, event.on)
        if new is not _NewStart.NONE:  # it is about the new start, unless that is taken back by then
            return _After.STOP if new is _NewStart.FOR_GOOD else _After.GO_ON
        rule = self.duty.revived_by
        if rule is None or self._overtaken_on(event.on):
            return _After.GO_ON
        if overtakes is not None and not rule.reverses(event.kind, ended.event.kind):
            return _After.GO_ON
        anew = self.view.between(ended.event.on, event.on, *rule.stops_at(event.kind))
        if any(e is not self.start.event for e in anew):
            return _After.STOP  # it belongs to what began anew
        self.undone, self.ended, self.revived = ended.event, None, Found(event.on, event)
        return _After.TAKE

    def _overtaken_on(self, day: date) -> bool:
        """Whether an order, an agreement or a concession of the day overtakes this start, so that the act carries it out."""
        rule = self.duty.overtaken_by
        orders = self.view.between(day, day, *rule.kinds) if rule is not None else ()
        return any(overtakes_start(e, rule, self.start, self.found, self.view) for e in orders if rule is not None)

    def _new_start(self, since: date, day: date) -> _NewStart:
        """Whether another start lies after this one, from ``since`` up to ``day``, and was not taken back by then."""
        start, found = self.start.event, _NewStart.NONE
        for other in self.found.since(since):
            event = other.event
            if event.on > day:
                break
            if event.on <= start.on or not same_name(event.about, start.about):
                continue
            back = self.view.withdrawn_on(event)
            if back is None:
                return _NewStart.FOR_GOOD
            if back > day:
                found = _NewStart.FOR_NOW
        return found


def _candidates(duty: Duty, start: Start, view: View) -> Sequence[Event]:
    """The events that may perform, end or revive a start, in the order in which they were done."""
    answers, event = duty.answered_by, start.event
    found = view.alike(event, *answers.kinds)
    if not found or not view.can_be_told_apart(event):
        return ()
    key = ("candidates", id(answers), id(found))
    kept: tuple[object, Sequence[Event]] | None = view.memo.get(key)
    if kept is None:
        ordered = found
        if len({e.on for e in found}) < len(found):  # the order matters among events of one day alone
            first, performs = answers.first, answers.performs
            ordered = sorted(found, key=lambda e: (e.on, e.kind not in first, e.kind not in performs, e.id or ""))
        kept = view.memo[key] = ((answers, found), ordered)
    if kept[1][0].on >= event.on:
        return kept[1]
    return kept[1][bisect_left(kept[1], event.on, key=_ON) :]


def _done_before(rule: EarlierAnswer, course: Course, used: dict[str | None, date]) -> Found | None:
    """What performs a duty that has to be performed before its start: of several acts the first. Late, where that still
    performs it.
    """
    start, view = course.event, course.view
    if rule.own:
        return counted(start, rule, view) if start.sent is not None else None
    earliest = reach_back(course, rule.within)
    for event in before_start(course, rule.kinds, earliest):
        counts = rule.counts(event, view) and preceded(event, rule.only_after, earliest, start, view)
        found = counted(event, rule, view) if counts else None
        if found is not None and event.id not in used:
            return found
    if not rule.or_next:
        return None
    acts = Next(*rule.kinds, by=rule.by).each(course)
    late = next((f for f in acts if f.event is not None and rule.counts(f.event, view)), None)
    if late is None or late.event is None or late.event.id in used:
        return None
    return late if late.event.on < course.starts.after(start.on) else None


def set_by(duty: Duty, start: Start, found: Starts, view: View) -> Event | None:
    """Give the direction or agreement that sets another date for what a start began: the last that names the duty.

    Args:
        duty: the duty.
        start: the start.
        found: all starts of the duty.
        view: the case as known on the day of the question.
    """
    kinds, on = start.trigger.set_by, start.event.on
    if isinstance(duty.discharged_by, EarlierAnswer):  # consent to shorter notice of what is to come, and of that alone
        before = found.before(on)
        named = [e for e in view.between(before, on, *kinds) if before < e.on]
    else:
        after = found.after(on)
        named = [e for e in view.between(on, after, *kinds) if e.on < after]
    mine = [e for e in named if e.sets is not None and (e.duty == duty.id or e.duty in duty.timed_with)]
    # of two on the last day that set it differently, the earlier date is the safe one
    return max(mine, key=lambda e: (e.on, -(e.sets or e.on).toordinal()), default=None)
