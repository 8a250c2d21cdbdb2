"""Cases crowded with what one duty reads: its starts and answers on few days, its grounds, and determinations of its limbs.

What decides between two events of one day, or between two starts, is rare in drawn cases and common here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random

from dense_cases import ERAS, circumstance, events_of
from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance, Determination, RecordGap
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Duty
from sendrules.law.model.looks_at import looks_at
from sendrules.law.statute import Statute, statute

_APART = (0, 0, 1, 1, 2, 7, 14, 15, 28, 42, 70, 84, 112, 140, 200, 365)
"""How many days the days of a case lie apart."""
_TIGHT = (0, 0, 1, 1, 2)
_MOST = 12
GROUPS = 3
_ERAS = (*ERAS, *ERAS[-2:], *ERAS[-2:])  # most of the law is of the last years


@cache
def cases_of_duties(
    how_many: int, seed: int = 0, law: Statute | None = None, *, tight: bool = False, each: bool = False
) -> tuple[Case, ...]:
    """Give cases that are crowded each with what one duty reads, the same in every run; each has a reference of its own.

    Each third of them is of the same months, so that a day to ask about lies in the midst of most. Of duties of one shape, as
    far as what answers them goes, one is taken at random, so that rare shapes are as frequent as common ones.

    Args:
        how_many: how many cases.
        seed: another gives other cases.
        law: the law; with other answers to contested questions, where they are compared.
        tight: whether all lies within a few days, with nothing but what starts and answers the duty.
        each: whether every duty is as frequent as any other, and not every shape.
    """
    random, found = Random(seed), list[Case]()
    for era in range(GROUPS):
        begins, apart = random.choice(_ERAS)
        shapes = _shapes(law or statute(), begins, begins + timedelta(apart), each=each)
        random.shuffle(shapes)
        for n in range(how_many * era // GROUPS, how_many * (era + 1) // GROUPS):
            days = _days(random, begins, min(apart, 40), _TIGHT if tight else _APART)
            duty = random.choice(shapes[n % len(shapes)])
            found.append(_case(random, f"R-{seed}-{n}", duty, days, tight=tight))
    return tuple(found)


def _shapes(law: Statute, first: date, last: date, *, each: bool) -> list[list[Duty]]:
    """Give the versions of duties that are in force within some days, those of one shape together, or each alone."""
    found = dict[tuple[object, ...], list[Duty]]()
    for rule in (version for id in law.ids for version in law.versions(id)):
        if rule.in_force.first <= last and (rule.in_force.last is None or rule.in_force.last >= first):
            rules = (rule.ends_with, rule.revived_by, rule.overtaken_by, rule.lapses, rule.arises_with, rule.unless)
            set_by = any(trigger.set_by for trigger in rule.trigger)
            under_order = any(trigger.under_order for trigger in rule.trigger)
            shape = (
                type(rule.discharged_by),
                *map(bool, rules),
                rule.latest_start_only,
                rule.detained,
                set_by,
                under_order,
            )
            key = (rule.id,) if each else (*shape, type(rule.unsure), type(rule.limit), rule.bound)
            found.setdefault(key, []).append(rule)
    return list(found.values())


def _case(random: Random, reference: str, duty: Duty, days: Sequence[date], *, tight: bool) -> Case:
    kinds = _answering(random, duty) if tight else _kinds(random, duty)
    events = list(events_of(random, kinds, days, duty.id, 0.2 if tight else 0.6))
    return Case(
        reference=reference,
        events=events,
        circumstances=list(_circumstances(random, duty, days)),
        determinations=list(_determinations(random, duty, events)),
    )


def _days(random: Random, begins: date, apart: int, between: Sequence[int]) -> list[date]:
    days = [begins + timedelta(random.randint(0, apart))]
    for _ in range(random.randint(0, 4)):
        days.append(days[-1] + timedelta(random.choice(between)))
    return days


def _kinds(random: Random, duty: Duty) -> list[EventKind]:
    """Give the kinds of the events: at least one start, and a few others again and again."""
    starts = [trigger.kind for trigger in duty.trigger]
    read, answers = sorted(looks_at(duty).events), duty.answered_by.kinds
    few = [random.choice(starts), *random.sample(read, min(len(read), 2))]
    few += random.sample(answers, min(len(answers), 3))
    return [random.choice(starts), *random.choices(few, k=random.randint(1, _MOST - 1))]


def _answering(random: Random, duty: Duty) -> list[EventKind]:
    """Give the kinds of the events: what starts the duty, and anything that answers it or that it counts from."""
    starts = [trigger.kind for trigger in duty.trigger]
    others = random.choice((duty.answered_by.kinds, sorted(looks_at(duty).events))) or starts
    return [random.choice(starts), *random.choices((*starts, *others, *others), k=random.randint(1, 6))]


def _circumstances(random: Random, duty: Duty, days: Sequence[date]) -> Iterator[Circumstance]:
    for kind in sorted(each.kind for each in looks_at(duty).circumstances):
        for _ in range(random.randint(0, 2)):
            yield circumstance(random, kind, random.choice(days))
    if random.random() < 0.2:
        first = random.choice(days) + timedelta(random.choice((0, 7, 14, 15, 42, 112, 140)))
        last = random.choice((None, first, first + timedelta(30)))
        kinds = random.choice(((), duty.answered_by.kinds[:1], (EventKind.MOVED,)))
        yield RecordGap(first_day=first, last_day=last, kinds=kinds)


def _determinations(random: Random, duty: Duty, events: Sequence[Event]) -> Iterator[Determination]:
    """Give determinations of some limbs of a duty, at most one each of a start and of a day."""
    starts = [event for event in events if event.kind in {trigger.kind for trigger in duty.trigger}]
    for limb in duty.unless:
        if random.random() < 0.7:
            start = random.choice(starts)
            on = start.on + timedelta(random.choice((-1, 0, 0, 1, 7, 30, 60, 100)))
            named = start.id if random.random() < 0.4 else None
            yield Determination(limb=limb.id, by="an officer", on=on, reason="one", trigger=named)
