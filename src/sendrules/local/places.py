"""``Ranking`` and ``Place``: the order of the cases, each place with its reasons, and the next batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sendrules.local.declarations.lanes import Lane
from sendrules.local.overrides import PlaceOverride
from sendrules.local.queueing import places_of


@dataclass(frozen=True, slots=True)
class Place:
    """One case's place.

    Attributes:
        place: from 1.
        reference: the case's.
        reasons: in words a parent could read, in the order in which they counted.
        lane: the lane's id, where there are lanes.
        points: its points, where the order is by points.
        override: the decision that put it here, where one did.
        waiting: whether the case still waits for a plan; those that do not come last, and are in no batch.
    """

    place: int
    reference: str
    reasons: tuple[str, ...]
    lane: str | None = None
    points: Decimal | None = None
    override: PlaceOverride | None = None
    waiting: bool = True


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of all the cases given, and of no others.

    Attributes:
        places: first to last.
        mode: how it was made.
        policy: the declaration's id.
        source: whose policy it is, and for whom it stands in.
        notes: assumptions that the order rests on, and facts that could not be read.
        starvation_bound: how many weeks a case can be overtaken by later ones; None where there is no bound.
        lanes: the lanes, where there are any.
    """

    places: tuple[Place, ...]
    mode: str
    policy: str
    source: str
    notes: tuple[str, ...]
    starvation_bound: int | None = None
    lanes: tuple[Lane, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The references in order."""
        return tuple(place.reference for place in self.places)

    def batch(self, n: int) -> tuple[Place, ...]:
        """Give the cases of the next batch: the first ``n`` that still wait, or each lane's reserved places.

        Places that a lane does not use go to the others, unless the lane does not spill.

        Raises:
            ValueError: ``n`` is negative.
        """
        if n < 0:
            raise ValueError(f"a batch is a whole number of cases, not {n}")
        waiting = [p for p in self.places if p.waiting]
        if not self.lanes:
            return tuple(waiting[:n])
        room = places_of(self.lanes, n)
        taken = [p for lane in self.lanes for p in [p for p in waiting if p.lane == lane.id][: room[lane.id]]]
        used = Counter(p.lane for p in taken)
        kept = sum(room[lane.id] - used[lane.id] for lane in self.lanes if not lane.spills)
        others = [p for p in waiting if p not in taken][: max(0, n - len(taken) - kept)]
        return tuple(sorted([*taken, *others], key=lambda p: p.place))

    def to_dict(self) -> dict[str, Any]:
        """Give the ranking as plain data."""
        return {
            "mode": self.mode, "policy": self.policy, "source": self.source, "notes": list(self.notes),
            "starvation_bound_weeks": self.starvation_bound, "places": [_place_dict(p) for p in self.places],
        }  # fmt: skip


def _place_dict(place: Place) -> dict[str, Any]:
    out: dict[str, Any] = {
        "place": place.place,
        "reference": place.reference,
        "reasons": list(place.reasons),
    }
    if not place.waiting:
        out["waiting"] = False
    if place.lane is not None:
        out["lane"] = place.lane
    if place.points is not None:
        out["points"] = f"{place.points.normalize():f}"
    if place.override is not None:
        o = place.override
        out["override"] = {
            "role": o.role, "reason": o.reason, "on": o.on.isoformat(), "until": o.until.isoformat() if o.until else None,
        }  # fmt: skip
    return out
