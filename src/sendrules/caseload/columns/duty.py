"""One duty for a whole batch: every version, joined and ordered as for one case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns import anchors as _anchors  # noqa: F401 — their twins register themselves
from sendrules.caseload.columns import conditions as _conditions  # noqa: F401
from sendrules.caseload.columns.answers import Answers, Settled
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, every, some, to_day
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.instances import Instances
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.lives import contains, contains_span
from sendrules.caseload.columns.match import courses_in, courses_of
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.part import Part
from sendrules.caseload.columns.settle import settle
from sendrules.caseload.columns.starts import starts_of
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import TestedOn
from sendrules.law.statute import Statute


def parts_of(id: str, batch: Batch, law: Statute, guard: Flags, cases: Flags | None = None) -> Iterator[Part]:
    """Give each version of a duty that answers any start, with its starts.

    Args:
        id: the duty's id.
        batch: the cases as known on the day of the question.
        law: the statute.
        guard: by case, whether the engine for one case has to answer; cases are added.
        cases: by case whether it is asked about; None for every case.

    Raises:
        NoTwin: something in it has no twin.
    """
    for n, (duty, kinds) in enumerate(_versions(id, law)):
        if not batch.has(kinds):
            continue
        starts = starts_of(duty, batch, guard)
        if not len(starts):
            continue
        which, in_force = _answered(n, law.versions(id), starts)
        if cases is None and some(which):
            yield Part(duty, n, Occurrences(courses_of(duty, starts, guard), law, guard), which, in_force)
        elif cases is not None and some(asked := which & cases[starts.case]):
            own = np.zeros(batch.cases, bool)
            own[starts.case[asked]] = True
            courses, among = courses_in(duty, starts, guard, own), own[starts.case]
            yield Part(duty, n, Occurrences(courses, law, guard), which[among], in_force[among])


class _Version(NamedTuple):
    """A version of a duty, with the kinds of event that start it."""

    duty: Duty
    kinds: frozenset[EventKind]


def _versions(id: str, law: Statute) -> tuple[_Version, ...]:
    """Give the versions of a duty, found once for a statute."""
    key = ("versions on columns", id)
    found: tuple[_Version, ...] | None = law.memo.get(key)
    if found is None:
        found = law.memo[key] = tuple(
            _Version(duty, frozenset(trigger.kind for trigger in duty.trigger)) for duty in law.versions(id)
        )
    return found


def _answered(n: int, versions: tuple[Duty, ...], starts: Starts) -> tuple[Flags, Flags]:
    """Which starts a version answers, and whether it was in force on the day of each, where that day decides.

    Only starts on days on which it was in force are its own, except that the nearest version also answers, as not in force,
    for starts on a day on which none was.
    """
    life, day = versions[n].in_force, starts.day
    if life.tested_on is TestedOn.LIMIT or contains_span(life, *starts.span):
        return starts.yes, starts.yes
    in_force = (day == NO_DAY) | contains(life, day)
    if len(versions) == 1 or every(in_force):
        return starts.yes, in_force
    none = ~np.logical_or.reduce([contains(version.in_force, day) for version in versions])
    before = _before(versions[0], day)
    nearest = before if n == 0 else np.zeros(len(starts), bool)
    if n == len(versions) - 1:
        nearest = nearest | ~before
    return in_force | (none & nearest), in_force


def _before(first: Duty, day: Days) -> Flags:
    """Whether each day lies before the life of the first version."""
    found: Flags = day < to_day(first.in_force.first)
    return found


def answers_of(id: str, batch: Batch, law: Statute, cases: Flags | None = None) -> Answers:
    """Give every occurrence of a duty in every case, or in some: ``statutory.amended.occurrences`` for many.

    Args:
        id: the duty's id.
        batch: the cases as known on the day of the question.
        law: the statute.
        cases: by case whether it is asked about; None for every case.
    """
    guard = np.zeros(batch.cases, bool)
    started_by = law.started_by(id)
    if not batch.has(started_by):
        return Answers(nothing(), guard)
    try:
        if law.before is not None and law.touches(id):
            raise NoTwin(law.amendment)  # which text governs is told by the engine for one case
        parts = list(parts_of(id, batch, law, guard, cases))
        settled = tuple(Settled(part, limit_days(part.duty.limit, part.at)) for part in parts)
        found = [settle(part, limit) for part, limit in settled]
    except NoTwin as none:
        return Answers(nothing(), batch.cases_with(started_by), frozenset({str(none)}))
    no_twin = frozenset(name for part in parts for name in part.at.no_twin)
    in_order = all(part.at.starts.in_order for part in parts)
    return Answers(joined(found, guard, in_order=in_order), guard, no_twin, settled)


def joined(parts: Iterable[Instances], guard: Flags, *, in_order: bool = False) -> Instances:
    """Give the instances of several versions as one, in order of case, day that each runs from, and version.

    Args:
        parts: the instances of each version, in order.
        guard: by case, whether to leave it out.
        in_order: whether those of each version are known to be in this order.
    """
    some_parts = [part for part in parts if len(part)]
    if not some_parts:
        return nothing()
    found = Instances.joined(some_parts)
    if some(guard):
        found = found.pick(~guard[found.case])
    if in_order and len(some_parts) == 1:
        return found
    key = (found.case.astype(np.int64) << 32) + found.started
    if some(key[1:] < key[:-1]):
        found = found.pick(np.argsort(key, kind="stable"))
    return found


@cache
def nothing() -> Instances:
    """Give no instances."""
    int64, int32, int8, flags = (np.empty(0, kind) for kind in (np.int64, np.int32, np.int8, bool))
    return Instances(
        case=int32,
        row=int64,
        version=int8,
        started=int32,
        rule=int8,
        limit=int32,
        done=int64,
        done_day=int32,
        ended=int64,
        ended_day=int32,
        revived=int64,
        in_transit=int64,
        set_by=int64,
        limbs=int32,
        lifted_by=int32,
        arose=flags,
        doubt=flags,
        reckoned=flags,
        has_exceptions=flags,
    )
