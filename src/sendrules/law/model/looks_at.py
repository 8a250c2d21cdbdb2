"""What a duty reads of a case: what its conditions, anchors and answers declare, together."""

from __future__ import annotations

from collections.abc import Iterator

from sendrules.case import kinds
from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.model.duty import Duty, Trigger

DETENTION = LooksAt.at(*kinds.DETENTION, EventKind.RELEASED)
"""What tells whether the person was detained on a day."""
WITHDRAWALS = LooksAt.at(
    EventKind.REQUEST_WITHDRAWN, EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST
)
"""What tells which request a withdrawal takes back."""


def looks_at(duty: Duty) -> LooksAt:
    """Give all that one version of a duty reads of a case, save what the duties read that its limit counts from.

    Args:
        duty: the version.

    >>> from sendrules.law.statute import statute
    >>> sorted(looks_at(statute().duty("act-76-3-special-needs-info")).events)
    [<EventKind.NEEDS_INFORMATION: 'needs-information'>]
    """
    found = LooksAt.all_of(_parts(duty))
    # whether a new start lies between, and was not taken back, is asked of every start that may be taken up again
    if EventKind.REQUEST_WITHDRAWN in found.events or duty.revived_by or duty.latest_start_only:
        found |= WITHDRAWALS
    return found


def _parts(duty: Duty) -> Iterator[LooksAt]:
    for trigger in duty.trigger:
        yield from _of_trigger(trigger)
    if duty.detained is not None:
        yield DETENTION
    for rule in (duty.discharged_by, duty.ends_with, duty.revived_by, duty.overtaken_by, duty.lapses):
        if rule is not None:
            yield rule.looks_at
    for condition in (duty.doubt, duty.unsure, *(limb.when for limb in duty.unless)):
        if condition is not None:
            yield condition.looks_at
    yield from _of_limits(duty)
    yield LooksAt.at(*duty.arises_with, *duty.moves_with)


def _of_limits(duty: Duty) -> Iterator[LooksAt]:
    for limit in (duty.limit, duty.safe.limit if duty.safe else None):
        for leg in limit.legs() if limit else ():
            if leg is not None:
                yield leg.looks_at


def _of_trigger(trigger: Trigger) -> Iterator[LooksAt]:
    yield LooksAt.at(trigger.kind, *trigger.set_by)
    if trigger.under_order:
        yield LooksAt.at(EventKind.DECISION_SUSPENDED, EventKind.SUSPENSION_ENDED, EventKind.DECISION_SET_ASIDE)
    if trigger.when is not None:
        yield trigger.when.looks_at
    if trigger.detained is not None:
        yield DETENTION
