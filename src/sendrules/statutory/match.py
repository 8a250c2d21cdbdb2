"""Step one: which events start a duty, and what became of each start. No limit is computed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import ADVERSE, ORDERING, EventKind, same_name
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.law.conditions.reviews import meeting_of
from sendrules.law.model.anchors import Last, LastReview, Latest, Next, Open
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.overtaken import Overtaken, Stage


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Answer:
    """An event that performs, ends or revives a duty, and the day on which that counts; None where it is not known."""

    event: Event
    day: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """What became of one start: performed, ended, or neither.

    Attributes:
        start: the start.
        done: what performed it, by the day that counts; of several, the one that counts first.
        ended: what ended it, unless that was undone.
        revived: what undid an ending, last.
        undone: the ending that it undid.
        in_transit: what will perform it once it is served, and has been sent.
        arose: what shows that a duty that depends on a decision is owed.
    """

    start: Start
    done: Answer | None = None
    ended: Answer | None = None
    revived: Answer | None = None
    undone: Event | None = None
    in_transit: Event | None = None
    arose: Event | None = None


def starts(duty: Duty, view: View) -> list[Start]:
    """Give every event of a kind that starts the duty, in order, with its condition tested."""
    found: list[Start] = []
    for trigger in duty.trigger:
        for event in view.events(trigger.kind):
            if duty.detained is not None and view.detained_on(event.on) is not duty.detained:
                continue  # other Regulations apply
            day = view.day(event, trigger.by)
            if day is not None and day > view.as_of and not KINDS[event.kind].scheduled:
                continue  # sent, and not yet served
            when = trigger.when.test(Occasion(view, event)) if trigger.when else None
            found.append(Start(trigger, event, day, when))
    found.sort(key=lambda s: (s.event.on, s.event.id or ""))
    return found


def courses(duty: Duty, view: View) -> list[Course]:
    """Give what became of every start of a duty that its condition does not exclude.

    Events are taken in order of the day on which they were done; the day that the provision looks at (service, say) decides
    only whether they are seen yet and whether they were in time. An event answers a start if it was done on or after
    its day and has the same ``about``; one event may answer several starts. Three things qualify that:

    - an adverse decision (a refusal, say) that already answered an earlier start does not answer one made the same day:
      a family that asks again on the day of a refusal has not been refused again;
    - a withdrawal ends one request, the latest that is not withdrawn, and no start under s.24;
    - after an ending, a reviving event opens the duty again, unless the request was withdrawn, or a new start or what
      else begins anew (the ``until`` of ``revived_by``) lies between.
    """
    found = [s for s in starts(duty, view) if s.holds is not False]
    out: list[Course] = []
    used: dict[str | None, date] = {}  # each answer so far, with the day of the first start that it answers
    for start in found:
        course = _course(duty, start, found, used, view)
        before = isinstance(duty.discharged_by, Last) and not duty.discharged_by.or_next
        for answer in (course.done, course.ended):
            if before and answer is not None and answer.event.on == start.event.on:
                continue  # notice given at one meeting is notice of the next
            if answer is not None:
                used.setdefault(answer.event.id, start.event.on)
        out.append(course)
    return out


def _course(duty: Duty, start: Start, found: Sequence[Start], used: Mapping[str | None, date], view: View) -> Course:
    if isinstance(duty.discharged_by, Last):
        return Course(start, done=_done_before(duty.discharged_by, start, found, used, view))
    done = ended = revived = None
    undone = in_transit = None
    for event in _candidates(duty, start, view):
        if _answered_an_earlier_start(event, duty, start, used):
            continue
        if event.kind is EventKind.REQUEST_WITHDRAWN and view.withdrawn_by(event) is not start.event:
            continue
        if event.on > view.as_of:
            break  # foreseen, and not done yet
        overtakes = _overtakes(event, duty.overtaken_by, start, found, view)
        if overtakes:
            ended = ended or (Answer(event, event.on) if done is None else None)
            break  # what was owed is owed under other provisions from here
        performs = event.kind in duty.discharged_by.kinds and _led_to(event, duty.discharged_by, start, view)
        ends = (
            duty.ends_with is not None
            and event.kind in duty.ends_with.kinds
            and _led_to(event, duty.ends_with, start, view)
        )
        if done is not None:  # sent again, and served first?
            if not performs:
                break
            again = _seen(event, duty.discharged_by, view)
            done = min(done, again, key=lambda a: a.day or a.event.on) if again else done
            continue
        if ended is not None:
            if event.kind is EventKind.REQUEST_WITHDRAWN or ended.event.kind is EventKind.REQUEST_WITHDRAWN:
                break  # nothing brings a request back that was taken back
            if _new_start(start, found, ended.event.on, event.on, view):
                continue  # it is about the new one, unless that is taken back by then
            if duty.revived_by is None or not (event.kind in duty.revived_by.kinds or overtakes is None):
                continue
            if any(ended.event.on <= e.on <= event.on and e is not start.event
                   for e in view.events(*duty.revived_by.until)):  # fmt: skip
                break  # it belongs to what began anew
            undone, ended, revived = ended.event, None, Answer(event, event.on)
        if duty.latest_start_only and _new_start(start, found, start.event.on, event.on, view):
            break
        if performs:
            done = _seen(event, duty.discharged_by, view)
            in_transit = event if done is None else None
        elif ends and duty.ends_with is not None:
            ended = _seen(event, duty.ends_with, view)
    return Course(start, done, ended, revived, undone, in_transit, _arose(duty, start, found, view))


def _overtakes(event: Event, rule: Overtaken | None, start: Start, found: Sequence[Start], view: View) -> bool | None:
    """Whether an event puts another regime in the place of what this start began; None where it is a change of mind only."""
    if rule is None or not rule.by(event.kind, event.order) or not _concerns(event, rule, start, found, view):
        return False
    conditions = (condition for kind, condition in rule.when if kind is event.kind)
    return True if all(c.test(Occasion(view, event)).holds for c in conditions) else None


def _concerns(event: Event, rule: Overtaken, start: Start, found: Sequence[Start], view: View) -> bool:
    """Whether an event is about this start: an order is about what had been refused."""
    stage = rule.stage(event.order) if event.kind in ORDERING else None
    if stage is None:
        return True
    refused = [s for s in found if _refused(s, stage, event.on, found, view)]
    if refused:
        return start in refused
    return not any(start.event.on <= e.on < event.on for e in _same(view, start, stage.passed_by))


def _refused(start: Start, stage: Stage, by: date, found: Sequence[Start], view: View) -> bool:
    """Whether a start was refused by a day; what refused an earlier start on its own day did not refuse it."""
    asked_before = any(s.event.on < start.event.on and _alike(s, start) for s in found)
    return any(
        start.event.on < e.on <= by or (start.event.on == e.on <= by and not asked_before)
        for e in _same(view, start, stage.refused_by)
    )


def _same(view: View, start: Start, kinds: tuple[EventKind, ...]) -> list[Event]:
    return [e for e in view.events(*kinds) if same_name(e.about, start.event.about)]


def _alike(one: Start, other: Start) -> bool:
    return same_name(one.event.about, other.event.about)


def _arose(duty: Duty, start: Start, found: Sequence[Start], view: View) -> Event | None:
    if not duty.arises_with:
        return None
    answer = anchored(Next(*duty.arises_with), start, found, view)
    return answer.event if answer else None


def _answered_an_earlier_start(event: Event, duty: Duty, start: Start, used: Mapping[str | None, date]) -> bool:
    """Whether an adverse event of the start's own day belongs to a start of an earlier day."""
    return (
        duty.bound is not Bound.OPEN_UNTIL
        and event.kind in ADVERSE
        and event.on == start.event.on
        and used.get(event.id, start.event.on) < start.event.on
    )


def _candidates(duty: Duty, start: Start, view: View) -> list[Event]:
    """The events that may perform, end or revive a start, in the order in which they were done."""
    performs = duty.discharged_by.kinds
    kinds = {*performs, *(duty.ends_with.kinds if duty.ends_with else ())}
    kinds |= set(duty.revived_by.kinds) if duty.revived_by else set()
    kinds |= set(duty.overtaken_by.kinds) if duty.overtaken_by else set()
    if not view.can_be_told_apart(start.event):
        return []
    found = [
        e
        for e in view.events(*kinds)
        if e.on >= start.event.on and e is not start.event and same_name(e.about, start.event.about)
    ]
    # on one day an act comes first, save that what a window kept back may be done once it is overtaken
    first = duty.overtaken_by.kinds if duty.overtaken_by and duty.bound is Bound.OPEN_UNTIL else ()
    return sorted(found, key=lambda e: (e.on, e.kind not in first, e.kind not in performs, e.id or ""))


def _seen(event: Event, rule: Next | Last, view: View) -> Answer | None:
    """The event as an answer, if the day that counts has come; a day that cannot be told is taken to have."""
    day = view.day(event, rule.dated(event.kind))
    return Answer(event, day) if day is None or day <= view.as_of or KINDS[event.kind].scheduled else None


def _new_start(start: Start, found: Sequence[Start], ended: date, day: date, view: View) -> bool:
    """Whether another start of the same duty lies after the ending, up to ``day``, and was not taken back by then."""
    for s in found:
        other = s.event
        if other is start.event or not same_name(other.about, start.event.about):
            continue
        back = view.withdrawn_on(other)
        if other.on > start.event.on and ended <= other.on <= day and (back is None or back > day):
            return True
    return False


def anchored(rule: Next | Last, start: Start, found: Sequence[Start], view: View) -> Answer | None:
    """Give the event that an anchor names: the next on or after the start's day, or the last on or before it.

    ``Latest`` gives the last of those that ``Next`` may mean.

    ``Last`` looks no further back than the start before, nor than its own reach; ``Next`` no further on than the next
    start, nor than the next of the kinds in its ``until``.
    """
    if isinstance(rule, Next):
        same = [e for e in view.events(*rule.kinds) if same_name(e.about, start.event.about)]
        bounds = [*(s.event.on for s in found), *(e.on for e in view.events(*rule.until))]
        ceiling = min((day for day in bounds if day > start.event.on), default=date.max)
        after = [_seen(e, rule, view) for e in same if start.event.on <= e.on <= ceiling]
        seen = [a for a in after if a is not None]
        return (seen[-1] if isinstance(rule, Latest) else seen[0]) if seen else None
    return next(reversed(_before(rule, start, found, view)), None)


def _before(rule: Last, start: Start, found: Sequence[Start], view: View) -> list[Answer]:
    """The events that a ``Last`` may mean, in order."""
    earlier = [] if rule.across_starts else [s.event.on for s in found if s.event.on < start.event.on]
    floor = max(earlier, default=date.min)
    if rule.within is not None:
        floor = max(floor, rule.within.latest_before(start.event.on, view.calendar))
    seen = [
        _seen(e, rule, view)
        for e in view.events(*rule.kinds)
        if floor <= e.on <= start.event.on
        and e is not start.event
        and same_name(e.about, start.event.about)
        and _preceded(e, rule.only_after, floor, start, view)
    ]
    return [answer for answer in seen if answer is not None]


def _done_before(
    rule: Last, start: Start, found: Sequence[Start], used: Mapping[str | None, date], view: View
) -> Answer | None:
    """What performs a duty that has to be performed before its trigger: of several acts the first. Late, where that still
    performs it.
    """
    first = next((a for a in _before(rule, start, found, view) if a.event.id not in used), None)
    if first is not None or not rule.or_next:
        return first
    following = min((s.event.on for s in found if s.event.on > start.event.on), default=date.max)
    late = anchored(Next(*rule.kinds, by=rule.by), start, found, view)
    late = None if late is not None and late.event.id in used else late
    return late if late is not None and late.event.on < following else None


def set_by(start: Start, duty: Duty, found: Sequence[Start], view: View) -> Event | None:
    """Give the direction or agreement that sets another date for what a start began: the last that names the duty."""
    if not start.trigger.set_by:
        return None
    on, days = start.event.on, [s.event.on for s in found]
    own = (duty.id, *duty.timed_with)
    named = [e for e in view.events(*start.trigger.set_by) if e.duty in own and e.sets is not None]
    if isinstance(duty.discharged_by, Last):  # consent to shorter notice of what is to come, and of that alone
        before = max((day for day in days if day < on), default=date.min)
        mine = [e for e in named if before < e.on <= on]
    else:
        following = min((day for day in days if day > on), default=date.max)
        mine = [e for e in named if on <= e.on < following]
    # of two on the last day that set it differently, the earlier date is the safe one
    return max(mine, key=lambda e: (e.on, -(e.sets or e.on).toordinal()), default=None)


def last_review(rule: LastReview, day: date, view: View) -> Answer | None:
    """Give what shows when a plan was last reviewed, on or before ``day``: the meeting, else the decision.

    A review of a plan before it shows nothing.
    """
    made = max((e.on for e in view.events(*rule.since) if e.on <= day), default=date.min)
    for decision in reversed(view.events(*rule.decisions)):
        if not made <= decision.on <= day:
            continue
        meeting = meeting_of(rule, decision, view)
        if meeting is not None and not rule.by_decision:
            return Answer(meeting, meeting.on)
        if meeting is not None or decision.kind not in rule.not_alone:
            return Answer(decision, decision.on)
    return None


def _led_to(event: Event, rule: Next | Last, start: Start, view: View) -> bool:
    """Whether what has to lie between a start and an act does, as far as the case had recorded such things by then."""
    if isinstance(rule, Last):
        return True
    if _answers_what_was_open(event, rule.answers, start, view):
        return False
    if not rule.only_after or event.kind in rule.alone:
        return True
    anew = max((e.on for e in view.events(*rule.since) if e.on <= event.on), default=date.min)
    recorded = [e for e in view.events(*rule.only_after) if anew <= e.on <= event.on]
    own = start.event.kind in rule.kinds  # what came before it on its day led to the start itself
    if any(start.event.on < e.on or (start.event.on == e.on and not own) for e in recorded):
        return True
    return not recorded and event.kind not in rule.always


def _answers_what_was_open(event: Event, what: Open | None, start: Start, view: View) -> bool:
    """Whether an act answers what lies open beside the start, such as the amendment notice of the review before."""
    if what is None or event.kind not in what.answered_by:
        return False
    asked = [e.on for e in view.events(*what.kinds) if e.on <= event.on]
    if not asked or (what.own and asked[-1] >= start.event.on):
        return False
    closing = view.events(*what.answered_by, *what.closed_by)
    return not any(asked[-1] <= e.on < event.on for e in closing)


def _preceded(event: Event, kinds: tuple[EventKind, ...], since: date, start: Start, view: View) -> bool:
    recorded = [e for e in view.events(*kinds) if e.on <= start.event.on] if kinds else ()
    return not recorded or any(since <= e.on <= event.on for e in recorded)
