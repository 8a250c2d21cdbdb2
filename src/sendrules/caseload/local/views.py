"""``LocalView``: what a policy says of each case of a table that rests on how the case waits and on its facts.

Targets stand beside the answers (``targets.py``). Steps and panels rest on other duties: the engine for one case tells them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sendrules.case.view import View
from sendrules.caseload.local.rows import Row
from sendrules.caseload.local.waits import Waits
from sendrules.local.answers.factors import FactorFinding, factor_findings, orders_of
from sendrules.local.answers.fast_track import FastTrackAnswer, place_of
from sendrules.local.answers.interim import Offer, offers
from sendrules.local.answers.panels import PanelAnswer, panels_for
from sendrules.local.answers.steps import StepAnswer, steps_for
from sendrules.local.answers.updates import UpdateTarget, updates
from sendrules.local.apply import Standing, queues_in_force, standing_in
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.result import StatutoryResult
from sendrules.statutory.waited_for import FINALISED_PLAN
from sendrules.statutory.waiting import Waiting

STEPS_AND_PANELS = "the policy has steps or panels, which the engine for one case tells"


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
    by_one_case = _has_steps_or_panels(policy)
    if by_one_case:
        waits.told.one_by_one[STEPS_AND_PANELS] += len(plan)
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
        steps, panels = _one_case(case, waits, policy, standing, notes) if by_one_case else ((), ())
        yield LocalView(
            reference=row.reference,
            factors=factors,
            fast_track=view.fast_track,
            interim_support=view.interim_support,
            updates=view.updates,
            queues=tuple(standing_in(queue, item) for queue, item in in_queues),
            steps=steps,
            panels=panels,
            notes=tuple(dict.fromkeys(notes)),
        )


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


def _has_steps_or_panels(policy: LocalPolicy) -> bool:
    return any(p.standards is not None and (p.standards.steps or p.standards.panels) for p in (policy, *policy.others))


def _one_case(
    case: int, waits: Waits, policy: LocalPolicy, standing: LocalPolicy, notes: list[str]
) -> tuple[tuple[StepAnswer, ...], tuple[PanelAnswer, ...]]:
    """Give the steps and panels of a case."""
    view = View(waits.sheet.table.case_of(case), waits.sheet.as_of, waits.batch.tables.calendar)
    law = StatutoryResult(view, waits.law)
    return tuple(steps_for(law, policy, notes)), tuple(panels_for(law, standing.standards))
