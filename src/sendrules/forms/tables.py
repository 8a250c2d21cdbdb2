"""The forms of ``timetable --json`` and ``queue --json``."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sendrules.forms.full import Provision
from sendrules.forms.shared import Calendar, Form, needed, perhaps
from sendrules.law.model.actors import Source
from sendrules.law.model.amendment import Amendment
from sendrules.statutory.waiting import Part


class Start(Form):
    """The event that everything follows from."""

    kind: str = needed("The kind of event.")
    on: date = needed("Its day.")


class Row(Form):
    """One duty that follows from the event."""

    due: date | None = needed(
        "The last day; for a window, the last day that it stays open; null where there is no date."
    )
    duty: str = needed("The duty's id.")
    title: str = needed("The duty in a few words.")
    provision: Provision = needed("Where the duty stands.")
    source: Source = needed("What it rests on. Only statute and case law bind.")
    holder: str = needed("Who owes it, or has the right, in the words of the law.")
    practical: date | None = needed(
        "The last working day before a limit on no working day; else null. No limit of law."
    )
    safe: date | None = needed("An earlier day that is safe on a stricter count; else null. Guidance, not law.")
    window_first: date | None = needed("The first day of a window; else null.")
    lawful_from: date | None = needed("The first day on which the act that ends a window is lawful; else null.")
    note: str = needed("What it depends on, or why there is no date; may be empty.")
    body: str = needed("What the commissioning body in the title is called locally on the day; may be empty.")


class TimetableBase(Form):
    """The rows that follow from one event."""

    format: Literal["sendrules-timetable-1"] = needed("The form and its version.")
    start: Start = needed("The event.")
    calendar: Calendar = needed("Which working days were used.")
    rows: list[Row] = needed("The rows, by date; those without one last.")


class AmendedTimetable(TimetableBase):
    """The rows that would follow under an amendment. It is not the law."""

    amendment: Amendment = needed("The amendment.")
    differences: list[str] = needed("The ids of the duties whose row differs from the law's.")


class Timetable(TimetableBase):
    """Every duty that follows from one date. `Timetable.to_dict()` and `timetable --json` give it; for several dates, a list."""

    what_if: AmendedTimetable = perhaps("The rows under an amendment, where one was given.")


class Override(Form):
    """The decision that put a case at its place."""

    role: str = needed("The role of the person who decided.")
    reason: str = needed("Why.")
    on: date = needed("The day of the decision.")
    until: date | None = needed("The last day for which it holds; null where it names none.")


class Place(Form):
    """One case's place."""

    place: int = needed("From 1.", ge=1)
    reference: str = needed("The reference of the case.")
    part: Part = needed("Whether the case waits for what the queue is for: waiting, not-known or not-waiting.")
    reasons: list[str] = needed("In words, in the order in which they counted.")
    lane: str = perhaps("The lane, where there are lanes.")
    place_in_lane: int = perhaps("Its place among the cases of its lane, from 1; where there are lanes.", ge=1)
    points: str = perhaps("Its points, as text so that nothing is rounded; where the order is by points.")
    override: Override = perhaps("The decision that put it here.")


class QueueLane(Form):
    """One lane. If no lane has a share or reserved places, the order across lanes says nothing; only within a lane it does."""

    id: str = needed("The lane's id.")
    title: str = needed("The lane in words.")
    share: str = perhaps("Its share of what is taken, as text so that nothing is rounded; where one is stated.")
    reserved: int = perhaps("Its places in each batch; where they are stated.", ge=1)


class Queue(Form):
    """Several cases in an authority's order. `queue --json` gives it."""

    format: Literal["sendrules-queue-2"] = needed("The form and its version.")
    as_of: date = needed("The day of the question.")
    read: int = needed("How many cases were read.", ge=0)
    taken: int = needed("How many of them come next.", ge=0)
    left: int = needed("How many are left.", ge=0)
    batch: list[str] = needed("The references of those that come next, first to last.")
    mode: str = needed("How the order is made.")
    policy: str = needed("The id of the queue.")
    waits_for: str = needed("What its cases wait for, in words.")
    source: str = needed("Whose policy it is, and for whom it stands in.")
    notes: list[str] = needed("What the order assumes, and facts that could not be read.")
    starvation_bound_weeks: int | None = needed(
        "How many weeks a case can be overtaken by later ones; null where nothing limits it. Without shares: within each lane."
    )
    lanes: list[QueueLane] = perhaps("The lanes, where there are lanes.")
    places: list[Place] = needed("Every case, first to last.")
