"""``timeline``: what happened in one case and every limit it started, as a drawing and as the table behind it.

The answers are those of the engine and the words those of ``sendrules.wording``: nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sendrules.case.events import Event
from sendrules.charts.looks import LIGHT, Look
from sendrules.explanation import words
from sendrules.law.model.duty import Bound
from sendrules.outside_text import on_one_line
from sendrules.report.pages.timeline_drawing import Bar, Drawing, How, drawn, last_drawn
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Ended
from sendrules.values import value
from sendrules.wording.basis import basis_of
from sendrules.wording.contested import turning
from sendrules.wording.found import Found
from sendrules.wording.matters import title_of
from sendrules.wording.standing import standing

if TYPE_CHECKING:
    from sendrules.result import Result

WIDE, NARROW = 720, 340
"""The two widths that a page has a drawing for: a screen or paper, and a phone."""
MOST_LIMITS, MOST_EVENTS = 16, 14
"""How many limits and events are drawn; the table has all."""
HEADS = ("Day", "What", "How it stands", "Counted from", "Provision")
"""The headings of the table."""


_Contested = frozenset[tuple[str, str | None]]
"""The occurrences that another answer to an open question of law would turn round: the duty, and the event that starts it."""


class Row(StrEnum):
    """What a row of the table is."""

    EVENT = "event"
    LIMIT = "limit"


@value
class Timeline:
    """The timeline of one case.

    Attributes:
        title: its title.
        description: what it shows, in words.
        svg: one ``<svg>`` that needs nothing else; empty where there is nothing to draw.
        heads: the headings of the table.
        rows: the rows of the table, as texts under the headings: first events and limits by their day, then what has no last day.
        left_out: how many events and limits the drawing leaves out; the table has them.
    """

    title: str
    description: str
    svg: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int


def timeline(result: Result, *, look: Look = LIGHT, width: int = WIDE) -> Timeline:
    """Draw the timeline of one case, and give the table behind it.

    What is late or still open is drawn first, then what was done last. Guidance, rights that were not used and what ended in time stand in
    the table alone. That a step which files seldom hold is not recorded does not show that it was missed, and is not drawn as late.

    Args:
        result: the answer for the case.
        look: the colours: ``sendrules.charts.LIGHT`` for paper and light pages, ``DARK`` for dark ones.
        width: of the drawing, in pixels: ``WIDE`` or ``NARROW``.

    >>> from sendrules import Case, Event, evaluate
    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> found = timeline(evaluate(case, as_of=date(2025, 7, 3)))
    >>> found.title, found.svg[:4]
    ('Timeline of case A-17, as of Thu 3 Jul 2025', '<svg')
    >>> print(found.description)
    1 event and 8 limits. Late now: 1. Still to come: 3. Done late: 0. Done in time: 0.
    >>> found.rows[0]
    ('Wed 21 May 2025', 'request for an assessment', 'happened', '', '')
    """
    title = f"Timeline of case {on_one_line(result.case.reference)}, as of {words(result.as_of)}"
    events = _events(result)
    limits = [i for duty in result.values() for i in duty.instances]
    found = Found(result.statutory)
    contested = frozenset((duty.id, other.trigger.id) for duty, other in turning(result.statutory))
    how = _how(found, limits)
    chosen = _chosen(limits, how, result.as_of)
    told = _told_events(events, chosen, result.as_of)
    said = _described(events, limits, found)
    left = len(events) - len(told) + len(limits) - len(chosen)
    bars = sorted(
        (*map(_of_event, told), *(_of_limit(i, how[id(i)], result.as_of, contested) for i in chosen)), key=_place
    )
    svg = drawn(Drawing(title, said, tuple(bars), result.as_of, left), look, width) if bars else ""
    return Timeline(title, said, svg, HEADS, tuple(_rows(events, limits, contested)), left)


def _events(result: Result) -> list[Event]:
    view = result.statutory.view
    return sorted((event for event in result.case.events if view.sees(event)), key=lambda event: event.on)


def _how(found: Found, limits: Iterable[Instance]) -> dict[int, How]:
    """How each limit is drawn; not at all where it is not here."""
    groups = (
        (How.LATE, found.late),
        (How.WAS_LATE, found.was_late),
        (How.UNKNOWN, (*found.unclear, *found.perhaps, *found.unrecorded)),
        (How.DUE, (*found.ahead, *found.windows, *found.to_come, *found.result.rights)),
        (How.LIFTED, found.lifted),
        (How.IN_TIME, found.in_time),
    )
    how: dict[int, How] = {}
    for each, group in groups:
        for i in group:
            how.setdefault(id(i), each)
    return {id(i): how[id(i)] for i in limits if id(i) in how and i.limit}


def _chosen(limits: Iterable[Instance], how: dict[int, How], as_of: date) -> list[Instance]:
    """The limits that are drawn: what is open first, of that what is due first; then the latest."""
    order = list(How)

    def urgency(i: Instance) -> tuple[int, int, str]:
        assert i.limit is not None
        each, day = how[id(i)], i.limit.toordinal()
        return order.index(each), day if each in (How.LATE, How.DUE) else -day, i.id

    shown = [i for i in limits if id(i) in how and i.started <= last_drawn(as_of)]
    return sorted(shown, key=urgency)[:MOST_LIMITS]


def _told_events(events: Iterable[Event], chosen: Iterable[Instance], as_of: date) -> list[Event]:
    """The events that are drawn: what starts or ends a limit that is drawn, then the latest."""
    near = [event for event in events if event.on <= last_drawn(as_of)]
    needed = {id(event) for i in chosen for event in (i.trigger, i.done) if event is not None}
    most = sorted(near, key=lambda event: (id(event) in needed, event.on))[-MOST_EVENTS:]
    kept = set(map(id, most))
    return [event for event in near if id(event) in kept]


def _of_event(event: Event) -> Bar:
    return Bar(f"{words(event.on)}: {_event(event)}", "", How.EVENT, event.on, event.on, None)


def _event(event: Event) -> str:
    return on_one_line(f"{event.title}{', planned' if event.planned else ''}")


def _of_limit(i: Instance, how: How, as_of: date, contested: _Contested) -> Bar:
    """One limit: from its start to its last day, and to the day on which it was done, ended, or is asked about."""
    assert i.limit is not None
    end = i.done_on if i.duty.bound is Bound.NOT_LATER_THAN else None
    if isinstance(i.outcome, Ended) and end is None:
        end = i.outcome.on or i.outcome.by.on
    if how is How.LATE:
        end = as_of
    return Bar(on_one_line(title_of(i)), f"{_last_day(i)}; {_stands(i, contested)}", how, i.started, i.limit, end)


def _stands(i: Instance, contested: _Contested) -> str:
    """How a limit stands, and whether another answer to an open question of law would turn that round."""
    return standing(i) + ("; contested" if (i.id, i.trigger.id) in contested else "")


def _last_day(i: Instance) -> str:
    if i.duty.bound is Bound.TAKES_EFFECT:
        return f"takes effect {words(i.limit)}"
    if i.duty.bound is Bound.OPEN_UNTIL:
        return f"open until {words(i.limit)}"
    return f"{'the limit was' if isinstance(i.outcome, (Disapplied, Ended)) else 'due'} {words(i.limit)}"


def _place(bar: Bar) -> tuple[date, bool, date]:
    """Limits stand below what started them."""
    return bar.start, bar.how is not How.EVENT, bar.limit


def _described(events: list[Event], limits: list[Instance], found: Found) -> str:
    counts = (
        ("Late now", found.late), ("Still to come", found.ahead), ("Done late", [i for i in found.was_late if i.done]),
        ("Done in time", found.in_time),
    )  # fmt: skip
    said = f"{_counted(len(events), 'event')} and {_counted(len(limits), 'limit')}. "
    return said + " ".join(f"{name}: {len(group)}." for name, group in counts)


def _counted(many: int, noun: str) -> str:
    return f"{many} {noun}{'' if many == 1 else 's'}"


def _rows(events: Iterable[Event], limits: Iterable[Instance], contested: _Contested) -> Iterator[tuple[str, ...]]:
    """Events and limits by their day; what has no last day comes at the end."""
    keyed: list[tuple[tuple[date, Row, str], tuple[str, ...]]] = []
    for event in events:
        keyed.append(((event.on, Row.EVENT, ""), (words(event.on), _event(event), "happened", "", "")))
    for i in limits:
        day = words(i.limit) if i.limit else "no last day"
        cells = (
            day,
            title_of(i),
            _stands(i, contested),
            basis_of(i) if i.limit else words(i.started),
            i.duty.provision.brief,
        )
        keyed.append(((i.limit or date.max, Row.LIMIT, i.id), tuple(map(on_one_line, cells))))
    yield from (cells for _, cells in sorted(keyed, key=lambda each: each[0]))
