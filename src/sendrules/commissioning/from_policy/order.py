"""A policy's own order of cases as lanes and groups of a forecast, and what a forecast cannot hold of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from sendrules.caseload.running.sources import opened
from sendrules.commissioning.from_policy.lanes import as_if_new, lanes_not_held, shares_of
from sendrules.commissioning.from_policy.ranks import (
    Ranks,
    months_of,
    of_guarantee,
    points_age,
    points_in_words,
    ranks_of,
)
from sendrules.commissioning.from_policy.which_queue import for_a_psychologist
from sendrules.commissioning.inputs.queue import Group, Lane
from sendrules.commissioning.what_if.factor_columns import counts_of, facts_of
from sendrules.commissioning.what_if.policy_order import lanes_of
from sendrules.commissioning.what_if.queued import Queued, how_each_waits
from sendrules.engine import Engine
from sendrules.local.answers.factors import Single
from sendrules.local.declarations.factors import Factor
from sendrules.local.declarations.ordering import Guarantee
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, OneQueue, Points
from sendrules.local.ranking.guarantees import covers
from sendrules.statutory.waiting import Part
from sendrules.values import value

ALL = "all"
_MOST_RANKS = 100
Key = tuple[Fraction, ...]
"""What a case counts in each tier, with the sign turned round: the lowest goes first."""


@value
class PolicyOrder:
    """The order of a policy in a forecast.

    Attributes:
        title: what the policy calls it.
        lanes: the lanes; None where no source states how they share the places, so that nothing can be forecast.
        groups: the groups, in the lanes that they wait in; None with ``lanes``, and where there are no cases.
        titles: by the id of a group what its cases have, such as "Looked after" or "20 points".
        group_of: by the reference of a case the id of its group.
        ages_up_after_months: after how many months a case moves up a rank; "never" where it does not.
        not_held: what the forecast cannot hold of the order, a sentence each.
    """

    title: str
    lanes: tuple[Lane, ...] | None
    groups: tuple[Group, ...] | None
    titles: Mapping[str, str]
    group_of: Mapping[str, str]
    ages_up_after_months: Any
    not_held: tuple[str, ...]


def order_of_policy(
    source: Any,
    declared: OneQueue,
    policy: LocalPolicy,
    *,
    waiting: Sequence[str],
    new: Sequence[str],
    as_of: date,
    **how: Any,
) -> PolicyOrder:
    """Put the cases of a caseload into the groups that follow from a policy's order.

    A lane, and a rank in it, is a group. The share of a group among new cases is that of the requests that are given as new: such as
    those of the last twelve months. What a case does not record does not count, as in the policy's own order.

    Args:
        source: the caseload.
        declared: the queue.
        policy: the policy as it stands on the day.
        waiting: the references of the cases that wait.
        new: the references of the cases that stand for new ones; a case with two requests stands twice.
        as_of: the day of the question.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.
    """
    if isinstance(declared, Lanes) and declared.without_shares:
        return PolicyOrder(declared.title, None, None, {}, {}, "never", ())
    return _Order(_read(source, declared, policy, as_of, how), declared, policy, waiting, new).made()


def _read(source: Any, declared: OneQueue, policy: LocalPolicy, as_of: date, how: Mapping[str, Any]) -> Queued:
    """Every case, as if it waited: a request that is not decided yet has its rank too."""
    engine = Engine(policy)
    with opened(source, **how) as cases:
        tables = [part.read().table for part in cases.parts]
    found = how_each_waits(tables, declared.waits_for, law=engine.law, calendar=engine.calendar, as_of=as_of)
    return Queued(tuple(replace(each, part=Part.WAITING) for each in found), as_of)


class _Order:
    """The groups of one queue, as they are found."""

    def __init__(
        self, cases: Queued, declared: OneQueue, policy: LocalPolicy, waiting: Sequence[str], new: Sequence[str]
    ) -> None:
        self._cases, self._declared, self._policy = cases, declared, policy
        self._at = {reference: n for n, reference in enumerate(cases.references)}
        self._of_waiting = [self._at[reference] for reference in waiting if reference in self._at]
        self._new = [self._at[reference] for reference in new if reference in self._at] or self._of_waiting
        self._from_new = bool(new)
        self._not_held: list[str] = []
        self._ages: dict[int, None] = {}
        self._titles: dict[str, str] = {}
        self._promises: list[str] = []  # of those in the keys, the titles
        self._said_of_ages: list[str] = []
        self._lanes = declared.lanes if isinstance(declared, Lanes) else ()

    def made(self) -> PolicyOrder:
        declared = self._declared
        groups: list[Group] = []
        group_of: dict[str, str] = {}
        now, later = self._in_lanes()
        first, ages_days = self._promised()
        for lane in [lane.id for lane in self._lanes] or [ALL]:
            order = declared.orders.get(lane) if isinstance(declared, Lanes) else declared
            keys, ranks = self._keys(order, first)
            of_waiting = {n for n in self._of_waiting if now[n] == lane}
            of_new = [n for n in self._new if later[n] == lane]
            found, told = self._groups(lane, keys, of_waiting, of_new, ranks, ages_days)
            groups += found
            group_of |= {self._cases.references[n]: told[keys[n]] for n in of_waiting}
        self._say_the_rest()
        lanes = tuple(
            Lane(id=id, share=share, source=said) for id, share, said in shares_of(self._lanes, declared.title)
        )
        ages = next(iter(self._ages), None)
        if len(self._ages) > 1:
            self._not_held.append(f"The forecast ages all cases by one number of months: {ages}.")
        held = tuple(dict.fromkeys(self._not_held))
        return PolicyOrder(declared.title, lanes, tuple(groups) or None, self._titles, group_of, ages or "never", held)

    def _in_lanes(self) -> tuple[Sequence[str], Sequence[str]]:
        """By case its lane now, and the lane of a new case like it: of one that has just come in."""
        if not isinstance(declared := self._declared, Lanes):
            return (every := [ALL] * len(self._cases.items)), every
        fresh = Queued(tuple(as_if_new(item) for item in self._cases.items), self._cases.as_of)
        self._not_held += lanes_not_held(declared, self._policy, self._cases.as_of)
        return lanes_of(declared, self._policy, self._cases), lanes_of(declared, self._policy, fresh)

    def _promised(self) -> tuple[list[Sequence[bool]], int | None]:
        """By promise that brings some cases forward, which; and after how many days one brings everybody forward."""
        first, days = [], None
        for guarantee in self._declared.guarantees:
            ranks, age, said = of_guarantee(guarantee, in_lanes=bool(self._lanes))
            if said:
                (self._not_held if age is None else self._said_of_ages).append(said)
            if ranks:
                first.append(self._covered(guarantee))
                self._promises.append(guarantee.title)
            days = age if days is None else days
        return first, days

    def _covered(self, guarantee: Guarantee) -> Sequence[bool]:
        notes: list[str] = []
        return [covers(guarantee, item, self._policy, self._cases.as_of, notes) for item in self._cases.items]

    def _keys(self, order: Single | None, first: Sequence[Sequence[bool]]) -> tuple[list[Key], Ranks]:
        ranks = Ranks() if order is None else ranks_of(order)
        columns: list[list[Fraction]] = [[Fraction(-covered) for covered in each] for each in first]
        for tier in ranks.tiers:
            counts = [counts_of(factor, self._cases, self._policy).tolist() for factor in tier]
            columns.append([self._counted(order, tier, row) for row in zip(*counts, strict=True)])
            self._say_unrecorded(tier)
        self._not_held += ranks.always_not_held
        if columns:
            return list(zip(*columns, strict=True)), ranks
        return [()] * len(self._cases.items), ranks

    @staticmethod
    def _counted(order: Single | None, tier: Sequence[Factor], counts: Sequence[int]) -> Fraction:
        if isinstance(order, Points):
            total = sum((Fraction(order.capped(f, n)) for f, n in zip(tier, counts, strict=True)), Fraction(0))
            return -(total if order.most is None else min(total, Fraction(order.most)))
        assert isinstance(order, Lexicographic)
        return Fraction(-order.counted(counts))

    def _groups(
        self, lane: str, keys: list[Key], waiting: set[int], new: list[int], ranks: Ranks, ages_days: int | None
    ) -> tuple[list[Group], dict[Key, str]]:
        """The groups of a lane, and by key the id of the group."""
        here = sorted({keys[n] for n in (*waiting, *new)})
        points = ranks.points
        totals = sorted({-key[-1] for key in here}, reverse=True) if points is not None and ranks.tiers else []
        if points is not None and len(totals) > 1:
            months, weeks = points_age(points, totals)
            self._not_held.append(points_in_words(points, weeks, months))
            if months is None:  # whole months cannot tell their ranks apart
                here = sorted({key[:-1] for key in here})
                shorter = {key: key[:-1] for key in keys}
            else:
                self._ages[months] = None
                shorter = {key: key for key in keys}
        else:
            shorter = {key: key for key in keys}
        rank_of = {key: min(n, _MOST_RANKS) for n, key in enumerate(here, 1)}
        several = len(here) > 1
        if len(here) > _MOST_RANKS:
            self._not_held.append(f"There are {len(here)} ranks. From the {_MOST_RANKS}th on they are taken as one.")
        if several:
            self._not_held += (*ranks.not_held, *self._said_of_ages)
            self._ages |= {months_of(days): None for days in (ranks.ages_days, ages_days) if days is not None}
        counts = Counter(rank_of[shorter[keys[n]]] for n in new)
        total = len(self._new)
        ids = {rank: self._id(lane, rank, several=several) for rank in rank_of.values()}
        groups = [
            Group(id=id, lane=lane, rank=rank, share=counts[rank] / total if total else 0.0, source=self._said(total))
            for rank, id in ids.items()
        ]
        if several:
            self._titles |= {ids[rank]: self._has(key, ranks) for key, rank in rank_of.items()}
        return groups, {key: ids[rank_of[short]] for key, short in shorter.items() if short in rank_of}

    def _has(self, key: Key, ranks: Ranks) -> str:
        """What the cases of a rank have."""
        promised = [title for title, count in zip(self._promises, key, strict=False) if count]
        rest = key[len(self._promises) :]
        if ranks.points is not None:
            return ", ".join([*promised, *(f"{float(-points):g} points" for points in rest)])
        names = [" or ".join(factor.title for factor in tier) for tier in ranks.tiers]
        found = [n if -count == 1 else f"{n}: {int(-count)}" for n, count in zip(names, rest, strict=True) if count]
        return ", ".join([*promised, *found]) or "none of these"

    def _id(self, lane: str, rank: int, *, several: bool) -> str:
        if self._lanes:
            return f"{lane}-{rank}"
        return f"rank-{rank}" if several else ALL

    def _said(self, total: int) -> str:
        of = "new requests of the caseload" if self._from_new else "cases that wait, since there are no new requests"
        return f"{self._declared.title}: its share of the {total:,} {of}"

    def _say_unrecorded(self, tier: Sequence[Factor]) -> None:
        at = self._of_waiting
        for factor in tier:
            if factor.fact is None:
                continue
            known = self._cases.read(facts_of(self._policy, [factor.fact])[factor.fact])
            if lacking := sum(known[n] is None for n in at):
                those = f"{lacking:,} of the {len(at):,}" if lacking < len(at) else f"none of the {len(at):,}"
                do = "do not record" if lacking < len(at) else "records"
                self._not_held.append(
                    f"{factor.title} ({factor.fact}): {those} cases that wait or are not decided yet {do} it. As in the policy's own order, it does not count where it is not recorded."
                )

    def _say_the_rest(self) -> None:
        fast, as_of = self._policy.fast_track, self._cases.as_of
        if fast is not None and fast.lane is None and fast.targets and fast.in_force_on(as_of):
            self._not_held.append(f"{fast.title}: it names no lane, so it moves nobody forward in the queue.")
        orders: Iterator[Any] = iter(
            self._declared.orders.values() if isinstance(self._declared, Lanes) else [self._declared]
        )
        if for_a_psychologist(self._declared) and any(not isinstance(order, DateOrder) for order in orders):
            self._not_held.append(
                "The policy counts the wait from the decision to assess, and the forecast from the request."
            )
