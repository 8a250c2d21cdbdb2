"""What is wrong with a case as a whole: what is refused, and what is only odd and gets a warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sendrules.case.circumstances import Determination
from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind, same_name
from sendrules.case.meanings import KINDS
from sendrules.errors import BeyondHorizonError, Problem, near
from sendrules.explanation import words

COMMENCEMENT = date(2014, 9, 1)


APART = ("kind", "on", "about", "to", "by", "order", "issues", "duty", "sets", "planned")
"""What sets two events apart: an order or a direction may say several things on one day."""


def repeated(events: tuple[Event, ...]) -> Iterator[Problem]:
    """Find ids that are used twice, and events that say the same."""
    ids: dict[str, int] = {}
    seen: dict[tuple[Any, ...], int] = {}
    for index, event in enumerate(events):
        if event.id and ids.setdefault(event.id, index) != index:
            yield Problem(
                f"events.{index}.id", f"the id {event.id} is used by events.{ids[event.id]} too.",
                "Give each event an id of its own, or none.",
            )  # fmt: skip
        key = tuple(getattr(event, field) for field in APART)
        if seen.setdefault(key, index) != index:
            yield Problem(
                f"events.{index}", f"this is the same as events.{seen[key]}: {event.title} on {words(event.on)}.",
                "Remove one, or say what sets them apart.",
            )  # fmt: skip


def unknown_triggers(events: Sequence[Event], determinations: Sequence[Determination]) -> Iterator[Problem]:
    """Find determinations that point to an event that is not there."""
    ids = [event.id for event in events if event.id]
    for index, determination in enumerate(determinations):
        name = determination.trigger
        if name is not None and name not in ids:
            close = near(name, ids)
            fix = f"Did you mean {' or '.join(close)}?" if close else f"The ids are: {', '.join(sorted(set(ids)))}."
            yield Problem(
                f"determinations.{index}.trigger", f"no event has the id {name}.",
                fix if ids else "Record the event.",
            )  # fmt: skip


def warnings(events: Sequence[Event], as_of: date | None) -> Iterator[Problem]:
    """Find what is odd without being impossible: it is used as it stands."""
    for index, event in enumerate(events):
        info, at = KINDS[event.kind], f"events.{index}"
        day = words(event.on)
        if event.on < COMMENCEMENT and not event.planned:
            yield Problem(
                f"{at}.on", f"{event.title} on {day} is before 1 September 2014, when the provisions began.",
                "Check the year; limits that would start here are answered as not in force.",
            )  # fmt: skip
        if event.planned and as_of and event.on <= as_of:
            yield Problem(
                f"{at}.planned", f"{event.title} was planned for {day}, which has come.",
                "Record whether it happened; until then it answers nothing.",
            )  # fmt: skip
        if not event.planned and not info.scheduled and as_of and event.on > as_of:
            yield Problem(
                f"{at}.on", f"{event.title} is dated {day}, after the day asked about ({words(as_of)}).",
                "It is not seen. Check the date, or say planned: true.",
            )  # fmt: skip
        sent = event.on if info.on_is is Dated.SENT else event.sent
        if event.written and sent and event.written > sent:
            yield Problem(
                f"{at}.written", f"the document is dated {words(event.written)}, after it was sent ({words(sent)}).",
                "Check both dates. Limits run from the day it was sent or served; only two months \"of the date of the notice\" (reg "
                "34(2)) look at the date that it bears.",
            )  # fmt: skip
        if event.closes and event.closes < (began := _served(event)):
            yield Problem(
                f"{at}.closes",
                f"the time for representations would close {words(event.closes)}, before it began ({words(began)}).",
                "Check both dates.",
            )  # fmt: skip
        yield from _follows(events, index, event)


def _served(event: Event) -> date:
    """The day of service, or the day of the event where the calendar cannot tell."""
    try:
        return event.day(Dated.SERVED)
    except BeyondHorizonError:
        return event.on


def _follows(events: Sequence[Event], index: int, event: Event) -> Iterator[Problem]:
    """Warn of an answer with no question before it."""
    wanted = KINDS[event.kind].follows
    if not wanted:
        return
    same = event.kind in (EventKind.ADVICE_RECEIVED, EventKind.SCHOOL_ANSWER)
    before = [e for e in events if e.kind in wanted and (not same or same_name(e.about, event.about))]
    if any(e.on <= event.on for e in before):
        return
    names = " or ".join(k.value for k in wanted) + (f" about {event.about!r}" if same else "")
    if before:
        first = min(before, key=lambda e: e.on)
        message = f"{event.title} on {words(event.on)} is before {first.title} on {words(first.on)}."
        fix = "Check both dates; as they stand it answers nothing."
    else:
        message = f"{event.title} on {words(event.on)} follows nothing: there is no {names}."
        others = sorted({e.about or "(none)" for e in events if e.kind in wanted})
        fix = f"Record it, or give the same `about` ({', '.join(others)})." if same and others else "Record it."
    yield Problem(f"events.{index}", message, fix)
