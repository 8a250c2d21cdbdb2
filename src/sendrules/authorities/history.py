"""Which authority came after which, and what became of one by a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from sendrules.authorities.authority import Authority
from sendrules.authorities.errors import NotAnAuthorityThen
from sendrules.authorities.registry import every_authority, known, rows_of
from sendrules.explanation import words
from sendrules.values import value


@value
class Succession:
    """One authority took over from another, all of its area or a part of it.

    Attributes:
        day: the first day of the new one.
        before: the old one.
        after: the new one.
        source: the order that says so.
    """

    day: date
    before: Authority
    after: Authority
    source: str


@cache
def changes() -> tuple[Succession, ...]:
    """Give every succession that the registry knows, the earliest first.

    >>> sorted({change.day.year for change in changes()})
    [2019, 2021, 2023, 2027]
    """
    every = every_authority()
    return tuple(
        Succession(date.fromisoformat(row["day"]), every[row["before"]], every[row["after"]], row["source"])
        for row in rows_of("successions.csv")
    )


def successors(authority: Authority) -> tuple[Authority, ...]:
    """Give the authorities that took over from one, in the order of their codes; none where it goes on.

    Args:
        authority: the old one.

    >>> from sendrules.authorities import by_code
    >>> [a.called for a in successors(by_code("936"))]
    ['East Surrey (code not known)', 'West Surrey (code not known)']
    """
    return tuple(change.after for change in changes() if change.before == authority)


def predecessors(authority: Authority) -> tuple[Authority, ...]:
    """Give the authorities from which one took over, in the order of their codes; none where the registry knows of none.

    Args:
        authority: the new one.

    >>> from sendrules.authorities import by_code
    >>> [a.name for a in predecessors(by_code("839"))]
    ['Dorset', 'Poole', 'Bournemouth']
    """
    return tuple(change.before for change in changes() if change.after == authority)


def became(authority: Authority, by: date) -> tuple[Authority, ...]:
    """Give what an authority had become by a day: itself while it is there, else those that took over, however often.

    Several means that its area was divided. Which of them has a child's case is a question of where the child lives.

    Args:
        authority: the authority.
        by: the day asked about.

    Raises:
        OutsideRegistry: the day is outside the registry.
        NotAnAuthorityThen: the authority was not there yet on that day.

    >>> from sendrules.authorities import by_code
    >>> [a.name for a in became(by_code("837"), date(2018, 9, 1))]
    ['Bournemouth']
    >>> [a.code for a in became(by_code("837"), date(2026, 9, 1))]
    ['839']
    """
    known(by)
    if authority.first is not None and by < authority.first:
        raise not_yet(authority, by)
    return _heirs(authority, by)


def _heirs(authority: Authority, day: date) -> tuple[Authority, ...]:
    if authority.there_on(day):
        return (authority,)
    return tuple(dict.fromkeys(last for heir in successors(authority) for last in _heirs(heir, day)))


def not_yet(authority: Authority, day: date) -> NotAnAuthorityThen:
    """Say that an authority was not there yet, and which were."""
    assert authority.first is not None  # only an authority that began can be asked about too early
    before = tuple(a for a in predecessors(authority) if a.there_on(day))
    return NotAnAuthorityThen(authority, day, f"{authority.called} began on {words(authority.first)}.", before)


def no_more(authority: Authority, day: date) -> NotAnAuthorityThen:
    """Say that an authority had ended, and which took over."""
    assert authority.last is not None  # only an authority that ended can be asked about too late
    reason = f"{authority.called} ended on {words(authority.last)}."
    return NotAnAuthorityThen(authority, day, reason, _heirs(authority, day))
