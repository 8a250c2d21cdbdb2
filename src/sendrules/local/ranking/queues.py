"""Which queue of a policy is asked about: the one that is named, or the only one."""

from __future__ import annotations

from datetime import date

from sendrules.case.refusals import did_you_mean
from sendrules.errors import InputError, NoPublishedPolicy, Problem
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import OneQueue, queues_of


def chosen_queue(policy: LocalPolicy, as_of: date, named: str | None = None) -> OneQueue:
    """Give the queue that is asked for: the one with the id, or the only one that is in force.

    Args:
        policy: the policy as it stands on the day.
        as_of: the day of the question.
        named: the id of the queue; None where the policy has one.

    Raises:
        NoPublishedPolicy: there is none in force on the day.
        InputError: there is none of that id, or there are several and none was named.
    """
    declared = policy.prioritisation
    if declared is None or not declared.in_force_on(as_of):
        raise NoPublishedPolicy(policy.authority.key, "prioritisation", declared.life if declared else "")
    queues = queues_of(declared)
    ids = [queue.id for queue in queues]
    if named is not None:
        found = next((queue for queue in queues if queue.id == named), None)
        if found is None:
            fix = did_you_mean(named, ids) or f"It has {', '.join(ids)}."
            raise InputError("queue", [Problem("queue", f"the policy has no queue {named!r}.", fix)])
        if not found.in_force_on(as_of):
            raise NoPublishedPolicy(policy.authority.key, "prioritisation", found.life)
        return found
    in_force = [queue for queue in queues if queue.in_force_on(as_of)]
    if not in_force:
        raise NoPublishedPolicy(policy.authority.key, "prioritisation", queues[0].life)
    if len(in_force) > 1:
        message = f"the policy has {len(in_force)} queues, and none was named."
        raise InputError("queue", [Problem("queue", message, f"Name one: {', '.join(q.id for q in in_force)}.")])
    return in_force[0]
