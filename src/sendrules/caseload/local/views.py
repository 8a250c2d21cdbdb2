"""``LocalView``: what a policy says of each case of a table that rests on how the case waits and on its facts.

Targets stand beside the answers (``targets.py``). Steps and panels rest on other duties, which columns answer too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendrules.caseload.local.chronologies import Chronologies
from sendrules.caseload.local.duties import Duties
from sendrules.caseload.local.rows import Row
from sendrules.caseload.local.waits import Told, Waits
from sendrules.local.answers.factors import FactorFinding, factor_findings, orders_of
from sendrules.local.answers.fast_track import FastTrackAnswer, place_of
from sendrules.local.answers.interim import Offer, offers
from sendrules.local.answers.occurred import Occurred
from sendrules.local.answers.panels import PanelAnswer, panels_in
from sendrules.local.answers.steps import StepAnswer, steps_in
from sendrules.local.answers.updates import UpdateTarget, updates
from sendrules.local.apply import Standing, queues_in_force, standing_in
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.waited_for import FINALISED_PLAN
from sendrules.statutory.waiting import Waiting

LEFT = "columns cannot tell how a duty stands that a step or a panel rests on"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalView:
    """The authority's view of one case of a table. Each field is that of ``LocalResult``.

    Attributes:
        reference: the case's.
        factors: how each factor of its queues bears on the case.
        fast_track: what its fast track says, without the aims, which stand beside the answers.
        interim_support: what it offers while the child waits.
        updates: when the family that waits gets its next update.
        queues: how the case stands in each queue that is in force.
        steps: the authority's own steps.
        panels: for each open duty that a panel decides on, the last panel before the law's limit and the next one.
        notes: facts that could not be read, and what could not be told.
    """

    reference: str
    factors: tuple[FactorFinding, ...]
    fast_track: FastTrackAnswer
    interim_support: tuple[Offer, ...]
    updates: tuple[UpdateTarget, ...]
    queues: tuple[Standing, ...]
    steps: tuple[StepAnswer, ...]
    panels: tuple[PanelAnswer, ...]
    notes: tuple[str, ...]


def local_views(waits: Waits, policy: LocalPolicy) -> Iterator[LocalView]:
    """Give the authority's view of each case of a table, in the order of the table.

    Args:
        waits: how its cases wait; its sheet has the table and the facts.
        policy: the authority's policy, with those that stand in for it.
    """
    as_of = waits.sheet.as_of
    standing = policy.on(as_of)
    queues = queues_in_force(standing, as_of)
    plan = waits.of(FINALISED_PLAN)
    waiting = [waits.of(queue.waits_for) for queue in queues]
    own = _StepsAndPanels(waits, policy, standing)
    for case, row in enumerate(waits.rows):
        in_queues = [(queue, of[case]) for queue, of in zip(queues, waiting, strict=True)]
        view = _rests_on_the_wait(row, plan[case], waits, standing)
        notes = list(view.notes)
        factors = tuple(
            finding
            for queue, item in in_queues
            for order in orders_of(queue)
            for finding in factor_findings(item, standing, as_of, notes, order)
        )
        yield LocalView(
            reference=row.reference,
            factors=factors,
            fast_track=view.fast_track,
            interim_support=view.interim_support,
            updates=view.updates,
            queues=tuple(standing_in(queue, item) for queue, item in in_queues),
            steps=own.steps(case, row, notes),
            panels=own.panels(case),
            notes=tuple(dict.fromkeys(notes)),
        )
    own.count(waits.told)


@dataclass(frozen=True, slots=True)
class _OfTheWait:
    """What rests on the wait for the plan alone."""

    fast_track: FastTrackAnswer
    interim_support: tuple[Offer, ...]
    updates: tuple[UpdateTarget, ...]
    notes: tuple[str, ...]


def _rests_on_the_wait(row: Row, waiting: Waiting, waits: Waits, standing: LocalPolicy) -> _OfTheWait:
    as_of, calendar = waits.sheet.as_of, waits.batch.tables.calendar
    notes: list[str] = []
    fast, _ = place_of(waiting, standing, as_of, calendar, notes, row)
    open_offers = tuple(offers(waiting, as_of, standing, calendar, notes))
    return _OfTheWait(fast, open_offers, tuple(updates(waiting, as_of, standing, calendar, notes)), tuple(notes))


class _StepsAndPanels:
    """The authority's own steps and panels, for the cases of a table.

    Args:
        waits: how its cases wait.
        policy: the authority's policy, with those that stand in for it.
        standing: the policy as it stands on the day of the question.
    """

    def __init__(self, waits: Waits, policy: LocalPolicy, standing: LocalPolicy) -> None:
        self._policy, self._standards = policy, standing.standards
        self._as_of, self._calendar = waits.sheet.as_of, waits.batch.tables.calendar
        self._duties = Duties(waits.batch, waits.law, waits.answers_of)
        self._chronologies = Chronologies(self._duties, policy)

    def steps(self, case: int, row: Row, notes: list[str]) -> tuple[StepAnswer, ...]:
        """Say how each step stands in a case.

        Args:
            case: the case, by its number in the table.
            row: the case, as a policy sees it.
            notes: gets why a step does not count, or why a fact could not be read.
        """
        if not self._chronologies.may_have_steps[case]:
            return ()
        every = self._chronologies
        return tuple(steps_in(every.of(row, case), every.by_act, self._policy, notes))

    def panels(self, case: int) -> tuple[PanelAnswer, ...]:
        """Say what the days of panels mean for what is still to be decided in a case.

        Args:
            case: the case, by its number in the table.
        """

        def undecided(id: str) -> Sequence[Occurred]:
            return self._duties.undecided(id, case)

        return tuple(panels_in(undecided, self._standards, self._as_of, self._calendar))

    def count(self, told: Told) -> None:
        """Count who told it, where the policy has a step or a panel.

        Args:
            told: gets the counts.
        """
        published = (p.standards for p in (self._policy, *self._policy.others) if p.standards is not None)
        if any(standards.steps or standards.panels for standards in published):
            left = len(self._duties.left)
            told.by_columns += self._duties.batch.cases - left
            if left:
                told.one_by_one[LEFT] += left
