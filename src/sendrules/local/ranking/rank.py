"""``rank``: the order in which cases are taken under a policy, each place with its reasons. Nothing drops a case.

A ranking has three parts: the cases that wait, in order; those of which it is not known; those that do not wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sendrules.errors import InputError, Problem
from sendrules.local.answers.factors import FactorFinding, Single, factor_findings, total_points
from sendrules.local.answers.unread import unread_in_several
from sendrules.local.declarations.base import Status
from sendrules.local.declarations.lanes import without_shares
from sendrules.local.declarations.ordering import Guarantee, TieBreak
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import (
    DateOrder,
    Lanes,
    Lexicographic,
    OneQueue,
    Points,
)
from sendrules.local.ranking.apart import parted, side_by_side
from sendrules.local.ranking.guarantees import covers
from sendrules.local.ranking.lanes import capped_lanes, lane_of
from sendrules.local.ranking.notes import said_once
from sendrules.local.ranking.overrides import PlaceOverride, checked, moved
from sendrules.local.ranking.places import Place, Ranking
from sendrules.local.ranking.queues import chosen_queue
from sendrules.local.ranking.turns import first, interleave
from sendrules.statutory.waiting import Part, Waiting


def rank(
    waiting: Iterable[Waiting],
    policy: LocalPolicy,
    as_of: date,
    overrides: Iterable[PlaceOverride] = (),
    queue: str | None = None,
) -> Ranking:
    """Put cases in order under an authority's policy.

    Cases that do not wait for what the queue is for come last, after those of which it is not known. Nothing brings either forward.

    Args:
        waiting: how each case waits for what the queue is for (``chosen_queue``).
        policy: the authority's policy, with its fallback.
        as_of: the day of the question.
        overrides: decisions by persons that put cases elsewhere.
        queue: the id of the queue; None where the policy has one.

    Raises:
        NoPublishedPolicy: the authority has none and no fallback was given, or it is not in force on the day.
        InputError: two cases share a reference, so that no order could be total; an override is not allowed; or there is no such
            queue, or several and none was named.
    """
    published, policy = policy, policy.on(as_of)
    declared = chosen_queue(policy, as_of, queue)
    items = list(waiting)
    repeated = [r for r, n in Counter(item.case.reference for item in items).items() if n > 1]
    if repeated:
        raise InputError(
            "cases",
            [Problem(r, "two cases have this reference.", "Give each its own.") for r in sorted(repeated)],
        )
    items.sort(key=lambda i: i.case.reference)  # so that the order of the file shows in no note
    notes: list[str] = []
    open_ = [i for i in items if i.part is Part.WAITING]
    rest = [i for i in items if i.part is not Part.WAITING]
    most = capped_lanes(policy, as_of)
    if isinstance(declared, Lanes):
        order = _in_turn(_by_lane(open_, declared, policy, as_of, notes), declared, most)
    else:
        order = _ordered(open_, declared, policy, as_of, notes)
    notes += unread_in_several((item.case for item in items), published, as_of)
    promised: set[str] = set()
    for guarantee in reversed(declared.guarantees):
        order, brought = _guaranteed(order, guarantee, declared, policy, as_of, notes)
        promised |= brought
    order = _in_turn(order, declared, most, promised)
    counted = checked(overrides, declared.override, [i.case.reference for i in items], as_of, notes)
    counted = _still_of_use(counted, rest, notes)
    put = [pair for part in _parts(order, declared) for pair in _put(part, counted)]
    put = _in_turn(put, declared, most, promised | {o.reference for o in counted}) if counted else order
    places = _numbered(put, order, counted, apart=isinstance(declared, Lanes) and declared.without_shares)
    places += _others(rest, declared.tie_break, first=len(places) + 1)
    back = dict(policy.fallen_back).get("prioritisation")
    key = policy.authority.key
    source = f"{back}, standing in for {key}" if back else key
    if policy.prioritisation is not published.prioritisation:
        notes.insert(0, f"{key}'s own order: {published.status(as_of)['prioritisation']}")
    if rest and not open_:
        notes.insert(0, f"none of these cases is known to wait for {declared.waits_for.with_article}")
    notes[:0] = [
        f"the {_WHAT[declared.mode]} is an assumption: {p.place}"
        for p in declared.mode_provenance
        if p.status is Status.ASSUMPTION
    ]
    lanes = declared.lanes if isinstance(declared, Lanes) else ()
    if without_shares(lanes):
        notes.insert(0, NO_SHARES)
    return Ranking(
        places=places,
        mode=declared.mode,
        policy=declared.id,
        waits_for=declared.waits_for.with_article,
        source=source,
        notes=said_once(notes, {item.case.reference for item in items}),
        starvation_bound=declared.starvation_bound,
        lanes=lanes,
    )


def _others(items: Iterable[Waiting], tie_break: Sequence[TieBreak], first: int) -> tuple[Place, ...]:
    """Give the places of the cases that are not known to wait: those of which it is not known, then those that do not wait."""
    parts = (Part.NOT_KNOWN, Part.NOT_WAITING)
    ordered = sorted(items, key=lambda i: (parts.index(i.part), *_ties(i, tie_break)))
    return tuple(
        Place(n, item.case.reference, (item.reason,), part=item.part) for n, item in enumerate(ordered, start=first)
    )


NO_SHARES = "no share of the capacity is stated for the lanes, so the order across lanes says nothing, and a batch is of one lane"
"""What every ranking in lanes without shares says."""
_WHAT = {
    "lexicographic": "order of the tiers",
    "points": "number of points",
    "lanes": "division into lanes",
    "date_order": "order",
}
_Ordered = list[tuple[Waiting, Place]]


def _ordered(items: Iterable[Waiting], order: Single, policy: LocalPolicy, as_of: date, notes: list[str]) -> _Ordered:
    keyed = []
    for item in items:
        findings = factor_findings(item, policy, as_of, notes, order)
        points = total_points(findings, order) if isinstance(order, Points) else None
        reasons = (*(f.reason for f in findings), item.reason)
        if points is not None:
            reasons = (f"{points.normalize():f} points", *reasons)
        key = (_tiers(findings, order, points), _ties(item, order.tie_break))
        keyed.append((key, item, Place(0, item.case.reference, reasons, points=points)))
    keyed.sort(key=lambda k: k[0])
    return [(item, place) for _, item, place in keyed]


def _tiers(findings: Sequence[FactorFinding], order: Single, points: Decimal | None) -> tuple[Decimal | int, ...]:
    if points is not None:
        return (-points,)
    if isinstance(order, Lexicographic):
        weight = {f.factor.id: f.weight for f in findings}
        return tuple(-order.counted(weight[id] for id in tier) for tier in order.tiers)
    return ()


def _ties(item: Waiting, tie_break: Sequence[TieBreak]) -> tuple[Any, ...]:
    values = {
        TieBreak.LIMIT: item.limit or date.max,
        TieBreak.RECEIVED: item.received or date.max,
        TieBreak.REFERENCE: item.case.reference,
    }
    return tuple(values[tie] for tie in tie_break)


def _by_lane(items: Iterable[Waiting], declared: Lanes, policy: LocalPolicy, as_of: date, notes: list[str]) -> _Ordered:
    members: dict[str, list[Waiting]] = {lane.id: [] for lane in declared.lanes}
    for item in items:
        members[lane_of(item, declared, policy, as_of, notes).id].append(item)
    out: _Ordered = []
    for lane in declared.lanes:
        order = declared.orders.get(lane.id) or DateOrder(
            id=f"{declared.id}/{lane.id}", title="In order of date", provenance=declared.provenance
        )
        in_lane = f"in the lane {lane.title!r}"
        out += [
            (item, replace(place, lane=lane.id, reasons=(in_lane, *place.reasons)))
            for item, place in _ordered(members[lane.id], order, policy, as_of, notes)
        ]
    return out


def _in_turn(
    order: _Ordered,
    declared: OneQueue,
    most: Mapping[str, Fraction],
    fixed: AbstractSet[str] = frozenset(),
) -> _Ordered:
    """Let the lanes take turns; a case that was promised its place or put there stands in it, and its lane has had one."""
    if not isinstance(declared, Lanes):
        return order
    if declared.without_shares:
        return side_by_side(_parts(order, declared), lambda pair: _ties(pair[0], declared.tie_break))
    put = {n: (p.lane or "", (i, p)) for n, (i, p) in enumerate(order) if p.reference in fixed}
    queues: dict[str, _Ordered] = {lane.id: [] for lane in declared.lanes}
    for item, place in order:
        if place.reference not in fixed:
            queues[place.lane or ""].append((item, place))
    return interleave(queues, declared.lanes, lambda pair: pair[0].received or date.max, fixed=put, most=most)


def _guaranteed(
    order: _Ordered,
    guarantee: Guarantee,
    declared: OneQueue,
    policy: LocalPolicy,
    as_of: date,
    notes: list[str],
) -> tuple[_Ordered, set[str]]:
    chosen = [
        (item, replace(place, reasons=(guarantee.title, *place.reasons)))
        for item, place in order
        if covers(guarantee, item, policy, as_of, notes)
    ]
    chosen.sort(key=lambda pair: _ties(pair[0], declared.tie_break))
    most = Fraction(guarantee.max_share) if guarantee.max_share is not None else None
    brought = {place.reference for _, place in chosen}
    moved_up: _Ordered = []
    for part in _parts(order, declared):
        here = {place.reference for _, place in part}
        moved_up += first(
            part, [pair for pair in chosen if pair[1].reference in here], most, lambda pair: pair[1].reference
        )
    return moved_up, brought


def _parts(order: _Ordered, declared: OneQueue) -> list[_Ordered]:
    """Give what a promise or a person changes: each lane by itself, where nothing says how lanes take turns; else the whole."""
    apart = isinstance(declared, Lanes) and declared.without_shares
    return parted(order, lambda pair: pair[1].lane) if apart else [order]


def _put(part: _Ordered, overrides: Iterable[PlaceOverride]) -> _Ordered:
    known = {place.reference: (item, place) for item, place in part}
    return [known[reference] for reference in moved(list(known), [o for o in overrides if o.reference in known])]


def _within_lanes(order: _Ordered) -> dict[str, int]:
    """Give the place of each case within its lane."""
    return {
        place.reference: n
        for part in parted(order, lambda pair: pair[1].lane)
        for n, (_, place) in enumerate(part, start=1)
    }


def _numbered(
    order: _Ordered, without: _Ordered, overrides: Sequence[PlaceOverride], *, apart: bool
) -> tuple[Place, ...]:
    within = _within_lanes(order)
    was = _within_lanes(without) if apart else {place.reference: n for n, (_, place) in enumerate(without, start=1)}
    by = {o.reference: o for o in overrides}
    out = []
    for n, (_, place) in enumerate(order, start=1):
        numbered = replace(place, place=n, place_in_lane=within[place.reference] if place.lane else None)
        if override := by.get(place.reference):
            reason = f"{override} (place {was[place.reference]}{' in its lane' if apart else ''} without it)"
            numbered = replace(numbered, override=override, reasons=(reason, *place.reasons))
        out.append(numbered)
    return tuple(out)


def _still_of_use(
    overrides: Sequence[PlaceOverride], others: Sequence[Waiting], notes: list[str]
) -> tuple[PlaceOverride, ...]:
    """Leave out decisions on cases that are not known to wait, with a note."""
    why = {item.case.reference: item.reason for item in others}
    notes.extend(
        f"{o.reference}: its override has no effect: {why[o.reference]}" for o in overrides if o.reference in why
    )
    return tuple(o for o in overrides if o.reference not in why)
