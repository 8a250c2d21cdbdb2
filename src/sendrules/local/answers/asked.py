"""Which of several limits or steps counts for a case, by who asked and by conditions: the one that says most of the case.

Where who asked is not recorded, or a fact of a condition, only the laxest that could count does: it holds of every case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sendrules.case.conditions import Finding
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, Role
from sendrules.case.view import View
from sendrules.local.declarations.asked import ForSomeCases
from sendrules.local.declarations.conditions import When

T = TypeVar("T", bound=ForSomeCases)
REQUESTS = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)
UNASKED = (EventKind.RESPONSIBLE, EventKind.DETAINED_ATTENTION)
"""What begins an assessment without a request, so that it is known that nobody asked."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked for what a limit or a step counts from.

    Attributes:
        known: whether it is known who asked, or that nobody did.
        role: who; None where nobody did, or it is not recorded.
    """

    known: bool
    role: Role | None = None


def asker_of(start: Event, view: View) -> Asker:
    """Say who made the request that an event is, or that it follows from.

    Args:
        start: the event.
        view: the case.
    """
    before = [e for e in view.until(start.on, *REQUESTS, *UNASKED) if e is not start]
    found = start if start.kind in (*REQUESTS, *UNASKED) else before[-1] if before else None
    if found is None:
        return Asker(known=False)
    return Asker(known=found.kind in UNASKED or found.by is not None, role=found.by)


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """What counts for a case.

    Attributes:
        entry: the limit or step; None where none counts.
        why: what is not recorded, so that only the laxest counts, or none; empty where nothing is missing.
    """

    entry: T | None
    why: str = ""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the laxest counts, in words a parent could read."""
        return (f"{self.why}, so the laxest of those that could count does",) if self.why else ()


def chosen(
    entries: Sequence[T], asker: Asker, holds: Callable[[When], Finding], laxness: Callable[[T], int]
) -> Chosen[T]:
    """Give what counts of several for one start.

    Args:
        entries: what is for the same thing.
        asker: who asked.
        holds: tests a condition on the case.
        laxness: a number that is higher the laxer an entry is.
    """
    tested = {id(entry): holds(entry.when) for entry in entries if entry.when is not None}
    roles: tuple[Role | None, ...] = (asker.role,) if asker.known else tuple(Role)
    possible = [entry for role in roles for entry in _possible(entries, role, tested, laxness)]
    if all(entry is None for entry in possible):
        return Chosen(None)
    if len({id(entry) for entry in possible}) == 1:
        return Chosen(possible[0])
    missing = dict.fromkeys(name for finding in tested.values() if finding.holds is None for name in finding.missing)
    asked = not asker.known and any(entry.requested_by for entry in entries)
    why = " and ".join(part for part in ("who asked" if asked else "", ", ".join(missing)) if part)
    certain = [entry for entry in possible if entry is not None]
    laxest = max(certain, key=laxness) if len(certain) == len(possible) else None
    return Chosen(laxest, f"not recorded: {why}")


def _possible(
    entries: Sequence[T], role: Role | None, tested: dict[int, Finding], laxness: Callable[[T], int]
) -> Iterator[T | None]:
    """Give each entry that could be the one that counts for a request by a role; None where it could be that none does."""
    of_role = [entry for entry in entries if not entry.requested_by or role in entry.requested_by]
    for said in (2, 1, 0):
        here = [entry for entry in of_role if bool(entry.requested_by) + (entry.when is not None) == said]
        sure = [entry for entry in here if id(entry) not in tested or tested[id(entry)].holds is True]
        perhaps = [entry for entry in here if id(entry) in tested and tested[id(entry)].holds is None]
        if sure:
            strictest = min(sure, key=laxness)
            yield from (entry for entry in perhaps if laxness(entry) < laxness(strictest))
            yield strictest
            return
        yield from perhaps
    yield None
