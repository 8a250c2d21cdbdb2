"""What a letter may say was missed: only what no doubt and no other reading of the law would undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sendrules.result import Result
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.outcome import Compliance, Due
from sendrules.values import value
from sendrules.wording.basis import basis_of
from sendrules.wording.everyday import SELDOM_RECORDED
from sendrules.wording.holders import Route, route_for
from sendrules.wording.matters import days_in_full, everyday, noun
from sendrules.wording.said_once import said_once
from sendrules.wording.standing import standing


@value
class Missed:
    """One limit that the authority certainly missed.

    Attributes:
        what: what was to be done, in everyday words.
        by: the last day; where the law can be read in two ways, the later one.
        days: by how many days it is late, or came late.
        done_on: the day on which it was done; None while it is not.
        basis: from what the limit was counted; empty where two readings give two days.
        provision: where the limit stands.
        url: where the provision can be read.
    """

    what: str
    by: date
    days: int
    done_on: date | None
    basis: str
    provision: str
    url: str


def missed_by_authority(result: Result) -> tuple[Missed, ...]:
    """Give every limit that the authority certainly missed, the earliest first, each once.

    Args:
        result: the answer for the case.
    """
    owed = said_once(i for d in result.values() for i in d.instances if d.duty.source.binds and not d.duty.right)
    found = [missed for i in owed if i.id not in SELDOM_RECORDED and (missed := certainly_missed(i, result))]
    return tuple(sorted(found, key=lambda each: (each.by, each.what)))


def certainly_missed(i: Instance, result: Result) -> Missed | None:
    """Give what may be said of a limit that the authority missed; None where it kept it, or where that is not certain.

    Args:
        i: the occurrence.
        result: the answer for the case.
    """
    if why_not(i, result) is not None:
        return None
    limits = _limits(i, result)
    by, until = max(limits), i.done_on or result.as_of
    if until <= by:
        return None
    basis = days_in_full(basis_of(i)) if len(limits) == 1 else ""
    cited = i.duty.provision
    return Missed(noun(i), by, (until - by).days, i.done_on, basis, str(cited), cited.url)


def why_not(i: Instance, result: Result) -> str | None:
    """Say why a letter may not say that a limit was missed; None where it may.

    Args:
        i: the occurrence.
        result: the answer for the case.
    """
    if i.in_transit is not None:
        return "it was sent, and is on its way"
    if i.moved_by is not None or route_for(i) is not Route.COUNCIL:
        return "another body owes it"
    if i.compliance is Compliance.PENDING and i.limit is not None:
        return f"it is not late, and is due by {everyday(i.limit)}"
    missed = i.was_missed and i.compliance in (Compliance.OVERDUE, Compliance.MET_LATE) and isinstance(i.outcome, Due)
    if not missed or i.doubt is not None or i.depends_on is not None:
        return days_in_full(standing(i))
    for other in _others(i, result):
        if other.was_missed is not True or not isinstance(other.outcome, Due):
            return f"the law can be read in two ways, and this was not missed if {other.described}"
    return None


def last_day(i: Instance, result: Result) -> date | None:
    """Give the last day of a limit that has not passed: the later one where the law can be read in two ways.

    Args:
        i: the occurrence.
        result: the answer for the case.

    Returns:
        The day; None where it is not certain that there is one.
    """
    if i.doubt or i.depends_on or i.in_transit or i.moved_by or not isinstance(i.outcome, Due):
        return None
    if not all(isinstance(a.outcome, Due) for a in _others(i, result)):
        return None
    return max(_limits(i, result))


def _limits(i: Instance, result: Result) -> set[date]:
    """Give the last day under each reading of the law."""
    others = {a.outcome.on for a in _others(i, result) if isinstance(a.outcome, Due)}
    return others | ({i.limit} if i.limit else set())


def _others(i: Instance, result: Result) -> Iterator[Alternative]:
    """Give what other answers to contested questions make of one occurrence."""
    for other in result[i.id].alternatives:
        if i.trigger in (other.trigger, other.instead_of):
            yield other


def newest(found: Iterable[Instance]) -> tuple[Instance, ...]:
    """Give occurrences, the one that started last first.

    Args:
        found: the occurrences.
    """
    return tuple(sorted(found, key=lambda i: i.started, reverse=True))
