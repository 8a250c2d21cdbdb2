"""Cases in which one given duty starts on one given day: the trigger's event, with what its conditions ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, product
from typing import Any, NamedTuple

import sendrules as sr
from sendrules.case.kinds import Ending, EventKind, Issues, Order, Role
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.law.model.duty import Duty
from sendrules.statutory.starts import starts

_VALUES: dict[str, Sequence[Any]] = {
    "order": tuple(Order),
    "issues": tuple(Issues),
    "ended": tuple(Ending),
    "attends": (None, False),
    "to": (None, Role.POST_16_INSTITUTION, Role.SCHOOL, Role.NHS_TRUST, Role.HEAD_TEACHER),
    "by": (None, Role.PARENT, Role.RESPONSIBLE_COMMISSIONING_BODY, Role.NHS_TRUST),
    "continues": (False,),
}
"""What a field of the trigger's event may be; None leaves it out."""

_DAYS: dict[str, Sequence[int | date | None]] = {
    "aware": (None, -60, -1),
    "commissioner_aware": (-60, -1),
    "course_ends": (None, 200),
    "closes": (None, 20),
    "review_by": (None, 90),
    "sets": (None, 20),
    "sent": (None, 0, date(2015, 8, 31), date(2015, 9, 1)),  # SI 2015/1619 counts from 1 September 2015
}
"""The same for a field that is a day: so many days from the event, or one day whatever the event's."""


class _Past(NamedTuple):
    """Something that came before the trigger."""

    kind: EventKind
    days_before: int = 30
    fields: dict[str, Any] = {}  # noqa: RUF012 -- never changed


_PASTS: tuple[tuple[_Past, ...], ...] = (
    (),
    (_Past(EventKind.DETAINED),),
    (_Past(EventKind.REASSESSED_PLAN),),
    (_Past(EventKind.REVIEW_MEETING),),
    (_Past(EventKind.REASSESSED_PLAN, 300), _Past(EventKind.REVIEW_MEETING)),
    (_Past(EventKind.ADMITTED_FOR_ASSESSMENT),),
    (_Past(EventKind.DIRECT_PAYMENT),),
    (_Past(EventKind.DETAINED_ATTENTION),),
    (_Past(EventKind.REQUEST),),
    (_Past(EventKind.MOVED),),
    (_Past(EventKind.KEPT_PLAN_PASSED_ON),),
    (_Past(EventKind.FINAL_PLAN, 300), _Past(EventKind.DECISION_TO_CEASE)),
    (_Past(EventKind.REFUSAL_TO_ASSESS, 40), _Past(EventKind.MEDIATION_CONTACT)),
    *((_Past(EventKind.MEDIATION_WANTED, fields={"issues": issues}),) for issues in Issues),
)
"""What may have to come before a trigger, simplest first."""


class _Recipe(NamedTuple):
    past: tuple[_Past, ...]
    kind: EventKind
    fields: dict[str, Any]

    def on(self, day: date) -> sr.Case | None:
        """The case in which the trigger falls on the day; None where such an event would be no sense."""
        known: dict[str, Any] = {
            n: day + timedelta(v) if n in _DAYS and isinstance(v, int) else v for n, v in self.fields.items()
        }
        before = [sr.Event(kind=p.kind, on=day - timedelta(p.days_before), **dict(p.fields)) for p in self.past]
        try:
            return sr.Case(reference="S", events=[*before, sr.Event(kind=self.kind, on=day, id="start", **known)])
        except ValueError:
            return None


_FOUND: dict[tuple[str, date], _Recipe] = {}
"""The recipe that served a version of a duty last: tried first on the next day."""


def _recipes(duty: Duty) -> Iterator[_Recipe]:
    for trigger, past in product(duty.trigger, _PASTS):
        names = [n for n in KINDS[trigger.kind].fields if n in _VALUES or n in _DAYS]
        for chosen in product(*(_VALUES.get(n) or _DAYS[n] for n in names)):
            fields = {n: v for n, v in zip(names, chosen, strict=True) if v is not None}
            yield _Recipe(past, trigger.kind, fields)


def case_starting(duty: Duty, day: date) -> tuple[sr.Case, sr.Event] | None:
    """Give a case in which an event of ``day`` starts the duty, and that event; None where none was found."""
    key = duty.id, duty.in_force.first
    last = [_FOUND[key]] if key in _FOUND else []
    for recipe in chain(last, _recipes(duty)):
        case = recipe.on(day)
        if case and any(s.event.id == "start" and s.holds for s in starts(duty, View(case, day))):
            _FOUND[key] = recipe
            return case, next(e for e in case.events if e.id == "start")
    return None
