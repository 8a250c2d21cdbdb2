"""The part of a case that an answer rested on: what a receipt keeps of it, and no more.

Kept are the events that the day of the question could see, of the kinds that the law looked for; the circumstances that a limb of a limit that had started looks
for and that touch its period; and the determinations on those limbs that may belong to it. Free text is left out of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sendrules.case.view import View
from sendrules.law.conditions.limbs import (
    AbsentFromArea,
    AdviceSoughtAroundClosure,
    AppointmentMissed,
    CoronavirusReason,
    Exceptional,
)
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Limb
from sendrules.statutory.outcome import Instance, LimbState
from sendrules.statutory.result import StatutoryResult

if TYPE_CHECKING:
    from sendrules.case.circumstances import Circumstance, Determination
    from sendrules.case.events import Event
    from sendrules.case.kinds import EventKind
    from sendrules.case.record import Record

LEFT_OUT = "left out"
_LOOKS_FOR: dict[type, str] = {
    AdviceSoughtAroundClosure: "closure",
    Exceptional: "exceptional-circumstances",
    AbsentFromArea: "absence",
    AppointmentMissed: "missed-appointment",
    CoronavirusReason: "coronavirus",
}
"""The kind of circumstance that each condition looks for."""
_WINDOW = timedelta(days=7)
"""How far before a closure a request for advice counts (reg 5(4)(a))."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the limbs of one instance look for, from when to when; the ids of the limbs, and what started it."""

    trigger: Event
    kinds: frozenset[str]
    limbs: frozenset[str]
    first: date
    last: date

    def at(self, circumstance: Circumstance) -> bool:
        """Whether a circumstance is of a kind that is looked for, and touches the period."""
        if circumstance.kind not in self.kinds:
            return False
        first, last = _span(circumstance)
        return first <= self.last and last >= self.first

    def on(self, determination: Determination) -> bool:
        """Whether a determination is on one of the limbs, and may belong to this start."""
        if determination.limb not in self.limbs:
            return False
        named = determination.trigger
        return determination.on >= self.trigger.on if named is None else named == self.trigger.id


def facts_of(result: StatutoryResult) -> dict[str, Any]:
    """Give the facts that an answer rested on as plain data that reads as a case.

    Args:
        result: the answer.
    """
    case, looked, kinds = result.view.case, list(_looked(result)), _kinds_looked_for(result)
    as_of = result.view.as_of
    return {
        "reference": case.reference,
        "events": [_dumped(e, {"note"}) for e in case.events if e.kind in kinds and result.view.sees(e)],
        "circumstances": [
            _dumped(c) | ({"what": LEFT_OUT} if "what" in type(c).model_fields else {})
            for c in case.circumstances
            if any(one.at(c) for one in looked)
        ],
        "determinations": [
            _dumped(d) | {"by": LEFT_OUT, "reason": LEFT_OUT}
            for d in case.determinations
            if d.on <= as_of and any(one.on(d) for one in looked)
        ],
    }


class _Recording(View):
    """A view that remembers for which kinds of event it was asked."""

    __slots__ = ("asked",)

    def __init__(self, view: View, as_of: date, asked: set[EventKind]) -> None:
        super().__init__(view.case, as_of, view.calendar)
        self.asked = asked

    def on(self, day: date) -> View:
        return _Recording(self, day, self.asked)

    def events(self, *kinds: EventKind) -> Sequence[Event]:
        self.asked.update(kinds)
        return super().events(*kinds)


def _kinds_looked_for(result: StatutoryResult) -> set[EventKind]:
    """Give the kinds of event that the law looked for, under the other answers to contested questions too.

    What no rule asked for cannot have changed an answer: an answer to a duty that never started, say.
    """
    asked: set[EventKind] = set()
    for answer in StatutoryResult(_Recording(result.view, result.view.as_of, asked), result.law).values():
        _ = answer.alternatives
    return asked


def _looked(result: StatutoryResult) -> Iterator[_Looked]:
    """Give what each instance looked for, once its limit was known."""
    for answer in result.values():
        for instance in answer.instances:
            if instance.limit is None:
                continue
            limbs = [f.limb for f in instance.limbs if f.state is not LimbState.NOT_IN_FORCE]
            limbs += _limbs_of_the_limit_it_is_reckoned_from(instance, result)
            if limbs:
                kinds = frozenset(kind for limb in limbs for kind in _kinds(limb.when))
                ids = frozenset(limb.id for limb in limbs)
                # a limit reckoned back from another looks at the whole of the other's period
                last = max([instance.limit, *(d for d in _others(instance, result))])
                yield _Looked(instance.trigger, kinds, ids, instance.started, last)


def _limbs_of_the_limit_it_is_reckoned_from(instance: Instance, result: StatutoryResult) -> list[Limb]:
    legs = instance.duty.limit.legs() if instance.duty.limit else ()
    named = [leg.duty for leg in legs if isinstance(leg, LimitOf)]
    return [limb for id in named for duty in result.law.versions(id) for limb in duty.unless]


def _others(instance: Instance, result: StatutoryResult) -> Iterator[date]:
    legs = instance.duty.limit.legs() if instance.duty.limit else ()
    for leg in legs:
        if isinstance(leg, LimitOf):
            for other in result[leg.duty].instances:
                if other.limit is not None:
                    yield other.limit


def _kinds(condition: Any) -> Iterator[str]:
    """The kinds of circumstance that a condition looks for, inside others too."""
    if type(condition) in _LOOKS_FOR:
        yield _LOOKS_FOR[type(condition)]
    elif isinstance(condition, tuple):
        for one in condition:
            yield from _kinds(one)
    elif is_dataclass(condition):
        for field in fields(condition):
            yield from _kinds(getattr(condition, field.name))


def _span(circumstance: Circumstance) -> tuple[date, date]:
    """The first and the last day on which a circumstance may matter."""
    match circumstance.kind:
        case "closure":
            return circumstance.first_day_closed - _WINDOW, circumstance.reopens or date.max
        case "missed-appointment":  # one before the period is looked at too: whose it was may not be known
            return date.min, date.max
    return circumstance.first_day, circumstance.last_day or date.max


def _dumped(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    """Give a record as plain data, without what was never said; its kind is kept."""
    out = record.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=without)
    kind = getattr(record, "kind", None)
    return out if kind is None else {"kind": str(kind), **out}
