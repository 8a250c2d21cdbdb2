"""``LocalResult``: what an authority's policy says of one case, beside the statutory answer and never inside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sendrules.local.answers.factors import FactorFinding, factor_findings, orders_of
from sendrules.local.answers.fast_track import FastTrackAnswer, fast_track_answer
from sendrules.local.answers.interim import Offer, offers
from sendrules.local.answers.panels import PanelAnswer, panels_for
from sendrules.local.answers.steps import StepAnswer, steps_for
from sendrules.local.answers.targets import Target, limits_for
from sendrules.local.answers.unread import unread
from sendrules.local.answers.updates import UpdateTarget, updates
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import OneQueue, queues_of
from sendrules.local.loading.plugin_errors import in_words
from sendrules.statutory.result import StatutoryResult
from sendrules.statutory.waiting import Part, Waiting, waiting_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one case stands in one queue of the authority's.

    Attributes:
        queue: the queue's id.
        title: it in words.
        waits_for: what its cases wait for, in words.
        part: whether this case does.
        reason: its dates; or why it does not wait, or why that is not known.
    """

    queue: str
    title: str
    waits_for: str
    part: Part
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "queue": self.queue,
            "title": self.title,
            "waits_for": self.waits_for,
            "part": self.part.value,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class LocalResult:
    """The authority's view of one case.

    Attributes:
        authority: its name.
        distribution: the plugin it came from.
        policies: for each hook, whether there is a policy, whether it is in force, and which other stands in.
        factors: how each factor of its prioritisation bears on the case; none while it is not in force.
        notes: facts that could not be read, facts of the case that nothing reads, or why the policy could not be applied.
        targets: the dates of its internal limits, each beside the law's date.
        rejected: the targets that would have been looser than the law; they do not count.
        steps: its own steps that no duty limits, each beside the limits of the law around it.
        fast_track: what its fast track says; None only where the policy could not be applied.
        interim_support: what it offers while the child waits.
        updates: when the family that waits gets its next update, where updates are promised.
        panels: for each open duty that a panel decides on, the last panel before the law's limit and the next one.
        queues: how the case stands in each of its queues that is in force.
    """

    authority: str
    distribution: str
    policies: tuple[tuple[str, str], ...]
    factors: tuple[FactorFinding, ...]
    notes: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    rejected: tuple[Target, ...] = ()
    fast_track: FastTrackAnswer | None = None
    interim_support: tuple[Offer, ...] = ()
    updates: tuple[UpdateTarget, ...] = ()
    panels: tuple[PanelAnswer, ...] = ()
    queues: tuple[Standing, ...] = ()
    steps: tuple[StepAnswer, ...] = ()

    def to_dict(self, *, full: bool = False) -> dict[str, Any]:
        """Give it as plain data.

        Args:
            full: with where each declaration comes from.
        """
        out = {
            "authority": self.authority,
            "distribution": self.distribution,
            "policies": dict(self.policies),
            "targets": [t.to_dict() for t in self.targets],
            "rejected": [t.to_dict() for t in self.rejected],
            "steps": [step.to_dict() for step in self.steps],
            "fast_track": self.fast_track.to_dict() if self.fast_track else None,
            "interim_support": [offer.to_dict() for offer in self.interim_support],
            "updates": [update.to_dict() for update in self.updates],
            "panels": [panel.to_dict() for panel in self.panels],
            "queues": [standing.to_dict() for standing in self.queues],
            "factors": [_factor(f) for f in self.factors],
            "notes": list(self.notes),
        }
        return out if full else _without_sources(out)


def _without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_sources(each) for name, each in value.items() if name != "provenance"}
    return [_without_sources(each) for each in value] if isinstance(value, list) else value


def _factor(finding: FactorFinding) -> dict[str, Any]:
    out: dict[str, Any] = {
        "factor": finding.factor.id,
        "weight": finding.weight,
        "known": finding.known,
        "reason": finding.reason,
        "provenance": [p.model_dump(mode="json") for p in finding.factor.provenance],
    }
    if finding.points is not None:
        out["points"] = f"{finding.points.normalize():f}"
    if finding.missing:
        out["missing_evidence"] = list(finding.missing)
    return out


def apply_policy(law: StatutoryResult, policy: LocalPolicy) -> LocalResult:
    """Apply a policy to a case whose statutory answer stands already. What goes wrong is noted, and never raised.

    Args:
        law: the law's answer. Nothing here can change it.
        policy: the authority's policy.
    """
    notes: list[str] = []
    as_of, calendar, waiting = law.view.as_of, law.view.calendar, waiting_of(law)

    def safely(make: Callable[[], T], otherwise: T) -> T:
        try:
            return make()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            notes.append(f"{waiting.case.reference}: the policy could not be applied ({in_words(error)})")
            return otherwise

    standing = safely(lambda: policy.on(as_of), policy)

    def factors() -> tuple[FactorFinding, ...]:
        return tuple(
            finding
            for queue in queues_in_force(standing, as_of)
            for order in orders_of(queue)
            for finding in factor_findings(waiting_of(law, queue.waits_for), standing, as_of, notes, order)
        )

    nothing: tuple[Any, ...] = ()
    found = safely(lambda: tuple(limits_for(law, policy, notes)), nothing)
    fast = safely(lambda: fast_track_answer(law, waiting, standing, notes), None)
    steps = safely(lambda: tuple(steps_for(law, policy, notes)), nothing)
    every = (*found, *(fast.targets if fast else ()))
    weighed = safely(factors, nothing)
    queues = safely(
        lambda: tuple(
            standing_in(queue, waiting_of(law, queue.waits_for)) for queue in queues_in_force(standing, as_of)
        ),
        nothing,
    )
    status = safely(lambda: tuple(policy.status(as_of).items()), tuple(policy.status().items()))
    notes.extend(safely(lambda: unread(law.view.case, policy, as_of), nothing))
    open_offers = safely(lambda: tuple(offers(waiting, as_of, standing, calendar, notes)), nothing)
    promised = safely(lambda: tuple(updates(waiting, as_of, standing, calendar, notes)), nothing)
    return LocalResult(
        authority=policy.authority.name,
        distribution=policy.distribution,
        policies=status,
        factors=weighed,
        notes=tuple(dict.fromkeys(notes)),
        targets=tuple(t for t in every if not t.rejected),
        rejected=tuple(t for t in every if t.rejected),
        fast_track=fast,
        interim_support=open_offers,
        updates=promised,
        panels=safely(lambda: tuple(panels_for(law, standing.standards)), nothing),
        queues=queues,
        steps=steps,
    )


def queues_in_force(policy: LocalPolicy, as_of: date) -> tuple[OneQueue, ...]:
    """Give the queues of a policy that are in force on a day.

    Args:
        policy: the policy as it stands on the day.
        as_of: the day.
    """
    declared = policy.prioritisation
    if declared is None or not declared.in_force_on(as_of):
        return ()
    return tuple(queue for queue in queues_of(declared) if queue.in_force_on(as_of))


def standing_in(queue: OneQueue, waiting: Waiting) -> Standing:
    """Say how a case stands in a queue.

    Args:
        queue: the queue.
        waiting: how the case waits for what the queue is for.
    """
    return Standing(
        queue=queue.id,
        title=queue.title,
        waits_for=queue.waits_for.with_article,
        part=waiting.part,
        reason=waiting.reason,
    )
