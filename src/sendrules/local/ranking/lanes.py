"""In which lane a case is: the fast track's while it is on it, else the first lane whose condition holds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sendrules.local.answers.facts import tested
from sendrules.local.answers.fast_track import RECORDED, on_the_fast_track
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import Lanes
from sendrules.statutory.waiting import Waiting


def lane_of(item: Waiting, declared: Lanes, policy: LocalPolicy, as_of: date, notes: list[str]) -> Lane:
    """Give the lane of a case.

    Args:
        item: the case, with its dates.
        declared: the lanes.
        policy: the authority's policy.
        as_of: the day of the question.
        notes: gets the reason why a case that is recorded as fast-tracked is not in the fast track's lane.
    """
    fast = policy.fast_track
    lane = next((lane for lane in declared.lanes if fast is not None and lane.id == fast.lane), None)
    if fast is not None and lane is not None and item.case.facts.get(RECORDED) is True:
        reasons: list[str] = []
        if on_the_fast_track(fast, item.case, as_of, reasons):
            return lane
        notes.append(f"{item.case.reference}: not on the fast track: {'; '.join(reasons)}")
    return next(lane for lane in declared.lanes if _in_lane(lane, item, policy, as_of, notes))


def capped_lanes(policy: LocalPolicy, as_of: date) -> dict[str, Fraction]:
    """Give the most that the fast track's lane may take while others wait, where the policy says so."""
    fast = policy.fast_track
    if fast is None or fast.lane is None or fast.max_share is None or not fast.in_force_on(as_of):
        return {}
    return {fast.lane: Fraction(fast.max_share)}


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
        notes.append(f"{item.case.reference}: not in the lane {lane.title!r}, since {missing} is not recorded")
    return finding.holds is True
