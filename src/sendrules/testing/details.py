"""One event with its details: who was asked, what an order is about, when a notice was served, what a direction sets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from sendrules.case.events import Event
from sendrules.case.kinds import (
    NEVER_ABOUT,
    NEVER_BY_TELEPHONE,
    Dated,
    Ending,
    EventKind,
    Issues,
    Order,
    Role,
    Sector,
    ServiceMethod,
)
from sendrules.case.meanings import KINDS
from sendrules.law.statute import statute

BODIES = ("School A", "School B", "Trust", "Service")
"""Those who are asked, in `about` of an event and in the names of institutions."""

_CHOSEN: Mapping[str, tuple[Any, ...]] = {
    "about": BODIES,
    "to": tuple(Role),
    "by": tuple(Role),
    "order": tuple(Order),
    "issues": tuple(Issues),
    "ended": tuple(Ending),
    "attends": (True, False),
    "continues": (True, False),
    "names_next": (True, False),
    "sector": tuple(Sector),
}
_DAYS_FROM: Mapping[str, tuple[int, ...]] = {
    "aware": (0, -19, -20, -21, -22, -40, 10, 30),
    "commissioner_aware": (0, -19, -20, -21, -22, -40, 10, 30),
    "course_ends": (0, 90, 250, 364, 400),
    "sets": (14, -14, 60, 120),
    "closes": (14, 10, 13, 15, 30),
    "review_by": (90, 180),
}
"""The fields that are days, with how far from the event they lie; among them the days on which a limit turns."""
_SENT: tuple[Mapping[str, Any], ...] = (
    {},
    {},
    *({"served": n} for n in (0, 1, 3, 10)),
    *({"method": how} for how in ServiceMethod),
    {"written": 0},
    {"written": -5},
)
_RECEIVED: tuple[Mapping[str, Any], ...] = ({}, {}, {}, {"written": -5})
"""What is known of a notice: when it was served, how it went, what date it bears."""


def detailed(
    draw: st.DrawFn,
    kind: EventKind,
    on: date,
    given: Mapping[str, Any],
    beside: Collection[EventKind] = (),
    planned: bool = False,
) -> Event:
    """Draw one event of a kind on a day, with details that are recorded or not.

    Args:
        draw: given by hypothesis.
        kind: the kind of event.
        on: its day.
        given: details that are known already; those that mean nothing for the kind are left out.
        beside: the kinds in the same chronology, among which a direction finds the duty whose date it sets.
        planned: whether it is only planned.
    """
    info = KINDS[kind]
    fields = {name: value for name, value in given.items() if name in info.fields}
    if fields.get("order") in NEVER_ABOUT.get(kind, ()):
        del fields["order"]  # an order, and nothing that can be conceded or agreed
    for name in info.fields:
        if name not in fields and (values := _values(name, kind, frozenset(beside))):
            fields[name] = draw(one_of(values))
    if "written" in info.fields:
        fields |= draw(_NOTICES[info.on_is])
        if fields.get("method") is ServiceMethod.BY_TELEPHONE and kind in NEVER_BY_TELEPHONE:
            del fields["method"]
    days = {n: on + timedelta(v) for n, v in fields.items() if isinstance(v, int) and not isinstance(v, bool)}
    return Event(kind=kind, on=on, planned=planned, **(fields | days))


@cache
def one_of(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    """Give the strategy for these values, made once.

    Args:
        values: the values, which can be hashed.
    """
    return st.sampled_from(values)


_NOTICES = {Dated.SENT: st.sampled_from(_SENT), Dated.SERVED: st.sampled_from(_RECEIVED)}


@cache
def _values(name: str, kind: EventKind, beside: frozenset[EventKind]) -> tuple[Any, ...]:
    """The values of a detail; a number means so many days from the event."""
    values: tuple[Any, ...] = _CHOSEN.get(name) or _DAYS_FROM.get(name, ())
    if name == "duty":
        values = _directed(kind, beside) or _directed(kind, frozenset(EventKind)) or ("none",)
    if name == "order":
        values = tuple(order for order in Order if order not in NEVER_ABOUT.get(kind, ()))
    if name == "sent" and KINDS[kind].on_is is Dated.ON:
        values = (0, -1, -14)
    return values if name in KINDS[kind].needs or not values else (None, *values)


def _directed(kind: EventKind, beside: frozenset[EventKind]) -> tuple[str, ...]:
    """The duties that these kinds start and whose date an event of the kind may set."""
    found = {d.id for d in statute().duties for t in d.trigger if kind in t.set_by and t.kind in beside}
    return tuple(sorted(found))
