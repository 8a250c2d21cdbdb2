"""When a message is to be acknowledged and answered under an authority's own standard of service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sendrules.explanation import plain, words
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.standards import (
    Basis,
    CommunicationStandard,
    OfficeClosure,
    StandardsPolicy,
)
from sendrules.local.declarations.values import period_text
from sendrules.outside_text import normal_name
from sendrules.time.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTarget:
    """By when a message is acknowledged and answered.

    Attributes:
        standard: the standard's id.
        title: it in words a parent could read.
        acknowledge_by: the last day for the acknowledgement; None where it has no limit.
        reply_by: the last day for the reply; None where it has no limit, or its clock has not started.
        update_by: the last day for the first update; None where none is promised. Each later one is as long after the one before.
        escalate: by role, the day on which a message that has no reply goes to it. Counted from receipt, or from the event.
        reasons: in words a parent could read.
        provenance: where the standard comes from.
    """

    standard: str
    title: str
    acknowledge_by: date | None
    reply_by: date | None
    update_by: date | None
    escalate: tuple[tuple[str, date], ...]
    reasons: tuple[str, ...]
    provenance: tuple[Provenance, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "standard": self.standard,
            "title": self.title,
            "acknowledge_by": plain(self.acknowledge_by),
            "reply_by": plain(self.reply_by),
            "update_by": plain(self.update_by),
            "escalate": [{"to": to, "on": plain(on)} for to, on in self.escalate],
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def replies(
    policy: StandardsPolicy | None,
    received: date,
    calendar: WorkingCalendar,
    *,
    event: str = "message",
    channel: str | None = None,
    acknowledged: date | None = None,
) -> tuple[ReplyTarget, ...]:
    """Give the targets for one message under every standard that covers it.

    Args:
        policy: the authority's standards.
        received: the day it was received, or of the event. It is not counted.
        calendar: the working days; the office's own closures are laid over them here, and nowhere else.
        event: what is answered.
        channel: how it came; None for a standard that covers every channel.
        acknowledged: the day it was acknowledged, for a reply that is counted from then.

    Raises:
        BeyondHorizonError: the calendar does not reach.
    """
    if policy is None or not policy.in_force_on(received):
        return ()
    open_days = with_closures(calendar, policy.closures)
    return tuple(
        _reply(standard, received, open_days, acknowledged)
        for standard in policy.communication
        if standard.event == event
        and (not standard.channels or (channel and normal_name(channel)) in standard.channels)
    )


def with_closures(calendar: WorkingCalendar, closures: tuple[OfficeClosure, ...]) -> WorkingCalendar:
    """Give a calendar in which the office's closures are days off."""
    shut = {
        day: closure.title
        for closure in closures
        for n in range((closure.last - closure.first).days + 1)
        if calendar.knows(day := closure.first + timedelta(days=n)) and calendar.is_working_day(day)
    }
    return calendar.overlay(shut) if shut else calendar


def _reply(
    standard: CommunicationStandard, received: date, calendar: WorkingCalendar, acknowledged: date | None
) -> ReplyTarget:
    reasons = [f"received {words(received)}, which is not counted"]
    acknowledge = standard.acknowledge.last_day(received, calendar) if standard.acknowledge else None
    start: date | None = received
    if standard.basis is Basis.ACKNOWLEDGEMENT:
        start = acknowledged
        reasons.append(
            f"the reply is counted from the acknowledgement of {words(acknowledged)}"
            if acknowledged
            else "the reply is counted from the acknowledgement, whose day is not recorded"
        )
    reply = standard.reply.last_day(start, calendar) if standard.reply and start else None
    for name, period in (("acknowledgement", standard.acknowledge), ("reply", standard.reply)):
        if period is not None:
            reasons.append(f"{name} within {period.n} working day{'' if period.n == 1 else 's'}")
    update = standard.repeats.last_day(received, calendar) if standard.repeats else None
    if standard.repeats is not None:
        reasons.append(f"an update every {period_text(standard.repeats)}, the first by {words(update)}")
    escalate = tuple((e.to, e.after.last_day(received, calendar)) for e in standard.escalation)
    return ReplyTarget(
        standard=standard.id,
        title=standard.title,
        acknowledge_by=acknowledge,
        reply_by=reply,
        update_by=update,
        escalate=escalate,
        reasons=tuple(reasons),
        provenance=standard.provenance,
    )
