"""What is wrong with a case as a whole: what is refused, and what is only odd and gets a warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sendrules.case.circumstances import Determination
from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind, NameKey, ServiceMethod, name_key
from sendrules.case.meanings import KINDS
from sendrules.case.personal_numbers import looks_like
from sendrules.case.receipt import RECEIVED
from sendrules.case.service import deemed_service
from sendrules.errors import BeyondHorizonError, Problem, Severity, near
from sendrules.explanation import words
from sendrules.time.written_dates import if_swapped

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
                f"events.{index}.id",
                f"the id {event.id} is used by events.{ids[event.id]} too.",
                "Give each event an id of its own, or none.",
            )
        key = tuple(getattr(event, field) for field in APART)
        if seen.setdefault(key, index) != index:
            yield Problem(
                f"events.{index}",
                f"this is the same as events.{seen[key]}: {event.title} on {words(event.on)}.",
                "Remove one, or say what sets them apart.",
            )


def unknown_triggers(events: Sequence[Event], determinations: Sequence[Determination]) -> Iterator[Problem]:
    """Find determinations that point to an event that is not there."""
    ids = {event.id for event in events if event.id}
    for index, determination in enumerate(determinations):
        name = determination.trigger
        if name is not None and name not in ids:
            close = near(name, ids)
            fix = f"Did you mean {' or '.join(close)}?" if close else f"The ids are: {', '.join(sorted(ids))}."
            yield Problem(
                f"determinations.{index}.trigger",
                f"no event has the id {name}.",
                fix if ids else "Record the event.",
            )


def of_reference(reference: str) -> Iterator[Problem]:
    """Warn of a reference that looks like a number which names a child to everybody."""
    if what := looks_like(reference):
        fix = "Use a reference of your own: it stands in every output."
        yield _odd("reference", f"the reference looks like {what}, which is personal data.", fix)


def warnings(events: Sequence[Event], as_of: date | None) -> Iterator[Problem]:
    """Find what is odd without being impossible: it is used as it stands."""
    questions = _Questions(events)
    for event in events:
        place = f"events.{event.id}"
        yield from _about_time(place, event, as_of)
        yield from _about_documents(place, event)
        yield from _about_receipt(place, event)
        yield from questions.unasked(place, event)


def _about_time(place: str, event: Event, as_of: date | None) -> Iterator[Problem]:
    """Warn of a date before the law began, of a plan whose day has come, and of an event still to come."""
    day = words(event.on)
    if event.on < COMMENCEMENT and not event.planned:
        yield _odd(
            f"{place}.on",
            f"{event.title} on {day} is before 1 September 2014, when the provisions began.",
            "Check the year. A limit that would start here is not in force.",
        )
    if as_of is None:
        return
    if event.planned and event.on <= as_of:
        yield _odd(
            f"{place}.planned",
            f"{event.title} was planned for {day}, which has come.",
            "Record whether it happened. Until then it does not count.",
        )
    if not event.planned and not KINDS[event.kind].scheduled and event.on > as_of:
        yield _odd(
            f"{place}.on",
            f"{event.title} is dated {day}, after the day asked about ({words(as_of)}).",
            'It is ignored. Check the date, or add "planned": true.',
        )


def _about_documents(place: str, event: Event) -> Iterator[Problem]:
    """Warn of a document that is dated after it was sent, and of time that closes before it begins."""
    sent = event.on if KINDS[event.kind].on_is is Dated.SENT else event.sent
    if event.written and sent and event.written > sent:
        yield _odd(
            f"{place}.written",
            f"the document is dated {words(event.written)}, after it was sent ({words(sent)}).",
            'Check both dates. Limits run from the day it was sent or served; only the two months "of the date of the '
            'notice" (reg 34(2)) run from the date on it.',
        )
    if event.closes and event.closes < (began := _served(event)):
        yield _odd(
            f"{place}.closes",
            f"the time for representations would close {words(event.closes)}, before it began ({words(began)}).",
            f"Check both dates. {if_swapped(began, event.closes)}".rstrip(),
        )


_RECEIVED = RECEIVED | {
    EventKind.APPEAL_RECEIVED,
    EventKind.REQUEST_WITHDRAWN,
    EventKind.ADVICE_RECEIVED,
    EventKind.SCHOOL_ANSWER,
}
"""What an authority receives; a court or a tribunal has rules of its own."""

_BY_POST = (ServiceMethod.FIRST_CLASS_POST, ServiceMethod.SECOND_CLASS_POST)


def _about_receipt(place: str, event: Event) -> Iterator[Problem]:
    """Warn of a day of receipt that lies later than the day it would have arrived, or that may be the day of posting."""
    if event.kind not in _RECEIVED or KINDS[event.kind].on_is is not Dated.SERVED:
        return
    method = event.method
    if event.sent is None:
        if method in _BY_POST:
            yield _odd(
                f"{place}.method",
                f"`on` ({words(event.on)}) is the day it arrived, so how it was posted changes nothing.",
                "If that is the day it was posted, put the day it arrived in `on`, and the day of posting in `sent`.",
            )
        return
    try:
        arrived = deemed_service(event.sent, method or ServiceMethod.SECOND_CLASS_POST)
    except BeyondHorizonError:
        return
    if event.on > arrived:
        by_post = method is None or method in _BY_POST
        when = f"in the ordinary course it arrives by {words(arrived)}" if by_post else "it arrived on that day"
        yield _odd(
            f"{place}.on",
            f"{event.title} was sent on {words(event.sent)}{_SENT_BY[method] if method else ''}: {when}. `on` says {words(event.on)}.",
            "Limits run from the day it arrived, not from the day it was opened or logged. Check `on`.",
        )


_SENT_BY = {
    ServiceMethod.EMAIL_AGREED: " by email",
    ServiceMethod.BY_HAND: " by hand",
    ServiceMethod.BY_TELEPHONE: " by telephone",
    ServiceMethod.FIRST_CLASS_POST: " by first-class post",
    ServiceMethod.SECOND_CLASS_POST: " by second-class post",
}


def _odd(place: str, message: str, fix: str) -> Problem:
    return Problem(place, message, fix, Severity.WARNING)


def _served(event: Event) -> date:
    """The day of service, or the day of the event where the calendar cannot tell."""
    try:
        return event.day(Dated.SERVED)
    except BeyondHorizonError:
        return event.on


_ANY: NameKey = ("", "any")  # no name has an empty word
_MOST_NAMES = 20
_MOST_KINDS = 3
"""The first kinds of a list are the usual ones."""


class _Questions:
    """The events of a case by kind, to tell whether an event answers one before it. The events are gone through once."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._earliest: dict[tuple[EventKind, NameKey], tuple[date, int, Event]] = {}
        self._names: dict[EventKind, set[str]] = {}
        for index, event in enumerate(events):
            self._names.setdefault(event.kind, set()).add(event.about or "(none)")
            entry = (event.on, index, event)
            for key in {(event.kind, _ANY), (event.kind, name_key(event.about))}:
                self._earliest[key] = min(self._earliest.get(key, entry), entry, key=lambda e: e[:2])

    def unasked(self, place: str, event: Event) -> Iterator[Problem]:
        """Warn of an answer with no question before it."""
        wanted = KINDS[event.kind].follows
        if not wanted:
            return
        by_name = event.kind in (EventKind.ADVICE_RECEIVED, EventKind.SCHOOL_ANSWER)
        name = name_key(event.about) if by_name else _ANY
        found = [entry for kind in wanted if (entry := self._earliest.get((kind, name))) is not None]
        on, _, first = min(found, key=lambda e: e[:2], default=(None, 0, None))
        if first is not None and on is not None:
            if on > event.on:
                yield _odd(
                    place,
                    f"{event.title} on {words(event.on)} is before {first.title} on {words(on)}.",
                    f"Check both dates. {if_swapped(on, event.on)}As they stand, it does not count as an answer.",
                )
            return
        more = f" or one of {len(wanted) - _MOST_KINDS} more" if len(wanted) > _MOST_KINDS else ""
        names = (
            " or ".join(kind.value for kind in wanted[:_MOST_KINDS])
            + more
            + (f" about {event.about!r}" if by_name else "")
        )
        message = f"{event.title} on {words(event.on)} follows nothing: there is no {names}."
        yield _odd(place, message, self._fix(wanted) if by_name else "Record it.")

    def _fix(self, wanted: Sequence[EventKind]) -> str:
        others = sorted(set[str]().union(*(self._names.get(kind, set()) for kind in wanted)))
        listed = ", ".join(others[:_MOST_NAMES]) + (", …" if len(others) > _MOST_NAMES else "")
        return f"Record it, or give the same `about` ({listed})." if others else "Record it."
