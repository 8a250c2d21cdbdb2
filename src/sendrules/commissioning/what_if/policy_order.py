"""The order of a policy over cases that were read before: what ``rank`` gives, without the reasons.

It asks the same functions as ``rank``, once for all cases that are alike. A test holds the two together, for every policy and for
drawn ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from fractions import Fraction

import numpy as np

from sendrules.commissioning.what_if.factor_columns import alike, counts_of, facts_of, reads_of_when
from sendrules.commissioning.what_if.queued import Positions, Queued
from sendrules.errors import Problem
from sendrules.local.answers.factors import Single
from sendrules.local.answers.fast_track import RECORDED
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.ordering import Guarantee, TieBreak
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, OneQueue, Points
from sendrules.local.ranking.apart import parted, side_by_side
from sendrules.local.ranking.guarantees import covers
from sendrules.local.ranking.lanes import capped_lanes, lane_of
from sendrules.local.ranking.turns import first, interleave


def order_of(declared: OneQueue, policy: LocalPolicy, queued: Queued) -> list[int]:
    """Give the cases in the order of a policy, by their positions.

    Args:
        declared: the queue of the policy.
        policy: the policy as it stands on the day.
        queued: the cases.
    """
    if not isinstance(declared, Lanes):
        every = np.arange(len(queued.items))
        return _promised(_ordered(every, declared, policy, queued).tolist(), declared, policy, queued)[0]
    return _InLanes(declared, policy, queued).order()


def without_order(declared: OneQueue, place: str) -> Problem | None:
    """Say that a queue has no order of all its cases, where no share is stated for its lanes; None where it has one.

    Args:
        declared: the queue of the policy.
        place: the place of the problem.
    """
    if not isinstance(declared, Lanes) or not declared.without_shares:
        return None
    message = "no share is stated for its lanes, so nothing says how a month's places are divided."
    return Problem(place, message, "Give the lanes the shares that the source states, or use another policy.")


def lanes_of(declared: Lanes, policy: LocalPolicy, queued: Queued) -> list[str]:
    """Give by case the id of its lane.

    Args:
        declared: the lanes.
        policy: the policy as it stands on the day.
        queued: the cases.
    """
    fast = policy.fast_track
    asked = [lane.model_dump_json(include={"id", "when", "overdue", "received_before"}) for lane in declared.lanes]
    key = ("lanes", *asked, fast.model_dump_json() if fast else "", *map(id, policy.facts))
    return queued.once(key, lambda: (policy.facts, _lanes(declared, policy, queued)))[1]


def _lanes(declared: Lanes, policy: LocalPolicy, queued: Queued) -> list[str]:
    notes: list[str] = []
    recorded = [item.case.facts.get(RECORDED) is True for item in queued.items]
    names = [name for lane in declared.lanes if lane.when for name in lane.when.facts]
    facts = facts_of(policy, names)
    days = [[getattr(item, name) for item in queued.items] for name in ("limit", "received")]
    each = range(len(queued.items))
    on_track = [
        n if fast else -1 for n, fast in enumerate(recorded)
    ]  # one that may be on the fast track is like no other
    of_when = [read for lane in declared.lanes for read in reads_of_when(lane.when, queued, facts)]
    heads, of = alike(queued, [*days, on_track, *of_when])
    found = [lane_of(queued.items[n], declared, policy, queued.as_of, notes).id for n in heads]
    return [found[group] for group in of[list(each)].tolist()] if found else []


def _ordered(cases: Positions, order: Single, policy: LocalPolicy, queued: Queued) -> Positions:
    ties = _tie_columns(order.tie_break, queued)
    columns = [*_tiers(order, policy, queued), *ties]
    found: Positions = cases[np.lexsort([column[cases] for column in reversed(columns)])]
    return found


def _tie_columns(tie_break: Sequence[TieBreak], queued: Queued) -> list[Positions]:
    columns = {
        TieBreak.LIMIT: queued.dates.limit,
        TieBreak.RECEIVED: queued.dates.received,
        TieBreak.REFERENCE: np.arange(len(queued.items)),
    }
    return [columns[tie] for tie in tie_break]


def _tiers(order: Single, policy: LocalPolicy, queued: Queued) -> list[Positions]:
    """The columns that decide before the ties do; the lowest first."""
    if isinstance(order, DateOrder):
        return []
    counts = {factor.id: counts_of(factor, queued, policy) for factor in order.factors}
    if isinstance(order, Points):
        return [_points(order, counts)]
    return [_tier(order, [counts[id] for id in tier]) for tier in order.tiers]


def _tier(order: Lexicographic, counts: Sequence[Positions]) -> Positions:
    rows, of = np.unique(np.stack(counts), axis=1, return_inverse=True)
    found: Positions = np.array([-order.counted(row) for row in rows.T.tolist()], np.int64)[of.reshape(-1)]
    return found


def _points(order: Points, counts: Mapping[str, Positions]) -> Positions:
    """The place of each case by its points, the most first; equal points have one place."""
    columns = [counts[f.id] // 7 if f.counts_days else counts[f.id] for f in order.factors]
    rows, of = np.unique(np.stack(columns), axis=1, return_inverse=True)
    totals = [_total(order, row) for row in rows.T.tolist()]
    places = {total: n for n, total in enumerate(sorted(set(totals), reverse=True))}
    found: Positions = np.array([places[total] for total in totals], np.int64)[of.reshape(-1)]
    return found


def _total(order: Points, counts: Sequence[int]) -> Fraction:
    wait = rest = Fraction(0)
    for factor, count in zip(order.factors, counts, strict=True):
        points = Fraction(order.capped(factor, count))
        wait, rest = (wait + points, rest) if factor.counts_days else (wait, rest + points)
    return wait + (rest if order.most is None else min(rest, Fraction(order.most)))


def _promised(
    order: list[int], declared: OneQueue, policy: LocalPolicy, queued: Queued, lanes: Sequence[str] = ()
) -> tuple[list[int], set[int]]:
    """Bring forward whom a guarantee covers; and say who they are."""
    promised: set[int] = set()
    ties = _tie_columns(declared.tie_break, queued)
    for guarantee in reversed(declared.guarantees):
        covered = _covered(guarantee, policy, queued)
        chosen = np.flatnonzero(covered)
        ranked: list[int] = chosen[np.lexsort([column[chosen] for column in reversed(ties)])].tolist()
        most = Fraction(guarantee.max_share) if guarantee.max_share is not None else None
        moved: list[int] = []
        for part in parted(order, lambda case: lanes[case]) if lanes else [order]:
            here = set(part)
            moved += first(part, [case for case in ranked if case in here], most, str)
        order = moved
        promised |= set(ranked)
    return order, promised


def _covered(guarantee: Guarantee, policy: LocalPolicy, queued: Queued) -> Sequence[bool]:
    facts = facts_of(policy, guarantee.when.facts if guarantee.when else ())
    key = ("guarantee", guarantee.model_dump_json(include={"overdue_weeks", "when"}), *map(id, facts.values()))
    return queued.once(key, lambda: _covers(guarantee, policy, queued))


def _covers(guarantee: Guarantee, policy: LocalPolicy, queued: Queued) -> Sequence[bool]:
    notes: list[str] = []
    facts = facts_of(policy, guarantee.when.facts if guarantee.when else ())
    limits = [item.limit for item in queued.items]
    heads, of = alike(queued, [limits, *reads_of_when(guarantee.when, queued, facts)])
    found = [covers(guarantee, queued.items[n], policy, queued.as_of, notes) for n in heads]
    return [found[group] for group in of.tolist()]


class _InLanes:
    """An order in lanes: each lane in its own order, then in turn, then with what is promised."""

    def __init__(self, declared: Lanes, policy: LocalPolicy, queued: Queued) -> None:
        self.declared, self.policy, self.queued = declared, policy, queued
        self.lanes = lanes_of(declared, policy, queued)
        self.most = capped_lanes(policy, queued.as_of)
        self.received = [item.received or date.max for item in queued.items]

    def order(self) -> list[int]:
        order = self._in_turn([case for lane in self.declared.lanes for case in self._within(lane)])
        if not self.declared.guarantees:
            return order
        apart = self.lanes if self.declared.without_shares else ()
        order, promised = _promised(order, self.declared, self.policy, self.queued, apart)
        return self._in_turn(order, promised)

    def _within(self, lane: Lane) -> list[int]:
        cases = np.array([n for n, id in enumerate(self.lanes) if id == lane.id], np.int64)
        declared = self.declared
        own = declared.orders.get(lane.id) or DateOrder(
            id=lane.id, title="In order of date", provenance=declared.provenance
        )
        found: list[int] = _ordered(cases, own, self.policy, self.queued).tolist()
        return found

    def _in_turn(self, order: list[int], fixed: AbstractSet[int] = frozenset()) -> list[int]:
        declared, lanes = self.declared, self.lanes
        if declared.without_shares:
            columns = [column.tolist() for column in _tie_columns(declared.tie_break, self.queued)]
            parts = parted(order, lambda case: lanes[case])
            return side_by_side(parts, lambda case: tuple(column[case] for column in columns))
        put = {n: (lanes[case], case) for n, case in enumerate(order) if case in fixed}
        queues: dict[str, list[int]] = {lane.id: [] for lane in declared.lanes}
        for case in order:
            if case not in fixed:
                queues[lanes[case]].append(case)
        return interleave(queues, declared.lanes, lambda case: self.received[case], fixed=put, most=self.most)
