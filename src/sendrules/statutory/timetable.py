"""The timetable: every duty that follows from one date, before anything else is known of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sendrules.case.conditions import AllOf, Condition, Finding, Not
from sendrules.case.kinds import NEVER_ABOUT, Dated, Ending, EventKind, Issues, Order, Role, Sector
from sendrules.case.meanings import KINDS
from sendrules.errors import BeyondHorizonError, UnknownNameError, WrongType
from sendrules.explanation import words
from sendrules.law.amendments.cohort import rule_of
from sendrules.law.conditions.own_fields import Own, OwnFields
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.model.actors import Source
from sendrules.law.model.anchors import Anchor, Anchors, Last, LimitOf, Next, Stated
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import TestedOn
from sendrules.law.model.versions import Versions
from sendrules.law.shared.bodies import body_named
from sendrules.statutory.judge import Situation, judge
from sendrules.statutory.outcome import Due, NoFixedLimit, NotEncoded, NotInForce
from sendrules.statutory.rows import Row, Timetable
from sendrules.statutory.sketch import Sketch
from sendrules.time.calendar import WorkingCalendar


class UnknownKind(UnknownNameError):
    """No kind of event has this name; what the field calls a kind is answered with its id."""

    what = "kind of event"

    def __init__(self, name: str) -> None:
        from sendrules.case.kind_names import kinds_meant  # only a mistake needs it

        super().__init__(name, ())
        self.near = tuple(kind.value for kind in kinds_meant(name))


class UnknownDetail(UnknownNameError):
    """A kind of event has no such field, or the field no such value."""

    what = "detail of this kind of event"


def timetable_of(
    kind: EventKind | str,
    on: date,
    law: Versions,
    calendar: WorkingCalendar,
    details: Mapping[str, Any] = MappingProxyType({}),
    *,
    detained: bool = False,
) -> Timetable:
    """Give every duty that follows from one event.

    Args:
        kind: the kind of event.
        on: the day that starts the limits: of receipt, or of service.
        law: the statute, or as much of it as the kind of event starts.
        calendar: the working days.
        details: fields of the event that a provision looks at, such as ``order`` of a tribunal order.
        detained: whether the person is detained, so that SI 2015/62 applies.

    Raises:
        UnknownKind: there is no such kind of event.
        UnknownDetail: the kind has no such field, or a field has no such value.
        WrongType: ``on`` is not a date.
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise WrongType(f"a date without a time is needed, not {type(on).__name__}")
    try:
        start = EventKind(kind)
    except ValueError:
        raise UnknownKind(str(kind)) from None
    known = {name: _detail(start, name, value) for name, value in details.items()}
    sketch = Sketch(kind=start, on=on, **known)
    rows = list(_rows(sketch, law, calendar, detained=detained))
    rows.sort(key=lambda row: (row.due is None, row.due or date.max, not row.duty.source.binds))
    return Timetable(start, on, rows, calendar, law.amendment)


def details_of(kind: EventKind) -> tuple[str, ...]:
    """Give the fields of a kind of event that may change a timetable.

    The day that is given is already that of sending or receipt, save where a thing is dated by what happened.
    """
    info = KINDS[kind]
    other_days = () if info.on_is is Dated.ON else ("sent", "served")
    return tuple(field for field in info.fields if field not in ("written", "method", "names_next", *other_days))


_TYPES: Mapping[str, tuple[type, str]] = MappingProxyType(
    dict.fromkeys(
        ("aware", "commissioner_aware", "closes", "course_ends", "review_by", "sent", "served", "sets"),
        (date, "a day without a time, such as date(2025, 5, 21)"),
    )
    | dict.fromkeys(("attends", "names_next", "continues"), (bool, "True or False"))
    | dict.fromkeys(("about", "duty"), (str, "a text"))
)
"""The types of the details that are not in a closed list, and how to say them."""


def _check_type(name: str, value: Any) -> None:
    wanted, such_as = _TYPES.get(name, (object, ""))
    if value is not None and (not isinstance(value, wanted) or isinstance(value, datetime)):
        raise WrongType(f"`{name}` takes {such_as}, not {type(value).__name__}")


def _detail(kind: EventKind, name: str, value: Any) -> Any:
    """Check a detail, and give it the type that it has in an event."""
    known = details_of(kind)
    if name not in known:
        raise UnknownDetail(name, known)
    _check_type(name, value)
    listed = _LISTED.get(name)
    if listed is None or value is None:
        return value
    left_out = NEVER_ABOUT.get(kind, ()) if listed is Order else ()
    items = [item for item in listed if item not in left_out]
    try:
        found = listed(value)
    except ValueError:
        found = None
    if found not in items:
        raise UnknownDetail(str(value), [item.value for item in items])
    return found


def _rows(sketch: Sketch, law: Versions, calendar: WorkingCalendar, *, detained: bool) -> Iterator[Row]:
    for id in law.ids:
        versions = law.versions(id)
        if versions[-1].detained not in (None, detained):
            continue
        started = [t for t in versions[-1].trigger if t.kind is sketch.kind and t.detained in (None, detained)]
        found = [(t, notes) for t in started if (notes := _conditions(t, sketch, calendar)) is not None]
        if not found:
            continue
        trigger, notes = found[0]
        notes += _if_new(id, trigger, sketch.on, law)
        row = _row(versions, notes, sketch.dated(trigger.by), law, calendar)
        body = body_named(row.duty, sketch.on)
        yield replace(row, body=body) if body else row


def _if_new(id: str, trigger: Trigger, on: date, law: Versions) -> list[str]:
    """On what the new text of an amended duty depends, where the start alone cannot tell."""
    if law.amendment is None or not law.touches(id) or on < law.amendment.in_force_from:
        return []
    rule = rule_of(law.amendment.cohort)
    if rule is None or (trigger.kind in rule.kinds and trigger.kind is not EventKind.FINAL_PLAN):
        return []
    return [f"if {rule.said} on or after {words(law.amendment.in_force_from)}; otherwise as in law"]


def _conditions(trigger: Trigger, sketch: Sketch, calendar: WorkingCalendar) -> list[str] | None:
    """What a row depends on, or None where the details rule it out."""
    if trigger.when is None:
        return []
    parts = trigger.when.conditions if isinstance(trigger.when, AllOf) else (trigger.when,)
    own = [found for part in parts if (found := _own(part, Own(sketch, calendar))) is not None]
    held = [finding.holds for finding in own]
    if False in held:
        return None
    if None not in held and len(own) == len(parts):
        return []
    said = trigger.condition if None in held else trigger.only_if
    return [said] if said else []


def _own(condition: Condition, at: Own) -> Finding | None:
    """The finding of a condition that looks at the start alone; None for one that looks at a case."""
    if isinstance(condition, OwnFields):
        return condition.of(at)
    if isinstance(condition, Not) and isinstance(condition.condition, OwnFields):
        return condition.turned(condition.condition.of(at))
    return None


def _row(versions: Sequence[Duty], notes: list[str], sketch: Sketch, law: Versions, calendar: WorkingCalendar) -> Row:
    latest = versions[-1]
    by_limit = latest.in_force.tested_on is TestedOn.LIMIT
    duty = latest if by_limit else law.version(latest.id, sketch.on)
    due, beyond = _due(duty, sketch, law, calendar)
    rule = judge(
        Situation(
            as_of=sketch.on,
            bound=duty.bound,
            right=duty.right,
            commenced=duty.in_force.commenced,
            in_force=by_limit or duty.in_force.contains(sketch.on),
            encoded=duty.text_not_found is None,
            calendar_reaches=not beyond,
            dated=duty.limit is not None,
            limit=due,
            owed=due is None or not (duty.unborn(due) or (by_limit and not duty.in_force.contains(due))),
        )
    )
    notes = [*([f"if {duty.contingent_on}"] if duty.contingent_on else []), *notes]
    if rule.outcome is Due and due is not None:
        anchors = _anchors(sketch, law, calendar)
        safe = duty.safe.day(due, anchors, calendar) if duty.safe else None
        return replace(_dated(duty, due, notes, sketch.on, calendar), safe=safe)
    if rule.id == "not-commenced":
        return Row(due=None, duty=duty, note="; ".join([NOT_COMMENCED_NOTE, *notes]))
    if rule.outcome is NotInForce:
        when = (
            "on that day"
            if due is None or rule.id == "not-in-force"
            else f"on {words(due)}, where the limit would fall"
        )
        return Row(due=None, duty=duty, note=_not_in_force(duty, when))
    if rule.outcome is NotEncoded:
        return Row(due=None, duty=duty, note=f"not encoded: {duty.text_not_found}")
    if rule.outcome is NoFixedLimit:
        return Row(due=None, duty=duty, note="; ".join([duty.residual or "", *notes]).strip("; "))
    return Row(due=None, duty=duty, note="; ".join([*notes, beyond or _waits_for(duty)]))


def _due(duty: Duty, sketch: Sketch, law: Versions, calendar: WorkingCalendar) -> tuple[date | None, str]:
    """The day of the limit; or why it is beyond the calendar."""
    if duty.limit is None:
        return None, ""
    try:
        return duty.limit.day(_anchors(sketch, law, calendar), calendar), ""
    except BeyondHorizonError as error:
        return None, str(error)


def _dated(duty: Duty, due: date, notes: list[str], on: date, calendar: WorkingCalendar) -> Row:
    """The row of a duty with a date."""
    if duty.residual and duty.residual != "as soon as practicable":
        notes.append(duty.residual)
    if duty.bound is Bound.OPEN_UNTIL:
        lawful = due + timedelta(1) if due < date.max else None
        return Row(due=due, duty=duty, window_first=on, lawful_from=lawful, note="; ".join(notes))
    if duty.source in _SAID:
        notes.append(_SAID[duty.source])
    if duty.right:
        notes.append("optional: not using it breaks nothing")
    if duty.bound is Bound.TAKES_EFFECT:
        return Row(due=due, duty=duty, note="; ".join([*notes, "takes effect by law"]))
    if not calendar.knows(due):
        notes.append(f"whether it is a working day is not known: the calendar ends on {words(calendar.last)}")
    return Row(due=due, duty=duty, practical=_practical(due, calendar), note="; ".join(notes))


def _practical(due: date, calendar: WorkingCalendar) -> date | None:
    """The last working day before a limit that falls on no working day."""
    if not calendar.knows(due) or calendar.is_working_day(due) or due <= calendar.first:
        return None
    return calendar.add(due, -1)


def _not_in_force(duty: Duty, when: str) -> str:
    return f"not in force {when}: in force {duty.in_force.dates}"


def _waits_for(duty: Duty) -> str:
    """What day is missing where the start alone gives none."""
    legs = duty.limit.legs() if duty.limit else ()
    stated = [leg.field for leg in legs if isinstance(leg, Stated)]
    if stated:
        return "on the day that the notice states" if stated == ["closes"] else f"the day depends on `{stated[0]}`"
    kinds = [f"{' or '.join(leg.kinds)}" for leg in legs if isinstance(leg, Next | Last)]
    return f"the day depends on {' and '.join(kinds)}"


def _anchors(sketch: Sketch, law: Versions, calendar: WorkingCalendar) -> Anchors:
    """Anchors where only the start is known: the trigger, what it states, and limits that run from it."""

    def day_of(anchor: Anchor | None) -> date | None:
        if anchor is None:
            return sketch.on
        if isinstance(anchor, WorkingDayOfReceipt) and anchor.of is None:
            from sendrules.case.receipt import first_working_day  # only another reading counts so

            return first_working_day(sketch.on, sketch.kind, calendar)
        if isinstance(anchor, Stated):
            stated = getattr(sketch, anchor.field, None)
            return stated if isinstance(stated, date) else None
        if isinstance(anchor, LimitOf):
            other = law.in_force(anchor.duty, sketch.on)
            return other.limit.day(day_of, calendar) if other and other.limit else None
        return None

    return day_of


_LISTED: Mapping[str, type[Order | Issues | Role | Ending | Sector]] = {
    "order": Order,
    "ended": Ending,
    "sector": Sector,
    "issues": Issues,
    "to": Role,
    "by": Role,
}
NOT_COMMENCED_NOTE = "not commenced: enacted, and no day appointed on which it comes into force"
_SAID = {
    Source.DERIVED: "derived, not statutory",
    Source.GUIDANCE: "guidance, not law",
    Source.DIRECTION: "set by the direction",
}
