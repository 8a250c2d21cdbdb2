"""``to_ical``: the answers for one case or several as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from icalendar import Event

from sendrules.errors import InputError, Problem, WrongType
from sendrules.outside_text import on_one_line
from sendrules.report.calendar.earlier import cancelled, next_version, read_earlier
from sendrules.report.calendar.entries import Entries
from sendrules.report.calendar.entry import Entry
from sendrules.report.calendar.ics import calendar_of, event_of
from sendrules.report.calendar.uids import case_part
from sendrules.result import Result

EARLIER = "the earlier calendar file"


def to_ical(
    results: Result | Iterable[Result],
    *,
    reference: bool = True,
    remind: Sequence[int] = (1,),
    earlier: bytes | None = None,
    source: str = EARLIER,
) -> bytes:
    r"""Write the days on which something is due in one case or several as a calendar file (iCalendar, RFC 5545).

    Each entry is an all-day event on the day that the limit falls on, with what to do next, how the day was worked out and the
    provision. It holds what binds: guidance and an authority's own targets are left out. What is done is not asked for. An entry is
    tentative where it is contested, owed only on a condition, or not known for want of a fact.

    A later file has the same UID for the same occurrence of the same duty, with a higher SEQUENCE, so that a calendar updates its
    entry. What is no longer asked for, and whose day is still to come, is there as cancelled.

    Args:
        results: the answers, each for another case.
        reference: whether entries name the case. Nothing else in a file says whose it is.
        remind: how many days before its day a reminder comes, at nine in the morning. Where that is no working day, another comes
            on the last working day before it.
        earlier: the calendar file that was written before. Then exactly what stood in it and is no longer asked for is cancelled,
            what did not change keeps its SEQUENCE, and entries of other cases stay.
        source: what to call that file in an error.

    Returns:
        The file, in UTF-8, with lines of at most 75 bytes. The same answers give the same bytes.

    Raises:
        WrongType: an answer is no ``Result``.
        ValueError: a number of days is negative.
        InputError: two answers are for one case, or the earlier file was not written by this function.

    >>> from datetime import date
    >>> from sendrules import Case, Event, evaluate
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> lines = to_ical(evaluate(case, as_of=date(2025, 10, 1))).decode().splitlines()
    >>> for line in lines[lines.index("SUMMARY:A-17: Send the finalised EHC plan") :][:3]:
    ...     print(line)
    SUMMARY:A-17: Send the finalised EHC plan
    DTSTART;VALUE=DATE:20251008
    DTEND;VALUE=DATE:20251009
    """
    if any(n < 0 for n in remind):
        raise ValueError("remind holds days before the day: none may be negative")
    found = _checked(results)
    old = None if earlier is None else read_earlier(earlier, source)
    events: list[Event] = []
    for result in found:
        entries = Entries(result.statutory, show_reference=reference, remind=remind)
        events += _fresh(entries, result) if old is None else _updated(entries, result, old)
    if old is not None:
        given = {case_part(result.case.reference) for result in found}
        events += (event for uid, event in old.items() if uid.partition("-")[0] not in given)
    return calendar_of(sorted(events, key=lambda event: (event.start, str(event["uid"]))))


def _checked(results: Result | Iterable[Result]) -> tuple[Result, ...]:
    found = (results,) if isinstance(results, Result) else tuple(results)
    seen: set[str] = set()
    for result in found:
        if not isinstance(result, Result):
            raise WrongType(f"to_ical takes answers of evaluate, not {type(result).__name__}")
        name = result.case.reference
        if name in seen:
            fix = "Put the events of one child into one case, or give each case a reference of its own."
            raise InputError(on_one_line(name), [Problem("reference", "two cases have this reference.", fix)])
        seen.add(name)
    return found


def _fresh(entries: Entries, result: Result) -> Iterator[Event]:
    """What is asked for; and as cancelled what an earlier file may have put on a day that is still to come."""
    ahead: Iterable[Entry] = (
        entry for uid, entry in entries.not_asked.items() if entry.day >= result.as_of and uid not in entries.asked
    )
    return map(event_of, chain(entries.asked.values(), ahead))


def _updated(entries: Entries, result: Result, old: dict[str, Event]) -> Iterator[Event]:
    for uid, entry in entries.asked.items():
        yield next_version(entry, old.get(uid))
    own = case_part(result.case.reference)
    for uid, before in old.items():
        over = before.get("status") == "CANCELLED" and before.start < result.as_of  # nobody looks for it any more
        if uid.partition("-")[0] == own and uid not in entries.asked and not over:
            yield cancelled(before, entries.not_asked, result.as_of)
