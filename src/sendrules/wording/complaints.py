"""Where a family may go about what was late, in everyday words: a complaint, an Ombudsman, the High Court, and by when.

What each body answers for is in ``holders``, the counting in ``routes``. The day given is the safe one: counted from the
earliest limit for which time is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.law.model.actors import Source
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.wording.besides import BESIDES
from sendrules.wording.claims_in_court import Count, Counts, counts
from sendrules.wording.contested import plain_reading
from sendrules.wording.found import Found
from sendrules.wording.holders import Route, route_for
from sendrules.wording.matters import body, capital, everyday, noun
from sendrules.wording.routes import ombudsman_days

_MOST_BODIES = 3
_MOST_OVER = 2
_WHERE = {
    Route.SCHOOL: "You can complain to {} under its own complaints procedure.",
    Route.COUNCIL_OR_SCHOOL: "You can complain to {}: the authority, or the school that it asked to.",
    Route.TRIBUNAL: "What {} has not done is not the authority's fault: ask the Tribunal's office.",
    Route.OTHER: "You can complain to {} under its own complaints procedure.",
}


def complaints_for_families(found: Found) -> Iterator[str]:
    """Say where the family may complain of what was late, body by body, and what it has begun already.

    Args:
        found: what is told of the case.
    """
    by_route: dict[Route, list[Instance]] = {}
    for i in found.missed:
        by_route.setdefault(route_for(i), []).append(i)
    for route, missed in by_route.items():
        names = list(dict.fromkeys(body(i) for i in missed))
        more = f" and {len(names) - _MOST_BODIES} more" if len(names) > _MOST_BODIES else ""
        named = (
            f"{', '.join(names[:-1])} and {names[-1]}"
            if 1 < len(names) <= _MOST_BODIES
            else ", ".join(names[:_MOST_BODIES])
        )
        yield _complaint(route, named + more, missed, found)
    yield from _court(found)
    yield from _begun(found)


def _complaint(route: Route, bodies: str, missed: list[Instance], found: Found) -> str:
    if route not in (Route.COUNCIL, Route.HEALTH):
        return _WHERE[route].format(bodies)
    days = [day for _, day in ombudsman_days(route, missed, found.result)]
    ombudsman = "Local Government and Social Care" if route is Route.COUNCIL else "Parliamentary and Health Service"
    how = "complain" if route is Route.COUNCIL else "make an NHS complaint"
    until = (
        f", to be safe by {everyday(min(days))}" if days else "; a year has passed, but it can take a late complaint"
    )
    return f"You can {how} to {bodies}, and then to the {ombudsman} Ombudsman{until}."


def _court(found: Found) -> Iterator[str]:
    """One line on judicial review: the safe day, what it is counted from, on which reading, and what is over."""
    claims = counts(found.missed, found.result)
    if claims.left:
        parts = (_safe_day(claims.left[0]), _otherwise(claims), _over(claims.over))
        yield f"{' '.join(filter(None, parts))} Get advice at once."
    elif claims.going_on:
        first = claims.going_on[0]
        yield (
            f"Three months have passed since {_from(first)}. Whether the High Court can still look at the delay (judicial "
            "review) is for the court: get advice at once."
        )


def _safe_day(first: Count) -> str:
    day = everyday(first.day)
    early = f" That is not a working day: file by {everyday(first.working_day)}." if first.working_day else ""
    only = f", if {plain_reading(first.only_if)}" if first.only_if else ""
    return (
        f"You can ask the High Court for judicial review: promptly, and to be safe by {day} at the latest.{early} "
        f"That is three months after {_from(first)}{only}."
    )


def _otherwise(claims: Counts) -> str:
    """What becomes of the safe day where a court reads the law in another way."""
    first = claims.left[0]
    if not first.unless:
        return ""
    other = claims.otherwise
    then = (
        f"the last day is {everyday(other.day)}, three months after {_from(other)}" if other else "there is no such day"
    )
    return f"If {plain_reading(first.unless[0])}, {then}."


def _over(over: tuple[Count, ...]) -> str:
    """What is over already: the grounds may have arisen then."""
    named = list(dict.fromkeys(f"{noun(c.of)} ({everyday(c.day)}, counted from {everyday(c.since)})" for c in over))
    if not named:
        return ""
    more = f" and {len(named) - _MOST_OVER} more" if len(named) > _MOST_OVER else ""
    return f"The time is over for {', '.join(named[:_MOST_OVER])}{more}."


def _from(c: Count) -> str:
    if c.of.compliance is Compliance.TOO_EARLY:
        return f"{everyday(c.since)}, when {noun(c.of)} was cut short"
    return f"{everyday(c.since)}, the last day for {noun(c.of)}"


def _begun(found: Found) -> Iterator[str]:
    """What the record shows of complaints, claims and travel, and is open."""
    for i in found.result.all_instances:
        if i.duty.provision.instrument not in BESIDES or not i.limit:
            continue
        guidance = " (guidance, not law)" if i.duty.source is Source.GUIDANCE else ""
        if i.compliance is Compliance.PENDING and isinstance(i.outcome, Due):
            verb = "You can" if i.duty.right else "Expect"
            yield f"{verb} {noun(i)}, by {everyday(i.limit)}{guidance}."
        elif i.compliance is Compliance.OVERDUE:
            yield f"{capital(noun(i))} was to come by {everyday(i.limit)}{guidance}, and is not recorded."
        elif i.duty.right and i.compliance is Compliance.UNKNOWN:
            yield f"The time to {noun(i)} may have ended on {everyday(i.limit)}; it can still be allowed. Get advice."
