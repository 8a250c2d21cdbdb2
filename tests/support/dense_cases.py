"""Cases that no authority has: many events of a few kinds on a few days, with every detail that such an event can have.

What is rare in drawn cases is common here: two events on one day, a decision told by telephone, an appeal opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Closure,
    Coronavirus,
    ExceptionalCircumstances,
    MissedAppointment,
)
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Issues, Order, Role, ServiceMethod
from sendrules.case.meanings import KINDS
from sendrules.caseload.columns.codes import DAY_FIELDS, FLAG_FIELDS, LISTED_FIELDS
from sendrules.errors import SendrulesError

ERAS = (
    (date(2014, 9, 1), 400),
    (date(2009, 8, 28), 16),
    (date(2015, 8, 20), 30),
    (date(2015, 9, 1), 8),
    (date(2016, 6, 1), 400),
    (date(2020, 2, 20), 200),
    (date(2024, 1, 1), 500),
    (date(2026, 10, 1), 600),
)
"""First days, and how many days the events of a case lie apart at most."""
_SCHOOLS = ("School A", "school  a", "School B")
_ABOUT = (None, *_SCHOOLS)
_OFTEN: dict[str, Sequence[Any]] = {
    "method": (ServiceMethod.BY_TELEPHONE, ServiceMethod.BY_TELEPHONE, ServiceMethod.FIRST_CLASS_POST),
    "order": (*Order, *[Order.REASSESS] * 6),
    "to": (*Role, *[Role.POST_16_INSTITUTION] * 6),
    "issues": tuple(Issues),
}
_MOST_TRIES = 200
_OFTEN_SAID, _TELLING = 0.6, ("order", "course_ends")
"""What an event says of itself often even where it says little else, for without it little follows from it."""


def dense_cases(
    kinds: Sequence[EventKind],
    how_many: int,
    seed: int = 0,
    first: Sequence[EventKind] = (),
    around: Iterable[str] = (),
) -> list[Case]:
    """Give cases of events of some kinds, the same in every run; each has a reference of its own.

    Args:
        kinds: the kinds of event.
        how_many: how many cases.
        seed: another gives other cases.
        first: kinds of which each case has at least one.
        around: kinds of circumstance, of which each case has up to two each.
    """
    random = Random(seed)
    ordered, known = sorted(kinds), sorted(around)
    return [_case(random, f"D-{n}", ordered, sorted(first) or ordered, known) for n in range(how_many)]


def _case(
    random: Random, reference: str, kinds: Sequence[EventKind], first: Sequence[EventKind], around: Sequence[str]
) -> Case:
    begins, apart = random.choice(ERAS)
    days = [
        begins + timedelta(random.randint(0, random.choice((apart, apart // 8)))) for _ in range(random.randint(1, 6))
    ]
    wanted = [random.choice(first), *random.choices(kinds, k=random.randint(0, 9))]
    events, reasons = list(events_of(random, wanted, days)), _reasons(random, days)
    found = [circumstance(random, kind, random.choice(days)) for kind in around for _ in range(random.randint(0, 2))]
    return Case(reference=reference, events=events, circumstances=[*reasons, *found])


def events_of(
    random: Random,
    kinds: Sequence[EventKind],
    days: Sequence[date],
    duty: str = "hesc-45-3-set-aside-28-days",
    details: float = 0.6,
) -> Iterator[Event]:
    """Give an event of each of some kinds, on some of some days, each with an id of its own; none says the same as another.

    Args:
        random: where chance comes from.
        kinds: the kind of each event.
        days: the days.
        duty: the duty that a direction names.
        details: how often an event has a detail that it can have.
    """
    seen = set()
    for n, kind in enumerate(kinds):
        event = _event(random, kind, random.choice(days), f"{random.choice('abc')}{n}", duty, details)
        what = (event.kind, event.on, event.about, event.to, event.by, event.order, event.duty)
        if what not in seen:  # a case may say nothing twice
            seen.add(what)
            yield event


def _event(random: Random, kind: EventKind, on: date, id: str, duty: str, details: float) -> Event:
    for n in range(_MOST_TRIES):
        often = details if 2 * n < _MOST_TRIES else _OFTEN_SAID  # a kind that needs several details is found then
        fields = {
            name: _value(random, name, on, duty)
            for name in KINDS[kind].fields
            if random.random() < (_OFTEN_SAID if name in _TELLING else often)
        }
        try:
            return Event(kind=kind, on=on, id=id, planned=random.random() < 0.05, **fields)
        except (SendrulesError, ValueError):  # such details do not go together
            continue
    raise AssertionError(f"no event of the kind {kind} was found")


def _value(random: Random, name: str, on: date, duty: str) -> Any:
    if name == "course_ends":
        return on + timedelta(random.choice((-1, 0, 1, 70, 300, 364, 365, 366, 400)))
    if name in DAY_FIELDS:
        return on + timedelta(random.choice((0, 0, -1, -21, -22, -30, 1, 14, 30, 70)))
    if name in FLAG_FIELDS:
        return random.random() < 0.5
    if name == "about":
        return random.choice(_ABOUT)
    if name == "duty":
        return duty
    return random.choice(_OFTEN.get(name) or tuple(LISTED_FIELDS[name]))


def _reasons(random: Random, days: Sequence[date]) -> list[Coronavirus]:
    if random.random() < 0.8:
        return []
    first = random.choice(days)
    last = random.choice((None, first + timedelta(random.randint(0, 60))))
    return [Coronavirus(what="a lockdown", first_day=first, last_day=last)]


def circumstance(random: Random, kind: str, day: date) -> Circumstance:
    """Give a circumstance of a kind, at most 40 days from a day."""
    first = day + timedelta(random.randint(-40, 40))
    last = None if random.random() < 0.3 else first + timedelta(random.choice((1, 13, 14, 27, 28, 29, 60)))
    who = random.choice((Role.CHILD, Role.PARENT, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON))
    match kind:
        case "closure":
            setting = random.choice((Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER))
            return Closure(institution=random.choice(_SCHOOLS), setting=setting, first_day_closed=first, reopens=last)
        case "absence":
            return Absence(who=who, first_day=first, last_day=last)
        case "exceptional-circumstances":
            personal = random.choice((None, True, False))
            return ExceptionalCircumstances(affects=who, personal=personal, first_day=first, last_day=last, what="one")
        case "missed-appointment":
            return MissedAppointment(who=Role.CHILD, on=first, about=random.choice(_SCHOOLS))
        case "coronavirus":
            return Coronavirus(first_day=first, last_day=last, what="a lockdown")
    raise AssertionError(f"{kind} is no kind of circumstance that a limit looks at")
