"""When a message is to be acknowledged and answered under an authority's own standard of service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sendrules.case.case import Case
from sendrules.errors import InputError, Problem, UnknownNameError
from sendrules.explanation import plain, words
from sendrules.local.answers.applies import applies
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.communication import Basis, CommunicationStandard, OfficeClosure
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.values import period_text
from sendrules.outside_text import normal_name, on_one_line
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Period

_COUNTED = {
    Counting.AFTER: "",
    Counting.BEGINNING_WITH: ", the first day counted",
    Counting.CLEAR: ", neither the first nor the last day counted",
}


class NoStandardFor(UnknownNameError):
    """No communication standard of the authority is for this event, or for this channel.

    Attributes:
        name: the event or the channel that was asked about.
        near: the nearest that a standard is for, best first.
        known: every event, or every channel, that a standard is for.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what = what
        self.known: tuple[str, ...] = tuple(dict.fromkeys(known))
        super().__init__(name, self.known)

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(self.near)}?" if self.near else ""
        known = f" Name one of these: {', '.join(self.known)}."
        return on_one_line(f"no communication standard is for the {self.what} {self.name!r}.{hint}{known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTarget:
    """By when a message is acknowledged and answered, under one standard.

    Attributes:
        standard: the standard's id.
        title: it in words a parent could read.
        event: what is answered.
        channels: the channels that it is for; empty for all.
        applies: whether it applies to the case. False: its condition does not hold, and it gives no day. None: it has a condition,
            and no case was given or the case does not record enough.
        missing: the facts that the case does not record.
        acknowledge_by: the last day for the acknowledgement; None where it has no limit.
        reply_by: the last day for the reply; None where it has no limit, or its clock has not started.
        update_by: the last day for the first update; None where none is promised, or its clock has not started. Each later one is
            as long after the one before.
        escalate: by role, the day on which a message that has no reply goes to it. Counted from receipt, or from the event.
        reasons: in words a parent could read.
        provenance: where the standard comes from.
    """

    standard: str
    title: str
    event: str
    channels: tuple[str, ...]
    applies: bool | None
    missing: tuple[str, ...]
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
            "event": self.event,
            "channels": list(self.channels),
            "applies": self.applies,
            "missing": list(self.missing),
            "acknowledge_by": plain(self.acknowledge_by),
            "reply_by": plain(self.reply_by),
            "update_by": plain(self.update_by),
            "escalate": [{"to": to, "on": plain(on)} for to, on in self.escalate],
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def replies(
    policy: LocalPolicy,
    received: date,
    calendar: WorkingCalendar,
    *,
    event: str = "message",
    channel: str | None = None,
    acknowledged: date | None = None,
    case: Case | None = None,
) -> tuple[ReplyTarget, ...]:
    """Give the targets for one message under every standard that covers it.

    Args:
        policy: what the authority declares, as it stands on the day.
        received: the day it was received, or of the event.
        calendar: the working days; the office's own closures are laid over them here, and nowhere else.
        event: what is answered.
        channel: how it came; None for the standards of every channel.
        acknowledged: the day it was acknowledged, for a reply that is counted from then.
        case: the case that it is about; None leaves the condition of a standard open.

    Raises:
        InputError: it was acknowledged before it was received.
        NoStandardFor: the authority has communication standards, and none is for the event or the channel.
        BeyondHorizonError: the calendar does not reach.
    """
    if acknowledged is not None and acknowledged < received:
        message = f"it was acknowledged on {words(acknowledged)}, before it was received on {words(received)}."
        raise InputError("replies", [Problem("acknowledged", message, "Check both days.")])
    declared = policy.standards
    if declared is None or not declared.in_force_on(received):
        return ()
    answering = [standard for standard in declared.communication if standard.basis is not Basis.WAIT]
    if not answering:
        return ()
    named = normal_name(event)
    found = [standard for standard in answering if standard.event == named]
    if not found:
        raise NoStandardFor("event", event, (standard.event for standard in answering))
    notes: tuple[str, ...] = ()
    if channel is not None:
        found, notes = _by_channel(found, normal_name(channel))
    open_days = with_closures(calendar, declared.closures)
    return tuple(_reply(standard, received, open_days, acknowledged, policy, case, notes) for standard in found)


def _by_channel(
    standards: Sequence[CommunicationStandard], channel: str
) -> tuple[list[CommunicationStandard], tuple[str, ...]]:
    """Give the standards for a channel; and a note where none names it, and some are for every channel."""
    known = list(dict.fromkeys(name for standard in standards for name in standard.channels))
    found = [standard for standard in standards if not standard.channels or channel in standard.channels]
    if not found:
        raise NoStandardFor("channel", channel, known)
    if known and channel not in known:
        return found, (
            f"no standard names the channel {channel!r}, and this one is for all (named: {', '.join(known)})",
        )
    return found, ()


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
    standard: CommunicationStandard,
    received: date,
    calendar: WorkingCalendar,
    acknowledged: date | None,
    policy: LocalPolicy,
    case: Case | None,
    notes: Iterable[str],
) -> ReplyTarget:
    unread: list[str] = []
    found = applies(standard.when, case, policy, received, unread)
    about = [reason for reason in (*notes, found.reason, *unread) if reason]
    if found.holds is False:
        return _target(standard, applies=False, reasons=about)
    acknowledge = standard.acknowledge.last_day(received, calendar) if standard.acknowledge else None
    start = acknowledged if standard.basis is Basis.ACKNOWLEDGEMENT else received
    update = standard.repeats.last_day(start, calendar) if standard.repeats and start else None
    reasons = list(_reasons(standard, received, acknowledged))
    if standard.repeats is not None:
        first = f"the first by {words(update)}" if update else "the first counted from the acknowledgement"
        reasons.append(f"an update every {_within(standard.repeats)}, {first}")
    return _target(
        standard,
        applies=found.holds,
        missing=found.missing,
        acknowledge_by=acknowledge,
        reply_by=standard.reply.last_day(start, calendar) if standard.reply and start else None,
        update_by=update,
        escalate=tuple((e.to, e.after.last_day(received, calendar)) for e in standard.escalation),
        reasons=[*reasons, *about],
    )


def _target(
    standard: CommunicationStandard,
    *,
    applies: bool | None,
    reasons: Iterable[str],
    missing: tuple[str, ...] = (),
    acknowledge_by: date | None = None,
    reply_by: date | None = None,
    update_by: date | None = None,
    escalate: tuple[tuple[str, date], ...] = (),
) -> ReplyTarget:
    return ReplyTarget(
        standard=standard.id,
        title=standard.title,
        event=standard.event,
        channels=standard.channels,
        applies=applies,
        missing=missing,
        acknowledge_by=acknowledge_by,
        reply_by=reply_by,
        update_by=update_by,
        escalate=escalate,
        reasons=tuple(reasons),
        provenance=standard.provenance,
    )


def _reasons(standard: CommunicationStandard, received: date, acknowledged: date | None) -> Iterable[str]:
    """Say from what each period is counted, and how long it is."""
    periods = [*(standard.acknowledge, standard.reply, standard.repeats), *(e.after for e in standard.escalation)]
    after = all(period is None or period.counting is Counting.AFTER for period in periods)
    what = f"{standard.event} of" if standard.basis is Basis.EVENT else "received"
    yield f"{what} {words(received)}{', which is not counted' if after else ''}"
    if standard.basis is Basis.ACKNOWLEDGEMENT:
        yield (
            f"the reply is counted from the acknowledgement of {words(acknowledged)}"
            if acknowledged
            else "the reply is counted from the acknowledgement, whose day is not recorded"
        )
    for name, period in (("acknowledgement", standard.acknowledge), ("reply", standard.reply)):
        if period is not None:
            yield f"{name} within {_within(period)}"


def _within(period: Period) -> str:
    """Write a period with how its days are counted, where that is not the usual way."""
    return f"{period_text(period)}{_COUNTED[period.counting]}"
