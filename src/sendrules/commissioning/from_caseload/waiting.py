"""Who of a caseload waits for an educational psychologist, by how long ago the request came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
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
    return counted(who_waits(source, requests, as_of=as_of, **how))


class Stage(StrEnum):
    """How far an open request has come."""

    UNDECIDED = "undecided"
    WAITING = "waiting"
    UNSURE = "may wait"
    UNDER_WAY = "under way"


@value
class Open:
    """One request that is open.

    Attributes:
        case: the reference of its case.
        months: how many whole months it has waited.
        stage: how far it has come.
    """

    case: str
    months: int
    stage: Stage


def who_waits(source: Any, requests: Iterable[Request], *, as_of: date, **how: Any) -> list[Open]:
    """Say of every open request how far it has come.

    Args:
        source: the caseload.
        requests: its requests.
        as_of: the day of the question, the last of a month.
        how: as for ``waiting_cases``.
    """
    first = first_month_after(as_of)
    ranking = prioritise(source, engine=_for_a_psychologist(), as_of=as_of, **how).ranking
    part = {place.reference: place.part for place in ranking.places}
    stages = {Part.WAITING: Stage.WAITING, Part.NOT_KNOWN: Stage.UNSURE}
    found = []
    for request in requests:
        if not request.latest or request.ended:
            continue
        months = (first.year - request.on.year) * 12 + first.month - request.on.month - 1
        here = part.get(request.case, Part.NOT_WAITING)
        stage = Stage.UNDECIDED if request.agreed is None else stages.get(here, Stage.UNDER_WAY)
        found.append(Open(request.case, min(months, _LONGEST), stage))
    return found


def counted(found: Iterable[Open]) -> WaitingCases:
    """Count open requests by how long they have waited.

    Args:
        found: the requests.
    """
    listed = list(found)
    agreed = Counter(each.months for each in listed if each.stage in (Stage.WAITING, Stage.UNSURE))
    undecided = Counter(each.months for each in listed if each.stage is Stage.UNDECIDED)
    most = max([*agreed, *undecided], default=-1) + 1
    stages = Counter(each.stage for each in listed)
    return WaitingCases(
        tuple(agreed[n] for n in range(most)),
        tuple(undecided[n] for n in range(most)),
        stages[Stage.UNSURE],
        stages[Stage.UNDER_WAY],
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
