"""``Target``: the date that a standard gives for one occurrence of a duty, always beside the law's own date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.law.model.duty import Bound
from sendrules.local.answers.asked import asker_of, chosen
from sendrules.local.answers.facts import tested
from sendrules.local.checking.floor import Standard, looser, standards_of, target_day
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.standards import InternalLimit
from sendrules.local.declarations.values import period_text
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Due, NoFixedLimit
from sendrules.statutory.result import StatutoryResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A date of the authority's own. It moves no date of the law.

    Attributes:
        standard: the id of the standard or target.
        title: it in words a parent could read.
        duty: the id of the duty.
        on: the date; None where it was rejected or cannot be counted.
        due: the law's date; None where it has none.
        started_by: the id of the event that it runs from.
        rejected: why it does not count; empty where it does.
        reasons: how it came out, in words a parent could read.
        provenance: where the standard comes from.
        kind: "internal-limit", "aim" or "commitment".
    """

    standard: str
    title: str
    duty: str
    on: date | None
    due: date | None
    started_by: str | None
    rejected: str
    reasons: tuple[str, ...]
    provenance: tuple[Provenance, ...]
    kind: str

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "standard": self.standard,
            "title": self.title,
            "duty": self.duty,
            "kind": self.kind,
            "on": plain(self.on),
            "due": plain(self.due),
            "started_by": self.started_by,
            "rejected": self.rejected or None,
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def targets_for(law: StatutoryResult, standards: Iterable[Standard]) -> Iterator[Target]:
    """Give a target for every occurrence of a duty that a standard is for. A looser one is rejected, and never clamped.

    Args:
        law: the law's answer, which stands already.
        standards: the standards that apply.
    """
    for standard in standards:
        for instance in _limited(law, standard.duty):
            yield _target(standard, instance, law)


def limits_for(law: StatutoryResult, policy: LocalPolicy, notes: list[str]) -> Iterator[Target]:
    """Give the targets of the internal limits that were in force when each limit began to run, as a duty is by its trigger.

    Of several limits for one duty, that counts which says most of the case: by who asked, or by a condition.

    Args:
        law: the law's answer, which stands already.
        policy: the authority's policy, with those that stand in for it.
        notes: gets why a limit does not count, or why a fact could not be read.
    """
    published = {id(p.standards): p for p in (policy, *policy.others) if p.standards is not None}
    for each in published.values():
        by_duty: dict[str, list[Standard]] = {}
        for standard in standards_of(each):
            if standard.what == "internal limit":
                by_duty.setdefault(standard.duty, []).append(standard)
        for duty, standards in by_duty.items():
            for instance in _limited(law, duty):
                if began_under(instance.started, each, policy):
                    yield from _chosen(standards, instance, law, each, notes)


def began_under(started: date, each: LocalPolicy, policy: LocalPolicy) -> bool:
    """Whether what began on a day began under the standards of one of several policies.

    Args:
        started: the day.
        each: the policy whose standards these are.
        policy: the authority's policy, with those that stand in for it.
    """
    stands = policy.on(started).standards
    return stands is not None and stands is each.standards and stands.in_force_on(started)


def _limited(law: StatutoryResult, duty: str) -> Iterator[Instance]:
    if duty in law:
        for instance in law[duty].instances:
            if isinstance(instance.outcome, Due | Disapplied | NoFixedLimit):
                yield instance


def _chosen(
    standards: list[Standard], instance: Instance, law: StatutoryResult, policy: LocalPolicy, notes: list[str]
) -> Iterator[Target]:
    """Give the target of the standard that counts for one occurrence, by who asked and by conditions."""
    view, way = law.view, -1 if instance.duty.bound is Bound.OPEN_UNTIL else 1

    def laxness(limit: InternalLimit) -> int:
        try:
            return way * target_day(of[id(limit)], instance.duty, instance.started, view.calendar).toordinal()
        except BeyondHorizonError:
            return date.max.toordinal()

    of = {id(s.declared): s for s in standards}
    limits = [s.declared for s in standards if isinstance(s.declared, InternalLimit)]
    asker = asker_of(instance.trigger, view)
    found = chosen(limits, asker, lambda when: tested(when, view.case, policy, view.as_of, notes), laxness)
    if found.entry is not None:
        yield _target(of[id(found.entry)], instance, law, found.reasons)
    elif found.why:
        titles = ", ".join(s.title for s in standards)
        notes.append(f"{view.case.reference}: it cannot be told whether a limit counts ({titles}): {found.why}")


def _target(standard: Standard, instance: Instance, law: StatutoryResult, why: tuple[str, ...] = ()) -> Target:
    duty, reasons = instance.duty, [f"{period_text(standard.within)} from {words(instance.started)}", *why]
    day, rejected = None, ""
    try:
        day = target_day(standard, duty, instance.started, law.view.calendar)
    except BeyondHorizonError as error:
        rejected = f"it cannot be counted: {error}"
    limit = instance.limit
    if day is not None and limit is not None:
        if duty.source.binds and looser(day, limit, duty.bound):
            way = "closes the window before" if duty.bound is Bound.OPEN_UNTIL else "is later than"
            rejected = f"{words(day)} {way} the law's {words(limit)} ({duty.provision}), so it does not count"
            day = None
        else:
            reasons.append(f"due in law {words(limit)} ({duty.provision})")
    elif day is not None and duty.limit is not None:
        rejected, day = "the law's own date is not known, so the two cannot be compared", None
    elif day is not None:
        reasons.append(f"the law sets no date here; it says {duty.residual!r}, which still binds and may be sooner")
    if isinstance(instance.outcome, Disapplied):
        reasons.append(f"the law's limit is disapplied; what remains is {instance.outcome.residual!r}")
    kind = getattr(standard.declared, "kind", None)
    return Target(
        standard=standard.id,
        title=standard.title,
        duty=duty.id,
        on=day,
        due=instance.limit,
        started_by=instance.trigger.id,
        rejected=rejected,
        reasons=tuple(reasons),
        provenance=standard.declared.provenance,
        kind=kind.value if kind else "internal-limit",
    )
