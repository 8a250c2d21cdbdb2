"""The head of a family's page: what is late, and what to do about it by when, in at most three short sentences."""

from __future__ import annotations

from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Compliance
from sendrules.wording.claims_in_court import counts
from sendrules.wording.found import Found
from sendrules.wording.holders import Route, route_for
from sendrules.wording.in_short import leading, what_is_late, what_is_next
from sendrules.wording.matters import body, everyday, expected
from sendrules.wording.rights import open_steps
from sendrules.wording.routes import ombudsman_days


def short_for_families(found: Found) -> tuple[str, ...]:
    """Say what matters most to a family, and what it can do now.

    Args:
        found: what is told of the case.
    """
    return (*what_is_late(found), *_what_to_do(found))[:3]


def _what_to_do(found: Found) -> tuple[str, ...]:
    first = leading(found)
    if any(step.short for step in open_steps(found)) or (first and route_for(first) is Route.TRIBUNAL):
        return what_is_next(found)
    if first is not None and first.compliance is Compliance.OVERDUE:
        return (_ask(first, found),)
    coming = [i for i in found.ahead if expected(i) and not i.depends_on]
    if coming:
        return (*what_is_next(found), "If it has not come by then, write and ask for it.")
    return (_complain(first, found) if first is not None else ()) or what_is_next(found)


def _ask(first: Instance, found: Found) -> str:
    """To whom to write now; and by when at the latest a court can be asked."""
    text = f"Write to {body(first)} now and ask for it"
    if first.in_transit:
        text = "If it does not come within a few days, write and ask for it"
    claims = counts(found.missed, found.result)
    if claims.left:
        day = claims.left[0].working_day or claims.left[0].day
        return f"{text}; if you may want to go to court, get advice at once, for the time may end on {everyday(day)}."
    return f"{text}, and get advice on what else you can do."


def _complain(first: Instance, found: Found) -> tuple[str, ...]:
    """By when to complain of what came late, where an Ombudsman can still be asked."""
    route = route_for(first)
    if route not in (Route.COUNCIL, Route.HEALTH):
        return ()
    missed = [i for i in found.missed if route_for(i) is route]
    days = [day for _, day in ombudsman_days(route, missed, found.result)]
    return (
        (f"You can complain to {body(first)} about that, and to an Ombudsman by {everyday(min(days))}.",)
        if days
        else ()
    )
