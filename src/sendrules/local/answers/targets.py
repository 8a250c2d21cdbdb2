"""``Target``: the date that a standard gives for one occurrence of a duty, always beside the law's own date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.law.model.duty import Bound
from sendrules.local.checking.floor import Standard, looser, target_day
from sendrules.local.declarations.base import Provenance
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
        if standard.duty not in law:
            continue
        for instance in law[standard.duty].instances:
            if isinstance(instance.outcome, Due | Disapplied | NoFixedLimit):
                yield _target(standard, instance, law)


def _target(standard: Standard, instance: Instance, law: StatutoryResult) -> Target:
    duty, reasons = instance.duty, [f"{period_text(standard.within)} from {words(instance.started)}"]
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
