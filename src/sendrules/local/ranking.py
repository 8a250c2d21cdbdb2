"""``rank``: the order in which cases are taken under a policy, each place with its reasons. Nothing drops a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sendrules.errors import InputError, NoPublishedPolicy, Problem
from sendrules.local.declarations.base import Status
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.ordering import Guarantee, TieBreak
from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, Points
from sendrules.local.factors import FactorFinding, Single, factor_findings, total_points
from sendrules.local.overrides import PlaceOverride, checked, moved
from sendrules.local.places import Place, Ranking
from sendrules.local.policy import LocalPolicy
from sendrules.local.queueing import first, interleave
from sendrules.local.reading import read_fact, tested
from sendrules.local.waiting import Waiting

FAST_TRACK_FACT = "fast_track"
"""The fact with which a case is recorded as fast-tracked: true."""


def rank(
    waiting: Iterable[Waiting],
    policy: LocalPolicy,
    as_of: date,
    overrides: Iterable[PlaceOverride] = (),
) -> Ranking:
    """Put cases in order under an authority's policy.

    Cases that no longer wait for a plan come last, and nothing brings them forward.

    Args:
        waiting: the cases, with the law's dates.
        policy: the authority's policy, with its fallback.
        as_of: the day of the question.
        overrides: decisions by persons that put cases elsewhere.

    Raises:
        NoPublishedPolicy: the authority has none and no fallback was given, or it is not in force on the day.
        InputError: two cases share a reference, so that no order could be total, or an override is not allowed.
    """
    declared = policy.prioritisation
    if declared is None or not declared.in_force_on(as_of):
        raise NoPublishedPolicy(policy.authority.key, "prioritisation")
    items = list(waiting)
    repeated = [r for r, n in Counter(item.case.reference for item in items).items() if n > 1]
    if repeated:
        raise InputError(
            "cases",
            [Problem(r, "two cases have this reference.", "Give each its own.") for r in sorted(repeated)],
        )
    notes: list[str] = []
    finished = sorted((i for i in items if i.finished), key=lambda i: i.case.reference)
    open_ = [i for i in items if not i.finished]
    if isinstance(declared, Lanes):
        order = _by_lane(open_, declared, policy, as_of, notes)
    else:
        order = _ordered(open_, declared, policy, as_of, notes)
    for guarantee in reversed(declared.guarantees):
        order = _guaranteed(order, guarantee, declared.tie_break, as_of)
    references = [place.reference for _, place in order]
    counted = checked(overrides, declared.override, [i.case.reference for i in items], as_of, notes)
    counted = _still_of_use(counted, finished, notes)
    places = _numbered(order, moved(references, counted), counted)
    places += tuple(
        Place(n, item.case.reference, (item.reason,), waiting=False)
        for n, item in enumerate(finished, start=len(places) + 1)
    )
    back = dict(policy.fallen_back).get("prioritisation")
    key = policy.authority.key
    source = f"{back}, standing in for {key}" if back else key
    notes[:0] = [
        f"the {_WHAT[declared.mode]} is an assumption: {p.place}"
        for p in declared.mode_provenance if p.status is Status.ASSUMPTION
    ]  # fmt: skip
    lanes = declared.lanes if isinstance(declared, Lanes) else ()
    return Ranking(
        places, declared.mode, declared.id, source, tuple(dict.fromkeys(notes)), declared.starvation_bound, lanes
    )  # fmt: skip


_WHAT = {
    "lexicographic": "order of the tiers", "points": "number of points", "lanes": "division into lanes", "date_order": "order",
}  # fmt: skip
_Ordered = list[tuple[Waiting, Place]]


def _ordered(
    items: Iterable[Waiting], order: Single, policy: LocalPolicy, as_of: date, notes: list[str]
) -> _Ordered:
    keyed = []
    for item in items:
        findings = factor_findings(item, policy, as_of, notes, order)
        points = total_points(findings, order) if isinstance(order, Points) else None
        reasons = (*(f.reason for f in findings), item.reason)
        if points is not None:
            reasons = (f"{points.normalize():f} points", *reasons)
        key = (item.stage, _tiers(findings, order, points), _ties(item, order.tie_break))
        keyed.append((key, item, Place(0, item.case.reference, reasons, points=points)))
    keyed.sort(key=lambda k: k[0])
    return [(item, place) for _, item, place in keyed]


def _tiers(
    findings: Sequence[FactorFinding], order: Single, points: Decimal | None
) -> tuple[Decimal | int, ...]:
    if points is not None:
        return (-points,)
    if isinstance(order, Lexicographic):
        weight = {f.factor.id: f.weight for f in findings}
        return tuple(-sum(weight[id] for id in tier) for tier in order.tiers)
    return ()


def _ties(item: Waiting, tie_break: Sequence[TieBreak]) -> tuple[Any, ...]:
    values = {
        TieBreak.LIMIT: item.limit or date.max,
        TieBreak.RECEIVED: item.received or date.max,
        TieBreak.REFERENCE: item.case.reference,
    }
    return tuple(values[tie] for tie in tie_break)


def _by_lane(
    items: Iterable[Waiting], declared: Lanes, policy: LocalPolicy, as_of: date, notes: list[str]
) -> _Ordered:
    members: dict[str, list[Waiting]] = {lane.id: [] for lane in declared.lanes}
    for item in items:
        members[lane_of(item, declared, policy, as_of, notes).id].append(item)
    queues: dict[str, _Ordered] = {}
    for lane in declared.lanes:
        order = declared.orders.get(lane.id) or DateOrder(
            id=f"{declared.id}/{lane.id}", title="In order of date", provenance=declared.provenance
        )
        said = f"in the lane {lane.title!r}"
        queues[lane.id] = [
            (item, replace(place, lane=lane.id, reasons=(said, *place.reasons)))
            for item, place in _ordered(members[lane.id], order, policy, as_of, notes)
        ]
    return interleave(queues, declared.lanes)


def lane_of(item: Waiting, declared: Lanes, policy: LocalPolicy, as_of: date, notes: list[str]) -> Lane:
    """Give the lane of a case: the fast track's where it is recorded as such, else the first whose condition holds."""
    fast = policy.fast_track
    if fast is not None and fast.lane and item.case.facts.get(FAST_TRACK_FACT) is True:
        chosen = next((lane for lane in declared.lanes if lane.id == fast.lane), None)
        if chosen is not None:
            return chosen
    return next(lane for lane in declared.lanes if _in_lane(lane, item, policy, as_of, notes))


def _in_lane(lane: Lane, item: Waiting, policy: LocalPolicy, as_of: date, notes: list[str]) -> bool:
    if lane.overdue is not None and lane.overdue != (item.limit is not None and item.limit < as_of):
        return False
    if lane.received_before is not None:
        day = lane.received_before.latest or lane.received_before.earliest
        if item.received is None or day is None or item.received >= day:
            return False
    if lane.when is None:
        return True
    finding = tested(lane.when, item.case, policy, as_of, notes)
    if finding.holds is None:
        missing = ", ".join(finding.missing)
        notes.append(
            f"{item.case.reference}: not in the lane {lane.title!r}, since {missing} is not recorded"
        )
    return finding.holds is True


def _guaranteed(
    order: _Ordered, guarantee: Guarantee, tie_break: Sequence[TieBreak], as_of: date
) -> _Ordered:
    chosen = [
        (item, replace(place, reasons=(guarantee.title, *place.reasons)))
        for item, place in order
        if item.limit is not None and (as_of - item.limit).days > guarantee.overdue_weeks * 7
    ]
    chosen.sort(key=lambda pair: _ties(pair[0], tie_break))
    most = Fraction(guarantee.max_share) if guarantee.max_share is not None else None
    return first(order, chosen, most, lambda pair: pair[1].reference)


def _numbered(
    order: _Ordered, references: Sequence[str], overrides: Sequence[PlaceOverride]
) -> tuple[Place, ...]:
    known = {place.reference: place for _, place in order}
    was = {place.reference: n for n, (_, place) in enumerate(order, start=1)}
    by = {o.reference: o for o in overrides}
    out = []
    for n, reference in enumerate(references, start=1):
        place = replace(known[reference], place=n)
        if override := by.get(reference):
            said = f"{override} (place {was[reference]} without it)"
            place = replace(place, override=override, reasons=(said, *place.reasons))
        out.append(place)
    return tuple(out)


def _still_of_use(
    overrides: Sequence[PlaceOverride], finished: Sequence[Waiting], notes: list[str]
) -> tuple[PlaceOverride, ...]:
    """Leave out decisions on cases that no longer wait, with a note."""
    done = {item.case.reference: item.reason for item in finished}
    notes.extend(
        f"{o.reference}: its override moves nothing: {done[o.reference]}"
        for o in overrides
        if o.reference in done
    )
    return tuple(o for o in overrides if o.reference not in done)


__all__ = ["FactorFinding", "Place", "Ranking", "Waiting", "factor_findings", "lane_of", "rank", "read_fact"]
