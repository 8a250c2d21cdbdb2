"""Which events put another regime in the place of what a start began, and which starts an order is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter

from sendrules.case.conditions import Occasion
from sendrules.case.events import Event
from sendrules.case.kinds import ORDERING, same_name
from sendrules.case.view import View, any_between
from sendrules.law.model.overtaken import Overtaken, Stage
from sendrules.statutory.starts import Start, Starts

_ON = attrgetter("on")


def overtakes_start(event: Event, rule: Overtaken, start: Start, found: Starts, view: View) -> bool | None:
    """Whether an event puts another regime in the place of what this start began; None where it is a change of mind only."""
    if not rule.by(event.kind, event.order) or not _concerns(event, rule, start, found, view):
        return False
    conditions = (condition for kind, condition in rule.when if kind is event.kind)
    return True if all(c.test(Occasion(view, event)).holds for c in conditions) else None


def _concerns(event: Event, rule: Overtaken, start: Start, found: Starts, view: View) -> bool:
    """Whether an event is about this start: an order is about what had been refused."""
    stage = rule.stage(event.order) if event.kind in ORDERING else None
    if stage is None:
        return True
    refused = _refused_starts(event.on, stage, found, view)
    if refused:
        return id(start) in refused
    passed = view.alike(start.event, *stage.passed_by)
    return not (passed and any_between(passed, start.event.on, event.on, last_included=False))


def _refused_starts(by: date, stage: Stage, found: Starts, view: View) -> set[int]:
    """The identities of the starts that were refused by a day, worked out once for each day."""
    key = ("refused", by, id(stage), id(found))
    kept: tuple[object, set[int]] | None = view.memo.get(key)
    if kept is None:
        kept = view.memo[key] = ((stage, found), {id(s) for s in found.all if _refused(s, stage, by, found, view)})
    return kept[1]


def _refused(start: Start, stage: Stage, by: date, found: Starts, view: View) -> bool:
    """Whether a start was refused by a day; what refused an earlier start on its own day did not refuse it."""
    own_day = start.event.on
    refusals = view.alike(start.event, *stage.refused_by)
    if not refusals:
        return False
    first = bisect_left(refusals, own_day, key=_ON)
    if first < len(refusals) and refusals[first].on == own_day <= by:
        asked_before = any(_alike(s, start) for s in found.all[: bisect_left(found.days, own_day)])
        if not asked_before:
            return True
    first = bisect_right(refusals, own_day, key=_ON)
    return first < len(refusals) and refusals[first].on <= by


def _alike(one: Start, other: Start) -> bool:
    return same_name(one.event.about, other.event.about)
