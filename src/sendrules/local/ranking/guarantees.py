"""Which cases a guarantee covers: those overdue for so long, those of its condition, or those of both."""

from __future__ import annotations

from datetime import date

from sendrules.local.answers.facts import holds
from sendrules.local.declarations.ordering import Guarantee
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.waiting import Part, Waiting


def covers(guarantee: Guarantee, item: Waiting, policy: LocalPolicy, as_of: date, notes: list[str]) -> bool:
    """Say whether a guarantee covers a case.

    Args:
        guarantee: the promise.
        item: the case, with its dates.
        policy: the authority's policy.
        as_of: the day of the question.
        notes: gets the reason where what the condition reads is not recorded, so that the case is not covered.
    """
    if item.part is not Part.WAITING:  # nothing brings a case forward that does not wait
        return False
    weeks = guarantee.overdue_weeks
    if weeks is not None and (item.limit is None or (as_of - item.limit).days <= weeks * 7):
        return False
    if guarantee.when is None:
        return True
    so, why = holds(guarantee.when, item.case, policy, as_of, notes)
    if so is None:
        notes.append(f"{item.case.reference}: not covered by {guarantee.title!r}: {why}")
    return so is True
