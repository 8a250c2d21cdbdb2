"""The limbs of exception to one limit: whether each is available, and whether somebody determined that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sendrules.case.circumstances import Determination
from sendrules.case.conditions import Finding, Occasion
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.life import TestedOn
from sendrules.statutory.limit import Occurrence


class LimbState(StrEnum):
    """Whether the conditions of a limb are met. Available is not yet an excuse: that needs a determination."""

    AVAILABLE = "available"
    NOT_AVAILABLE = "not-available"
    NEEDS_FACTS = "needs-facts"
    NOT_IN_FORCE = "not-in-force"


_STATE = {True: LimbState.AVAILABLE, False: LimbState.NOT_AVAILABLE, None: LimbState.NEEDS_FACTS}


@dataclass(frozen=True, slots=True)
class LimbFinding:
    """One limb of one limit: whether it is available, why, and who determined what.

    Attributes:
        limb: the limb.
        state: whether its conditions are met.
        finding: why; None where the limb was not in force.
        determinations: those that count.
        too_soon: those dated before the limit ran or before the ground was there, which count for nothing.
    """

    limb: Limb
    state: LimbState
    finding: Finding | None
    determinations: tuple[Determination, ...] = ()
    too_soon: tuple[Determination, ...] = ()

    @property
    def id(self) -> str:
        """The limb's id."""
        return self.limb.id

    @property
    def disapplies(self) -> bool:
        """Whether the limit is disapplied by it: available, and determined."""
        return self.state is LimbState.AVAILABLE and bool(self.determinations)


def limb_findings(duty: Duty, occurrence: Occurrence, limit: date) -> tuple[LimbFinding, ...]:
    """Give every limb of a duty's limit with its state.

    Args:
        duty: the duty.
        occurrence: the start, and what became of it.
        limit: the day on which the limit falls.
    """
    return tuple(_findings(duty, occurrence, limit))


def _findings(duty: Duty, occurrence: Occurrence, limit: date) -> Iterator[LimbFinding]:
    course, view = occurrence.course, occurrence.view
    started = course.started
    occasion = Occasion(view, course.event, started + timedelta(1), limit)
    for limb in duty.unless:
        tested = limit if limb.in_force.tested_on is TestedOn.LIMIT else started
        if not limb.in_force.contains(tested):
            yield LimbFinding(limb, LimbState.NOT_IN_FORCE, None)
            continue
        finding = limb.when.test(occasion)
        made: list[Determination] = []
        void: list[Determination] = []
        for d in _determinations(limb, occurrence):
            # nobody can have judged that a ground made the limit impractical before either was there
            early = d.on < started or (finding.since is not None and d.on < finding.since)
            (void if early else made).append(d)
        yield LimbFinding(limb, _STATE[finding.holds], finding, tuple(made), tuple(void))


def _determinations(limb: Limb, occurrence: Occurrence) -> Iterator[Determination]:
    """The determinations on a limb that belong to this start."""
    view = occurrence.view
    if not is_determined(limb, view.case.determinations):
        return
    events = [s.event for s in occurrence.course.starts.all if s.holds]
    yield from view.determinations(limb.id, occurrence.event, events)


def is_determined(limb: Limb, determinations: Sequence[Determination]) -> bool:
    """Whether any determination speaks of a limb at all."""
    return any(d.limb == limb.id for d in determinations)


def excusing(duty: Duty, occurrence: Occurrence, limit: date) -> tuple[LimbFinding, ...]:
    """Give the limbs that lift a limit: of the duty itself, else of one that its limit is reckoned from.

    Args:
        duty: the duty.
        occurrence: the start, and what became of it.
        limit: the day on which the limit falls.
    """
    if not occurrence.view.case.determinations:
        return ()
    own = _lifting(duty, occurrence, limit)
    return own or _of_another_limit(duty, occurrence)


def _lifting(duty: Duty, occurrence: Occurrence, limit: date) -> tuple[LimbFinding, ...]:
    determinations = occurrence.view.case.determinations
    if not any(is_determined(limb, determinations) for limb in duty.unless):
        return ()
    return tuple(f for f in limb_findings(duty, occurrence, limit) if f.disapplies)


def _of_another_limit(duty: Duty, occurrence: Occurrence) -> tuple[LimbFinding, ...]:
    """A day that is reckoned from a lifted limit is no limit either."""
    for leg in duty.limit.legs() if duty.limit else ():
        other = (
            occurrence.law.in_force(leg.duty, occurrence.day) if isinstance(leg, LimitOf) and occurrence.day else None
        )
        day = occurrence.limit(other) if other is not None else None
        if other is not None and day is not None and (found := _lifting(other, occurrence, day)):
            return found
    return ()
