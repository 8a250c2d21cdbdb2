"""Which exceptions bear on the limits of a case, the same one told once for all limits that it bears on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sendrules.case.circumstances import Determination
from sendrules.citation import Provision
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import LimbFinding, LimbState
from sendrules.statutory.outcome import Compliance, Ended
from sendrules.wording.explain import exceptions_in


class Bears(StrEnum):
    """How an exception bears on a limit."""

    LIFTS = "lifts"
    MAY_APPLY = "may apply"
    NOT_KNOWN = "not known"
    VOID = "void"
    NONE_APPLIES = "none applies"
    NONE_EXISTS = "none exists"


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One thing to say of exceptions, and the limits that it is said of.

    Attributes:
        how: how it bears.
        title: what must be so for it, in a few words; empty where it is about no one exception.
        provisions: where it stands, for each limit.
        of: the occurrences whose limits it bears on.
        decided: the decision that it applies, or that has no effect.
        missing: the facts that are missing.
        too_soon: whether a decision has no effect because it came too soon.
    """

    how: Bears
    title: str
    provisions: tuple[Provision, ...]
    of: tuple[Instance, ...]
    decided: Determination | None = None
    missing: tuple[str, ...] = ()
    too_soon: bool = False


_Key = tuple[Bears, str, tuple[date, str, str] | None, tuple[str, ...], bool]


def exceptions_of(found: Iterable[Instance]) -> tuple[Exceptional, ...]:
    """Give what is to be said of exceptions, each once.

    Args:
        found: the occurrences, in the order in which they are told.
    """
    told: dict[_Key, Exceptional] = {}
    for i in found:
        for one in _of_one(i):
            by = (one.decided.on, one.decided.by, one.decided.limb) if one.decided and one.how is Bears.VOID else None
            by = (one.decided.on, one.decided.by, "") if one.decided and one.how is Bears.LIFTS else by
            key = (one.how, one.title, by, one.missing, one.too_soon)
            if one.how is Bears.NONE_APPLIES:
                key = (one.how, str(one.provisions[0]), None, (), False)
            before = told.get(key)
            told[key] = one if before is None else _both(before, one)
    return tuple(sorted(told.values(), key=lambda e: list(Bears).index(e.how)))


def _both(a: Exceptional, b: Exceptional) -> Exceptional:
    provisions = tuple(dict.fromkeys((*a.provisions, *b.provisions)))
    return Exceptional(a.how, a.title, provisions, (*a.of, *b.of), a.decided, a.missing, a.too_soon)


def _of_one(i: Instance) -> Iterator[Exceptional]:
    if i.limit is None:
        return
    late = (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.UNKNOWN)
    missed = bool(i.days_over_when_ended) or (i.compliance in late and i.outcome.name == "due")
    live = [f for f in i.limbs if f.state is not LimbState.NOT_IN_FORCE]
    used = [f for f in live if f.disapplies]
    yield from (_told(Bears.LIFTS, f, i, decided=f.determinations[0]) for f in used)
    if used or i.compliance is Compliance.MET or (isinstance(i.outcome, Ended) and not missed):
        return
    open_ = list(_open(i, live))
    yield from open_
    for f in live:
        for d in f.too_soon + (f.determinations if f.state is not LimbState.AVAILABLE else ()):
            yield _told(Bears.VOID, f, i, decided=d, too_soon=any(d.on == x.on for x in f.too_soon))
    if missed and not open_:
        grounds = exceptions_in(i.duty) or (live[0].limb.provision if live else None)  # a ground of 2020, the only one
        if grounds:
            yield Exceptional(Bears.NONE_APPLIES, "", (grounds,), (i,))
        else:
            yield Exceptional(Bears.NONE_EXISTS, "", (), (i,))


def _open(i: Instance, live: Iterable[LimbFinding]) -> Iterator[Exceptional]:
    for f in live:
        if f.state is LimbState.AVAILABLE and not f.determinations:
            yield _told(Bears.MAY_APPLY, f, i)
        elif f.state is LimbState.NEEDS_FACTS:
            yield _told(Bears.NOT_KNOWN, f, i, missing=f.finding.missing if f.finding else ())


def _told(
    how: Bears,
    f: LimbFinding,
    i: Instance,
    *,
    decided: Determination | None = None,
    missing: tuple[str, ...] = (),
    too_soon: bool = False,
) -> Exceptional:
    return Exceptional(how, f.limb.title, (f.limb.provision,), (i,), decided, missing, too_soon)
