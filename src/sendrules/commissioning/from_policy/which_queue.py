"""Which queue of a policy a forecast is about: that for an educational psychologist, or else that for a finalised plan."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import Role
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import OneQueue, queues_of
from sendrules.statutory.waited_for import FINALISED_PLAN


def queue_for_the_plan(policy: LocalPolicy, as_of: date) -> tuple[OneQueue | None, str]:
    """Give the queue of a policy in which a case waits for an educational psychologist, or else that for a finalised plan.

    Args:
        policy: the policy as it stands on the day.
        as_of: the day of the question.

    Returns:
        The queue, None where there is none; and why there is none, or empty.
    """
    queues = [queue for queue in queues_of(policy.prioritisation) if queue.in_force_on(as_of)]
    if policy.prioritisation is not None and not policy.prioritisation.in_force_on(as_of):
        queues = []
    for fits in (for_a_psychologist, lambda queue: queue.waits_for == FINALISED_PLAN):
        found = [queue for queue in queues if fits(queue)]
        if len(found) > 1:
            ids = ", ".join(queue.id for queue in found)
            return (
                None,
                f"The policy has several queues for the same thing ({ids}), so the forecast takes the longest wait first.",
            )
        if found:
            return found[0], ""
    if queues:
        return (
            None,
            "No queue of the policy is for a psychologist's advice or for a plan. The forecast takes the longest wait first.",
        )
    return None, "The policy states no order of cases in force on that day. The forecast takes the longest wait first."


def for_a_psychologist(queue: OneQueue) -> bool:
    """Whether a queue is for the advice of an educational psychologist.

    Args:
        queue: the queue.
    """
    return queue.waits_for.from_role is Role.EDUCATIONAL_PSYCHOLOGIST and queue.waits_for.from_about is None
