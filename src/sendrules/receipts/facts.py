"""The part of a case that an answer rested on: what a receipt keeps of it, and no more.

Kept are the events that the day of the question could see, of the kinds that the law looked for; the gaps in the record, and the circumstances that a limb of a limit that had started looks
for and that touch its period; and the determinations on those limbs that may belong to it. Free text is left out of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sendrules.case.looks_at import Around, LooksAt
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Limb
from sendrules.law.other_answers import other_answers
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import LimbState
from sendrules.statutory.result import StatutoryResult

if TYPE_CHECKING:
    from sendrules.case.circumstances import Circumstance, Determination
    from sendrules.case.events import Event
    from sendrules.case.kinds import EventKind
    from sendrules.case.record import Record

LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the limbs of one instance look for, from when to when; the ids of the limbs, and what started it."""

    trigger: Event
    kinds: frozenset[Around]
    limbs: frozenset[str]
    first: date
    last: date

    def at(self, circumstance: Circumstance) -> bool:
        """Whether a circumstance is of a kind that is looked for, and touches the period."""
        return any(
            first <= self.last and last >= self.first
            for around in self.kinds
            if around.kind == circumstance.kind
            for first, last in (_span(circumstance, around),)
        )

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
            if c.kind == "record-gap" or any(one.at(c) for one in looked)
        ],
        "determinations": [
            _dumped(d) | {"by": LEFT_OUT, "reason": LEFT_OUT}
            for d in case.determinations
            if d.on <= as_of and any(one.on(d) for one in looked)
        ],
    }


def _kinds_looked_for(result: StatutoryResult) -> frozenset[EventKind]:
    """Give the kinds of event that the law looks at in this case, under the other answers to contested questions too.

    What no rule looks at cannot have changed an answer: an answer to a duty that never started, say.
    """
    law, kinds = result.law, result.view.kinds
    found = {kind for id in law.started_by_any(kinds) for kind in law.looks_at(id).events}
    for id in law.ids:
        for other in other_answers(law, id):
            if not other.started_by.isdisjoint(kinds):
                found |= other.law.looks_at(id).events
    return frozenset(found)


def _looked(result: StatutoryResult) -> Iterator[_Looked]:
    """Give what each instance looked for, once its limit was known."""
    for answer in result.started:
        for instance in answer.instances:
            if instance.limit is None:
                continue
            limbs = [f.limb for f in instance.limbs if f.state is not LimbState.NOT_IN_FORCE]
            limbs += _limbs_of_the_limit_it_is_reckoned_from(instance, result)
            if limbs:
                kinds = LooksAt.all_of(limb.when.looks_at for limb in limbs).circumstances
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


def _span(circumstance: Circumstance, around: Around) -> tuple[date, date]:
    """The first and the last day on which a circumstance may matter."""
    if around.days_before is None:
        return date.min, date.max
    if circumstance.kind == "closure":
        first, last = circumstance.first_day_closed, circumstance.reopens
    elif circumstance.kind == "missed-appointment":
        first, last = circumstance.on, circumstance.on
    else:
        first, last = circumstance.first_day, circumstance.last_day
    return first - timedelta(around.days_before), last or date.max


def _dumped(record: Record, without: set[str] | None = None) -> dict[str, Any]:
    """Give a record as plain data, without what was never said; its kind is kept."""
    out = record.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude=without)
    kind = getattr(record, "kind", None)
    return out if kind is None else {"kind": str(kind), **out}
