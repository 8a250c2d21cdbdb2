"""``Flow``: what became of the queue."""

from __future__ import annotations

from dataclasses import dataclass

from sendrules.commissioning.forecast.draws import Counts


@dataclass(frozen=True, slots=True)
class Flow:
    """What became of the queue. Arrays are by month, group and run, at the end of the month.

    What is late and in time has one group, the sum of all, unless it was to be kept by group.

    Attributes:
        arrived: new cases.
        allocated: cases that got a place; one whose report was rejected counts each time.
        rejected: cases of the month's places whose report is rejected, and which wait again.
        withdrawn: cases that left without a place.
        waiting: cases that wait for a place, those among them whose report was rejected.
        over_20: those that have waited more than 20 weeks: surely, and perhaps.
        over_52: those that have waited more than 52 weeks: surely, and perhaps.
        old: of those that waited at the start, those that still wait, or may: any report of a month may be the rejected one. Of all groups.
        old_over_20: of these, those that now wait more than 20 weeks, perhaps; of all groups.
        first: of those that waited at the start, those that had no place yet; of all groups.
        first_over_20: of these, those that now wait more than 20 weeks, perhaps; of all groups.
        kept: new cases whose plan came within 20 weeks: surely, and perhaps. By month of request, as far as the forecast can
            tell.
        asked: of how many new cases that was asked: those not withdrawn by then, before they had a place.
    """

    arrived: Counts
    allocated: Counts
    rejected: Counts
    withdrawn: Counts
    waiting: Counts
    over_20: tuple[Counts, Counts]
    over_52: tuple[Counts, Counts]
    old: Counts
    old_over_20: Counts
    first: Counts
    first_over_20: Counts
    kept: tuple[Counts, Counts]
    asked: tuple[Counts, Counts]
