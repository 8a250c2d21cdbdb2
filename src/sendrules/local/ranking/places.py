"""``Ranking`` and ``Place``: the order of the cases, each place with its reasons, and the next batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sendrules.errors import InputError, Problem
from sendrules.local.declarations.lanes import Lane, without_shares
from sendrules.local.ranking.overrides import PlaceOverride
from sendrules.local.ranking.turns import kept_empty
from sendrules.statutory.waiting import Part


@dataclass(frozen=True, slots=True)
class Place:
    """One case's place.

    Attributes:
        place: from 1.
        reference: the case's.
        reasons: in words a parent could read, in the order in which they counted.
        lane: the lane's id, where there are lanes.
        place_in_lane: its place among the cases of its lane, from 1, where there are lanes.
        points: its points, where the order is by points.
        override: the decision that put it here, where one did.
        part: whether the case waits for what the queue is for; those that are not known to come last, and are in no batch.
    """

    place: int
    reference: str
    reasons: tuple[str, ...]
    lane: str | None = None
    place_in_lane: int | None = None
    points: Decimal | None = None
    override: PlaceOverride | None = None
    part: Part = Part.WAITING

    @property
    def waiting(self) -> bool:
        """Whether the case is known to wait."""
        return self.part is Part.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """An order of all the cases given, and of no others, in three parts: who waits, of whom it is not known, who does not wait.

    Attributes:
        places: first to last.
        mode: how it was made.
        policy: the id of the queue.
        waits_for: what its cases wait for, in words.
        source: whose policy it is, and for whom it stands in.
        notes: assumptions that the order rests on, and facts that could not be read.
        starvation_bound: how many weeks a case can be overtaken by later ones, in lanes for the first place of each batch, and in
            lanes without shares within each lane; None where there is no bound.
        lanes: the lanes, where there are any.
    """

    places: tuple[Place, ...]
    mode: str
    policy: str
    waits_for: str
    source: str
    notes: tuple[str, ...]
    starvation_bound: int | None = None
    lanes: tuple[Lane, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The references in order."""
        return tuple(place.reference for place in self.places)

    @property
    def without_shares(self) -> bool:
        """Whether it is in lanes of which no share is stated, so that the order across lanes says nothing."""
        return without_shares(self.lanes)

    def part(self, part: Part | str) -> tuple[Place, ...]:
        """Give the places of one part: "waiting", "not-known" or "not-waiting"."""
        return tuple(place for place in self.places if place.part is Part(part))

    def batch(self, n: int, lane: str | None = None) -> tuple[Place, ...]:
        """Give the cases of the next batch: the first ``n`` that are known to wait.

        It has fewer where a lane that does not spill leaves places empty.

        Args:
            n: how many.
            lane: the id of a lane, for the next cases of that lane alone; needed where no shares say how lanes take turns.

        Raises:
            ValueError: ``n`` is negative.
            InputError: no lane is given and the lanes have no shares, or there is no such lane.
        """
        if n < 0:
            raise ValueError(f"a batch is a whole number of cases, not {n}")
        waiting = self.part(Part.WAITING)
        if lane is not None:
            self._check_lane(lane)
            return tuple([place for place in waiting if place.lane == lane][:n])
        if self.without_shares:
            message = "no share is stated for the lanes, so nothing says how a batch across them is made."
            fix = f"Ask for one lane: {self._lanes('or')}. Where the source states shares, give them in the policy."
            raise InputError("a batch", [Problem("lane", message, fix)])
        empty = kept_empty(self.lanes, n, Counter(p.lane or "" for p in waiting))
        return waiting[: n - empty]

    def _lanes(self, joined: str) -> str:
        *some, last = (lane.id for lane in self.lanes)
        return f"{', '.join(some)} {joined} {last}"

    def _check_lane(self, id: str) -> None:
        if id in {lane.id for lane in self.lanes}:
            return
        fix = f"The lanes are {self._lanes('and')}." if self.lanes else "Leave the lane out: this order has no lanes."
        raise InputError("a batch", [Problem("lane", f"there is no lane {id!r}.", fix)])

    def to_dict(self) -> dict[str, Any]:
        """Give the ranking as plain data."""
        return {
            "mode": self.mode,
            "policy": self.policy,
            "waits_for": self.waits_for,
            "source": self.source,
            "notes": list(self.notes),
            "starvation_bound_weeks": self.starvation_bound,
            **({"lanes": [_lane_dict(lane) for lane in self.lanes]} if self.lanes else {}),
            "places": [_place_dict(p) for p in self.places],
        }


def _lane_dict(lane: Lane) -> dict[str, Any]:
    out: dict[str, Any] = {"id": lane.id, "title": lane.title}
    if lane.share is not None:
        out["share"] = f"{lane.share.normalize():f}"
    if lane.reserved is not None:
        out["reserved"] = lane.reserved
    return out


def _place_dict(place: Place) -> dict[str, Any]:
    out: dict[str, Any] = {
        "place": place.place,
        "reference": place.reference,
        "part": place.part.value,
        "reasons": list(place.reasons),
    }
    if place.lane is not None:
        out["lane"] = place.lane
        out["place_in_lane"] = place.place_in_lane
    if place.points is not None:
        out["points"] = f"{place.points.normalize():f}"
    if place.override is not None:
        o = place.override
        out["override"] = {
            "role": o.role,
            "reason": o.reason,
            "on": o.on.isoformat(),
            "until": o.until.isoformat() if o.until else None,
        }
    return out
