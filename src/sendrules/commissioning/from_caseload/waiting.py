"""Who of a caseload waits for an educational psychologist, by how long ago the request came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any

from sendrules.caseload.running.prioritise import prioritise
from sendrules.commissioning.from_caseload.requests import Request
from sendrules.engine import Engine
from sendrules.errors import InputError, Problem
from sendrules.local.declarations.authority import Authority, NoSettings
from sendrules.local.declarations.base import Provenance, Status
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.queue_for import QueueFor
from sendrules.local.declarations.single_orders import DateOrder
from sendrules.statutory.waiting import Part
from sendrules.values import value

_LONGEST = 599
"""The most whole months that the inputs of a forecast can hold."""


@value
class WaitingCases:
    """Who waits on a day.

    Attributes:
        agreed: by whole months since the month of the request, how many are agreed to assess and wait for a psychologist.
        undecided: likewise, of how many requests it is not decided yet whether there will be an assessment.
        unsure: how many of ``agreed`` may wait, and the record does not tell. They are counted as waiting.
        under_way: how many are agreed to assess, wait for no psychologist any more, and have no plan and no other end yet.
    """

    agreed: tuple[int, ...]
    undecided: tuple[int, ...]
    unsure: int
    under_way: int

    def counts(self, share: float) -> tuple[int, ...]:
        """Give who waits by whole months waited, the undecided ones by the share of them that will be agreed.

        The sum is rounded, and not each month by itself: of one in each of ten months, a share of 0.4 are four, and not none.

        Args:
            share: the share of requests that is agreed to assess.
        """
        longest_first = [int(up_to * share + 0.5) for up_to in accumulate(reversed(self.undecided))]
        each = [up_to - before for before, up_to in pairwise([0, *longest_first])]
        return tuple(agreed + n for agreed, n in zip(self.agreed, reversed(each), strict=True))


def first_month_after(as_of: date) -> date:
    """Give the month with which a forecast begins.

    Args:
        as_of: the last day of the month before it.

    Raises:
        InputError: it is another day, so that a month would be counted in part.

    >>> first_month_after(date(2026, 11, 30))
    datetime.date(2026, 12, 1)
    """
    after = as_of + timedelta(days=1)
    if after.day != 1:
        last = after.replace(day=1) - timedelta(days=1)
        fix = f"Give the last day of a month, such as {last}."
        raise InputError("--as-of", [Problem(str(as_of), "who waits is counted by whole months.", fix)])
    return after


def waiting_cases(source: Any, requests: Iterable[Request], *, as_of: date, **how: Any) -> WaitingCases:
    """Count who waits for an educational psychologist.

    A case waits from the decision to assess until it is allocated to one, or the advice of one comes. How long it has waited is
    counted from its request, by months, because the law counts from there.

    Args:
        source: the caseload.
        requests: its requests.
        as_of: the day of the question, the last of a month.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.
    """
    first = first_month_after(as_of)
    ranking = prioritise(source, engine=_for_a_psychologist(), as_of=as_of, **how).ranking
    part = {place.reference: place.part for place in ranking.places}
    agreed: Counter[int] = Counter()
    undecided: Counter[int] = Counter()
    unsure = under_way = 0
    for request in requests:
        if not request.latest or request.ended:
            continue
        months = (first.year - request.on.year) * 12 + first.month - request.on.month - 1
        months = min(months, _LONGEST)
        if request.agreed is None:
            undecided[months] += 1
        elif part.get(request.case) in (Part.WAITING, Part.NOT_KNOWN):
            agreed[months] += 1
            unsure += part[request.case] is Part.NOT_KNOWN
        else:
            under_way += 1
    most = max([*agreed, *undecided], default=-1) + 1
    return WaitingCases(
        tuple(agreed[n] for n in range(most)), tuple(undecided[n] for n in range(most)), unsure, under_way
    )


def _for_a_psychologist() -> Engine:
    """An engine that puts those in order of date who wait for a psychologist; only who waits is read of it."""
    source = Provenance(document="sendrules", place="who waits for a psychologist", status=Status.ASSUMPTION)
    order = DateOrder(
        id="wait-for-a-psychologist",
        title="Who waits for a psychologist",
        provenance=(source,),
        for_=QueueFor(act="advice-received", from_="educational-psychologist"),
    )
    who = Authority(key="planner", name="The planner")
    return Engine(LocalPolicy(authority=who, settings=NoSettings(), prioritisation=order))
