"""How a milestone stands: the colour computed from its figures, and beside it, kept apart, the colour that a person reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sendrules.explanation import words
from sendrules.local.declarations.performance import Brag, Milestone
from sendrules.local.declarations.values import number


@dataclass(frozen=True, slots=True)
class MilestoneStatus:
    """How one milestone stands on a day.

    Attributes:
        milestone: its id.
        computed: the colour that the figures give; None where they do not settle it.
        reported: the colour that a person reported; None where there is none. It changes nothing in ``computed``.
        short_by: how much is missing; None where it is not counted or not known.
        share: how much of it is done, from 0 to 1.
        reasons: in words a parent could read.
        assumptions: what was assumed, since the source does not say it.
        missing: what would have settled it.
    """

    milestone: str
    computed: Brag | None
    reported: Brag | None
    short_by: Decimal | None
    share: Decimal | None
    reasons: tuple[str, ...]
    assumptions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "milestone": self.milestone,
            "computed": self.computed.value if self.computed else None,
            "reported": self.reported.value if self.reported else None,
            "short_by": str(self.short_by) if self.short_by is not None else None,
            "share": str(self.share) if self.share is not None else None,
            "reasons": list(self.reasons),
            "assumptions": list(self.assumptions),
            "missing": list(self.missing),
        }


def milestone_status(
    milestone: Milestone,
    as_of: date,
    *,
    done: Decimal | float | bool | None = None,
    forecast: Decimal | float | None = None,
    at_risk: bool | None = None,
    reported: Brag | None = None,
) -> MilestoneStatus:
    """Say how a milestone stands: done is blue; its day reached and not done, red; forecast to miss, red; at risk, amber; else green.

    Where the source gives no day, nothing tells whether the day has passed, so it is never green.

    Args:
        milestone: the milestone.
        as_of: the day of the question; on the milestone's own last day it must be done.
        done: how many are done, or whether it is; None where not known.
        forecast: how many are expected by its day; None where there is no forecast.
        at_risk: whether somebody judged it at risk; None where nobody did.
        reported: the colour that a person reported, which is kept beside.

    Raises:
        InputError: ``done`` or ``forecast`` is no number of nought or more.
    """
    count = None if done is None or isinstance(done, bool) else number(done, "done")
    expected = None if forecast is None else number(forecast, "forecast")
    wanted, assumptions = _wanted(milestone)
    share = short = None
    reached: bool | None = done if isinstance(done, bool) else None
    reasons: list[str] = []
    if milestone.quantity is not None and count is not None:
        value = milestone.quantity.value
        share = (count / value).quantize(Decimal("0.001")) if value else None
        short = max(value - count, Decimal(0))
        reached = count >= wanted
        reasons.append(f"{count:f} of {value:f} {milestone.quantity.unit}")
    last = milestone.by.latest or milestone.by.earliest
    over = last is not None and as_of >= last and not milestone.by.open_ended
    reasons.append(
        f"by {words(last)}" if last is not None else f"the source gives no day, and says: {milestone.by.stated}"
    )
    computed: Brag | None = None
    missing: tuple[str, ...] = ()
    if reached:
        computed = Brag.BLUE
    elif over:
        computed = None if reached is None else Brag.RED
        missing = ("how much is done",) if reached is None else ()
    elif expected is not None and expected < wanted:
        computed = Brag.RED
        reasons.append(f"forecast {expected:f}")
    elif at_risk:
        computed = Brag.AMBER
    elif last is None:
        missing = ("the day by which it is to be done",)
    elif at_risk is False or expected is not None:
        computed = Brag.GREEN
    else:
        missing = ("a forecast, or whether it is at risk",)
    return MilestoneStatus(milestone.id, computed, reported, short, share, tuple(reasons), assumptions, missing)


def _wanted(milestone: Milestone) -> tuple[Decimal, tuple[str, ...]]:
    quantity = milestone.quantity
    if quantity is None:
        return Decimal(1), ()
    if quantity.circa and quantity.tolerance is None:
        reason = f"no tolerance is applied: the source says circa {quantity.value:f} and does not say how far off still counts"
        return quantity.value, (reason,)
    return quantity.least, ()
