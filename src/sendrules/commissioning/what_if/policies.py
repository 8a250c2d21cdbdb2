"""``compare_policies``: what each of many policies does to the cases that wait today: who waits longest, how late, in which group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby

import numpy as np
import pyarrow as pa

from sendrules.case.refusals import did_you_mean
from sendrules.caseload.running.sources import BATCH_CASES
from sendrules.commissioning.exact.given import MonthPlaces, check_given, later_of
from sendrules.commissioning.what_if.fairness import Fairness, fairness
from sendrules.commissioning.what_if.policy_order import lanes_of, order_of, without_order
from sendrules.commissioning.what_if.queued import Positions, Queued, read_queued
from sendrules.engine import Engine
from sendrules.errors import InputError, NoPublishedPolicy, Problem, WrongType
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.prioritisation import Lanes, OneQueue
from sendrules.local.ranking.queues import chosen_queue
from sendrules.local.ranking.turns import kept_empty

_NO_PLACE = -1


@dataclass(frozen=True, slots=True, eq=False)
class PolicyOutcome:
    """What one policy does to the cases that wait.

    Attributes:
        references: the cases in its order.
        months: by case in that order the places that it gets one of; None where it gets none in the months that were given.
        waited: by case in that order how many days it has waited when it is done; -1 where it is not recorded from when it waits.
        days_late: by case in that order how many days after the law's limit it is done; 0 in time; -1 where no limit is known.
        groups: by case in that order its group; None where that is not recorded.
        starvation_bound: how many weeks a case can be overtaken by later ones; None where there is no bound.
    """

    references: tuple[str, ...]
    months: tuple[MonthPlaces | None, ...]
    waited: Positions
    days_late: Positions
    groups: tuple[str | None, ...]
    starvation_bound: int | None

    @property
    def without_place(self) -> int:
        """How many cases get no place. Each counts as done on the day ``later``, and cannot be done before."""
        return sum(each is None for each in self.months)

    @property
    def longest(self) -> int | None:
        """The longest wait in days; None where none is known."""
        return int(self.waited.max(initial=_NO_PLACE)) if (self.waited >= 0).any() else None

    @property
    def weeks_late(self) -> Fraction:
        """The weeks late of all cases whose limit is known: days divided by 7, not rounded."""
        return Fraction(int(self.days_late[self.days_late > 0].sum()), 7)

    @property
    def late(self) -> int:
        """How many cases are done after their limit."""
        return int((self.days_late > 0).sum())

    @property
    def limit_not_known(self) -> int:
        """Of how many cases no limit is known, so that they are in none of the sums."""
        return int((self.days_late < 0).sum())

    def fairness(self, *, guarantee_weeks: int | None = None, hide_small: bool = True) -> Fairness:
        """Say how long each group waits.

        Args:
            guarantee_weeks: how many weeks were promised: who waits longer is counted.
            hide_small: whether small numbers are hidden.
        """
        return fairness(self.waited, self.groups, guarantee_weeks=guarantee_weeks, hide_small=hide_small)


@dataclass(frozen=True, slots=True, eq=False)
class PolicyComparison:
    """What several policies do to the same cases, with the same places.

    Attributes:
        outcomes: by the name of the policy what it does.
        later: the day on which a case without a place counts as done.
        not_known: of how many cases it is not known whether they wait; they are in no order.
    """

    outcomes: Mapping[str, PolicyOutcome]
    later: date
    not_known: int

    def table(self) -> pa.Table:
        """Give one row a policy: cases, without a place, longest wait in days, weeks late, late, without a known limit."""
        rows = [
            {
                "policy": name,
                "cases": len(each.references),
                "without_place": each.without_place,
                "longest_days": each.longest,
                "weeks_late": float(each.weeks_late),
                "late": each.late,
                "limit_not_known": each.limit_not_known,
            }
            for name, each in self.outcomes.items()
        ]
        return pa.Table.from_pylist(rows, _SCHEMA)


_SCHEMA = pa.schema(
    [
        pa.field("policy", pa.string()),
        *(pa.field(name, pa.int64()) for name in ("cases", "without_place", "longest_days")),
        pa.field("weeks_late", pa.float64()),
        *(pa.field(name, pa.int64()) for name in ("late", "limit_not_known")),
    ]
)


def compare_policies(
    source: object,
    engines: Mapping[str, Engine],
    months: Iterable[MonthPlaces],
    *,
    as_of: date,
    queue: str | None = None,
    groups: str | Mapping[str, str] | None = None,
    later: date | None = None,
    columns: Mapping[str, str | None] | None = None,
    batch_cases: int = BATCH_CASES,
) -> PolicyComparison:
    """Say what each of several policies does to the cases that wait on a day.

    The cases are read once. Each policy puts them in its order of that day, and they take the places month by month in that order. Nobody
    new comes in, and the order is not made anew each month: a forecast has both.

    Args:
        source: the cases, as for ``sendrules.caseload.evaluate``.
        engines: by name an engine with each policy; all with the same law and calendar.
        months: the places of each supplier, month by month, from the month of the day on. Within a month the supplier that is done first is used first.
        as_of: the day of the question.
        queue: the id of the queue, where the policies have several.
        groups: the name of a fact that the cases record, or by reference the group of each case; None for no groups.
        later: the day on which a case without a place counts as done; None for 31 days after the last that have a place.
        columns: by the name of a column in the source our name for it, as for ``evaluate``.
        batch_cases: how many cases are read at once.

    Raises:
        NoPublishedPolicy: an engine has no policy, or none in force on the day.
        InputError: the source or the places cannot be used, a place has gone by on the day, there is no such queue, no case records the fact
            of the groups, two policies are for different things, or one has lanes of which no share is stated.
        WrongType: an argument is of another type.

    >>> from sendrules import Case, Event
    >>> cases = [Case(reference=f"A-{n}", events=[Event(kind="request", on=date(2025, 1, n))]) for n in (6, 13, 20)]
    >>> places = [MonthPlaces(supplier="own", month=date(2025, m, 1), places=1, done=date(2025, m + 2, 11)) for m in (6, 7)]
    >>> found = compare_policies(cases, {"generic": Engine.for_authority("generic")}, places, as_of=date(2025, 6, 2))
    >>> outcome = found.outcomes["generic"]
    >>> outcome.references, outcome.without_place, outcome.longest
    (('A-6', 'A-13', 'A-20'), 1, 265)
    """
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise WrongType(f"as_of must be a date without a time, not {type(as_of).__name__}")
    _check_engines(engines)
    places = tuple(months)
    check_given((), places, later)
    if problems := list(_gone_by(places, as_of)):
        raise InputError("an allocation", problems)
    after = later or later_of(places)
    chosen = _chosen(engines, as_of, queue)
    first = next(iter(engines.values()))
    waits_for = next(iter(chosen.values())).waits_for
    read = read_queued(source, waits_for, engine=first, as_of=as_of, columns=columns, batch_cases=batch_cases)
    of = _groups(read, groups)
    outcomes = {name: _outcome(engines[name], declared, read, places, after, of) for name, declared in chosen.items()}
    return PolicyComparison(outcomes, after, read.not_known)


def _check_engines(engines: object) -> None:
    if not isinstance(engines, Mapping):
        raise WrongType(f"engines must be a mapping of names to engines, not {type(engines).__name__}")
    for name, engine in engines.items():
        if not isinstance(name, str) or not isinstance(engine, Engine):
            what = f"{type(name).__name__} to {type(engine).__name__}"
            raise WrongType(f"engines must be a mapping of texts to engines, and one entry is of {what}")


def _gone_by(places: Sequence[MonthPlaces], as_of: date) -> Iterator[Problem]:
    """Say which places have gone by on the day: who waits on it cannot have had one of them."""
    for n, each in enumerate(places):
        if (each.month.year, each.month.month) < (as_of.year, as_of.month):
            message = f"the month of {each.month} is over on {as_of}: whoever waits on that day has no place of it."
            yield Problem(("months", n, "month"), message, "Leave it out, or ask as of an earlier day.")
        elif each.done < as_of:
            message = f"this is done on {each.done}, before {as_of}, on which all of these cases still wait."
            yield Problem(("months", n, "done"), message, "Give a later day, or ask as of an earlier one.")


def _chosen(engines: Mapping[str, Engine], as_of: date, queue: str | None) -> dict[str, OneQueue]:
    if not engines:
        raise InputError("policies", [Problem("engines", "no policy is given.", "Give at least one engine.")])
    found: dict[str, OneQueue] = {}
    for name, engine in engines.items():
        if engine.policy is None:
            raise NoPublishedPolicy(f"the law alone ({name})", "prioritisation")
        found[name] = chosen_queue(engine.policy.on(as_of), as_of, queue)
    problems = [problem for name in found for problem in _not_alike(name, engines, found)]
    if problems:
        raise InputError("policies", problems)
    return found


def _not_alike(name: str, engines: Mapping[str, Engine], queues: Mapping[str, OneQueue]) -> Iterator[Problem]:
    """Say why a policy cannot be compared with the first."""
    first, queue = next(iter(engines)), queues[name]
    if engines[name].law is not engines[first].law or engines[name].calendar is not engines[first].calendar:
        message = f"this engine has other readings, or another calendar, than that of {first}."
        yield Problem(name, message, "Make all engines with the same readings and calendar.")
    what, of_first = queue.waits_for, queues[first].waits_for
    if what != of_first:
        message = f"its cases wait for {what.with_article}, and those of {first} for {of_first.with_article}."
        yield Problem(
            name, message, "Compare queues for the same thing; name one with queue where a policy has several."
        )
    if problem := without_order(queue, name):
        yield problem


def _groups(read: Queued, groups: str | Mapping[str, str] | None) -> list[str | None]:
    if groups is None:
        return [None] * len(read.items)
    if not isinstance(groups, str):
        values = [groups.get(reference) for reference in read.references]
        if wrong := next((value for value in values if not isinstance(value, str | None)), None):
            raise WrongType(f"the group of a case must be a text or None, not {type(wrong).__name__}")
        return values
    if read.items and all(item.case.facts.get(groups) is None for item in read.items):
        recorded = {name for item in read.items for name in item.case.facts}
        fix = did_you_mean(groups, recorded) or "Record it, name another fact, or leave groups out."
        raise InputError("policies", [Problem("groups", f"no case that waits records a fact {groups!r}.", fix)])
    found = [item.case.facts.get(groups) for item in read.items]
    return [None if value is None else str(value) for value in found]


def _outcome(
    engine: Engine,
    declared: OneQueue,
    read: Queued,
    places: Sequence[MonthPlaces],
    later: date,
    groups: Sequence[str | None],
) -> PolicyOutcome:
    assert engine.policy is not None
    policy = engine.policy.on(read.as_of)
    order = order_of(declared, policy, read)
    lanes = lanes_of(declared, policy, read) if isinstance(declared, Lanes) else []
    of_lanes = declared.lanes if isinstance(declared, Lanes) else ()
    taken = list(_taken(order, places, of_lanes, lanes))
    by_order = np.array(order, np.int64)
    done = np.array([(each.done if each else later).toordinal() for each in taken], np.int64)
    none = date.max.toordinal()
    received, limit = read.dates.received[by_order], read.dates.limit[by_order]
    return PolicyOutcome(
        references=tuple(read.references[n] for n in order),
        months=tuple(taken),
        waited=np.where(received == none, -1, done - received),
        days_late=np.where(limit == none, -1, np.maximum(done - limit, 0)),
        groups=tuple(groups[n] for n in order),
        starvation_bound=declared.starvation_bound,
    )


def _taken(
    order: Sequence[int], places: Sequence[MonthPlaces], of_lanes: Sequence[Lane], lanes: Sequence[str]
) -> Iterator[MonthPlaces | None]:
    """Give by case in the order the places that it gets one of. A lane that does not spill may leave places empty."""
    at = 0
    for _, month in groupby(sorted(places, key=lambda each: (each.month, each.done)), key=lambda each: each.month):
        offered = [each for each in month for _ in range(each.places)]
        if of_lanes:
            left = [lanes[case] for case in order[at:]]
            counts = {lane.id: left.count(lane.id) for lane in of_lanes}
            offered = offered[: len(offered) - kept_empty(of_lanes, len(offered), counts)]
        yield from offered[: len(order) - at]
        at = min(at + len(offered), len(order))
    yield from [None] * (len(order) - at)
