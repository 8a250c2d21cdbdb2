"""Whether an assessment was agreed or ordered, and whose advice came: what the wait for advice is told by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.case.events import Event
from sendrules.case.kinds import ORDERING, EventKind, Role, name_key, same_name
from sendrules.case.view import View
from sendrules.statutory.waited_for import AGREED, ASSESSMENT_ORDERED

REFUSED = (EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE, EventKind.REFUSAL_TO_REASSESS)
NAMED = {name_key(role.value.replace("-", " ")): role for role in Role} | {name_key(role.value): role for role in Role}


def agreed_to_assess(view: View, since: date | None) -> Event | None:
    """Give the decision, order, agreement or concession that secures the assessment, the first since it was last refused.

    Args:
        view: the case as known on the day of the question.
        since: the day from which the wait for the plan counts; None where none is recorded.
    """
    first = since or date.min
    secured = [e for e in view.events(*AGREED) if e.on >= first]
    secured += [e for e in view.events(*ORDERING) if e.on >= first and e.order in ASSESSMENT_ORDERED]
    refused = max((e.on for e in view.events(*REFUSED) if e.on >= first), default=date.min)
    secured = sorted((e for e in secured if e.on >= refused), key=lambda e: (e.on, e.kind))
    ended = max((e.on for e in view.events(EventKind.NO_PLAN_NOTICE) if e.on >= first), default=date.min)
    anew = (e for e in secured if e.on > ended)  # an assessment after the one that led to no plan
    return next(anew, None) or next(iter(secured), None)


def refused_before(view: View, since: date, agreed: date | None) -> date:
    """Give the day on which an assessment or a plan was last refused before the assessment in hand; the first day where none was.

    What was allocated or reported until then was for an assessment that was refused, or for one that is over.

    Args:
        view: the case as known on the day of the question.
        since: the first day that counts.
        agreed: the day on which the assessment in hand was agreed or ordered.
    """
    refusals = view.events(*REFUSED, EventKind.NO_PLAN_NOTICE)
    return max((e.on for e in refusals if since <= e.on < (agreed or date.min)), default=date.min)


def advice_that_came(view: View, since: date, role: Role, about: str | None) -> Iterator[tuple[Event, bool]]:
    """Give the advice that came from a role since a day; with False where it cannot be told whether it was theirs.

    Where a service is asked about, its name in ``about`` tells. Else whose advice it was is told by ``by``; else by whom the request with the same ``about`` was addressed to; else by an ``about``
    that is the name of a role.

    Args:
        view: the case as known on the day of the question.
        since: the first day.
        role: whose advice.
        about: the service, where the role alone does not tell.
    """
    for event in view.events(EventKind.ADVICE_RECEIVED):
        if event.on < since or (about is not None and event.about is not None and not same_name(event.about, about)):
            continue
        if about is not None and event.about is not None:  # the same service: the request may have gone to its trust
            yield event, event.by in (None, role)
            continue
        whose = _whose(event, view)
        if whose is None:
            yield event, False
        elif role in whose:
            yield event, len(whose) == 1 and about is None


def _whose(event: Event, view: View) -> frozenset[Role] | None:
    """Give the roles that the advice can be from; None where nothing tells."""
    if event.by is not None:
        return frozenset({event.by})
    asked = view.until(event.on, EventKind.ADVICE_REQUEST)
    asked = [e for e in asked if same_name(e.about, event.about)]
    if asked and all(e.to is not None for e in asked):
        return frozenset(e.to for e in asked if e.to is not None)
    named = NAMED.get(name_key(event.about))
    return frozenset({named}) if named else None


def allocations(view: View, since: date, role: Role, about: str | None) -> Iterator[tuple[Event, bool]]:
    """Give the allocations to a role since a day; with False where it cannot be told whether it was to the service.

    Args:
        view: the case as known on the day of the question.
        since: the first day.
        role: to whom.
        about: the service, where the role alone does not tell.
    """
    for event in view.events(EventKind.ALLOCATED):
        if event.on < since:
            continue
        named = about is not None and same_name(event.about, about)
        if event.to is role and (about is None or named):
            yield event, True
        elif named or (event.to is role and event.about is None):
            yield event, False
